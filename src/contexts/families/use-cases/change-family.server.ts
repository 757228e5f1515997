/** Changes around a child: authority, ties, homes and their secrecy, how to reach somebody. */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { endAuthority, type AuthoritySource } from '../rules/authority.ts'
import type { Address, StayPart } from '../rules/homes.ts'
import { refused, type FamilyRefusal } from '../rules/refusals.ts'
import { listAuthority, updateAuthorityUntil } from '../sql/authority.server.ts'
import { deleteContact, findContact, insertContact } from '../sql/contact-points.server.ts'
import { listStays, updateHomeSecret } from '../sql/homes.server.ts'
import { findTie, listTies, updateTieEnded } from '../sql/ties.server.ts'
import { asker } from './asked-by.ts'
import { giveAuthority, type NewAuthority } from './bring-in.server.ts'
import { mayReach, recordAround } from './around-file.server.ts'
import { homeAt, moveIn } from './move-in.server.ts'
import { keyVersion, sealText } from './sealing.server.ts'
import { tellAccess } from './tell-access.server.ts'

/** `not-there`: that line, home or number is not of this family. */
export type FamilyChangeRefusal = { readonly kind: 'refused'; readonly refusals: readonly FamilyRefusal[] } | { readonly kind: 'not-there' }
type Done = Result<null, FamilyChangeRefusal | NoAccess | NotPermitted>

const wrong = (refusal: FamilyRefusal): Result<never, FamilyChangeRefusal> => err({ kind: 'refused', refusals: [refusal] })
const isOther = { kind: 'not-there' } as const

/** A ruling, a line of the register, an agreement of both: authority for somebody who has a tie with the child. */
export async function changeAuthority(
  ctx: Context,
  childId: Id<'person'>,
  { holderId, ...authority }: NewAuthority & { readonly holderId: Id<'person'> },
): Promise<Done> {
  return actOnFile(
    ctx,
    'person.change',
    { personId: childId, does: 'write', fields: 'family', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      const ties = await listTies(tx, [childId], localDate(ctx.now))
      if (!ties.some((tie) => tie.personId === childId && tie.otherId === holderId)) return err(isOther)
      const refusal = await giveAuthority(tx, ctx, permit, { ...authority, childId, holderId })
      return refusal === null ? ok(null) : wrong(refusal)
    },
  )
}

export type EndOfAuthority = {
  readonly id: Id<'authority'>
  readonly on: PlainDate
  readonly source: AuthoritySource | null
  readonly checkedOn: PlainDate
}

/** Authority ends on a day, with the source and the day on which that was looked up. */
export async function stopAuthority(ctx: Context, childId: Id<'person'>, end: EndOfAuthority): Promise<Done> {
  return actOnFile(
    ctx,
    'person.change',
    { personId: childId, does: 'write', fields: 'family', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      const line = (await listAuthority(tx, [childId])).find(({ id }) => id === end.id)
      if (line === undefined) return err(isOther)
      if (end.source === null) return wrong(refused('no-source', 'source'))
      if (isSooner(localDate(ctx.now), end.checkedOn)) return wrong(refused('checked-in-future', 'checkedOn'))
      const until = endAuthority(line, end.on)
      if (!until.ok) return wrong(until.error)
      await updateAuthorityUntil(tx, end.id, until.value, { source: end.source, on: end.checkedOn, by: asker(ctx).id })
      permit.record({
        actionCode: 'U',
        eventType: 'person.authorityEnd',
        objectType: 'authority',
        objectId: end.id,
        fieldGroup: 'family',
        detail: end.source,
      })
      await tellAccess(tx, ctx, childId)
      return ok(null)
    },
  )
}

export async function endTie(ctx: Context, personId: Id<'person'>, tieId: Id<'tie'>, on: PlainDate): Promise<Done> {
  return actOnFile(
    ctx,
    'person.change',
    { personId, does: 'write', fields: 'family', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      const tie = await findTie(tx, tieId)
      if (tie === null || (tie.personId !== personId && tie.otherId !== personId)) return err(isOther)
      if (tie.from !== null && isSooner(on, tie.from)) return wrong(refused('ends-before-it-begins', 'on'))
      await updateTieEnded(tx, tieId, on)
      permit.record({
        actionCode: 'U',
        eventType: 'person.tieEnd',
        objectType: 'tie',
        objectId: tieId,
        fieldGroup: 'family',
        detail: tie.kind,
      })
      return ok(null)
    },
  )
}

