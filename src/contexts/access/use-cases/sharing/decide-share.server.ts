/**
 * Deciding to share: no ground, no share (PR-13); a conflict of duties only whole (PR-14); a consent for what it names (PR-15). What the recipient will
 * see is kept sealed as it was decided. On the ground of consent it waits until everybody who has a say agreed, unless that was so already.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { whyNotCovered, type ConsentScope } from '../../rules/privacy/consent.ts'
import { conflictTests, decideShare, type ConflictTest, type Ground, type Share, type ShareRefusal } from '../../rules/privacy/sharing.ts'
import { isComplete } from '../../rules/sharing/consent-state.ts'
import { isNamedWell, recipientKey, type Recipient, type ShareSheet } from '../../rules/sharing/share.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import { insertShare } from '../../sql/sharing/shares.server.ts'
import type { FieldGroup } from '../../rules/case-file/policy.ts'
import { refuse, type NotPermitted } from '../act.server.ts'
import { actInCompartment } from '../case-file/compartments.server.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../case-file/on-file.server.ts'
import { sealForCentre } from '../sealed.server.ts'
import { startConsent, type AskRefusal } from './ask-consent.server.ts'
import { readSharing, type KnownConsent } from './read-sharing.server.ts'
import { sealSheet } from './sheet.server.ts'

export type ShareWish = {
  readonly ground: Ground | null
  readonly recipient: Recipient<Id<'account'>>
  readonly sheet: ShareSheet
  readonly until: PlainDate | null
  /** No more than the recipient needs for what they do. */
  readonly necessary: boolean
  readonly objection: boolean
  readonly goodCareOpposes: boolean
  readonly conflict: Readonly<Partial<Record<ConflictTest, string>>>
  readonly informed: boolean
  /** Why the family was not told; asked when it was not. */
  readonly notInformedBecause: string
  /** A consent that was given before and covers this; null: it is asked. */
  readonly consentId: Id<'consent'> | null
}
type PlacedWish = ShareWish & Pick<SharedFile, 'compartmentId'>

export type ShareDecisionRefusal =
  | { readonly kind: ShareRefusal; readonly rule: 'PR-13' | 'PR-14' | 'PR-15'; readonly missingTests: readonly ConflictTest[] }
  | {
      readonly kind:
        | 'nothing-to-share'
        | 'wrong-recipient'
        | 'no-colleague'
        | 'to-oneself'
        /** Asking the family would tell them of a hidden part. */
        | 'hidden-asks-nobody'
        | 'ends-in-past'
        | 'no-why'
        | 'say-why-not-informed'
    }
  | AskRefusal

export type Decided = { readonly shareId: Id<'share'>; readonly given: boolean }

export type SharedFile = {
  readonly personId: Id<'person'>
  /** Within a hidden part of the file, for its members alone: every row of the log carries it, so that the family's own log does not show it. */
  readonly compartmentId: Id<'compartment'> | null
  /** What of the file the sharer reads for it. */
  readonly also?: readonly FieldGroup[]
}

/** The one way to share: `compose` makes, in the same transaction, what is shared. A share that is refused is in the log too (PR-28). */
export async function shareOnFile<E>(
  keys: Keys,
  ctx: Context,
  { compartmentId, ...of }: SharedFile,
  compose: (tx: Tx) => Promise<Result<ShareWish, E>>,
): Promise<Result<Decided, E | ShareDecisionRefusal | NoAccess | NotPermitted>> {
  const sharing = { ...of, does: 'share', fields: 'sharing', actionCode: 'C' } as const
  const hidden = compartmentId === null ? {} : { compartmentId }
  let refused: ShareDecisionRefusal | null = null
  const decide = async (tx: Tx, permit: FilePermit): Promise<Result<Decided, E | ShareDecisionRefusal>> => {
    const wish = await compose(tx)
    if (!wish.ok) return wish
    const decided = await startShare(tx, keys, ctx, permit, { ...wish.value, compartmentId })
    if (!decided.ok) refused = decided.error
    return decided
  }
  const done =
    compartmentId === null
      ? await actOnFile(ctx, 'share.decide', sharing, decide)
      : await actInCompartment(ctx, 'share.decide', { ...sharing, compartmentId }, decide)
  if (refused !== null)
    await refuse(ctx, 'share.decide', (refused as ShareDecisionRefusal).kind, { subjectId: of.personId, fieldGroup: 'sharing', ...hidden })
  return done
}

