import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import { locales } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { loadCentre } from '../centres.server.ts'
import { beginSession } from '../sessions.server.ts'
import {
  agreeOnWaiting,
  changeContact,
  closeOnDay,
  endWaiting,
  openOnDay,
  readSettings,
  setHours,
  setLanguages,
  type Settings,
} from './settings.server.ts'

let base: TestDatabase
let centres: TwoCentres
let minh: Actor & { kind: 'staff' }
let app: TestApp
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  minh = await aColleague(base.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
  app = await anApp(base)
})
afterAll(() => base.close())

let seconds = 0
/** A second later each time, so that changes come in an order. */
const admin = (): Context => aContext(base.db, centres.here, whoProved(minh), aTuesdayMorning.add({ seconds: (seconds += 1) }))
async function kept(): Promise<Settings> {
  const read = await readSettings(admin())
  if (!read.ok) throw new Error('not read')
  return read.value
}
const all = locales.map(({ tag }) => tag).join(', ')
const day = (text: string) => Temporal.PlainDate.from(text)

test('each change tells who, when, from what to what; of this centre alone', async () => {
  const { contact, version } = await kept()
  expect(await changeContact(admin(), { ...contact, phone: '088 111 22 33', town: 'Overal' }, version)).toEqual({ ok: true, value: null })
  expect((await kept()).changes).toMatchObject([
    { setting: 'town', was: 'hier', becomes: 'Overal', by: 'Minh Tran' },
    { setting: 'phone', was: '088 000 12 34', becomes: '088 111 22 33', by: 'Minh Tran' },
  ])
  expect((await loadCentre(base.db, centres.elsewhere))?.phone).toBe('088 000 12 34')
  expect((await loadCentre(base.db, centres.here))?.phone).toBe('088 111 22 33')
  await expect(base.db.deleteFrom('access.setting_change').execute()).rejects.toThrow(/permission denied/)
})

test('a stale form is refused, two at once as well; a wrong field keeps all as it was', async () => {
  const { contact, version } = await kept()
  const outcomes = await Promise.all(['Een', 'Twee'].map((town) => changeContact(admin(), { ...contact, town }, version)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'changed-meanwhile', version: version + 1 } })
  const now = await kept()
  expect(await changeContact(admin(), { ...now.contact, town: 'Drie', phone: 'bel ons' }, now.version)).toEqual({
    ok: false,
    error: { kind: 'wrong-fields', fields: ['phone'] },
  })
  expect(await kept()).toEqual(now)
})

