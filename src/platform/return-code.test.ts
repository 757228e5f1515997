import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphabet, checkGroup, codeText, groupsOf, makeCode, randomBytesNeeded, readCode } from '#platform/return-code.ts'

const bytes = fc.uint8Array({ minLength: randomBytesNeeded, maxLength: randomBytesNeeded })
const code = makeCode(Uint8Array.from({ length: 19 }, (_, i) => i * 37))

test('PR-34: five groups of four signs, without O, I, 0 and 1', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      expect(groupsOf(makeCode(random)).join(' ')).toMatch(/^([A-HJ-NP-Z2-9]{4} ?){5}$/)
    }),
  )
})

test('every sign is as likely as another', () => {
  const seen = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) {
    const sign = makeCode(Uint8Array.from({ length: 19 }, () => byte)).selector[0] ?? ''
    seen.set(sign, (seen.get(sign) ?? 0) + 1)
  }
  expect([...seen.values()]).toEqual(Array.from({ length: 32 }, () => 8))
})

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(' ', '-', '', '\n', ' – ', '.'), fc.boolean(), (random, separator, small) => {
      const made = makeCode(random)
      const typed = groupsOf(made).join(separator)
      expect(readCode(small ? typed.toLowerCase() : typed)).toEqual({ ok: true, value: made })
    }),
  )
})

test('every single wrong sign is a typing error, at every place', () => {
  const text = codeText(code)
  for (let place = 0; place < text.length; place += 1)
    for (const sign of alphabet) {
      if (sign === text[place]) continue
      expect(readCode(text.slice(0, place) + sign + text.slice(place + 1))).toEqual({ ok: false, error: { kind: 'typing-error' } })
    }
})

test('every swap of two different signs is a typing error', () => {
  fc.assert(
    fc.property(bytes, fc.nat(19), fc.nat(19), (random, a, b) => {
      const signs = Array.from(codeText(makeCode(random)))
      const [one, other] = [signs[a] ?? '', signs[b] ?? '']
      fc.pre(one !== other)
      signs[a] = other
      signs[b] = one
      expect(readCode(signs.join(''))).toEqual({ ok: false, error: { kind: 'typing-error' } })
    }),
  )
})

test.each([
  ['', { kind: 'wrong-length', length: 0 }],
  ['ABCD', { kind: 'wrong-length', length: 4 }],
  ['K7MT R94H WXE2 6PNB 3QD0', { kind: 'unknown-sign', signs: ['0'] }],
  ['éé💥', { kind: 'unknown-sign', signs: ['É', '💥'] }],
])('%j is refused in words', (typed, error) => {
  expect(readCode(typed)).toEqual({ ok: false, error })
})

test('asked for a group, another group is recognised', () => {
  const groups = groupsOf(code)
  expect(checkGroup(code, 3, ` ${groups[2]?.toLowerCase()} `)).toEqual({ kind: 'right' })
  expect(checkGroup(code, 3, groups[1] ?? '')).toEqual({ kind: 'other-group', group: 2 })
  expect(checkGroup(code, 3, 'AAAA')).toEqual({ kind: 'wrong' })
})
