/** Every state that an earlier version left is brought to the newest, and no row is lost or changed by it. */
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '#platform/migrate.server.ts'
import { growTo, migrationNames, migrationsFolder, takeSnapshot } from '../upgrade/states.ts'

const growing = `growing_${process.pid}`
const stateOf = (name: string): string => `state_${process.pid}_${name.slice(0, 4)}`
const urlOf = (database: string): string => inject('databaseUrl').replace('DATABASE', database)
let admin: pg.Client
const filled = new Map<string, readonly string[]>()

beforeAll(async () => {
  admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query(`create database ${growing}`)
  for (const name of migrationNames) {
    filled.set(name, await growTo(urlOf(growing), name))
    await admin.query(`create database ${stateOf(name)} template ${growing} strategy file_copy`)
  }
})
afterAll(async () => {
  for (const database of [growing, ...migrationNames.map(stateOf)]) await admin.query(`drop database ${database} with (force)`)
  await admin.end()
})

/** 0005 asks staff for a second step, so who was signed in by a password alone signs in anew. */
const isEnded = ({ schema, name }: { readonly schema: string; readonly name: string }, ran: readonly string[]): boolean =>
  schema === 'access' && name === 'session' && ran.includes('0005_accounts.sql')

test.each(migrationNames)('from the state of %s', async (name) => {
  const url = urlOf(stateOf(name))
  const before = await takeSnapshot(url)
  const ran = await migrate(url, migrationsFolder)
  expect(ran).toEqual(migrationNames.filter((one) => one > name))
  const kept = new Map([...before].map(([table, rows]) => [table, isEnded(table, ran) ? [] : rows]))
  expect(await takeSnapshot(url, [...before.keys()])).toEqual(kept)
})

test('each table of a state that has typical rows has some', async () => {
  const rows = await takeSnapshot(urlOf(stateOf(migrationNames.at(-1) ?? '')))
  const empty = [...rows].filter(([, all]) => all.length === 0).map(([{ schema, name }]) => `"${schema}"."${name}"`)
  expect(empty.filter((table) => [...filled.values()].some((tables) => tables.includes(table)))).toEqual([])
  expect([...filled.values()].flat().length).toBeGreaterThanOrEqual(23)
})
