import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { askConsent, answerConsent } from '#contexts/access/public-sharing.ts'
import { beginCare, beginStandIn } from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import type { Judgement } from '../rules/incapacity.ts'
import { insertIncapacity, listIncapacities } from '../sql/incapacities.server.ts'
import { endIncapacity, recordIncapacity } from './incapacity.server.ts'
import { readFamily, type Family } from './read-family.server.ts'
import { readOwnFile } from './read-own-file.server.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let child: Id<'person'>
let mother: Id<'person'>
let father: Id<'person'>
let young: Context
let parent: Context
const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const judgement: Judgement = {
  ...{ from: day('2026-11-10'), reason: 'Noor overziet niet wat de hulp betekent, ook niet met tekeningen.' },
  consulted: 'Fatma Arslan, jeugdarts van een ander team; de moeder',
}

async function as(name: string, more: { profession?: 'youthNurse' | 'socialWorker'; roles?: readonly string[] } = {}) {
  const who = { name, profession: more.profession ?? 'youthNurse', roles: more.roles ?? ['professional'] } as const
  const colleague = await aColleague(base.db, centres.here, who)
  return { ctx: aContext(base.db, centres.here, colleague), accountId: colleague.accountId }
}

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  child = await aPerson(base.db, centres.here, { name: 'Noor Testman', born: '2012-02-01' })
  mother = await aPerson(base.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  father = await aPerson(base.db, centres.here, { name: 'Ruben Testman', born: '1984-05-05' })
  for (const holder of [mother, father]) await hasAuthority(base.db, centres.here, { holder, child, from: '2012-02-01' })
  const sanne = await as('Sanne de Wit')
  nurse = sanne.ctx
  await worksWith(base.db, centres.here, { accountId: sanne.accountId, personId: child, purpose: 'youthHealth' })
  young = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, child))
  parent = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, mother))
})
afterAll(() => base.close())

async function family(): Promise<Family> {
  const read = await readFamily(nurse, keys, child)
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}
const later = (ctx: Context, days: number): Context => ({ ...ctx, now: ctx.now.add({ hours: 24 * days }) })
const opens = async (ctx: Context): Promise<boolean> => (await readOwnFile(keys, ctx, child)).ok

describe('PR-04: written down by who treats or helps, and rights follow at once', () => {
  test('the young person of 14 has no say and no file from then on; the parents have, and read why; at the end all comes back', async () => {
    const wish = { personId: child, kind: 'help', help: ['support'], framework: null, about: 'Hulp thuis', until: null } as const
    const asked = await askConsent(keys, nurse, wish)
    if (!asked.ok) throw new Error(asked.error.kind)
    const says = async (from: Id<'person'>) =>
      answerConsent(keys, nurse, {
        ...{ personId: child, consentId: asked.value, decision: 'yes', words: '' },
        heard: { from, how: 'spoken', on: day('2026-11-24') },
      })
    for (const who of [mother, father]) expect(await says(who)).toMatchObject({ ok: true, value: { kind: 'incomplete' } })
    expect([await opens(young), await opens(parent)]).toEqual([true, true])

    expect(await recordIncapacity(nurse, keys, child, judgement)).toEqual({ ok: true, value: null })

    expect([await opens(young), await opens(parent)]).toEqual([false, true])
    expect(await says(child)).toMatchObject({ ok: false, error: { kind: 'no-standing', rule: 'PR-04' } })
    // Both parents had said yes: now that is enough.
    expect(await says(mother)).toMatchObject({ ok: true, value: { kind: 'complete' } })
    // Until 18, and not until 16.
    const { rows } = await base.owner.query<{ until: string }>(
      `select upper(valid)::text as until from access.standing where person_id = $1 and relation = 'authority'`,
      [child],
    )
    expect(rows.map(({ until }) => until.slice(0, 10))).toEqual(['2030-01-31', '2030-01-31'])
    const own = await readOwnFile(keys, parent, child)
    expect(own.ok && own.value.incapacities).toMatchObject([
      { ...judgement, until: null, by: { name: 'Sanne de Wit', profession: 'youthNurse' } },
    ])

    const { id } = (await family()).incapacities[0]!
    expect(await endIncapacity(nurse, keys, child, { id, on: day('2026-11-24'), reason: 'Zij kan het nu navertellen.' })).toMatchObject({
      ok: true,
    })
    expect([await opens(young), await opens(parent)]).toEqual([true, true])
    expect(await says(mother)).toMatchObject({ ok: true, value: { kind: 'incomplete', missing: ['youth'] } })
    // What was heard about a day in that time is judged by that time.
    const then = { from: child, how: 'spoken', on: day('2026-11-15') } as const
    const back = { personId: child, consentId: asked.value, decision: 'yes', words: '' } as const
    expect(await answerConsent(keys, nurse, { ...back, heard: then })).toMatchObject({ error: { kind: 'no-standing' } })
    expect((await family()).incapacities).toMatchObject([{ endReason: 'Zij kan het nu navertellen.' }])
  })

  test('each deed is a row of the log of the young person, and no sentence is readable in the tables or the log', async () => {
    const log = await base.owner.query<{ detail: string }>(
      `select detail from access.audit_event where subject_id = $1 and event_type = 'person.judge' and object_type = 'incapacity' order by recorded_at, id`,
      [child],
    )
    expect(log.rows.map(({ detail }) => detail)).toEqual(['begins', 'ends'])
    const all = await base.owner.query('select reason, consulted, end_reason from families.incapacity')
    const said = await base.owner.query('select * from access.audit_event')
    expect(all.rows.map((row) => Object.values(row as object).map(String)).join(' ')).not.toMatch(/overziet|Fatma|navertellen/)
    expect(JSON.stringify(said.rows)).not.toMatch(/overziet|Fatma|navertellen/)
  })

  test('two who judge at once: one is written down, the other hears that it is there', async () => {
    const again = { ...judgement, from: day('2026-11-24') }
    const both = await Promise.all([recordIncapacity(nurse, keys, child, again), recordIncapacity(nurse, keys, child, again)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { kind: 'refused', refusals: [{ kind: 'incapable-already', rule: 'PR-04' }] },
    })
    const { id } = (await family()).incapacities[0]!
    // On the day on which it began: a mistake, that never held and is not in the file of the family.
    expect((await endIncapacity(nurse, keys, child, { id, on: day('2026-11-24'), reason: 'Verkeerd dossier gekozen.' })).ok).toBe(true)
    expect(await endIncapacity(nurse, keys, child, { id, on: day('2026-11-24'), reason: 'Verkeerd dossier gekozen.' })).toMatchObject({
      error: { kind: 'not-there' },
    })
    expect(await opens(young)).toBe(true)
    const own = await readOwnFile(keys, young, child)
    expect(own.ok && own.value.incapacities.map(({ from }) => from.toString())).toEqual(['2026-11-10'])
  })
})

