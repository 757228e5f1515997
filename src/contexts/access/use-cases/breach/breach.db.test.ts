import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { noDecisions, noTelling, type BreachFacts } from '../../rules/breach/breach.ts'
import {
  addBreachFiles,
  assessBreach,
  closeBreach,
  decideBreach,
  dismissBreach,
  fileIdsIn,
  markBreachPerson,
  mergeBreach,
  recordBreachReport,
  recordBreachTelling,
  reopenBreach,
  takeUpBreach,
} from './change-breach.server.ts'
import { countNotices } from '../case-file/notices.server.ts'
import { countBreaches, listBreaches, readBreach, type OpenedBreach } from './read-breaches.server.ts'
import { giveReminders, mailReminders } from './remind-breaches.server.ts'
import { listOwnSuspicions, suspectBreach, type Suspicion } from './suspect-breach.server.ts'

const nine: Instant = Temporal.Instant.from('2026-11-23T08:00Z')
const after = (hours: number): Instant => nine.add({ minutes: hours * 60 })
const told: string[] = []
const needs = { keys: testKeys, jobs: { tell: async (_tx: unknown, name: string) => void told.push(name) } } as unknown as Parameters<
  typeof suspectBreach
>[0]
const facts: BreachFacts = {
  ...{ what: 'De map van Noor Jansen lag op de bus.', cause: 'lost-or-stolen', natures: ['confidentiality'] },
  ...{ dataKinds: ['names', 'health'], personKinds: ['children'], persons: { least: 1, most: 3 } },
  ...{ consequences: 'Iemand las mee.', measures: 'De map is terug.', risk: 'high' },
}

let database: TestDatabase
let centres: TwoCentres
type Staff = Context['actor'] & { readonly kind: 'staff' }
let [nurse, officer, second, manager, administrator, elsewhere] = [] as unknown as Staff[]
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const make = (name: string, role: string, centre = centres.here) =>
    aColleague(database.db, centre, { name, profession: 'youthNurse', roles: [role] })
  nurse = await make('Sanne de Wit', 'professional')
  officer = await make('Petra Officier', 'privacyOfficer')
  second = await make('Tom Tweede', 'privacyOfficer')
  manager = await make('Marja Baas', 'manager')
  administrator = await make('Bea Beheer', 'administrator')
  elsewhere = await make('Els Elders', 'privacyOfficer', centres.elsewhere)
})
afterAll(() => database.close())
beforeEach(() => told.splice(0))

const as = (actor: Context['actor'], now: Instant, centre = centres.here): Context => aContext(database.db, centre, actor, now)
const system = (now: Instant): Context => as({ kind: 'system', name: 'test' }, now)
const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const suspicion = async (given: Partial<Suspicion> = {}, now = after(1)): Promise<Id<'breach'>> =>
  value(await suspectBreach(needs, as(nurse as Staff, now), { what: facts.what, discoveredAt: nine, ...given }))
const opened = async (id: Id<'breach'>, now = after(2)): Promise<OpenedBreach> =>
  value(await readBreach(testKeys, as(officer as Staff, now), id))
const which = async (id: Id<'breach'>) => ({ id, version: (await opened(id)).breach.version })
const taken = async (): Promise<Id<'breach'>> => {
  const id = await suspicion()
  value(await takeUpBreach(testKeys, as(officer as Staff, after(2)), await which(id), { aware: after(1), why: '' }))
  return id
}
const logOf = async (id: string) =>
  (
    await database.owner.query<{ event_type: string; outcome: number; account_id: string; detail: string | null }>(
      'select event_type, outcome, account_id, detail from access.audit_event where object_id = $1 order by recorded_at',
      [id],
    )
  ).rows

