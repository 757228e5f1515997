/** A part of a conversation that was taken into an account and erased there does not come back with a backup in which it still stood in the whole. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseWithAccount } from '#contexts/advice/public.ts'
import { askQuestion, findAskerVisit, openWithCode, ownDeeds, readQuestion } from '#contexts/advice/deeds.ts'
import { claimConversation } from '#contexts/advice/use-cases/claim.server.ts'
import { newId } from '#platform/id.ts'
import { deleteOwnAccount } from './contexts/access/use-cases/residents.server.ts'
import { listAllErasures } from './contexts/access/use-cases/erasure-journal.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
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
