import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as now, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { askQuestion } from '../../../advice/use-cases/ask-question.server.ts'
import { takeQuestion } from '../../../advice/use-cases/assign-question.server.ts'
import { countTakenQuestions, returnQuestions } from '../../../advice/use-cases/return-questions.server.ts'
import { addClient } from '../machine-clients.server.ts'
import { beginSession, findSession } from '../sessions.server.ts'
import { endWhatIsOver } from './end-what-is-over.server.ts'
import { leaveOn, readPerson, stay } from './leaving.server.ts'
import { addOrganisation, changeOrganisation, listOrganisations, putUnder } from './organisations.server.ts'

type Staff = Actor & { kind: 'staff' }
let base: TestDatabase
let centres: TwoCentres
let minh: Staff
const desk = () => aDesk(base.db)

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  minh = await someone('Minh Tran', 'administrator')
})
afterAll(() => base.close())

const someone = (name: string, role: string): Promise<Staff> =>
  aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: [role] })
const as = (who: Staff, at: Instant = now): Context => aContext(base.db, centres.here, whoProved(who, at), at)
const system = (at: Instant): Context => aContext(base.db, centres.here, { kind: 'system', name: 'test' }, at)
const midnight = Temporal.Instant.from('2026-11-24T23:00:00Z')
const tomorrow = Temporal.PlainDate.from('2026-11-25')

const school = {
  name: 'Basisschool De Schakel',
  category: 'education',
  covenant: 'Convenant 2026',
  agreementDays: 5,
  bsnEntitled: false,
  helpIsCoreTask: false,
} as const
const from = Temporal.PlainDate.from('2026-01-01')

async function signedIn(who: Staff): Promise<(at: Instant) => Promise<boolean>> {
  const begun = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }, now), { accountId: who.accountId, acr: 'test' })
  if (!begun.ok) throw new Error('no session')
  return async (at) => {
    await base.owner.query('update access.session set last_seen_at = $1, ends_at = $2 where account_id = $3', [
      ...[at.toString(), at.add({ hours: 1 }).toString(), who.accountId],
    ])
    return (await findSession({ db: base.db }, centres.here, begun.value.token, at)) !== null
  }
}

async function aTakenQuestion(by: Staff): Promise<Id<'conversation'>> {
  const asked = await askQuestion(aContext(base.db, centres.here, { kind: 'visitor' }, now), desk(), aQuestion, {
    key: by.accountId,
    source: aSource,
  })
  if (!asked.ok) throw new Error('not asked')
  const taken = await takeQuestion(as(by), desk(), asked.value.conversationId)
  if (!taken.ok) throw new Error('not taken')
  return asked.value.conversationId
}

test('what will end is shown before; on the day itself, at midnight, everything ends, and the job finds it once', async () => {
  const sanne = await someone('Sanne de Wit', 'professional')
  const ada = await someone('Ada Beheer', 'administrator')
  const isIn = await signedIn(sanne)
  const child = await aPerson(base.db, centres.here, { name: 'Noor van Veen' }, now)
  await worksWith(base.db, centres.here, { accountId: sanne.accountId, personId: child, purpose: 'youthHealth' }, now)
  const question = await aTakenQuestion(sanne)
  expect((await addClient(as(ada), { name: 'Website', scopes: ['library'] })).ok).toBe(true)
  const shown = await readPerson(as(minh), sanne.accountId, countTakenQuestions)
  expect(shown.ok && shown.value?.belongings).toEqual({
    sessions: 1,
    careRelations: 1,
    standIns: 0,
    emergencies: 0,
    programs: [],
    questions: 1,
  })
  const keys = await readPerson(as(minh), ada.accountId, countTakenQuestions)
  expect(keys.ok && keys.value?.belongings.programs).toEqual(['Website'])

  expect(await leaveOn(as(minh), sanne.accountId, tomorrow)).toEqual({ ok: true, value: 'planned' })
  const before = midnight.subtract({ seconds: 1 })
  expect(await isIn(before)).toBe(true)
  expect(await endWhatIsOver(system(before))).toBe(0)
  // The predicate holds on the day itself, also when no job ran.
  expect(await isIn(midnight)).toBe(false)
  expect(await endWhatIsOver(system(midnight))).toBe(1)
  expect(await endWhatIsOver(system(midnight))).toBe(0)
  expect(await returnQuestions(system(midnight))).toBe(1)
  expect(await returnQuestions(system(midnight))).toBe(0)
  const { rows } = await base.owner.query('select state, assigned_to from advice.conversation where id = $1', [question])
  expect(rows).toEqual([{ state: 'waiting', assigned_to: null }])
  const care = await base.owner.query('select from access.care_relation where account_id = $1 and ended_at is null', [sanne.accountId])
  expect(care.rows).toEqual([])
})

test('leaving today is leaving now; in the past, too late, oneself, and the last administrator are refused', async () => {
  const bas = await someone('Bas Bos', 'professional')
  const isIn = await signedIn(bas)
  const today = Temporal.PlainDate.from('2026-11-24')
  expect(await leaveOn(as(minh), bas.accountId, today.subtract({ days: 1 }))).toEqual({ ok: false, error: { kind: 'leaves-in-past' } })
  expect(await leaveOn(as(minh), minh.accountId, today)).toEqual({ ok: false, error: { kind: 'own-account' } })
  await base.owner.query(
    `delete from access.account_role r using access.account a where a.id = r.account_id and a.display_name = 'Ada Beheer'`,
  )
  expect(await leaveOn(system(now), minh.accountId, tomorrow)).toEqual({ ok: false, error: { kind: 'last-one', role: 'administrator' } })
  expect(await leaveOn(as(minh), bas.accountId, today)).toEqual({ ok: true, value: 'left' })
  expect(await isIn(now)).toBe(false)
})

