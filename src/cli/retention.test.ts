import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readCsv } from '#platform/csv.ts'
import { regimes } from '#contexts/access/public-retention.ts'
import { answerAtOnce } from './commands.ts'

const printed = (...args: string[]) => answerAtOnce(['retention', ...args])
const page = resolve(import.meta.dirname, '../../docs/retention-terms.md')

test('PR-24: docs/retention-terms.md is what ./cjg retention prints: make it anew with ./cjg retention > docs/retention-terms.md', () => {
  expect(printed()).toEqual({ lines: [readFileSync(page, 'utf8').trimEnd()], exitCode: 0 })
})

test('the CSV has a line for each version of each term', () => {
  const versions = Object.values(regimes).reduce((sum, one) => sum + one.versions.length, 0)
  const read = readCsv(printed('--format', 'csv')?.lines[0] ?? '')
  const lines = read.ok ? read.value.map((line) => line.cells) : []
  expect(lines).toHaveLength(versions + 1)
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([9]))
})

test('in English too, and a wrong wish is answered', () => {
  expect(printed('--language', 'en')?.lines[0]).toContain('# How long we keep things')
  expect(printed('--language', 'tlh')?.exitCode).toBe(1)
  expect(printed('--format', 'pdf')?.exitCode).toBe(1)
})
