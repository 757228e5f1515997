/** A summary of the record shared on consent: nothing leaves before everybody said yes, it ends as the consent does, and the family reads who looked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { dutch } from '#platform/i18n.ts'
import { newId, type Id } from '#platform/id.ts'
import { answerConsent, giveShare, readSharedWithMe } from '#contexts/access/public-sharing.ts'
import { readSharingOf } from '#contexts/families/use-cases/sharing/overview.server.ts'
import { readFileLog } from '#contexts/families/use-cases/who-looked.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aContact, aFirstYear } from '#tests/builders/health-contact.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { writeSummary } from './pages/summary/summary-page.ts'
import { closeContact } from './use-cases/contact/close-contact.server.ts'
import { previewSummary, shareSummary, type SummaryWish } from './use-cases/summary/share-summary.server.ts'

let base: TestDatabase
let here: Id<'centre'>
let nurse: Context
let doctor: Context
let stranger: Context
let child: Id<'person'>
let mother: Context
let father: Context
const write = writeSummary(dutch)
let wish: SummaryWish

beforeAll(async () => {
  base = await freshDatabase()
  here = (await aRegionWithTwoCentres(base.db)).here
  const colleague = (name: string) => aColleague(base.db, here, { name, profession: 'youthDoctor', roles: ['professional'] })
  const [sanne, emre, joost] = [await colleague('Sanne de Wit'), await colleague('Emre Aydin'), await colleague('Joost Bakker')]
  ;[nurse, doctor, stranger] = [sanne, emre, joost].map((one) => aContext(base.db, here, one)) as [Context, Context, Context]
  child = await aPerson(base.db, here, { name: 'Noor Bloem', born: '2025-09-19' })
  const parents = [
    await aPerson(base.db, here, { name: 'Mila Bloem', born: '1990-05-05' }),
    await aPerson(base.db, here, { name: 'Tom Hoog', born: '1989-03-03' }),
  ]
  for (const holder of parents) await hasAuthority(base.db, here, { holder, child, from: '2025-09-19' })
  ;[mother, father] = (await Promise.all(parents.map((one) => aResidentWhoIs(base.db, here, one)))).map((one) =>
    aContext(base.db, here, one),
  ) as [Context, Context]
  await worksWith(base.db, here, { accountId: sanne.accountId, personId: child, purpose: 'youthHealth' })
  await aFirstYear(base.db, here, child, sanne.accountId)
  const contactId = await aContact(base.db, here, child)
  const typed = {
    on: '24-11-2026',
    position: 'lying',
    companion: 'mother',
    form: '03',
    height: '76,3',
    'note-conclusion': 'Groeit goed.',
    'note-body': 'Alleen voor ons.',
  }
  expect((await closeContact(nurse, keys, child, { contactId, typed, version: 0 })).ok).toBe(true)
  wish = {
    ...{ parts: ['growth', 'conclusion'], purpose: 'treatment', why: 'De arts wil de groei zien.', until: null },
    recipient: { kind: 'colleague', accountId: emre.accountId },
  }
})
afterAll(() => base.close())

const askedConsent = async (): Promise<Id<'consent'>> => {
  const overview = await readSharingOf(keys, nurse, child)
  const asked = overview.ok ? overview.value.consents[0] : undefined
  if (asked === undefined) throw new Error('Nothing is asked')
  return asked.id
}
const says = (who: Context, consentId: Id<'consent'>, decision: 'yes' | 'withdrawn') =>
  answerConsent(keys, who, { personId: child, consentId, decision, words: '', heard: null })

describe('what goes along', () => {
  test('the chosen parts as they stand: the last measurements and the conclusion, and no words of other parts', async () => {
    const sheet = await previewSummary(nurse, keys, child, wish, write)
    if (!sheet.ok) throw new Error(sheet.error.kind)
    expect(sheet.value).toMatchObject({ about: 'Noor Bloem', to: { name: 'Emre Aydin' }, from: { name: 'Sanne de Wit' } })
    expect(sheet.value.items.map(({ title }) => title)).toEqual(['Groei', 'Conclusie van het bezoek op 24 november 2026'])
    expect(sheet.value.items[0]?.text).toContain('Lengte: 76,3 cm (24 november 2026)')
    expect(sheet.value.items[1]?.text).toBe('Groeit goed.')
    expect(JSON.stringify(sheet.value)).not.toContain('Alleen voor ons.')
  })
  test('nothing chosen, a part of which nothing is known, and somebody who does not work with the child', async () => {
    expect(await previewSummary(nurse, keys, child, { ...wish, parts: [] }, write)).toMatchObject({ error: { kind: 'no-parts' } })
    expect(await previewSummary(nurse, keys, child, { ...wish, parts: ['jabs'] }, write)).toMatchObject({
      error: { kind: 'nothing-known' },
    })
    expect(await previewSummary(stranger, keys, child, wish, write)).toMatchObject({ error: { kind: 'no-access' } })
    expect(await shareSummary(stranger, keys, child, wish, write)).toMatchObject({ error: { kind: 'no-access' } })
    expect(await shareSummary(nurse, keys, newId<'person'>(), wish, write)).toMatchObject({ ok: false })
  })
})

test('PR-13, PR-15: it waits for both parents, opens for its recipient alone, ends when one takes the yes back; every look is in the log of the family', async () => {
  const decided = await shareSummary(nurse, keys, child, wish, write)
  if (!decided.ok) throw new Error(decided.error.kind)
  const { shareId, given } = decided.value
  expect(given).toBe(false)
  const sees = async (ctx: Context): Promise<boolean> => (await readSharedWithMe(keys, ctx, shareId)).ok
  const consent = await askedConsent()
  await says(mother, consent, 'yes')
  expect((await giveShare(keys, nurse, { personId: child, shareId })).ok).toBe(false)
  expect(await sees(doctor)).toBe(false)
  await says(father, consent, 'yes')
  expect((await giveShare(keys, nurse, { personId: child, shareId })).ok).toBe(true)
  expect([await sees(doctor), await sees(stranger)]).toEqual([true, false])
  const log = await readFileLog({ ...mother, now: aTuesdayMorning.add({ hours: 1 }) }, { personId: child, days: null, by: null, limit: 50 })
  expect(log.ok && log.value.lines.filter(({ deed }) => deed === 'sharedSeen').map(({ who }) => who)).toMatchObject([
    { kind: 'staff', name: 'Emre Aydin' },
  ])
  await says({ ...father, now: father.now.add({ minutes: 3 }) }, consent, 'withdrawn')
  expect(await sees(doctor)).toBe(false)
})
