/**
 * Giving, refusing and taking back. By somebody of the family in Mijn CJG with one press, or written down by the professional who heard or read it.
 * Taking back is as easy as giving (PR-06) and stops what stood on it at once. Every answer is one more row of history.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { recordConsent, type ConsentRefusal } from '../../rules/privacy/consent.ts'
import { requiredConsent, type ConsentException } from '../../rules/privacy/help-consent.ts'
import { isComplete, lastWords, type ConsentState } from '../../rules/sharing/consent-state.ts'
import {
  insertDecision,
  insertException,
  insertWords,
  listDecisionRows,
  listExceptionRows,
  lockConsent,
  type ConsentRow,
  type DecisionRow,
} from '../../sql/sharing/consents.server.ts'
import { factsOn, findHolder, findKnownFacts } from '../../sql/sharing/say-facts.server.ts'
import { updateSharesOfConsent } from '../../sql/sharing/shares.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../case-file/on-file.server.ts'
import { sealForCentre } from '../sealed.server.ts'
import { explanationPlace, sayName, stateOf, wordsPlace } from './read-sharing.server.ts'

export type Answer = {
  readonly personId: Id<'person'>
  readonly consentId: Id<'consent'>
  readonly decision: 'yes' | 'no' | 'withdrawn'
  /** Own words with it; empty: none. */
  readonly words: string
  /** What a professional heard or read: from whom, how and when. Null: who is signed in answers here. */
  readonly heard: { readonly from: Id<'person'>; readonly how: 'written' | 'spoken'; readonly on: PlainDate } | null
}

export type AnswerRefusal =
  | { readonly kind: 'not-asked' }
  /** The rule that says why, for who wants to read it. */
  | { readonly kind: 'no-standing'; readonly rule: 'PR-04' | 'PR-09' }
  | { readonly kind: Exclude<ConsentRefusal, 'no-standing'> }
  /** Who works for the centre says what they heard, and from whom. */
  | { readonly kind: 'say-from-whom' }

export const longestWords = 2_000

export async function answerConsent(
  keys: Keys,
  ctx: Context,
  answer: Answer,
): Promise<Result<ConsentState, AnswerRefusal | NoAccess | NotPermitted>> {
  const { personId, consentId, heard } = answer
  const verb = answer.decision === 'withdrawn' ? 'consent.withdraw' : 'consent.give'
  return actOnFile(
    ctx,
    verb,
    { personId, does: 'write', fields: 'sharing', actionCode: 'U' },
    async (tx, permit): Promise<Result<ConsentState, AnswerRefusal>> => {
      const consent = await lockConsent(tx, personId, consentId)
      if (consent === null || consent.closedAt !== null) return err({ kind: 'not-asked' })
      const today = localDate(ctx.now)
      const isFamily = ctx.actor.kind === 'resident'
      const givenBy = isFamily ? await findHolder(tx) : (heard?.from ?? null)
      if (givenBy === null || isFamily !== (heard === null)) return err({ kind: 'say-from-whom' })
      const on = heard?.on ?? today
      const facts = await findKnownFacts(tx, personId)
      const said = (await listDecisionRows(tx, personId)).filter((one) => one.consentId === consentId)
      const before = lastWords(said, today).get(givenBy)?.decision
      const known = factsOn(facts, on)
      if (known === null) return err({ kind: 'no-standing', rule: 'PR-04' })
      const told = recordConsent(
        {
          ...{ purpose: consent.purpose, items: consent.items, recipients: ['named'], withdrawnOn: null },
          givenBy: sayName(personId, givenBy),
          givenOn: on,
          how: heard?.how === 'spoken' ? 'spoken' : 'written',
          until: answer.decision === 'yes' ? consent.until : null,
        },
        known,
        today,
      )
      // Whoever gave it may take it back, also when a birthday has passed the say to another.
      const takesBack = answer.decision !== 'yes' && before === 'yes'
      if (!told.ok && !(told.error.kind === 'no-standing' && takesBack))
        return err(
          told.error.kind === 'no-standing'
            ? { kind: 'no-standing', rule: ruleOf(facts.authority, givenBy, personId) }
            : { kind: told.error.kind },
        )
      const decision: DecisionRow = {
        id: newId<'consentDecision'>(ctx.now.epochMilliseconds),
        ...{ consentId, givenBy, on },
        capacity: givenBy === personId ? 'young-person' : 'for-young-person',
        decision: takesBack ? 'withdrawn' : answer.decision,
        how: heard?.how ?? 'online',
        recordedBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
        recordedAt: ctx.now,
      }
      await insertDecision(tx, ctx.centreId, personId, decision)
      await keepWords(tx, keys, ctx, decision, personId, answer.words)
      const detail = `${decision.decision} ${decision.how}`
      permit.record({ actionCode: 'U', eventType: verb, objectType: 'consent', objectId: consentId, fieldGroup: 'sharing', detail })
      const state = stateOf(facts, consent, [...said, decision], await exceptionsOf(tx, consent), today)
      if (answer.decision !== 'yes' && !isComplete(state)) await stopWhatStoodOnIt(tx, ctx, permit, consentId, givenBy)
      return ok(state)
    },
  )
}

