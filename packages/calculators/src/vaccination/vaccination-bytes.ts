/** The answer of the vaccination schedule straight as JSON bytes. What repeats itself, all but ids and dates, is made once. */
import { putAnswer } from '../core/json-answer.ts'
import { encoded, putAscii, putBytes, putString, type JsonBytes } from '../core/json-bytes.ts'
import { describePastDose } from './describe.ts'
import type { ForecastDose, ReasonedDate } from './forecast.ts'
import type { PastDose, VaccinationPlan } from './plan.ts'
import type { Vaccine } from './programme.ts'

/** What a dose of the programme says in one status: the bytes before its dates. */
type Beginning = { readonly of: ForecastDose; readonly bytes: Uint8Array }

const ID = encoded('{"id":')
const SCHEME = encoded(',"scheme":')
const PAST = encoded(',"past":[')
const FORECAST = encoded('],"forecast":[')
const VERSIONS = encoded('],"versions":')
const END = encoded('}')
const COMMA = encoded(',')
const VALID = encoded('","valid":true')
const NOT_VALID = encoded('","valid":false')
const REASON = encoded(',"reason":')
const EARLIEST = encoded(',"earliest":"')
const RECOMMENDED_FROM = encoded(',"recommendedFrom":"')
const RECOMMENDED_TO = encoded(',"recommendedTo":"')
const LATEST = encoded(',"latest":"')
const QUOTE = encoded('"')
const pastBeginnings = new Map<Vaccine, Uint8Array>()
const beginnings = new Map<string, Beginning[]>()

export function putVaccinations(out: JsonBytes, id: unknown, { scheme, past, forecast, versions }: VaccinationPlan): void {
  putBytes(out, ID)
  putAnswer(out, id)
  putBytes(out, SCHEME)
  putString(out, scheme)
  putBytes(out, PAST)
  for (let i = 0; i < past.length; i += 1) {
    if (i > 0) putBytes(out, COMMA)
    putPast(out, past[i]!)
  }
  putBytes(out, FORECAST)
  for (let i = 0; i < forecast.length; i += 1) {
    if (i > 0) putBytes(out, COMMA)
    putForecast(out, forecast[i]!)
  }
  putBytes(out, VERSIONS)
  putAnswer(out, versions)
  putBytes(out, END)
}

function putPast(out: JsonBytes, dose: PastDose): void {
  putBytes(out, pastBeginningOf(dose.vaccine))
  putAscii(out, dose.date)
  putBytes(out, dose.valid ? VALID : NOT_VALID)
  const reason = describePastDose(dose, 'en')
  if (reason !== null) {
    putBytes(out, REASON)
    putString(out, reason)
  }
  putBytes(out, END)
}

function pastBeginningOf(vaccine: Vaccine): Uint8Array {
  let bytes = pastBeginnings.get(vaccine)
  if (bytes === undefined) {
    bytes = encoded(`{"vaccine":${JSON.stringify(vaccine)},"date":"`)
    pastBeginnings.set(vaccine, bytes)
  }
  return bytes
}

function putForecast(out: JsonBytes, dose: ForecastDose): void {
  putBytes(out, beginningOf(dose))
  putDate(out, EARLIEST, dose.earliest)
  putDate(out, RECOMMENDED_FROM, dose.recommendedFrom)
  putDate(out, RECOMMENDED_TO, dose.recommendedTo)
  putDate(out, LATEST, dose.latest)
  putBytes(out, END)
}

function putDate(out: JsonBytes, name: Uint8Array, reasoned: ReasonedDate | null): void {
  if (reasoned === null) return
  putBytes(out, name)
  putAscii(out, reasoned.date)
  putBytes(out, QUOTE)
}

function beginningOf(dose: ForecastDose): Uint8Array {
  let known = beginnings.get(dose.rule)
  if (known === undefined) {
    known = []
    beginnings.set(dose.rule, known)
  }
  for (const { of, bytes } of known) {
    if (of.status === dose.status && of.dose === dose.dose && of.source === dose.source && of.vaccine === dose.vaccine) return bytes
  }
  const { vaccine, dose: number, status, rule, source } = dose
  const bytes = encoded(JSON.stringify({ vaccine, dose: number, status, rule, source }).slice(0, -1))
  known.push({ of: dose, bytes })
  return bytes
}
