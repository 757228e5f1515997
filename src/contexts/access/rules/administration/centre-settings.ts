/** How a centre can be reached, as its administrator may change it; hours and closed days with their bounds. */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { normaliseEmail } from '../account.ts'
import { findWrongHours, type NewHours } from '../centre.ts'

export const contactFields = ['name', 'phone', 'dutyPhone', 'streetAddress', 'postalCode', 'town', 'directions', 'pagerAddress'] as const
export type ContactField = (typeof contactFields)[number]
export type Contact = Readonly<Record<ContactField, string>>

const patterns: Readonly<Record<Exclude<ContactField, 'pagerAddress'>, RegExp>> = {
  name: /^[^\p{C}]{2,80}$/u,
  phone: /^\+?[\d ()-]{3,20}$/,
  dutyPhone: /^\+?[\d ()-]{3,20}$/,
  streetAddress: /^[^\p{C}]{3,120}$/u,
  postalCode: /^[1-9]\d{3} ?[A-Za-z]{2}$/,
  town: /^[^\p{C}]{2,80}$/u,
  directions: /^[^\p{C}]{0,400}$/u,
}

/** The fields that cannot be so, or the contact in one form: without space around it, a postal code as `1234 AB`. */
export function checkContact(wish: Contact): Result<Contact, { readonly kind: 'wrong-fields'; readonly fields: readonly ContactField[] }> {
  const trimmed = Object.fromEntries(contactFields.map((field) => [field, wish[field].trim().replaceAll(/\s+/g, ' ')])) as Contact
  const wrong = contactFields.filter((field) =>
    field === 'pagerAddress'
      ? trimmed.pagerAddress !== '' && normaliseEmail(trimmed.pagerAddress) === null
      : !patterns[field].test(trimmed[field]),
  )
  if (wrong.length > 0) return err({ kind: 'wrong-fields', fields: wrong })
  const postalCode = trimmed.postalCode
    .replaceAll(' ', '')
    .toUpperCase()
    .replace(/^(\d{4})/, '$1 ')
  return ok({ ...trimmed, postalCode, pagerAddress: normaliseEmail(trimmed.pagerAddress) ?? '' })
}

/** Null: the college of the municipality; empty: no public body is responsible, and the way leads to the court (rules/case-file/remedies.ts). */
export function checkObjectionBody(typed: string, municipality: string): Result<string | null, { readonly kind: 'wrong-body' }> {
  const body = typed.trim().replaceAll(/\s+/g, ' ')
  if (!/^[^\p{C}]{0,200}$/u.test(body)) return err({ kind: 'wrong-body' })
  return ok(body === collegeOf(municipality) ? null : body)
}

export function collegeOf(municipality: string): string {
  return `het college van burgemeester en wethouders van ${municipality}`
}

export type HoursRefusal =
  | { readonly kind: 'wrong-hours'; readonly weekday: number; readonly way: NewHours['kind'] }
  | { readonly kind: 'never-open' }

/** Opens before it closes, and not twice at one time; a centre can be called on one day at least. */
export function checkHours(hours: readonly NewHours[]): Result<readonly NewHours[], HoursRefusal> {
  const wrong = findWrongHours(hours)
  if (wrong !== undefined) return err({ kind: 'wrong-hours', weekday: wrong.weekday, way: wrong.kind })
  return hours.some(({ kind }) => kind === 'phone') ? ok(hours) : err({ kind: 'never-open' })
}

/** A day to come, within two years. What is past was open or closed; nobody changes that any more. */
export function checkClosedDay(day: PlainDate, today: PlainDate): Result<PlainDate, { readonly kind: 'day-in-past' | 'day-too-far' }> {
  if (Temporal.PlainDate.compare(day, today) < 0) return err({ kind: 'day-in-past' })
  return Temporal.PlainDate.compare(day, today.add({ years: 2 })) > 0 ? err({ kind: 'day-too-far' }) : ok(day)
}
