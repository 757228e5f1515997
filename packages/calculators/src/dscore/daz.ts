/** DAZ: how a D-score compares with children of the same age, as a z-score; and the way back. */
import { parametersAt } from './age-reference.ts'
import type { AgeReference, Parameters } from './age-reference.ts'
import { normalCdf, normalQuantile } from '../core/normal.ts'
import { logBetaHalf, tQuantileUpper, tUpper } from './student-t.ts'

/** Below this |nu| the LMS formula goes over into its logarithmic limit. */
const LMS_LOG_LIMIT = 0.01
/** The Box-Cox t form is not defined for D-scores near and below 0: they are raised to 1, both ways. */
const BCT_LEAST = 1

/** The DAZ of a D-score at an age; null outside the ages of the reference or where the form is not defined. */
export function dazOf(reference: AgeReference, ageYears: number, d: number): number | null {
  const parameters = parametersAt(reference, ageYears)
  if (parameters === null) return null
  const z = reference.distribution === 'LMS' ? lmsZ(parameters, d) : bctZ(parameters, d)
  return Number.isFinite(z) ? z : null
}

/** The D-score at a z-score and age; null outside the ages of the reference or where the form is not defined. */
export function dscoreAtZ(reference: AgeReference, ageYears: number, z: number): number | null {
  const parameters = parametersAt(reference, ageYears)
  if (parameters === null) return null
  const d = reference.distribution === 'LMS' ? lmsD(parameters, z) : bctD(parameters, z)
  return Number.isFinite(d) ? d : null
}

function lmsZ({ mu, sigma, nu }: Parameters, d: number): number {
  return Math.abs(nu) > LMS_LOG_LIMIT ? ((d / mu) ** nu - 1) / (nu * sigma) : Math.log(d / mu) / sigma
}

function lmsD({ mu, sigma, nu }: Parameters, z: number): number {
  return Math.abs(nu) > LMS_LOG_LIMIT ? mu * (nu * sigma * z + 1) ** (1 / nu) : mu * Math.exp(sigma * z)
}

/**
 * Box-Cox t. The share below d is (T(q) - [nu>0] T(-edge)) / T(edge), T being Student's t and edge = 1/(sigma |nu|).
 * The smaller tail is computed as such and turned into z, so that DAZ stays exact where 1 - share would round to 0.
 */
function bctZ({ mu, sigma, nu, tau }: Parameters, d: number): number {
  const ratio = Math.max(d, BCT_LEAST) / mu
  const q = nu === 0 ? Math.log(ratio) / sigma : (ratio ** nu - 1) / (nu * sigma)
  const logBeta = logBetaHalf(0.5 * tau)
  const cutOff = tUpper(1 / (sigma * Math.abs(nu)), tau, logBeta)
  const whole = 1 - cutOff
  if (q >= 0) {
    const above = tUpper(q, tau, logBeta)
    return -normalQuantile((nu > 0 ? above : above - cutOff) / whole)
  }
  const below = tUpper(-q, tau, logBeta)
  return normalQuantile((nu > 0 ? below - cutOff : below) / whole)
}

function bctD({ mu, sigma, nu, tau }: Parameters, z: number): number {
  const cutOff = tUpper(1 / (sigma * Math.abs(nu)), tau)
  const whole = 1 - cutOff
  const cut = nu > 0 ? 0 : cutOff
  // The share of the t distribution beyond u, on the side of z.
  const u = z >= 0 ? tQuantileUpper(normalCdf(-z) * whole + cut, tau) : -tQuantileUpper(normalCdf(z) * whole + (nu > 0 ? cutOff : 0), tau)
  const d = nu === 0 ? mu * Math.exp(sigma * u) : mu * (nu * sigma * u + 1) ** (1 / nu)
  return Math.max(d, BCT_LEAST)
}
