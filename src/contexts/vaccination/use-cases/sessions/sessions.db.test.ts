/** A session: the team sees its children and no others, for as long as it asks; two record at once; and what is counted adds up. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile } from '#contexts/access/public-files.ts'
import { ok } from '#platform/result.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPupil, anOpenSession, aSchoolTeam, aSession, type SchoolTeam } from '#tests/builders/health-sessions.ts'
import { aBatch } from '#tests/builders/health-vaccination.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { outcomes } from '../../rules/sessions/outcome.ts'
import { withdrawDose } from '../record-dose.server.ts'
import { cancelSession, putBack, removeChild, removeFromTeam } from './change-plan.server.ts'
import { readSchoolList } from './class-list.server.ts'
import { gatherAgain, planSession } from './plan.server.ts'
import { askFamilies, setTriage } from './prepare.server.ts'
import { readReport, readSession } from './read-sessions.server.ts'
import { recordAtSession, type ChildDeed } from './record.server.ts'
import { beginSession, changeBatch, closeSession } from './run.server.ts'

let database: TestDatabase
let here: Id<'centre'>
let team: SchoolTeam
const as = (who: number | 'coordinator', now = aTuesdayMorning): Context =>
  aContext(database.db, here, who === 'coordinator' ? team.coordinator : (team.nurses[who] ?? team.nurses[0]), now)
const giving = (...vaccines: readonly ('HPV' | 'BMR')[]): ChildDeed => ({
  kind: 'give',
  doses: vaccines.map((vaccine, place) => ({ vaccine, site: place === 0 ? 'left-arm' : 'right-arm' })),
})
/** Each test has a birth month of its own, so that cohorts do not mix: children of ten and eleven, for whom one parent says yes. */
let month = 0
const cohort = (): { born: string; range: readonly [string, string] } => {
  const first = Temporal.PlainDate.from('2014-12-01').add({ months: (month += 1) })
  return { born: first.add({ days: 9 }).toString(), range: [first.toString(), first.add({ months: 1 }).subtract({ days: 1 }).toString()] }
}
const kindOf = (done: { readonly ok: boolean; readonly error?: { readonly kind: string } }): string =>
  done.ok ? 'done' : (done.error?.kind ?? '')
const seesFile = async (who: number, personId: Id<'person'>, now = aTuesdayMorning): Promise<boolean> =>
  (await actOnFile(as(who, now), 'vaccination.read', { personId, does: 'read', fields: 'healthPieces' }, async () => ok(null))).ok
const noTell = async (): Promise<void> => {}
const rowsOf = async (sql: string, ...values: unknown[]) => (await database.owner.query<Record<string, unknown>>(sql, values)).rows

beforeAll(async () => {
  database = await freshDatabase()
  here = (await aRegionWithTwoCentres(database.db)).here
  team = await aSchoolTeam(database.db, here)
})
afterAll(() => database.close())

