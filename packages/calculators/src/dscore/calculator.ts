import { caseCalculator, type Calculator } from '../bulk/calculator.ts'
import { dscoreCase, type DscoreKeys } from './dscore-case.ts'
import { loadKey } from './item-key.ts'

/** The D-score for the bulk runner: all three keys. */
export async function openDscore(): Promise<Calculator> {
  const [gsed2406, dutch, gcdg] = await Promise.all([loadKey('gsed2406'), loadKey('dutch'), loadKey('gcdg')])
  const keys: DscoreKeys = { gsed2406, dutch, gcdg }
  return caseCalculator((input) => dscoreCase(keys, input))
}
