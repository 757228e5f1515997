/** The answer of the vaccination schedule straight as JSON bytes. What repeats itself, all but ids and dates, is made once. */
import { putAnswer } from '../core/json-answer.ts'
import { encoded, putBytes, putString, type JsonBytes } from '../core/json-bytes.ts'
import type { VaccinationResult } from './vaccination-case.ts'

type Forecast = VaccinationResult['forecast'][number]
/** What a dose of the programme says in one status: the bytes before its dates. */
type Beginning = { readonly of: Forecast; readonly bytes: Uint8Array }

const ID = encoded('{"id":')
const SCHEME = encoded(',"scheme":')
const PAST = encoded(',"past":[')
const FORECAST = encoded('],"forecast":[')
const PROVENANCE = encoded('],"provenance":')
const END = encoded('}')
const COMMA = encoded(',')
const VACCINE = encoded('{"vaccine":')
const DATE = encoded(',"date":')
const VALID = encoded(',"valid":true')
const NOT_VALID = encoded(',"valid":false')
const REASON = encoded(',"reason":')
const DATES = (['earliest', 'recommendedFrom', 'recommendedTo', 'latest'] as const).map((name) => [name, encoded(`,"${name}":`)] as const)
const beginnings = new Map<string, Beginning[]>()

export function putVaccinations(out: JsonBytes, { id, scheme, past, forecast, provenance }: VaccinationResult): void {
  putBytes(out, ID)
  putAnswer(out, id)
  putBytes(out, SCHEME)
  putString(out, scheme)
  putBytes(out, PAST)
  for (let i = 0; i < past.length; i += 1) {
    const { vaccine, date, valid, reason } = past[i]!
    if (i > 0) putBytes(out, COMMA)
    putBytes(out, VACCINE)
    putString(out, vaccine)
    putBytes(out, DATE)
    putString(out, date)
    putBytes(out, valid ? VALID : NOT_VALID)
    if (reason !== undefined) {
      putBytes(out, REASON)
      putString(out, reason)
    }
    putBytes(out, END)
  }
  putBytes(out, FORECAST)
  for (let i = 0; i < forecast.length; i += 1) {
    if (i > 0) putBytes(out, COMMA)
    putForecast(out, forecast[i]!)
  }
  putBytes(out, PROVENANCE)
  putAnswer(out, provenance)
  putBytes(out, END)
}

function putForecast(out: JsonBytes, dose: Forecast): void {
  putBytes(out, beginningOf(dose))
  for (const [name, bytes] of DATES) {
    const date = dose[name]
    if (date === undefined) continue
    putBytes(out, bytes)
    putString(out, date)
  }
  putBytes(out, END)
}

function beginningOf(dose: Forecast): Uint8Array {
  let known = beginnings.get(dose.rule)
  if (known === undefined) {
    known = []
    beginnings.set(dose.rule, known)
  }
  for (const { of, bytes } of known) {
    if (of.status === dose.status && of.dose === dose.dose && of.source === dose.source && of.vaccine === dose.vaccine) return bytes
  }
  const { earliest: _e, recommendedFrom: _f, recommendedTo: _t, latest: _l, ...rest } = dose
  const bytes = encoded(JSON.stringify(rest).slice(0, -1))
  known.push({ of: dose, bytes })
  return bytes
}
