import type { CaseId, Problem } from './problems.ts'

/** Readers for values that come from outside. Absent (undefined or null) gives NaN or undefined; what is wrong is noted. */
export type Fields = Readonly<Record<string, unknown>>

/** The bounds within which a number can be meant; outside them a slip of unit or digit is certain, not only likely. */
export type Limits = { readonly above?: number; readonly from?: number; readonly to: number; readonly hint?: string }

export function asFields(value: unknown): Fields | undefined {
  // A JSON object: its members are unknown, which is what Fields says.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

export function readId(value: unknown, problems: Problem[]): CaseId {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  problems.push({ field: 'id', code: 'wrong-type', message: 'must be text or a number.' })
  return null
}

export function readNumber(value: unknown, at: string, name: string, limits: Limits, problems: Problem[]): number {
  if (value === undefined || value === null) return Number.NaN
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    problems.push({ field: at + name, code: 'wrong-type', message: 'must be a number.' })
    return Number.NaN
  }
  if (value > limits.to) {
    const hint = limits.hint === undefined ? '' : ` ${limits.hint}`
    problems.push({
      field: at + name,
      code: limits.hint ? 'wrong-unit' : 'out-of-range',
      message: `${value} is more than ${limits.to}.${hint}`,
    })
    return Number.NaN
  }
  if ((limits.from !== undefined && value < limits.from) || (limits.above !== undefined && value <= limits.above)) {
    const bound = limits.from === undefined ? `not more than ${limits.above}` : `less than ${limits.from}`
    problems.push({ field: at + name, code: 'out-of-range', message: `${value} is ${bound}.` })
    return Number.NaN
  }
  return value
}

export function readBoolean(value: unknown, at: string, name: string, problems: Problem[]): boolean | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value
  problems.push({ field: at + name, code: 'wrong-type', message: 'must be true or false.' })
  return undefined
}

/** The place of a word in a list; -1 when it is absent or unknown (which is then noted). */
export function readWord(value: unknown, words: readonly string[], at: string, name: string, problems: Problem[]): number {
  if (value === undefined || value === null) return -1
  const index = typeof value === 'string' ? words.indexOf(value) : -1
  if (index < 0) {
    problems.push({ field: at + name, code: 'unknown-value', message: `${show(value)} is not one of ${words.join(', ')}.` })
  }
  return index
}

export function noteUnknown(at: string, name: string, problems: Problem[]): void {
  problems.push({ field: at + name.slice(0, 80), code: 'unknown-field', message: 'is not a field of this calculator.' })
}

export function noteMissing(at: string, name: string, problems: Problem[]): void {
  problems.push({ field: at + name, code: 'missing-field', message: 'is needed.' })
}

/** A value in a message: short, and quoted when it is text. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
