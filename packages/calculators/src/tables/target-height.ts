/**
 * Made by scripts/make-tables.ts from data/growth; do not edit.
 * Target height as used by the Dutch guideline on height (Lengtegroei 2019).
 * Coefficients taken over from github.com/growthcharts/growthscreener (a48cba0).
 * Numbers only, re-typed into one layout; no program code or prose of the sources. Not clinical advice. See NOTICE.md.
 */
export const version = '8068521a'

export const rows = [
  { population: 'dutch', sex: 'male', intercept: 44.5, fatherCoef: 0.376, motherCoef: 0.411, meanCm: 183.8, sdCm: 7.1, motherOnlyIntercept: 99.9, motherOnlyCoef: 0.492, predictionSdCm: 5.7838 },
  { population: 'turkish', sex: 'male', intercept: 29.6, fatherCoef: 0.441, motherCoef: 0.465, meanCm: 176.8, sdCm: 6.8, motherOnlyIntercept: null, motherOnlyCoef: null, predictionSdCm: 5.5394 },
  { population: 'moroccan', sex: 'male', intercept: 22.4, fatherCoef: 0.439, motherCoef: 0.508, meanCm: 177.2, sdCm: 7.7, motherOnlyIntercept: null, motherOnlyCoef: null, predictionSdCm: 6.2725 },
  { population: 'hindustani', sex: 'male', intercept: 43.6, fatherCoef: 0.366, motherCoef: 0.431, meanCm: 174.3, sdCm: 7, motherOnlyIntercept: null, motherOnlyCoef: null, predictionSdCm: 5.7023 },
  { population: 'dutch', sex: 'female', intercept: 47.1, fatherCoef: 0.334, motherCoef: 0.364, meanCm: 170.7, sdCm: 6.3, motherOnlyIntercept: 96.3, motherOnlyCoef: 0.436, predictionSdCm: 5.1321 },
  { population: 'turkish', sex: 'female', intercept: 32.8, fatherCoef: 0.389, motherCoef: 0.41, meanCm: 162.6, sdCm: 6, motherOnlyIntercept: null, motherOnlyCoef: null, predictionSdCm: 4.8877 },
  { population: 'moroccan', sex: 'female', intercept: 32.1, fatherCoef: 0.37, motherCoef: 0.429, meanCm: 162.8, sdCm: 6.5, motherOnlyIntercept: null, motherOnlyCoef: null, predictionSdCm: 5.295 },
  { population: 'hindustani', sex: 'female', intercept: 49.4, fatherCoef: 0.308, motherCoef: 0.364, meanCm: 159.6, sdCm: 5.9, motherOnlyIntercept: null, motherOnlyCoef: null, predictionSdCm: 4.8062 },
]
