/** Proposals to destroy, with the terms that they stand on. Written with the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { DestructionState, Sensitivity } from '../../rules/retention/confirm.ts'
import type { PartOfTerm, Proposal, Scope } from '../../rules/retention/file-term.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }

export type StoredDestruction = {
  readonly id: Id<'destruction'>
  readonly personId: Id<'person'>
  readonly scope: Scope
  readonly state: DestructionState
  readonly goesOn: PlainDate
  readonly pieces: number
  readonly sensitive: readonly Sensitivity[]
  readonly proposedAt: Instant
  readonly postponedUntil: PlainDate | null
  readonly postponedReason: Buffer | null
  readonly keyVersion: number | null
  readonly agreedBy: string | null
}

function destructions(tx: Tx) {
  return tx
    .selectFrom('access.destruction')
    .select(['id', 'person_id as personId', 'scope', 'state', 'goes_on as goesOn', 'pieces', 'sensitive', 'proposed_at as proposedAt'])
    .select([
      'postponed_until as postponedUntil',
      'postponed_reason as postponedReason',
      'centre_key_version as keyVersion',
      'agreed_by as agreedBy',
    ])
    .where('ground', '=', 'term')
}

/** Those of a batch of the night. What somebody is deciding about at this moment is left as it is. */
export async function lockDestructionsOf(tx: Tx, ids: readonly string[]): Promise<StoredDestruction[]> {
  const rows = await destructions(tx).where('person_id', 'in', ids).forUpdate().skipLocked().execute()
  return rows as unknown as StoredDestruction[] // the checks of the table keep scope and state
}

export async function lockDestruction(tx: Tx, id: Id<'destruction'>): Promise<StoredDestruction | null> {
  const row = await destructions(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as unknown as StoredDestruction | undefined) ?? null
}

export async function findDestruction(tx: Tx, id: Id<'destruction'>): Promise<StoredDestruction | null> {
  const row = await destructions(tx).where('id', '=', id).executeTakeFirst()
  return (row as unknown as StoredDestruction | undefined) ?? null
}

export type DestructionFilter = {
  readonly scope: Scope | null
  readonly state: DestructionState | null
  /** The last of the page before. */
  readonly after: { readonly goesOn: PlainDate; readonly id: string } | null
}

