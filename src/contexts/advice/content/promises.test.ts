/** What the help pages promise must be what the code does: the cookies it sets, the times it keeps. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { absoluteLimitHours, idleLimitMinutes } from '#contexts/access/rules/session.ts'
import { regimes } from '../rules/retention.ts'
import { windowMinutes } from '../rules/slow-down.ts'
import { idleMinutes, longestHours } from '../use-cases/open-with-code.server.ts'
import { loadAccessibility } from './accessibility.server.ts'

const root = resolve(import.meta.dirname, '../../../..')
const page = (slug: string, language: string): string => readFileSync(join(root, 'content/pages', slug, `${language}.md`), 'utf8')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('dev/'))
  .map((name) => ({ name, text: readFileSync(join(root, 'src', name), 'utf8') }))

test.each(['nl', 'en'])('the cookie page names every cookie that is set, and no other (%s)', (language) => {
  const setters = sources.filter(({ text }) => /\bsetCookie\(/.test(text)).map(({ name }) => name)
  expect(setters.toSorted()).toEqual(['contexts/access/pages/cookies.server.ts', 'contexts/advice/routes/own.server.ts'])
  const set = sources
    .filter(({ name }) => setters.includes(name))
    .flatMap(({ text }) => [...text.matchAll(/'(?:__Host-)?(cjg-(?:werk|inlog|gesprek)|cjg-[a-z]+)'/g)].map(([, name]) => `__Host-${name}`))
  const named = [...page('cookies', language).matchAll(/\*\*(__Host-[a-z-]+)\*\*/g)].map(([, name]) => name)
  expect(new Set(named)).toEqual(new Set(set))
})

test.each(['nl', 'en'])('the cookie page tells the true times (%s)', (language) => {
  const text = page('cookies', language)
  expect(text).toMatch(new RegExp(`${idleMinutes} (?:minuten|minutes)`))
  expect(text).toMatch(new RegExp(`${longestHours} (?:uur|hours)`))
  expect(text).toMatch(new RegExp(`${absoluteLimitHours} (?:uur|hours)`))
  expect(idleLimitMinutes).toBe(60)
})

test.each([
  ['nl', 'dagen'],
  ['en', 'days'],
])('the privacy page tells the term of a conversation in an account (%s)', (language, days) => {
  expect(page('privacy', language).match(new RegExp(`${regimes.account.days} ${days}`, 'g'))).toHaveLength(2)
})

test('what is kept in the browser itself is what the cookie page says: the shortcut keys of the workplace', () => {
  const keepers = sources.filter(({ text }) => /\b(?:localStorage|sessionStorage|indexedDB|document\.cookie)\b/.test(text))
  expect(keepers.map(({ name }) => name)).toEqual(['web/browser/workplace.ts'])
})

test('a trace of a source is gone within the half hour of the privacy page: its window, and ten minutes to the next run', () => {
  expect(windowMinutes + 10).toBeLessThanOrEqual(30)
})

test('the accessibility statement stands on a check of every help page, and of what people do most', () => {
  const { machine, checked } = loadAccessibility(join(root, 'content'))
  const slugs = readdirSync(join(root, 'content/pages')).map((slug) => `/${slug}`)
  expect(machine.pages).toEqual(expect.arrayContaining([...slugs, '/', '/vraag', '/terug', '/zoeken']))
  expect([machine.languages, machine.widths]).toEqual([expect.arrayContaining(['nl', 'en']), expect.arrayContaining([375, 1280])])
  expect(checked.length).toBeGreaterThan(0)
})
