/** Growth calculators for child health. The other calculators of the package add their own lines. */
export { isRefusal, type CaseId, type Problem, type ProblemCode, type Refusal } from './core/problems.ts'
export { centileOf, normalCdf, normalQuantile } from './core/normal.ts'
export { ENGINE_VERSION } from './core/version.ts'
export type { Versions } from './core/versions.ts'
export { growth, growthValue, answerGrowth, type GrowthAnswer, type GrowthResult } from './growth/growth.ts'
export type { GrowthInput, GrowthInverseInput, Measurements } from './growth/growth-case.ts'
export type { GrowthValue } from './growth/growth-inverse.ts'
export { REASON_CODES, type ReasonCode } from './growth/reasons.ts'
export { growthTable, loadReferences, tableSource } from './growth/library.ts'
export type { GrowthTable } from './growth/growth-table.ts'
export { valueAt, zScore } from './growth/score.ts'
export { scoreColumn, type CurveOf, type ScoreColumns } from './growth/columns.ts'
export { newWhoScores, scoreWhoColumns, type WhoColumns, type WhoScores } from './growth/who-columns.ts'
export { AUTO_CHOICE } from './growth/auto-choice.ts'
export {
  MEASURES,
  POPULATIONS,
  REFERENCES,
  SEXES,
  type Curve,
  type Measure,
  type Population,
  type ReferenceName,
  type Sex,
} from './growth/words.ts'
export { answerBirthSize, birthSize, type BirthSizeAnswer, type BirthSizeInput } from './growth/birth-size.ts'
export { answerTargetHeight, targetHeight, type TargetHeightAnswer, type TargetHeightInput } from './growth/target-height.ts'
export { answerBmiGrade, bmiGrade, type BmiGrade, type BmiGradeAnswer, type BmiGradeInput } from './growth/bmi-grade.ts'
export { answerVelocity, growthVelocity, type VelocityAnswer, type VelocityInput, type VelocityInterval } from './growth/velocity.ts'
export {
  answerPlausibility,
  growthPlausibility,
  type PlausibilityAnswer,
  type PlausibilityInput,
  type Question,
} from './growth/plausibility.ts'
export { PLAUSIBILITY, PLAUSIBILITY_TEXTS, type QuestionCode } from './growth/plausibility-rules.ts'
export { EXAM_WINDOWS, examinationsAt, type ExamWindow } from './growth/examinations.ts'
export { answerReferral, growthReferral, referralRules, type ReferralAnswer } from './referral/referral.ts'
export { REFERRAL_RULES, type ReferralInput, type ReferralRule } from './referral/referral-case.ts'
export { referralText, type ReferralLanguage } from './referral/referral-texts.ts'
export type { FiredRule, NearestRule } from './referral/rule-engine.ts'
export { MODES, type Mode } from './referral/rule-set.ts'