describe('who may see what (PR-11, PR-12)', () => {
  test('the team sees the children of its session until some days after it, and nobody else', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Nora Een', born, says: 'yes', vaccines: ['HPV'] })
    const other = await aPupil(database.db, here, { name: 'Ander Kind', born: '2005-05-05', says: 'yes', vaccines: ['HPV'] })
    expect(await seesFile(0, child)).toBe(false)
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 7 })
    expect([await seesFile(0, child), await seesFile(1, child), await seesFile(0, other.child)]).toEqual([true, true, false])
    // The first day without is the fifteenth from now: seven to the session, and seven after it.
    expect([
      await seesFile(0, child, aTuesdayMorning.add({ hours: 24 * 14 })),
      await seesFile(0, child, aTuesdayMorning.add({ hours: 24 * 15 })),
    ]).toEqual([true, false])
    const page = await readSession(as(0), id, { all: true })
    expect(page.ok && page.value.children.map((one) => one.child.callName)).toEqual(['Nora'])
  })

  test('who plans cannot be in the team, and sees names but nothing of the health of a child', async () => {
    const { born, range } = cohort()
    await aPupil(database.db, here, { name: 'Nora Twee', born, says: 'no', vaccines: ['HPV'] })
    const plan = { name: 'De Schakel', locationId: team.place, heldOn: Temporal.PlainDate.from('2026-12-01'), vaccines: ['HPV'] as const }
    const [bornFrom, bornUntil] = range.map((day) => Temporal.PlainDate.from(day)) as [Temporal.PlainDate, Temporal.PlainDate]
    const wish = { ...plan, bornFrom, bornUntil }
    const own = await planSession(as('coordinator'), { ...wish, team: [team.coordinator.accountId] })
    expect(own).toMatchObject({ ok: false, error: { refusals: [{ kind: 'not-oneself' }] } })
    expect(kindOf(await planSession(as(0), { ...wish, team: [team.nurses[1].accountId] }))).toBe('not-permitted')
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 7 })
    const page = await readSession(as('coordinator'), id, { all: true })
    expect(page.ok && [page.value.children, page.value.listed, page.value.size, page.value.counts[0]?.count.invited]).toEqual([
      ...[[], null, { on: 1, off: 0 }, 1],
    ])
  })

  test('PR-28: who counts reads no names and stands in no log of a child; names are a row for each child at each look', async () => {
    const { born, range } = cohort()
    const pupils = [
      await aPupil(database.db, here, { name: 'Nora Zes', born, says: 'yes', vaccines: ['HPV'] }),
      await aPupil(database.db, here, { name: 'Omar Zes', born, says: 'yes', vaccines: ['HPV'] }),
    ]
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 7 })
    const reads = async () =>
      (
        await rowsOf(
          `select count(*)::int as n from access.audit_event where action_code = 'R' and account_id = $1 and subject_id = any($2::uuid[])`,
          team.coordinator.accountId,
          pupils.map(({ child }) => child),
        )
      )[0]?.['n']
    for (let look = 0; look < 3; look += 1) await readSession(as('coordinator'), id)
    expect(await reads()).toBe(0)
    const page = await readSession(as('coordinator'), id, { names: true })
    expect(page.ok && page.value.listed?.map(({ child }) => child?.callName).toSorted()).toEqual(['Nora', 'Omar'])
    expect(await reads()).toBe(2)
    await readSession(as('coordinator'), id, { names: true })
    expect(await reads()).toBe(4)
    // The team gets nothing more by it: it sees its children as before.
    const team0 = await readSession(as(0), id, { names: true })
    expect(team0.ok && [team0.value.listed, team0.value.size]).toEqual([null, null])
  })

  test('a cancelled session opens nothing from that moment, and who was in care already stays', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Nora Drie', born, says: 'yes', vaccines: ['HPV'] })
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 3 })
    const beside = await aSession(database.db, here, { vaccines: ['MENACWY'], born: range, team, inDays: 5 })
    expect((await cancelSession(as('coordinator'), id)).ok).toBe(true)
    // The other session still brings them together.
    expect(await seesFile(0, child)).toBe(true)
    expect((await cancelSession(as('coordinator'), beside)).ok).toBe(true)
    expect(await seesFile(0, child)).toBe(false)
    expect(kindOf(await readSession(as(0), id, { all: true }))).toBe('done')
  })

  test('taking a child off the list or a colleague out of the team ends the access, and putting back opens it', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Nora Vier', born, says: 'yes', vaccines: ['HPV'] })
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 3 })
    expect((await removeChild(as('coordinator'), id, child, 'moved')).ok).toBe(true)
    expect(await seesFile(0, child)).toBe(false)
    expect(await gatherAgain(as('coordinator'), id)).toMatchObject({ ok: true, value: { added: 0 } })
    expect((await putBack(as('coordinator'), id, child)).ok).toBe(true)
    expect((await removeFromTeam(as('coordinator'), id, team.nurses[1].accountId)).ok).toBe(true)
    expect([await seesFile(0, child), await seesFile(1, child)]).toEqual([true, false])
    expect(kindOf(await readSession(as(1), id))).toBe('not-there')
  })

  test('a restricted file is not gathered, and one that became restricted is not shown', async () => {
    const { born, range } = cohort()
    const [one, two] = [
      await aPupil(database.db, here, { name: 'Nora Vijf', born, says: 'yes', vaccines: ['HPV'] }),
      await aPupil(database.db, here, { name: 'Omar Vijf', born, says: 'yes', vaccines: ['HPV'] }),
    ]
    await database.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [one.child])
    const { id } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    const count = await rowsOf('select person_id from vaccination.session_child where session_id = $1', id)
    expect(count).toEqual([{ person_id: two.child }])
    await database.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [two.child])
    const page = await readSession(as(0), id, { all: true })
    expect(page.ok && page.value.children).toEqual([])
    expect(await closeSession(as(0), id)).toMatchObject({ ok: false, error: { kind: 'some-open', children: 1, hidden: 1 } })
  })
})

