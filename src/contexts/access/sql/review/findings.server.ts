/** What a drawing found, and what became of it. Read as row-level security shows it; written with the sight of the system, after a decision. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Found } from '../../rules/review/draw.ts'
import type { Finding } from '../../rules/review/finding.ts'
import { inOrder, type Reason } from '../../rules/review/reasons.ts'

export type Run = {
  readonly id: Id<'reviewRun'>
  readonly day: PlainDate
  readonly askedBy: Id<'account'> | null
  readonly runAt: Instant
  readonly seed: Buffer
  readonly sampleSize: number
  readonly population: number
  readonly found: number
}

export async function insertRun(tx: Tx, centreId: string, run: Run): Promise<void> {
  await tx
    .insertInto('access.review_run')
    .values({
      ...{ centre_id: centreId, id: run.id, day: run.day, asked_by: run.askedBy, run_at: run.runAt, seed: run.seed },
      ...{ sample_size: run.sampleSize, population: run.population, found: run.found },
    })
    .execute()
}

/** One drawing of a day at a time: a night and a button may meet. */
export async function lockDrawing(tx: Tx, centreId: string, day: PlainDate): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${centreId} ${day.toString()}`}, 0))`.execute(tx)
}

/** What a day has already: of a colleague, and a file or the whole day. */
export async function listFoundOf(tx: Tx, day: PlainDate): Promise<{ accountId: string; personId: string | null }[]> {
  return tx
    .selectFrom('access.review_finding')
    .select(['account_id as accountId', 'person_id as personId'])
    .where('day', '=', day)
    .execute()
}

export type NewFinding = Found & { readonly id: Id<'finding'> }

export async function insertFindings(
  tx: Tx,
  centreId: string,
  { id: runId, day }: Pick<Run, 'id' | 'day'>,
  dueOn: PlainDate,
  all: readonly NewFinding[],
): Promise<void> {
  // In parts: a statement has room for so many values only.
  for (let i = 0; i < all.length; i += 1_000) {
    const part = all.slice(i, i + 1_000)
    await tx
      .insertInto('access.review_finding')
      .values(
        part.map((one) => ({
          ...{ centre_id: centreId, id: one.id, run_id: runId, day, account_id: one.accountId, person_id: one.personId },
          ...{ times: one.times, first_at: one.firstAt, last_at: one.lastAt, due_on: dueOn },
        })),
      )
      .execute()
    await tx
      .insertInto('access.review_reason')
      .values(part.flatMap(({ id, reasons }) => reasons.map((reason) => ({ centre_id: centreId, finding_id: id, reason }))))
      .execute()
  }
}

export type StoredFinding = Finding & {
  readonly runId: Id<'reviewRun'>
  readonly times: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly name: string
  readonly profession: string
  readonly askedBy: Id<'account'> | null
  readonly reasons: readonly Reason[]
}

const columns = [
  ...(['f.id', 'f.run_id as runId', 'f.day', 'f.account_id as accountId', 'f.person_id as personId', 'f.times'] as const),
  ...(['f.first_at as firstAt', 'f.last_at as lastAt', 'f.due_on as dueOn', 'f.state', 'f.asked_by as askedBy'] as const),
  ...(['f.answer_due_on as answerDueOn', 'f.answered_at as answeredAt', 'f.outcome', 'f.decided_at as decidedAt'] as const),
  ...(['a.display_name as name', 'a.profession'] as const),
] as const

