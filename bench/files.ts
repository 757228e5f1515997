/**
 * What permits, row-level security and the log add to reading a file: the file of one child through the use case, against the same queries bare, as the owner
 * of the database, in one transaction too. And the caseload of a colleague with 200 children, in a centre of 10,000 and of 200,000 persons.
 */
import pg from 'pg'
import { actOnFile } from '#contexts/access/public-files.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, makeDatabase, makePool, type Database, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { aColleague } from '#tests/builders/centres.ts'
import { compare, type Line } from './measure.ts'
import type { Place } from './place.ts'

type Colleague = Awaited<ReturnType<typeof aColleague>>
export type FilesPlace = { readonly nurse: Colleague; readonly children: readonly Id<'person'>[]; readonly ownerUrl: string }
const caseload = 200
const piecesEach = 20

/** A centre of so many persons. Every colleague has 200 of them; those of the measured one, and one in twenty of the others, have whole files. */
export async function fillFiles(place: Place, ownerUrl: string, persons: number): Promise<FilesPlace> {
  const { here } = place.centres
  const nurse = await aColleague(place.parts.services.db, here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    // The measured children are spread over the whole centre, not beside each other on disk.
    await owner.query(
      `create temp table new_person as select gen_random_uuid() as id, n, n % ($2::int / 200) = 0 as mine, gen_random_uuid() as relation_id,
        (array(select gen_random_uuid() from generate_series(1, greatest($2::int / 200, 1))))[1 + n % ($2::int / 200)] as other from generate_series(1, $2::int) n
       where $1::uuid is not null`,
      [here, persons],
    )
    const all = [
      `insert into families.person select $1, id, 'Noor', 'Noor', '', 'Naam' || n, 'noor naam' || n, 'NRNM', '2014-02-01', null, 'female', null, 1, now(), null from new_person`,
      `insert into families.person_detail (centre_id, person_id, centre_key_version) select $1, id, 1 from new_person`,
      `insert into access.subject select $1, id, 'open', '2014-02-01', null, null from new_person`,
      `insert into access.standing select $1, id, case when mine then $2::uuid else other end, 'care', 'youthHealth', '[2026-01-01,)', relation_id from new_person`,
      `insert into access.care_relation select $1, relation_id, id, $2, 'youthHealth', '2026-01-01', null, null, $2, now(), null, null from new_person where mine`,
      `insert into families.contact_point select $1, gen_random_uuid(), id, kind, '\\x01', 1, false, true, now() from new_person, unnest('{phone,mail}'::text[]) kind`,
      `insert into families.home select $1, relation_id, '\\x01', decode(md5(id::text) || md5(id::text), 'hex'), 1, false, now(), 1 from new_person where mine or n % 20 = 1`,
      `insert into families.home_member select $1, gen_random_uuid(), relation_id, id, '2026-01-01', null, 'always' from new_person where mine or n % 20 = 1`,
      `insert into families.tie select $1, gen_random_uuid(), c.id, p.id, 'parent', '', null, null, $2, now() from new_person c join new_person p on p.n = c.n + 1`,
      `insert into families.authority select $1, gen_random_uuid(), c.id, p.id, 'parent', '2014-02-01', null, 'brp', '2026-01-01', $2, now() from new_person c join new_person p on p.n = c.n + 1 where c.mine or c.n % 20 = 1`,
      `insert into families.piece (centre_id, id, person_id, fields, kind, title, body, centre_key_version, written_by, written_at)
        select $1, gen_random_uuid(), id, 'healthPieces', 'note', decode(repeat('01', 60), 'hex'), decode(repeat('02', 800), 'hex'), 1, $2, now() - k * interval '1 day'
        from new_person, generate_series(1, ${piecesEach}) k where mine or n % 20 = 1`,
    ]
    for (const text of all) await owner.query(text, text.includes('$2') ? [here, nurse.accountId] : [here])
    await owner.query('analyze')
    const { rows } = await owner.query<{ id: Id<'person'> }>('select id from new_person where mine order by n')
    return { nurse, children: rows.map(({ id }) => id), ownerUrl }
  } finally {
    await owner.end()
  }
}

/** The groups of a file as a page reads them; row-level security is there or not. */
export async function readGroups(tx: Tx, personId: Id<'person'>): Promise<number> {
  const of = 'person_id'
  const index = await tx.selectFrom('families.person').selectAll().where('id', '=', personId).execute()
  const identity = await tx.selectFrom('families.person_detail').selectAll().where(of, '=', personId).execute()
  const contact = await tx.selectFrom('families.contact_point').selectAll().where(of, '=', personId).execute()
  const homes = await tx
    .selectFrom('families.home_member as m')
    .innerJoin('families.home as h', (join) => join.onRef('h.centre_id', '=', 'm.centre_id').onRef('h.id', '=', 'm.home_id'))
    .selectAll('h')
    .where('m.person_id', '=', personId)
    .execute()
  const ties = await tx
    .selectFrom('families.tie as t')
    .innerJoin('families.person as p', (join) => join.onRef('p.centre_id', '=', 't.centre_id').onRef('p.id', '=', 't.other_id'))
    .select(['t.kind', 'p.call_name', 'p.family_name'])
    .where('t.person_id', '=', personId)
    .execute()
  const authority = await tx.selectFrom('families.authority').selectAll().where('child_id', '=', personId).execute()
  const care = await tx
    .selectFrom('access.care_relation as r')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'r.centre_id').onRef('a.id', '=', 'r.account_id'))
    .select(['r.id', 'r.purpose', 'a.display_name'])
    .where('r.person_id', '=', personId)
    .execute()
  const pieces = await tx
    .selectFrom('families.piece')
    .selectAll()
    .where(of, '=', personId)
    .orderBy('written_at', 'desc')
    .limit(piecesEach)
    .execute()
  return [index, identity, contact, homes, ties, authority, care, pieces].reduce((sum, rows) => sum + rows.length, 0)
}

