/** Two parents disagree and later agree; a share is looked at beforehand, given, read, withdrawn, and gone at the next request. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let nurse: Page
let mother: Page
let father: Page
beforeAll(async () => {
  journey = await openJourney()
  const [db, here] = [journey.database.db, journey.centres.here]
  child = await aPerson(db, here, { name: 'Sem Bakker', born: '2018-02-01' })
  const parents = [
    await aPerson(db, here, { name: 'Mila de Groot', born: '1985-05-05' }),
    await aPerson(db, here, { name: 'Ruben Bakker', born: '1984-04-04' }),
  ]
  for (const holder of parents) await hasAuthority(db, here, { holder, child, from: '2018-02-01' })
  const { rows } = await journey.database.owner.query<{ id: string }>(
    `select id from access.account where display_name = 'Sanne de Wit' and centre_id = $1`,
    [here],
  )
  await worksWith(db, here, { accountId: rows[0]?.id as Id<'account'>, personId: child, purpose: 'youthHealth' })
  nurse = await journey.visitor()
  await signInAs(nurse, 'Sanne de Wit')
  const [mila, ruben] = parents
  mother = await asParent(mila as Id<'person'>, 'Samira Haddou', 375)
  father = await asParent(ruben as Id<'person'>, 'Joris van Es', 1280)
})
afterAll(() => journey.close())

/** Signs in with the sign-in service of the demonstration; then the account is bound to who it is. */
async function asParent(personId: Id<'person'>, name: string, width: number): Promise<Page> {
  const page = await journey.visitor({ width })
  await page.goto('/mijn/inloggen')
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByText('dit apparaat', { exact: true }).waitFor()
  await journey.database.owner.query(
    `insert into access.resident_person select centre_id, id, $1, 'key-in-hand', null, now() from access.resident
     where id not in (select resident_id from access.resident_person)`,
    [personId],
  )
  return page
}

