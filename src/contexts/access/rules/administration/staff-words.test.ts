import { expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'
import { professionName, roleName } from '../../pages/messages.ts'
import { professions } from '../account.ts'
import { roles } from '../permissions.ts'
import { readProfession, readRoleWord, readRoleWords } from './staff-words.ts'

test.each(locales.slice(0, 2).map((locale) => [locale.tag, locale] as const))(
  'what the pages show in %s can be typed in a list',
  (_, locale) => {
    for (const code of professions) expect(readProfession(professionName(locale, code)), code).toBe(code)
    for (const code of roles) expect(readRoleWord(roleName(locale, code)), code).toBe(code)
  },
)

test.each([
  ['balie+professional', ['frontDesk', 'professional']],
  ['Coordinator, REDACTIE', ['coordinator', 'editor']],
  ['front desk', ['frontDesk']],
  ['professional editor', ['professional', 'editor']],
  ['frontDesk|policyofficer', ['frontDesk', 'policyOfficer']],
  ['beheer', ['administrator']],
  ['tovenaar', ['tovenaar']],
  ['', []],
])('roles "%s"', (cell, read) => {
  expect(readRoleWords(cell)).toEqual(read)
})

test('a profession nobody knows stays as it was typed', () => {
  expect(readProfession('Coördinator  van het CENTRUM')).toBe('centreCoordinator')
  expect(readProfession('wizard')).toBe('wizard')
})
