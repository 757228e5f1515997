import { describe, expect, test } from 'vitest'
import { err, ok } from '#platform/result.ts'
import { articlesOf, fileRegimes, regimeOf, regimeOfFile, type Work } from './regime.ts'

describe('PR-01: every file has exactly one regime', () => {
  test.each([
    ['medical-act', 'wgbo'],
    ['youth-help', 'youth-help'],
    ['protection-measure', 'youth-help'],
    ['juvenile-probation', 'youth-help'],
    ['social-support', 'wmo'],
    ['municipality', 'wmo'],
    ['safe-home', 'wmo'],
    ['information-and-advice', null],
  ] as const)('%s: %s', (work, regime) => {
    expect(regimeOf(work)).toBe(regime)
  })

  test.each<[string, readonly Work[], ReturnType<typeof regimeOfFile>]>([
    ['one work', ['youth-help'], ok('youth-help')],
    ['two works of one regime', ['youth-help', 'protection-measure'], ok('youth-help')],
    ['advice beside it changes nothing', ['information-and-advice', 'medical-act'], ok('wgbo')],
    ['advice alone makes no file', ['information-and-advice'], err({ kind: 'no-file' })],
    ['no work makes no file', [], err({ kind: 'no-file' })],
    ['two regimes are two files', ['safe-home', 'youth-help'], err({ kind: 'more-than-one-regime', regimes: ['youth-help', 'wmo'] })],
  ])('%s', (_name, works, outcome) => {
    expect(regimeOfFile(works)).toEqual(outcome)
  })

  test('each regime names its articles', () => {
    for (const regime of fileRegimes) expect(new Set(Object.values(articlesOf[regime])).size).toBe(3)
  })
})
