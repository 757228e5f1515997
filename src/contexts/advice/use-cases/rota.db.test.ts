import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAccount } from '#contexts/access/use-cases/accounts.server.ts'
import type { Actor, Context } from '#platform/context.ts'
import { makeMail } from '#platform/mail.server.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { askQuestion } from './ask-question.server.ts'
import { tellTeam } from './keep-terms.server.ts'
import { copyWeek, endAbsence, noteAbsence, readDuty, readWeek, setDuty, swapDuties } from './rota.server.ts'

type Staff = Actor & { kind: 'staff' }
let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sanne: Staff
let bilal: Staff
let ingrid: Staff
const date = (text: string) => Temporal.PlainDate.from(text)
const monday = date('2026-11-23')
const on = (day: string, half: 'morning' | 'afternoon' = 'morning') => ({ day: date(day), half })
const ctxOf = (actor: Actor): Context => aContext(database.db, centres.here, actor)

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  desk = aDesk(database.db)
  sanne = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  bilal = await aColleague(database.db, centres.here, { name: 'Bilal Kaya', profession: 'frontDeskWorker', roles: ['frontDesk'] })
  ingrid = await aColleague(database.db, centres.here, { name: 'Ingrid Postma', profession: 'centreCoordinator', roles: ['coordinator'] })
})
afterAll(() => database.close())

const put = (by: Staff, place: ReturnType<typeof on>, to: Staff | null, seen: Staff | null = null) =>
  setDuty(ctxOf(by), desk, { ...place, to: to?.accountId ?? null, seen: seen?.accountId ?? null })
async function names(week = monday): Promise<Record<string, string>> {
  const read = await readWeek(ctxOf(ingrid), desk, week)
  if (!read.ok) throw new Error('refused')
  return Object.fromEntries(
    read.value.days.flatMap(({ duties }) =>
      duties.map(({ day, half, put: who, gap }) => [`${day.toString()} ${half}`, gap ?? who?.name ?? '']),
    ),
  )
}

test('a week that nobody planned is all gaps, on the days on which the centre is open', async () => {
  expect(await names()).toEqual(
    Object.fromEntries([23, 24, 25, 26, 27].flatMap((day) => ['morning', 'afternoon'].map((half) => [`2026-11-${day} ${half}`, 'nobody']))),
  )
})

test('planned, given away, swapped: each is audited, and a refusal changes nothing', async () => {
  expect(await put(ingrid, on('2026-11-24'), sanne)).toMatchObject({ ok: true })
  expect(await put(sanne, on('2026-11-25'), sanne)).toMatchObject({ ok: true })
  expect(await put(bilal, on('2026-11-24'), bilal, sanne)).toEqual({ ok: false, error: { kind: 'not-yours' } })
  expect(await put(sanne, on('2026-11-24'), bilal, sanne)).toMatchObject({ ok: true })
  expect(await names()).toMatchObject({ '2026-11-24 morning': 'Bilal Kaya', '2026-11-25 morning': 'Sanne de Wit' })
  expect(await swapDuties(ctxOf(bilal), desk, on('2026-11-24'), on('2026-11-25'))).toMatchObject({ ok: true })
  expect(await names()).toMatchObject({ '2026-11-24 morning': 'Sanne de Wit', '2026-11-25 morning': 'Bilal Kaya' })
  const { rows } = await database.owner.query(
    `select event_type, detail from access.audit_event where event_type like 'rota.%' and outcome = 0 order by recorded_at, detail`,
  )
  expect(rows).toHaveLength(5)
})