test('hours are replaced whole; overlapping ones and none to call keep those that were', async () => {
  const at = (opens: string, closes: string) => ({
    kind: 'phone' as const,
    weekday: 1,
    opens: Temporal.PlainTime.from(opens),
    closes: Temporal.PlainTime.from(closes),
  })
  const { version, hours } = await kept()
  expect(await setHours(admin(), [at('09:00', '12:00'), at('11:00', '13:00')], version)).toMatchObject({
    error: { kind: 'wrong-hours', weekday: 1 },
  })
  expect(await setHours(admin(), [], version)).toEqual({ ok: false, error: { kind: 'never-open' } })
  expect((await kept()).hours).toEqual(hours)
  expect(await setHours(admin(), [at('09:00', '12:00')], version)).toEqual({ ok: true, value: null })
  expect((await kept()).hours).toEqual([at('09:00', '12:00')])
  expect((await kept()).changes[0]).toMatchObject({ setting: 'openingHours', becomes: '1 phone 09:00-12:00' })
  expect(await setHours(admin(), [at('09:00', '12:00')], version)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
})

test('languages: Dutch always, the others as chosen, with their story; an unknown one and a stale form change nothing', async () => {
  const { version } = await kept()
  expect(await setLanguages(admin(), ['en', 'tlh'], version)).toEqual({ ok: false, error: { kind: 'unknown-language', language: 'tlh' } })
  expect(await setLanguages(admin(), [], version)).toEqual({ ok: true, value: null })
  expect((await kept()).changes[0]).toMatchObject({ setting: 'languages', was: all, becomes: 'nl', by: 'Minh Tran' })
  expect((await loadCentre(base.db, centres.here))?.languages).toEqual(['nl'])
  expect((await loadCentre(base.db, centres.elsewhere))?.languages.join(', ')).toBe(all)
  expect(await setLanguages(admin(), ['en'], version)).toMatchObject({ error: { kind: 'changed-meanwhile', version: version + 1 } })
  expect(await setLanguages(admin(), [], version + 1)).toEqual({ ok: true, value: null })
  expect((await kept()).changes.filter(({ setting }) => setting === 'languages')).toHaveLength(1)
  expect(await setLanguages(admin(), all.split(', '), version + 1)).toEqual({ ok: true, value: null })
  await expect(base.owner.query(`update access.centre set left_out_languages = '{nl}'`)).rejects.toMatchObject({
    constraint: 'centre_speaks_dutch',
  })
})

test('a day is closed once, in time, and opened after all', async () => {
  expect(await closeOnDay(admin(), day('2026-11-23'))).toEqual({ ok: false, error: { kind: 'day-in-past' } })
  expect(await closeOnDay(admin(), day('2026-12-24'))).toEqual({ ok: true, value: null })
  expect(await closeOnDay(admin(), day('2026-12-24'))).toEqual({ ok: false, error: { kind: 'closed-already' } })
  expect(await openOnDay(admin(), day('2026-12-24'))).toEqual({ ok: true, value: null })
  expect(await openOnDay(admin(), day('2026-12-24'))).toEqual({ ok: false, error: { kind: 'not-closed' } })
})

test('of agreements on waiting one holds at a time; the database keeps that as well', async () => {
  const wish = { help: 'social-work', mostDays: 10, since: day('2026-01-01'), until: null } as const
  expect(await agreeOnWaiting(admin(), wish)).toEqual({ ok: true, value: null })
  expect(await agreeOnWaiting(admin(), { ...wish, mostDays: 7, since: day('2027-01-01') })).toEqual({
    ok: false,
    error: { kind: 'overlaps' },
  })
  const [{ id }] = (await kept()).waiting as [Settings['waiting'][number]]
  expect(await endWaiting(admin(), id, day('2025-12-31'))).toEqual({ ok: false, error: { kind: 'ends-before-it-begins' } })
  expect(await endWaiting(admin(), id, day('2026-12-31'))).toEqual({ ok: true, value: null })
  expect(await agreeOnWaiting(admin(), { ...wish, mostDays: 7, since: day('2027-01-01') })).toEqual({ ok: true, value: null })
  const twice = base.owner.query(
    `insert into access.waiting_agreement select centre_id, gen_random_uuid(), help, 3, since, until_day from access.waiting_agreement where id = $1`,
    [id],
  )
  await expect(twice).rejects.toMatchObject({ constraint: 'waiting_one_at_a_time' })
})

test('only an administrator; what was refused is logged', async () => {
  const coordinator = await aColleague(base.db, centres.here, {
    name: 'Ingrid Postma',
    profession: 'centreCoordinator',
    roles: ['coordinator'],
  })
  const ctx = aContext(base.db, centres.here, whoProved(coordinator))
  expect(await readSettings(ctx)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  expect(await closeOnDay(ctx, day('2026-12-24'))).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const { rows } = await base.owner.query(`select event_type, outcome from access.audit_event where account_id = $1 order by recorded_at`, [
    coordinator.accountId,
  ])
  expect(rows).toEqual([
    { event_type: 'centre.seeSettings', outcome: 4 },
    { event_type: 'centre.change', outcome: 4 },
  ])
})

test('what is saved on the page is on the public pages at once; what was typed wrong comes back beside its field', async () => {
  const begun = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }), { accountId: minh.accountId, acr: 'test' })
  const cookie = `__Host-cjg-werk=${begun.ok ? begun.value.token : ''}`
  const { contact, version } = await kept()
  expect(await (await app.get('/contact')).text()).not.toContain('tel:0889998877')
  const form = { ...contact, phone: '088 999 88 77', versie: String(version) }
  expect((await app.post('/werkplek/instellingen/bereikbaar', form, { cookie })).status).toBe(303)
  expect(await (await app.get('/contact')).text()).toContain('tel:0889998877')
  const stale = await app.post('/werkplek/instellingen/bereikbaar', { ...form, town: 'Verouderd' }, { cookie })
  expect(stale.status).toBe(409)
  const shown = await stale.text()
  expect(shown).toContain('Een collega wijzigde intussen iets.')
  expect(shown).toContain('value="Verouderd"')
  const wrong = await app.post('/werkplek/instellingen/bereikbaar', { ...form, phone: 'bel ons', versie: String(version + 1) }, { cookie })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Vul een telefoonnummer in')
  const hours = await app.post('/werkplek/instellingen/tijden', { 'phone-1': '12-9', versie: String(version + 1) }, { cookie })
  expect(hours.status).toBe(422)
  expect(await hours.text()).toContain('Deze tijden kunnen niet.')
})

