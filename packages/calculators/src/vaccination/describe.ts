/** A limit, a verdict or a forecast in plain words, in Dutch or English: for the screen, and for the reason of a dose that does not count. */
import type { Language } from '../core/text.ts'
import { standingOf } from './basis.ts'
import type { Basis } from './basis.ts'
import type { ForecastDose } from './forecast.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'
import type { VaccinationMessages } from './messages.nl.ts'
import type { PastDose, VaccinationPlan } from './plan.ts'
import type { Programme, Remark, Span } from './programme.ts'

/** The words for vaccines, statuses, schemes and differences with the register. */
export const vaccinationWords: Readonly<Record<Language, VaccinationMessages>> = { nl, en }

export function describeSpan(span: Span, language: Language): string {
  const [one, more] = vaccinationWords[language].units[span.at(-1) as 'd' | 'w' | 'm' | 'y'] // a span ends with its unit
  const count = span.slice(0, -1)
  return `${count} ${count === '1' ? one : more}`
}

/** Such as: at least 8 weeks after the dose before (not from the guideline itself; S10). */
export function describeBasis(basis: Basis, language: Language): string {
  const { limits, withoutLength, standings, assumed } = vaccinationWords[language]
  const words = basis.span === null ? withoutLength[basis.kind] : limits[basis.kind](describeSpan(basis.span, language))
  return withDetails(words, [basis.assumed ? assumed : '', standings[basis.standing], basis.sources.join(', ')])
}

/** What holds beside the doses, with its sources and how they stand. */
export function describeRemark(programme: Programme, { text, sources }: Remark, language: Language): string {
  return withDetails(text[language], [vaccinationWords[language].standings[standingOf(programme, sources)], sources.join(', ')])
}

function withDetails(words: string, details: readonly string[]): string {
  const given = details.filter((one) => one !== '')
  return given.length === 0 ? words : `${words} (${given.join('; ')})`
}

/** Why a dose does not count (or is more than the course asks); null for a plain valid dose. */
export function describePastDose({ reason, basis, limitDate }: PastDose, language: Language): string | null {
  if (reason === null) return null
  const { pastReasons, lastDay, countsFrom } = vaccinationWords[language]
  const words = pastReasons[reason]
  if (basis === null || limitDate === null) return words
  return `${words}: ${describeBasis(basis, language)}; ${reason === 'too-late' ? lastDay : countsFrom} ${limitDate}`
}

/** Why a dose is not offered, or not yet; null where the status alone tells. */
export function describeForecast({ reason, reasonBasis }: ForecastDose, language: Language): string | null {
  return reason === null ? null : withBasis(vaccinationWords[language].forecastReasons[reason], reasonBasis, language)
}

/** Which scheme the child follows, and why. */
export function describeScheme({ scheme, schemeReason, schemeBasis }: VaccinationPlan, language: Language): string {
  const { schemes, schemeReasons } = vaccinationWords[language]
  return withBasis(`${schemes[scheme]}: ${schemeReasons[schemeReason]}`, schemeBasis, language)
}

function withBasis(words: string, basis: Basis | null, language: Language): string {
  return basis === null ? words : `${words}; ${describeBasis(basis, language)}`
}
