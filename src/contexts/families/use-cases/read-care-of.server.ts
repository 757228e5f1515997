/** Who is involved with a person, with the name of the person when the reader may know it. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { readCare, type CareOverview, type FileState, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { fullName } from '../rules/person.ts'
import { findPerson } from '../sql/persons.server.ts'
import { listRestrictions, type Restriction } from '../sql/restrictions.server.ts'

export type CareOf = CareOverview & {
  readonly personId: Id<'person'>
  /** Null: a restricted file that the reader may assign care in, without knowing whose it is. */
  readonly name: string | null
  readonly state: FileState
  readonly restrictions: readonly Restriction[]
  /** The reader's own relation does not open the file while it is restricted. */
  readonly mayOpen: boolean
}

export async function readCareOf(ctx: Context, personId: Id<'person'>): Promise<Result<CareOf, NoAccess | NotPermitted>> {
  const found = await readCare(ctx, personId, async (tx, permit) => {
    const person = await findPerson(tx, personId)
    return {
      name: person === null ? null : fullName(person),
      state: permit.state,
      restrictions: await listRestrictions(tx, personId),
      mayOpen: permit.sees('index'),
    }
  })
  if (!found.ok) return found
  const { also, ...care } = found.value
  return ok({ ...care, ...also, personId })
}
