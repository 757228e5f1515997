import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { readClock } from '#platform/time.ts'
import { actOnFile } from '#contexts/access/public-files.ts'
import { aColleague, aContext } from '../builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aPiece } from '../builders/openness.ts'
import { expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const accountId = rows[0]?.id
  if (accountId === undefined) throw new Error('Sanne is not there')
  child = await aPerson(database.db, centres.here, { name: 'Noor Haddou', born: '2018-03-01' })
  const mother = await aPerson(database.db, centres.here, { name: 'Samira Haddou', born: '1988-05-03' })
  await hasAuthority(database.db, centres.here, { holder: mother, child, from: '2018-03-01' })
  await worksWith(database.db, centres.here, { accountId, personId: child, purpose: 'youthHealth' })
  const piece = { personId: child, title: 'Gesprek over slapen', body: 'Noor wordt vaak wakker.\n\nWij spraken af: elke avond voorlezen.' }
  await aPiece(database.db, centres.here, { ...piece, writtenBy: accountId })
  const nurse = { kind: 'staff', accountId, roles: ['professional'], profession: 'youthNurse', name: 'Sanne de Wit' } as const
  const at = { personId: child, does: 'read', fields: 'index', also: ['healthPieces', 'contact'] } as const
  await actOnFile(aContext(database.db, centres.here, nurse, readClock()), 'person.read', at, async () => ok(null))
})
afterAll(() => journey.close())

async function signInAsResident(page: Page, name: string): Promise<void> {
  await page.goto('/mijn/inloggen')
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { name: 'Mijn CJG' }).waitFor()
}

test('a family gets a key, reads who looked, asks about it, objects, and reads the answers: without script, on a phone', async () => {
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto(`/werkplek/gezinnen/${child}/sleutel`)
  await sanne.getByText('Ik heb deze persoon nu voor me').click()
  await expectAccessible(sanne)
  await sanne.getByRole('button', { name: 'Maak een sleutel Samira Haddou' }).click()
  await sanne.getByRole('heading', { name: 'Sleutel voor Samira Haddou' }).waitFor()
  await expectAccessible(sanne)
  const code = (await sanne.locator('.cjg-key__signs').allTextContents()).join(' ')

  const samira = await journey.visitor({ javaScript: false, width: 375 })
  await signInAsResident(samira, 'Samira Haddou')
  await samira.getByRole('link', { name: 'Naar ons dossier' }).click()
  await samira.getByText('Wij weten nog niet wie jij bent.').waitFor()
  await samira.getByRole('link', { name: 'Ik heb een sleutel' }).click()
  await samira.getByLabel('De sleutel').fill(code)
  for (const [label, text] of [
    ['Dag', '3'],
    ['Maand', '5'],
    ['Jaar', '1988'],
  ] as const)
    await samira.getByLabel(label, { exact: true }).fill(text)
  await samira.getByRole('button', { name: 'Koppel mijn account' }).click()
  await samira.getByText('Omdat jij gezag hebt over Noor Haddou.').waitFor()
  await samira.getByRole('link', { name: 'Bekijk het dossier Noor Haddou' }).click()
  await samira.getByText('Wij spraken af: elke avond voorlezen.').waitFor()
  await samira.getByRole('link', { name: 'Wie keek erin?' }).click()
  await samira.getByText('Werkt met jullie: jeugdgezondheid').first().waitFor()
  await samira.getByText('Dat geldt bij iedereen.').waitFor()
  const line = samira
    .locator('.cjg-log__line', { hasText: 'Naam en geboortedatum, Adres en telefoon, Stukken over gezondheid' })
    .filter({ hasText: 'Sanne de Wit' })
  await line.getByRole('link', { name: /Dit klopt niet/ }).click()
  await samira.getByLabel('Wat klopt er niet?').fill('Ik had die dag geen afspraak.')
  await samira.getByRole('button', { name: 'Verstuur' }).click()
  await samira.getByText('Je verzoek is verstuurd.').waitFor()
  await samira.goto(`/mijn/dossier/${child}/wie-keek`)
  await samira.getByRole('link', { name: 'Maak bezwaar' }).click()
  await samira.getByLabel('Waartegen maak je bezwaar, en waarom?').fill('Ik wil niet dat dit bewaard blijft.')
  await samira.getByRole('button', { name: 'Verstuur' }).click()
  await samira.getByText('Je verzoek is verstuurd.').waitFor()

  const petra = await journey.visitor({ javaScript: false })
  await signInAs(petra, 'Petra Vos')
  await petra.getByRole('link', { name: 'Verzoeken' }).first().click()
  await petra.getByRole('link', { name: 'Vraag over wie keek' }).click()
  await petra.getByText('Ik had die dag geen afspraak.').waitFor()
  await petra.getByRole('button', { name: 'Verstuur het antwoord' }).click()
  await petra.getByRole('link', { name: 'Schrijf waarom.' }).waitFor()
  await petra.getByLabel('Wat schrijf je terug?').fill('Sanne bereidde het volgende gesprek voor.')
  await petra.getByRole('button', { name: 'Verstuur het antwoord' }).click()
  await petra.getByText('Het antwoord is verstuurd.').waitFor()
  await petra.goto('/werkplek/verzoeken')
  await petra.getByRole('link', { name: 'Bezwaar' }).click()
  await petra.getByText('Nee', { exact: true }).click()
  await petra.getByLabel('Waarom niet, of niet alles?').selectOption('other')
  await petra.getByLabel('Wat schrijf je terug?').fill('Wij mogen dit van de wet bewaren.')
  await petra.getByRole('button', { name: 'Verstuur het antwoord' }).click()
  await petra.getByText('Het antwoord is verstuurd.').waitFor()
  await runToldJobs(journey)
  // Who signs in at a provider left no address with us.
  expect(journey.app.parts.services.mail.kept()).toEqual([])

  await samira.goto('/mijn/verzoeken')
  await samira.getByRole('link', { name: 'Vraag over wie keek' }).click()
  await samira.getByText('Sanne bereidde het volgende gesprek voor.').waitFor()
  await samira.getByRole('button', { name: 'Ik heb het gelezen' }).click()
  await samira.getByText('Dit verzoek is klaar.').waitFor()
  await samira.goto('/mijn/verzoeken')
  await samira.getByRole('link', { name: 'Bezwaar', exact: true }).click()
  await samira.getByText('Een andere reden').waitFor()
  await samira.getByRole('link', { name: 'Een klacht indienen' }).waitFor()
})

