/** Brings one person into a family, within a transaction that permits it: the person, the tie to the child, authority, a home, how to reach them. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import type { CarePurpose } from '../../access/public-files.ts'
import type { Permit } from '../../access/public.ts'
import { grantAuthority, type AuthoritySource } from '../rules/authority.ts'
import type { Bsn } from '../rules/bsn.ts'
import { duplicateReasons, type NotTheSameReason } from '../rules/duplicates.ts'
import { checkFacts, checkName } from '../rules/facts.ts'
import type { Person } from '../rules/person.ts'
import { refused, type FamilyRefusal } from '../rules/refusals.ts'
import { checkTie, type Tie, type TieKind } from '../rules/ties.ts'
import { insertAuthority, listAuthority, updateAuthorityUntil } from '../sql/authority.server.ts'
import { findByMark, lockMark, putBsn } from '../sql/bsn.server.ts'
import { insertContact } from '../sql/contact-points.server.ts'
import { findDetail } from '../sql/details.server.ts'
import { insertNotTheSame } from '../sql/duplicates.server.ts'
import { findPerson, lockPerson } from '../sql/persons.server.ts'
import { insertTie, listTiesAround } from '../sql/ties.server.ts'
import { asker } from './asked-by.ts'
import { findLookAlikes, type LookAlike } from './look-alikes.server.ts'
import { addPerson } from './register-person.server.ts'
import { keyVersion, markKey, markOf, sealText } from './sealing.server.ts'
import { tellAccess } from './tell-access.server.ts'

/** What the typist decided about somebody who looks like who is here already. */
export type Decision =
  | { readonly kind: 'open' }
  | { readonly kind: 'somebody-else'; readonly reason: NotTheSameReason }
  /** It is this one, whom the typist may know. */
  | { readonly kind: 'same'; readonly personId: Id<'person'> }

export type Newcomer = Omit<Person, 'id' | 'version'> & {
  /** Which part of the form it is: comes back with a refusal. */
  readonly key: string
  readonly bsn: Bsn | null
  readonly phone: string | null
  readonly decision: Decision
  /** Also works with this one: begins a care relation. */
  readonly purpose: CarePurpose | null
}

export type BringInRefusal =
  | { readonly kind: 'refused'; readonly key: string; readonly refusals: readonly FamilyRefusal[] }
  | { readonly kind: 'maybe-known'; readonly key: string; readonly alike: readonly LookAlike[] }

type Grants = Pick<Permit, 'record'>

/** The person alone: new, or the one that it turned out to be. */
export async function bringIn(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  permit: Grants,
  { key, bsn, phone, decision, purpose, ...facts }: Newcomer,
): Promise<Result<Id<'person'>, BringInRefusal>> {
  const wrong = [...checkName(facts), ...checkFacts(facts, localDate(ctx.now))]
  if (wrong.length > 0) return err({ kind: 'refused', key, refusals: wrong })
  if (bsn !== null) await lockMark(tx, markOf(keys, ctx.centreId, 'bsn', bsn))
  const alike = await findLookAlikes(tx, ctx, keys, { ...facts, bsn })
  if (decision.kind === 'same') {
    const known = alike.find(({ id, ask }) => id === decision.personId && ask.kind === 'mine')
    return known === undefined ? maybeKnown(key, alike) : ok(known.id)
  }
  if (alike.some(({ reasons }) => reasons.includes('same-bsn'))) {
    // One number is one person: that is not for anybody to decide otherwise.
    if (decision.kind === 'somebody-else') return err({ kind: 'refused', key, refusals: [refused('bsn-of-another', 'bsn')] })
    return maybeKnown(key, alike)
  }
  if (alike.length > 0 && decision.kind === 'open') return maybeKnown(key, alike)
  const id = await addPerson(tx, keys, ctx, permit, { ...facts, purpose })
  if (decision.kind === 'somebody-else') {
    const by = asker(ctx)
    for (const other of alike)
      await withSystemSight(tx, () =>
        insertNotTheSame(tx, ctx.centreId, { personId: id, otherId: other.id, reason: decision.reason, by: by.id, at: by.at }),
      )
    if (alike.length > 0)
      permit.record({
        actionCode: 'C',
        eventType: 'person.somebodyElse',
        objectType: 'person',
        objectId: id,
        subjectId: id,
        detail: decision.reason,
      })
  }
  if (bsn !== null) await keepClaimedBsn(tx, keys, ctx, permit, id, bsn)
  if (phone !== null) await keepPhone(tx, keys, ctx, id, phone)
  return ok(id)
}

function maybeKnown(key: string, alike: readonly (LookAlike & { readonly id: string })[]): Result<never, BringInRefusal> {
  const byReason = (reasons: LookAlike['reasons']): LookAlike['reasons'] => duplicateReasons.filter((reason) => reasons.includes(reason))
  return err({ kind: 'maybe-known', key, alike: alike.map(({ reasons, ask }) => ({ reasons: byReason(reasons), ask })) })
}

