import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openJourney, runToldJobs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

async function askForALink(page: Page, email: string): Promise<string> {
  await page.goto('/mijn')
  await page.getByRole('textbox', { name: 'E-mailadres' }).fill(email)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await page.getByRole('heading', { name: 'Kijk in je mail' }).waitFor()
  await runToldJobs(journey)
  const letter = journey.app.parts.services.mail.kept().find(({ to }) => to === email)
  return /\/mijn\/link\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? ''
}

test('without script: a link by mail signs in, and the account is deleted at once', async () => {
  const page = await journey.visitor({ javaScript: false, width: 375 })
  const link = await askForALink(page, 'samira@post.example')
  await page.goto(link)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.getByText('samira@post.example').waitFor()
  await page.getByText('dit apparaat').waitFor()
  await page.getByRole('link', { name: 'Wis mijn account' }).click()
  await page.getByText('Je wordt op al je apparaten uitgelogd.').waitFor()
  await page.getByRole('button', { name: 'Ja, wis mijn account' }).click()
  await page.getByRole('heading', { name: 'Je account is gewist' }).waitFor()
  await page.goto('/mijn')
  expect(new URL(page.url()).pathname).toBe('/mijn/inloggen')
  expect((await journey.database.owner.query('select from access.resident')).rowCount).toBe(0)
  await page.goto(link)
  await page.getByRole('heading', { name: 'Deze link werkt niet meer' }).waitFor()
})

test('a link that is opened elsewhere asks first; signing out everywhere ends both', async () => {
  const phone = await journey.visitor({ width: 375 })
  const link = await askForALink(phone, 'joris@post.example')
  await expectAccessible(phone)
  const tablet = await journey.visitor({ path: link })
  await tablet.getByText('in een andere browser').waitFor()
  await expectAccessible(tablet)
  await tablet.getByRole('button', { name: 'Ja, ik vroeg hierom. Log in' }).click()
  await tablet.getByText('joris@post.example').waitFor()
  await expectAccessible(tablet)
  await phone.goto(await askForALink(phone, 'joris@post.example'))
  await phone.getByRole('button', { name: 'Inloggen' }).click()
  await expectAccessible(phone)
  await tablet.getByRole('button', { name: 'Overal uitloggen' }).click()
  await tablet.getByText('Je bent uitgelogd.').waitFor()
  await phone.goto('/mijn')
  expect(new URL(phone.url()).pathname).toBe('/mijn/inloggen')
})

test('one lost device is signed out; the other stays', async () => {
  const phone = await journey.visitor({ width: 375 })
  const tablet = await journey.visitor()
  for (const page of [tablet, phone]) {
    await page.goto('/mijn/inloggen')
    await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
    await page.getByRole('button', { name: /Joris van Es/ }).click()
    await page.getByText('dit apparaat', { exact: true }).waitFor()
  }
  await expectAccessible(phone)
  await phone.getByRole('button', { name: /^Uitloggen.+/ }).click()
  await phone.getByText('Dat apparaat is uitgelogd.').waitFor()
  await expectAccessible(phone)
  expect(await phone.getByRole('button', { name: /^Uitloggen.+/ }).count()).toBe(0)
  await tablet.goto('/mijn')
  expect(new URL(tablet.url()).pathname).toBe('/mijn/inloggen')
})

test('the sign-in service: sure enough comes in, too low an assurance is refused and written down', async () => {
  const page = await journey.visitor({ width: 375 })
  const choose = async (name: string): Promise<void> => {
    await page.goto('/mijn/inloggen')
    await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
    await page.getByRole('button', { name: new RegExp(name) }).click()
  }
  await choose('Lotte Prins')
  await page.getByRole('heading', { name: 'Je inlogmiddel is niet sterk genoeg' }).waitFor()
  await expectAccessible(page)
  const failed = `select actor_kind, outcome from access.audit_event where event_type = 'resident.signIn' and detail = 'too-low-assurance'`
  expect((await journey.database.owner.query(failed)).rows).toEqual([{ actor_kind: 'visitor', outcome: 8 }])
  await page.goto('/mijn')
  expect(new URL(page.url()).pathname).toBe('/mijn/inloggen')
  await choose('Samira Haddou')
  await page.getByText('Je logt in met de inlogdienst.').waitFor()
  await page.goto('/mijn/wissen')
  await expectAccessible(page)
})
