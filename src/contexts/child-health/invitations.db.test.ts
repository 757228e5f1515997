/** What goes out to a family and what comes back: sessions and invitations on the own page, mails that are sent once, and answers that reach the team. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { JobData } from '#platform/jobs.server.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { Temporal } from '#platform/time.ts'
import { sessionJobs } from '#contexts/vaccination/jobs.ts'
import { answerFor } from '#contexts/vaccination/public.ts'
import { cancelSession, removeChild } from '#contexts/vaccination/use-cases/sessions/change-plan.server.ts'
import { mailRequest } from '#contexts/vaccination/use-cases/sessions/mail-request.server.ts'
import { askFamilies } from '#contexts/vaccination/use-cases/sessions/prepare.server.ts'
import { putInSession } from '#contexts/vaccination/public-sessions.ts'
import { readSession } from '#contexts/vaccination/use-cases/sessions/read-sessions.server.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aContact } from '#tests/builders/health-contact.ts'
import { aSchoolTeam, aSession, type SchoolTeam } from '#tests/builders/health-sessions.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { mailInvitation } from './use-cases/calls/mail-invitation.server.ts'
import { inviteChild } from './use-cases/calls/invite-child.server.ts'
import { readHealthLists } from './use-cases/calls/read-lists.server.ts'
import { answerInvitation } from './use-cases/family/answer-invitation.server.ts'
import { readOwnInvitations, type OwnInvitations } from './use-cases/family/own-invitations.server.ts'
import { readWhatWaits } from './use-cases/family/what-waits.server.ts'
import { readSchedule } from './use-cases/schedule/read-schedule.server.ts'

let base: TestDatabase
let here: Id<'centre'>
let team: SchoolTeam
const noAccess = { ok: false, error: { kind: 'no-access' } }
const rowsOf = async (sql: string, ...values: unknown[]) => (await base.owner.query<Record<string, unknown>>(sql, values)).rows

beforeAll(async () => {
  base = await freshDatabase()
  here = (await aRegionWithTwoCentres(base.db)).here
  team = await aSchoolTeam(base.db, here)
})
afterAll(() => base.close())

/** Each test has a cohort of its own: children of ten, eleven years back from a month that moves. */
let month = 0
type Family = Readonly<Record<'child' | 'mother' | 'father', Id<'person'>>> & { readonly range: readonly [string, string] }
let family: Family
let mother: Context
let father: Context

async function aFamily(born: string): Promise<Omit<Family, 'range'>> {
  const one = (name: string, on: string) => aPerson(base.db, here, { name, born: on })
  const made = {
    child: await one('Noor Bloem', born),
    mother: await one('Mila Bloem', '1990-05-05'),
    father: await one('Tom Hoog', '1989-03-03'),
  }
  for (const holder of [made.mother, made.father]) await hasAuthority(base.db, here, { holder, child: made.child, from: born })
  await worksWith(base.db, here, { accountId: team.nurses[0].accountId, personId: made.child, purpose: 'youthHealth' })
  return made
}
const as = async (person: Id<'person'>, mail: string | null = null): Promise<Context> =>
  aContext(base.db, here, await aResidentWhoIs(base.db, here, person, aTuesdayMorning, mail))
const nurse = (who: 0 | 1 = 0): Context => aContext(base.db, here, team.nurses[who])
const cohort = (): { readonly born: string; readonly range: readonly [string, string] } => {
  const first = Temporal.PlainDate.from('2015-01-01').add({ months: (month += 1) })
  return { born: first.add({ days: 9 }).toString(), range: [first.toString(), first.add({ months: 1 }).subtract({ days: 1 }).toString()] }
}

beforeEach(async () => {
  const { born, range } = cohort()
  family = { ...(await aFamily(born)), range }
  mother = await as(family.mother, `mila-${month}@post.example`)
  father = await as(family.father)
})

