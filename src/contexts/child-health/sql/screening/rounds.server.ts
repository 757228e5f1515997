/** Rounds of screenings as they are written, and those that wait. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { ScreeningKind } from '../../rules/screening/kinds.ts'
import { rulesVersion, type Advice, type EarlierRound, type ReadRound, type Step } from '../../rules/screening/round.ts'
import type { Recorded } from '../record/measurements.server.ts'

/** One at a time for the same child: who writes down a round decides by those that stand already. */
export async function lockScreenings(tx: Tx, personId: Id<'person'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`screening ${personId}`}, 0))`.execute(tx)
}

/** Those that hold, as far as they say something about the next one. */
export async function listRounds(tx: Tx, personId: Id<'person'>): Promise<EarlierRound[]> {
  const rows = await tx
    .selectFrom('child_health.screening')
    .select([
      ...(['kind', 'round', 'held_on as heldOn', 'result', 'right_value as rightValue', 'left_value as leftValue'] as const),
      'repeat_before as repeatBefore',
    ])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('held_on')
    .orderBy('round')
    .execute()
  return rows as EarlierRound[] // the checks of the table keep kinds and results
}

export type NewRound = {
  readonly id: Id<'screening'>
  readonly contactId: Id<'contact'> | null
  readonly round: ReadRound
  readonly advised: Advice['step']
  readonly decided: Step
  readonly repeatBefore: PlainDate | null
  readonly words: { readonly sealed: Buffer; readonly version: number } | null
}

export async function insertRound(
  tx: Tx,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  one: NewRound,
  { by, at }: Recorded,
): Promise<void> {
  const { id, contactId, round, advised, decided, repeatBefore, words } = one
  await tx
    .insertInto('child_health.screening')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, contact_id: contactId, kind: round.kind, round: round.round },
      ...{ held_on: round.heldOn, result: round.result, right_value: round.rightValue, left_value: round.leftValue },
      ...{ method: round.method, instrument: round.instrument, score: round.score, cause: round.cause },
      ...{ advised, decided, rules_version: rulesVersion, repeat_before: repeatBefore },
      ...{ words: words?.sealed ?? null, centre_key_version: words?.version ?? null, recorded_by: by, recorded_at: at },
    })
    .execute()
}

export type WaitingRound = {
  readonly personId: Id<'person'>
  readonly kind: ScreeningKind
  readonly round: number
  readonly before: PlainDate
  readonly recordedBy: Id<'account'>
}

/** Of these children: the last round of a kind, when it has to be done again. */
export async function listRepeats(tx: Tx, ids: readonly string[]): Promise<WaitingRound[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<WaitingRound>`
    select person_id as "personId", kind, round, repeat_before as before, recorded_by as "recordedBy" from (
      select distinct on (person_id, kind) * from child_health.screening where person_id = any(${ids}::uuid[]) and withdrawn_at is null
      order by person_id, kind, held_on desc, round desc) as newest
    where repeat_before is not null order by repeat_before, id`.execute(tx)
  return rows
}

export type ToRefer = {
  readonly personId: Id<'person'>
  readonly id: Id<'screening'>
  readonly kind: ScreeningKind
  readonly heldOn: PlainDate
  readonly recordedBy: Id<'account'>
}

/** Of these children: decided to send on, and nothing was sent yet. */
export async function listToRefer(tx: Tx, ids: readonly string[]): Promise<ToRefer[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('child_health.screening as s')
    .select(['s.person_id as personId', 's.id', 's.kind', 's.held_on as heldOn', 's.recorded_by as recordedBy'])
    .where('s.person_id', 'in', ids)
    .where('s.decided', '=', 'refer')
    .where('s.withdrawn_at', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('child_health.referral as r').select('r.id').whereRef('r.screening_id', '=', 's.id'))))
    .orderBy('s.held_on')
    .orderBy('s.id')
    .execute()
  return rows as ToRefer[]
}
