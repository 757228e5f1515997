/** What was erased does not come back with an older backup: a part of a conversation that was taken into an account and erased there and stood in the whole then, and the whole file of a person. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseWithAccount } from '#contexts/advice/public.ts'
import { askQuestion, eraseExpired, findAskerVisit, openWithCode, ownDeeds, readQuestion } from '#contexts/advice/deeds.ts'
import { claimConversation } from '#contexts/advice/use-cases/claim.server.ts'
import { newId } from '#platform/id.ts'
import { deleteOwnAccount } from './contexts/access/use-cases/residents.server.ts'
import { listAllErasures } from './contexts/access/use-cases/erasure-journal.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { anOldFile, aProvedColleague, destroyOldFile } from '#tests/builders/old-file.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { testKeys } from '#tests/keys.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { eraseAgain } from './erasures.server.ts'

let database: TestDatabase
let centres: TwoCentres

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
})
afterAll(() => database.close())

test('the letters go, the subject that held their words goes, the rest stays', async () => {
  const desk = aDesk(database.db)
  const visitor = aContext(database.db, centres.here, { kind: 'visitor' })
  const asked = await askQuestion(visitor, desk, aQuestion, { key: 'once', source: aSource })
  const id = asked.ok ? asked.value.conversationId : newId<'conversation'>()
  const opened = await openWithCode(visitor, desk, (asked.ok && asked.value.code) || '', aSource)
  const visit = await findAskerVisit(visitor, opened.ok ? opened.value.token : '')
  if (visit === null) throw new Error('no visit')
  await ownDeeds.writeAsAsker(visit, desk, { text: 'Dit blijft', urgency: 'ordinary', urgencyReasons: [], kind: 'reply', key: 'a' })
  const read = await ownDeeds.readOwnConversation(visit)
  const [first, second] = read.ok ? read.value.letters.map((letter) => letter.id) : []
  // The backup: the conversation as it is now.
  const client = database.owner
  const rowsOf = async (table: string, column: string) =>
    (await client.query<{ rows: unknown }>(`select coalesce(jsonb_agg(r), '[]') as rows from ${table} r where ${column} = $1`, [id]))
      .rows[0]?.rows
  const backup = {
    'advice.conversation': await rowsOf('advice.conversation', 'id'),
    'advice.message': await rowsOf('advice.message', 'conversation_id'),
  }

  const residentId = newId<'resident'>()
  const resident = { kind: 'resident', residentId, sessionId: newId<'residentSession'>() } as const
  await client.query('insert into access.resident (centre_id, id, subject_hash, created_at) values ($1, $2, $3, now())', [
    centres.here,
    residentId,
    Buffer.alloc(32, 1),
  ])
  const claimed = await claimConversation(visit, resident, desk, { kind: 'part', letters: [first ?? ''], key: 'form' })
  expect(claimed).toMatchObject({ ok: true, value: { kind: 'part' } })
  await deleteOwnAccount(aContext(database.db, centres.here, resident), [eraseWithAccount])
  const erasures = await listAllErasures(database, { id: centres.here, slug: 'hier' })
  expect(erasures.map(({ kind }) => kind)).toEqual(['conversation', 'message'])

  // The restore: everything as in the backup, and then what was erased since.
  await client.query('delete from advice.conversation')
  for (const [table, rows] of Object.entries(backup))
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  const connection = await client.connect()
  expect(await eraseAgain(connection, erasures)).toMatchObject([{ kind: 'message', id: first }])
  connection.release()
  const left = await client.query<{ id: string }>('select id from advice.message')
  expect(left.rows).toEqual([{ id: second }])
  const nurse = await aColleague(database.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['professional'] })
  const seen = await readQuestion(aContext(database.db, centres.here, nurse), desk, id)
  expect(seen).toMatchObject({ value: { subject: '…', letters: [{ text: 'Dit blijft' }] } })
})

test('PR-24: a conversation that had its time is gone with its key: from every table, so from any backup made afterwards, and again from an older one', async () => {
  const { db, owner } = database
  const desk = aDesk(db)
  const asked = await askQuestion(aContext(db, centres.here, { kind: 'visitor' }), desk, aQuestion, { key: 'old', source: aSource })
  const [id, code] = asked.ok ? [asked.value.conversationId, asked.value.code ?? ''] : ['', '']
  const tables = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('access', 'families', 'advice', 'pgboss') and table_type = 'BASE TABLE'`,
  )
  const { rows: keys } = await owner.query<{ key: Buffer }>(
    `select unnest(array[key_for_code, key_for_centre]) as key from advice.conversation where id = $1`,
    [id],
  )
  expect(keys).toHaveLength(2)
  // Bytes stand as hexadecimal signs in the text of a row, so that a wrapped key that was copied elsewhere is found too.
  const traces = [id, ...keys.map(({ key }) => key.toString('hex'))].map((part) => `%${part}%`)
  const backup = new Map<string, string>()
  const withTraces = async () => {
    const found: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await owner.query<{ rows: unknown }>(`select jsonb_agg(t) as rows from ${name} t where t::text like any($1)`, [
        traces,
      ])
      if (rows[0]?.rows === null) continue
      found.push(name)
      if (!backup.has(name)) backup.set(name, JSON.stringify(rows[0]?.rows))
    }
    return found.filter((name) => name !== 'access.audit_event')
  }
  expect(await withTraces()).toEqual(expect.arrayContaining(['advice.conversation', 'advice.message']))

  const later = aContext(db, centres.here, { kind: 'system', name: 'retention' }, aTuesdayMorning.add({ hours: 24 * 91 }))
  expect(await eraseExpired(later)).toMatchObject({ ok: true })
  expect(await withTraces()).toEqual([])
  expect(await openWithCode(aContext(db, centres.here, { kind: 'visitor' }), desk, code, aSource)).toMatchObject({ ok: false })

  const erasures = (await listAllErasures(database, { id: centres.here, slug: 'hier' })).filter((one) => one.id === id)
  expect(erasures).toMatchObject([{ kind: 'conversation', id }])
  const connection = await owner.connect()
  await connection.query(`begin; set local session_replication_role = 'replica'`)
  for (const [name, rows] of backup)
    if (name !== 'access.audit_event')
      await connection.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [rows])
  await connection.query(`set local session_replication_role = 'origin'`)
  await eraseAgain(connection, erasures)
  await connection.query('commit')
  connection.release()
  // That a form was sent once: a number, which the next tidying forgets.
  expect(await withTraces()).toEqual(['access.idempotency'])
})

test('PR-24: the file of a person goes again from every table, and the file of the brother keeps its tie', async () => {
  const { db, owner } = database
  const nurse = await aColleague(db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const officer = await aProvedColleague(
    db,
    centres.here,
    { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] },
    aTuesdayMorning,
  )
  const { child, mother, piece } = await anOldFile(db, centres.here, { accountId: nurse.accountId })
  // The backup: every row in which the number of the child or the piece stands.
  const tables = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('access', 'families') and table_type = 'BASE TABLE'`,
  )
  const backup = new Map<string, string>()
  for (const { name } of tables.rows.filter((one) => one.name !== 'access.audit_event')) {
    const { rows } = await owner.query<{ rows: unknown }>(`select jsonb_agg(t) as rows from ${name} t where t::text like any($1)`, [
      [`%${child}%`, `%${piece}%`],
    ])
    if (rows[0]?.rows !== null) backup.set(name, JSON.stringify(rows[0]?.rows))
  }
  expect([...backup.keys()]).toEqual(
    expect.arrayContaining(['access.care_relation', 'access.subject', 'families.person', 'families.piece', 'families.tie']),
  )

  await destroyOldFile({ db, keys: testKeys }, centres.here, officer, { child, mother, piece }, aTuesdayMorning)
  const erasures = (await listAllErasures(database, { id: centres.here, slug: 'hier' })).filter(({ kind }) => kind === 'file')
  expect(erasures).toMatchObject([{ kind: 'file', id: child }])

  const connection = await owner.connect()
  await connection.query(`begin; set local session_replication_role = 'replica'`)
  await connection.query('delete from families.tie where other_id = $1 or person_id = $1', [child])
  await connection.query('delete from families.person where id = $1', [child])
  for (const [name, rows] of backup)
    await connection.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [rows])
  await connection.query(`set local session_replication_role = 'origin'`)
  expect(await eraseAgain(connection, erasures)).toMatchObject([{ kind: 'file', id: child }])
  // A second time there is nothing left to erase.
  expect(await eraseAgain(connection, erasures)).toEqual([])
  await connection.query('commit')
  connection.release()
  const left: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await owner.query(`select from ${name} t where t::text like any($1) limit 1`, [[`%${child}%`, `%${piece}%`]])
    if (rows.length > 0) left.push(name)
  }
  expect(left.toSorted()).toEqual(['access.audit_event', 'families.person', 'families.tie'])
  const { rows } = await owner.query<{ id: string; call_name: string }>(
    'select id, call_name from families.person where id = any($1) order by call_name',
    [[child, mother]],
  )
  expect(rows).toEqual([
    { id: mother, call_name: 'Mila' },
    { id: child, call_name: '—' },
  ])
})
