/** Answers, the wish of a young person and the kinds of no, as rows: who may say what, once, and never half of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aBatch, aLocation } from '#tests/builders/health-vaccination.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { answerFor, considerWish, endWish, recordAnswer } from './answers.server.ts'
import { readVaccinations } from './read-vaccinations.server.ts'
import { endRefrain, refrain } from './refrains.server.ts'
import { giveDose } from './record-dose.server.ts'
import { recordScheme } from './scheme.server.ts'
import { recordEffect, reportEffect } from './side-effects.server.ts'
import { whatWasSaid } from './what-was-said.server.ts'

let database: TestDatabase
let here: Id<'centre'>
let nurse: Context
let youth: Id<'person'>
let mother: Id<'person'>
let father: Id<'person'>
const as: Record<'youth' | 'mother' | 'father' | 'stranger', Context> = {} as never
const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = day('2026-11-24')

beforeAll(async () => {
  database = await freshDatabase()
  here = (await aRegionWithTwoCentres(database.db)).here
  const colleague = await aColleague(database.db, here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  nurse = aContext(database.db, here, colleague)
  // 14 years: due for MenACWY.
  youth = await aPerson(database.db, here, { name: 'Sam Testman', born: '2012-03-01' })
  mother = await aPerson(database.db, here, { name: 'Mila Testman', born: '1985-05-05' })
  father = await aPerson(database.db, here, { name: 'Ruben Testman', born: '1984-05-05' })
  const stranger = await aPerson(database.db, here, { name: 'Vreemde Ouder', born: '1984-05-05' })
  for (const holder of [mother, father]) await hasAuthority(database.db, here, { holder, child: youth, from: '2012-03-01' })
  await worksWith(database.db, here, { accountId: colleague.accountId, personId: youth, purpose: 'youthHealth' })
  for (const [name, id] of Object.entries({ youth, mother, father, stranger }))
    as[name as keyof typeof as] = aContext(database.db, here, await aResidentWhoIs(database.db, here, id))
})
afterAll(() => database.close())

const outcome = () =>
  inTransaction(database.db, { centreId: here, actor: 'system', now: nurse.now }, async (tx) =>
    (await whatWasSaid(tx, youth, today)).outcome('MENACWY'),
  )
const rows = async (table: string): Promise<Record<string, unknown>[]> =>
  (await database.owner.query<Record<string, unknown>>(`select * from vaccination.${table} order by 1, 2`)).rows
const menacwy = { vaccines: ['MENACWY'] } as const

describe('PR-05: a young person of 14 with two parents', () => {
  test('each answers on the own page; what contradicts is shown as such, and a later yes of one changes nothing of the other', async () => {
    expect(await answerFor(as.father, youth, { ...menacwy, says: 'no' })).toEqual({ ok: true, value: null })
    expect(await outcome()).toMatchObject({ kind: 'refused', by: [father] })
    await answerFor(as.mother, youth, { ...menacwy, says: 'yes' })
    await answerFor(as.youth, youth, { ...menacwy, says: 'yes' })
    expect(await outcome()).toMatchObject({ kind: 'conflicting', no: [father], mayWish: true })
    expect((await rows('answer')).map(({ how }) => how)).toEqual(['own-page', 'own-page', 'own-page'])
  })

  test('a stranger and a step-parent write nothing; a colleague cannot write down a word of who has no say', async () => {
    expect(await answerFor(as.stranger, youth, { ...menacwy, says: 'yes' })).toMatchObject({ ok: false, error: { kind: 'no-access' } })
    const heard = { ...menacwy, says: 'yes', how: 'by-word', saidOn: today } as const
    const nobody = await aPerson(database.db, here, { name: 'Stief Vader', born: '1980-01-01' })
    expect(await recordAnswer(nurse, youth, { ...heard, saidBy: nobody })).toMatchObject({ ok: false, error: { kind: 'no-say' } })
    // Said when he was eleven: then he had none.
    expect(await recordAnswer(nurse, youth, { ...heard, saidBy: youth, saidOn: day('2024-02-29') })).toMatchObject({
      error: { kind: 'no-say' },
    })
    expect(await recordAnswer(nurse, youth, { ...heard, saidBy: mother, saidOn: day('2026-11-25') })).toMatchObject({
      error: { kind: 'in-future' },
    })
    expect(await rows('answer')).toHaveLength(3)
  })

  test('without the wish no dose; two who find the wish considered at once write it once, with the words sealed; then a dose may be given', async () => {
    const place = await aLocation(database.db, here)
    const batchId = await aBatch(database.db, here, { vaccine: 'MENACWY', at: place })
    const dose = { vaccine: 'MENACWY', givenOn: today, site: 'left-arm', from: 'stock', batchId, locationId: place } as const
    expect(await giveDose(nurse, youth, dose)).toMatchObject({ ok: false, error: { refusals: [{ kind: 'no-consent' }] } })
    expect(await considerWish(nurse, keys, youth, { vaccine: 'MENACWY', explanation: '  ' })).toMatchObject({
      error: { kind: 'no-explanation' },
    })
    const explanation = 'Sam weet wat de prik doet en blijft het willen.'
    const twice = await Promise.all([1, 2].map(() => considerWish(nurse, keys, youth, { vaccine: 'MENACWY', explanation })))
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    const [wish] = await rows('considered_wish')
    expect(String(wish?.['explanation'])).not.toContain('Sam')
    expect(await outcome()).toEqual({ kind: 'considered-wish', without: [father] })
    expect(await giveDose(nurse, youth, dose)).toMatchObject({ ok: true })
    // PR-05: there is none where nobody refused.
    expect(await considerWish(nurse, keys, youth, { vaccine: 'DTP', explanation })).toMatchObject({ error: { kind: 'no-wish-here' } })
    const id = wish?.['id'] as Id<'consideredWish'>
    expect(await endWish(nurse, youth, id)).toMatchObject({ ok: true })
    expect(await endWish(nurse, youth, id)).toMatchObject({ error: { kind: 'not-there' } })
    expect(await outcome()).toMatchObject({ kind: 'conflicting' })
  })
})

test('a kind of no is written once, read with its words, ended, and can come again', async () => {
  const wish = {
    vaccine: 'HPV',
    kind: 'contra-indication',
    untilDay: null,
    decidedOn: today,
    reason: 'Allergie voor een hulpstof',
  } as const
  const twice = await Promise.all([1, 2].map(() => refrain(nurse, keys, youth, wish)))
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
  const read = await readVaccinations(nurse, keys, youth)
  expect(read.ok && read.value.refrains).toMatchObject([{ words: 'Allergie voor een hulpstof', inForce: true, by: 'Sanne de Wit' }])
  const id = twice.find((one) => one.ok)?.value as Id<'refrain'>
  expect(await endRefrain(nurse, youth, id)).toEqual({ ok: true, value: null })
  expect(await endRefrain(nurse, youth, id)).toMatchObject({ ok: false })
  expect(await refrain(nurse, keys, youth, wish)).toMatchObject({ ok: true })
  expect(await refrain(nurse, keys, youth, { ...wish, kind: 'not-now', decidedOn: day('2026-11-25') })).toMatchObject({ ok: false })
  expect(await rows('refrain')).toHaveLength(2)
})

test('the scheme: a form that was open while somebody else saved is not taken', async () => {
  const read = await readVaccinations(nurse, keys, youth)
  if (!read.ok) throw new Error(read.error.kind)
  const facts = { ...read.value.scheme, chosen: '3+1', chosenWhy: 'from-abroad' } as const
  expect(await recordScheme(nurse, youth, facts)).toMatchObject({ ok: true })
  expect(await recordScheme(nurse, youth, facts)).toEqual({ ok: false, error: { kind: 'changed-meanwhile' } })
  expect(await recordScheme(nurse, youth, { ...facts, version: 1, chosenWhy: null })).toMatchObject({
    error: { refusals: [{ kind: 'reason-missing' }] },
  })
  expect(await rows('scheme')).toMatchObject([{ chosen: '3+1', version: 1 }])
})

test('a side effect is told by the family or seen by a colleague; only a colleague reports it, once', async () => {
  const [dose] = await rows('dose')
  const told = {
    doseId: dose?.['id'] as Id<'dose'>,
    beganOn: today,
    endedOn: null,
    kinds: ['fever'],
    words: 'Hij gloeide.',
    reportedOn: today,
  } as const
  const byMother = await recordEffect(as.mother, keys, youth, told)
  expect(byMother).toMatchObject({ ok: true })
  expect(await rows('side_effect')).toMatchObject([{ told_by: 'family', reported_on: null }])
  const id = (byMother.ok ? byMother.value : '') as Id<'sideEffect'>
  expect(await reportEffect(nurse, youth, id)).toMatchObject({ ok: true })
  expect(await reportEffect(nurse, youth, id)).toMatchObject({ ok: false })
  expect(await recordEffect(nurse, keys, youth, { ...told, kinds: ['other'], words: '' })).toMatchObject({
    error: { refusals: [{ kind: 'words-missing' }] },
  })
  expect(await rows('side_effect')).toHaveLength(1)
})
