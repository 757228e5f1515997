/**
 * What of this schema goes with a file, in the order in which it can; one list for destroying and for erasing again from an older backup. $1 are the ids
 * of the person. Who is named in the file of another leaves a stone: a row without a name, so that a brother still has a brother.
 */
import type { GoingRows, Has } from '../../../access/public-retention.ts'

const goes = 'any($1::uuid[])'
/** A row of a person that was destroyed: no word by which it could be found. A name always has a letter (FAM-01). */
const isStone = (person: string): string => `${person}.search_name = ''`

export const rowsOfPerson: readonly GoingRows[] = [
  { table: 'families.statement', of: 'person_id' },
  { table: 'families.piece', of: 'person_id' },
  { table: 'families.erased_piece', of: 'person_id' },
  { table: 'families.restriction', of: 'person_id' },
  { table: 'families.incapacity', of: 'person_id' },
  { table: 'families.person_bsn', of: 'person_id' },
  { table: 'families.contact_point', of: 'person_id' },
  { table: 'families.person_detail', of: 'person_id' },
  {
    table: 'families.home_member',
    of: 'person_id',
    // An address in which nobody else lives or lived goes as well.
    whole: `with gone as (delete from families.home_member where person_id = ${goes} returning centre_id, home_id)
      delete from families.home h using gone g where h.centre_id = g.centre_id and h.id = g.home_id and not exists (
        select from families.home_member m where m.centre_id = h.centre_id and m.home_id = h.id and not m.person_id = ${goes})`,
  },
  { table: 'families.authority', of: 'child_id' },
  { table: 'families.not_the_same', of: 'person_id' },
  { table: 'families.not_the_same', of: 'other_id' },
  { table: 'families.merge', of: 'kept_id' },
  { table: 'families.merge', of: 'gone_id' },
  { table: 'families.import_row', of: 'person_id' },
]

/** What names the person in the file of another: it stays, and why. */
export const staysWithFamily: Readonly<Record<string, string>> = {
  'families.tie.person_id': 'a tie is part of the file of both; it leads to a stone',
  'families.tie.other_id': 'a tie is part of the file of both; it leads to a stone',
  'families.authority.holder_id': 'who had authority over a child is part of the file of the child',
  'families.statement.author_id': 'an own statement stays with the piece of another (PR-20)',
}

const tiedToOthers = `exists (select from families.tie t join families.person o on o.centre_id = t.centre_id
    and o.id = case when t.person_id = p.id then t.other_id else t.person_id end
    where t.centre_id = p.centre_id and p.id in (t.person_id, t.other_id) and not ${isStone('o')} and not o.id = ${goes})
  or exists (select from families.authority a where a.centre_id = p.centre_id and a.holder_id = p.id and not a.child_id = ${goes})`
const wroteForOthers = 'exists (select from families.statement s where s.centre_id = p.centre_id and s.author_id = p.id)'

export function lastRowsOfPerson(has: Has): readonly string[] {
  const named = [tiedToOthers, ...(has('families.statement') ? [wroteForOthers] : [])].join(' or ')
  return [
    // Rows that were the same person before they were merged point to the one that goes.
    `update families.person set merged_into = null where merged_into = ${goes}`,
    `update families.tie set note = '' where person_id = ${goes}`,
    `delete from families.person p where p.id = ${goes} and not (${named})`,
    `update families.person set given_names = '—', call_name = '—', prefix = '', family_name = '—', search_name = '', sound = '', birth_date = null,
    expected_on = null, sex = 'unknown', created_by = null, merged_into = null where id = ${goes}`,
    // Stones to which nothing leads any more.
    `delete from families.person p where ${isStone('p')} and not (${named})`,
  ]
}
