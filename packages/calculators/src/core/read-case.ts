/** Reading the fields of a case that came from outside: each wrong field is named, nothing is guessed. */
import { refuse } from './outcome.ts'
import type { Outcome } from './outcome.ts'

export type CaseFields = Readonly<Record<string, unknown>>
type Refusal = Extract<Outcome<never>, { ok: false }>

export function isRecord(value: unknown): value is CaseFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * An unknown field is an error (a misspelt field would otherwise be ignored in silence). A field that belongs to another form of the
 * same calculator may be there with null, which is the same as absent.
 */
export function unknownField(fields: CaseFields, allowed: ReadonlySet<string>, otherForms?: ReadonlySet<string>): Refusal | null {
  for (const name in fields) {
    if (allowed.has(name) || (otherForms?.has(name) === true && isAbsent(fields[name]))) continue
    return refuse('unknown-field', `unknown field '${name}'`)
  }
  return null
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

export function notANumber(name: string): Refusal {
  return refuse('wrong-type', `'${name}' must be a number`)
}

export function missing(name: string): Refusal {
  return refuse('missing-field', `'${name}' is missing`)
}
