/** Who has a say on a day: birth date, capacity and authority, as access keeps them (PR-04). */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { SayFacts } from '../../rules/sharing/consent-state.ts'

export type KnownFacts = {
  readonly birthDate: PlainDate | null
  readonly incapableFrom: PlainDate | null
  readonly incapableUntil: PlainDate | null
  readonly authority: readonly { readonly holderId: string; readonly from: PlainDate; readonly until: PlainDate | null }[]
}

export async function findKnownFacts(tx: Tx, personId: Id<'person'>): Promise<KnownFacts> {
  return withSystemSight(tx, async () => {
    const subject = await tx
      .selectFrom('access.subject')
      .select(['birth_date as birthDate', 'incapable_from as incapableFrom', 'incapable_until as incapableUntil'])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    const authority = await tx
      .selectFrom('access.subject_authority')
      .select(['holder_id as holderId', 'from_day as from', 'until_day as until'])
      .where('person_id', '=', personId)
      .orderBy('from_day')
      .orderBy('holder_id')
      .execute()
    return { ...subject, authority }
  })
}

/** The same of many, for runs; who is no subject is not in it. */
export async function listKnownFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KnownFacts>> {
  if (ids.length === 0) return new Map()
  return withSystemSight(tx, async () => {
    const subjects = await tx
      .selectFrom('access.subject')
      .select(['person_id as id', 'birth_date as birthDate', 'incapable_from as incapableFrom', 'incapable_until as incapableUntil'])
      .where('person_id', 'in', ids)
      .execute()
    const authority = await tx
      .selectFrom('access.subject_authority')
      .select(['person_id as id', 'holder_id as holderId', 'from_day as from', 'until_day as until'])
      .where('person_id', 'in', ids)
      .orderBy('from_day')
      .orderBy('holder_id')
      .execute()
    const held = Map.groupBy(authority, ({ id }) => id)
    return new Map(subjects.map(({ id, ...subject }) => [id, { ...subject, authority: held.get(id) ?? [] }]))
  })
}

/** How things stood on a day; null for who is not born, or whose birth date nobody knows. */
export function factsOn({ birthDate, incapableFrom, incapableUntil, authority }: KnownFacts, on: PlainDate): SayFacts | null {
  if (birthDate === null || Temporal.PlainDate.compare(on, birthDate) < 0) return null
  const holds = (from: PlainDate, until: PlainDate | null): boolean =>
    Temporal.PlainDate.compare(from, on) <= 0 && (until === null || Temporal.PlainDate.compare(on, until) < 0)
  return {
    birthDate,
    capable: incapableFrom === null || !holds(incapableFrom, incapableUntil),
    authority: authority.filter(({ from, until }) => holds(from, until)).map(({ holderId }) => holderId),
    on,
  }
}

/** The person behind the account of a resident. */
export async function findHolder(tx: Tx): Promise<Id<'person'> | null> {
  const { rows } = await sql<{ holder: string | null }>`select access.current_holder() as holder`.execute(tx)
  return (rows[0]?.holder ?? null) as Id<'person'> | null
}
