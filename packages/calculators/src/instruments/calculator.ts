import { caseCalculator } from '../bulk/calculator.ts'
import { instrumentCase } from './instrument-case.ts'

/** Questionnaires for the bulk runner, with the norms that are public. */
export const instrumentCalculator = caseCalculator((input) => instrumentCase(input))