test('of two who take the same gap at the same moment one gets it, and the other hears that it changed', async () => {
  const outcomes = await Promise.all([put(sanne, on('2026-11-26'), sanne), put(bilal, on('2026-11-26'), bilal)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
})

test('who is away leaves a gap, and is back when that is taken off', async () => {
  const away = await noteAbsence(ctxOf(sanne), { account: sanne.accountId, from: date('2026-11-24'), until: date('2026-11-25') })
  expect(await names()).toMatchObject({ '2026-11-24 morning': 'away', '2026-11-25 morning': 'Bilal Kaya' })
  if (!away.ok) throw new Error(away.error.kind)
  expect(await endAbsence(ctxOf(bilal), away.value)).toEqual({ ok: false, error: { kind: 'not-yours' } })
  expect(await endAbsence(ctxOf(ingrid), away.value)).toMatchObject({ ok: true })
  expect(await names()).toMatchObject({ '2026-11-24 morning': 'Sanne de Wit' })
})

test('next week is filled like this one; only a coordinator does that, and again changes nothing', async () => {
  expect(await copyWeek(ctxOf(bilal), desk, date('2026-11-30'))).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  expect(await copyWeek(ctxOf(ingrid), desk, date('2026-11-30'))).toEqual({ ok: true, value: 3 })
  expect(await names(date('2026-11-30'))).toMatchObject({ '2026-12-01 morning': 'Sanne de Wit', '2026-12-02 morning': 'Bilal Kaya' })
  expect(await copyWeek(ctxOf(ingrid), desk, date('2026-11-30'))).toEqual({ ok: true, value: 0 })
})

test('an acute question is told to who is on duty; in a gap to the whole desk', async () => {
  const mail = makeMail(null, 'CJG <cjg@cjg.example>')
  const asked = await askQuestion(ctxOf({ kind: 'visitor' }), desk, { ...aQuestion, urgency: 'acute' }, { key: 'acute', source: aSource })
  if (!asked.ok) throw new Error('refused')
  const tell = async (): Promise<string[]> => {
    const before = mail.kept().length
    await tellTeam(
      ctxOf({ kind: 'system', name: 'acute' }),
      desk,
      mail,
      { id: asked.value.conversationId, kind: 'acute' },
      { subject: 's', text: 't' },
    )
    return mail
      .kept()
      .slice(0, mail.kept().length - before)
      .map(({ to }) => to)
  }
  expect(await tell()).toEqual([`${sanne.accountId}@cjg.example`])
  await put(ingrid, on('2026-11-24'), null, sanne)
  expect(await tell()).toEqual([`${bilal.accountId}@cjg.example`])
  await put(ingrid, on('2026-11-24'), sanne)
})

test('who leaves drops out, and a colleague takes the gap', async () => {
  const admin = whoProved(
    await aColleague(database.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] }),
  )
  expect(await closeAccount(ctxOf(admin), sanne.accountId)).toMatchObject({ ok: true })
  expect(await names()).toMatchObject({ '2026-11-24 morning': 'left' })
  expect(await put(bilal, on('2026-11-24'), bilal, sanne)).toMatchObject({ ok: true })
  const duty = await readDuty(ctxOf(bilal), desk)
  expect(duty.ok && duty.value.map(({ put: who, gap }) => gap ?? who?.name)).toEqual(['Bilal Kaya', 'nobody'])
})

test('nothing of it is there for another centre, an editor, an asker or a visitor', async () => {
  const elsewhere = await aColleague(database.db, centres.elsewhere, {
    name: 'Wim',
    profession: 'centreCoordinator',
    roles: ['coordinator'],
  })
  const theirs = await readWeek(aContext(database.db, centres.elsewhere, elsewhere), desk, monday)
  expect(theirs.ok && theirs.value.days.flatMap(({ duties }) => duties).every(({ put: who }) => who === null)).toBe(true)
  expect(
    await setDuty(aContext(database.db, centres.elsewhere, elsewhere), desk, { ...on('2026-11-27'), to: bilal.accountId, seen: null }),
  ).toEqual({
    ok: false,
    error: { kind: 'cannot-be-on-duty' },
  })
  const editor = await aColleague(database.db, centres.here, { name: 'Lotte', profession: 'centreCoordinator', roles: ['editor'] })
  for (const actor of [editor, { kind: 'visitor' } as const]) expect((await readWeek(ctxOf(actor), desk, monday)).ok).toBe(false)
})
