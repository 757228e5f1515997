import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { searchName, type Person } from '../rules/person.ts'
import { sound } from '../rules/sound.ts'

export const personColumns = [
  'id',
  'given_names as givenNames',
  'call_name as callName',
  'prefix',
  'family_name as familyName',
  'birth_date as birthDate',
  'expected_on as expectedOn',
  'sex',
  'version',
] as const

/** With the sight of the system: who registers somebody has no standing towards them yet. */
export async function insertPerson(
  tx: Tx,
  centreId: string,
  person: Omit<Person, 'version'>,
  by: { readonly accountId: string | null; readonly at: Instant; readonly keyVersion: number },
): Promise<void> {
  await tx
    .insertInto('families.person')
    .values({
      centre_id: centreId,
      id: person.id,
      given_names: person.givenNames,
      call_name: person.callName,
      prefix: person.prefix,
      family_name: person.familyName,
      search_name: searchName(person),
      sound: sound(person),
      birth_date: person.birthDate,
      expected_on: person.expectedOn,
      sex: person.sex,
      created_at: by.at,
      created_by: by.accountId,
    })
    .execute()
  await tx
    .insertInto('families.person_detail')
    .values({ centre_id: centreId, person_id: person.id, centre_key_version: by.keyVersion })
    .execute()
}

export async function findPerson(tx: Tx, id: Id<'person'>): Promise<Person | null> {
  const row = await tx.selectFrom('families.person').select(personColumns).where('id', '=', id).executeTakeFirst()
  return (row as Person | undefined) ?? null
}

/** Two who change what is around one child go one after the other. With the sight of the system. */
export async function lockPerson(tx: Tx, id: Id<'person'>): Promise<Person | null> {
  const row = await tx.selectFrom('families.person').select(personColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as Person | undefined) ?? null
}

/** Those that the actor may know, of these; who turned out to be somebody else is no person of its own any more. */
export async function listPersons(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('families.person')
    .select(personColumns)
    .where('id', 'in', ids)
    .where('merged_into', 'is', null)
    .execute()
  return rows as Person[]
}

/** False: somebody else changed it meanwhile. */
export async function updatePerson(tx: Tx, person: Person): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('families.person')
    .set((eb) => ({
      given_names: person.givenNames,
      call_name: person.callName,
      prefix: person.prefix,
      family_name: person.familyName,
      search_name: searchName(person),
      sound: sound(person),
      birth_date: person.birthDate,
      expected_on: person.expectedOn,
      sex: person.sex,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', person.id)
    .where('version', '=', person.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type FileFacts = {
  readonly birthDate: PlainDate | null
  readonly deceasedOn: PlainDate | null
  readonly movedOn: PlainDate | null
  readonly helpEndedOn: PlainDate | null
  readonly restricted: boolean
  readonly merged: boolean
  /** Who this person turned out to be. */
  readonly mergedInto: Id<'person'> | null
  readonly incapacities: readonly { readonly from: PlainDate; readonly until: PlainDate | null }[]
  readonly authority: readonly { readonly holderId: Id<'person'>; readonly from: PlainDate; readonly until: PlainDate | null }[]
}

/** What access has to know of a person. With the sight of the system: whoever changed one of these does not see all of them. */
export async function findFileFacts(tx: Tx, id: Id<'person'>): Promise<FileFacts | null> {
  const row = await tx
    .selectFrom('families.person as p')
    .innerJoin('families.person_detail as d', (join) => join.onRef('d.centre_id', '=', 'p.centre_id').onRef('d.person_id', '=', 'p.id'))
    .select((eb) => [
      'p.birth_date as birthDate',
      'd.deceased_on as deceasedOn',
      'd.moved_on as movedOn',
      'd.help_ended_on as helpEndedOn',
      eb.or([eb('d.restricted', '=', true), eb('d.is_colleague', '=', true)]).as('restricted'),
      'p.merged_into as mergedInto',
    ])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const authority = await tx
    .selectFrom('families.authority')
    .select(['holder_id as holderId', 'from_day as from', 'until_day as until'])
    .where('child_id', '=', id)
    .execute()
  const incapacities = await tx
    .selectFrom('families.incapacity')
    .select(['from_day as from', 'until_day as until'])
    .where('person_id', '=', id)
    .execute()
  return {
    ...row,
    incapacities,
    restricted: Boolean(row.restricted),
    merged: row.mergedInto !== null,
    mergedInto: row.mergedInto as Id<'person'> | null,
    authority: authority.map((one) => ({ ...one, holderId: one.holderId as Id<'person'> })),
  }
}

/** With the sight of the system, for people whose name was seen already: who of a family has died. */
export async function listDeceased(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PlainDate>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('families.person_detail')
    .select(['person_id as id', 'deceased_on as on'])
    .where('person_id', 'in', ids)
    .where('deceased_on', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, on }) => (on === null ? [] : [[id, on] as const])))
}

/** Whose files the actor may open, of these. */
export async function listOpenable(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::uuid[]) as one (id) where access.may('read', 'care', id)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
