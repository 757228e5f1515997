/** Consent and sharing of one person with the names of the people: for who works with them, and for the family. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { Temporal, localDate } from '#platform/time.ts'
import { actOnFile, listCareRelations, type CarePurpose, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, type Colleague, type NotPermitted } from '../../../access/public.ts'
import { readSharing, type Sharing } from '../../../access/public-sharing.ts'
import { fullName } from '../../rules/person.ts'
import { listNamesOf } from '../../sql/sharing/shareable.server.ts'

/** A colleague who works with the person now, and why. */
export type Carer = { readonly name: string; readonly profession: string; readonly purpose: CarePurpose }

export type SharingOverview = Sharing & {
  readonly personId: Id<'person'>
  readonly name: string
  /** By id; the young person is `youth`. */
  readonly names: ReadonlyMap<string, string>
  readonly carers: readonly Carer[]
  readonly colleagues: readonly Colleague[]
  /** For buttons. */
  readonly may: { readonly share: boolean; readonly write: boolean }
}

export async function readSharingOf(
  keys: Keys,
  ctx: Context,
  personId: Id<'person'>,
): Promise<Result<SharingOverview, NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'person.read',
    { personId, does: 'read', fields: 'sharing', also: ['index', 'family', 'care'] },
    async (tx, permit) => {
      const sharing = await readSharing(tx, keys, ctx, permit)
      const ids = new Set([personId, ...sharing.sayers, ...sharing.consents.flatMap(({ decisions }) => decisions.map(({ who }) => who))])
      const known = await listNamesOf(
        tx,
        [...ids].filter((id) => id.includes('-')),
      )
      const names = new Map(known.map(({ id, ...name }) => [id, fullName(name)]))
      const name = names.get(personId) ?? ''
      const carers = permit.sees('care') ? await carersOf(tx, personId, ctx) : []
      const may = { share: permit.may('share', 'sharing'), write: permit.may('write', 'sharing') }
      return ok({
        ...sharing,
        personId,
        name,
        names: new Map([...names, ['youth', name]]),
        carers,
        colleagues: await listColleagues(tx),
        may,
      })
    },
  )
}

async function carersOf(tx: Parameters<typeof listCareRelations>[0], personId: Id<'person'>, ctx: Context): Promise<Carer[]> {
  const today = localDate(ctx.now)
  const holds = ({ from, until, endedAt }: Awaited<ReturnType<typeof listCareRelations>>[number]): boolean =>
    endedAt === null && Temporal.PlainDate.compare(from, today) <= 0 && (until === null || Temporal.PlainDate.compare(today, until) < 0)
  return (await listCareRelations(tx, personId)).filter(holds)
}
