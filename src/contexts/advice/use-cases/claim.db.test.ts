/** PR-35: a conversation moves into an account, wholly or in part, and back; races end in one outcome; nobody else sees it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ResidentActor } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Scope } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { deleteOwnAccount } from '../../access/use-cases/residents.server.ts'
import type { Wish } from '../rules/claim.ts'
import { codeText, groupsOf } from '#platform/return-code.ts'
import { eraseWithAccount, findAccountVisit, listAccountConversations } from './account-conversations.server.ts'
import { askQuestion } from './ask-question.server.ts'
import { claimConversation } from './claim.server.ts'
import { eraseExpired, sendAnswerNotice } from './keep-terms.server.ts'
import { findAskerVisit, openWithCode, type AskerVisit } from './open-with-code.server.ts'
import { correctFacts, eraseOwnConversation, readOwnConversation, writeAsAsker, type OwnVisit } from './own-conversation.server.ts'
import { handleAbuse, readAbuseReport } from './handle-abuse.server.ts'
import { pauseFrom } from './pause.server.ts'
import { offerKey, putBack } from './put-back.server.ts'
import { reportAbuse } from './report-abuse.server.ts'
import { answerQuestion, writeNote } from './answer-question.server.ts'
import { takeQuestion } from './assign-question.server.ts'
import { noteAppointment } from './close-question.server.ts'
import { handKey } from './hand-key.server.ts'
import { readQuestion } from './read-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sanne: Context

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const person = { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] }
  sanne = aContext(database.db, centres.here, await aColleague(database.db, centres.here, person))
})
beforeEach(() => {
  desk = aDesk(database.db)
})
afterAll(() => database.close())

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

let number = 0
const visitor = (now?: Instant) => aContext(database.db, centres.here, { kind: 'visitor' }, now)
const contextOf = (actor: ResidentActor, now?: Instant) => aContext(database.db, centres.here, actor, now)

async function aResident(centreId = centres.here): Promise<ResidentActor> {
  const residentId = newId<'resident'>()
  const hash = Buffer.alloc(32, (number += 1))
  hash.write(residentId)
  await database.owner.query('insert into access.resident (centre_id, id, subject_hash, created_at) values ($1, $2, $3, now())', [
    centreId,
    residentId,
    hash,
  ])
  return { kind: 'resident', residentId, sessionId: newId<'residentSession'>() }
}

type Asked = { readonly id: Id<'conversation'>; readonly code: string }
async function asked(more: Partial<typeof aQuestion> = {}): Promise<Asked> {
  const sent = { key: `claim-${(number += 1)}`, source: aSource }
  const received = value(await askQuestion(visitor(), desk, { ...aQuestion, ...more }, sent))
  return { id: received.conversationId, code: received.code ?? '' }
}
async function open(code: string, now?: Instant): Promise<AskerVisit> {
  const { token } = value(await openWithCode(visitor(now), desk, code, aSource))
  const visit = await findAskerVisit(visitor(now), token)
  if (visit === null) throw new Error('no visit')
  return visit
}
async function account(actor: ResidentActor, id: Id<'conversation'>, now?: Instant): Promise<OwnVisit> {
  const visit = await findAccountVisit(contextOf(actor, now), desk, id)
  if (visit === null) throw new Error('not in this account')
  return visit
}
async function answered(id: Id<'conversation'>, text: string): Promise<void> {
  const { version } = value(await readQuestion(sanne, desk, id))
  value(await answerQuestion(sanne, desk, id, { text, articles: [], offersAppointment: false, seenVersion: version }))
}
const reply = (visit: OwnVisit, text: string) =>
  writeAsAsker(visit, desk, { text, urgency: 'ordinary', urgencyReasons: [], kind: 'reply', key: `reply-${(number += 1)}` })
const claim = (visit: AskerVisit, actor: ResidentActor, wish: Wish = { kind: 'whole' }, key = `form-${(number += 1)}`) =>
  claimConversation(visit, actor, desk, { ...wish, key })
const textsOf = async (visit: OwnVisit): Promise<string[]> => value(await readOwnConversation(visit)).letters.map(({ text }) => text)
const idsOf = async (visit: OwnVisit): Promise<string[]> => value(await readOwnConversation(visit)).letters.map(({ id }) => id)

/** A question, its answer, and a second question: the first two in the past. */
async function aTalk(): Promise<Asked & { readonly visit: AskerVisit; readonly letters: readonly string[] }> {
  const { id, code } = await asked({ text: 'Kersen, de eerste vraag', noticeAddress: 'iemand@example.nl' })
  value(await takeQuestion(sanne, desk, id))
  await answered(id, 'Het eerste antwoord')
  const visit = await open(code, nine.add({ minutes: 1 }))
  value(await reply(visit, 'Perziken, de tweede vraag'))
  return { id, code, visit, letters: await idsOf(visit) }
}