/** Within a transaction that permits to share, and in the part of the file that its permit is of. */
async function startShare(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  permit: Pick<FilePermit, 'record' | 'personId'>,
  wish: PlacedWish,
): Promise<Result<Decided, ShareDecisionRefusal>> {
  if (ctx.actor.kind !== 'staff') throw new Error('Somebody of the staff decides to share')
  const { accountId } = ctx.actor
  const today = localDate(ctx.now)
  const wrong = await faultOf(tx, accountId, wish, today)
  if (wrong !== null) return err(wrong)
  const waits = wish.ground === 'consent' && wish.consentId === null
  const consent = wish.consentId === null ? null : await findConsent(tx, keys, ctx, permit, wish.consentId)
  const refused = refusalOf(wish, consent, waits, today)
  if (refused !== null) return err(refused)
  const shareId = newId<'share'>(ctx.now.epochMilliseconds)
  let { consentId } = wish
  if (waits) {
    const asked = await startConsent(tx, keys, ctx, permit, {
      ...{ kind: 'share', purpose: wish.sheet.purpose, about: wish.sheet.why, framework: null, until: wish.until },
      items: wish.sheet.items.map(({ item }) => item),
      recipients: [wish.recipient],
    })
    if (!asked.ok) return asked
    consentId = asked.value
  }
  await keep(tx, keys, ctx, permit, { shareId, consentId, given: !waits, accountId, wish })
  const [eventType, detail] = [waits ? 'share.prepare' : 'share.give', `${wish.ground ?? ''} ${wish.sheet.purpose}`]
  const allowedBy = {
    ...(wish.ground === null ? {} : { legalGround: wish.ground }),
    ...(consentId === null ? {} : { consentId }),
  }
  permit.record({
    ...{ actionCode: 'C', eventType, objectType: 'share', objectId: shareId, fieldGroup: 'sharing', detail },
    ...allowedBy,
  })
  return ok({ shareId, given: !waits })
}

async function faultOf(tx: Tx, own: Id<'account'>, wish: PlacedWish, today: PlainDate): Promise<ShareDecisionRefusal | null> {
  const { sheet, recipient, until } = wish
  if (wish.compartmentId !== null && wish.ground === 'consent') return { kind: 'hidden-asks-nobody' }
  if (sheet.items.length === 0 || sheet.items.length > 20) return { kind: 'nothing-to-share' }
  if (sheet.why.trim() === '') return { kind: 'no-why' }
  if (!isNamedWell(recipient)) return { kind: 'wrong-recipient' }
  if (until !== null && Temporal.PlainDate.compare(until, today) < 0) return { kind: 'ends-in-past' }
  if (!wish.informed && wish.ground !== 'consent' && wish.notInformedBecause.trim() === '') return { kind: 'say-why-not-informed' }
  if (recipient.kind === 'outside') return null
  if (recipient.accountId === own) return { kind: 'to-oneself' }
  const colleague = await lockColleague(tx, recipient.accountId)
  return colleague?.cares === true ? null : { kind: 'no-colleague' }
}

async function findConsent(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  permit: Pick<FilePermit, 'personId'>,
  id: Id<'consent'>,
): Promise<KnownConsent | null> {
  const { consents } = await readSharing(tx, keys, ctx, permit)
  return consents.find((one) => one.id === id && one.kind === 'share' && isComplete(one.state)) ?? null
}

/** Each item is asked by itself: one that may not go stops all. */
function refusalOf(wish: ShareWish, consent: KnownConsent | null, waits: boolean, today: PlainDate): ShareDecisionRefusal | null {
  for (const { item } of wish.sheet.items) {
    const share: Share = {
      ground: wish.ground,
      recipient: recipientKey(wish.recipient),
      recipientFunction: wish.recipient.kind === 'outside' ? wish.recipient.role : null,
      item,
      purpose: wish.sheet.purpose,
      // While it waits, what is asked is what will be covered: only the other tests count now, and this one again when it is given.
      consent: waits ? askedScope(wish) : consent === null ? null : scopeOf(consent),
      conflict: wish.conflict,
      necessary: wish.necessary,
      objection: wish.objection,
      goodCareOpposes: wish.goodCareOpposes,
      on: today,
    }
    const decision = decideShare(share)
    if (decision.outcome === 'deny') return { kind: decision.why, rule: ruleOf(decision.why), missingTests: decision.missingTests }
  }
  return null
}

