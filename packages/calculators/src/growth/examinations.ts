import { rows, version } from '../tables/exam-windows.ts'

/** In which ages (decimal years, the first inside, the last outside) a physical check is done, by BDS element number. */
export type ExamWindow = { readonly check: string; readonly bdsNumber: number; readonly fromYears: number; readonly toYears: number }
export const EXAM_WINDOWS: { readonly version: string; readonly windows: readonly ExamWindow[] } = { version, windows: rows }

/** The checks whose window holds this age. */
export function examinationsAt(ageYears: number): readonly ExamWindow[] {
  return rows.filter((window) => ageYears >= window.fromYears && ageYears < window.toYears)
}
