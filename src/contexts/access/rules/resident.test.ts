import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { isAssuredEnough, isLive, pathAfterSignIn, residentEndsAt } from './resident.ts'

const nine = Temporal.Instant.from('2026-11-24T09:00:00Z')

test.each([
  [0, 29, true],
  [0, 30, false],
  [239 - 10, 239, true],
  [239, 240, false],
])('seen after %i minutes, asked after %i: live %s', (seen, asked, live) => {
  expect(isLive({ lastSeenAt: nine.add({ minutes: seen }), endsAt: residentEndsAt(nine) }, nine.add({ minutes: asked }))).toBe(live)
})

test.each([
  ['substantial', ['substantial', 'high'], true],
  ['low', ['substantial', 'high'], false],
  ['oidc', ['substantial'], false],
  ['', ['substantial'], false],
  ['substantial', [], false],
])('level "%s" where %j is accepted: %s', (acr, accepted, enough) => {
  expect(isAssuredEnough(acr, accepted)).toBe(enough)
})

test.each([
  ['gesprek', '/gesprek/account'],
  ['https://elders.example', null],
  ['//elders.example', null],
  ['/gesprek/account', null],
  ['constructor', null],
  ['', null],
  [undefined, null],
])('after signing in with the word %s one goes on to %s', (word, path) => {
  expect(pathAfterSignIn(word)).toBe(path)
})
