/**
 * All that is asked, said and shared about one person, as it stands at this moment. Within a transaction that permits reading the group `sharing`;
 * own words of the other parent are not among it for a parent (row-level security), nor anything of a hidden part.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { requiredConsent, type ConsentException, type FrameworkWithoutConsent } from '../../rules/privacy/help-consent.ts'
import type { Ground } from '../../rules/privacy/sharing.ts'
import { consentState, isComplete, type ConsentState } from '../../rules/sharing/consent-state.ts'
import { shareStanding, type SharePurpose, type ShareSheet, type ShareStanding } from '../../rules/sharing/share.ts'
import { listColleagues } from '../../sql/colleagues.server.ts'
import {
  listConsentRows,
  listDecisionRows,
  listExceptionRows,
  listRecipientRows,
  listWordRows,
  type ConsentKind,
  type ConsentRow,
  type DecisionRow,
} from '../../sql/sharing/consents.server.ts'
import { factsOn, findHolder, findKnownFacts, type KnownFacts } from '../../sql/sharing/say-facts.server.ts'
import { listItemRows, listShareRows, type ShareRow } from '../../sql/sharing/shares.server.ts'
import type { FilePermit } from '../case-file/on-file.server.ts'
import { openForCentre } from '../sealed.server.ts'
import { openSheet } from './sheet.server.ts'

/** In answers the young person is `youth`; all others go by their id. */
export type Who = string

export type NamedRecipient = { readonly recipient: string; readonly name: string; readonly function: string; readonly organisation: string }

export type KnownDecision = {
  readonly who: Who
  readonly decision: DecisionRow['decision']
  readonly how: DecisionRow['how']
  readonly on: PlainDate
  /** The professional who heard it. */
  readonly recordedBy: string | null
  /** Null: none, or not for this reader. */
  readonly words: string | null
}

export type KnownConsent = {
  readonly id: Id<'consent'>
  readonly kind: ConsentKind
  readonly purpose: string
  readonly about: string
  readonly items: readonly string[]
  readonly framework: FrameworkWithoutConsent | null
  readonly until: PlainDate | null
  readonly askedAt: Instant
  readonly askedBy: string
  readonly recipients: readonly NamedRecipient[]
  readonly state: ConsentState
  /** Oldest first: nothing that was said goes away. */
  readonly decisions: readonly KnownDecision[]
  readonly exceptions: readonly {
    readonly reason: ConsentException
    readonly by: string
    readonly at: Instant
    readonly explanation: string | null
  }[]
}

export type KnownShare = {
  readonly id: Id<'share'>
  readonly ground: Ground
  readonly purpose: SharePurpose
  readonly consentId: Id<'consent'> | null
  readonly standing: ShareStanding
  readonly informed: boolean
  readonly until: PlainDate | null
  readonly givenAt: Instant | null
  readonly stoppedAt: Instant | null
  readonly stoppedBecause: ShareRow['stoppedBecause']
  readonly onPaper: boolean
  readonly handed: { readonly how: 'hand' | 'post'; readonly on: PlainDate } | null
  readonly sheet: ShareSheet
}

export type Sharing = {
  readonly consents: readonly KnownConsent[]
  readonly shares: readonly KnownShare[]
  /** Who has a say today. */
  readonly sayers: readonly Who[]
  /** Who looks: a person of the family, or null for the staff. */
  readonly reader: Who | null
}

export const sayName = (personId: string, id: string): Who => (id === personId ? 'youth' : id)