async function read(ctx: Context, child: Id<'person'> = family.child): Promise<OwnInvitations> {
  const done = await readOwnInvitations(ctx, child)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value
}
const planned = (inDays = 7) => aSession(base.db, here, { vaccines: ['HPV'], born: family.range, team, inDays })
type Told = { readonly name: string; readonly data: JobData; readonly onceKey: string | undefined }
const outbox = () => {
  const told: Told[] = []
  const tell = async (_tx: unknown, name: string, data: JobData, options?: { readonly onceKey?: string }): Promise<void> => {
    told.push({ name, data, onceKey: options?.onceKey })
  }
  return { told, tell }
}
const mailbox = (): Mail & { readonly sent: Letter[] } => {
  const sent: Letter[] = []
  return { sent, send: async (letter) => void sent.push(letter), kept: () => [] }
}
const wordOf = ({ sessions }: OwnInvitations) => sessions[0]?.vaccines[0]?.word

describe('a session reaches the family', () => {
  test('when, where and for what, as soon as the child stands on the list; who is not of the family reads nothing', async () => {
    await planned()
    const seen = await read(mother)
    expect(seen).toMatchObject({ waiting: 1, sessions: [{ place: 'Sporthal de Wiel', asked: null, bandThen: null }] })
    expect(seen.sessions[0]?.heldOn.toString()).toBe('2026-12-01')
    expect(seen.sessions[0]?.vaccines).toMatchObject([{ vaccine: 'HPV', at: 'asked', word: { kind: 'open' }, says: null }])
    const stranger = await as(await aPerson(base.db, here, { name: 'Ruben Okkerse', born: '1988-01-01' }))
    expect(await readOwnInvitations(stranger, family.child)).toMatchObject(noAccess)
    expect(await answerFor(stranger, family.child, { vaccines: ['HPV'], says: 'yes' })).toMatchObject(noAccess)
  })

  test('an answer reaches the team at once; conflicting words stay so, and neither parent reads the other (PR-08, PR-10)', async () => {
    const id = await planned()
    const said = async () => {
      const page = await readSession(nurse(), id, { all: true })
      return page.ok ? page.value.children.map((one) => [one.said, one.vaccines[0]?.answers.kind]) : page.error
    }
    expect(await said()).toEqual([['nothing', 'waiting']])
    await answerFor(mother, family.child, { vaccines: ['HPV'], says: 'yes' })
    const silent = wordOf(await read(mother))
    expect(await said()).toEqual([['nothing', 'waiting']])
    await answerFor(father, family.child, { vaccines: ['HPV'], says: 'no' })
    expect(await said()).toEqual([['conflicting', 'conflicting']])
    expect([silent, wordOf(await read(mother))]).toEqual([silent, { kind: 'yes-not-round', considered: false }])
    expect((await read(mother)).waiting).toBe(0)
    await answerFor(father, family.child, { vaccines: ['HPV'], says: 'yes' })
    expect(await said()).toEqual([['yes', 'complete']])
    expect(wordOf(await read(mother))).toEqual({ kind: 'round' })
  })

  test('PR-10: that we asked is read by who was asked, and not by the other parent', async () => {
    const id = await planned()
    await answerFor(father, family.child, { vaccines: ['HPV'], says: 'yes' })
    expect(await askFamilies(nurse(), outbox().tell, id, { attempt: 1, channel: 'letter' })).toMatchObject({ ok: true, value: 1 })
    expect([(await read(mother)).sessions[0]?.asked?.times, (await read(father)).sessions[0]?.asked]).toEqual([1, null])
  })

  test('taken off the list, cancelled or over, it is not shown any more', async () => {
    const coordinator = aContext(base.db, here, team.coordinator)
    const [one, two] = [await planned(5), await planned(6)]
    expect((await read(mother)).sessions.map(({ id }) => id)).toEqual([one, two])
    expect((await removeChild(coordinator, one, family.child, 'moved')).ok).toBe(true)
    expect((await cancelSession(coordinator, two)).ok).toBe(true)
    expect((await read(mother)).sessions).toEqual([])
    await planned(1)
    const later = { ...mother, now: aTuesdayMorning.add({ hours: 48 }) }
    expect((await read(later)).sessions).toEqual([])
  })

  test('PR-04: who turns 12 or 16 before the day is told who decides then', async () => {
    const heldOn = Temporal.PlainDate.from('2026-12-01')
    for (const [years, band] of [
      [12, '12-15'],
      [16, '16-17'],
    ] as const) {
      const born = heldOn.subtract({ years })
      const teen = await aFamily(born.toString())
      await aSession(base.db, here, { vaccines: ['HPV'], born: [born.toString(), born.toString()], team, inDays: 7 })
      expect((await read(await as(teen.mother), teen.child)).sessions[0]?.bandThen).toBe(band)
    }
  })

  test('what the child had already is not asked about', async () => {
    await base.owner.query(
      `insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, elsewhere, recorded_by, recorded_at)
        select $1, gen_random_uuid(), $2, 'HPV', d, 'register', gen_random_uuid(), now() from unnest('{2025-11-01,2026-06-01}'::date[]) d`,
      [here, family.child],
    )
    await planned()
    expect(await read(mother)).toMatchObject({ waiting: 0, sessions: [{ vaccines: [{ at: 'had-already' }] }] })
  })
})

