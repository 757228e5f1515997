/** What a contact leaves in the record besides measurements and milestones: findings, advice and words. Words are sealed. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { NotePart } from '../../rules/contact/contact-form.ts'
import { disclosureColumns, disclosureOf, disclosureRow, type KeptDisclosure } from './disclosure.server.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }
export type KeptFinding = KeptDisclosure & {
  readonly id: Id<'finding'>
  readonly topic: string
  readonly result: 'fine' | 'attention'
  readonly remark: Sealed | null
}
export type KeptNote = KeptDisclosure & { readonly id: Id<'note'>; readonly part: NotePart; readonly words: Sealed }
export type KeptAdvice = { readonly id: Id<'advice'>; readonly topic: string; readonly advice: string }
export type Of = { readonly centreId: string; readonly personId: Id<'person'>; readonly contactId: Id<'contact'> }

const own = ({ centreId, personId, contactId }: Of) => ({ centre_id: centreId, person_id: personId, contact_id: contactId })

export async function insertFindings(tx: Tx, of: Of, all: readonly KeptFinding[]): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(({ id, topic, result, remark, ...disclosure }) => ({
    ...{ ...own(of), id, topic, result, remark: remark?.sealed ?? null, centre_key_version: remark?.version ?? null },
    ...disclosureRow(disclosure),
  }))
  await tx.insertInto('child_health.finding').values(rows).execute()
}

export async function insertAdvice(tx: Tx, of: Of, all: readonly KeptAdvice[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.advice')
    .values(all.map((one) => ({ ...own(of), ...one })))
    .execute()
}

export async function insertNotes(tx: Tx, of: Of, all: readonly KeptNote[]): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(({ id, part, words, ...disclosure }) => ({
    ...{ ...own(of), id, part, words: words.sealed, centre_key_version: words.version, ...disclosureRow(disclosure) },
  }))
  await tx.insertInto('child_health.contact_note').values(rows).execute()
}

export async function listFindings(tx: Tx, contactId: Id<'contact'>): Promise<KeptFinding[]> {
  const rows = await tx
    .selectFrom('child_health.finding')
    .select(['id', 'topic', 'result', 'remark', 'centre_key_version as version', ...disclosureColumns])
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, topic, result, remark, version, ...row }) => ({
    ...disclosureOf(row),
    ...{ id: id as Id<'finding'>, topic, result: result as KeptFinding['result'] },
    remark: remark === null || version === null ? null : { sealed: remark, version },
  }))
}

export async function listAdvice(tx: Tx, contactId: Id<'contact'>): Promise<KeptAdvice[]> {
  const rows = await tx
    .selectFrom('child_health.advice')
    .select(['id', 'topic', 'advice'])
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute()
  return rows as KeptAdvice[]
}

export async function listNotes(tx: Tx, contactId: Id<'contact'>): Promise<KeptNote[]> {
  const rows = await tx
    .selectFrom('child_health.contact_note')
    .select(['id', 'part', 'words', 'centre_key_version as version', ...disclosureColumns])
    .where('contact_id', '=', contactId)
    .execute()
  return rows.map(({ id, part, words, version, ...row }) => ({
    ...disclosureOf(row),
    id: id as Id<'note'>,
    part: part as NotePart,
    words: { sealed: words, version },
  }))
}
