/** Who reads a text of a contact, in the columns of its row. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { textKinds, type AboutWhom, type TextKind } from '../../rules/contact/readers.ts'

export type Withheld = {
  readonly reason: { readonly sealed: Buffer; readonly version: number }
  readonly consulted: string
  readonly until: PlainDate
  readonly by: string
  readonly on: PlainDate
}
/** Both null: the family reads it. */
export type KeptDisclosure = { readonly aboutWhom: AboutWhom | null; readonly withheld: Withheld | null }

export const disclosureColumns = [
  ...([
    'about_whom',
    'withheld_reason',
    'withheld_key_version',
    'withheld_consulted',
    'withheld_until',
    'withheld_by',
    'withheld_on',
  ] as const),
] as const
type Row = {
  readonly about_whom: string | null
  readonly withheld_reason: Buffer | null
  readonly withheld_key_version: number | null
  readonly withheld_consulted: string | null
  readonly withheld_until: PlainDate | null
  readonly withheld_by: string | null
  readonly withheld_on: PlainDate | null
}

export function disclosureOf(row: Row): KeptDisclosure {
  const { withheld_reason: sealed, withheld_key_version: version, withheld_consulted: consulted } = row
  const { withheld_until: until, withheld_by: by, withheld_on: on } = row
  const isWhole = sealed !== null && version !== null && consulted !== null && until !== null && by !== null && on !== null
  // `as`: the check of the table keeps whom it can be about.
  return {
    aboutWhom: row.about_whom as AboutWhom | null,
    withheld: isWhole ? { reason: { sealed, version }, consulted, until, by, on } : null,
  }
}

export const disclosureRow = ({ aboutWhom, withheld }: KeptDisclosure): Row => ({
  about_whom: aboutWhom,
  ...{ withheld_reason: withheld?.reason.sealed ?? null, withheld_key_version: withheld?.reason.version ?? null },
  ...{ withheld_consulted: withheld?.consulted ?? null, withheld_until: withheld?.until ?? null },
  ...{ withheld_by: withheld?.by ?? null, withheld_on: withheld?.on ?? null },
})

const tables = { note: 'child_health.contact_note', finding: 'child_health.finding' } as const

/** A text of a contact that the family could read, with the contact it is of. */
export type KeptText = KeptDisclosure & {
  readonly kind: TextKind
  readonly id: string
  readonly contactId: Id<'contact'>
  readonly heldOn: PlainDate | null
  readonly moment: string | null
  /** Of a note its part, of a finding its topic. */
  readonly about: string
  readonly words: { readonly sealed: Buffer; readonly version: number } | null
}

/** Those that are kept from the family, the oldest first; `only`: this one, also when the family reads it. */
export async function listTexts(
  tx: Tx,
  personId: Id<'person'>,
  only: { readonly kind: TextKind; readonly id: string } | null,
): Promise<KeptText[]> {
  const kinds = only === null ? textKinds : [only.kind]
  const all: KeptText[] = []
  for (const kind of kinds) all.push(...(await (kind === 'note' ? notes(tx, personId, only?.id) : findings(tx, personId, only?.id))))
  return all.toSorted((a, b) => (a.heldOn?.toString() ?? '').localeCompare(b.heldOn?.toString() ?? ''))
}

async function notes(tx: Tx, personId: Id<'person'>, id: string | undefined): Promise<KeptText[]> {
  const rows = await tx
    .selectFrom('child_health.contact_note as t')
    .innerJoin('child_health.contact as c', (join) => join.onRef('c.centre_id', '=', 't.centre_id').onRef('c.id', '=', 't.contact_id'))
    .select([
      't.id',
      't.contact_id as contactId',
      'c.held_on as heldOn',
      'c.moment',
      't.part as about',
      't.words',
      't.centre_key_version as version',
    ])
    .select(disclosureColumns)
    .where('t.person_id', '=', personId)
    .$if(id !== undefined, (query) => query.where('t.id', '=', id ?? ''))
    .$if(id === undefined, (query) => query.where((eb) => eb.or([eb('withheld_until', 'is not', null), eb('about_whom', 'is not', null)])))
    .execute()
  return rows.map((row) => ({
    ...{
      kind: 'note' as const,
      id: row.id,
      contactId: row.contactId as Id<'contact'>,
      heldOn: row.heldOn,
      moment: row.moment,
      about: row.about,
    },
    ...{ words: { sealed: row.words, version: row.version }, ...disclosureOf(row) },
  }))
}

async function findings(tx: Tx, personId: Id<'person'>, id: string | undefined): Promise<KeptText[]> {
  const rows = await tx
    .selectFrom('child_health.finding as t')
    .innerJoin('child_health.contact as c', (join) => join.onRef('c.centre_id', '=', 't.centre_id').onRef('c.id', '=', 't.contact_id'))
    .select([
      't.id',
      't.contact_id as contactId',
      'c.held_on as heldOn',
      'c.moment',
      't.topic as about',
      't.remark',
      't.centre_key_version as version',
    ])
    .select(disclosureColumns)
    .where('t.person_id', '=', personId)
    .$if(id !== undefined, (query) => query.where('t.id', '=', id ?? ''))
    .$if(id === undefined, (query) => query.where((eb) => eb.or([eb('withheld_until', 'is not', null), eb('about_whom', 'is not', null)])))
    .execute()
  return rows.map((row) => ({
    ...{
      kind: 'finding' as const,
      id: row.id,
      contactId: row.contactId as Id<'contact'>,
      heldOn: row.heldOn,
      moment: row.moment,
      about: row.about,
    },
    ...{ words: row.remark === null || row.version === null ? null : { sealed: row.remark, version: row.version }, ...disclosureOf(row) },
  }))
}

export async function updateDisclosure(
  tx: Tx,
  { kind, id, personId }: { readonly kind: TextKind; readonly id: string; readonly personId: Id<'person'> },
  disclosure: KeptDisclosure,
): Promise<void> {
  await tx.updateTable(tables[kind]).set(disclosureRow(disclosure)).where('id', '=', id).where('person_id', '=', personId).execute()
}

/** How many texts are kept from the family, and how many of those are to be looked at again by now. */
export async function countKept(tx: Tx, personId: Id<'person'>, today: PlainDate): Promise<{ readonly all: number; readonly due: number }> {
  const texts = await listTexts(tx, personId, null)
  return { all: texts.length, due: texts.filter(({ withheld }) => withheld !== null && withheld.until.since(today).sign <= 0).length }
}