describe('the day', () => {
  test('one key: dose, outcome and stock together; undone, all three are back', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Piet Een', born, says: 'yes', vaccines: ['HPV', 'BMR'] })
    const { id, batches } = await anOpenSession(database.db, here, { vaccines: ['HPV', 'BMR'], born: range, team })
    const at = { sessionId: id, personId: child, version: 1 }
    expect(kindOf(await recordAtSession(as(0), at, giving('HPV', 'BMR')))).toBe('done')
    const left = () => rowsOf('select sum(change)::int as left from vaccination.stock_move where batch_id = $1', batches.get('HPV'))
    expect(await left()).toEqual([{ left: 199 }])
    expect(kindOf(await recordAtSession(as(0), { ...at, version: 2 }, { kind: 'undo', vaccine: 'HPV' }))).toBe('done')
    expect(await left()).toEqual([{ left: 200 }])
    const report = await readReport(as(0), id)
    expect(report.ok && report.value.batches.map(({ given, taken }) => [given, taken])).toEqual([[1, 1]])
    expect(report.ok && report.value.counts.find((one) => one.vaccine === 'HPV')?.count).toMatchObject({ invited: 1, notYet: 1 })
  })

  test('a vaccine withdrawn on the page of the child is open at the session again', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Piet Twee', born, says: 'yes', vaccines: ['HPV'] })
    const { id } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    await recordAtSession(as(0), { sessionId: id, personId: child, version: 1 }, giving('HPV'))
    const [dose] = await rowsOf('select id from vaccination.dose where person_id = $1', child)
    expect((await withdrawDose(as(0), child, { id: dose?.['id'] as Id<'dose'>, why: 'other-child' })).ok).toBe(true)
    const report = await readReport(as(0), id)
    expect(report.ok && report.value.counts[0]?.count).toMatchObject({ invited: 1, notYet: 1, of: { given: 0 } })
  })

  test('two colleagues press at once for one child: given once, and the other hears that something changed', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Piet Drie', born, says: 'yes', vaccines: ['HPV'] })
    const { id, batches } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    const at = { sessionId: id, personId: child, version: 1 }
    const done = await Promise.all([0, 1, 0, 1].map((who) => recordAtSession(as(who), at, giving('HPV'))))
    expect(done.map(kindOf).toSorted()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'changed-meanwhile', 'done'])
    const taken = await rowsOf(
      'select count(*)::int as n from vaccination.stock_move where batch_id = $1 and dose_id is not null',
      batches.get('HPV'),
    )
    expect(taken).toEqual([{ n: 1 }])
  })

  test('nobody who records waits for who records another child, while there is plenty', async () => {
    const { born, range } = cohort()
    const [one, two] = [
      await aPupil(database.db, here, { name: 'Piet Vier', born, says: 'yes', vaccines: ['HPV'] }),
      await aPupil(database.db, here, { name: 'Quinten Vier', born, says: 'yes', vaccines: ['HPV'] }),
    ]
    const { id, batches } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    // Somebody is in the middle of taking a dose of the same batch, at the same session, for another child.
    await database.owner.query('begin')
    await database.owner.query('select from vaccination.session where id = $1 for share', [id])
    await database.owner.query('select from vaccination.batch where id = $1 for share', [batches.get('HPV')])
    await database.owner.query('select from vaccination.session_child where session_id = $1 and person_id = $2 for update', [id, one.child])
    const done = await recordAtSession(as(1), { sessionId: id, personId: two.child, version: 1 }, giving('HPV'))
    await database.owner.query('rollback')
    expect(kindOf(done)).toBe('done')
  })

  test('the last doses of a stock go to as many children as there are, never to one more', async () => {
    const { born, range } = cohort()
    const pupils = []
    for (const name of ['Ada', 'Bea', 'Cas', 'Dirk', 'Els', 'Fleur'])
      pupils.push(await aPupil(database.db, here, { name: `${name} Laatst`, born, says: 'yes', vaccines: ['HPV'] }))
    const { id, batches } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team, left: 4 })
    const done = await Promise.all(
      pupils.map(({ child }, who) => recordAtSession(as(who % 2), { sessionId: id, personId: child, version: 1 }, giving('HPV'))),
    )
    expect(done.filter((one) => one.ok)).toHaveLength(4)
    expect(await rowsOf('select sum(change)::int as left from vaccination.stock_move where batch_id = $1', batches.get('HPV'))).toEqual([
      { left: 0 },
    ])
  })

  test('without consent, with an expired or recalled batch, or before the session began, nothing is given', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Rik Een', born, says: 'no', vaccines: ['HPV'] })
    const planned = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    const at = { sessionId: planned, personId: child, version: 1 }
    expect(kindOf(await recordAtSession(as(0), at, giving('HPV')))).toBe('not-in-this-state')
    const old = await aBatch(database.db, here, { vaccine: 'HPV', at: team.place, expires: '2026-11-23' })
    const wrong = await aBatch(database.db, here, { vaccine: 'BMR', at: team.place })
    const good = await aBatch(database.db, here, { vaccine: 'HPV', at: team.place })
    expect(kindOf(await beginSession(as(0), planned, [{ vaccine: 'HPV', batchId: old }]))).toBe('batch-expired')
    expect(kindOf(await beginSession(as(0), planned, [{ vaccine: 'HPV', batchId: wrong }]))).toBe('wrong-vaccine')
    expect(kindOf(await beginSession(as(0), planned, []))).toBe('no-batches')
    expect(kindOf(await beginSession(as(0), planned, [{ vaccine: 'HPV', batchId: good }]))).toBe('done')
    expect(await recordAtSession(as(0), at, giving('HPV'))).toMatchObject({ error: { kind: 'may-not', ready: { kind: 'no-consent' } } })
    await database.owner.query(`update vaccination.batch set recalled_on = '2026-11-24', recall_reason = 'koude' where id = $1`, [good])
    expect(kindOf(await changeBatch(as(0), planned, { vaccine: 'HPV', batchId: good }))).toBe('batch-recalled')
    expect(await rowsOf('select from vaccination.dose where person_id = $1', child)).toEqual([])
  })

  test('a recalled batch that is in use is refused at the child', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Rik Twee', born, says: 'yes', vaccines: ['HPV'] })
    const { id, batches } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    await database.owner.query(`update vaccination.batch set recalled_on = '2026-11-24', recall_reason = 'koude' where id = $1`, [
      batches.get('HPV'),
    ])
    const done = await recordAtSession(as(0), { sessionId: id, personId: child, version: 1 }, giving('HPV'))
    expect(done).toMatchObject({ error: { kind: 'refused', refusals: [{ kind: 'batch-recalled' }] } })
  })

  test('a crash between dose and outcome leaves neither', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Rik Drie', born, says: 'yes', vaccines: ['HPV'] })
    const { id, batches } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    await database.owner.query(
      `create function pg_temp_fail() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`,
    )
    await database.owner.query(
      'create trigger fails before insert on vaccination.session_result for each row execute function pg_temp_fail()',
    )
    const broken = await recordAtSession(as(0), { sessionId: id, personId: child, version: 1 }, giving('HPV')).catch((problem: unknown) =>
      String(problem),
    )
    await database.owner.query('drop trigger fails on vaccination.session_result')
    expect(broken).toContain('power cut')
    expect(await rowsOf('select from vaccination.dose where person_id = $1', child)).toEqual([])
    expect(await rowsOf('select sum(change)::int as left from vaccination.stock_move where batch_id = $1', batches.get('HPV'))).toEqual([
      { left: 200 },
    ])
    expect(kindOf(await recordAtSession(as(0), { sessionId: id, personId: child, version: 1 }, giving('HPV')))).toBe('done')
  })
})

