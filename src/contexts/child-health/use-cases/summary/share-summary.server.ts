/**
 * Sharing a summary of the health record with a colleague or somebody outside, on the ground of consent and no other: it waits until everybody who has a
 * say agreed, and the sight of the recipient ends as the consent does (access, sharing). What goes along is kept as it was when it was decided; preview and
 * decision are made by the same function. On another ground the page of sharing is there.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { idFor, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import {
  shareOnFile,
  type Decided,
  type Recipient,
  type ShareDecisionRefusal,
  type SharePurpose,
  type ShareSheet,
  type ShareWish,
} from '../../../access/public-sharing.ts'
import { listColleagues, openColumn, type Colleague, type NotPermitted } from '../../../access/public.ts'
import { findChild, fullName, type Child } from '../../../families/public-child.ts'
import { holdsGuardedOf } from '../../../families/public-sharing.ts'
import { listDoses, type Dose } from '../../../vaccination/public.ts'
import type { Contact, Measurement } from '../../rules/record/record.ts'
import { lastHeld, lastOfEach, type SummaryPart } from '../../rules/summary/summary.ts'
import { listNotes } from '../../sql/contact/contents.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'

export type SummaryFacts = {
  readonly measurements: readonly Measurement[]
  readonly doses: readonly Dose[]
  /** Null: no contact took place. */
  readonly last: { readonly contact: Contact; readonly conclusion: string } | null
}
/** The words of a part, in the language of who shares; empty: nothing is known of it. */
export type WriteSummary = (part: SummaryPart, facts: SummaryFacts) => { readonly title: string; readonly text: string }

export type SummaryWish = {
  readonly parts: readonly SummaryPart[]
  readonly recipient: Recipient<Id<'account'>>
  readonly purpose: SharePurpose
  readonly why: string
  readonly until: PlainDate | null
}
export type SummaryRefusal = {
  /** `nothing-known`: of a part there is nothing to tell. `guarded`: an address or number of the family stands in it (PR-10). */
  readonly kind: 'no-parts' | 'nothing-known' | 'guarded'
}

const pieces = ['index', 'healthPieces'] as const

export async function readSummaryChoices(
  ctx: Context,
  personId: Id<'person'>,
): Promise<Result<{ readonly child: Child; readonly colleagues: readonly Colleague[] }, NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'share.decide', { personId, does: 'share', fields: 'sharing', also: pieces }, async (tx) => {
    const child = await findChild(tx, personId)
    if (child === null) return err<NoAccess>({ kind: 'no-access', why: 'no-such-person' })
    const own = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
    const carers = (await listColleagues(tx)).filter(({ id, active, roles }) => active && id !== own && roles.includes('professional'))
    return ok({ child, colleagues: carers })
  })
}

export async function previewSummary(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: SummaryWish,
  write: WriteSummary,
): Promise<Result<ShareSheet, SummaryRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'share', fields: 'sharing', also: pieces } as const
  return actOnFile(ctx, 'share.decide', of, async (tx) => compose(tx, ctx, keys, personId, wish, write))
}

export async function shareSummary(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: SummaryWish,
  write: WriteSummary,
): Promise<Result<Decided, SummaryRefusal | ShareDecisionRefusal | NoAccess | NotPermitted>> {
  const file = { personId, compartmentId: null, also: pieces }
  return shareOnFile(keys, ctx, file, async (tx): Promise<Result<ShareWish, SummaryRefusal>> => {
    const sheet = await compose(tx, ctx, keys, personId, wish, write)
    if (!sheet.ok) return sheet
    const { recipient, until } = wish
    const consent = { ground: 'consent', necessary: true, objection: false, goodCareOpposes: false, conflict: {}, consentId: null } as const
    return ok({ ...consent, informed: true, notInformedBecause: '', recipient, until, sheet: sheet.value })
  })
}

async function compose(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: SummaryWish,
  write: WriteSummary,
): Promise<Result<ShareSheet, SummaryRefusal>> {
  if (wish.parts.length === 0) return err({ kind: 'no-parts' })
  const [child, facts, colleagues] = [await findChild(tx, personId), await readFacts(tx, ctx, keys, personId), await listColleagues(tx)]
  const written = wish.parts.map((part) => write(part, facts))
  if (written.some(({ text }) => text === '')) return err({ kind: 'nothing-known' })
  const all = [wish.why, ...written.map(({ text }) => text)].join('\n')
  if (await holdsGuardedOf(tx, keys, ctx, personId, all)) return err({ kind: 'guarded' })
  const { actor } = ctx
  const [name, profession] = actor.kind === 'staff' ? [actor.name, actor.profession] : ['', '']
  return ok({
    ...{ about: child === null ? '' : fullName(child), from: { name, profession }, to: namedIn(wish.recipient, colleagues) },
    ...{ purpose: wish.purpose, why: wish.why.trim(), until: wish.until?.toString() ?? null },
    items: written.map(({ title, text }) => ({
      // The same words are the same thing; the mark says nothing of what they are.
      item: `words:${idFor(lastingPseudonym(keys, 'share words', `${personId} ${title} ${text}`).toString('hex'))}`,
      ...{ kind: 'report', title, text, writtenOn: localDate(ctx.now).toString(), writtenBy: name },
    })),
  })
}

async function readFacts(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<SummaryFacts> {
  const last = lastHeld(await listContacts(tx, personId))
  const notes = last === null ? [] : (await listNotes(tx, last.id)).filter(({ part }) => part === 'conclusion')
  const opened = notes.map(({ id, words }) => openColumn(keys, ctx.centreId, 'child_health.contact_note', 'words', id, words))
  return {
    measurements: lastOfEach(await listMeasurements(tx, personId)),
    doses: await listDoses(tx, personId),
    last: last === null ? null : { contact: last, conclusion: opened.join('\n') },
  }
}

function namedIn(recipient: Recipient<Id<'account'>>, colleagues: readonly Colleague[]): ShareSheet['to'] {
  if (recipient.kind === 'outside')
    return { name: recipient.name.trim(), function: recipient.function.trim(), organisation: recipient.organisation.trim() }
  const colleague = colleagues.find(({ id }) => id === recipient.accountId)
  return { name: colleague?.name ?? '', function: colleague?.profession ?? '', organisation: '' }
}
