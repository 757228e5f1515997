/** A request that came at the desk, by letter or by telephone, written in by a colleague who works with the person (PR-19). */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Result } from '#platform/result.ts'
import type { NoAccess } from '../../access/public-files.ts'
import { enterRequest, type EnteredRefusal, type EnterWish } from '../../access/public-openness.ts'
import type { NotPermitted } from '../../access/public.ts'
import { fullName } from '../rules/person.ts'
import { findPerson } from '../sql/persons.server.ts'

export async function enterRequestAboutFile(
  keys: Keys,
  ctx: Context,
  wish: EnterWish,
): Promise<Result<Id<'personRequest'>, EnteredRefusal | NoAccess | NotPermitted>> {
  return enterRequest(keys, ctx, wish, async (tx) => {
    const name = async (id: Id<'person'>): Promise<string> => {
      const person = await findPerson(tx, id)
      return person === null ? '' : fullName(person)
    }
    return { requester: await name(wish.requesterId), about: await name(wish.personId) }
  })
}