const ownPath = () => `/mijn/dossier/${child}/delen`
const workPath = () => `/werkplek/gezinnen/${child}/delen`
const openQuestion = async (page: Page): Promise<void> => {
  await page.goto(ownPath())
  await page
    .getByRole('link', { name: /Bekijk/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Mogen wij dit?' }).waitFor()
}

describe('parents who see it differently', () => {
  test('the team asks, and nobody types in who must answer', async () => {
    await nurse.goto(workPath())
    await nurse.getByText('Er is nog niets gevraagd.').waitFor()
    await expectAccessible(nurse)
    await nurse.getByRole('link', { name: 'Vraag toestemming' }).click()
    await nurse.getByRole('button', { name: 'Vraag het gezin' }).click()
    await expectAccessible(nurse)
    await nurse.locator('label', { hasText: /^Hulp$/ }).click()
    await nurse.getByLabel('Waar gaat het over?').fill('Maatschappelijk werk voor rust thuis')
    await nurse.getByText('Ondersteuning voor het gezin', { exact: true }).click()
    await nurse.getByRole('button', { name: 'Vraag het gezin' }).click()
    await nurse.getByText('Het gezin is gevraagd.').waitFor()
    await nurse.getByText('Nog geen antwoord van').waitFor()
    await expectAccessible(nurse)
  })

  test('mother says yes, father no with his own words; it is a calm state and his words are not hers', async () => {
    await openQuestion(mother)
    await expectAccessible(mother)
    await mother.getByRole('button', { name: 'Ja, dat is goed' }).click()
    await mother.getByText('Je zei ja. Je kunt dit altijd intrekken.').waitFor()
    await expectAccessible(mother)
    await openQuestion(father)
    await father.getByLabel('Wil je er iets bij zeggen?').fill('Ik wil eerst zelf met Sem praten.')
    await father.getByRole('button', { name: 'Nee, dat wil ik niet' }).click()
    await father.getByText('Ouders zien het anders').waitFor()
    await father.getByText('Ik wil eerst zelf met Sem praten.').waitFor()
    await expectAccessible(father)
    await mother.reload()
    await mother.getByText('Ouders zien het anders').waitFor()
    expect(await mother.content()).not.toContain('Ik wil eerst zelf')
    await nurse.goto(workPath())
    await nurse.getByRole('link', { name: 'Maatschappelijk werk voor rust thuis' }).click()
    await nurse.getByText('Ik wil eerst zelf met Sem praten.').waitFor()
    await expectAccessible(nurse)
    await nurse.setViewportSize({ width: 375, height: 2_400 })
    await expectAccessible(nurse)
    await nurse.setViewportSize({ width: 1280, height: 900 })
  })

  test('only who has a say can be heard; father changes his mind', async () => {
    expect(await nurse.locator('input[name=wie]').count()).toBe(2)
    await nurse.getByRole('button', { name: 'Zegt ja' }).click()
    await nurse.getByText('Kies wie het zei.').first().waitFor()
    await expectAccessible(nurse)
    await father.getByRole('button', { name: 'Ja, dat is goed' }).click()
    await father.getByText('Iedereen die mag beslissen, is het eens.').waitFor()
    await nurse.goto(workPath())
    await nurse.getByText('Compleet', { exact: true }).waitFor()
  })
})

describe('a share', () => {
  const sheetOf = (page: Page): Promise<string> => page.locator('.cjg-sheet').evaluate((element) => element.outerHTML)
  let previewed = ''
  let recipient: Page

  test('is prepared in four steps, and looked at before anything happens', async () => {
    await nurse.goto(`${workPath()}/nieuw`)
    await expectAccessible(nurse)
    await nurse.getByRole('button', { name: 'Verder' }).click()
    await nurse.getByText('Kies een stuk of schrijf zelf iets.').first().waitFor()
    await expectAccessible(nurse)
    await nurse.getByLabel('Titel').fill('De nachten')
    await nurse.getByLabel('Tekst').fill('Sem slaapt sinds oktober slecht in.\n\nEen vast ritueel helpt.')
    await nurse.getByRole('button', { name: 'Verder' }).click()
    await nurse.getByText('Een collega van dit centrum').first().click()
    await nurse.getByLabel('Welke collega?').selectOption({ label: 'Ingrid Postma, coördinator van het centrum' })
    await expectAccessible(nurse)
    await nurse.setViewportSize({ width: 375, height: 2_400 })
    await expectAccessible(nurse)
    await nurse.setViewportSize({ width: 1280, height: 900 })
    await nurse.getByRole('button', { name: 'Verder' }).click()
    await nurse.getByText('Mag ik dit delen?').waitFor()
    await expectAccessible(nurse)
    await nurse.setViewportSize({ width: 375, height: 2_400 })
    await expectAccessible(nurse)
    await nurse.setViewportSize({ width: 1280, height: 900 })
    await nurse.getByText('Toestemming van het gezin').last().click()
    await nurse.getByLabel('Waarvoor?').selectOption('together')
    await nurse.getByLabel('Waarom deel je dit?').fill('Zodat Ingrid meedenkt over de nachten')
    await nurse.getByText('Ik deel niet meer dan deze persoon nodig heeft.').click()
    await nurse.getByRole('button', { name: 'Bekijk precies wat de ander ziet' }).click()
    await nurse.getByText('Wij vragen het eerst aan').waitFor()
    await expectAccessible(nurse)
    previewed = await sheetOf(nurse)
    expect((await journey.database.owner.query('select from access.share')).rowCount).toBe(0)
    await nurse.getByRole('button', { name: 'Vraag het gezin' }).click()
    await nurse.getByText('Het gezin is gevraagd.').waitFor()
    await expectAccessible(nurse)
  })

  test('the family sees the very same, says yes, and it is given', async () => {
    for (const parent of [mother, father]) {
      await openQuestion(parent)
      expect(await sheetOf(parent)).toBe(previewed)
      await expectAccessible(parent)
      await parent.getByRole('button', { name: 'Deel dit', exact: true }).click()
      await parent.getByText('Je zei ja.').first().waitFor()
    }
    await nurse.reload()
    await nurse.getByRole('button', { name: 'Deel dit nu' }).click()
    await nurse.getByText('Het is gedeeld.').waitFor()
    await expectAccessible(nurse)
  })

  test('the recipient reads it, and nothing else of the file', async () => {
    recipient = await journey.visitor({ width: 375 })
    await signInAs(recipient, 'Ingrid Postma')
    await recipient.goto('/werkplek/gedeeld')
    await expectAccessible(recipient)
    await recipient.getByRole('link', { name: 'Sem Bakker' }).click()
    await recipient.getByText('Een vast ritueel helpt.').waitFor()
    expect(await sheetOf(recipient)).toBe(previewed)
    await expectAccessible(recipient)
    await mother.goto(ownPath())
    await mother.getByText('Gedeeld met Ingrid Postma').waitFor()
    await expectAccessible(mother)
    await father.goto(ownPath())
    await expectAccessible(father)
  })

  test('mother takes her yes back with one press: gone at the next request', async () => {
    await mother.getByRole('link', { name: /Lees precies wat/ }).click()
    await expectAccessible(mother)
    await mother.getByRole('link', { name: 'Bekijk of verander' }).click()
    await mother.getByRole('button', { name: 'Trek mijn ja in' }).click()
    await mother.getByText('Je trok je ja in.').waitFor()
    await expectAccessible(mother)
    const answer = await recipient.reload()
    expect(answer?.status()).toBe(404)
    await recipient.goto('/werkplek/gedeeld')
    await recipient.getByText('Er is nu niets met je gedeeld').waitFor()
    await expectAccessible(recipient)
  })
})
