/** What a colleague may tell about the own life, freely: then looking at neighbours and family is noticed (PR-31). */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'

export type ColleagueFacts = { readonly postalCode: string | null; readonly birthDate: PlainDate | null }

export type FactsRefusal = { readonly kind: 'no-facts' | 'wrong-postal-code' | 'wrong-birth-date' }

/** "1234 AB", as the post writes it; a birth date of somebody who can work. */
export function checkFacts(
  { postalCode, birthDate }: { readonly postalCode: string; readonly birthDate: PlainDate | 'wrong' | null },
  today: PlainDate,
): Result<ColleagueFacts, FactsRefusal> {
  const typed = postalCode.trim()
  const [, digits, letters = ''] = /^([1-9]\d{3})\s*([a-z]{2})$/i.exec(typed) ?? []
  if (typed !== '' && digits === undefined) return err({ kind: 'wrong-postal-code' })
  if (birthDate === 'wrong' || (birthDate !== null && !isOfWorkingAge(birthDate, today))) return err({ kind: 'wrong-birth-date' })
  if (typed === '' && birthDate === null) return err({ kind: 'no-facts' })
  return ok({ postalCode: digits === undefined ? null : `${digits} ${letters.toUpperCase()}`, birthDate })
}

function isOfWorkingAge(born: PlainDate, today: PlainDate): boolean {
  const years = born.until(today, { largestUnit: 'years' }).years
  return years >= 15 && years <= 100
}

/** Four digits and the first letter: some streets together. A whole postal code would be one side of one street. */
export const neighbourhoodOf = (postalCode: string): string => postalCode.replaceAll(' ', '').slice(0, 5).toUpperCase()

/** The words of a name that may be a surname, without small words before it: "Sanne de Wit-Jansen" gives wit and jansen. */
export function surnameWords(displayName: string): string[] {
  const words = displayName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => word !== '')
  return words.slice(1).filter((word) => !smallWords.has(word) && word.length > 1)
}

const smallWords = new Set([
  'de',
  'den',
  'der',
  'het',
  't',
  "'t",
  'te',
  'ten',
  'ter',
  'van',
  'von',
  'in',
  'op',
  'el',
  'al',
  'la',
  'le',
  'du',
  'da',
  'dos',
])

export const factsAsText = ({ postalCode, birthDate }: ColleagueFacts): string =>
  JSON.stringify({ postalCode, birthDate: birthDate?.toString() ?? null })

export function factsFromText(text: string): ColleagueFacts {
  const kept = JSON.parse(text) as { postalCode: string | null; birthDate: string | null } // written by factsAsText alone
  return { postalCode: kept.postalCode, birthDate: kept.birthDate === null ? null : Temporal.PlainDate.from(kept.birthDate) }
}
