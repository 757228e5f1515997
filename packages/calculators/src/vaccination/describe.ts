/** A limit in plain words, in Dutch or English: for the screen, and for the reason of a dose that does not count. */
import type { Basis, LimitKind } from './compiled.ts'
import type { PastDose } from './plan.ts'
import type { Span } from './programme.ts'

export type Language = 'nl' | 'en'

const UNITS: Readonly<Record<Language, Readonly<Record<string, readonly [one: string, more: string]>>>> = {
  nl: { d: ['dag', 'dagen'], w: ['week', 'weken'], m: ['maand', 'maanden'], y: ['jaar', 'jaar'] },
  en: { d: ['day', 'days'], w: ['week', 'weeks'], m: ['month', 'months'], y: ['year', 'years'] },
}

const KINDS: Readonly<Record<Language, Readonly<Record<LimitKind, (length: string) => string>>>> = {
  nl: {
    minAge: (length) => `vanaf de leeftijd van ${length}`,
    minInterval: (length) => `minstens ${length} na de vorige dosis`,
    usualInterval: (length) => `meestal ${length} na de vorige dosis`,
    lateStart: (length) => `bij een late start ${length} na de eerste dosis`,
    latest: (length) => `uiterlijk bij de leeftijd van ${length}`,
    target: (length) => `volgens het schema (${length})`,
  },
  en: {
    minAge: (length) => `from the age of ${length}`,
    minInterval: (length) => `at least ${length} after the dose before`,
    usualInterval: (length) => `usually ${length} after the dose before`,
    lateStart: (length) => `after a late start ${length} after the first dose`,
    latest: (length) => `at the latest at the age of ${length}`,
    target: (length) => `as the schedule has it (${length})`,
  },
}

const UNKNOWN: Readonly<Record<Language, Readonly<Record<LimitKind, string>>>> = {
  nl: {
    minAge: 'jongste leeftijd: niet bekend',
    minInterval: 'kortste tijd na de vorige dosis: niet bekend',
    usualInterval: 'gewone tijd na de vorige dosis: niet bekend',
    lateStart: 'tijd na een late start: niet bekend',
    latest: 'laatste moment: niet bekend',
    target: 'volgens het schema',
  },
  en: {
    minAge: 'youngest age: not known',
    minInterval: 'shortest time after the dose before: not known',
    usualInterval: 'usual time after the dose before: not known',
    lateStart: 'time after a late start: not known',
    latest: 'last moment: not known',
    target: 'as the schedule has it',
  },
}

const STANDINGS: Readonly<Record<Language, Readonly<Record<Basis['standing'], string>>>> = {
  nl: {
    current: '',
    older: 'uit een oudere richtlijn',
    secondary: 'niet uit de richtlijn zelf',
    configured: 'door de organisatie ingesteld',
    'not-found': '',
  },
  en: {
    current: '',
    older: 'from an older guideline',
    secondary: 'not from the guideline itself',
    configured: 'set by the organisation',
    'not-found': '',
  },
}
const ASSUMED: Readonly<Record<Language, string>> = {
  nl: 'voorlopig, de echte grens is niet bekend',
  en: 'for the time being, the real limit is not known',
}

export function describeSpan(span: Span, language: Language): string {
  const [one, more] = UNITS[language][span.at(-1) ?? ''] ?? ['', '']
  const count = span.slice(0, -1)
  return `${count} ${count === '1' ? one : more}`
}

/** Such as: at least 8 weeks after the dose before (not from the guideline itself; S10). */
export function describeBasis(basis: Basis, language: Language): string {
  const words = basis.span === null ? UNKNOWN[language][basis.kind] : KINDS[language][basis.kind](describeSpan(basis.span, language))
  const details = [basis.assumed ? ASSUMED[language] : '', STANDINGS[language][basis.standing], basis.sources.join(', ')].filter(
    (one) => one !== '',
  )
  return details.length === 0 ? words : `${words} (${details.join('; ')})`
}

const REASONS: Readonly<Record<Language, Readonly<Record<NonNullable<PastDose['reason']>, string>>>> = {
  nl: {
    'too-young': 'te vroeg gegeven',
    'interval-too-short': 'te kort na de vorige dosis gegeven',
    'too-late': 'te laat gegeven',
    'same-day': 'dezelfde vaccinatie staat al op deze dag',
    'extra-dose': 'extra dosis: de reeks vraagt deze niet',
  },
  en: {
    'too-young': 'given too early',
    'interval-too-short': 'given too soon after the dose before',
    'too-late': 'given too late',
    'same-day': 'the same vaccination is already recorded on this day',
    'extra-dose': 'extra dose: the course does not ask for it',
  },
}

/** Why a dose does not count (or is more than the course asks); null for a plain valid dose. */
export function describePastDose({ reason, basis, limitDate }: PastDose, language: Language): string | null {
  if (reason === null) return null
  const words = REASONS[language][reason]
  if (basis === null || limitDate === null) return words
  const day = reason === 'too-late' ? (language === 'nl' ? 'laatste dag' : 'last day') : language === 'nl' ? 'telt vanaf' : 'counts from'
  return `${words}: ${describeBasis(basis, language)}; ${day} ${limitDate}`
}