test.each([1280, 375])('the pages of the file are accessible and never scroll sideways, %i wide', async (width) => {
  const samira = await journey.visitor({ width })
  await signInAsResident(samira, 'Samira Haddou')
  const { rows } = await journey.database.owner.query<{ piece: string; line: string; request: string }>(
    `select p.id as piece, e.id as line, r.id as request from families.piece p, access.audit_event e, access.person_request r
     where p.person_id = $1 and e.subject_id = $1 and e.event_type = 'person.read' and e.outcome = 0 and r.person_id = $1 limit 1`,
    [child],
  )
  const [ids] = rows
  for (const path of [
    '/mijn/dossier',
    '/mijn/dossier/sleutel',
    `/mijn/dossier/${child}`,
    `/mijn/dossier/${child}/wie-keek`,
    `/en/mijn/dossier/${child}/wie-keek?periode=alles&wie=gezin`,
    `/mijn/dossier/${child}/alles`,
    `/mijn/dossier/${child}/verzoek/vraag?regel=${ids?.line}`,
    `/mijn/dossier/${child}/verzoek/verklaring?stuk=${ids?.piece}`,
    '/mijn/verzoeken',
    `/mijn/verzoeken/${ids?.request}`,
    '/mijn/verzoeken/beperkte-informatie',
    '/mijn/dossier/bestaat-niet',
  ]) {
    await samira.goto(path)
    await expectAccessible(samira)
  }
  await samira.goto('/mijn/dossier/sleutel')
  await samira.getByRole('button', { name: 'Koppel mijn account' }).click()
  await samira.getByText('Vul een dag, maand en jaar in die bestaan.').first().waitFor()
  await expectAccessible(samira)
  // Right to left, as the page would stand in Arabic: nothing may stick out.
  await samira.goto(`/mijn/dossier/${child}/wie-keek`)
  await samira.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await expectAccessible(samira)
  const petra = await journey.visitor({ width })
  await petra.setViewportSize({ width, height: 3200 })
  await signInAs(petra, 'Petra Vos')
  for (const path of [
    '/werkplek/verzoeken',
    `/werkplek/verzoeken/${ids?.request}`,
    '/en/werkplek/verzoeken',
    '/werkplek/verzoeken/niets',
  ]) {
    await petra.goto(path)
    await expectAccessible(petra)
  }
})