/** The longest over its term first. */
export async function listDestructions(tx: Tx, { scope, state, after }: DestructionFilter, limit: number): Promise<StoredDestruction[]> {
  const rows = await destructions(tx)
    .$if(scope !== null, (query) => query.where('scope', '=', scope ?? 'file'))
    .$if(state !== null, (query) => query.where('state', '=', state ?? 'proposed'))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(goes_on, id) > (${after?.goesOn.toString() ?? ''}::date, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('goes_on')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as unknown as StoredDestruction[]
}

export async function countDestructions(tx: Tx): Promise<Readonly<Record<DestructionState, number>>> {
  const rows = await tx
    .selectFrom('access.destruction')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('ground', '=', 'term')
    .groupBy('state')
    .execute()
  const of = (state: DestructionState): number => rows.find((row) => row.state === state)?.count ?? 0
  return { proposed: of('proposed'), postponed: of('postponed'), agreed: of('agreed') }
}

export async function listParts(tx: Tx, id: Id<'destruction'>): Promise<PartOfTerm[]> {
  const rows = await tx
    .selectFrom('access.destruction_part')
    .select(['term', 'version', 'start', 'started_on as startedOn', 'goes_on as goesOn', 'pieces'])
    .where('destruction_id', '=', id)
    .orderBy('goes_on', 'desc')
    .execute()
  return rows as PartOfTerm[]
}

export type NewDestruction = Proposal & {
  readonly id: Id<'destruction'>
  readonly personId: string
  readonly sensitive: readonly Sensitivity[]
}

/** Answers those that were not there already: two runs may meet. */
export async function insertDestructions(
  tx: Tx,
  centreId: string,
  all: readonly NewDestruction[],
  now: Instant,
): Promise<NewDestruction[]> {
  if (all.length === 0) return []
  const added = await tx
    .insertInto('access.destruction')
    .values(
      all.map(({ id, personId, scope, goesOn, pieces, sensitive }) => ({
        ...{ centre_id: centreId, id, person_id: personId, scope, ground: 'term', goes_on: goesOn, pieces, sensitive: [...sensitive] },
        proposed_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['centre_id', 'person_id', 'scope']).where('ground', '=', 'term').doNothing())
    .returning('id')
    .execute()
  const known = new Set<string>(added.map(({ id }) => id))
  const fresh = all.filter(({ id }) => known.has(id))
  await insertParts(tx, centreId, fresh)
  return fresh
}

async function insertParts(tx: Tx, centreId: string, all: readonly Pick<NewDestruction, 'id' | 'parts'>[]): Promise<void> {
  const rows = all.flatMap(({ id, parts }) =>
    parts.map(({ term, version, start, startedOn, goesOn, pieces }) => ({
      ...{ centre_id: centreId, destruction_id: id, term, version, start, started_on: startedOn, goes_on: goesOn, pieces },
    })),
  )
  if (rows.length > 0) await tx.insertInto('access.destruction_part').values(rows).execute()
}

/** What changed since: the days and numbers are those of now, and who agreed agreed to something else. */
export async function updateDestruction(
  tx: Tx,
  centreId: string,
  { id, goesOn, pieces, parts, sensitive }: Omit<NewDestruction, 'personId'>,
): Promise<void> {
  await tx
    .updateTable('access.destruction')
    .set({ goes_on: goesOn, pieces, sensitive: [...sensitive], state: 'proposed', agreed_by: null, agreed_at: null })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('access.destruction_part').where('destruction_id', '=', id).execute()
  await insertParts(tx, centreId, [{ id, parts }])
}

export async function deleteDestructions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('access.destruction').where('id', 'in', ids).execute()
}

/** Postponements that are over count again. */
export async function endPostponement(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.updateTable('access.destruction').set({ state: 'proposed' }).where('id', 'in', ids).execute()
}

export async function updatePostponed(
  tx: Tx,
  id: Id<'destruction'>,
  { until, reason, by }: { readonly until: PlainDate; readonly reason: Sealed; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('access.destruction')
    .set({
      ...{
        state: 'postponed',
        postponed_until: until,
        postponed_reason: reason.sealed,
        centre_key_version: reason.version,
        postponed_by: by,
      },
      ...{ agreed_by: null, agreed_at: null },
    })
    .where('id', '=', id)
    .execute()
}

export async function updateAgreed(tx: Tx, id: Id<'destruction'>, by: string, at: Instant): Promise<void> {
  await tx.updateTable('access.destruction').set({ state: 'agreed', agreed_by: by, agreed_at: at }).where('id', '=', id).execute()
}

export async function updateConfirmed(tx: Tx, id: Id<'destruction'>, by: string, sensitive: readonly Sensitivity[]): Promise<void> {
  await tx
    .updateTable('access.destruction')
    .set({ state: 'confirmed', confirmed_by: by, sensitive: [...sensitive] })
    .where('id', '=', id)
    .execute()
}

/** For what was decided elsewhere or goes along: it is there for the length of the transaction only. */
export async function insertConfirmed(
  tx: Tx,
  centreId: string,
  one: {
    readonly id: Id<'destruction'>
    readonly personId: string
    readonly scope: 'file' | 'pieces'
    readonly requestId: string
    readonly by: string
    readonly on: PlainDate
    readonly at: Instant
  },
): Promise<void> {
  await tx
    .insertInto('access.destruction')
    .values({
      ...{ centre_id: centreId, id: one.id, person_id: one.personId, scope: one.scope, ground: 'request', request_id: one.requestId },
      ...{ state: 'confirmed', goes_on: one.on, pieces: 0, proposed_at: one.at, confirmed_by: one.by },
    })
    .execute()
}