const groups = ['identity', 'contact', 'family', 'care', 'healthPieces'] as const

export async function readFile(ctx: Context, personId: Id<'person'>): Promise<number> {
  const read = await actOnFile(
    { ...ctx, asked: [] },
    'person.read',
    { personId, does: 'read', fields: 'index', also: groups },
    async (tx) => ok(await readGroups(tx, personId)),
  )
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}

export async function listCaseload(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('families.person')
    .select(['id', 'call_name', 'prefix', 'family_name', 'birth_date'])
    .where((eb) =>
      eb(
        'id',
        'in',
        eb.selectFrom(eb.fn<{ id: string }>('access.my_people', [eb.val('list'), eb.val('index')]).as('mine')).select('mine' as never),
      ),
    )
    .orderBy('family_name')
    .execute()
  return rows.length
}

export async function benchFiles(place: Place, files: FilesPlace): Promise<{ lines: Line[]; waited: number }> {
  const { children } = files
  const pool = makePool(files.ownerUrl, 16)
  const owner: Database = makeDatabase(pool)
  const ctx = contextOf(place, files)
  const next = round(children)
  const nextBare = round(children)
  const bare = (): Promise<number> => owner.transaction().execute((tx) => readGroups(tx, nextBare()))
  const [mine, theirs] = [
    await readFile(ctx, children[0] ?? newId()),
    await owner.transaction().execute((tx) => readGroups(tx, children[0] ?? newId())),
  ]
  if (mine !== theirs) throw new Error(`The use case reads ${mine} rows and the owner ${theirs}`)
  const sixteen = (work: () => Promise<unknown>) => () => Promise.all(Array.from({ length: 16 }, work))
  const lines = [
    await compare(
      'a file of 31 rows, through the use case',
      () => readFile(ctx, next()),
      { name: 'bare queries', work: bare },
      { limit: 2 },
    ),
    await compare(
      'the same, sixteen at once',
      sixteen(() => readFile(ctx, next())),
      { name: 'bare, sixteen at once', work: sixteen(bare) },
    ),
  ]
  const waited = await lockWaits(
    files.ownerUrl,
    sixteen(() => readFile(ctx, next())),
  )
  await pool.end()
  return { lines, waited }
}

function contextOf(place: Place, { nurse }: FilesPlace): Context {
  const { db, clock } = place.parts.services
  return { db, centreId: place.centres.here, actor: nurse, now: clock(), traceId: 'bench', asked: [] }
}

/** How often a reader was seen waiting for a lock while sixteen read over and over, the same child among them. */
async function lockWaits(ownerUrl: string, work: () => Promise<unknown>): Promise<number> {
  const looker = new pg.Client({ connectionString: ownerUrl })
  await looker.connect()
  let seen = 0
  const state = { reading: true }
  const looking = (async () => {
    while (state.reading) {
      const { rows } = await looker.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`)
      seen += rows[0]?.n ?? 0
    }
  })()
  for (let i = 0; i < 20; i += 1) await work()
  state.reading = false
  await looking
  await looker.end()
  return seen
}

type Filled = { readonly place: Place; readonly files: FilesPlace }

/** The caseload of the large centre against that of the small one, in turn, so that other work on the machine weighs on both alike. */
export async function benchCaseload(small: Filled, large: Filled): Promise<Line> {
  return compare(
    `a caseload of ${caseload}, in a centre of 200,000 persons`,
    caseloadOf(large),
    { name: 'one of 10,000', work: caseloadOf(small) },
    { limit: 1.3, ms: 500 },
  )
}

function caseloadOf({ place, files }: Filled): () => Promise<void> {
  const { db, centreId, actor, now } = contextOf(place, files)
  if (actor.kind !== 'staff') throw new Error('A colleague is expected')
  const scope = { centreId, actor: 'staff', actorId: actor.accountId, roles: actor.roles, now } as const
  return async () => {
    const found = await inTransaction(db, scope, listCaseload)
    if (found !== caseload) throw new Error(`The caseload has ${found} children`)
  }
}

function round<T>(all: readonly T[]): () => T {
  let at = 0
  return () => {
    at = (at + 1) % all.length
    return all[at] as T
  }
}
