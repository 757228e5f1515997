/**
 * The one way through: permit, load, decide, save and audit in one transaction. A refusal by role is
 * logged in a short transaction of its own; a refusal by the use case undoes everything it did.
 */
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction, type OpenedFile, type Scope, type Tx } from '#platform/db.server.ts'
import { err, type Result } from '#platform/result.ts'
import { permits, ruleOf, type Verb } from '../rules/permissions.ts'
import { isFreshProof } from '../rules/proof.ts'
import { insertAudit, type AuditEntry } from '../sql/audit.server.ts'

/** `needsProof`: the role allows it, but the person must prove anew to be there. */
export type NotPermitted = { readonly kind: 'not-permitted'; readonly needsProof?: true }

declare const proof: unique symbol
/** Proof that was asked whether this may be done. Only `act` and `actFreely` make one. */
export type Permit<V extends Verb = Verb> = {
  readonly [proof]: V
  readonly verb: V
  /** Tells the audit log what was done to what; at least once for a logged verb. */
  readonly record: (entry: Omit<AuditEntry, 'purpose' | 'outcome' | 'eventType'> & { readonly eventType?: string }) => void
}

class Undo<E> extends Error {
  readonly refusal: E
  constructor(refusal: E) {
    super('undone')
    this.refusal = refusal
  }
}

type Extra = Pick<Scope, 'conversationId' | 'claim' | 'file'>

/** Does `work` in one transaction as the actor of `ctx`, when the actor may. */
export async function act<V extends Verb, T, E = never>(
  ctx: Context,
  verb: V,
  work: (tx: Tx, permit: Permit<V>, opened: OpenedFile) => Promise<Result<T, E>>,
  extra: Extra = {},
): Promise<Result<T, E | NotPermitted>> {
  ctx.asked.push(verb)
  if (!permits(ctx.actor, verb)) {
    await refuse(ctx, verb, 'role')
    return err({ kind: 'not-permitted' })
  }
  if (needsProof(ctx, verb)) {
    await refuse(ctx, verb, 'proof')
    return err({ kind: 'not-permitted', needsProof: true })
  }
  try {
    return await inTransaction(ctx.db, scopeOf(ctx, extra), async (tx, opened) => {
      const { permit, entries } = makePermit(verb)
      const result = await work(tx, permit, opened)
      if (!result.ok) throw new Undo(result.error)
      if (ruleOf(verb).logged && entries.length === 0) throw new Error(`Nothing was recorded for ${verb}`)
      await insertAudit(tx, ctx, entries)
      return result
    })
  } catch (problem) {
    if (problem instanceof Undo) return err((problem as Undo<E>).refusal)
    throw problem
  }
}

/** For what belongs to nobody and touches no table (the library): the permit without a transaction. */
export function mayFreely(ctx: Pick<Context, 'actor' | 'asked'>, verb: Verb): boolean {
  ctx.asked.push(verb)
  return permits(ctx.actor, verb) && !ruleOf(verb).logged
}

function makePermit<V extends Verb>(verb: V): { permit: Permit<V>; entries: AuditEntry[] } {
  const entries: AuditEntry[] = []
  const record: Permit<V>['record'] = (entry) => {
    entries.push({ eventType: verb, ...entry, purpose: ruleOf(verb).purpose, outcome: 0 })
  }
  // The proof exists for the compiler only.
  const permit = { verb, record } as unknown as Permit<V>
  return { permit, entries }
}

/** Would this deed, now, want a fresh proof first? For pages that ask before somebody fills in a form. */
export function needsProof({ actor, now }: Pick<Context, 'actor' | 'now'>, verb: Verb): boolean {
  return ruleOf(verb).proof === true && actor.kind === 'staff' && !isFreshProof(actor.session?.provedAt, now)
}

/** Writes a refusal down in a short transaction of its own: it stays, whatever becomes of the deed. */
export async function refuse(
  ctx: Context,
  verb: Verb,
  why: string,
  about: Pick<AuditEntry, 'subjectId' | 'fieldGroup' | 'basis' | 'compartmentId'> = {},
): Promise<void> {
  const { purpose } = ruleOf(verb)
  await inTransaction(ctx.db, scopeOf(ctx, {}), (tx) =>
    insertAudit(tx, ctx, [{ actionCode: 'E', eventType: verb, outcome: 4, purpose, detail: why, ...about }]),
  )
}

function scopeOf(ctx: Context, extra: Extra): Scope {
  return { centreId: ctx.centreId, actor: ctx.actor.kind, now: ctx.now, ...actorIds(ctx.actor), ...extra }
}

function actorIds(actor: Actor): Pick<Scope, 'actorId' | 'conversationId' | 'roles'> {
  if (actor.kind === 'staff') return { actorId: actor.accountId, roles: actor.roles }
  if (actor.kind === 'client') return { actorId: actor.clientId }
  if (actor.kind === 'resident') return { actorId: actor.residentId, roles: actor.opensFile === true ? ['family'] : [] }
  if (actor.kind === 'asker') return { conversationId: actor.conversationId }
  return {}
}
