import { caseCalculator, type Calculator } from '../bulk/calculator.ts'
import { programmes } from './rvp-2025.ts'
import { putVaccinations } from './vaccination-bytes.ts'
import { planOfCase, vaccinationCase } from './vaccination-case.ts'

/** The vaccination schedule for the bulk runner, by the editions of the programme that we have. */
export const vaccinationCalculator: Calculator = {
  ...caseCalculator((input) => vaccinationCase(programmes, input)),
  write(input, out) {
    const outcome = planOfCase(programmes, input)
    if (outcome.ok) putVaccinations(out, outcome.value.id, outcome.value.plan)
    return outcome.ok
  },
}
