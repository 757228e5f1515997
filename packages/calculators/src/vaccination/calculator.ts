import { caseCalculator, type Calculator } from '../bulk/calculator.ts'
import { programmes } from './rvp-2025.ts'
import { putVaccinations } from './vaccination-bytes.ts'
import { vaccinationCase } from './vaccination-case.ts'

/** The vaccination schedule for the bulk runner, by the editions of the programme that we have. */
export const vaccinationCalculator: Calculator = {
  ...caseCalculator((input) => vaccinationCase(programmes, input)),
  write(input, out) {
    const outcome = vaccinationCase(programmes, input)
    if (outcome.ok) putVaccinations(out, outcome.value)
    return outcome.ok
  },
}