function findings(tx: Tx) {
  return tx
    .selectFrom('access.review_finding as f')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'f.centre_id').onRef('a.id', '=', 'f.account_id'))
    .select([...columns])
    .select((eb) =>
      eb
        .selectFrom('access.review_reason as r')
        .whereRef('r.centre_id', '=', 'f.centre_id')
        .whereRef('r.finding_id', '=', 'f.id')
        .select(sql<string[]>`coalesce(array_agg(r.reason), '{}')`.as('reasons'))
        .as('reasons'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number]
// The checks of the table keep each state whole.
const toFinding = (row: Row): StoredFinding => ({ ...row, reasons: inOrder((row.reasons ?? []) as Reason[]) }) as unknown as StoredFinding

export type FindingWish = { readonly which: 'todo' | 'asked' | 'closed'; readonly limit: number }

/** Those that can be looked at first by their term; of the closed ones the newest. */
export async function listFindings(tx: Tx, { which, limit }: FindingWish): Promise<StoredFinding[]> {
  const states = which === 'todo' ? ['open', 'answered'] : [which]
  const of = findings(tx).where('f.state', 'in', states)
  const ordered =
    which === 'closed'
      ? of.orderBy('f.decided_at', 'desc')
      : of.orderBy(which === 'asked' ? 'f.answer_due_on' : 'f.due_on').orderBy(sql`f.state = 'answered'`, 'desc')
  return (await ordered.orderBy('f.id').limit(limit).execute()).map(toFinding)
}

/** What was asked of one colleague: open questions first. */
export async function listAskedOf(tx: Tx, accountId: Id<'account'>, limit: number): Promise<StoredFinding[]> {
  const rows = await findings(tx)
    .where('f.account_id', '=', accountId)
    .where('f.asked_at', 'is not', null)
    .orderBy(sql`f.state = 'asked'`, 'desc')
    .orderBy('f.asked_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toFinding)
}

export async function findFinding(tx: Tx, id: Id<'finding'>): Promise<StoredFinding | null> {
  const row = await findings(tx).where('f.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toFinding(row)
}

/** Held until the transaction ends, whoever it is about: the rule says who may not. */
export async function lockFinding(tx: Tx, id: Id<'finding'>): Promise<StoredFinding | null> {
  return withSystemSight(tx, async () => {
    const row = await findings(tx).where('f.id', '=', id).forUpdate('f').executeTakeFirst()
    return row === undefined ? null : toFinding(row)
  })
}

export async function updateFinding(
  tx: Tx,
  finding: Finding,
  by: { readonly accountId: Id<'account'>; readonly at: Instant },
): Promise<void> {
  const asked = finding.state === 'asked' ? { asked_by: by.accountId, asked_at: by.at, answer_due_on: finding.answerDueOn } : {}
  const answered = finding.state === 'answered' ? { answered_at: finding.answeredAt } : {}
  const closed = finding.state === 'closed' ? { outcome: finding.outcome, decided_by: by.accountId, decided_at: finding.decidedAt } : {}
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.review_finding')
      .set({ state: finding.state, version: sql`version + 1`, ...asked, ...answered, ...closed })
      .where('id', '=', finding.id)
      .execute(),
  )
}

export type Step = {
  readonly id: Id<'reviewStep'>
  readonly findingId: Id<'finding'>
  readonly step: 'asked' | 'answered' | 'closed'
  readonly by: Id<'account'>
  readonly name: string
  readonly at: Instant
  readonly text: { readonly sealed: Buffer; readonly version: number } | null
}

export async function insertStep(tx: Tx, centreId: string, one: Omit<Step, 'name'>): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.review_step')
      .values({
        ...{ centre_id: centreId, id: one.id, finding_id: one.findingId, step: one.step, by_account: one.by, at: one.at },
        ...{ text: one.text?.sealed ?? null, centre_key_version: one.text?.version ?? null },
      })
      .execute(),
  )
}

export async function listSteps(tx: Tx, findingIds: readonly string[]): Promise<Step[]> {
  if (findingIds.length === 0) return []
  const rows = await tx
    .selectFrom('access.review_step as s')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.by_account'))
    .select(['s.id', 's.finding_id as findingId', 's.step', 's.by_account as by', 'a.display_name as name', 's.at'])
    .select(['s.text as sealed', 's.centre_key_version as version'])
    .where('s.finding_id', 'in', findingIds)
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()
  return rows.map(({ sealed, version, ...row }) => ({
    ...(row as Omit<Step, 'text'>),
    text: sealed === null || version === null ? null : { sealed, version },
  }))
}

/** The last run of each of so many days. */
export async function listRuns(tx: Tx, limit: number): Promise<Run[]> {
  const rows = await tx
    .selectFrom('access.review_run')
    .select(['id', 'day', 'asked_by as askedBy', 'run_at as runAt', 'seed', 'sample_size as sampleSize', 'population', 'found'])
    .orderBy('run_at', 'desc')
    .limit(limit)
    .execute()
  return rows as Run[]
}

export async function findRun(tx: Tx, id: Id<'reviewRun'>): Promise<Run | null> {
  const row = await tx
    .selectFrom('access.review_run')
    .select(['id', 'day', 'asked_by as askedBy', 'run_at as runAt', 'seed', 'sample_size as sampleSize', 'population', 'found'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as Run | undefined) ?? null
}

export async function findSampleSize(tx: Tx): Promise<number | null> {
  return (await tx.selectFrom('access.review_setting').select('sample_size').executeTakeFirst())?.sample_size ?? null
}

export async function setSampleSize(tx: Tx, centreId: string, size: number, by: Id<'account'>, at: Instant): Promise<void> {
  const set = { sample_size: size, set_by: by, set_at: at }
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.review_setting')
      .values({ centre_id: centreId, ...set })
      .onConflict((conflict) => conflict.column('centre_id').doUpdateSet(set))
      .execute(),
  )
}

/** Officers who are here now: whom there is something to look at for. */
export async function listOfficers(tx: Tx): Promise<Id<'account'>[]> {
  const rows = await tx
    .selectFrom('access.account as a')
    .innerJoin('access.account_role as r', (join) => join.onRef('r.centre_id', '=', 'a.centre_id').onRef('r.account_id', '=', 'a.id'))
    .select('a.id')
    .where('a.state', '=', 'active')
    .where('r.role', '=', 'privacyOfficer')
    .orderBy('a.id')
    .execute()
  return rows.map(({ id }) => id as Id<'account'>)
}
