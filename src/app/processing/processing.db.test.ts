/** PR-33: what is described is what the database holds. A new table fails here until its context says what it is for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { descriptions, processingRegister } from './register.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const described = descriptions.flatMap(({ tables, withoutPersons }) => [...Object.keys(tables), ...Object.keys(withoutPersons)])

test('every table belongs to an activity, or says that it holds nothing about persons; and no table is made up', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') order by 1`,
  )
  expect(described.toSorted()).toEqual(rows.map(({ name }) => name))
})

/** Names of people, ids of people, what is sealed, and what identifies. */
const personal =
  /^(account|resident|person|author|actor|asker|writer|requester|holder|giver|subject|conversation)(_id)?$|_by$|email|phone|birth|key_version|bsn|mail/

test('a table that is said to hold nothing about persons has no column that says otherwise', async () => {
  const without = descriptions.flatMap(({ withoutPersons }) => Object.keys(withoutPersons))
  const { rows } = await database.owner.query<{ name: string; column: string }>(
    `select table_schema || '.' || table_name as name, column_name as column from information_schema.columns
     where table_schema || '.' || table_name = any ($1)`,
    [without],
  )
  // A centre's own telephone and duty telephone are public.
  const found = rows.filter(({ column }) => personal.test(column)).map(({ name, column }) => `${name}.${column}`)
  expect(found.toSorted()).toEqual(['access.centre.duty_phone', 'access.centre.phone'])
})

test('PR-24 the usual term of a conversation, and what a centre may choose, are what the database holds', async () => {
  const term = processingRegister.activities
    .find(({ id }) => id === 'advice')
    ?.retention.find(({ what }) => what.en === 'a conversation without an account')?.term
  const { rows } = await database.owner.query<{ usual: string; bounds: string }>(
    `select column_default as usual, pg_get_constraintdef(c.oid) as bounds from information_schema.columns
     join pg_constraint c on c.conrelid = 'access.centre'::regclass and pg_get_constraintdef(c.oid) like '%retention_days%'
     where table_schema = 'access' and table_name = 'centre' and column_name = 'retention_days'`,
  )
  const [least, most] = rows[0]?.bounds.match(/\d+/g)?.map(Number) ?? []
  expect(term).toMatchObject({ amount: Number(rows[0]?.usual), unit: 'days', settable: { least, most } })
})
