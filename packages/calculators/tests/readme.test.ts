import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CALCULATOR_NAMES, openCalculator } from '../src/bulk/registry.ts'

/** The worked examples of the README: what goes in must give what it says comes out. */
const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```ndjson (\S+)\n(.+)\n(.+)\n```/g)].map(([, name = '', input = '', output = '']) => ({
  name,
  input,
  output,
}))

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1000) / 1000
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]))
  return value
}

test('every calculator is listed, with an example here or on the page that the list points to', () => {
  const other = readFileSync(new URL('../docs/development-and-vaccination.md', import.meta.url), 'utf8')
  for (const name of CALCULATOR_NAMES) {
    expect(text).toContain(`| \`${name}\` |`)
    expect(examples.some((example) => example.name === name) || other.includes(`\`\`\`json case ${name}\n`), name).toBe(true)
  }
})

test.each(examples)('$name $input', async ({ name, input, output }) => {
  const calculator = await openCalculator(name)
  expect(rounded(calculator?.answer(JSON.parse(input)))).toMatchObject(JSON.parse(output) as object)
})
