/** Appointments to which nobody came, or that were cancelled, with what a professional decided about them. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Done, MissedDecision, MissedOutcome } from '../../rules/calls/missed.ts'

export type Missed = {
  readonly id: Id<'missed'>
  readonly personId: Id<'person'>
  readonly contactId: Id<'contact'>
  readonly plannedAt: Instant | null
  readonly outcome: MissedOutcome
  readonly recordedBy: Id<'account'>
  readonly recordedOn: PlainDate
  readonly decision: MissedDecision | null
  readonly decidedBy: Id<'account'> | null
  readonly decidedOn: PlainDate | null
  readonly owner: Id<'account'> | null
  readonly followUpBefore: PlainDate | null
  readonly reason: Buffer | null
  readonly keyVersion: number | null
  readonly done: Done | null
  readonly doneOn: PlainDate | null
  readonly doneBy: Id<'account'> | null
  readonly doneWords: Buffer | null
  readonly doneKeyVersion: number | null
  readonly version: number
}

function missed(tx: Tx) {
  return tx
    .selectFrom('child_health.missed')
    .select([
      ...([
        'id',
        'person_id as personId',
        'contact_id as contactId',
        'planned_at as plannedAt',
        'outcome',
        'recorded_by as recordedBy',
      ] as const),
      ...(['recorded_on as recordedOn', 'decision', 'decided_by as decidedBy', 'decided_on as decidedOn', 'owner'] as const),
      ...(['follow_up_before as followUpBefore', 'reason', 'centre_key_version as keyVersion', 'done', 'done_on as doneOn'] as const),
      ...(['done_by as doneBy', 'done_words as doneWords', 'done_key_version as doneKeyVersion', 'version'] as const),
    ])
}

/** Of one child, the newest first. */
export async function listMissed(tx: Tx, personId: Id<'person'>): Promise<Missed[]> {
  const rows = await missed(tx).where('person_id', '=', personId).orderBy('recorded_on', 'desc').orderBy('id', 'desc').execute()
  return rows as Missed[] // the checks of the table keep outcomes and decisions
}

export async function findMissed(tx: Tx, id: Id<'missed'>): Promise<Missed | null> {
  const row = await missed(tx).where('id', '=', id).executeTakeFirst()
  return (row as Missed | undefined) ?? null
}

/** Those that wait for a decision or a follow-up, of the children that the reader may see; the oldest first. */
export async function listOpenMissed(tx: Tx): Promise<Omit<Missed, 'reason' | 'doneWords'>[]> {
  const rows = await missed(tx)
    .where((eb) => eb.or([eb('decision', 'is', null), eb.and([eb('follow_up_before', 'is not', null), eb('done', 'is', null)])]))
    .orderBy('recorded_on')
    .orderBy('id')
    .execute()
  return rows as Missed[]
}

export type NewMissed = Pick<Missed, 'id' | 'personId' | 'contactId' | 'plannedAt' | 'outcome' | 'recordedBy' | 'recordedOn'>

export async function insertMissed(tx: Tx, centreId: string, one: NewMissed): Promise<void> {
  await tx
    .insertInto('child_health.missed')
    .values({
      ...{ centre_id: centreId, id: one.id, person_id: one.personId, contact_id: one.contactId, planned_at: one.plannedAt },
      ...{ outcome: one.outcome, recorded_by: one.recordedBy, recorded_on: one.recordedOn },
    })
    .execute()
}

type Words = { readonly sealed: Buffer; readonly version: number } | null

/** False: somebody else decided meanwhile. */
export async function decideMissed(
  tx: Tx,
  { id, version }: Pick<Missed, 'id' | 'version'>,
  verdict: {
    readonly decision: MissedDecision
    readonly owner: string | null
    readonly followUpBefore: PlainDate | null
    readonly reason: Words
    readonly by: string
    readonly on: PlainDate
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.missed')
    .set({
      ...{ decision: verdict.decision, decided_by: verdict.by, decided_on: verdict.on, owner: verdict.owner },
      ...{ follow_up_before: verdict.followUpBefore, reason: verdict.reason?.sealed ?? null },
      ...{ centre_key_version: verdict.reason?.version ?? null, version: version + 1 },
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False: somebody else wrote down meanwhile what was done. */
export async function finishMissed(
  tx: Tx,
  { id, version }: Pick<Missed, 'id' | 'version'>,
  what: { readonly done: Done; readonly words: Words; readonly by: string; readonly on: PlainDate },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.missed')
    .set({
      ...{ done: what.done, done_by: what.by, done_on: what.on, done_words: what.words?.sealed ?? null },
      ...{ done_key_version: what.words?.version ?? null, version: version + 1 },
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
