import { describe, expect, test } from 'vitest'
import { codeQuestions, decideCode, type CodeAnswer, type CodeAnswers } from './code-decision.ts'

/** The table of the source, row by row: y yes, n no, - not answered, * anything. The first row that fits decides. */
const table: readonly (readonly [string, string | null])[] = [
  ['n****', 'close-with-record'], // question 1, no
  ['*y***', 'report'], // question 2, yes
  ['-****', null], // question 1 comes first
  ['y-***', null], // decision 1 before decision 2
  ['ynn**', 'report'], // question 3, no
  ['yn*n*', 'report'], // question 4, no
  ['yn**n', 'report'], // question 5, no
  ['yn-**', null],
  ['yny-*', null],
  ['ynyy-', 'help'], // question 4, yes
  ['ynyyy', 'close-with-monitoring'], // question 5, yes
]
const sign = (answer: CodeAnswer | null) => (answer === null ? '-' : answer === 'yes' ? 'y' : 'n')
const fits = (pattern: string, signs: string) => Array.from(pattern).every((one, at) => one === '*' || one === signs[at])

const all = codeQuestions.reduce<readonly (CodeAnswer | null)[][]>(
  (rows, _question) => rows.flatMap((row) => ([null, 'yes', 'no'] as const).map((answer) => [...row, answer])),
  [[]],
)
const answersOf = ([
  suspicion = null,
  acuteOrStructural = null,
  canHelp = null,
  accepted = null,
  effective = null,
]: readonly (CodeAnswer | null)[]): CodeAnswers => ({
  suspicion,
  acuteOrStructural,
  canHelp,
  accepted,
  effective,
})

describe('MC-03, MC-04, MC-05, MC-06, MC-15: every way to answer the five questions', () => {
  test('there are 243', () => {
    expect(new Set(all.map((row) => row.map(sign).join(''))).size).toBe(243)
  })

  test.each(all.map((row) => [row.map(sign).join(''), row] as const))('%s', (signs, row) => {
    const [, outcome] = table.find(([pattern]) => fits(pattern, signs)) ?? ['', 'no row']
    expect(decideCode(answersOf(row)).outcome).toBe(outcome)
  })
})

describe('always', () => {
  const rows = all.map(answersOf)

  test('MC-04: with suspicion, acute or structural unsafety never ends in help only', () => {
    for (const answers of rows.filter(({ suspicion, acuteOrStructural }) => suspicion !== 'no' && acuteOrStructural === 'yes'))
      expect(decideCode(answers)).toEqual({ outcome: 'report', rule: 'MC-04' })
  })

  test('who has no decision yet is asked a question that is open', () => {
    for (const answers of rows) {
      const decision = decideCode(answers)
      if (decision.outcome === null) expect(answers[decision.next]).toBeNull()
    }
  })

  test('help, and closing with monitoring, only when help is possible and accepted and nobody is unsafe', () => {
    for (const answers of rows)
      if (['help', 'close-with-monitoring'].includes(decideCode(answers).outcome ?? ''))
        expect(answers).toMatchObject({ suspicion: 'yes', acuteOrStructural: 'no', canHelp: 'yes', accepted: 'yes' })
  })
})