describe('refused', () => {
  test('a stranger, a support worker, who stands in, a coordinator, and the family itself', async () => {
    const stranger = await as('Nieuws Gierig')
    expect(await recordIncapacity(stranger.ctx, keys, child, judgement)).toMatchObject({ error: { kind: 'no-access' } })
    const support = await as('Kwame Hulp', { profession: 'socialWorker' })
    await beginCare(nurse, { personId: child, accountId: support.accountId, purpose: 'support', from: day('2026-11-24'), until: null })
    expect(await recordIncapacity(support.ctx, keys, child, judgement)).toEqual({ ok: false, error: { kind: 'may-not-judge' } })
    const coordinator = await as('Ingrid Postma', { profession: 'socialWorker', roles: ['coordinator'] })
    expect(await recordIncapacity(coordinator.ctx, keys, child, judgement)).toMatchObject({ error: { kind: 'not-permitted' } })
    const standIn = await as('Invaller Vos')
    const own = (await family()).care.find(({ purpose }) => purpose === 'youthHealth')!
    const wish = { careRelationId: own.id, accountId: standIn.accountId, from: day('2026-11-24'), until: day('2026-12-24') }
    expect((await beginStandIn(nurse, { personId: child, ...wish })).ok).toBe(true)
    expect(await recordIncapacity(standIn.ctx, keys, child, judgement)).toEqual({ ok: false, error: { kind: 'may-not-judge' } })
    expect(await recordIncapacity(parent, keys, child, judgement)).toMatchObject({ error: { kind: 'not-permitted' } })
    const { rows } = await base.owner.query<{ detail: string | null }>(
      `select detail from access.audit_event where event_type = 'person.judge' and outcome = 4`,
    )
    expect(rows).toHaveLength(3)
  })

  test('nor past the use case: the family reads the row and cannot write one, by row-level security', async () => {
    const { residentId } = parent.actor as { residentId: Id<'resident'> }
    const scope = { centreId: centres.here, actor: 'resident', actorId: residentId, roles: ['family'], now: parent.now } as const
    const by = { id: newId<'account'>(), at: parent.now }
    const row = {
      id: newId<'incapacity'>(),
      personId: child,
      from: day('2026-11-24'),
      reason: Buffer.from('x'),
      consulted: Buffer.from('x'),
    }
    const added = inTransaction(base.db, scope, (tx) => insertIncapacity(tx, centres.here, { ...row, keyVersion: 1, by: by.id, at: by.at }))
    await expect(added).rejects.toThrow(/row-level security/)
    expect(await inTransaction(base.db, scope, (tx) => listIncapacities(tx, child))).not.toHaveLength(0)
  })

  test('a child of 11, and the same child on the day it is 12', async () => {
    const little = await aPerson(base.db, centres.here, { name: 'Sem Testman', born: '2014-11-25' })
    const sanne = nurse.actor.kind === 'staff' ? nurse.actor.accountId : ('' as never)
    await worksWith(base.db, centres.here, { accountId: sanne, personId: little, purpose: 'youthHelp' })
    expect(await recordIncapacity(nurse, keys, little, { ...judgement, from: day('2026-11-24') })).toMatchObject({
      error: { kind: 'refused', refusals: [{ kind: 'below-twelve', rule: 'PR-04', field: 'from' }] },
    })
    expect((await recordIncapacity(later(nurse, 1), keys, little, { ...judgement, from: day('2026-11-25') })).ok).toBe(true)
  })
})
