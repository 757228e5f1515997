import type { Calculator } from '../bulk/calculator.ts'
import { answerBirthSize } from './birth-size.ts'
import { answerBmiGrade } from './bmi-grade.ts'
import { answerGrowthNow } from './growth.ts'
import { newGrowthSheet } from './growth-sheet.ts'
import { writeGrowth } from './growth-bytes.ts'
import { loadReferences } from './library.ts'
import { answerPlausibilityNow } from './plausibility.ts'
import { answerTargetHeight } from './target-height.ts'
import { answerVelocityNow } from './velocity.ts'

/** The growth calculators for the bulk runner. */
const sheet = newGrowthSheet()

export const growthCalculator: Calculator = {
  load: () => loadReferences(),
  answer: (input) => answerGrowthNow(input, sheet),
  write: (input, out) => writeGrowth(input, out, sheet),
}
export const birthSizeCalculator: Calculator = { answer: answerBirthSize }
export const targetHeightCalculator: Calculator = { answer: answerTargetHeight }
export const bmiGradeCalculator: Calculator = { answer: answerBmiGrade }
export const velocityCalculator: Calculator = { load: () => loadReferences(), answer: answerVelocityNow }
export const plausibilityCalculator: Calculator = { load: () => loadReferences(), answer: answerPlausibilityNow }
