import { caseCalculator } from '../bulk/calculator.ts'
import { programmes } from './rvp-2025.ts'
import { vaccinationCase } from './vaccination-case.ts'

/** The vaccination schedule for the bulk runner, by the editions of the programme that we have. */
export const vaccinationCalculator = caseCalculator((input) => vaccinationCase(programmes, input))
