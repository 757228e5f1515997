/** What stands in a kept text in place of personal data: part of the text itself, so in the language of the conversation. */
import type { PersonalDataKind } from './match.ts'

type Marks = Readonly<Record<PersonalDataKind, string>>

const dutch: Marks = {
  bsn: '[burgerservicenummer weggehaald]',
  phone: '[telefoonnummer weggehaald]',
  mail: '[mailadres weggehaald]',
  address: '[adres weggehaald]',
  name: '[naam weggehaald]',
  bankAccount: '[rekeningnummer weggehaald]',
  birthDate: '[geboortedatum weggehaald]',
  onlineAccount: '[accountnaam weggehaald]',
}

const english: Marks = {
  bsn: '[citizen service number removed]',
  phone: '[phone number removed]',
  mail: '[email address removed]',
  address: '[address removed]',
  name: '[name removed]',
  bankAccount: '[bank account removed]',
  birthDate: '[date of birth removed]',
  onlineAccount: '[account name removed]',
}

const byLanguage: ReadonlyMap<string, Marks> = new Map([
  ['nl', dutch],
  ['en', english],
])

/** A language without marks of its own gets Dutch ones: they are read by the centre first. */
export function marksFor(language: string): Marks {
  return byLanguage.get(language) ?? dutch
}