function ruleOf(why: ShareRefusal): 'PR-13' | 'PR-14' | 'PR-15' {
  if (why === 'conflict-not-argued') return 'PR-14'
  return why === 'no-consent' || why.startsWith('consent-') || why.startsWith('other-') ? 'PR-15' : 'PR-13'
}

function askedScope(wish: ShareWish): ConsentScope {
  const items = wish.sheet.items.map(({ item }) => item)
  return { recipients: [recipientKey(wish.recipient)], items, purpose: wish.sheet.purpose, until: wish.until, withdrawnOn: null }
}

/** Of a consent that is complete now: nobody who must agree has taken it back. */
function scopeOf({ recipients, items, purpose, until }: KnownConsent): ConsentScope {
  return { recipients: recipients.map(({ recipient }) => recipient), items, purpose, until, withdrawnOn: null }
}

/** A consent that was given before and covers all of this; null: the family is asked. */
export function coveringConsent(
  consents: readonly KnownConsent[],
  wish: Pick<ShareWish, 'recipient' | 'sheet'>,
  today: PlainDate,
): KnownConsent | null {
  const covers = (consent: KnownConsent): boolean =>
    consent.kind === 'share' &&
    isComplete(consent.state) &&
    wish.sheet.items.every(
      ({ item }) =>
        whyNotCovered(scopeOf(consent), { recipient: recipientKey(wish.recipient), item, purpose: wish.sheet.purpose, on: today }) === null,
    )
  return consents.find(covers) ?? null
}

type Kept = {
  readonly shareId: Id<'share'>
  readonly consentId: Id<'consent'> | null
  readonly given: boolean
  readonly accountId: Id<'account'>
  readonly wish: PlacedWish
}

async function keep(tx: Tx, keys: Keys, ctx: Context, permit: Pick<FilePermit, 'personId'>, kept: Kept): Promise<void> {
  const { shareId, consentId, given, accountId, wish } = kept
  const { ground, recipient, sheet, conflict } = wish
  if (ground === null) throw new Error('No ground, no share')
  const sealed = sealSheet(keys, ctx.centreId, shareId, sheet)
  const tests = ground === 'conflict-of-duties' ? conflictTests.filter((test) => (conflict[test]?.trim() ?? '') !== '') : []
  const reasons = { conflict: tests.length === 0 ? null : conflict, notInformedBecause: wish.notInformedBecause.trim() }
  const argument = tests.length > 0 || reasons.notInformedBecause !== '' ? Buffer.from(JSON.stringify(reasons)) : null
  const outside = recipient.kind === 'outside' ? recipient : null
  await insertShare(
    tx,
    ctx.centreId,
    {
      id: shareId,
      personId: permit.personId,
      ground,
      purpose: sheet.purpose,
      recipient: recipientKey(recipient),
      recipientAccountId: recipient.kind === 'colleague' ? recipient.accountId : null,
      recipientName: outside?.name.trim() ?? null,
      recipientOrganisation: outside?.organisation.trim() ?? null,
      recipientFunction: outside?.function.trim() ?? null,
      recipientRole: outside?.role ?? null,
      sheet: sealed.head,
      argument: argument === null ? null : sealForCentre(keys, ctx.centreId, argumentPlace(shareId), argument).sealed,
      tests,
      consentId,
      // Who is asked knows it.
      informed: ground === 'consent' || wish.informed,
      until: wish.until,
      preparedBy: accountId,
      preparedAt: ctx.now,
      givenBy: given ? accountId : null,
      givenAt: given ? ctx.now : null,
      compartmentId: wish.compartmentId,
    },
    sealed.items,
  )
}

export const argumentPlace = (shareId: string): string => `share ${shareId} argument`