test('the whole: it is in the account, the key opens nothing, the team sees no name, the regime is that of an account', async () => {
  const { id, code, visit } = await aTalk()
  value(await writeNote(sanne, desk, id, 'Alleen voor ons'))
  const second = await open(code)
  const actor = await aResident()
  expect(value(await claim(visit, actor))).toEqual({ id, kind: 'whole' })
  const own = value(await readOwnConversation(await account(actor, id)))
  expect(own.letters.map(({ text }) => text)).toEqual(['Kersen, de eerste vraag', 'Het eerste antwoord', 'Perziken, de tweede vraag'])
  expect([own.regime, own.codeExpires.toString()]).toEqual(['account', '2027-11-24'])
  expect(await openWithCode(visitor(), desk, code, aSource)).toMatchObject({ error: { kind: 'unknown-code' } })
  expect(await readOwnConversation(second)).toEqual({ ok: false, error: { kind: 'gone' } })
  expect(await findAskerVisit(visitor(), second.token)).toBeNull()
  const work = value(await readQuestion(sanne, desk, id))
  expect(work).toMatchObject({ regime: 'account', keyCanBeHanded: false, state: 'taken', mine: true })
  expect(JSON.stringify(work)).not.toContain(actor.residentId)
  expect(work.letters.map(({ text }) => text)).toContain('Alleen voor ons')
  // It goes on from the account: writing, the answer, the notice with the right way in.
  value(await reply(await account(actor, id), 'Nog iets'))
  await answered(id, 'Nog een antwoord')
  const letters: string[] = []
  const mail = { send: async ({ text }: { text: string }) => void letters.push(text), kept: () => [] }
  const system = aContext(database.db, centres.here, { kind: 'system', name: 'test' }, nine.add({ minutes: 2 }))
  await sendAnswerNotice(system, desk, mail, id, (_language, regime) => ({ subject: '', text: regime }))
  expect(letters).toEqual(['account'])
  expect(await handKey(sanne, desk, id)).toMatchObject({ error: { kind: 'unknown' } })
})

