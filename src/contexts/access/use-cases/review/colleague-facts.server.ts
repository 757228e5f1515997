/** What a colleague tells about the own life, so that looking at neighbours and family is noticed: sealed, for the drawing alone, and taken back by a press. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { checkFacts, factsAsText, factsFromText, type ColleagueFacts, type FactsRefusal } from '../../rules/review/colleague-facts.ts'
import { listColleagues } from '../../sql/colleagues.server.ts'
import { deleteFacts, listFacts, listPersonsByMail, replaceFacts, type StoredFacts } from '../../sql/review/colleague-facts.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { openForCentre, sealForCentre } from '../sealed.server.ts'

/** A colleague as the drawing knows one. `personId`: the file that is the own, when an account in Mijn CJG has the same mail address. */
export type KnownColleague = ColleagueFacts & {
  readonly accountId: Id<'account'>
  readonly name: string
  readonly profession: string
  readonly personId: Id<'person'> | null
}

export const factsPlace = (id: string): string => `colleague-facts ${id}`

export async function tellOwnFacts(
  keys: Keys,
  ctx: Context,
  typed: { readonly postalCode: string; readonly birthDate: PlainDate | 'wrong' | null },
): Promise<Result<null, FactsRefusal | NotPermitted>> {
  return act(ctx, 'review.tellFacts', async (tx, permit): Promise<Result<null, FactsRefusal>> => {
    if (ctx.actor.kind !== 'staff') return err({ kind: 'no-facts' })
    const checked = checkFacts(typed, localDate(ctx.now))
    if (!checked.ok) return checked
    const id = newId(ctx.now.epochMilliseconds)
    const { sealed: facts, version } = sealForCentre(keys, ctx.centreId, factsPlace(id), Buffer.from(factsAsText(checked.value)))
    await replaceFacts(tx, ctx.centreId, { id, accountId: ctx.actor.accountId, facts, version }, ctx.now)
    permit.record({ actionCode: 'U', objectType: 'colleagueFacts', objectId: id })
    return ok(null)
  })
}

export async function takeBackOwnFacts(ctx: Context): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'review.tellFacts', async (tx, permit) => {
    const gone = ctx.actor.kind === 'staff' && (await deleteFacts(tx, ctx.actor.accountId))
    permit.record({ actionCode: 'D', objectType: 'colleagueFacts', detail: gone ? 'taken back' : 'nothing' })
    return ok(null)
  })
}

/** The own facts of who acts. */
export async function findOwnFacts(tx: Tx, keys: Keys, { centreId, actor }: Context): Promise<ColleagueFacts | null> {
  const own = (await listFacts(tx)).find(({ accountId }) => actor.kind === 'staff' && accountId === actor.accountId)
  return own === undefined ? null : opened(keys, centreId, own)
}

/** Everybody who works here or did, with the sight of the system. */
export async function knownColleagues(tx: Tx, keys: Keys, centreId: Id<'centre'>): Promise<KnownColleague[]> {
  const told = new Map((await listFacts(tx)).map((one) => [one.accountId, opened(keys, centreId, one)]))
  const colleagues = await listColleagues(tx)
  const hashOf = (email: string): string => lastingPseudonym(keys, 'resident-mail', `${centreId} ${email}`).toString('hex')
  const byMail = await listPersonsByMail(
    tx,
    colleagues.map(({ email }) => Buffer.from(hashOf(email), 'hex')),
  )
  const persons = new Map(byMail.map(({ hash, personId }) => [hash.toString('hex'), personId]))
  return colleagues.map(({ id: accountId, name, profession, email }) => ({
    ...(told.get(accountId) ?? { postalCode: null, birthDate: null }),
    ...{ accountId, name, profession, personId: persons.get(hashOf(email)) ?? null },
  }))
}

function opened(keys: Keys, centreId: Id<'centre'>, { id, facts, version }: StoredFacts): ColleagueFacts {
  return factsFromText(openForCentre(keys, centreId, factsPlace(id), { sealed: facts, version }).toString('utf8'))
}
