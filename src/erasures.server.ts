/** What was erased after a backup was made is erased again from it, before anybody can see it. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { readErasure, writeErasure, type ErasedKind, type Erasure } from '#contexts/access/rules/erasure.ts'
import { deletionOf, lastRows, rowsOfFile } from '#contexts/access/sql/retention/what-goes.server.ts'
import { erasuresFile } from '#contexts/access/use-cases/erasure-journal.server.ts'
import { rowsOfHealth, rowsOfSinglePieces } from '#contexts/child-health/public-retention.ts'
import { lastRowsOfPerson, rowsOfPerson } from '#contexts/families/sql/retention/what-goes.server.ts'
import { rowsOfVaccination } from '#contexts/vaccination/public-retention.ts'
import { Trouble } from '#platform/trouble.ts'

/** The table of each kind; what hangs on the row goes with it, its keys first of all. A file is in many: `eraseFilesAgain`. */
const tables: Readonly<Record<Exclude<ErasedKind, 'file'>, string>> = {
  conversation: 'advice.conversation',
  message: 'advice.message',
  piece: 'families.piece',
}

export type KnownErasures = { readonly list: readonly Erasure[] }

/** From the file that was given and from what is left of the journal here; null when there is neither. */
export function knownErasures(dataDir: string, given: string | null): KnownErasures | null {
  const folder = dirname(erasuresFile(dataDir, 'any'))
  const here = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  if (given === null && here.length === 0) return null
  const fromHere = here.flatMap((file) => readList(file))
  return { list: [...fromHere, ...(given === null ? [] : readGiven(given))] }
}

function readGiven(file: string): Erasure[] {
  if (!existsSync(file)) throw new Trouble(`The list of erasures ${file} is not there. Nothing was changed.`)
  const list = readList(file)
  if (list.length === 0 && readFileSync(file, 'utf8').trim() !== '')
    throw new Trouble(`${file} is no list of erasures. Nothing was changed.`)
  return list
}

const readList = (file: string): Erasure[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => readErasure(line) ?? [])

/** Erases within the transaction of the restore; answers what had come back. */
export async function eraseAgain(client: pg.ClientBase, list: readonly Erasure[]): Promise<Erasure[]> {
  const erased: Erasure[] = []
  for (const [kind, table] of Object.entries(tables)) {
    const ofKind = new Map(list.filter((one) => one.kind === kind).map((one) => [one.id, one]))
    if (ofKind.size === 0 || !(await isTable(client, table))) continue
    const { rows } = await client.query<{ id: string; conversation: string }>(
      `delete from ${table} where id = any($1) returning id, ${kind === 'message' ? 'conversation_id' : 'id'} as conversation`,
      [[...ofKind.keys()]],
    )
    if (kind === 'message') await forgetSubjects(client, rows)
    for (const { id } of rows) erased.push(ofKind.get(id) as Erasure) // the id was asked for by this map
    if (kind === 'piece') await forgetSharedPieces(client, [...ofKind.keys()])
  }
  return [...erased, ...(await eraseRecordsAgain(client, list)), ...(await eraseFilesAgain(client, list))]
}

/** A child-health record is one piece, known by the number of its person; a single piece of it by its own. */
async function eraseRecordsAgain(client: pg.ClientBase, list: readonly Erasure[]): Promise<Erasure[]> {
  const pieces = list.filter(({ kind }) => kind === 'piece')
  if (pieces.length === 0 || !(await isTable(client, 'child_health.contact'))) return []
  const erased = new Set<string>()
  for (const rows of [...rowsOfHealth, ...rowsOfVaccination]) {
    const gone = await client.query<{ id: string }>(`${deletionOf(rows)} returning ${rows.of} as id`, [pieces.map(({ id }) => id)])
    for (const { id } of gone.rows) erased.add(id)
  }
  for (const rows of rowsOfSinglePieces) {
    if (!(await isTable(client, rows.table))) continue
    const gone = await client.query<{ id: string }>(`${deletionOf(rows)} returning ${rows.of} as id`, [pieces.map(({ id }) => id)])
    for (const { id } of gone.rows) erased.add(id)
  }
  return pieces.filter(({ id }) => erased.has(id))
}

/** The very words of a piece that was shared are the piece. */
async function forgetSharedPieces(client: pg.ClientBase, ids: readonly string[]): Promise<void> {
  if (!(await isTable(client, 'access.share_item'))) return
  await client.query('delete from access.share_item where item = any($1)', [ids.map((id) => `piece:${id}`)])
}

/** Each with the rows that were the same person then, one by one: what stays for others depends on who is left. */
async function eraseFilesAgain(client: pg.ClientBase, list: readonly Erasure[]): Promise<Erasure[]> {
  const again: Erasure[] = []
  const files = list.filter(({ kind }) => kind === 'file')
  if (files.length === 0 || !(await isTable(client, 'families.person'))) return again
  const tables = await client.query<{ name: string }>(`select table_schema || '.' || table_name as name from information_schema.tables`)
  const known = new Set(tables.rows.map(({ name }) => name))
  const has = (table: string): boolean => known.has(table)
  for (const one of files) {
    const { rowCount } = await client.query(
      `select from access.subject where person_id = $1 and (state <> 'merged' or birth_date is not null)
      union all select from families.person where id = $1 and search_name <> ''`,
      [one.id],
    )
    if (rowCount === 0) continue
    const rows = [...rowsOfHealth, ...rowsOfVaccination, ...rowsOfPerson, ...rowsOfFile].filter(({ table }) => has(table)).map(deletionOf)
    for (const statement of [...rows, ...lastRowsOfPerson(has), ...lastRows(has)]) await client.query(statement, [[one.id]])
    again.push(one)
  }
  return again
}

async function isTable(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query<{ isThere: boolean }>('select to_regclass($1) is not null as "isThere"', [name])
  return rows[0]?.isThere === true
}

/** A subject is the first words of a letter, and may be of one that was erased: it goes as well. */
async function forgetSubjects(client: pg.ClientBase, erased: readonly { readonly conversation: string }[]): Promise<void> {
  const ids = erased.map(({ conversation }) => conversation)
  await client.query(`update advice.conversation set subject = '' where id = any($1)`, [ids])
  // A backup of an early release has no such column.
  const { rows } = await client.query(
    `select from information_schema.columns where table_schema = 'advice' and table_name = 'conversation' and column_name = 'text_mark'`,
  )
  if (rows.length > 0) await client.query('update advice.conversation set text_mark = null where id = any($1)', [ids])
}

/** The journal of each centre goes on with what it knew and what was given: the next restore needs it as well. */
export async function mergeErasures(client: pg.ClientBase, dataDir: string, list: readonly Erasure[]): Promise<void> {
  const { rows: centres } = await client.query<{ id: string; slug: string }>('select id, slug from access.centre')
  for (const { id, slug } of centres) {
    const file = erasuresFile(dataDir, slug)
    const known = new Set(existsSync(file) ? readList(file).map(writeErasure) : [])
    const fresh = [...new Set(list.filter(({ centreId }) => centreId === id).map(writeErasure))].filter((line) => !known.has(line))
    if (fresh.length === 0) continue
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    appendFileSync(file, `${fresh.join('\n')}\n`, { mode: 0o600 })
  }
}
