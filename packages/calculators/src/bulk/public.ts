/** Running a calculator over many cases. Works in a browser too. */
export type { Calculator } from './calculator.ts'
export { newLineCutter, type LineBlock, type LineCutter } from './line-blocks.ts'
export { newJsonBytes, type JsonBytes } from '../core/json-bytes.ts'
export { answerLines, answerText, LONGEST_LINE } from './lines.ts'
export { CALCULATOR_NAMES, CALCULATORS, openCalculator } from './registry.ts'