export type Move = {
  readonly address: Address
  readonly secret: boolean
  readonly from: PlainDate
  readonly part: StayPart
  /** A home besides the ones there are, or in the place of all of them. */
  readonly besides: boolean
  /** Who moves along, of those who live with the person now. */
  readonly along: readonly Id<'person'>[]
}

export async function move(ctx: Context, keys: Keys, personId: Id<'person'>, wish: Move): Promise<Done> {
  const fields = wish.secret ? 'secretAddress' : 'contact'
  return actOnFile(
    ctx,
    'person.change',
    { personId, does: 'write', fields, actionCode: 'U' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      const together = new Set((await listStays(tx, [personId], localDate(ctx.now))).map((stay) => stay.personId))
      const along = wish.along.filter((id) => id !== personId)
      if (along.some((id) => !together.has(id))) return err(isOther)
      const homeId = await homeAt(tx, keys, ctx, { address: wish.address, secret: wish.secret, family: wish.secret ? [] : [...together] })
      for (const id of [personId, ...along]) {
        const refusal = await moveIn(tx, ctx, permit, {
          personId: id,
          homeId,
          from: wish.from,
          part: wish.part,
          leaves: wish.besides ? [] : 'all',
        })
        if (refusal !== null) return wrong(refusal)
      }
      return ok(null)
    },
  )
}

/** Makes the address of a home of this person secret, or not any more (PR-10). */
export async function setHomeSecret(ctx: Context, personId: Id<'person'>, homeId: Id<'home'>, secret: boolean): Promise<Done> {
  return actOnFile(
    ctx,
    'person.change',
    { personId, does: 'write', fields: 'secretAddress', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      const stays = await withSystemSight(tx, () => listStays(tx, [personId], localDate(ctx.now)))
      if (!stays.some((stay) => stay.personId === personId && stay.homeId === homeId)) return err(isOther)
      await withSystemSight(tx, () => updateHomeSecret(tx, homeId, secret))
      permit.record({
        actionCode: 'U',
        eventType: 'person.secretAddress',
        objectType: 'home',
        objectId: homeId,
        detail: secret ? 'secret' : 'open',
      })
      return ok(null)
    },
  )
}

export type NewContact = {
  /** Whose it is: of the person of the file when it does not say, or of an adult around them. */
  readonly of?: Id<'person'>
  readonly kind: 'phone' | 'mail'
  readonly value: string
  readonly secret: boolean
  readonly safe: boolean
}

export async function addContact(
  ctx: Context,
  keys: Keys,
  fileId: Id<'person'>,
  { value, of: personId = fileId, ...contact }: NewContact,
): Promise<Done> {
  const fields = contact.secret ? 'secretAddress' : 'contact'
  return actOnFile(
    ctx,
    'person.change',
    { personId: fileId, does: 'write', fields, actionCode: 'C' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      if (!(await mayReach(tx, ctx, permit, personId, fields))) return err(isOther)
      const id = newId<'contactPoint'>(ctx.now.epochMilliseconds)
      const sealed = sealText(keys, ctx.centreId, 'contact', id, value)
      await insertContact(tx, ctx.centreId, { ...contact, id, personId, value: sealed, keyVersion: keyVersion(keys) }, ctx.now)
      recordAround(permit, personId, fields, 'C')
      return ok(null)
    },
  )
}

export async function removeContact(ctx: Context, fileId: Id<'person'>, id: Id<'contactPoint'>): Promise<Done> {
  return actOnFile(
    ctx,
    'person.change',
    { personId: fileId, does: 'write', fields: 'contact', actionCode: 'D' },
    async (tx, permit): Promise<Result<null, FamilyChangeRefusal>> => {
      const contact = await findContact(tx, id)
      if (contact === null) return err(isOther)
      const fields = contact.secret ? 'secretAddress' : 'contact'
      if (!(await mayReach(tx, ctx, permit, contact.personId, fields))) return err(isOther)
      if (!(await deleteContact(tx, contact.personId, id))) return err(isOther)
      recordAround(permit, contact.personId, fields, 'D')
      return ok(null)
    },
  )
}