export async function readSharing(tx: Tx, keys: Keys, ctx: Context, { personId }: Pick<FilePermit, 'personId'>): Promise<Sharing> {
  const today = localDate(ctx.now)
  const facts = await findKnownFacts(tx, personId)
  const holder = ctx.actor.kind === 'resident' ? await findHolder(tx) : null
  const colleagues = await listColleagues(tx)
  const nameOf = (id: string | null): string => colleagues.find((one) => one.id === id)?.name ?? ''
  const recipients = await listRecipientRows(tx, personId)
  const decisions = await listDecisionRows(tx, personId)
  const exceptions = await listExceptionRows(tx, personId)
  const words = new Map((await listWordRows(tx, personId)).map((one) => [one.decisionId, one.words]))
  const text = (place: string, sealed: Parameters<typeof openForCentre>[3]): string =>
    openForCentre(keys, ctx.centreId, place, sealed).toString('utf8')
  const consents = (await listConsentRows(tx, personId)).map((row): KnownConsent => {
    const said = decisions.filter(({ consentId }) => consentId === row.id)
    const excepted = exceptions.filter(({ consentId }) => consentId === row.id)
    return {
      ...row,
      about: text(aboutPlace(row.id), row.about),
      askedBy: nameOf(row.askedBy),
      recipients: recipients
        .filter(({ consentId }) => consentId === row.id)
        .map(({ recipient, accountId, ...one }) => {
          const colleague = colleagues.find(({ id }) => id === accountId)
          if (colleague !== undefined) return { recipient, name: colleague.name, function: colleague.profession, organisation: '' }
          return { recipient, name: one.name ?? '', function: one.function ?? '', organisation: one.organisation ?? '' }
        }),
      state: stateOf(facts, row, said, excepted, today),
      decisions: said.map((one) => {
        const own = words.get(one.id)
        return {
          who: sayName(personId, one.givenBy),
          decision: one.decision,
          how: one.how,
          on: one.on,
          recordedBy: one.recordedBy === null ? null : nameOf(one.recordedBy),
          words: own === undefined ? null : text(wordsPlace(one.id), own),
        }
      }),
      exceptions: excepted.map(({ id, reason, decidedBy, decidedAt, explanation }) => ({
        reason,
        by: nameOf(decidedBy),
        at: decidedAt,
        explanation: ctx.actor.kind === 'staff' ? text(explanationPlace(id), explanation) : null,
      })),
    }
  })
  const rows = await listShareRows(tx, personId)
  const items = await listItemRows(
    tx,
    rows.map(({ id }) => id),
  )
  const shares = rows.map((row) => {
    const holds = row.consentId === null || consents.some(({ id, state }) => id === row.consentId && isComplete(state))
    return knownShare(row, openSheet(keys, ctx.centreId, row.id, row.sheet, items.get(row.id) ?? []), holds, today)
  })
  return { consents, shares, sayers: sayersOn(facts, today), reader: holder === null ? null : sayName(personId, holder) }
}

export const aboutPlace = (consentId: string): string => `consent ${consentId} about`
export const wordsPlace = (decisionId: string): string => `consent words ${decisionId}`
export const explanationPlace = (exceptionId: string): string => `consent exception ${exceptionId}`

export function knownShare(row: ShareRow, sheet: ShareSheet, consentHolds: boolean, today: PlainDate): KnownShare {
  return {
    ...row,
    standing: shareStanding(row, consentHolds, today),
    onPaper: row.recipientAccountId === null,
    handed: row.handedHow === null || row.handedOn === null ? null : { how: row.handedHow, on: row.handedOn },
    sheet,
  }
}

export function sayersOn(facts: KnownFacts, on: PlainDate): Who[] {
  const known = factsOn(facts, on)
  if (known === null) return []
  const { youth, others } = requiredConsent(known)
  return [...(youth ? ['youth'] : []), ...others]
}

export function stateOf(
  facts: KnownFacts,
  row: Pick<ConsentRow, 'personId' | 'framework' | 'until' | 'closedAt'>,
  said: readonly DecisionRow[],
  exceptions: readonly { readonly reason: ConsentException }[],
  on: PlainDate,
): ConsentState {
  const known = factsOn(facts, on)
  // Not born, or nobody knows when: then nobody can be shown to have a say.
  if (known === null) return { kind: 'incomplete', missing: [], anew: false }
  const last = exceptions.at(-1)
  return consentState({
    ...known,
    framework: row.framework,
    until: row.until,
    closed: row.closedAt !== null,
    said: said.map((one) => ({ ...one, givenBy: sayName(row.personId, one.givenBy) })),
    // The explanation is sealed and was there: without one no exception is written down.
    exception: last === undefined ? null : { reason: last.reason, explanation: 'recorded' },
  })
}
