/**
 * PR-28: the log equals what was done, one to one. People at random do real deeds at random, side by side, are refused, break off and lose their
 * connection in the middle. Of each deed it is known by hand which rows it must leave; every row is of a deed, and no deed has one too many.
 */
import fc from 'fast-check'
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginCare, readCare } from '#contexts/access/public-files.ts'
import { act, type Verb } from '#contexts/access/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { verifyAudit } from '../../src/contexts/access/use-cases/verify-audit.server.ts'
import { sealAudit } from '../../src/contexts/access/use-cases/seal-audit.server.ts'
import { askQuestion } from '../../src/contexts/advice/use-cases/ask-question.server.ts'
import { eraseExpired } from '../../src/contexts/advice/use-cases/keep-terms.server.ts'
import { readQuestion } from '../../src/contexts/advice/use-cases/read-question.server.ts'
import { listCaseload } from '../../src/contexts/families/use-cases/list-caseload.server.ts'
import { searchPeople } from '../../src/contexts/families/use-cases/search-people.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '../builders/centres.ts'
import { aDesk, aQuestion } from '../builders/desk.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { aProcess } from '../builders/services.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let base: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
const people: Id<'person'>[] = []
const staff: (Actor & { kind: 'staff' })[] = []

/** Three who care for some, one at the front desk, one who controls; and whoever has no account. */
const colleagues = [
  ['Anna Zorg', 'youthNurse', ['professional']],
  ['Bo Zorg', 'socialWorker', ['professional', 'coordinator']],
  ['Cees Balie', 'frontDeskWorker', ['frontDesk']],
  ['Dirk Toezicht', 'policyOfficer', ['privacyOfficer']],
] as const

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  desk = aDesk(base.db)
  for (const [name, profession, roles] of colleagues) staff.push(await aColleague(base.db, centres.here, { name, profession, roles }))
  for (const name of ['Sem Bakker', 'Mila Bakker', 'Noor de Wit', 'Finn de Wit'])
    people.push(await aPerson(base.db, centres.here, { name }))
  for (const [worker, person] of [
    [0, 0],
    [0, 1],
    [1, 2],
  ] as const)
    await worksWith(base.db, centres.here, {
      accountId: staff[worker]?.accountId ?? no(),
      personId: people[person] ?? no(),
      purpose: 'youthHealth',
    })
  await base.owner.query('truncate access.audit_event cascade')
})
afterAll(() => base.close())

function no(): never {
  throw new Error('Not there')
}

/** action, outcome and object of each row that a deed must leave. */
type Rows = readonly string[]
type Deed = (ctx: Context, pick: number) => Promise<Rows>
type Refused = { readonly ok: false; readonly error: { readonly kind: string } }

/** A refusal by role or standing is one row; one by the deed itself undid everything and leaves none. */
const refusal = (verb: Verb, { error }: Refused): Rows => (['not-permitted', 'no-access'].includes(error.kind) ? [`${verb} E 4`] : [])
const row = (event: string, action: string, object = ''): string => `${event} ${action} 0 ${object}`.trim()
const person = (pick: number): Id<'person'> => people[pick % people.length] ?? no()

/** A question of its own for each deed, so that nothing is bundled as a flood. */
async function ask(ctx: Context): Promise<string> {
  const question = { ...aQuestion, text: `Vraag ${randomUUID()} over iets heel anders` }
  const asked = await askQuestion(ctx, desk, question, { key: randomUUID(), source: randomBytes(32) })
  if (!asked.ok) throw new Error(asked.error.kind)
  const { rows } = await base.owner.query<{ id: string }>('select id from advice.conversation where id <> all($1)', [[...known]])
  const [id = no()] = rows.map((one) => one.id)
  known.add(id)
  return id
}
const known = new Set<string>()