describe('counts', () => {
  test('after every deed of every history: invited is given, each kind of not given and not yet; doses and stock say the same', async () => {
    const { born, range } = cohort()
    const pupils: Id<'person'>[] = []
    for (const [name, says] of [
      ['Vera Een', 'yes'],
      ['Vera Twee', 'yes'],
      ['Vera Drie', null],
    ] as const)
      pupils.push((await aPupil(database.db, here, { name, born, says, vaccines: ['HPV', 'BMR'] })).child)
    const { id } = await anOpenSession(database.db, here, { vaccines: ['HPV', 'BMR'], born: range, team, left: 50 })
    const vaccine = fc.constantFrom('HPV' as const, 'BMR' as const)
    const deed = fc.oneof(
      vaccine.map((one) => giving(one)),
      fc.constant(giving('HPV', 'BMR')),
      fc.constantFrom<ChildDeed>(
        { kind: 'refused' },
        { kind: 'absent', where: 'absent-school' },
        { kind: 'absent', where: 'absent-session' },
      ),
      vaccine.map((one): ChildDeed => ({ kind: 'undo', vaccine: one })),
    )
    const step = fc.record({ who: fc.integer({ min: 0, max: 1 }), child: fc.integer({ min: 0, max: 2 }), deed })
    let done = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 14 }), async (steps) => {
        for (const { who, child, deed: wish } of steps) {
          const personId = pupils[child] ?? newId<'person'>()
          const [row] = await rowsOf('select version from vaccination.session_child where session_id = $1 and person_id = $2', id, personId)
          const recorded = await recordAtSession(as(who), { sessionId: id, personId, version: Number(row?.['version']) }, wish)
          done += recorded.ok ? 1 : 0
          const report = await readReport(as(who), id)
          if (!report.ok) throw new Error(report.error.kind)
          for (const { count } of report.value.counts) {
            const sum = outcomes.reduce((all, one) => all + count.of[one], count.notYet)
            expect(sum).toBe(count.invited)
          }
          const totals = report.value.counts.filter((one) => one.class === null).reduce((all, { count }) => all + count.of.given, 0)
          expect(report.value.batches.reduce((all, { given }) => all + given, 0)).toBe(totals)
          for (const { given, taken } of report.value.batches) expect(taken).toBe(given)
        }
      }),
      { numRuns: 3, seed: 20261130 },
    )
    // A history in which everything is refused would prove nothing.
    expect(done).toBeGreaterThan(8)
  }, 60_000)
})