test('two administrators who both plan to leave: the second is told to see to somebody who stays', async () => {
  const elsewhere = (name: string) =>
    aColleague(base.db, centres.elsewhere, { name, profession: 'centreManager', roles: ['administrator'] })
  const [one, two] = [await elsewhere('Een'), await elsewhere('Twee')]
  const office = aContext(base.db, centres.elsewhere, { kind: 'system', name: 'test' }, now)
  expect(await leaveOn(office, one.accountId, tomorrow)).toEqual({ ok: true, value: 'planned' })
  const last = { ok: false, error: { kind: 'last-one', role: 'administrator' } }
  expect(await leaveOn(office, two.accountId, tomorrow.add({ days: 30 }))).toEqual(last)
  const part = await addOrganisation(office, { ...school, name: 'Gemeente', category: 'municipality', from, until: null })
  if (!part.ok) throw new Error('not added')
  expect((await putUnder(office, two.accountId, part.value)).ok).toBe(true)
  const ending = { ...school, name: 'Gemeente', category: 'municipality', from, until: tomorrow.add({ days: 30 }) } as const
  expect(await changeOrganisation(office, part.value, ending, 1)).toEqual(last)
})

test('who stays after all stays', async () => {
  const wies = await someone('Wies Sluiter', 'professional')
  const isIn = await signedIn(wies)
  await leaveOn(as(minh), wies.accountId, tomorrow)
  expect(await stay(as(minh), wies.accountId)).toEqual({ ok: true, value: null })
  expect(await isIn(midnight)).toBe(true)
})

test('an organisation whose part ends takes its people along that day; a stale form and a name that is taken are refused', async () => {
  const added = await addOrganisation(as(minh), { ...school, from, until: null })
  if (!added.ok) throw new Error('not added')
  expect(await addOrganisation(as(minh), { ...school, name: 'basisschool de schakel', from, until: null })).toEqual({
    ok: false,
    error: { kind: 'name-taken' },
  })
  const juf = await someone('Juf Esther', 'professional')
  expect(await putUnder(as(minh), juf.accountId, added.value)).toEqual({ ok: true, value: null })
  const isIn = await signedIn(juf)
  const until = Temporal.PlainDate.from('2026-11-24')
  expect(await changeOrganisation(as(minh), added.value, { ...school, from, until: from.subtract({ days: 1 }) }, 1)).toEqual({
    ok: false,
    error: { kind: 'ends-before-it-begins' },
  })
  expect(await changeOrganisation(as(minh), added.value, { ...school, from, until }, 1)).toEqual({ ok: true, value: null })
  expect(await changeOrganisation(as(minh), added.value, { ...school, from, until: null }, 1)).toEqual({
    ok: false,
    error: { kind: 'changed-meanwhile', version: 2 },
  })
  expect(await isIn(midnight.subtract({ seconds: 1 }))).toBe(true)
  expect(await isIn(midnight)).toBe(false)
  expect(await endWhatIsOver(system(midnight))).toBeGreaterThanOrEqual(1)
  const { rows } = await base.owner.query('select state from access.account where id = $1', [juf.accountId])
  expect(rows).toEqual([{ state: 'closed' }])
  expect(await putUnder(as(minh, midnight), minh.accountId, added.value)).toEqual({ ok: false, error: { kind: 'own-account' } })
  const bo = await someone('Bo Smit', 'professional')
  expect(await putUnder(as(minh, midnight), bo.accountId, added.value)).toEqual({ ok: false, error: { kind: 'no-organisation' } })
})

test('an organisation in which the last administrator works cannot end first', async () => {
  const added = await addOrganisation(as(minh), { ...school, name: 'Gemeente Hier', category: 'municipality', from, until: null })
  if (!added.ok) throw new Error('not added')
  expect(await putUnder(system(now), minh.accountId, added.value)).toEqual({ ok: true, value: null })
  const over = { ...school, name: 'Gemeente Hier', category: 'municipality', from, until: Temporal.PlainDate.from('2026-11-23') } as const
  expect(await changeOrganisation(as(minh), added.value, over, 1)).toEqual({
    ok: false,
    error: { kind: 'last-one', role: 'administrator' },
  })
})

test('an organisation of another centre does not exist here', async () => {
  const elsewhere = await aColleague(base.db, centres.elsewhere, {
    name: 'Sanjay',
    profession: 'frontDeskWorker',
    roles: ['administrator'],
  })
  const ctx = aContext(base.db, centres.elsewhere, whoProved(elsewhere))
  const there = await listOrganisations(ctx)
  expect(there.ok && there.value.map(({ name }) => name)).toEqual(['Gemeente'])
  const here = await listOrganisations(as(minh))
  const id = here.ok ? (here.value[0]?.id as never) : ('' as never)
  expect(await changeOrganisation(ctx, id, { ...school, from, until: null }, 1)).toEqual({ ok: false, error: { kind: 'no-organisation' } })
})
