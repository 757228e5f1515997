import { formatDate, type Locale } from '#platform/i18n.ts'
import type { DoseRefusal } from '../rules/check-dose.ts'
import { vaccinationMessages } from './messages.ts'
import { outcomeText, vaccineName, verdictText, type Names } from './words.ts'

/** Why a dose is not written down, in words that say what to do. */
export function doseRefusalText(locale: Locale, people: Names, refusal: DoseRefusal): string {
  const { errors, refrains } = vaccinationMessages(locale)
  switch (refusal.kind) {
    case 'wrong-vaccine':
      return errors.wrongVaccine(vaccineName(locale, refusal.batchVaccine))
    case 'batch-expired':
      return errors.expired(formatDate(locale, refusal.lastDay))
    case 'batch-recalled':
      return errors.recalled(formatDate(locale, refusal.since))
    case 'no-consent':
      return errors.noConsent(outcomeText(locale, people, refusal.outcome))
    case 'refrained':
      return errors.refrained(refrains.kinds[refusal.refrain.kind])
    case 'too-late':
      return errors.tooLate(verdictText(locale, refusal.verdict) ?? '')
    case 'asks-reason':
      return errors.asksReason(refusal.why === 'not-for-this-child' ? errors.notForThisChild : (verdictText(locale, refusal.verdict) ?? ''))
    case 'not-born':
    case 'before-birth':
    case 'in-future':
    case 'after-death':
    case 'same-day':
    case 'none-left':
    case 'asks-which-child':
      return errors[refusal.kind]
  }
}
