/** Where people live (FAM-11): several homes at a time are as they are, twice in one home is not. An address as the post knows it. */
import { isSooner, type PlainDate } from '#platform/time.ts'
import { plain } from './person.ts'
import { refused, type FamilyRefusal } from './refusals.ts'

export type Address = { readonly street: string; readonly houseNumber: string; readonly postalCode: string; readonly town: string }

export const stayParts = ['always', 'half', 'weekends', 'holidays', 'sometimes'] as const
export type StayPart = (typeof stayParts)[number]

export type Stay = { readonly homeId: string; readonly personId: string; readonly from: PlainDate; readonly until: PlainDate | null }

/** "1234 AB", or null when it is no Dutch postal code: four digits, the first no 0, and two letters but not SA, SD, SS. */
export function readPostalCode(text: string): string | null {
  const [, digits, letters = ''] = /^\s*([1-9]\d{3})\s*([a-z]{2})\s*$/i.exec(text) ?? []
  const capitals = letters.toUpperCase()
  return digits === undefined || ['SA', 'SD', 'SS'].includes(capitals) ? null : `${digits} ${capitals}`
}

/** Every part that is wrong, in the order of a form. */
export function addressFaults(typed: Address): FamilyRefusal[] {
  const isText = (text: string, longest: number): boolean => text.trim() !== '' && text.trim().length <= longest
  const wrong: readonly (readonly [field: keyof Address, isRight: boolean])[] = [
    ['street', isText(typed.street, 120)],
    ['houseNumber', /^\d{1,5}(\s?[-/]?\s?[\p{L}\d]{1,6})?$/u.test(typed.houseNumber.trim())],
    ['postalCode', readPostalCode(typed.postalCode) !== null],
    ['town', isText(typed.town, 80)],
  ]
  return wrong.flatMap(([field, isRight]) => (isRight ? [] : [refused('not-an-address', field)]))
}

export function readAddress(typed: Address): Address | FamilyRefusal {
  const postalCode = readPostalCode(typed.postalCode)
  const [wrong = null] = addressFaults(typed)
  if (wrong !== null || postalCode === null) return wrong ?? refused('not-an-address', 'postalCode')
  return { street: typed.street.trim(), houseNumber: typed.houseNumber.trim(), postalCode, town: typed.town.trim() }
}

/** What makes an address the same address, however it is written. */
export function addressKey({ postalCode, houseNumber }: Address): string {
  return `${postalCode.replaceAll(' ', '')} ${plain(houseNumber).replaceAll(' ', '')}`.toUpperCase()
}

export function checkStay(stay: Stay, known: readonly Stay[]): FamilyRefusal | null {
  if (stay.until !== null && !isSooner(stay.from, stay.until)) return refused('ends-before-it-begins', 'until')
  const there = known.some(
    (one) =>
      one.homeId === stay.homeId &&
      one.personId === stay.personId &&
      (one.until === null || isSooner(stay.from, one.until)) &&
      (stay.until === null || isSooner(one.from, stay.until)),
  )
  return there ? refused('lives-there-already', 'from') : null
}
