import { encoded, putBytes, putNumber, putString, putText, type JsonBytes } from '../core/json-bytes.ts'
import { centileOf } from '../core/normal.ts'
import type { CaseId, Problem } from '../core/problems.ts'
import { emptyCase, readGrowthCaseInto } from './growth-case.ts'
import { fillGrowthSheet, type GrowthSheet } from './growth-sheet.ts'
import { growthVersions } from './growth-versions.ts'
import { NO_REASON, REASON_CODES, REASON_TEXTS } from './reasons.ts'
import { MEASURES, POPULATIONS, REFERENCES } from './words.ts'

/** The answer of the growth calculator straight as JSON bytes: what the object would give, without making the object. */
const BEGIN = encoded('{"id":')
const RESULTS = encoded(',"results":[')
const CENTILE = encoded(',"centile":')
const PLAUSIBLE = encoded(',"implausible":false}')
const IMPLAUSIBLE = encoded(',"implausible":true}')
const VERSIONS = encoded('],"versions":')
const END = encoded('}')
const WITHOUT_SCORE = REASON_TEXTS.map((text, reason) => {
  const reasons = `"reason":${JSON.stringify(text)},"reasonCode":${JSON.stringify(REASON_CODES[reason])}`
  return encoded(`null,"centile":null,"implausible":false,${reasons}}`)
})
const beginnings: (Uint8Array | undefined)[] = Array.from({ length: MEASURES.length * 128 })
const versionTexts = new Map<number, Uint8Array>()
const scratch = emptyCase()

/** False when the case asks for a value or cannot be computed: those rare answers are made as objects. */
export function writeGrowth(input: unknown, out: JsonBytes, sheet: GrowthSheet): boolean {
  const problems: Problem[] = []
  readGrowthCaseInto(scratch, input, problems)
  if (problems.length > 0 || scratch.inverse) return false
  fillGrowthSheet(scratch, sheet)
  putBytes(out, BEGIN)
  putId(out, scratch.id)
  putBytes(out, RESULTS)
  let used = 0
  for (let row = 0; row < sheet.count; row += 1) {
    putRow(out, sheet, row)
    used |= 1 << sheet.reference[row]!
  }
  putBytes(out, VERSIONS)
  putBytes(out, versionText(used))
  putBytes(out, END)
  return true
}

function putRow(out: JsonBytes, sheet: GrowthSheet, row: number): void {
  const reason = sheet.reason[row]!
  putBytes(out, beginningOf(sheet, row))
  if (reason !== NO_REASON) {
    putBytes(out, WITHOUT_SCORE[reason]!)
    return
  }
  const z = sheet.z[row]!
  putNumber(out, z)
  putBytes(out, CENTILE)
  putNumber(out, centileOf(z))
  putBytes(out, sheet.implausible[row] === 1 ? IMPLAUSIBLE : PLAUSIBLE)
}

function putId(out: JsonBytes, id: CaseId): void {
  if (typeof id === 'string') putString(out, id)
  else putText(out, String(id))
}

function beginningOf(sheet: GrowthSheet, row: number): Uint8Array {
  const measure = sheet.measure[row]!
  const reference = sheet.reference[row]!
  const population = sheet.population[row]!
  const comma = row > 0 ? 1 : 0
  const key = ((measure * 8 + reference) * 8 + population + 1) * 2 + comma
  let beginning = beginnings[key]
  if (beginning === undefined) {
    const words = { measure: MEASURES[measure], reference: REFERENCES[reference], population: POPULATIONS[population] ?? null }
    beginning = encoded(`${row > 0 ? ',' : ''}${JSON.stringify(words).slice(0, -1)},"z":`)
    beginnings[key] = beginning
  }
  return beginning
}

function versionText(used: number): Uint8Array {
  let text = versionTexts.get(used)
  if (text === undefined) {
    text = encoded(JSON.stringify(growthVersions(used)))
    versionTexts.set(used, text)
  }
  return text
}
