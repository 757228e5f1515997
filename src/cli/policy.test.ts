import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readCsv } from '#platform/csv.ts'
import { policy } from '#contexts/access/rules/case-file/policy.ts'
import { answerAtOnce } from './commands.ts'

const printed = (...args: string[]) => answerAtOnce(['policy', ...args])
const page = resolve(import.meta.dirname, '../../docs/access-policy.md')

test('docs/access-policy.md is what ./cjg policy prints: make it anew with ./cjg policy > docs/access-policy.md', () => {
  expect(printed()).toEqual({ lines: [readFileSync(page, 'utf8').trimEnd()], exitCode: 0 })
})

test('the CSV has a line for each role, relation, state, verb and group that a line of the policy allows', () => {
  const cells = policy.reduce(
    (sum, { roles, relations, states, verbs, fields }) =>
      sum + (roles === 'family' ? 1 : roles.length) * relations.length * states.length * verbs.length * fields.length,
    0,
  )
  const read = readCsv(printed('--format', 'csv')?.lines[0] ?? '')
  const lines = read.ok ? read.value.map((line) => line.cells) : []
  expect(lines).toHaveLength(cells + 1)
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([7]))
  expect(lines[0]).toEqual(['Wie', 'Wat ben je voor deze persoon', 'Reden', 'Dossier is', 'Mag', 'Met', 'Regel'])
})

test('in English too, and a wrong wish is answered', () => {
  expect(printed('--language', 'en')?.lines[0]).toContain('# Who may see and do what')
  expect(printed('--language', 'tlh')?.exitCode).toBe(1)
  expect(printed('--format', 'pdf')?.exitCode).toBe(1)
})
