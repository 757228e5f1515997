import { describe, expect, test } from 'vitest'
import { dutch, english } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import { initialsOf } from '#web/workplace/shell.ts'
import { workplaceShellMessages } from '#web/workplace/messages.ts'
import { amina, anItem, monday, sanne } from '../../../../../tests/builders/workplace.ts'
import { workMessages } from './messages.ts'
import { inboxPath, questionPath, readPlace } from './paths.ts'
import { stateTags, whoInFull, whoInShort } from './question-words.ts'
import { termMark, termText } from './term-text.ts'
import { firstThis } from './today.ts'

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)

test.each([
  ['2026-11-23T10:07:00Z', 'nog 25 min'],
  ['2026-11-23T11:12:00Z', 'nog 90 min'],
  ['2026-11-23T16:00:00Z', 'vandaag 17.00'],
  ['2026-11-24T16:00:00Z', 'morgen 17.00'],
  ['2026-11-25T16:00:00Z', 'wo 25 nov'],
  ['2027-01-04T16:00:00Z', '4 januari 2027'],
  ['2026-11-23T09:41:00Z', 'te laat'],
])('a term at %s reads "%s" on Monday at 10.42', (due, text) => {
  expect(termText(dutch, at(due), monday)).toBe(text)
})

test('a term just after midnight is tomorrow on the Dutch calendar', () => {
  expect(termText(english, at('2026-11-23T23:30:00Z'), monday)).toBe('tomorrow 0:30')
})

test('the colour follows the state of the term, and acute is never quiet', () => {
  const look = (urgency: 'ordinary' | 'acute', due: string): string => termMark(dutch, urgency, at(due), monday).toString()
  expect(look('ordinary', '2026-11-25T16:00:00Z')).toContain('cjg-term--quiet')
  expect(look('ordinary', '2026-11-23T16:00:00Z')).toContain('cjg-term--near')
  expect(look('ordinary', '2026-11-20T16:00:00Z')).toContain('cjg-term--past')
  expect(look('acute', '2026-11-25T16:00:00Z')).toContain('cjg-term--past')
})

test('who asks, short in a list and in full above the question', () => {
  expect(whoInShort(dutch, anItem())).toBe('Ouder · kind 13 jaar')
  expect(whoInShort(dutch, anItem({ language: 'en', childAgeYears: 0, channel: 'walk-in' }))).toBe(
    'Ouder · baby · Engels · aan de balie opgeschreven',
  )
  expect(whoInFull(dutch, anItem())).toBe('Ouder, zonder naam · kind 13 jaar · Nederlands')
  expect(whoInFull(dutch, anItem({ audience: 'unknown', childAgeYears: null, wantsAppointment: true }))).toBe(
    'Iemand, zonder naam · Nederlands · wil een afspraak',
  )
})

test.each([
  [anItem(), ['Vrij']],
  [anItem({ state: 'taken', mine: true, assignedTo: sanne }), ['Van jou']],
  [anItem({ state: 'taken', assignedTo: amina }), ['Amina']],
  [anItem({ state: 'taken' }), ['Collega']],
  [anItem({ state: 'answered', assignedTo: amina, urgency: 'acute' }), ['Wacht op vrager']],
  [anItem({ state: 'closed' }), ['Klaar']],
  [anItem({ urgency: 'acute' }), ['Spoed']],
  [anItem({ urgency: 'acute', state: 'taken', assignedTo: amina }), ['Spoed', 'Amina']],
])('tags say how a question stands', (item, words) => {
  const tags = stateTags(dutch, item).map((one) => one.toString())
  expect(tags).toHaveLength(words.length)
  for (const [i, word] of words.entries()) expect(tags[i]).toContain(`${word}</span>`)
})

describe('what comes first today', () => {
  const late = anItem({ subject: 'laat', due: at('2026-11-20T16:00:00Z') })
  const acute = anItem({ subject: 'spoed', urgency: 'acute', due: at('2026-11-23T10:07:00Z') })
  const mine = anItem({ subject: 'van mij', state: 'taken', mine: true, due: at('2026-11-23T16:00:00Z') })
  const far = anItem({ subject: 'ver', due: at('2026-11-27T16:00:00Z') })
  const theirs = anItem({ subject: 'van een ander', state: 'taken', due: at('2026-11-20T16:00:00Z'), escalated: true })

  test('acute first, then by term; nothing that can wait, nothing of a colleague', () => {
    expect(firstThis([far, mine, late, theirs, acute], monday, false)).toEqual([acute, late, mine])
  })
  test('never more than three', () => {
    expect(firstThis([mine, late, acute, mine, late], monday, false)).toHaveLength(3)
  })
  test('a coordinator also sees what escalated', () => {
    expect(firstThis([theirs], monday, true)).toEqual([theirs])
    expect(firstThis([theirs], monday, false)).toEqual([])
  })
})

test('the place in the list travels in the address and comes back', () => {
  for (const place of [
    { filter: 'open', page: 1 },
    { filter: 'waiting-for-asker', page: 3 },
  ] as const) {
    const query = new URL(inboxPath(place), 'http://localhost').searchParams
    expect(readPlace({ toon: query.get('toon') ?? undefined, blad: query.get('blad') ?? undefined })).toEqual(place)
  }
  expect(questionPath('x', { filter: 'mine', page: 1 })).toBe('/werkplek/vragen/x?toon=van-mij')
})

test.each(['0', '-1', '1e3', '99999', 'x', ''])('page "%s" is the first page', (blad) => {
  expect(readPlace({ toon: 'alles', blad })).toEqual({ filter: 'open', page: 1 })
})

test.each([
  ['Sanne de Wit', 'SW'],
  ['Amina', 'A'],
  [' élise van den  Berg ', 'ÉB'],
  ['', ''],
])('initials of "%s" are "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

describe('both languages say the same things', () => {
  const keysOf = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
      : [`${path}: ${typeof value === 'string' && value.trim() === '' ? 'empty' : typeof value}`]

  test.each([
    ['pages', workMessages],
    ['frame', workplaceShellMessages],
  ] as const)('%s', (_, messages) => {
    expect(keysOf(messages(english))).toEqual(keysOf(messages(dutch)))
    expect(keysOf(messages(dutch)).filter((key) => key.endsWith('empty') && key.includes(': empty'))).toEqual([])
  })
})
