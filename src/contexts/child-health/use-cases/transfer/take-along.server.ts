/**
 * The own record as a signed bundle, for who takes it along: the young person at 18 and from 12 on, and until 16 who decides for a child (PR-04, PR-23). The
 * policy decides who that is. Nothing is kept of it but lines in the log: the same moment and the same record give the same bytes.
 */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findChild, fullName, type Child } from '../../../families/public-child.ts'
import { recordForPerson } from '../../rules/transfer/for-whom.ts'
import { hasComeOfAge, isTakenAlongInTime } from '../../rules/transfer/take-along.ts'
import { nameOfCentre, signRecord, type TransferFiles } from './hand-over.server.ts'
import { readWholeRecord } from './read-record.server.ts'

export type TakeAlong = {
  readonly child: Child
  /** Is it the reader's own record? Otherwise of somebody for whom the reader decides. */
  readonly isOwn: boolean
  /** Null: this centre cannot sign yet. */
  readonly files: TransferFiles | null
}
export type TakeAlongRefusal = { readonly kind: 'too-old' | 'no-key' | 'changed-since' }
const also = ['index', 'identity', 'bsn', 'ownHealth'] as const

/** What would go along now. */
export async function readTakeAlong(ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Result<TakeAlong, NoAccess | NotPermitted>> {
  const of = { personId, does: 'export', fields: 'healthPieces', also } as const
  return actOnFile(ctx, 'health.takeAlong', of, async (tx, permit): Promise<Result<TakeAlong, NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const isOwn = permit.by.relation === 'self'
    return ok({ child, isOwn, files: await makeFiles(tx, ctx, keys, { permit, child, isOwn, madeAt: ctx.now }) })
  })
}

/** The files as they were at a moment of today; `digest` is how the page that was looked at told them apart. */
export async function takeAlong(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { madeAt, digest }: { readonly madeAt: Instant; readonly digest: string },
): Promise<Result<TransferFiles, TakeAlongRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'export', fields: 'healthPieces', also, actionCode: 'E' } as const
  return actOnFile(ctx, 'health.takeAlong', of, async (tx, permit): Promise<Result<TransferFiles, TakeAlongRefusal | NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    if (!isTakenAlongInTime(madeAt, ctx.now)) return err({ kind: 'too-old' })
    const files = await makeFiles(tx, ctx, keys, { permit, child, isOwn: permit.by.relation === 'self', madeAt })
    if (files === null) return err({ kind: 'no-key' })
    if (digestText(files) !== digest) return err({ kind: 'changed-since' })
    permit.record({
      actionCode: 'E',
      eventType: 'health.takeAlong',
      objectType: 'transfer',
      objectId: files.head.id,
      detail: files.head.reason,
    })
    return ok(files)
  })
}

/** Enough of the digest to see that nothing changed between two files. */
export const digestText = ({ digest }: Pick<TransferFiles, 'digest'>): string => digest.toString('hex').slice(0, 16)

type Of = { readonly permit: FilePermit; readonly child: Child; readonly isOwn: boolean; readonly madeAt: Instant }

async function makeFiles(tx: Tx, ctx: Context, keys: Keys, { permit, child, isOwn, madeAt }: Of): Promise<TransferFiles | null> {
  const holder = await findHolder(tx)
  const whole = await readWholeRecord(tx, ctx, keys, permit, child)
  const reason = isOwn && hasComeOfAge(child.birthDate, localDate(madeAt)) ? ('turned-18' as const) : ('asked' as const)
  const head = { id: idOf(child.id, madeAt), madeAt, sender: await nameOfCentre(ctx), receiver: isOwn ? fullName(child) : '', reason }
  return signRecord(tx, ctx, keys, { child, head, record: recordForPerson(whole, { holder, isOwn }) })
}

/** The same for the same record and moment, so that two files that are fetched one after the other belong together. */
function idOf(personId: string, madeAt: Instant): string {
  const hex = createHash('sha256').update(`${personId} ${madeAt.toString()}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
