/** The form about vaccinations: child, mother, doses that were given, and the plan of the register. Pure; server and browser. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { formatDate } from '#calculators/core/civil-date.ts'
import { VACCINES, type Vaccine } from '#calculators/vaccination/programme.ts'
import type { ChildToVaccinate, GivenDose } from '#calculators/vaccination/plan.ts'
import type { RegisterDose } from '#calculators/vaccination/register-plan.ts'
import { rvp2025 } from '#calculators/vaccination/rvp-2025.ts'
import type { MotherFacts } from '#calculators/vaccination/scheme.ts'
import {
  isFromOurForm,
  readDate,
  readDateFields,
  readGestation,
  readNumber,
  rowCount,
  textOf,
  wordOf,
  type Fault,
  type Faults,
  type Typed,
} from './typed.ts'

/** More doses than this the form does not take. */
export const MOST_DOSES = 60
/** Lines of the register that the form shows at least, and at most. */
const FEWEST_LINES = 3
const MOST_LINES = 20

export const yesOrNo = ['yes', 'no'] as const

/** The vaccines that the register has a code for. */
export const registerVaccines: readonly { readonly vaccine: Vaccine; readonly code: string }[] = rvp2025.courses.flatMap(
  ({ vaccine, rivmCode }) => (rivmCode === null ? [] : [{ vaccine, code: rivmCode }]),
)

export type VaccinationQuestion = { readonly child: ChildToVaccinate; readonly register: readonly RegisterDose[] }
export type VaccinationReading = { readonly faults: Faults; readonly question: VaccinationQuestion | null }

export const doseField = (row: number, part: 'vaccine' | 'date'): string => `d${row}-${part}`
export const lineField = (row: number, part: 'code' | 'target'): string => `r${row}-${part}`

const known = new Set([
  ...['birth', 'asof'].flatMap((name) => ['day', 'month', 'year'].map((part) => `${name}-${part}`)),
  ...['jab', 'jabWeeks', 'jabDays', 'infectionWeeks', 'hbsag', 'doses', 'go'],
  ...Array.from({ length: MOST_DOSES }, (_, i) => [doseField(i + 1, 'vaccine'), doseField(i + 1, 'date')]).flat(),
  ...Array.from({ length: MOST_LINES }, (_, i) => [lineField(i + 1, 'code'), lineField(i + 1, 'target')]).flat(),
])

export const isVaccinationForm = (typed: Typed): boolean => isFromOurForm(typed, (name) => known.has(name))

export const doseCount = (typed: Typed): number => rowCount(typed, 'doses', MOST_DOSES)

/** One line more than is filled in, so that there is always room. */
export function lineCount(typed: Typed): number {
  const filled = Array.from({ length: MOST_LINES }, (_, i) => i + 1).filter((row) => hasLine(typed, row))
  return Math.min(MOST_LINES, Math.max(FEWEST_LINES, (filled.at(-1) ?? 0) + 1))
}

const hasLine = (typed: Typed, row: number): boolean =>
  textOf(typed, lineField(row, 'code')) !== '' || textOf(typed, lineField(row, 'target')) !== ''

export function readVaccinationForm(typed: Typed, today: CivilDay): VaccinationReading {
  const faults: Record<string, Fault> = {}
  const asOfRead = readDateFields(typed, 'asof')
  if (asOfRead?.ok === false) faults['asof'] = asOfRead.error
  const asOf = asOfRead?.ok === true ? asOfRead.value : today
  const birthRead = readDateFields(typed, 'birth')
  if (birthRead === null) faults['birth'] = { code: 'needed' }
  else if (!birthRead.ok) faults['birth'] = birthRead.error
  else if (birthRead.value > asOf) faults['birth'] = { code: birthRead.value > today ? 'in-future' : 'after-as-of' }
  const birth = birthRead?.ok === true ? birthRead.value : null
  const mother = readMother(typed, faults)
  const doses = readDoses(typed, birth, asOf, faults)
  const register = readRegister(typed, faults)
  if (birth === null || Object.keys(faults).length > 0) return { faults, question: null }
  return { faults, question: { child: { birth, asOf, mother, doses }, register } }
}

/** What is left open is not known; what is not known does not protect. */
function readMother(typed: Typed, faults: Record<string, Fault>): MotherFacts {
  const jab = wordOf(typed, 'jab', yesOrNo)
  const weeks = (name: string): number | undefined => {
    const read = readGestation(textOf(typed, name))
    if (!read.ok && read.error.code !== 'too-small') faults[name] = read.error
    // An early week is a right answer here: it is too early to protect, and the rule says so.
    return read.ok ? (read.value ?? undefined) : (readNumber(textOf(typed, name)) ?? undefined)
  }
  const weeksGestation = weeks('jabWeeks')
  const infection = weeks('infectionWeeks')
  const daysText = textOf(typed, 'jabDays')
  const days = daysText === '' ? null : readNumber(daysText)
  if (daysText !== '' && days === null) faults['jabDays'] = { code: 'not-a-number' }
  else if (days !== null && days > LONGEST_PREGNANCY_DAYS) faults['jabDays'] = { code: 'too-large', value: LONGEST_PREGNANCY_DAYS }
  return {
    ...(jab === null ? {} : { maternalPertussis: { given: jab === 'yes', weeksGestation, daysBeforeBirth: days ?? undefined } }),
    ...(infection === undefined ? {} : { maternalPertussisInfection: { weeksGestation: infection } }),
    motherHBsAg: textOf(typed, 'hbsag') === 'yes',
  }
}

const LONGEST_PREGNANCY_DAYS = 315

function readDoses(typed: Typed, birth: CivilDay | null, asOf: CivilDay, faults: Record<string, Fault>): readonly GivenDose[] {
  const doses: GivenDose[] = []
  for (let row = 1; row <= doseCount(typed); row += 1) {
    const [vaccineField, dateField] = [doseField(row, 'vaccine'), doseField(row, 'date')]
    const vaccine = wordOf(typed, vaccineField, VACCINES)
    const text = textOf(typed, dateField)
    if (textOf(typed, vaccineField) === '' && text === '') continue
    if (vaccine === null) faults[vaccineField] = { code: 'choose' }
    const date = text === '' ? null : readDate(text)
    if (date === null) faults[dateField] = { code: 'needed' }
    else if (!date.ok) faults[dateField] = date.error
    else if (date.value > asOf) faults[dateField] = { code: 'after-as-of' }
    else if (birth !== null && date.value < birth) faults[dateField] = { code: 'before-birth' }
    else if (vaccine !== null) doses.push({ vaccine, day: date.value })
  }
  return doses
}

function readRegister(typed: Typed, faults: Record<string, Fault>): readonly RegisterDose[] {
  const lines: RegisterDose[] = []
  for (let row = 1; row <= MOST_LINES; row += 1) {
    if (!hasLine(typed, row)) continue
    const [codeField, targetField] = [lineField(row, 'code'), lineField(row, 'target')]
    const code = registerVaccines.find((one) => one.code === textOf(typed, codeField))?.code
    if (code === undefined) faults[codeField] = { code: 'choose' }
    const text = textOf(typed, targetField)
    const target = text === '' ? null : readDate(text)
    if (target === null) faults[targetField] = { code: 'needed' }
    else if (!target.ok) faults[targetField] = target.error
    else if (code !== undefined) lines.push({ rivmCode: code, earliest: null, target: formatDate(target.value) })
  }
  return lines
}
