/**
 * Taking over a record that another organisation signed. The signature is looked at first, then the form, then whether it can be this child; a person sees
 * what differs and chooses. Accepted, it is written down whole in one transaction, under the same checks once more; before that nothing is kept of it.
 */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSignedBy, readDetached } from '#platform/signing.server.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import { findChild, listTwins, type Child } from '../../../families/public-child.ts'
import { asHere } from '../../rules/transfer/as-here.ts'
import type { ReadBundle } from '../../rules/transfer/bundle.ts'
import {
  countStates,
  differencesOf,
  isOfTwin,
  matchChild,
  onlyPossible,
  type Differences,
  type Matched,
} from '../../rules/transfer/differences.ts'
import { readBundle, type FormFault } from '../../rules/transfer/read-form.ts'
import type { HealthRecord } from '../../rules/transfer/record.ts'
import { findSender, type Sender } from '../../sql/transfer/senders.server.ts'
import { insertTransfer, listTransfers } from '../../sql/transfer/transfers.server.ts'
import { readWholeRecord } from './read-record.server.ts'
import { writeRecord, type DoseRefused } from './write-record.server.ts'
import { beginWriting } from './writing.server.ts'

export type Handed = { readonly bundle: Buffer; readonly signature: string }

export type Report = {
  readonly child: Child
  readonly sender: string
  readonly head: ReadBundle['head']
  readonly theirs: HealthRecord
  readonly matched: Matched
  readonly differences: Differences
  /** Of a day before birth or after today: not taken over. */
  readonly impossible: number
  readonly notRead: ReadBundle['notRead']
  /** Texts that the sender keeps back: not taken over. */
  readonly keptBack: number
  /** Changes when anything of what is shown changes: accepting asks for the same. */
  readonly seen: string
}

export type TakeOverRefusal =
  | { readonly kind: 'no-signature' | 'changed' | 'another-child' | 'of-twin' | 'taken-over-before' }
  /** Nobody here compared this fingerprint with the sender. */
  | { readonly kind: 'unknown-sender'; readonly fingerprint: Buffer }
  | FormFault

type Judged = Result<
  { readonly report: Report; readonly read: ReadBundle; readonly known: HealthRecord; readonly signedBy: Buffer; readonly digest: Buffer },
  TakeOverRefusal
>

const also = ['index', 'identity', 'bsn', 'ownHealth'] as const

export type Checked = { readonly sender: string; readonly head: ReadBundle['head']; readonly counts: Readonly<Record<string, number>> }

/** Is it signed by whom we trust, and a record? About no file of ours, and without a word of what is in it. */
export async function checkBundle(ctx: Context, handed: Handed): Promise<Result<Checked, TakeOverRefusal | NotPermitted>> {
  return act(ctx, 'health.trust', async (tx, permit): Promise<Result<Checked, TakeOverRefusal>> => {
    const opened = await openBundle(tx, handed)
    permit.record({
      actionCode: 'R',
      eventType: 'health.trust',
      detail: opened.ok ? 'a bundle is right' : `a bundle is refused: ${opened.error.kind}`,
    })
    if (!opened.ok) return opened
    const { sender, read } = opened.value
    const lists = Object.entries(read.record).flatMap(([kind, all]) => (Array.isArray(all) ? [[kind, all.length] as const] : []))
    return ok({ sender: sender.name, head: read.head, counts: Object.fromEntries(lists) })
  })
}

/** Into whose record; for the page that asks for the files. */
export async function beginTakeOver(ctx: Context, personId: Id<'person'>): Promise<Result<Child, NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also: ['index'], actionCode: 'R' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx): Promise<Result<Child, NoAccess>> => {
    const child = await findChild(tx, personId)
    return child === null ? err({ kind: 'no-access', why: 'no-such-person' }) : ok(child)
  })
}

/** What accepting would do; nothing is kept. */
export async function tryTakeOver(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  handed: Handed,
): Promise<Result<Report, TakeOverRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also, actionCode: 'R' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx, permit): Promise<Result<Report, TakeOverRefusal | NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const judged = await judge(tx, ctx, keys, permit, child, handed)
    return judged.ok ? ok(judged.value.report) : judged
  })
}

