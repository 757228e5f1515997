import { expect, test } from 'vitest'
import { holdsGuarded, type Guarded } from './guarded.ts'

const phone: Guarded = { kind: 'phone', value: '06-12345678' }
const mail: Guarded = { kind: 'mail', value: 'mila@post.example' }
const address: Guarded = { kind: 'address', value: 'Kastanjelaan 12' }

test.each<[string, boolean]>([
  ['Bel moeder op 06 12 34 56 78.', true],
  ['Bel moeder op +31 6 1234 5678.', true],
  ['Haar nummer is 0612345678', true],
  ['Mail naar MILA@post.example', true],
  ['Zij woont op Kastanjelaan 12.', true],
  ['Zij woont op kastanjelaan, 12', true],
  ['Zij woont op Kastanjelaan 122.', false],
  ['Sem slaapt 6 uur per nacht sinds 12 oktober.', false],
  ['', false],
])('PR-10: %s', (text, found) => {
  expect(holdsGuarded(text, [phone, mail, address])).toBe(found)
})

test('nothing to guard finds nothing', () => {
  expect(holdsGuarded('Kastanjelaan 12', [])).toBe(false)
  expect(holdsGuarded('12', [{ kind: 'phone', value: '12' }])).toBe(false)
})
