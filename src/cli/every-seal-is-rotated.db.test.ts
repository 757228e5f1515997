import { expect, test } from 'vitest'
import { sealedColumns as ofFiles } from '#contexts/access/sql/case-file/reseal.server.ts'
import { sealedOfHealth } from '#contexts/child-health/public-retention.ts'
import { sealedColumns as ofFamilies } from '#contexts/families/sql/seals.server.ts'
import { sealedOfVaccination } from '#contexts/vaccination/public-retention.ts'
import { freshDatabase } from '#tests/database.ts'

/** Sealed anew by their own use cases: conversations and reports, accounts, links, consent and sharing. */
const others = [
  ...['access.authenticator_app.key_version', 'access.mail_link.key_version', 'access.resident.key_version'],
  ...['consent', 'consent_words', 'consent_exception', 'share', 'share_item'].map((table) => `access.${table}.centre_key_version`),
]

test('a column that says under which key something is sealed is one that `./cjg key rotate` knows', async () => {
  const database = await freshDatabase()
  try {
    const { rows } = await database.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      where column_name like '%key_version' and table_schema in ('access', 'families', 'advice', 'child_health', 'vaccination') order by 1`,
    )
    const known = [
      ...ofFiles.map(({ table, version }) => `access.${table}.${version}`),
      ...ofFamilies.map(({ table, version }) => `families.${table}.${version}`),
      ...[...sealedOfHealth, ...sealedOfVaccination].map(({ table, version }) => `${table}.${version}`),
      ...others,
    ]
    const found = rows.map(({ name }) => name).filter((name) => !name.startsWith('advice.'))
    expect(found).toEqual([...new Set(known)].toSorted())
  } finally {
    await database.close()
  }
})