test('a paused conversation goes along whole, pause and all; no part of it slips out', async () => {
  const { id, visit, letters } = await aTalk()
  value(await pauseFrom(sanne, desk, id, { kind: 'conversation', hours: 24, reason: 'many-messages', words: null }))
  value(await reply(visit, 'Nog veel meer'))
  const actor = await aResident()
  expect(await claim(visit, actor, { kind: 'part', letters: letters.slice(0, 1) })).toEqual({ ok: false, error: { kind: 'paused' } })
  value(await claim(visit, actor))
  const mine = await account(actor, id)
  expect(value(await readOwnConversation(mine)).pausedUntil?.toString()).toBe(nine.add({ hours: 24 }).toString())
  value(await reply(mine, 'En nog meer'))
  expect(
    value(await readQuestion(sanne, desk, id))
      .letters.filter(({ apart }) => apart)
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(['En nog meer', 'Nog veel meer'])
  // Another account feels nothing of it and sees nothing of it.
  const other = await aResident()
  expect(
    await inTransaction(database.db, { centreId: centres.here, actor: 'resident', actorId: other.residentId }, (tx) =>
      tx.selectFrom('advice.pause').select('id').execute(),
    ),
  ).toEqual([])
})

test('a letter that was reported and then went along is read, and acted on, where it is now', async () => {
  const { id, visit, letters } = await aTalk()
  const messageId = letters[0] ?? ''
  const reportId = value(await reportAbuse(sanne, desk, id, { messageId, kind: 'insults', words: 'Niet netjes' }))
  const { id: part } = value(await claim(visit, await aResident(), { kind: 'part', letters: [messageId] }))
  const marta = aContext(
    database.db,
    centres.here,
    await aColleague(database.db, centres.here, { name: 'Marta', profession: 'youthNurse', roles: ['coordinator'] }),
  )
  expect(value(await readAbuseReport(marta, desk, reportId))).toMatchObject({
    conversationId: part,
    words: 'Niet netjes',
    message: { text: 'Kersen, de eerste vraag' },
  })
  expect(value(await readQuestion(sanne, desk, part)).letters.map(({ reported }) => reported)).toEqual([true])
  value(await handleAbuse(marta, desk, reportId, { outcome: 'paused', words: null, hours: 24 }))
  expect(value(await readQuestion(sanne, desk, part)).pause).not.toBeNull()
  expect(value(await readQuestion(sanne, desk, id)).pause).toBeNull()
})

test('a part: the chosen letters go along under a key of their own; the rest and the notes stay; nothing of one is in the other', async () => {
  const { id, code, visit, letters } = await aTalk()
  value(await writeNote(sanne, desk, id, 'Alleen voor ons'))
  const actor = await aResident()
  const { id: part, kind } = value(await claim(visit, actor, { kind: 'part', letters: letters.slice(0, 2) }))
  expect([kind, part === id]).toEqual(['part', false])
  const mine = await account(actor, part)
  expect(await textsOf(mine)).toEqual(['Kersen, de eerste vraag', 'Het eerste antwoord'])
  expect(await textsOf(await open(code))).toEqual(['Perziken, de tweede vraag'])
  expect(await findAccountVisit(contextOf(actor), desk, id)).toBeNull()
  expect(mine.key.bytes.equals(visit.key.bytes)).toBe(false)
  const [ofPart, ofRest] = [value(await readQuestion(sanne, desk, part)), value(await readQuestion(sanne, desk, id))]
  expect([ofPart.subject, ofPart.state, ofPart.regime]).toEqual(['Kersen, de eerste vraag', 'answered', 'account'])
  expect([ofRest.subject, ofRest.state, ofRest.mine, ofRest.regime]).toEqual(['Perziken, de tweede vraag', 'taken', true, 'anonymous'])
  expect([ofPart, ofRest].map((one) => one.letters.filter(({ kind: k }) => k === 'note').length)).toEqual([0, 1])
  expect(value(await readOwnConversation(mine)).readers).toEqual([{ publicName: 'Sanne', profession: 'youthNurse' }])
  expect(value(await readOwnConversation(mine)).hasNotice).toBe(true)
})

test('all letters chosen is the whole; none chosen, and a letter that is not there, change nothing', async () => {
  const { id, visit, letters } = await aTalk()
  const actor = await aResident()
  expect(await claim(visit, actor, { kind: 'part', letters: [] })).toEqual({ ok: false, error: { kind: 'nothing-chosen' } })
  const strange = newId<'message'>()
  expect(await claim(visit, actor, { kind: 'part', letters: [strange] })).toEqual({ ok: false, error: { kind: 'letters-changed' } })
  expect(await idsOf(visit)).toEqual(letters)
  expect(value(await claim(visit, actor, { kind: 'part', letters }))).toEqual({ id, kind: 'whole' })
})

test('the same form twice is one move, wholly and in part', async () => {
  const actor = await aResident()
  const one = await aTalk()
  const wish = { kind: 'part', letters: one.letters.slice(0, 1) } as const
  const parts = await Promise.all([claim(one.visit, actor, wish, 'same'), claim(one.visit, actor, wish, 'same')])
  expect(value(parts[0])).toEqual(value(parts[1]))
  expect(await textsOf(await account(actor, value(parts[0]).id))).toEqual(['Kersen, de eerste vraag'])
  const other = await aTalk()
  const wholes = await Promise.all([claim(other.visit, actor), claim(other.visit, actor)])
  expect(wholes.map(value)).toEqual([0, 1].map(() => ({ id: other.id, kind: 'whole' })))
})

test('two windows that choose overlapping parts: one wins, the other hears that letters went', async () => {
  const actor = await aResident()
  const { visit, letters } = await aTalk()
  const outcomes = await Promise.all([0, 1].map((from) => claim(visit, actor, { kind: 'part', letters: letters.slice(from, from + 2) })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'letters-changed' } })
  const list = value(await listAccountConversations(contextOf(actor), desk))
  expect(list).toHaveLength(1)
})

test('two accounts that claim at the same moment: one has it, the other hears that it is gone', async () => {
  const [anna, joris] = [await aResident(), await aResident()]
  const { id, code, visit } = await aTalk()
  const other = await open(code)
  const outcomes = await Promise.all([claim(visit, anna), claim(other, joris)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'gone' } })
  const found = await Promise.all([anna, joris].map((one) => findAccountVisit(contextOf(one), desk, id)))
  expect(found.filter((one) => one !== null)).toHaveLength(1)
})