/** PR-09: a parent without authority has no say. PR-04: who has one follows from the day, for all others. */
function ruleOf(authority: readonly { readonly holderId: string }[], givenBy: string, personId: string): 'PR-04' | 'PR-09' {
  return givenBy !== personId && !authority.some(({ holderId }) => holderId === givenBy) ? 'PR-09' : 'PR-04'
}

async function keepWords(tx: Tx, keys: Keys, ctx: Context, { id, givenBy }: DecisionRow, personId: string, typed: string): Promise<void> {
  const words = typed.trim().slice(0, longestWords)
  if (words === '') return
  const sealed = sealForCentre(keys, ctx.centreId, wordsPlace(id), Buffer.from(words))
  await insertWords(tx, ctx.centreId, { decisionId: id, personId, saidBy: givenBy, words: sealed })
}

async function exceptionsOf(tx: Tx, consent: ConsentRow) {
  return (await listExceptionRows(tx, consent.personId)).filter(({ consentId }) => consentId === consent.id)
}

async function stopWhatStoodOnIt(tx: Tx, ctx: Context, permit: FilePermit, consentId: Id<'consent'>, by: string): Promise<void> {
  for (const share of await updateSharesOfConsent(tx, consentId, true, { by, at: ctx.now, because: 'withdrawn' }))
    permit.record({
      actionCode: 'U',
      eventType: 'share.stop',
      objectType: 'share',
      objectId: share,
      fieldGroup: 'sharing',
      detail: 'withdrawn',
    })
}

export type ExceptionRefusal =
  | { readonly kind: 'not-asked' }
  /** PR-05: a reason code wants an explanation. */
  | { readonly kind: 'no-explanation' }
  /** PR-05: there is no exception outside 12 to 15, and none for the young person. */
  | { readonly kind: 'no-exception-here' }

/** PR-05: help goes on without the parents, for a reason that is argued. A decision of a professional, in the log and for the family to see. */
export async function exceptConsent(
  keys: Keys,
  ctx: Context,
  wish: {
    readonly personId: Id<'person'>
    readonly consentId: Id<'consent'>
    readonly reason: ConsentException
    readonly explanation: string
  },
): Promise<Result<ConsentState, ExceptionRefusal | NoAccess | NotPermitted>> {
  const { personId, consentId, reason } = wish
  return actOnFile(
    ctx,
    'consent.except',
    { personId, does: 'write', fields: 'sharing', actionCode: 'U' },
    async (tx, permit): Promise<Result<ConsentState, ExceptionRefusal>> => {
      const consent = await lockConsent(tx, personId, consentId)
      if (consent === null || consent.closedAt !== null || ctx.actor.kind !== 'staff') return err({ kind: 'not-asked' })
      if (wish.explanation.trim() === '') return err({ kind: 'no-explanation' })
      const today = localDate(ctx.now)
      const facts = await findKnownFacts(tx, personId)
      const known = factsOn(facts, today)
      const said = (await listDecisionRows(tx, personId)).filter((one) => one.consentId === consentId)
      // Before or after the young person agrees: it stands in for the parents alone, and never against a no.
      const opposes = ['no', 'withdrawn'].includes(lastWords(said, today).get(personId)?.decision ?? '')
      if (known === null || !requiredConsent(known).waivable || opposes) return err({ kind: 'no-exception-here' })
      const id = newId<'consentException'>(ctx.now.epochMilliseconds)
      const explanation = sealForCentre(keys, ctx.centreId, explanationPlace(id), Buffer.from(wish.explanation.trim()))
      const row = { id, consentId, reason, explanation, decidedBy: ctx.actor.accountId, decidedAt: ctx.now }
      await insertException(tx, ctx.centreId, personId, row)
      permit.record({
        actionCode: 'U',
        eventType: 'consent.except',
        objectType: 'consent',
        objectId: consentId,
        fieldGroup: 'sharing',
        detail: reason,
      })
      return ok(stateOf(facts, consent, said, [...(await exceptionsOf(tx, consent)), row], today))
    },
  )
}