describe('reporting a suspicion', () => {
  test('PR-32 everybody on the staff can; it starts the clock, tells the officer, and is logged', async () => {
    const id = await suspicion()
    expect(told).toEqual(['access.breach-mail'])
    expect((await opened(id)).breach).toMatchObject({
      state: 'suspected',
      awareAt: after(1),
      number: expect.stringMatching(/^2026-\d{3}$/) as unknown,
    })
    expect((await logOf(id)).map(({ event_type }) => event_type)).toEqual(['breach.suspect', 'breach.read'])
    const own = value(await listOwnSuspicions(as(nurse as Staff, after(2))))
    expect(own[0]).toMatchObject({ id, state: 'suspected' })
  })
  test('the same form sent twice is one, and the same finding handed over twice too', async () => {
    const id = newId<'breach'>()
    expect([await suspicion({ id }), await suspicion({ id })]).toEqual([id, id])
    const source = { kind: 'access-review', id: newId<'finding'>() }
    const first = await suspicion({ source })
    expect(await suspicion({ source, id: newId<'breach'>() })).toBe(first)
    const { rows } = await database.owner.query<{ count: number }>(
      'select count(*)::int as count from access.breach where id = $1 or source_id = $2',
      [id, source.id],
    )
    expect(rows[0]?.count).toBe(2)
  })
  test('twenty at once get twenty numbers', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => suspicion()))
    const { rows } = await database.owner.query<{ number: number }>('select number from access.breach where id = any ($1)', [ids])
    expect(new Set(rows.map(({ number }) => number)).size).toBe(20)
  })
  test('what it says is sealed: it stands nowhere in the database', async () => {
    const id = await suspicion({ what: 'Geheimzinnige woorden' })
    const { rows } = await database.owner.query<{ row: string }>(
      `select row_to_json(b)::text || encode(b.content, 'escape') as row from access.breach b where id = $1
       union all select row_to_json(r)::text || encode(r.content, 'escape') from access.breach_revision r where breach_id = $1`,
      [id],
    )
    expect(rows).toHaveLength(2)
    expect(rows.map(({ row }) => row).join(' ')).not.toContain('Geheimzinnige')
  })
})

