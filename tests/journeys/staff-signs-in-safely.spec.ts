import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLocalAccount } from '#contexts/access/public.ts'
import { readClock } from '#platform/time.ts'
import { Authenticator } from '../authenticator.ts'
import { aColleague, aContext } from '../builders/centres.ts'
import { expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
const password = 'drie fietsen zonder bel'
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

async function anAccount(email: string): Promise<void> {
  const ctx = aContext(journey.database.db, journey.centres.here, { kind: 'system', name: 'test' }, readClock())
  const wish = { displayName: 'Noor Bakker', email, profession: 'youthNurse', roles: ['professional'], password }
  const added = await addLocalAccount(ctx, wish)
  if (!added.ok) throw new Error(added.error.kind)
}

async function giveThePassword(page: Page, email: string): Promise<void> {
  await page.goto('/inloggen')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(password)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}

async function setUpTheApp(page: Page): Promise<{ app: Authenticator; codes: string[] }> {
  await page.getByRole('heading', { name: 'Stel een tweede stap in' }).waitFor()
  const app = new Authenticator((await page.locator('.cjg-secret').textContent()) ?? '')
  await page.getByLabel('Zes cijfers uit de app').fill(app.code(readClock()))
  await page.getByRole('button', { name: 'Klaar' }).click()
  await page.getByRole('heading', { name: 'Bewaar je herstelcodes' }).waitFor()
  return { app, codes: await page.locator('.cjg-codes code').allTextContents() }
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/inloggen')
  await page.getByRole('button', { name: 'Uitloggen', exact: true }).click()
}

/** An authenticator in the browser, such as a telephone has: discoverable, and the person is verified. */
async function aTelephone(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  return cdp
}

test('without script: password and app, then a recovery code, each good once', async () => {
  await anAccount('noor@cjg.example')
  const page = await journey.visitor({ javaScript: false, width: 375 })
  await giveThePassword(page, 'noor@cjg.example')
  const { app, codes } = await setUpTheApp(page)
  expect(codes).toHaveLength(10)
  await page.getByRole('link', { name: 'Ik heb ze bewaard. Verder' }).click()
  await page.getByText('Noor Bakker').first().waitFor()
  await signOut(page)

  const soon = app.code(readClock().add({ seconds: 30 }))
  for (const [code, opens] of [
    [soon, true],
    [soon, false],
    [codes[0] ?? '', true],
    [codes[0] ?? '', false],
  ] as const) {
    await giveThePassword(page, 'noor@cjg.example')
    await page.getByRole('textbox', { name: 'Code' }).fill(code)
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    if (!opens) {
      await page.getByText('Deze code klopt niet').first().waitFor()
      continue
    }
    await page.waitForURL('**/werkplek')
    await signOut(page)
  }
})

test('the pages of the second step on a phone, right and wrong', async () => {
  await anAccount('noor3@cjg.example')
  const page = await journey.visitor({ width: 375 })
  await giveThePassword(page, 'noor3@cjg.example')
  await page.getByLabel('Zes cijfers uit de app').fill('12')
  await page.getByRole('button', { name: 'Klaar' }).click()
  await page.getByText('Deze code klopt niet').first().waitFor()
  await expectAccessible(page)
  await setUpTheApp(page)
  await expectAccessible(page)
  await page.goto('/werkplek/inloggen')
  await page.getByText('Je hebt nog 10 herstelcodes.').waitFor()
  await expectAccessible(page)
  await signOut(page)
  await giveThePassword(page, 'noor3@cjg.example')
  await expectAccessible(page)
})

test('the password is changed: too short and not repeated say why, and only the new one signs in', async () => {
  await anAccount('noor4@cjg.example')
  const page = await journey.visitor({ width: 375 })
  await giveThePassword(page, 'noor4@cjg.example')
  await setUpTheApp(page)
  await page.goto('/werkplek/inloggen')
  await page.getByRole('link', { name: 'Verander je wachtwoord' }).click()
  await expectAccessible(page)
  const fresh = 'vier emmers vol regen'
  for (const [given, again, says] of [
    ['kort', 'kort', 'Dit wachtwoord is te kort.'],
    [fresh, `${fresh}!`, 'De twee wachtwoorden zijn niet gelijk.'],
  ] as const) {
    await page.getByLabel('Nieuw wachtwoord').fill(given)
    await page.getByLabel('Nog een keer').fill(again)
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText(says).first().waitFor()
    await expectAccessible(page)
  }
  await page.getByLabel('Nieuw wachtwoord').fill(fresh)
  await page.getByLabel('Nog een keer').fill(fresh)
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.waitForURL('**/werkplek/inloggen?gedaan=wachtwoord')
  await page.getByRole('status').first().waitFor()
  await expectAccessible(page)
  await signOut(page)
  await giveThePassword(page, 'noor4@cjg.example')
  await page.getByRole('heading', { name: 'Inloggen' }).first().waitFor()
  expect(await page.getByRole('textbox', { name: 'Code' }).count()).toBe(0)
  await page.getByLabel('E-mailadres').fill('noor4@cjg.example')
  await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(fresh)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.getByRole('textbox', { name: 'Code' }).waitFor()
})

test('a passkey: added, named, signs in alone, confirms, and is removed; other devices are signed out', async () => {
  await anAccount('noor2@cjg.example')
  const page = await journey.visitor()
  const cdp = await aTelephone(page)
  await giveThePassword(page, 'noor2@cjg.example')
  await setUpTheApp(page)
  await page.goto('/werkplek/inloggen')
  await page.getByRole('link', { name: 'Voeg een passkey toe' }).click()
  await expectAccessible(page)
  await page.getByLabel('Naam').fill('Werktelefoon')
  await page.getByRole('button', { name: 'Passkey toevoegen' }).click()
  await page.getByText('Je passkey is toegevoegd.').waitFor()
  await page.getByRole('heading', { name: 'Werktelefoon' }).waitFor()
  await expectAccessible(page)
  await signOut(page)

  await page.goto('/inloggen?naar=/werkplek/inloggen')
  await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
  await page.getByRole('heading', { name: 'Inloggen en apparaten' }).waitFor()

  // The proof is a while ago: a change first asks who is there, and leads back.
  await journey.database.owner.query(`update access.session set proved_at = proved_at - interval '11 minutes'`)
  await page.getByRole('link', { name: 'Nieuwe app instellen' }).click()
  await page.getByRole('heading', { name: 'Ben jij dit?' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bevestig met je passkey' }).click()
  await page.getByRole('heading', { name: 'Stel een nieuwe app in' }).waitFor()
  await expectAccessible(page)

  // An authenticator whose count goes back is a copy: it opens nothing any more, and its owner sees why.
  await journey.database.owner.query('update access.passkey set sign_count = 1000')
  await signOut(page)
  await page.goto('/inloggen')
  await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
  await page.getByText('Deze passkey is misschien gekopieerd.').first().waitFor()
  await journey.database.owner.query('update access.passkey set sign_count = 1, copied_at = null')
  await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
  await page.waitForURL('**/werkplek')
  await page.goto('/werkplek/inloggen')
  await page.getByRole('button', { name: 'Weghalen' }).click()
  await page.getByText('De passkey is weggehaald.').waitFor()
  await cdp.detach()
})

const ada = { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] }

async function invite(admin: Page, email: string): Promise<string> {
  await admin.goto('/werkplek/medewerkers/uitnodigen')
  await admin.getByLabel('E-mailadres').fill(email)
  await admin.getByLabel('Beroep').selectOption('youthNurse')
  await admin.getByText('professional', { exact: true }).click()
  await admin.getByRole('button', { name: 'Verstuur de uitnodiging' }).click()
  await admin.getByText('De uitnodiging gaat per mail weg.').waitFor()
  await runToldJobs(journey)
  const letter = journey.app.parts.services.mail.kept().find(({ to }) => to === email)
  return /\/uitnodiging\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? ''
}

test('an administrator invites; the invited person makes an account; a used link says so', async () => {
  await aColleague(journey.database.db, journey.centres.here, ada)
  const admin = await journey.visitor()
  await signInAs(admin, 'Ada Beheer')
  const link = await invite(admin, 'yara@cjg.example')
  await expectAccessible(admin)
  const yara = await journey.visitor({ javaScript: false, width: 375, path: link })
  await yara.getByLabel('Je naam').fill('Yara Smit')
  await yara.getByLabel('Kies een wachtwoord').fill('kort')
  await yara.getByRole('button', { name: 'Verder' }).click()
  await yara.getByText('Dit wachtwoord is te kort').first().waitFor()
  await yara.getByLabel('Kies een wachtwoord').fill(password)
  await yara.getByRole('button', { name: 'Verder' }).click()
  await setUpTheApp(yara)
  await yara.goto('/werkplek/vragen')
  await yara.getByText('Yara Smit').first().waitFor()
  await yara.goto(link)
  await yara.getByRole('heading', { name: 'Deze uitnodiging is al gebruikt' }).waitFor()
})

test('an administrator withdraws an invitation and closes an account, which is signed out at once', async () => {
  const nurse = await aColleague(journey.database.db, journey.centres.here, { ...ada, name: 'Wies Sluiter', roles: ['editor'] })
  await aColleague(journey.database.db, journey.centres.elsewhere, ada)
  const admin = await journey.visitor()
  await signInAs(admin, 'Ada Beheer')
  const revoked = await invite(admin, 'bas@cjg.example')
  const bas = await journey.visitor({ width: 375, path: revoked })
  await expectAccessible(bas)
  await admin.getByRole('button', { name: 'Trek in bas@cjg.example' }).click()
  await admin.getByText('De uitnodiging is ingetrokken.').waitFor()
  await bas.reload()
  await bas.getByRole('heading', { name: 'Deze uitnodiging is ingetrokken' }).waitFor()
  const wies = await journey.visitor()
  await signInAs(wies, 'Wies Sluiter')
  await admin.goto('/werkplek/medewerkers')
  await admin.getByText('Wijzig Wies Sluiter').click()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Account sluiten Wies Sluiter' }).click()
  await admin.getByText('Het account is gesloten.').waitFor()
  await wies.goto('/werkplek')
  expect(new URL(wies.url()).pathname).toBe('/inloggen')
  const { rows } = await journey.database.owner.query(
    `select from access.audit_event where event_type = 'account.close' and object_id = $1`,
    [nurse.accountId],
  )
  expect(rows).toHaveLength(1)
})
