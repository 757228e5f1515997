/** A breach from discovery to the register: a colleague reports, the privacy officer decides, reports in time, tells whom it concerns and closes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { localDateTime, readClock } from '#platform/time.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson } from '../builders/families.ts'
import { expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Fatma Arslan', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  child = await aPerson(database.db, centres.here, { name: 'Noor van Veen', born: '2014-02-01' }, readClock())
})
afterAll(() => journey.close())

/** Fills in a day and a time, so many hours from now. */
async function fillMoment(page: Page, group: string, hours: number): Promise<void> {
  const at = localDateTime(readClock().add({ minutes: Math.round(hours * 60) }))
  const fields = page.getByRole('group', { name: group })
  await fields.getByLabel('Dag', { exact: true }).fill(String(at.day))
  await fields.getByLabel('Maand', { exact: true }).fill(String(at.month))
  await fields.getByLabel('Jaar', { exact: true }).fill(String(at.year))
  await fields.getByLabel('Tijd', { exact: true }).fill(`${at.hour}.${String(at.minute).padStart(2, '0')}`)
}

test('from discovery to the register', async () => {
  const sanne = await journey.visitor({ width: 375 })
  await sanne.setViewportSize({ width: 375, height: 2_400 })
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto('/werkplek/datalek-melden')
  await fillMoment(sanne, 'Wanneer ontdekte je het?', 30)
  await sanne.getByRole('button', { name: 'Meld het' }).click()
  await sanne.getByText('Schrijf in een paar woorden wat er gebeurde.').first().waitFor()
  await sanne.getByText('Dit ligt in de toekomst.').first().waitFor()
  await expectAccessible(sanne)
  await sanne.getByLabel('Wat is er gebeurd?').fill('De map van Noor lag op tafel bij een ander gezin.')
  await fillMoment(sanne, 'Wanneer ontdekte je het?', -2)
  await sanne.getByLabel('Over welke dossiers gaat het?').fill(`${journey.url}/werkplek/gezinnen/${child}`)
  await sanne.getByRole('button', { name: 'Meld het' }).click()
  await sanne.getByText(/Je melding is er, met nummer \d{4}-001/).waitFor()

  await runToldJobs(journey)
  const letters = journey.app.parts.services.mail.kept()
  expect(letters).toHaveLength(1)
  for (const { subject, text } of letters) expect(`${subject} ${text}`).not.toMatch(/Noor|Veen|Sanne|tafel|datalek|breach/i)

  const fatma = await journey.visitor()
  await signInAs(fatma, 'Fatma Arslan')
  await fatma
    .getByRole('link', { name: /Datalekken.*1 open/ })
    .first()
    .click()
  await expectAccessible(fatma)
  await fatma.getByRole('link', { name: /-001/ }).click()
  await fatma.getByText('Nog 71 uur').waitFor()
  await expectAccessible(fatma)
  await fillMoment(fatma, 'Sinds wanneer wist het centrum het?', -3)
  await fatma.getByRole('button', { name: 'Pak op' }).click()
  await fatma.getByText('Jullie kunnen het niet weten voordat het ontdekt was.').first().waitFor()
  await fillMoment(fatma, 'Sinds wanneer wist het centrum het?', -1)
  await fatma.getByRole('button', { name: 'Pak op' }).click()
  await fatma.getByText('Je hebt het opgepakt.').waitFor()
  await expectAccessible(fatma)

  await assess(fatma)
  await decideAndReport(fatma)
  await tell(fatma)

  await fatma.getByRole('button', { name: 'Rond af' }).click()
  await fatma.getByText('Afgerond. Het staat compleet in het register.').waitFor()
  await expectAccessible(fatma)
  await fatma.goto('/werkplek/datalekken')
  await fatma.getByRole('cell', { name: 'op tijd' }).waitFor()

  const mieke = await journey.visitor()
  await signInAs(mieke, 'Mieke Baas')
  await mieke.goto('/werkplek/datalekken')
  await mieke.getByText('Alleen aantallen, zonder inhoud.').waitFor()
  expect(await mieke.content()).not.toContain('Noor')
  await expectAccessible(mieke)
})

test('the officer finds what the product does with personal data, on a phone too', async () => {
  const fatma = await journey.visitor({ width: 375 })
  await signInAs(fatma, 'Fatma Arslan')
  await fatma.goto('/werkplek/verwerkingen')
  await fatma.getByRole('link', { name: 'Lezen of afdrukken' }).last().click()
  await fatma.getByText('Nog invullen:').first().waitFor()
  await expectAccessible(fatma)
})

