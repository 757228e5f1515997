import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dscoreCase, loadKey } from '../src/dscore/index.ts'
import { instrumentCase } from '../src/instruments/index.ts'
import { programmes, vaccinationCase } from '../src/vaccination/index.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/development-and-vaccination.md'), 'utf8')
const keys = { gsed2406: await loadKey('gsed2406'), dutch: await loadKey('dutch'), gcdg: await loadKey('gcdg') }
const calculators: Readonly<Record<string, (input: unknown) => unknown>> = {
  'd-score': (input) => dscoreCase(keys, input),
  'vaccination-schedule': (input) => vaccinationCase(programmes, input),
  instrument: (input) => instrumentCase(input),
}
const examples = [...page.matchAll(/```json case ([\w-]+)\n(.+)\n(.+)\n```/gu)].map(([, name = '', input = '', output = '']) => ({
  name,
  input,
  output,
}))

/** The page prints four decimals. */
function printed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'number' ? Math.round(one * 1e4) / 1e4 : one)) as unknown
}

test('the page has an example of every calculator', () => {
  expect(new Set(examples.map(({ name }) => name))).toEqual(new Set(Object.keys(calculators)))
})

test.each(examples)('the example $input gives what the page says', ({ name, input, output }) => {
  expect(printed(calculators[name]?.(JSON.parse(input)))).toMatchObject({ ok: true, value: JSON.parse(output) as unknown })
})
