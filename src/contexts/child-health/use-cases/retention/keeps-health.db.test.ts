/** PR-21, PR-24: the record goes whole with the file, also again from an older backup. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aFile, aFullTeam, fill, type FullFile, type FullTeam } from '#tests/builders/full-file.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { eraseAgain } from '../../../../erasures.server.ts'
import { keepsHealth } from '../../public-retention.ts'

let base: TestDatabase
let centres: TwoCentres
let team: FullTeam
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  team = await aFullTeam(base, centres.here)
})
afterAll(() => base.close())

let files = 0
async function aRecord(): Promise<FullFile> {
  const made = await aFile(base, centres.here, team, `Dossier${(files += 1)}`)
  await fill(base, centres.here, team, made, ['health'])
  return made
}
const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(base.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, work)

/** Tables of both schemas in which the child still stands. */
async function leftOf(personId: Id<'person'>): Promise<string[]> {
  const tables = await base.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'person_id' and table_schema in ('child_health', 'vaccination') order by 1`,
  )
  const left: string[] = []
  for (const { name } of tables.rows)
    if (((await base.owner.query(`select from ${name} where person_id = $1`, [personId])).rowCount ?? 0) > 0) left.push(name)
  return left
}

test('the record is one piece under the law on medical treatment, from its first row to its last', async () => {
  const { child, mother } = await aRecord()
  const facts = await asSystem((tx) => keepsHealth.facts(tx, [child, mother], []))
  const piece = { term: 'wgbo', count: 1, kept: 0, lastMade: Temporal.PlainDate.from('2026-06-01') }
  expect([...facts.keys()]).toEqual([child])
  expect(facts.get(child)).toMatchObject({ ended: null, neededByFamily: false, pieces: [piece] })
  expect((await asSystem((tx) => keepsHealth.facts(tx, [child], [child]))).get(child)?.pieces[0]?.kept).toBe(1)
})

test('destroyed with the person, nothing of it is left, and another child keeps all', async () => {
  const [one, other] = [await aRecord(), await aRecord()]
  const before = await leftOf(other.child)
  expect(before.length).toBeGreaterThan(20)
  await asSystem((tx) => keepsHealth.destroyPersons(tx, [one.child]))
  expect(await leftOf(one.child)).toEqual([])
  expect(await leftOf(other.child)).toEqual(before)
})

test('destroyed as a piece, and not when another piece of the file goes', async () => {
  const { child, mother } = await aRecord()
  const proof = {
    personId: child,
    ground: 'term',
    requestId: null,
    on: Temporal.PlainDate.from('2026-06-01'),
    by: team.officer.accountId,
  } as const
  await asSystem((tx) => keepsHealth.destroyPieces(tx, [mother as string as Id<'piece'>], proof))
  expect(await leftOf(child)).not.toEqual([])
  const [piece] = await asSystem((tx) => keepsHealth.listPieces(tx, child))
  expect(piece).toMatchObject({ term: 'wgbo', kind: 'child-health-record' })
  await asSystem((tx) => keepsHealth.destroyPieces(tx, piece === undefined ? [] : [piece.id], proof))
  expect(await leftOf(child)).toEqual([])
})

test('what was erased after a backup was made is erased again from it', async () => {
  const [piece, whole] = [await aRecord(), await aRecord()]
  const list = [
    { kind: 'piece', id: piece.child as string },
    { kind: 'file', id: whole.child as string },
  ] as const
  const at = '2026-11-01T09:00:00Z'
  const client = await base.owner.connect()
  const erased = await eraseAgain(
    client,
    list.map((one) => ({ ...one, at, centreId: centres.here })),
  )
  client.release()
  expect(erased.map(({ kind }) => kind)).toEqual(['piece', 'file'])
  expect([await leftOf(piece.child), await leftOf(whole.child)]).toEqual([[], []])
})