describe('before and after', () => {
  test('nobody is asked twice in one round, also when two press at once; who said no is not asked', async () => {
    const { born, range } = cohort()
    for (const [name, says] of [
      ['Sil Een', null],
      ['Sil Twee', 'talk'],
      ['Sil Drie', 'no'],
      ['Sil Vier', 'yes'],
    ] as const)
      await aPupil(database.db, here, { name, born, says, vaccines: ['HPV'] })
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 7 })
    const round = (who: number, attempt: number) => askFamilies(as(who), noTell, id, { attempt, channel: 'letter' })
    const both = await Promise.all([round(0, 1), round(1, 1)])
    const rows = await rowsOf('select attempt from vaccination.answer_request where session_id = $1', id)
    expect(both.reduce((sum, one) => sum + (one.ok ? one.value : 0), 0)).toBe(rows.length)
    expect(rows.length).toBe(2)
    expect(await round(0, 1)).toMatchObject({ ok: true, value: 0 })
    expect(await round(0, 3)).toMatchObject({ ok: false, error: { kind: 'no-such-round' } })
    expect(await round(0, 2)).toMatchObject({ ok: true, value: rows.length })
  })

  test('not today is decided before the day with a sealed reason, and holds at the chair', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Tom Een', born, says: 'yes', vaccines: ['HPV'] })
    const { id } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    const at = { sessionId: id, personId: child, version: 1 }
    const held = { vaccines: ['HPV'], kind: 'not-now', untilDay: Temporal.PlainDate.from('2026-12-24'), reason: 'koorts' } as const
    expect(kindOf(await setTriage(as(0), testKeys, at, { triage: 'not-today', held }))).toBe('done')
    const [row] = await rowsOf('select kind, reason from vaccination.refrain where person_id = $1', child)
    expect(String(row?.['reason'])).not.toContain('koorts')
    expect(await recordAtSession(as(0), { ...at, version: 2 }, giving('HPV'))).toMatchObject({ error: { kind: 'may-not' } })
    expect(kindOf(await closeSession(as(0), id))).toBe('done')
    const report = await readReport(as('coordinator'), id)
    expect(report.ok && report.value.counts[0]?.count).toMatchObject({ invited: 1, notYet: 0, of: { 'not-now': 1 } })
  })

  test('a session closes when everybody has an outcome; absent from school and from the session are counted apart', async () => {
    const { born, range } = cohort()
    const pupils = []
    for (const [name, says] of [
      ['Una Een', 'yes'],
      ['Una Twee', 'yes'],
      ['Una Drie', 'yes'],
      ['Una Vier', 'no'],
    ] as const)
      pupils.push((await aPupil(database.db, here, { name, born, says, vaccines: ['HPV'] })).child)
    const { id } = await anOpenSession(database.db, here, { vaccines: ['HPV'], born: range, team })
    const [given, school, session] = pupils as [Id<'person'>, Id<'person'>, Id<'person'>]
    await recordAtSession(as(0), { sessionId: id, personId: given, version: 1 }, giving('HPV'))
    await recordAtSession(as(1), { sessionId: id, personId: school, version: 1 }, { kind: 'absent', where: 'absent-school' })
    expect(await closeSession(as(0), id)).toMatchObject({ ok: false, error: { kind: 'some-open', children: 1, hidden: 0 } })
    await recordAtSession(as(1), { sessionId: id, personId: session, version: 1 }, { kind: 'absent', where: 'absent-session' })
    expect(kindOf(await closeSession(as(0), id))).toBe('done')
    const report = await readReport(as(0), id)
    expect(report.ok && report.value.counts[0]?.count).toMatchObject({
      ...{ invited: 4, notYet: 0 },
      of: { given: 1, 'absent-school': 1, 'absent-session': 1, 'no-consent': 1 },
    })
    expect(kindOf(await recordAtSession(as(0), { sessionId: id, personId: school, version: 2 }, giving('HPV')))).toBe('not-in-this-state')
    expect(kindOf(await cancelSession(as('coordinator'), id))).toBe('not-in-this-state')
  })

  test('a list of the school puts children in their class; looked at first, it changes nothing', async () => {
    const { born, range } = cohort()
    const { child } = await aPupil(database.db, here, { name: 'Zoë van den Berg', born, says: 'yes', vaccines: ['HPV'] })
    const older = await aPupil(database.db, here, { name: 'Yara Blijver', born: '2009-03-03', says: 'yes', vaccines: ['HPV'] })
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 3 })
    const [year, m, d] = born.split('-')
    const list = `voornaam;achternaam;geboortedatum;klas\nZoe;van den Berg;${d}-${m}-${year};8A\nYara;Blijver;03-03-2009;8B\nNiemand;Hier;01-01-2011;8A\n`
    const dry = await readSchoolList(as('coordinator'), id, list, { dryRun: true })
    expect(dry).toMatchObject({ ok: true, value: { matched: 2, added: 1, problems: [{ line: 4, kind: 'nobody' }] } })
    expect(await rowsOf('select class from vaccination.session_child where session_id = $1', id)).toEqual([{ class: '' }])
    expect((await readSchoolList(as('coordinator'), id, list, { dryRun: false })).ok).toBe(true)
    const rows = await rowsOf('select person_id, class from vaccination.session_child where session_id = $1 order by class', id)
    expect(rows).toEqual([
      { person_id: child, class: '8A' },
      { person_id: older.child, class: '8B' },
    ])
    expect(await seesFile(0, older.child)).toBe(true)
  })

  test('who does not know the session hears nothing of it', async () => {
    const { range } = cohort()
    const id = await aSession(database.db, here, { vaccines: ['HPV'], born: range, team, inDays: 3 })
    const stranger = { ...team.nurses[0], accountId: newId<'account'>() }
    const ctx = aContext(database.db, here, stranger)
    expect([kindOf(await readSession(ctx, id)), kindOf(await readReport(ctx, id)), kindOf(await closeSession(ctx, id))]).toEqual([
      'not-there',
      'not-there',
      'not-there',
    ])
    expect(
      await inTransaction(
        database.db,
        { centreId: here, actor: 'staff', actorId: stranger.accountId, roles: ['professional'], now: aTuesdayMorning },
        async (tx) => tx.selectFrom('vaccination.session_child').selectAll().execute(),
      ),
    ).toEqual([])
  })
})