const deeds: Readonly<Record<string, Deed>> = {
  'reads who is involved': async (ctx, pick) => {
    const read = await readCare(ctx, person(pick), async () => null)
    return read.ok ? [row('person.read', 'R', person(pick))] : refusal('person.read', read)
  },
  searches: async (ctx, pick) => {
    const found = await searchPeople(ctx, pick % 2 === 0 ? 'Bakker' : 'de Wit', 1)
    if (!found.ok) return refusal('person.search', found)
    return [row('person.search', 'E'), ...(found.value?.people ?? []).map(({ id }) => row('person.search', 'R', id))]
  },
  'lists the own families': async (ctx) => {
    const { rows } = await base.owner.query<{ id: string }>(
      'select distinct person_id as id from access.care_relation where account_id = $1 and ended_at is null',
      [ctx.actor.kind === 'staff' ? ctx.actor.accountId : null],
    )
    const listed = await listCaseload(ctx)
    return listed.ok ? [row('person.list', 'E'), ...rows.map(({ id }) => row('person.list', 'R', id))] : refusal('person.list', listed)
  },
  'begins care': async (ctx, pick) => {
    const wish = {
      personId: person(pick),
      accountId: staff[pick % 2]?.accountId ?? no(),
      purpose: 'advice',
      from: localDate(ctx.now),
      until: null,
    } as const
    const begun = await beginCare(ctx, wish)
    return begun.ok ? [row('care.begin', 'C', person(pick)), row('care.begin', 'C', begun.value)] : refusal('care.begin', begun)
  },
  'asks and reads a question': async (ctx) => {
    const id = await ask({ ...ctx, actor: { kind: 'visitor' } })
    const read = await readQuestion(ctx, desk, id as Id<'conversation'>)
    return [row('conversation.ask', 'C', id), ...(read.ok ? [row('conversation.read', 'R', id)] : refusal('conversation.read', read))]
  },
  'erases what is past its term, in a run': async (ctx, pick) => {
    const ids: string[] = []
    for (let i = 0; i <= pick % 4; i += 1) ids.push(await ask({ ...ctx, actor: { kind: 'visitor' } }))
    await base.owner.query(
      `update advice.conversation set code_expires_at = now() - interval '400 days', last_activity_at = '2024-01-01' where id = any($1)`,
      [ids],
    )
    const erased = await eraseExpired({ ...ctx, actor: { kind: 'system', name: 'erase' } })
    if (!erased.ok || erased.value.erased !== ids.length) throw new Error('Not erased')
    const asked = ids.map((id) => row('conversation.ask', 'C', id))
    return [...asked, row('conversation.eraseExpired', 'E'), ...ids.map((id) => row('conversation.eraseExpired', 'D', id))]
  },
  'thinks better of it after all was done': async (ctx) => nothing(ctx, async () => err({ kind: 'changed-meanwhile' })),
  'falls over an error of ours': async (ctx) =>
    nothing(ctx, async () => {
      throw new Error('a bug')
    }),
  'breaks a promise of the database': async (ctx) =>
    nothing(ctx, async (tx) => {
      await sql`insert into access.region values (${newId()}, 'testregio', 'Twice')`.execute(tx)
      return ok(null)
    }),
  'loses the connection in the middle': async (ctx) =>
    nothing(ctx, async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
      return ok(null)
    }),
}

type Work = (tx: Parameters<Parameters<typeof act>[2]>[0]) => Promise<Result<null, { readonly kind: string }>>

/** Told to the log, and then undone: only a refusal by role is left. */
async function nothing(ctx: Context, work: Work): Promise<Rows> {
  const done = await act(ctx, 'conversation.work', (tx, permit) => {
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: newId() })
    return work(tx)
  }).catch(() => null)
  return done?.ok === false ? refusal('conversation.work', done) : []
}

async function rowsOf(traceIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await base.owner.query<{ trace: string; told: string }>(
    `select trace_id as trace, concat_ws(' ', event_type, action_code, outcome, case outcome when 0 then object_id::text end) as told
     from access.audit_event where trace_id = any($1) order by 1, 2`,
    [traceIds],
  )
  return new Map(traceIds.map((id) => [id, rows.filter(({ trace }) => trace === id).map(({ told }) => told)]))
}

