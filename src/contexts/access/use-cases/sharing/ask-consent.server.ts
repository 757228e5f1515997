/** Asking for consent: for help, for being discussed in a conference, or for a share that was prepared. Nobody types in who must answer (PR-04). */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import type { FrameworkWithoutConsent } from '../../rules/privacy/help-consent.ts'
import { isNamedWell, recipientKey, type Recipient, type SharePurpose } from '../../rules/sharing/share.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import { insertConsent, lockConsent, updateConsentClosed, type ConsentKind, type RecipientRow } from '../../sql/sharing/consents.server.ts'
import { factsOn, findKnownFacts } from '../../sql/sharing/say-facts.server.ts'
import { updateSharesOfConsent } from '../../sql/sharing/shares.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../case-file/on-file.server.ts'
import { sealForCentre } from '../sealed.server.ts'
import { aboutPlace } from './read-sharing.server.ts'

/** What help is asked for, or that somebody is discussed. */
export const helpItems = ['youthHealth', 'youthHelp', 'support', 'advice'] as const
export type HelpItem = (typeof helpItems)[number]

export type ConsentWish = {
  readonly personId: Id<'person'>
  /** In a sentence that the family reads: which help and why, or what is discussed. */
  readonly about: string
  readonly until: PlainDate | null
} & (
  | { readonly kind: 'help'; readonly help: readonly HelpItem[]; readonly framework: FrameworkWithoutConsent | null }
  | { readonly kind: 'conference'; readonly recipients: readonly Recipient<Id<'account'>>[] }
)

export type AskRefusal =
  | { readonly kind: 'no-about' }
  /** PR-06: what it covers. */
  | { readonly kind: 'no-items' }
  /** PR-06, PR-15: to whom. */
  | { readonly kind: 'no-recipients' | 'wrong-recipient' | 'no-colleague' }
  | { readonly kind: 'ends-in-past' }
  /** PR-04: without a birth date nobody can say who must answer. */
  | { readonly kind: 'no-birth-date' }

export async function askConsent(
  keys: Keys,
  ctx: Context,
  wish: ConsentWish,
): Promise<Result<Id<'consent'>, AskRefusal | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'consent.ask',
    { personId: wish.personId, does: 'write', fields: 'sharing', actionCode: 'C' },
    async (tx, permit) => {
      const { kind, about, until } = wish
      if (kind === 'help')
        return startConsent(tx, keys, ctx, permit, {
          ...{ kind, about, until, purpose: 'help', framework: wish.framework },
          items: wish.help,
          recipients: null,
        })
      return startConsent(tx, keys, ctx, permit, {
        ...{ kind, about, until, purpose: 'conference', framework: null },
        items: ['conference'],
        recipients: wish.recipients,
      })
    },
  )
}

export type NewConsent = {
  readonly kind: ConsentKind
  readonly purpose: SharePurpose | 'help' | 'conference'
  readonly about: string
  readonly items: readonly string[]
  /** Null: the centre itself. */
  readonly recipients: readonly Recipient<Id<'account'>>[] | null
  readonly framework: FrameworkWithoutConsent | null
  readonly until: PlainDate | null
}

/** Within a transaction that permits it. */
export async function startConsent(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  permit: Pick<FilePermit, 'record' | 'personId'>,
  wish: NewConsent,
): Promise<Result<Id<'consent'>, AskRefusal>> {
  const today = localDate(ctx.now)
  if (ctx.actor.kind !== 'staff') throw new Error('Consent is asked by somebody of the staff')
  if (wish.about.trim() === '') return err({ kind: 'no-about' })
  if (wish.items.length === 0) return err({ kind: 'no-items' })
  if (wish.until !== null && Temporal.PlainDate.compare(wish.until, today) < 0) return err({ kind: 'ends-in-past' })
  if (factsOn(await findKnownFacts(tx, permit.personId), today) === null) return err({ kind: 'no-birth-date' })
  const recipients = await recipientRows(tx, wish.recipients)
  if (!recipients.ok) return recipients
  const id = newId<'consent'>(ctx.now.epochMilliseconds)
  const { kind, purpose, items, framework, until } = wish
  const about = sealForCentre(keys, ctx.centreId, aboutPlace(id), Buffer.from(wish.about.trim()))
  const row = { id, personId: permit.personId, kind, purpose, about, items, framework, until }
  await insertConsent(tx, ctx.centreId, { ...row, askedBy: ctx.actor.accountId, askedAt: ctx.now }, recipients.value)
  permit.record({
    actionCode: 'C',
    eventType: 'consent.ask',
    objectType: 'consent',
    objectId: id,
    fieldGroup: 'sharing',
    detail: `${kind} ${purpose}`,
  })
  return ok(id)
}

async function recipientRows(tx: Tx, recipients: NewConsent['recipients']): Promise<Result<readonly RecipientRow[], AskRefusal>> {
  if (recipients === null) return ok([{ recipient: 'centre', accountId: null, name: null, organisation: null, function: null }])
  if (recipients.length === 0) return err({ kind: 'no-recipients' })
  const rows = new Map<string, RecipientRow>()
  for (const one of recipients) {
    if (!isNamedWell(one)) return err({ kind: 'wrong-recipient' })
    const recipient = recipientKey(one)
    if (one.kind === 'outside') {
      const { name, organisation, function: what } = one
      rows.set(recipient, { recipient, accountId: null, name: name.trim(), organisation: organisation.trim(), function: what.trim() })
      continue
    }
    if ((await lockColleague(tx, one.accountId)) === null) return err({ kind: 'no-colleague' })
    rows.set(recipient, { recipient, accountId: one.accountId, name: null, organisation: null, function: null })
  }
  return ok([...rows.values()])
}

/** Nobody is asked any more: what waited is dropped, and what was shared on it stops. */
export async function closeConsent(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'consent'>,
): Promise<Result<null, { readonly kind: 'not-asked' } | NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'consent.ask', { personId, does: 'read', fields: 'sharing', actionCode: 'U' }, async (tx, permit) => {
    const found = await lockConsent(tx, personId, id)
    if (found === null || found.closedAt !== null || ctx.actor.kind !== 'staff') return err({ kind: 'not-asked' })
    const by = { by: ctx.actor.accountId, at: ctx.now }
    await updateConsentClosed(tx, id, by.by, by.at)
    const stopped = await updateSharesOfConsent(tx, id, true, { ...by, because: 'revoked' })
    const dropped = await updateSharesOfConsent(tx, id, false, { ...by, because: 'dropped' })
    permit.record({ actionCode: 'U', eventType: 'consent.close', objectType: 'consent', objectId: id, fieldGroup: 'sharing' })
    for (const share of [...stopped, ...dropped])
      permit.record({ actionCode: 'U', eventType: 'share.stop', objectType: 'share', objectId: share, fieldGroup: 'sharing' })
    return ok(null)
  })
}
