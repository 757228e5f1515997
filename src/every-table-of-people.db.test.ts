/** What is kept of a person goes with the file (PR-21, PR-24): a new table that names somebody is in the list of what goes, or of what stays with the reason. */
import { expect, test } from 'vitest'
import { rowsOfFile, staysWithOthers } from '#contexts/access/sql/retention/what-goes.server.ts'
import { rowsOfHealth, staysWithHealth } from '#contexts/child-health/public-retention.ts'
import { rowsOfPerson, staysWithFamily } from '#contexts/families/sql/retention/what-goes.server.ts'
import { rowsOfVaccination, staysWithVaccination } from '#contexts/vaccination/public-retention.ts'
import { freshDatabase } from '#tests/database.ts'

/** The row of the person itself, which goes last, and rows that go by themselves because what they hang on goes. */
const roots = ['access.subject.person_id', 'families.person.merged_into']

test('every column that names a person goes with the file, or stays for a reason that is written down', async () => {
  const database = await freshDatabase()
  try {
    const { rows } = await database.owner.query<{ name: string }>(`
      select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
        where c.contype = 'f' and c.confrelid in ('access.subject'::regclass, 'families.person'::regclass)
      union select table_schema || '.' || table_name || '.' || column_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_type = 'BASE TABLE' and table_schema in ('access', 'families', 'advice', 'child_health', 'vaccination')
          and column_name in ('person_id', 'subject_id', 'child_id', 'file_id', 'actor_person_id', 'said_by', 'asked_of')
      union select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
        where table_schema = 'child_health' and table_name in ('own_measurement', 'topic', 'questionnaire', 'invitation_answer') and column_name in ('told_by', 'asked_by', 'filled_by', 'answered_by')
      order by 1`)
    const gone = [...rowsOfFile, ...rowsOfPerson, ...rowsOfHealth, ...rowsOfVaccination].map(({ table, of }) => `${table}.${of}`)
    const known = new Set([
      ...roots,
      ...gone,
      ...Object.keys(staysWithOthers),
      ...Object.keys(staysWithFamily),
      ...Object.keys(staysWithVaccination),
      ...Object.keys(staysWithHealth),
    ])
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  } finally {
    await database.close()
  }
})