export type Accepting = {
  /** Of the report that somebody looked at. */
  readonly seen: string
  /** Somebody looked at the names and says that this is the child. */
  readonly isThisChild: boolean
  /** Keys of differences of which theirs is chosen; of all others ours stays. */
  readonly choosesTheirs: readonly string[]
}

export type AcceptRefusal = TakeOverRefusal | { readonly kind: 'look-first' | 'changed-meanwhile' } | DoseRefused
export type Accepted = { readonly added: number; readonly same: number; readonly different: number }

export async function takeOver(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  handed: Handed,
  accepting: Accepting,
): Promise<Result<Accepted, AcceptRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also, actionCode: 'C' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx, permit): Promise<Result<Accepted, AcceptRefusal | NoAccess>> => {
    if (!accepting.isThisChild) return err({ kind: 'look-first' })
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const judged = await judge(tx, ctx, keys, permit, child, handed)
    if (!judged.ok) return judged
    const { report, read, signedBy, digest } = judged.value
    if (report.seen !== accepting.seen) return err({ kind: 'changed-meanwhile' })
    const id = newId<'transfer'>(ctx.now.epochMilliseconds)
    const counts = countStates(report.differences)
    const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ''
    const isFirst = await insertTransfer(tx, ctx.centreId, personId, {
      ...{ id, direction: 'in', otherParty: report.sender, reason: report.head.reason, ground: null, digest, signedBy },
      ...{ resources: read.resources, added: counts.new, same: counts.same, different: counts.different, madeBy: by, madeAt: ctx.now },
    })
    if (!isFirst) return err({ kind: 'taken-over-before' })
    const writing = beginWriting({ ctx, keys, permit, transferId: id, by, chosen: new Set(accepting.choosesTheirs) })
    const written = await writeRecord(tx, writing, report)
    if (!written.ok) return written
    const { new: added, same, different } = counts
    const detail = `in ${added} new ${same} same ${different} different`
    permit.record({ actionCode: 'C', eventType: 'health.transfer', objectType: 'transfer', objectId: id, detail })
    return ok({ added, same, different })
  })
}

type Opened = { readonly sender: Sender; readonly read: ReadBundle; readonly signedBy: Buffer }

/** The signature first, then the form: nothing is read of what nobody we trust has signed. */
async function openBundle(tx: Tx, { bundle, signature }: Handed): Promise<Result<Opened, TakeOverRefusal>> {
  const signed = readDetached(signature)
  if (signed === null) return err({ kind: 'no-signature' })
  const sender = await findSender(tx, signed.fingerprint)
  if (sender?.confirmedBy == null) return err({ kind: 'unknown-sender', fingerprint: signed.fingerprint })
  if (!isSignedBy(sender.publicKey, signed, bundle)) return err({ kind: 'changed' })
  const read = readBundle(bundle)
  return read.ok ? ok({ sender, read: read.value, signedBy: signed.fingerprint }) : read
}

async function judge(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, child: Child, handed: Handed): Promise<Judged> {
  const opened = await openBundle(tx, handed)
  if (!opened.ok) return opened
  const { sender, read, signedBy } = opened.value
  const known = await readWholeRecord(tx, ctx, keys, permit, child)
  const matched = matchChild(known.patient, read.record.patient)
  if (matched === null) return err({ kind: 'another-child' })
  if (matched !== 'by-number' && isOfTwin(child, read.record.patient, await listTwins(tx, child))) return err({ kind: 'of-twin' })
  const digest = createHash('sha256').update(handed.bundle).digest()
  const before = await listTransfers(tx, child.id)
  if (before.some((one) => one.direction === 'in' && one.undoneAt === null && one.digest.equals(digest)))
    return err({ kind: 'taken-over-before' })
  const { record: theirs, impossible } = onlyPossible(asHere(read.record, read.patientId, child.id), child.birthDate, localDate(ctx.now))
  const differences = differencesOf(known, theirs, { sender: sender.name, childId: child.id })
  const { head, notRead, keptBack } = read
  const seen = createHash('sha256')
    .update(JSON.stringify([digest.toString('hex'), differences]))
    .digest('base64url')
  const report = { child, sender: sender.name, head, theirs, matched, differences, impossible, notRead, keptBack, seen }
  return ok({ report, read, known, signedBy, digest })
}