describe('asking in rounds', () => {
  const channels = async (id: Id<'session'>) =>
    (await rowsOf('select channel from vaccination.answer_request where session_id = $1 order by channel', id)).map((one) => one['channel'])

  test('who has an address gets a mail, who has an own page without it finds it there, and who has neither gets a letter', async () => {
    const id = await planned()
    const grandmother = await aPerson(base.db, here, { name: 'Oma Bloem', born: '1955-01-01' })
    await hasAuthority(base.db, here, { holder: grandmother, child: family.child, from: '2020-01-01' })
    const { told, tell } = outbox()
    expect(await askFamilies(nurse(), tell, id, { attempt: 1, channel: 'mail' })).toMatchObject({ ok: true, value: 3 })
    expect(await channels(id)).toEqual(['letter', 'mail', 'own-page'])
    expect(told).toHaveLength(1)
    expect(told[0]?.data).toEqual({ centreId: here, sessionId: id, askedOf: family.mother, attempt: 1 })
  })

  test('one mail for a round: for two children together, when asked again, when the job runs twice, and when two run at once', async () => {
    const sister = await aPerson(base.db, here, { name: 'Saar Bloem', born: family.range[1] })
    await hasAuthority(base.db, here, { holder: family.mother, child: sister, from: family.range[1] })
    const id = await planned()
    const { told, tell } = outbox()
    await Promise.all(([0, 1] as const).map((who) => askFamilies(nurse(who), tell, id, { attempt: 1, channel: 'mail' })))
    await askFamilies(nurse(), tell, id, { attempt: 1, channel: 'mail' })
    expect(new Set(told.map(({ onceKey }) => onceKey)).size).toBe(1)
    const mail = mailbox()
    const [job] = sessionJobs({
      services: { db: base.db, keys, mail, clock: () => aTuesdayMorning },
      centreName: async () => 'CJG Lindewaard',
      addressOf: async (_, path) => `https://cjg.example${path}`,
    })
    const [data] = told.map((one) => one.data)
    if (data === undefined || job === undefined) throw new Error('Nothing was told')
    await Promise.all([job.run(data), job.run(data)])
    await job.run(data)
    expect(mail.sent.map(({ to }) => to)).toEqual([`mila-${month}@post.example`])
    expect(JSON.stringify(mail.sent)).not.toMatch(/Bloem|Noor|Saar|HPV|prik|inent|vaccin/iu)
    expect(
      (await rowsOf(`select subject_id from access.audit_event where event_type = 'vaccination.session' and detail = 'mail round 1'`))
        .length,
    ).toBe(2)
    await askFamilies(nurse(), tell, id, { attempt: 2, channel: 'mail' })
    await job.run({ ...data, attempt: 2 })
    expect(mail.sent).toHaveLength(2)
  })

  test('a mail that fails is tried again, and one for a session that does not go on is not sent', async () => {
    const id = await planned()
    await askFamilies(nurse(), outbox().tell, id, { attempt: 1, channel: 'mail' })
    const round = { sessionId: id, askedOf: family.mother, attempt: 1 }
    const system: Context = { ...mother, actor: { kind: 'system', name: 'request-mail' } }
    const words = { subject: 'Bericht', text: 'Er wacht iets.' }
    const broken: Mail = { send: async () => Promise.reject(new Error('down')), kept: () => [] }
    await expect(mailRequest(system, { keys, mail: broken }, round, words)).rejects.toThrow('down')
    const mail = mailbox()
    expect(await mailRequest(system, { keys, mail }, round, words)).toBe(1)
    const other = await planned(9)
    await askFamilies(nurse(), outbox().tell, other, { attempt: 1, channel: 'mail' })
    await cancelSession(aContext(base.db, here, team.coordinator), other)
    expect(await mailRequest(system, { keys, mail }, { ...round, sessionId: other }, words)).toBe(0)
    expect(mail.sent).toHaveLength(1)
  })
})