test('a language that the centre does not offer is like one that nobody knows, but for the staff; the menu has those it offers', async () => {
  const begun = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }), { accountId: minh.accountId, acr: 'test' })
  const cookie = `__Host-cjg-werk=${begun.ok ? begun.value.token : ''}`
  expect(await (await app.get('/contact')).text()).toContain('hreflang="en"')
  expect((await app.get('/en/contact')).status).toBe(200)
  const { version } = await kept()
  const saved = await app.post('/en/werkplek/instellingen/talen', { versie: String(version) }, { cookie })
  expect(saved.headers.get('location')).toBe('/en/werkplek/instellingen?gedaan=talen')
  expect(await (await app.get('/contact')).text()).not.toMatch(/hreflang|id="languages"/)
  const [gone, unknown] = [await app.get('/en/contact'), await app.get('/tlh/contact')]
  expect([gone.status, unknown.status]).toEqual([404, 404])
  expect(await gone.text()).toBe(await unknown.text())
  expect((await app.post('/en/vraag', { vraag: 'Hello' })).status).toBe(404)
  expect((await app.get('/en/werkplek/instellingen', { headers: { cookie } })).status).toBe(200)
  const wrong = await app.post('/werkplek/instellingen/talen', { versie: String(version + 1), taal: 'tlh' }, { cookie })
  expect(wrong.status).toBe(422)
  expect((await app.post('/werkplek/instellingen/talen', { versie: String(version + 1), taal: 'en' }, { cookie })).status).toBe(303)
  expect((await app.get('/en/contact')).status).toBe(200)
})

test('a form with several faults tells them all at once', async () => {
  const begun = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }), { accountId: minh.accountId, acr: 'test' })
  const cookie = `__Host-cjg-werk=${begun.ok ? begun.value.token : ''}`
  const said = async (path: string, fields: Record<string, string>) => {
    const answer = await app.post(path, fields, { cookie })
    return { status: answer.status, text: await answer.text() }
  }
  const waiting = await said('/werkplek/instellingen/wachten', { 'wacht-dagen': '500', 'wacht-van': '', 'wacht-tot': '31-2-2027' })
  expect(waiting.status).toBe(422)
  for (const field of ['hulp', 'wacht-dagen', 'wacht-van', 'wacht-tot']) expect(waiting.text, field).toContain(`href="#${field}"`)
  const empty = { naam: '', soort: '', afspraak: '', dagen: '', van: '', tot: '', versie: '0' }
  const organisation = await said('/werkplek/organisaties', empty)
  expect(organisation.status).toBe(422)
  for (const field of ['naam', 'soort', 'van']) expect(organisation.text, field).toContain(`href="#${field}"`)
  expect((await kept()).waiting).toHaveLength(2)
})