async function keepClaimedBsn(tx: Tx, keys: Keys, ctx: Context, permit: Grants, id: Id<'person'>, bsn: Bsn): Promise<void> {
  const sealed = sealText(keys, ctx.centreId, 'bsn', id, bsn)
  const mark = markOf(keys, ctx.centreId, 'bsn', bsn)
  const kept = {
    bsn: sealed,
    mark,
    markKey: markKey(keys),
    keyVersion: keyVersion(keys),
    status: 'claimed',
    source: null,
    verifiedOn: null,
  } as const
  await withSystemSight(tx, () => putBsn(tx, ctx.centreId, id, kept, asker(ctx)))
  permit.record({
    actionCode: 'C',
    eventType: 'person.bsn',
    objectType: 'person',
    objectId: id,
    subjectId: id,
    fieldGroup: 'bsn',
    detail: 'claimed',
  })
}

async function keepPhone(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>, phone: string): Promise<void> {
  const id = newId<'contactPoint'>(ctx.now.epochMilliseconds)
  const value = sealText(keys, ctx.centreId, 'contact', id, phone)
  const contact = { id, personId, kind: 'phone', value, keyVersion: keyVersion(keys), secret: false, safe: true } as const
  await withSystemSight(tx, () => insertContact(tx, ctx.centreId, contact, ctx.now))
}

/** Is this number of somebody else of the centre? */
export async function isBsnOfAnother(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>, bsn: Bsn): Promise<boolean> {
  const mark = markOf(keys, ctx.centreId, 'bsn', bsn)
  await lockMark(tx, mark)
  const owner = await withSystemSight(tx, () => findByMark(tx, mark))
  return owner !== null && owner !== personId
}

export type NewTie = { readonly kind: TieKind; readonly note: string; readonly from: PlainDate | null }

/** `otherId` is the `kind` of `personId`: checked against everything that is known of both, whoever may see it. */
export async function bind(
  tx: Tx,
  ctx: Context,
  permit: Grants,
  { personId, otherId, kind, note, from }: NewTie & { readonly personId: Id<'person'>; readonly otherId: Id<'person'> },
): Promise<FamilyRefusal | null> {
  const tie: Tie = { personId, otherId, kind, from, until: null }
  return withSystemSight(tx, async () => {
    const [person, other] = [await lockPerson(tx, personId), await findPerson(tx, otherId)]
    const births = new Map([person, other].map((one) => [one?.id ?? '', one?.birthDate ?? null]))
    const wrong = checkTie(tie, await listTiesAround(tx, [personId, otherId]), births)
    if (wrong !== null) return wrong
    const id = newId<'tie'>(ctx.now.epochMilliseconds)
    await insertTie(tx, ctx.centreId, { ...tie, id, note }, asker(ctx))
    permit.record({
      actionCode: 'C',
      eventType: 'person.tie',
      objectType: 'tie',
      objectId: id,
      subjectId: personId,
      fieldGroup: 'family',
      detail: kind,
    })
    return null
  })
}

export type NewAuthority = {
  readonly kind: 'parent' | 'guardian'
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly source: AuthoritySource | null
  readonly checkedOn: PlainDate
}

/** Gives authority and ends what a guardian replaces; the standings follow in the same transaction. */
export async function giveAuthority(
  tx: Tx,
  ctx: Context,
  permit: Grants,
  wish: NewAuthority & { readonly childId: Id<'person'>; readonly holderId: Id<'person'> },
): Promise<FamilyRefusal | null> {
  const wrong = await withSystemSight(tx, async () => {
    const [child, holder] = [await lockPerson(tx, wish.childId), await findPerson(tx, wish.holderId)]
    const holderDeceasedOn = (await findDetail(tx, wish.holderId))?.deceasedOn ?? null
    const known = await listAuthority(tx, [wish.childId])
    const around = {
      childBorn: child?.birthDate ?? null,
      holderBorn: holder?.birthDate ?? null,
      holderDeceasedOn,
      known,
      today: localDate(ctx.now),
    }
    const granted = grantAuthority(wish, around)
    if (!granted.ok) return granted.error
    for (const { id, until } of granted.value.end) {
      await updateAuthorityUntil(tx, id, until)
      permit.record({
        actionCode: 'U',
        eventType: 'person.authorityEnd',
        objectType: 'authority',
        objectId: id,
        subjectId: wish.childId,
        fieldGroup: 'family',
      })
    }
    const id = newId<'authority'>(ctx.now.epochMilliseconds)
    await insertAuthority(tx, ctx.centreId, id, granted.value.add, asker(ctx))
    permit.record({
      ...{ actionCode: 'C', eventType: 'person.authority', objectType: 'authority', objectId: id, subjectId: wish.childId },
      ...{ fieldGroup: 'family', detail: `${wish.kind} ${granted.value.add.source}` },
    })
    return null
  })
  if (wrong === null) await tellAccess(tx, ctx, wish.childId)
  return wrong
}
