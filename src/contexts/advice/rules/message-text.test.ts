import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedText, longestMessage, readMessage, subjectOf } from './message-text.ts'

test('half signs, control signs and direction tricks go; text stays', () => {
  expect(readMessage(' a\u0000b\u202Ec\uD800d\r\ne\t ')).toEqual({ ok: true, value: 'abcd\ne' })
  expect(readMessage('Ik heb het 🧸 écht')).toEqual({ ok: true, value: 'Ik heb het 🧸 écht' })
})

test('nothing, or too much, is said with its numbers', () => {
  expect(readMessage(' \n\u0000 ')).toEqual({ ok: false, error: { kind: 'empty' } })
  expect(readMessage('🧸'.repeat(longestMessage)).ok).toBe(true)
  expect(readMessage('a'.repeat(longestMessage + 1))).toEqual({ ok: false, error: { kind: 'too-long', length: 4001, most: 4000 } })
})

test('any text gives a refusal or well-formed text, and reading again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (typed) => {
      const read = readMessage(typed)
      if (!read.ok) return
      expect(read.value.isWellFormed()).toBe(true)
      expect(readMessage(read.value)).toEqual(read)
    }),
  )
})

test('a subject is short and ends on a whole word', () => {
  expect(subjectOf('Kort')).toBe('Kort')
  const long = subjectOf('Mijn dochter van dertien eet al weken bijna niets en zegt dat ze op school eet')
  expect(long).toBe('Mijn dochter van dertien eet al weken bijna niets en zegt…')
})

test('capitals, white space and punctuation make no other text in a flood; words do', () => {
  expect(foldedText('  Koop NU!\n\n dit...')).toBe(foldedText('koop nu dit'))
  expect(foldedText('Koop dit')).not.toBe(foldedText('Koop dat'))
})
