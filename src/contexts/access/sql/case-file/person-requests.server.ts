/** Requests about files, and the holds that stop an erasure. Read as row-level security shows them; written with the sight of the system, after a decision. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Channel, DeliveryWay, IdentityCheck } from '../../rules/case-file/by-hand.ts'
import type { Hold, HoldGround, PersonRequest } from '../../rules/case-file/person-request.ts'
import type { StayReason } from '../../rules/case-file/whole-erasure.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }

export type StoredRequest = PersonRequest & {
  readonly eventId: Id<'auditEvent'> | null
  readonly pieceId: Id<'piece'> | null
  readonly text: Sealed
  readonly extensionReason: Sealed | null
  readonly reasons: Sealed | null
  readonly residentId: Id<'resident'> | null
  /** How it came in; `mijn` is by the own account. */
  readonly channel: 'mijn' | Channel
  readonly identityCheck: IdentityCheck | null
  /** How the answer went out of hand; null: read in Mijn CJG, or not yet. */
  readonly delivery: DeliveryWay | null
  /** Everything of the person went; the first day on which this answer is gone too. */
  readonly answerUntil: PlainDate | null
  /** What had to stay though all was asked to go. */
  readonly stays: readonly StayReason[]
}

function requests(tx: Tx) {
  return tx
    .selectFrom('access.person_request')
    .select(['id', 'kind', 'person_id as personId', 'requester_id as requesterId', 'capacity', 'received_on as receivedOn'])
    .select(['due_on as dueOn', 'state', 'extended_on as extendedOn', 'decision', 'ground', 'decided_at as decidedAt'])
    .select(['delivered_on as deliveredOn', 'withdrawn_on as withdrawnOn', 'event_id as eventId', 'piece_id as pieceId', 'text'])
    .select(['extension_reason', 'reasons', 'centre_key_version', 'resident_id as residentId', 'channel'])
    .select(['identity_check as identityCheck', 'delivery', 'answer_until as answerUntil', 'stays'])
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

function toRequest({ text, extension_reason, reasons, centre_key_version: version, ...row }: Row): StoredRequest {
  const sealed = (bytes: Buffer | null): Sealed | null => (bytes === null ? null : { sealed: bytes, version })
  // The checks of the table keep each state whole.
  return {
    ...row,
    text: { sealed: text, version },
    extensionReason: sealed(extension_reason),
    reasons: sealed(reasons),
  } as unknown as StoredRequest
}

/** Those that can be answered first, the nearest term on top; of the others the newest. */
export async function listRequests(tx: Tx, limit: number): Promise<StoredRequest[]> {
  const rows = await requests(tx)
    .orderBy(sql`state in ('received', 'extended')`, 'desc')
    .orderBy(sql`case when state in ('received', 'extended') then due_on end`)
    .orderBy('received_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toRequest)
}

export async function findRequest(tx: Tx, id: Id<'personRequest'>): Promise<StoredRequest | null> {
  const row = await requests(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRequest(row)
}

/** As whoever acts sees it, and held until the transaction ends. */
export async function lockRequest(tx: Tx, id: Id<'personRequest'>): Promise<StoredRequest | null> {
  if ((await findRequest(tx, id)) === null) return null
  return withSystemSight(tx, async () => {
    const row = await requests(tx).where('id', '=', id).forUpdate().executeTakeFirst()
    return row === undefined ? null : toRequest(row)
  })
}

export async function countOpenRequests(tx: Tx, requesterId: Id<'person'>): Promise<number> {
  const row = await tx
    .selectFrom('access.person_request')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('requester_id', '=', requesterId)
    .where('state', 'in', ['received', 'extended'])
    .executeTakeFirstOrThrow()
  return row.count
}

export async function insertRequest(
  tx: Tx,
  centreId: string,
  request: PersonRequest &
    Pick<StoredRequest, 'eventId' | 'pieceId' | 'text' | 'residentId'> & {
      readonly byHand?: { readonly channel: Channel; readonly enteredBy: string; readonly identity: IdentityCheck }
    },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.person_request')
      .values({
        ...{ centre_id: centreId, id: request.id, kind: request.kind, person_id: request.personId, requester_id: request.requesterId },
        ...{ resident_id: request.residentId, capacity: request.capacity, event_id: request.eventId, piece_id: request.pieceId },
        ...{ text: request.text.sealed, centre_key_version: request.text.version },
        ...{ received_on: request.receivedOn, due_on: request.dueOn },
        ...(request.byHand === undefined
          ? {}
          : { channel: request.byHand.channel, entered_by: request.byHand.enteredBy, identity_check: request.byHand.identity }),
      })
      .execute(),
  )
}

/** Writes the state down. What is said beside it is sealed under the version of the text, so that one version opens the row. */
export async function updateRequest(
  tx: Tx,
  request: PersonRequest,
  more: {
    readonly extensionReason?: Buffer
    readonly reasons?: Buffer
    readonly decidedBy?: string
    readonly stays?: readonly StayReason[]
    readonly delivery?: { readonly way: DeliveryWay; readonly by: string; readonly identity: IdentityCheck }
  } = {},
): Promise<void> {
  const decided = request.state === 'decided' || request.state === 'delivered'
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.person_request')
      .set({
        state: request.state,
        due_on: request.dueOn,
        ...(request.state === 'extended' ? { extended_on: request.extendedOn } : {}),
        ...(decided ? { decision: request.decision, ground: request.ground, decided_at: request.decidedAt } : {}),
        ...(request.state === 'delivered' ? { delivered_on: request.deliveredOn } : {}),
        ...(request.state === 'withdrawn' ? { withdrawn_on: request.withdrawnOn } : {}),
        ...(more.extensionReason === undefined ? {} : { extension_reason: more.extensionReason }),
        ...(more.reasons === undefined ? {} : { reasons: more.reasons }),
        ...(more.delivery === undefined
          ? {}
          : { delivery: more.delivery.way, delivered_by: more.delivery.by, delivery_check: more.delivery.identity }),
        ...(more.decidedBy === undefined ? {} : { decided_by: more.decidedBy }),
        ...(more.stays === undefined ? {} : { stays: [...more.stays] }),
        version: sql`version + 1`,
      })
      .where('id', '=', request.id)
      .execute(),
  )
}

/** The answer is not part of the file any more: it stays for who asked, until a day. */
export async function takeOutOfFile(tx: Tx, id: Id<'personRequest'>, until: PlainDate): Promise<void> {
  await tx
    .updateTable('access.person_request')
    .set({ person_id: null, piece_id: null, event_id: null, answer_until: until })
    .where('id', '=', id)
    .execute()
}

/** Others than this one, about the file or by the person, that wait for an answer. */
export async function hasOtherOpen(tx: Tx, personId: Id<'person'>, id: Id<'personRequest'>): Promise<boolean> {
  const row = await tx
    .selectFrom('access.person_request')
    .select('id')
    .where('id', '<>', id)
    .where('state', 'in', ['received', 'extended'])
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('requester_id', '=', personId)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes away the answers whose day has come; who asked for the own file was kept as a number until now. */
export async function deleteAnswersOver(
  tx: Tx,
  today: PlainDate,
): Promise<
  readonly { readonly id: Id<'personRequest'>; readonly requesterId: Id<'person'>; readonly capacity: PersonRequest['capacity'] }[]
> {
  const rows = await tx
    .deleteFrom('access.person_request')
    .where('answer_until', '<=', today)
    .returning(['id', 'requester_id as requesterId', 'capacity'])
    .execute()
  return rows as unknown as Awaited<ReturnType<typeof deleteAnswersOver>>
}

export type StoredHold = Hold & { readonly id: Id<'hold'> }

export async function listHolds(tx: Tx, personId: Id<'person'>): Promise<StoredHold[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.statutory_hold')
      .select(['id', 'ground', 'from_day as from', 'until_day as until'])
      .where('person_id', '=', personId)
      .orderBy('from_day')
      .orderBy('id')
      .execute(),
  )
  return rows as StoredHold[]
}

export async function insertHold(
  tx: Tx,
  centreId: string,
  hold: {
    readonly id: Id<'hold'>
    readonly personId: Id<'person'>
    readonly ground: HoldGround
    readonly from: PlainDate
    readonly until: PlainDate | null
    /** What it is for, in words. */
    readonly note?: Sealed | null
    readonly by: string
    readonly at: Instant
  },
): Promise<void> {
  const note = hold.note ?? null
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.statutory_hold')
      .values({
        ...{ centre_id: centreId, id: hold.id, person_id: hold.personId, ground: hold.ground, from_day: hold.from, until_day: hold.until },
        ...{ placed_by: hold.by, placed_at: hold.at, note: note?.sealed ?? null, centre_key_version: note?.version ?? null },
      })
      .execute(),
  )
}

/** Lifted on the day it began: as if it never was. `placedBy`: only those that this colleague placed. */
export async function updateHoldLifted(tx: Tx, personId: Id<'person'>, today: PlainDate, placedBy: string | null): Promise<number> {
  return withSystemSight(tx, async () => {
    const gone = await tx
      .deleteFrom('access.statutory_hold')
      .where('person_id', '=', personId)
      .where('from_day', '>=', today)
      .$if(placedBy !== null, (query) => query.where('placed_by', '=', placedBy ?? ''))
      .executeTakeFirst()
    const ended = await tx
      .updateTable('access.statutory_hold')
      .set({ until_day: today })
      .where('person_id', '=', personId)
      .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
      .$if(placedBy !== null, (query) => query.where('placed_by', '=', placedBy ?? ''))
      .executeTakeFirst()
    return Number(gone.numDeletedRows) + Number(ended.numUpdatedRows)
  })
}
