/** The children of a session, what became of each, and who was asked. Row-level security shows the rows of children that the actor may see. */
import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { SessionChild } from '../../rules/sessions/child.ts'
import type { Outcome } from '../../rules/sessions/outcome.ts'
import type { Asked, Channel } from '../../rules/sessions/requests.ts'

const columns = sql`person_id as "personId", class, triage, attendance, removed_why as "removedWhy", version`

/** Also those who were taken off the list. */
export async function listSessionChildren(tx: Tx, sessionId: Id<'session'>): Promise<SessionChild[]> {
  const { rows } =
    await sql<SessionChild>`select ${columns} from vaccination.session_child where session_id = ${sessionId}::uuid order by class, id`.execute(
      tx,
    )
  return rows
}

/** Two who do something with the same child meet here; others do not wait. */
export async function lockSessionChild(tx: Tx, sessionId: Id<'session'>, personId: Id<'person'>): Promise<SessionChild | null> {
  const { rows } = await sql<SessionChild>`select ${columns} from vaccination.session_child
    where session_id = ${sessionId}::uuid and person_id = ${personId}::uuid for update`.execute(tx)
  return rows[0] ?? null
}

type NewChild = { readonly personId: Id<'person'>; readonly class: string }

/** Who stands on the list already, also as taken off it, stays as it is. Answers who was added. */
export async function insertSessionChildren(
  tx: Tx,
  centreId: string,
  sessionId: Id<'session'>,
  children: readonly NewChild[],
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<Id<'person'>[]> {
  if (children.length === 0) return []
  const rows = await tx
    .insertInto('vaccination.session_child')
    .values(
      children.map(({ personId, class: name }) => ({
        ...{ centre_id: centreId, id: newId(at.epochMilliseconds), session_id: sessionId, person_id: personId, class: name },
        ...{ changed_by: by, changed_at: at },
      })),
    )
    .onConflict((conflict) => conflict.constraint('session_child_once').doNothing())
    .returning('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id as Id<'person'>)
}

export async function updateSessionChild(
  tx: Tx,
  sessionId: Id<'session'>,
  personId: Id<'person'>,
  change: Partial<Pick<SessionChild, 'class' | 'triage' | 'attendance' | 'removedWhy'>>,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  const { removedWhy, ...same } = change
  await tx
    .updateTable('vaccination.session_child')
    .set((eb) => ({
      ...same,
      ...(removedWhy === undefined ? {} : { removed_why: removedWhy }),
      ...{ changed_by: by, changed_at: at, version: eb('version', '+', 1) },
    }))
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .execute()
}

export type Result = {
  readonly personId: Id<'person'>
  readonly vaccine: Vaccine
  readonly outcome: Outcome
  readonly doseId: Id<'dose'> | null
}

export async function listResults(tx: Tx, sessionId: Id<'session'>): Promise<Result[]> {
  const { rows } =
    await sql<Result>`select person_id as "personId", vaccine, result as outcome, dose_id as "doseId" from vaccination.session_result
    where session_id = ${sessionId}::uuid`.execute(tx)
  return rows
}

/** Of one child. */
export async function listResultsOf(tx: Tx, sessionId: Id<'session'>, personId: Id<'person'>): Promise<Result[]> {
  const { rows } =
    await sql<Result>`select person_id as "personId", vaccine, result as outcome, dose_id as "doseId" from vaccination.session_result
    where session_id = ${sessionId}::uuid and person_id = ${personId}::uuid`.execute(tx)
  return rows
}

/** False: this vaccine of this child has an outcome already. */
export async function insertResult(
  tx: Tx,
  centreId: string,
  sessionId: Id<'session'>,
  { personId, vaccine, outcome, doseId }: Result,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('vaccination.session_result')
    .values({
      ...{ centre_id: centreId, session_id: sessionId, person_id: personId, vaccine, result: outcome, dose_id: doseId },
      ...{ recorded_by: by, recorded_at: at },
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'session_id', 'person_id', 'vaccine']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteResult(tx: Tx, sessionId: Id<'session'>, personId: Id<'person'>, vaccine: Vaccine): Promise<void> {
  await tx
    .deleteFrom('vaccination.session_result')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('vaccine', '=', vaccine)
    .execute()
}

/** A dose that is withdrawn is no outcome of a session any more. */
export async function deleteResultOfDose(tx: Tx, personId: Id<'person'>, doseId: Id<'dose'>): Promise<void> {
  await tx.deleteFrom('vaccination.session_result').where('person_id', '=', personId).where('dose_id', '=', doseId).execute()
}

/** One row for every child that is on the list and every vaccine: what counts are made of. */
export type SessionLine = { readonly personId: string; readonly class: string; readonly vaccine: Vaccine; readonly outcome: Outcome | null }

/** Over all children: to be asked with the sight of the system, and handed on as numbers. */
export async function listLines(tx: Tx, sessionId: Id<'session'>): Promise<SessionLine[]> {
  const { rows } = await sql<SessionLine>`
    select c.person_id as "personId", c.class, v.vaccine, r.result as outcome
    from vaccination.session s cross join lateral unnest(s.vaccines) as v (vaccine)
      join vaccination.session_child c on c.centre_id = s.centre_id and c.session_id = s.id and c.removed_why is null
      left join vaccination.session_result r on r.centre_id = s.centre_id and r.session_id = s.id and r.person_id = c.person_id and r.vaccine = v.vaccine
    where s.id = ${sessionId}::uuid`.execute(tx)
  return rows
}

export type KeptRequest = Asked & { readonly askedOn: PlainDate; readonly channel: Channel }

export async function listRequests(tx: Tx, sessionId: Id<'session'>): Promise<KeptRequest[]> {
  const { rows } = await sql<KeptRequest>`select person_id as "personId", asked_of as "askedOf", attempt, asked_on as "askedOn", channel
    from vaccination.answer_request where session_id = ${sessionId}::uuid order by asked_on, id`.execute(tx)
  return rows
}

/** Answers those that were not asked in this round by somebody else at this moment. */
export async function insertRequests(
  tx: Tx,
  centreId: string,
  sessionId: Id<'session'>,
  requests: readonly (Asked & { readonly channel: Channel })[],
  on: PlainDate,
): Promise<readonly (Asked & { readonly channel: Channel })[]> {
  if (requests.length === 0) return []
  const rows = await tx
    .insertInto('vaccination.answer_request')
    .values(
      requests.map(({ personId, askedOf, attempt, channel }) => ({
        ...{ centre_id: centreId, id: newId(), person_id: personId, session_id: sessionId, asked_of: askedOf, attempt },
        ...{ asked_on: on, channel },
      })),
    )
    .onConflict((conflict) => conflict.constraint('asked_once').doNothing())
    .returning(['person_id as personId', 'asked_of as askedOf', 'attempt', 'channel'])
    .execute()
  return rows as (Asked & { readonly channel: Channel })[] // the check of the table keeps the channels
}
