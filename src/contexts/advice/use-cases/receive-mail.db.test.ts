import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { openWithCode } from './open-with-code.server.ts'
import { receiveMail } from './receive-mail.server.ts'
import { handKey } from './hand-key.server.ts'
import { readQuestion } from './read-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sent: Letter[]
const post: Mail = {
  async send(letter) {
    sent.push(letter)
  },
  kept: () => [],
}
const words = { reply: { subject: 'Automatisch antwoord', text: 'Stel je vraag hier' }, attachments: '[bijlage]', cut: '[ingekort]' }

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  desk = aDesk(database.db)
})
beforeEach(async () => {
  sent = []
  await database.owner.query('delete from advice.conversation')
  await database.owner.query('delete from access.attempt')
  await database.owner.query('delete from access.idempotency')
})
afterAll(() => database.close())

const aMail = {
  headers: new Map<string, string>(),
  from: 'ouder@example.nl',
  subject: 'Mijn zoon slaapt niet',
  text: 'Bel mij op 06 1234 5678.',
  attachments: 1,
  messageId: '<1@example.nl>',
}
const take = (mail: Partial<typeof aMail> = {}, minutes = 0) =>
  receiveMail(
    aContext(database.db, centres.here, { kind: 'system', name: 'mail' }, aTuesdayMorning.add({ minutes })),
    desk,
    post,
    { ...aMail, ...mail },
    words,
  )
const kept = async () => (await database.owner.query<{ id: string; channel: string }>('select id, channel from advice.conversation')).rows

test('a mail becomes a question: personal data and attachments out, the address kept nowhere, one reply without a secret', async () => {
  expect(await take()).toEqual({ ok: true, value: { kind: 'received', replied: true } })
  const [row] = await kept()
  expect(row?.channel).toBe('mail')
  const sanne = aContext(
    database.db,
    centres.here,
    await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] }),
  )
  const id = row?.id as Id<'conversation'>
  const question = await readQuestion(sanne, desk, id)
  expect(question).toMatchObject({
    value: { letters: [{ text: 'Mijn zoon slaapt niet\n\nBel mij op [telefoonnummer weggehaald].\n\n[bijlage]' }], keyCanBeHanded: true },
  })
  expect(sent).toEqual([{ to: 'ouder@example.nl', ...words.reply }])
  const { rows } = await database.owner.query('select notice_address from advice.conversation')
  expect(rows).toEqual([{ notice_address: null }])
  // Who calls about the mail gets a key from the desk, which works once; after that there is no other.
  const handed = await handKey(sanne, desk, id)
  const visitor = aContext(database.db, centres.here, { kind: 'visitor' })
  expect(await openWithCode(visitor, desk, handed.ok ? handed.value.code : '', aSource)).toMatchObject({ ok: true })
  expect(await handKey(sanne, desk, id)).toMatchObject({ ok: false, error: { kind: 'unknown' } })
})

test('programs are not kept and not answered', async () => {
  expect(await take({ headers: new Map([['auto-submitted', 'auto-replied']]) })).toMatchObject({ value: { kind: 'program' } })
  expect([await kept(), sent]).toEqual([[], []])
})

test('a sender who writes again at once is taken in, and answered once; after a quarter of an hour again', async () => {
  for (const [at, subject] of ['Een', 'Twee', 'Drie'].entries()) await take({ subject, messageId: `<${at}@x>` }, at)
  expect([(await kept()).length, sent.length]).toEqual([3, 1])
  await take({ subject: 'Vier', messageId: '<4@x>' }, 20)
  expect(sent).toHaveLength(2)
})

test('the same mail delivered twice is one question', async () => {
  await take()
  await take()
  expect([(await kept()).length, sent.length]).toEqual([1, 1])
})

test('words of danger in a mail put it in front', async () => {
  await take({ text: 'Hij slaat mij. Ik durf niet naar huis.' })
  const { rows } = await database.owner.query('select urgency from advice.conversation')
  expect(rows).toEqual([{ urgency: 'acute' }])
  expect(desk.told.map(({ name }) => name)).toContain('advice.acute-question')
})