async function assess(fatma: Page): Promise<void> {
  await fatma.getByText('Iemand zag of kreeg gegevens die niet voor die persoon waren', { exact: true }).click()
  await fatma.getByText('Gezondheid en ontwikkeling', { exact: true }).click()
  await fatma.getByText('Kinderen en jongeren', { exact: true }).click()
  await fatma.getByLabel('Hoeveel mensen, ten minste?').fill('3')
  await fatma.getByLabel('En ten hoogste?').fill('1')
  await fatma.getByLabel('Wat kunnen de gevolgen zijn?').fill('Een ander gezin weet nu dat Noor hulp krijgt.')
  await fatma.getByLabel('Wat doen jullie eraan?').fill('De map is terug. Mappen gaan niet meer mee.')
  await fatma.getByText('Een hoog risico voor mensen', { exact: true }).click()
  await fatma.getByRole('button', { name: 'Bewaar de feiten' }).click()
  await fatma.getByText('Het eerste getal is groter dan het tweede.').first().waitFor()
  await fatma.getByLabel('Hoeveel mensen, ten minste?').fill('1')
  // A colleague saves in between: what was typed stays, and nothing is overwritten.
  await journey.database.owner.query('update access.breach set version = version + 1')
  await fatma.getByRole('button', { name: 'Bewaar de feiten' }).click()
  await fatma.getByText('Een collega heeft dit net veranderd.').first().waitFor()
  await expectAccessible(fatma)
  await fatma.getByRole('button', { name: 'Bewaar de feiten' }).click()
  await fatma.getByText('De feiten zijn bewaard.').waitFor()
}

async function decideAndReport(fatma: Page): Promise<void> {
  await fatma.getByText('Niet melden', { exact: true }).click()
  await fatma.getByRole('button', { name: 'Bewaar het besluit' }).click()
  await fatma.getByText('Er is een risico voor mensen. Dan moet je melden.').first().waitFor()
  await fatma.getByText('Schrijf op wie het besluit nam.').first().waitFor()
  await fatma.getByText('Melden bij de toezichthouder', { exact: true }).click()
  await fatma.getByText('Vertellen aan wie het raakt', { exact: true }).click()
  await fatma.getByLabel('Wie nam het besluit?').fill('De directeur')
  await fatma.getByRole('button', { name: 'Bewaar het besluit' }).click()
  await fatma.getByText('Het besluit is bewaard.').waitFor()

  await fatma.getByRole('link', { name: 'Bekijk wat je kunt melden' }).click()
  await fatma.getByText('Eerste melding').first().waitFor()
  await expectAccessible(fatma)
  await fatma.goBack()
  await fillMoment(fatma, 'Wanneer is de eerste melding gedaan?', -0.1)
  await fillMoment(fatma, 'Wanneer was de melding compleet?', -0.1)
  await fatma.getByRole('button', { name: 'Leg de melding vast' }).click()
  await fatma.getByText('De melding is vastgelegd.').waitFor()
  await fatma.getByText(/Gemeld op .*, op tijd/).waitFor()
}

async function tell(fatma: Page): Promise<void> {
  await fatma.getByLabel('Tekst voor de brief').fill('Een map met gegevens van je kind lag even bij een ander gezin.')
  await fillMoment(fatma, 'Wanneer is het verteld?', -0.05)
  await fatma.getByRole('button', { name: 'Leg het vertellen vast' }).click()
  await fatma.getByText('Aan hoeveel mensen is het verteld?').first().waitFor()
  await fatma.getByLabel('Aan hoeveel mensen?').fill('2')
  await fatma.getByRole('button', { name: 'Leg het vertellen vast' }).click()
  await fatma.getByText('Vastgelegd.').waitFor()
  await fatma.getByRole('heading', { name: '4. Vertellen aan wie het raakt' }).click()
  await fatma.getByRole('link', { name: 'Bekijk de brief' }).click()
  await fatma.getByText('Een map met gegevens van je kind lag even bij een ander gezin.').waitFor()
  await expectAccessible(fatma)
  await fatma.goBack()
  await fatma.getByRole('button', { name: /Dit is verteld/ }).click()
  await fatma
    .getByText(/Verteld op/)
    .first()
    .waitFor()
}