describe('who may', () => {
  test('a colleague, a manager and another centre neither list nor read; refusals are logged', async () => {
    const id = await suspicion()
    for (const who of [nurse, manager, administrator] as Staff[]) {
      expect(await readBreach(testKeys, as(who, after(2)), id)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
      expect((await listBreaches(testKeys, as(who, after(2)))).ok).toBe(false)
      expect((await dismissBreach(testKeys, as(who, after(2)), { id, version: 1 }, 'x')).ok).toBe(false)
    }
    expect(await readBreach(testKeys, as(elsewhere as Staff, after(2), centres.elsewhere), id)).toMatchObject({
      error: { kind: 'no-breach' },
    })
    const { rows } = await database.owner.query(
      `select from access.audit_event where event_type = 'breach.read' and outcome = 4 and account_id = $1`,
      [nurse?.accountId],
    )
    expect(rows).toHaveLength(1)
  })
  test('nothing can be removed or rewritten by the serving role, the system neither', async () => {
    const id = await suspicion()
    const serving = await database.pool.connect()
    try {
      const tried = async (statement: string): Promise<string> => {
        await serving.query('begin')
        await serving.query(`select set_config('app.centre', $1, true), set_config('app.actor_kind', 'system', true)`, [centres.here])
        const answer = await serving.query(statement, [id]).then(
          () => 'done',
          (problem: unknown) => String(problem),
        )
        await serving.query('rollback')
        return answer
      }
      expect(await tried('delete from access.breach where id = $1')).toContain('permission denied')
      expect(await tried('delete from access.breach_revision where breach_id = $1')).toContain('permission denied')
      expect(await tried(`update access.breach_revision set at = now() where breach_id = $1`)).toContain('permission denied')
      expect(await tried('delete from access.breach_person where breach_id = $1')).toContain('permission denied')
    } finally {
      serving.release()
    }
  })
})

describe('from discovery to the register', () => {
  test('PR-32 taken up, assessed, decided, reported, told and closed; what it said before stays', async () => {
    const id = await taken()
    const ctx = as(officer as Staff, after(10))
    value(
      await assessBreach(testKeys, ctx, await which(id), {
        discovered: nine,
        aware: after(0.5),
        facts,
        why: 'De chauffeur belde eerder.',
      }),
    )
    value(
      await decideBreach(testKeys, ctx, await which(id), {
        ...noDecisions,
        report: 'report',
        tell: 'tell',
        decidedBy: 'Directeur',
        advice: 'Melden.',
      }),
    )
    value(
      await recordBreachReport(testKeys, ctx, await which(id), { whyLate: '', reference: '', reported: after(9), completed: 'nothing' }),
    )
    expect(await closeBreach(testKeys, ctx, await which(id))).toMatchObject({
      error: {
        kind: 'problems',
        problems: [
          { field: 'completed', kind: 'not-yet-complete' },
          { field: 'told', kind: 'not-yet-told' },
        ],
      },
    })
    value(
      await recordBreachReport(testKeys, ctx, await which(id), { whyLate: '', reference: '', reported: after(9), completed: after(10) }),
    )
    value(
      await recordBreachTelling(testKeys, ctx, await which(id), {
        ...noTelling,
        told: after(10),
        toldCount: 2,
        letter: 'Je map was even weg.',
      }),
    )
    value(await closeBreach(testKeys, ctx, await which(id)))
    const { breach, history } = await opened(id)
    expect(breach).toMatchObject({
      state: 'closed',
      awareAt: after(0.5),
      facts,
      telling: { toldCount: 2 },
      decisions: { advice: 'Melden.' },
    })
    expect(history.map(({ deed }) => deed)).toEqual([
      'closed',
      'told',
      'reported',
      'reported',
      'decided',
      'assessed',
      'taken-up',
      'suspected',
    ])
    expect(history.find(({ deed }) => deed === 'assessed')).toMatchObject({ why: 'De chauffeur belde eerder.', by: 'Petra Officier' })
    expect(history.find(({ deed }) => deed === 'taken-up')?.breach.awareAt).toEqual(after(1))
    value(await reopenBreach(testKeys, ctx, await which(id), 'Er was nog een map.'))
    expect((await opened(id)).breach.state).toBe('open')
  })
  test('a refused form changes nothing, and says everything that is wrong', async () => {
    const id = await taken()
    const before = await opened(id)
    const refused = await assessBreach(testKeys, as(officer as Staff, after(3)), await which(id), {
      discovered: after(9),
      aware: after(1),
      facts: { ...facts, what: '' },
      why: '',
    })
    expect(refused).toMatchObject({
      error: { problems: [{ field: 'what' }, { field: 'discovered', kind: 'in-future' }, { field: 'aware' }, { field: 'why' }] },
    })
    const now = await opened(id)
    expect([now.breach, now.history]).toEqual([before.breach, before.history])
  })
  test('two officers edit at once: one is saved, the other hears it', async () => {
    const id = await taken()
    const form = await which(id)
    const [one, two] = [
      { ...facts, measures: 'Van de een.' },
      { ...facts, measures: 'Van de ander.' },
    ]
    const results = await Promise.all(
      [officer as Staff, second as Staff].map((who, i) =>
        assessBreach(testKeys, as(who, after(3)), form, { discovered: nine, aware: after(1), facts: i === 0 ? one : two, why: '' }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
    const { breach, history } = await opened(id)
    expect(history).toHaveLength(3)
    expect([one.measures, two.measures]).toContain(breach.facts.measures)
  })
  test('duplicates merge: the oldest moments count, files come along, and both stay', async () => {
    const file = newId<'person'>()
    const [first, double] = [await taken(), await suspicion({ discoveredAt: after(-3), personIds: [file] }, after(0.25))]
    const number = (await opened(first)).breach.number
    expect(await mergeBreach(testKeys, as(officer as Staff, after(3)), await which(double), '1999-001')).toMatchObject({
      error: { kind: 'problems' },
    })
    expect(value(await mergeBreach(testKeys, as(officer as Staff, after(3)), await which(double), number))).toBe(first)
    const kept = await opened(first)
    expect(kept.breach).toMatchObject({ state: 'open', discoveredAt: after(-3), awareAt: after(0.25) })
    expect(kept.merged.map(({ id }) => id)).toEqual([double])
    expect(kept.persons.map(({ personId }) => personId)).toEqual([file])
    expect(await opened(double)).toMatchObject({ breach: { state: 'merged' }, mergedInto: number })
  })
  test('two officers merge each into the other at once: one wins, and nobody waits for ever', async () => {
    const [a, b] = [await taken(), await taken()]
    const [na, nb] = [(await opened(a)).breach.number, (await opened(b)).breach.number]
    const [wa, wb] = [await which(a), await which(b)]
    const results = await Promise.all([
      mergeBreach(testKeys, as(officer as Staff, after(3)), wa, nb),
      mergeBreach(testKeys, as(second as Staff, after(3)), wb, na),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('files', () => {
  test('numbers and addresses are read; one that is not known refuses them all', async () => {
    const [id, unknown] = [await taken(), newId<'person'>()]
    expect(fileIdsIn(`https://cjg.example/werkplek/gezinnen/${unknown.toUpperCase()}/zorg en ${unknown}`)).toEqual([unknown])
    expect(await addBreachFiles(as(officer as Staff, after(3)), id, 'geen nummer')).toMatchObject({ error: { kind: 'problems' } })
    expect(await addBreachFiles(as(officer as Staff, after(3)), id, unknown)).toMatchObject({
      error: { kind: 'unknown-files', unknown: [unknown] },
    })
    expect((await opened(id)).persons).toEqual([])
  })
  test('who reports may give them along without knowing whether they exist; the officer marks who was told, or takes one off', async () => {
    const [one, two] = [newId<'person'>(), newId<'person'>()]
    const id = await suspicion({ personIds: [one, two, one] })
    const ctx = as(officer as Staff, after(3))
    value(await markBreachPerson(ctx, { id, personId: one, as: 'told' }))
    value(await markBreachPerson(ctx, { id, personId: two, as: 'withdrawn' }))
    expect((await opened(id)).persons).toEqual([{ personId: one, addedAt: after(1), toldAt: after(3) }])
    expect(await markBreachPerson(ctx, { id, personId: one, as: 'withdrawn' })).toMatchObject({ error: { kind: 'no-breach' } })
  })
})

describe('figures', () => {
  test('the board gets numbers and nothing else', async () => {
    const [year] = value(await countBreaches(as(manager as Staff, after(3))))
    expect(year).toMatchObject({ year: 2026 })
    expect(Object.values(year ?? {}).every((one) => typeof one === 'number')).toBe(true)
    expect((await countBreaches(as(nurse as Staff, after(3)))).ok).toBe(false)
  })
})

describe('the clock', () => {
  const sent: { to: string; subject: string; text: string }[] = []
  const mail = { send: async (letter: { to: string; subject: string; text: string }) => void sent.push(letter) } as unknown as Parameters<
    typeof mailReminders
  >[1]
  const words = async (hours: number) => ({ subject: `na ${hours}`, text: 'Kijk in de werkplek.' })
  const run = async (now: Instant): Promise<string[]> => {
    sent.splice(0)
    await giveReminders(system(now))
    await mailReminders(system(now), mail, words)
    return sent.map(({ subject }) => subject).toSorted()
  }
  test('PR-32 reminds both officers at 24, 48 and 66 hours and when it is late, each once; and not what was reported', async () => {
    await database.owner.query(`update access.breach set report_decision = 'not'`)
    await run(after(3))
    // Aware at 13.00 on the Saturday before the clock goes back: what is 24 hours later reads 12.00 on the wall.
    const aware = Temporal.Instant.from('2026-10-24T11:00Z')
    const at = (hours: number): Instant => aware.add({ minutes: Math.round(hours * 60) })
    const id = await suspicion({ discoveredAt: aware.subtract({ hours: 1 }) }, aware)
    expect(await run(at(0.1))).toEqual(['na 0', 'na 0'])
    expect(await run(at(23.9))).toEqual([])
    expect(await run(at(24))).toEqual(['na 24', 'na 24'])
    expect(await run(at(24))).toEqual([])
    expect((await Promise.all([giveReminders(system(at(48))), giveReminders(system(at(48)))])).toSorted()).toEqual([0, 2])
    expect(await run(at(48.1))).toEqual(['na 48', 'na 48'])
    expect(await run(at(66))).toEqual(['na 66', 'na 66'])
    expect(await run(at(72))).toEqual([])
    expect(await run(at(72.1))).toEqual(['na 72', 'na 72'])
    expect(await run(at(200))).toEqual([])
    expect((await opened(id)).reminders.map(({ hours }) => hours)).toEqual([0, 0, 24, 24, 48, 48, 66, 66, 72, 72])
    expect((await countNotices(as(officer as Staff, at(1)))).breaches).toBe(1)
    expect((await countNotices(as(nurse as Staff, at(1)))).breaches).toBe(0)
    expect((await logOf(id)).filter(({ event_type }) => event_type === 'breach.remind').map(({ detail }) => detail)).toEqual([
      '24 h',
      '48 h',
      '66 h',
      '72 h',
    ])
  })
  test('where there is no officer, who can appoint one hears it', async () => {
    await database.owner.query(`update access.breach set report_decision = 'not'`)
    await database.owner.query(`update access.account set state = 'closed' where id = any ($1)`, [[officer?.accountId, second?.accountId]])
    try {
      await suspicion({}, after(500))
      await run(after(500))
      expect(sent.map(({ to }) => to)).toEqual([`${administrator?.accountId}@cjg.example`])
    } finally {
      await database.owner.query(`update access.account set state = 'active' where id = any ($1)`, [
        [officer?.accountId, second?.accountId],
      ])
    }
  })
})
