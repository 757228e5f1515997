import type { Calculator } from '../bulk/calculator.ts'
import { loadReferences } from '../growth/library.ts'
import { answerReferralNow, REFERRAL_REFERENCES } from './referral.ts'

/** The referral rules for the bulk runner. */
export const referralCalculator: Calculator = { load: () => loadReferences(REFERRAL_REFERENCES), answer: answerReferralNow }