test('claiming and erasing at the same moment: erased, or in the account; never half', async () => {
  for (let i = 0; i < 6; i += 1) {
    const actor = await aResident()
    const { id, code, visit, letters } = await aTalk()
    const other = await open(code)
    const wish: Wish = i % 2 === 0 ? { kind: 'whole' } : { kind: 'part', letters: letters.slice(0, 1) }
    const [claimed, erased] = await Promise.all([claim(visit, actor, wish), eraseOwnConversation(other)])
    const mine = value(await listAccountConversations(contextOf(actor), desk))
    const rest = (await database.owner.query('select from advice.conversation where id = $1 and resident_id is null', [id])).rowCount
    if (!claimed.ok) expect([claimed.error.kind, erased.ok, mine.length, rest]).toEqual(['gone', true, 0, 0])
    else if (wish.kind === 'whole') expect([erased.ok, mine.length]).toEqual([false, 1])
    else expect([erased.ok, mine.length, rest]).toEqual([true, 1, 0])
  }
})

test('row-level security: one account does not see the other; the key sees nothing of an account; a visitor and another centre see nothing', async () => {
  const [anna, joris] = [await aResident(), await aResident()]
  const { id, visit } = await aTalk()
  value(await claim(visit, anna))
  const seen = (scope: Omit<Scope, 'centreId'>, centreId = centres.here) =>
    inTransaction(database.db, { centreId, ...scope }, async (tx) =>
      [
        await tx.selectFrom('advice.conversation').select('id').where('id', '=', id).execute(),
        await tx.selectFrom('advice.message').select('id').where('conversation_id', '=', id).execute(),
        await tx.selectFrom('advice.reader').select('account_id').where('conversation_id', '=', id).execute(),
      ].map((rows) => rows.length),
    )
  expect(await seen({ actor: 'resident', actorId: anna.residentId })).toEqual([1, 3, 1])
  expect(await seen({ actor: 'resident', actorId: joris.residentId })).toEqual([0, 0, 0])
  expect(await seen({ actor: 'resident', actorId: joris.residentId, conversationId: id })).toEqual([0, 0, 0])
  expect(await seen({ actor: 'asker', conversationId: id })).toEqual([0, 0, 0])
  expect(await seen({ actor: 'asker', actorId: anna.residentId, conversationId: id })).toEqual([0, 0, 0])
  expect(await seen({ actor: 'visitor' })).toEqual([0, 0, 0])
  expect(await seen({ actor: 'client', actorId: anna.residentId })).toEqual([0, 0, 0])
  expect(await seen({ actor: 'resident', actorId: anna.residentId }, centres.elsewhere)).toEqual([0, 0, 0])
  const elsewhere = aContext(database.db, centres.elsewhere, anna)
  expect(await findAccountVisit(elsewhere, desk, id)).toBeNull()
  expect(value(await listAccountConversations(elsewhere, desk))).toEqual([])
})

