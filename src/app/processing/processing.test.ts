/** PR-33: the descriptions are whole, say what the product does, and every purpose in the permissions is one of them. */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { asMarkdown, dpiaDocument, processingMessages, registerDocument, registerTable } from '#contexts/access/public-processing.ts'
import { permissions } from '#contexts/access/rules/permissions.ts'
import { linkMinutes, residentHours } from '#contexts/access/rules/resident.ts'
import { absoluteLimitHours } from '#contexts/access/rules/session.ts'
import { readingLevel } from '#contexts/advice/rules/reading-level.ts'
import { regimes } from '#contexts/advice/rules/retention.ts'
import { missesKeptDays } from '#contexts/advice/use-cases/list-search-misses.server.ts'
import { dutch, locales } from '#platform/i18n.ts'
import { measureIds } from '#platform/processing.ts'
import { Temporal } from '#platform/time.ts'
import { termText, unsettledTerms } from '../../contexts/access/rules/processing/register.ts'
import { descriptions, processingRegister } from './register.ts'

const root = resolve(import.meta.dirname, '../../..')
const { activities } = processingRegister
const ids = activities.map(({ id }) => id)
const place = { centre: 'CJG Hier', municipality: 'Hier', today: Temporal.PlainDate.from('2026-11-29') }

test('PR-33 each context ships a description', () => {
  const contexts = readdirSync(join(root, 'src/contexts'))
  expect(descriptions.map(({ context }) => context)).toEqual(expect.arrayContaining(contexts))
  for (const context of contexts) expect(existsSync(join(root, 'src/contexts', context, 'processing.ts')), context).toBe(true)
})

test('PR-02 every purpose of a verb is an activity of the register, and no activity is there twice', () => {
  expect(new Set(ids).size).toBe(ids.length)
  expect([...new Set(Object.values(permissions).map(({ purpose }) => purpose))].filter((purpose) => !ids.includes(purpose))).toEqual([])
})

test('AVG 30 nothing that a register must say is left empty', () => {
  for (const one of activities) {
    expect([one.id, one.bases.length, one.persons.length, one.data.length, one.retention.length, one.measures.length]).not.toContain(0)
    expect(one.risks.length, one.id).toBeGreaterThan(0)
  }
})

test('every measure is proven by a test that is there', () => {
  const missing = measureIds.flatMap((id) => processingRegister.measures[id].provenBy.filter((file) => !existsSync(join(root, file))))
  expect(missing).toEqual([])
  expect(measureIds.filter((id) => processingRegister.measures[id].provenBy.length === 0)).toEqual([])
})

test('tables are described by activities that exist', () => {
  for (const { tables } of descriptions) expect(Object.values(tables).filter((id) => !ids.includes(id))).toEqual([])
})

const termOf = (id: string, what: string): unknown =>
  activities.find((one) => one.id === id)?.retention.find((one) => one.what.en.includes(what))?.term

test('PR-24 the terms in the register are those that the product keeps', () => {
  expect(termOf('advice', 'in an account')).toMatchObject({ amount: regimes.account.days, unit: 'days' })
  expect(termOf('information', 'search words')).toMatchObject({ amount: missesKeptDays, unit: 'days' })
  expect(termOf('access', 'session of staff')).toMatchObject({ amount: absoluteLimitHours, unit: 'hours' })
  expect(termOf('access', 'session of a resident')).toMatchObject({ amount: residentHours, unit: 'hours' })
  expect(termOf('access', 'link by mail')).toMatchObject({ amount: linkMinutes, unit: 'minutes' })
})

test('PR-24 terms of the law stand as the reference has them: youth help and treatment 20 years, support 15, the log 5', () => {
  expect(termOf('care', 'youth help')).toMatchObject({ amount: 20, unit: 'years' })
  expect(termOf('care', 'medical')).toMatchObject({ amount: 20, unit: 'years' })
  expect(termOf('care', 'social support')).toMatchObject({ amount: 15, unit: 'years' })
  expect(termOf('control', 'log')).toMatchObject({ amount: 5, unit: 'years' })
})

test.each(locales.map((locale) => [locale.tag, locale] as const))(
  'the table has a line per activity and no empty cell (%s)',
  (_tag, locale) => {
    const { register, language } = processingMessages(locale)
    const [head, ...lines] = registerTable({ ...register, language }, processingRegister)
    expect(lines).toHaveLength(activities.length)
    for (const line of lines) expect([line.length, line.includes('')]).toEqual([head?.length, false])
  },
)

test.each(locales.map((locale) => [locale.tag, locale] as const))(
  'AVG 35(7) the draft describes, weighs, names risks and measures, and marks what people must fill in (%s)',
  (_tag, locale) => {
    const document = dpiaDocument({ locale, ...place }, processingRegister)
    const marked = document.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'todo'))
    const risks = activities.reduce((sum, one) => sum + one.risks.length, 0)
    const { dpia } = processingMessages(locale)
    expect(marked).toHaveLength(risks + unsettledTerms(processingRegister).length + dpia.todo.length)
    const text = asMarkdown(document, dpia.todoMark)
    for (const { name, necessity } of activities)
      expect(text).toContain(name[locale.tag === 'nl' ? 'nl' : 'en'] && necessity[locale.tag === 'nl' ? 'nl' : 'en'])
    expect(text).toContain('tests/journeys/family-reads-its-log.spec.ts')
  },
)

test('the register names each activity with everything that AVG 30 asks', () => {
  const { sections } = registerDocument({ locale: dutch, ...place }, processingRegister)
  const [todo, ...each] = sections
  expect(todo?.blocks.every(({ kind }) => kind === 'todo')).toBe(true)
  for (const { title, blocks } of each)
    expect(
      blocks.filter(({ kind }) => kind === 'heading'),
      title,
    ).toHaveLength(10)
})

test('what residents read is plain Dutch', () => {
  const { register, residents } = processingMessages(dutch)
  const sentences = activities.flatMap(({ plain }) => (plain === null ? [] : [plain.what.nl, plain.why.nl]))
  expect(readingLevel([residents.lead, residents.lawText, residents.outsideText, ...sentences].join('\n\n')).hint).toBe('B1')
  expect(termText({ ...register, language: 'nl' }, { amount: 1, unit: 'days', from: { nl: 'iets', en: 'something' } })).toBe(
    '1 dag na iets',
  )
})
