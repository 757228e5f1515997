/** Partner organisations: added and changed by an administrator; whose part ends takes its people along that day. */
import type { Context } from '#platform/context.ts'
import { brokenConstraint } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { checkOrganisation, takesPart, type Organisation, type OrganisationRefusal } from '../../rules/administration/organisation.ts'
import { hasForGood, heavyRoles } from '../../rules/administration/heavy-role.ts'
import {
  insertOrganisation,
  listOrganisationRows,
  lockOrganisation,
  updateOrganisation,
  type KeptOrganisation,
} from '../../sql/administration/organisations.server.ts'
import { setOrganisation } from '../../sql/administration/people.server.ts'
import { listHolders, lockTeam } from '../../sql/administration/proposals.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { changeAccount, recordAccount, type NoAccount, type OwnAccount } from './change-account.server.ts'
import type { LastOne } from './heavy-roles.server.ts'

export type { KeptOrganisation }

type Refusal =
  | OrganisationRefusal
  | { readonly kind: 'name-taken' | 'no-organisation' }
  | { readonly kind: 'changed-meanwhile'; readonly version: number }

export async function listOrganisations(ctx: Context): Promise<Result<KeptOrganisation[], NotPermitted>> {
  return act(ctx, 'organisation.list', async (tx, permit) => {
    const found = await listOrganisationRows(tx)
    permit.record({ actionCode: 'R', objectType: 'centre', objectId: ctx.centreId, detail: `selected ${found.length}` })
    return ok(found)
  })
}

export async function addOrganisation(ctx: Context, wish: Organisation): Promise<Result<Id<'organisation'>, Refusal | NotPermitted>> {
  return onceByName(() =>
    act(ctx, 'organisation.change', async (tx, permit): Promise<Result<Id<'organisation'>, Refusal>> => {
      const checked = checkOrganisation(wish)
      if (!checked.ok) return checked
      const id = newId<'organisation'>(ctx.now.epochMilliseconds)
      await insertOrganisation(tx, ctx.centreId, id, checked.value)
      permit.record({ actionCode: 'C', objectType: 'organisation', objectId: id, detail: checked.value.category })
      return ok(id)
    }),
  )
}

/** `seenVersion` is the one that was changed: who saves over a colleague hears it. An end that is over already ends its people within a minute. */
export async function changeOrganisation(
  ctx: Context,
  id: Id<'organisation'>,
  wish: Organisation,
  seenVersion: number,
): Promise<Result<null, Refusal | LastOne | NotPermitted>> {
  return onceByName(() =>
    act(ctx, 'organisation.change', async (tx, permit): Promise<Result<null, Refusal | LastOne>> => {
      await lockTeam(tx, ctx.centreId)
      const found = await lockOrganisation(tx, id)
      if (found === null) return err({ kind: 'no-organisation' })
      if (found.version !== seenVersion) return err({ kind: 'changed-meanwhile', version: found.version })
      const checked = checkOrganisation(wish)
      if (!checked.ok) return checked
      const before = await listHolders(tx)
      await updateOrganisation(tx, id, checked.value)
      const after = await listHolders(tx)
      const last = heavyRoles.find((role) => hasForGood(before, role) && !hasForGood(after, role))
      if (last !== undefined) return err({ kind: 'last-one', role: last })
      const part = takesPart(checked.value, localDate(ctx.now)) ? 'takes part' : 'takes no part'
      permit.record({ actionCode: 'U', objectType: 'organisation', objectId: id, detail: `version ${seenVersion + 1}, ${part}` })
      return ok(null)
    }),
  )
}

/** Puts somebody else under an organisation that takes part today; null: of the centre itself. */
export async function putUnder(
  ctx: Context,
  accountId: Id<'account'>,
  organisationId: Id<'organisation'> | null,
): Promise<Result<null, NoAccount | OwnAccount | { readonly kind: 'no-organisation' } | NotPermitted>> {
  return changeAccount(ctx, accountId, async (tx, permit): Promise<Result<null, { readonly kind: 'no-organisation' }>> => {
    const found = organisationId === null ? null : await lockOrganisation(tx, organisationId)
    if (organisationId !== null && (found === null || !takesPart(found, localDate(ctx.now)))) return err({ kind: 'no-organisation' })
    await setOrganisation(tx, accountId, organisationId)
    recordAccount(permit, 'account.putUnder', accountId, organisationId ?? 'the centre itself')
    return ok(null)
  })
}

/** The database keeps the promise that a name is there once; here the break becomes the refusal it means. */
async function onceByName<T, E>(work: () => Promise<Result<T, E>>): Promise<Result<T, E | { readonly kind: 'name-taken' }>> {
  try {
    return await work()
  } catch (problem) {
    if (brokenConstraint(problem) === 'organisation_once') return err({ kind: 'name-taken' })
    throw problem
  }
}