test('nobody but a resident moves a conversation: not the asker, the team, a program or the system', async () => {
  const { id, visit } = await aTalk()
  const actors = [visit.ctx.actor, sanne.actor, { kind: 'system', name: 'x' }, { kind: 'visitor' }] as const
  for (const actor of actors) {
    expect(await claim(visit, actor as unknown as ResidentActor)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
    expect(await offerKey({ ...visit.ctx, actor }, desk, id)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  }
})

test('every look and every move is in the log, without the account and without content', async () => {
  const actor = await aResident()
  const { id, visit } = await aTalk()
  value(await claim(visit, actor))
  value(await listAccountConversations(contextOf(actor), desk))
  value(await readOwnConversation(await account(actor, id)))
  const { rows } = await database.owner.query<{ event_type: string; action_code: string; detail: string | null; row: string }>(
    `select event_type, action_code, detail, e::text as row from access.audit_event e where actor_kind = 'resident' and object_id = $1 order by recorded_at, id`,
    [id],
  )
  expect(rows.map(({ event_type, action_code, detail }) => [event_type, action_code, detail])).toEqual([
    ['conversation.claim', 'U', 'whole'],
    ['conversation.readOwn', 'R', 'list'],
    ['conversation.readOwn', 'E', 'open'],
    ['conversation.readOwn', 'R', null],
  ])
  for (const { row } of rows) for (const word of [actor.residentId, 'Kersen']) expect(row).not.toContain(word)
})

const given = (offered: Awaited<ReturnType<typeof offerKey>>) => {
  const { code, proof, askedGroup } = value(offered)
  return { code, proof, askedGroup, group: groupsOf(code)[askedGroup - 1] ?? '' }
}

test('back to a key: nothing changes before a group is given back; then only the fresh key opens it, and the term is that of a key', async () => {
  const actor = await aResident()
  const { id, code: old, visit } = await aTalk()
  value(await claim(visit, actor))
  const later = nine.add({ hours: 24 * 200 })
  const ctx = contextOf(actor, later)
  const key = given(await offerKey(ctx, desk, id))
  const wrong = await putBack(ctx, desk, id, { ...key, group: 'AAAA' })
  expect(wrong).toMatchObject({ error: { kind: 'wrong-group' } })
  expect(await findAccountVisit(ctx, desk, id)).not.toBeNull()
  const results = await Promise.all([putBack(ctx, desk, id, key), putBack(ctx, desk, id, key)])
  expect(results.map((one) => value(one).codeExpires.toString())).toEqual(['2027-09-10', '2027-09-10'])
  expect(await findAccountVisit(ctx, desk, id)).toBeNull()
  expect(await openWithCode(visitor(later), desk, old, aSource)).toMatchObject({ error: { kind: 'unknown-code' } })
  const again = await open(codeText(key.code), later)
  expect(await textsOf(again)).toHaveLength(3)
  expect(value(await readOwnConversation(again)).regime).toBe('anonymous')
})

test('a key of ones own making, or of another conversation, puts nothing back; nor does another account', async () => {
  const [anna, joris] = [await aResident(), await aResident()]
  const [one, other] = [await aTalk(), await aTalk()]
  for (const { visit } of [one, other]) value(await claim(visit, anna))
  const ctx = contextOf(anna)
  const key = given(await offerKey(ctx, desk, one.id))
  expect(await putBack(ctx, desk, other.id, key)).toMatchObject({ error: { kind: 'begin-again' } })
  expect(await putBack(ctx, desk, one.id, { ...key, proof: 'zelf' })).toMatchObject({ error: { kind: 'begin-again' } })
  expect(await offerKey(contextOf(joris), desk, one.id)).toEqual({ ok: false, error: { kind: 'gone' } })
  expect(await putBack(contextOf(joris), desk, one.id, key)).toEqual({ ok: false, error: { kind: 'gone' } })
  expect(await findAccountVisit(ctx, desk, one.id)).not.toBeNull()
})

test('after the first appointment it does not go back, and the reason is told; erasing and reading go on', async () => {
  const actor = await aResident()
  const { id, visit } = await aTalk()
  value(await noteAppointment(sanne, desk, id, true))
  value(await claim(visit, actor))
  const refusal = { ok: false, error: { kind: 'had-appointment' } }
  expect(await offerKey(contextOf(actor), desk, id)).toMatchObject(refusal)
  expect(value(await readOwnConversation(await account(actor, id))).firstAppointment?.toString()).toBe('2026-11-24')
  // Noted by mistake: it is taken away again, and the way back is open.
  value(await noteAppointment(sanne, desk, id, false))
  const key = given(await offerKey(contextOf(actor), desk, id))
  // Made while the page with the key was open.
  value(await noteAppointment(sanne, desk, id, true))
  expect(await putBack(contextOf(actor), desk, id, key)).toMatchObject(refusal)
  value(await eraseOwnConversation(await account(actor, id)))
  expect(await findAccountVisit(contextOf(actor), desk, id)).toBeNull()
})

test('putting back and erasing, and putting back and an appointment, at the same moment: one outcome', async () => {
  const actor = await aResident()
  const ctx = contextOf(actor)
  for (let i = 0; i < 4; i += 1) {
    const { id, visit } = await aTalk()
    value(await claim(visit, actor))
    const key = given(await offerKey(ctx, desk, id))
    const mine = await account(actor, id)
    const [back, other] = await Promise.all([
      putBack(ctx, desk, id, key),
      i % 2 === 0 ? eraseOwnConversation(mine) : noteAppointment(sanne, desk, id, true),
    ])
    const { rows } = await database.owner.query<{ resident_id: string | null }>(
      'select resident_id from advice.conversation where id = $1',
      [id],
    )
    if (i % 2 === 0) expect([back.ok, other.ok, rows.length]).toEqual(back.ok ? [true, false, 1] : [false, true, 0])
    else expect([other.ok, rows[0]?.resident_id === null]).toEqual([true, back.ok])
  }
})

test('PR-24: the nightly run honours the regime; a new message starts the term anew', async () => {
  const actor = await aResident()
  const { id, visit } = await aTalk()
  value(await claim(visit, actor))
  const run = (days: number) =>
    eraseExpired(aContext(database.db, centres.here, { kind: 'system', name: 'test' }, nine.add({ hours: 24 * days })))
  const isThere = async () => (await database.owner.query('select from advice.conversation where id = $1', [id])).rowCount === 1
  value(await run(364))
  expect(await isThere()).toBe(true)
  value(await reply(await account(actor, id, nine.add({ hours: 24 * 364 })), 'Nog steeds'))
  value(await run(364 + 364))
  expect(await isThere()).toBe(true)
  value(await run(364 + 366))
  expect(await isThere()).toBe(false)
})

test('AVG 16: in an account what stands beside the letters is put right; with a key that right is not there', async () => {
  const actor = await aResident()
  const { id, visit } = await aTalk()
  const right = { audience: 'youngPeople', childAgeYears: 14, postcode4: null }
  expect(await correctFacts(visit, right)).toEqual({ ok: false, error: { kind: 'no-such-right' } })
  value(await claim(visit, actor))
  value(await correctFacts(await account(actor, id), right))
  expect(value(await readQuestion(sanne, desk, id))).toMatchObject(right)
})

test('deleting the account erases what is in it, and leaves what has a key; both are on the list of erasures', async () => {
  const actor = await aResident()
  const [whole, parted] = [await aTalk(), await aTalk()]
  value(await claim(whole.visit, actor))
  const part = value(await claim(parted.visit, actor, { kind: 'part', letters: parted.letters.slice(0, 2) })).id
  value(await deleteOwnAccount(contextOf(actor), [eraseWithAccount]))
  const { rows } = await database.owner.query<{ id: string }>('select id from advice.conversation where id = any($1)', [
    [whole.id, parted.id, part],
  ])
  expect(rows).toEqual([{ id: parted.id }])
  expect(await textsOf(await open(parted.code))).toEqual(['Perziken, de tweede vraag'])
  const erased = await database.owner.query<{ object_type: string; object_id: string }>(
    `select object_type, object_id from access.audit_event where action_code = 'D' and detail = 'with-account' and object_id = any($1)`,
    [[whole.id, part, ...whole.letters, ...parted.letters]],
  )
  // The letters of the part are named too: a backup from before has them in the other conversation.
  expect(erased.rows.map(({ object_type, object_id }) => `${object_type} ${object_id}`).toSorted()).toEqual(
    [`conversation ${whole.id}`, `conversation ${part}`, ...parted.letters.slice(0, 2).map((id) => `message ${id}`)].toSorted(),
  )
})

test('claiming into an account that is being deleted: erased with it, or told that there is no account', async () => {
  for (let i = 0; i < 4; i += 1) {
    const actor = await aResident()
    const { id, code, visit } = await aTalk()
    const [claimed, deleted] = await Promise.all([claim(visit, actor), deleteOwnAccount(contextOf(actor), [eraseWithAccount])])
    expect(deleted.ok).toBe(true)
    if (claimed.ok) expect((await database.owner.query('select from advice.conversation where id = $1', [id])).rowCount).toBe(0)
    else {
      expect(claimed.error).toEqual({ kind: 'no-account' })
      expect(await textsOf(await open(code))).toHaveLength(3)
    }
  }
})

test('in part and back: two conversations, each with its own key', async () => {
  const actor = await aResident()
  const { code, visit, letters } = await aTalk()
  const { id: part } = value(await claim(visit, actor, { kind: 'part', letters: letters.slice(2) }))
  const ctx = contextOf(actor)
  const key = given(await offerKey(ctx, desk, part))
  value(await putBack(ctx, desk, part, key))
  expect(await textsOf(await open(codeText(key.code)))).toEqual(['Perziken, de tweede vraag'])
  expect(await textsOf(await open(code))).toEqual(['Kersen, de eerste vraag', 'Het eerste antwoord'])
  expect(value(await listAccountConversations(ctx, desk))).toEqual([])
})

test('the database keeps it: a key or an account, never both and never neither', async () => {
  const actor = await aResident()
  const { id } = await aTalk()
  const set = (what: string) => database.owner.query(`update advice.conversation set ${what} where id = $1`, [id])
  await expect(set(`resident_id = '${actor.residentId}', claimed_at = now()`)).rejects.toThrow('opened_by_key_or_account')
  await expect(set('selector = null, verifier_salt = null, verifier_hash = null, key_for_code = null')).rejects.toThrow(
    'opened_by_key_or_account',
  )
  await expect(set('verifier_hash = null')).rejects.toThrow('opened_by_key_or_account')
})