describe('the list of who is due and sessions', () => {
  test('who plans puts children in, the team sees them, and the list says in which session they are', async () => {
    const other = await aFamily('2016-03-03')
    const id = await planned()
    const coordinator = aContext(base.db, here, team.coordinator)
    expect(await putInSession(nurse(), id, [other.child])).toMatchObject({ error: { kind: 'not-permitted' } })
    expect(await putInSession(coordinator, id, [])).toMatchObject({ error: { kind: 'nobody' } })
    const both = await Promise.all([0, 1].map(() => putInSession(coordinator, id, [other.child, family.child])))
    expect(both.map((one) => one.ok && one.value.added).toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 1])
    const lists = await readHealthLists(nurse())
    expect(lists.ok && lists.value.sessions.get(other.child)?.map((one) => one.id)).toEqual([id])
    expect([lists.ok && lists.value.toFill, (await readHealthLists(coordinator)).ok]).toEqual([[], true])
    const page = await readSession(nurse(1), id, { all: true })
    expect(page.ok && page.value.children.map(({ personId }) => personId)).toContain(other.child)
    await cancelSession(coordinator, id)
    expect(await putInSession(coordinator, id, [other.child])).toMatchObject({ error: { kind: 'not-in-this-state' } })
  })
})

describe('an invitation for a contact', () => {
  async function invited(): Promise<Id<'invitation'>> {
    const contact = await aContact(base.db, here, family.child, { moment: '10y', dueOn: '2026-12-19' })
    const done = await inviteChild(nurse(), outbox().tell, family.child, contact)
    if (!done.ok) throw new Error(done.error.kind)
    return done.value
  }

  test('suits, at another time or later; the last word counts, and who works with the child reads whose it is', async () => {
    const id = await invited()
    expect(await read(mother)).toMatchObject({ waiting: 1, open: [{ id, subject: 'moment:10y', answer: null }] })
    expect(await answerInvitation(mother, family.child, id, { says: 'other-time', dayPart: 'after-school' })).toEqual({
      ok: true,
      value: null,
    })
    expect(await read(mother)).toMatchObject({ waiting: 0, open: [{ answer: { says: 'other-time', dayPart: 'after-school' } }] })
    await answerInvitation({ ...mother, now: mother.now.add({ minutes: 5 }) }, family.child, id, { says: 'put-off', months: 3 })
    await answerInvitation(father, family.child, id, { says: 'suits' })
    const schedule = await readSchedule(nurse(), keys, family.child)
    expect(schedule.ok && schedule.value.answers.map(({ answeredBy, says }) => [answeredBy, says])).toEqual([
      [family.mother, 'put-off'],
      [family.father, 'suits'],
    ])
    const replies = async () => {
      const lists = await readHealthLists(nurse())
      return lists.ok
        ? lists.value.replies.filter(({ child }) => child.id === family.child).map(({ subject, says }) => [subject, says])
        : null
    }
    // That it suits the one does not undo what the other asked.
    expect(await replies()).toEqual([['moment:10y', 'put-off']])
    await answerInvitation({ ...mother, now: mother.now.add({ minutes: 9 }) }, family.child, id, { says: 'suits' })
    expect(await replies()).toEqual([])
    expect(await rowsOf('select count(*)::int as n from child_health.invitation_answer where invitation_id = $1', id)).toEqual([{ n: 4 }])
  })

  test('the mail that it waits goes once, also when its job runs twice at once and again; one that fails is tried again', async () => {
    const id = await invited()
    const system: Context = { ...mother, actor: { kind: 'system', name: 'invitation' } }
    const words = { subject: 'Bericht', text: 'Er wacht iets.' }
    const broken: Mail = { send: async () => Promise.reject(new Error('down')), kept: () => [] }
    await expect(mailInvitation(system, { keys, mail: broken }, id, words)).rejects.toThrow('down')
    const mail = mailbox()
    await Promise.all([0, 1].map(() => mailInvitation(system, { keys, mail }, id, words)))
    await mailInvitation(system, { keys, mail }, id, words)
    expect(mail.sent.map(({ to }) => to)).toEqual([`mila-${month}@post.example`])
  })

  test('PR-10: what one parent said is not read by the other', async () => {
    const id = await invited()
    await answerInvitation(mother, family.child, id, { says: 'put-off', months: 6 })
    expect((await read(father)).open[0]?.answer).toBeNull()
    expect(JSON.stringify(await read(father))).not.toContain(family.mother)
  })

  test('nobody answers an invitation of another child, one that is over, or for a term that is not offered', async () => {
    const id = await invited()
    const other = await aFamily('2016-07-07')
    const stranger = await as(other.mother)
    expect(await answerInvitation(stranger, other.child, id, { says: 'suits' })).toMatchObject({
      error: { kind: 'no-such-invitation' },
    })
    expect(await answerInvitation(stranger, family.child, id, { says: 'suits' })).toMatchObject(noAccess)
    expect(await answerInvitation(mother, family.child, id, { says: 'put-off', months: 24 })).toMatchObject({
      error: { kind: 'no-such-term' },
    })
    await base.owner.query(
      `update child_health.contact set status = 'realised', outcome = '01', held_on = '2026-11-24', held_by = gen_random_uuid() where person_id = $1`,
      [family.child],
    )
    expect(await answerInvitation(mother, family.child, id, { says: 'suits' })).toMatchObject({ error: { kind: 'over' } })
    expect(await read(mother)).toMatchObject({ waiting: 0, open: [], before: [{ id }] })
  })

  test('what waits over all files is one page, with a row in the log of each', async () => {
    const other = await aFamily('2019-05-05')
    await hasAuthority(base.db, here, { holder: family.mother, child: other.child, from: '2019-05-05' })
    await invited()
    const waits = await readWhatWaits(mother)
    expect(waits.ok && waits.value.map(({ child, waiting }) => [child.id, waiting])).toEqual(
      expect.arrayContaining([
        [family.child, 1],
        [other.child, 0],
      ]),
    )
    for (const child of [family.child, other.child])
      expect(await rowsOf(`select 1 as one from access.audit_event where subject_id = $1 and event_type = 'health.read'`, child)).toEqual([
        { one: 1 },
      ])
    expect(await readWhatWaits(aContext(base.db, here, team.nurses[0]))).toMatchObject({ ok: false })
  })
})