const step = fc.record({ deed: fc.constantFrom(...Object.keys(deeds)), who: fc.nat(3), pick: fc.nat(20) })
let expectedInAll = 0

test('PR-28 random deeds, refusals, errors and lost connections: every deed has its rows and no other', async () => {
  // Those of a wave run side by side, but for what looks at the newest row of all; the waves after one another.
  const wave = fc.uniqueArray(step, {
    selector: ({ deed }) =>
      deed.includes('question') || deed.includes('run') ? 'asks' : deed === 'begins care' || deed.startsWith('lists') ? 'care' : deed,
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(wave, { minLength: 1, maxLength: 3 }), async (waves) => {
      for (const steps of waves) {
        const done = await Promise.all(
          steps.map(async ({ deed, who, pick }) => {
            const traceId = randomBytes(16).toString('hex')
            const ctx = { ...aContext(base.db, centres.here, staff[who] ?? no()), traceId }
            return { traceId, deed, rows: await (deeds[deed] ?? no())(ctx, pick) }
          }),
        )
        const found = await rowsOf(done.map(({ traceId }) => traceId))
        for (const { traceId, deed, rows } of done) expect(found.get(traceId), deed).toEqual(rows.toSorted())
        expectedInAll += done.reduce((sum, { rows }) => sum + rows.length, 0)
      }
    }),
    { numRuns: 20 },
  )
  const { rows } = await base.owner.query<{ n: number }>('select count(*)::int as n from access.audit_event')
  expect(rows[0]?.n).toBe(expectedInAll)
}, 120_000)

test('PR-28 no object stands twice in one deed, and each row of this version tells all that can always be told', async () => {
  const { rows: twice } = await base.owner.query(
    `select 1 from access.audit_event where object_id is not null
     group by operation_id, event_type, action_code, object_type, object_id, subject_id, detail having count(*) > 1`,
  )
  expect(twice).toEqual([])
  const { rows: bare } = await base.owner.query(
    `select 1 from access.audit_event where operation_id is null or policy_version is null or access_point_kind is null or (actor_kind = 'staff' and profession is null)`,
  )
  expect(bare).toEqual([])
})

test('what was left by all this is sealed and proven, row by row', async () => {
  await base.owner.query(`update access.audit_event set recorded_at = recorded_at - interval '1 minute'`)
  const services = { ...aProcess(base), clock: () => aTuesdayMorning }
  const centre = { id: centres.here, slug: 'hier' }
  expect(await sealAudit(services, centre)).toBe(expectedInAll)
  const proof = await verifyAudit(services, aContext(base.db, centres.here, { kind: 'system', name: 'test' }), centre)
  expect(proof).toMatchObject({ ok: true, value: { proven: expectedInAll, problem: null } })
})

test('PR-29 whoever serves can add rows and read them, and nothing else, whatever the role', async () => {
  const { rows } = await base.pool.query<{ table: string; may: string }>(
    `select t.name as table, string_agg(p.name, ' ' order by p.name) filter (where has_table_privilege(current_user, t.name, p.name)) as may
     from unnest('{access.audit_event,access.audit_seal}'::text[]) t (name),
       unnest('{select,insert,update,delete,truncate,references,trigger}'::text[]) p (name) group by t.name order by 1`,
  )
  expect(rows).toEqual([
    { table: 'access.audit_event', may: 'insert select' },
    { table: 'access.audit_seal', may: 'insert select' },
  ])
  const { rows: columns } = await base.pool.query(
    `select attname from pg_attribute where attrelid = 'access.audit_event'::regclass and attnum > 0 and has_column_privilege(current_user, attrelid, attnum, 'update')`,
  )
  expect(columns).toEqual([])
})
