import type { Calculator } from './calculator.ts'

/** Every calculator by its name on the command line and in the API. A new one is one line here. */
export const CALCULATORS: Readonly<Record<string, () => Promise<Calculator>>> = {
  growth: async () => (await import('../growth/calculators.ts')).growthCalculator,
  'birth-size': async () => (await import('../growth/calculators.ts')).birthSizeCalculator,
  'target-height': async () => (await import('../growth/calculators.ts')).targetHeightCalculator,
  'bmi-grade': async () => (await import('../growth/calculators.ts')).bmiGradeCalculator,
  'growth-velocity': async () => (await import('../growth/calculators.ts')).velocityCalculator,
  'growth-plausibility': async () => (await import('../growth/calculators.ts')).plausibilityCalculator,
  'growth-referral': async () => (await import('../referral/calculator.ts')).referralCalculator,
  'd-score': async () => (await import('../dscore/calculator.ts')).openDscore(),
  'vaccination-schedule': async () => (await import('../vaccination/calculator.ts')).vaccinationCalculator,
  instrument: async () => (await import('../instruments/calculator.ts')).instrumentCalculator,
}

export const CALCULATOR_NAMES: readonly string[] = Object.keys(CALCULATORS)

/** A calculator that is ready to answer; undefined for an unknown name. */
export async function openCalculator(name: string): Promise<Calculator | undefined> {
  const open = Object.hasOwn(CALCULATORS, name) ? CALCULATORS[name] : undefined
  if (!open) return undefined
  const calculator = await open()
  await calculator.load?.()
  return calculator
}
