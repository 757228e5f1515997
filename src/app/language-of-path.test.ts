import { expect, test } from 'vitest'
import { dutch, english } from '#platform/i18n.ts'
import { readPath } from './language-of-path.ts'

test.each([
  ['/vraag', ['nl', 'en'], dutch, '/vraag', true],
  ['/en/vraag', ['nl', 'en'], english, '/vraag', true],
  ['/en', ['nl', 'en'], english, '/', true],
  // As an unknown language: the whole is the path, where nothing is.
  ['/en/vraag', ['nl'], dutch, '/en/vraag', false],
  ['/en', ['nl'], dutch, '/en', false],
  ['/tlh/vraag', ['nl'], dutch, '/tlh/vraag', true],
  ['/en/mijn/inloggen', ['nl'], dutch, '/en/mijn/inloggen', false],
  // Colleagues read what they like, and their mails lead there.
  ['/en/werkplek', ['nl'], english, '/werkplek', true],
  ['/en/inloggen/bevestigen', ['nl'], english, '/inloggen/bevestigen', true],
  ['/en/werkplekken', ['nl'], dutch, '/en/werkplekken', false],
] as const)('%s with %j', (pathname, offered, locale, path, isThere) => {
  expect(readPath(pathname, offered)).toEqual({ locale, path, isThere })
})
