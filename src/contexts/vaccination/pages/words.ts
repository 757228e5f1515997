/** Vaccines, people and outcomes in the words of a reader. */
import { vaccinationWords, describeBasis, describePastDose } from '#calculators/vaccination/describe.ts'
import type { Language } from '#calculators/core/text.ts'
import type { Basis } from '#calculators/vaccination/basis.ts'
import type { PastDose } from '#calculators/vaccination/plan.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { formatCalendarDate, type Locale } from '#platform/locale.ts'
import { nobodyKnown } from '../../access/public-say.ts'
import { fullName, type Child } from '../../families/public-child.ts'
import type { AnswerOutcome } from '../rules/answers.ts'
import { vaccinationMessages } from './messages.ts'

/** The calculators speak two languages; others read English. */
export const languageOf = ({ tag }: Locale): Language => (tag === 'nl' ? 'nl' : 'en')

export const vaccineName = (locale: Locale, vaccine: Vaccine): string => vaccinationWords[languageOf(locale)].vaccines[vaccine]
export const wordsOfCalculator = (locale: Locale) => vaccinationWords[languageOf(locale)]

export const basisText = (locale: Locale, basis: Basis): string => describeBasis(basis, languageOf(locale))

/** Why a dose does not count, with dates as people read them; null for one that counts. */
export function verdictText(locale: Locale, verdict: PastDose): string | null {
  const words = describePastDose(verdict, languageOf(locale))
  return words === null ? null : words.replaceAll(/\d{4}-\d{2}-\d{2}/gu, (date) => formatCalendarDate(locale, date))
}

export function listText(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(items)
}

export type Names = { readonly child: Child; readonly names: ReadonlyMap<string, Child> }

/** The name of somebody with a say; who may not be seen, or is not known, is called so. */
export function sayerName(locale: Locale, { child, names }: Names, id: string): string {
  const words = vaccinationMessages(locale).said
  if (id === nobodyKnown) return words.nobody
  const found = id === child.id ? child : names.get(id)
  return found === undefined ? words.somebody : fullName(found)
}

/** What the answers come to, in one or two sentences. */
export function outcomeText(locale: Locale, people: Names, outcome: AnswerOutcome): string {
  const words = vaccinationMessages(locale).said
  const list = (ids: readonly string[]): string =>
    listText(
      locale,
      ids.map((id) => sayerName(locale, people, id)),
    )
  const child = fullName(people.child)
  switch (outcome.kind) {
    case 'complete': {
      const because = { all: words.all, 'young-person-alone': words.alone(child), 'one-is-enough': words.one }
      return because[outcome.because]
    }
    case 'presumed':
      return words.presumed(list(outcome.by), list(outcome.of))
    case 'considered-wish':
      return words.wish(child)
    case 'waiting':
      return [words.waitingFor(list(outcome.for)), ...(outcome.talk.length === 0 ? [] : [words.talk(list(outcome.talk))])].join(' ')
    case 'conflicting':
      return [words.conflicting(list(outcome.yes), list(outcome.no)), ...(outcome.mayWish ? [words.mayWish(child)] : [])].join(' ')
    case 'refused':
      return words.refused(list(outcome.by))
    case 'not-known':
      return words.notKnown
  }
}
