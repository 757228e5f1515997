import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askQuestion, comeBack, expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

const folder = process.env['SCREENSHOTS']
/** Every page of the way is held against WCAG, and can be looked at wide and narrow. Without script the check itself cannot run. */
async function look(page: Page, name: string, withScript = true): Promise<void> {
  await page.waitForLoadState('load')
  if (withScript) await expectAccessible(page)
  if (folder === undefined) return
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  for (const width of [1280, 375]) {
    await page.setViewportSize({ ...size, width })
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(size)
}

/** Signs in by a link in a mail, in the same browser, from a page that leads there. */
async function signInByMail(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mailadres' }).fill(email)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await page.getByRole('heading', { name: 'Kijk in je mail' }).waitFor()
  await runToldJobs(journey)
  const letter = journey.app.parts.services.mail.kept().find(({ to }) => to === email)
  await page.goto(/\/mijn\/link\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: 'Inloggen' }).click()
}

async function answer(text: string, question: string): Promise<void> {
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto('/werkplek/vragen')
  await sanne.getByRole('link', { name: new RegExp(question) }).click()
  await sanne.getByLabel('Jouw antwoord').fill(text)
  await sanne
    .getByRole('button', { name: /Verstuur/ })
    .first()
    .click()
  await sanne.getByText('Je antwoord is verstuurd.').waitFor()
  await sanne.context().close()
}

describe.each([
  ['with script', true, 1280],
  ['without script', false, 375],
])('%s', (name, javaScript, width) => {
  test('takes a part along into an account that is made on the way, goes on there, and puts it back on a key', async () => {
    const page = await journey.visitor({ javaScript, width })
    const first = `Mijn zoon van ${javaScript ? 3 : 4} is vaak boos.`
    const code = await askQuestion(page, first)
    await answer('Wat goed dat je dit vraagt.', first)
    await comeBack(page, code)
    await page.getByLabel('Wat wil je nog zeggen?').fill('Op school gaat het ook niet goed.')
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByText('Je bericht is verstuurd.').waitFor()
    await look(page, `${name}-1-conversation`, javaScript)
    await page.getByRole('link', { name: 'Neem mee naar Mijn CJG' }).click()
    await page.getByText('Niet van wie.').waitFor()
    await look(page, `${name}-2-not-signed-in`, javaScript)
    await page.getByRole('link', { name: 'Inloggen, of account maken' }).click()
    await page.getByText('Eerst inloggen, dan verder met je gesprek').waitFor()
    await look(page, `${name}-3-sign-in`, javaScript)
    await signInByMail(page, `deel-${width}@post.example`)
    await page.getByText(`Je bent ingelogd als deel-${width}@post.example.`).waitFor()
    await look(page, `${name}-4-choose`, javaScript)
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.getByRole('link', { name: 'Kies het hele gesprek of een deel.' }).waitFor()
    await look(page, `${name}-5-error`, javaScript)
    await page.getByText('Een deel', { exact: true }).click()
    for (const part of [first, 'Wat goed dat je dit vraagt.'])
      await page.locator('.cjg-choice').filter({ hasText: part }).locator('label').click()
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.getByRole('heading', { name: 'Klopt dit zo?' }).waitFor()
    await page.getByRole('heading', { name: 'Dit blijft bij je sleutel' }).waitFor()
    await look(page, `${name}-6-confirm`, javaScript)
    await page.getByRole('button', { name: 'Ja, neem mee naar mijn account' }).click()
    await page.getByText('Dit deel staat nu in je account.').waitFor()
    await look(page, `${name}-7-in-account`, javaScript)
    expect(await page.getByText('Op school gaat het ook niet goed.').count()).toBe(0)
    await page.goto('/gesprek')
    await page.getByText('Op school gaat het ook niet goed.').waitFor()
    expect(await page.getByText(first).count()).toBe(0)

    await page.goto('/mijn')
    await look(page, `${name}-8-mijn`, javaScript)
    await page.getByRole('link', { name: 'Naar mijn gesprekken' }).click()
    await look(page, `${name}-9-list`, javaScript)
    await page.getByRole('link', { name: first }).click()
    await page.getByRole('link', { name: 'Verbeter je gegevens' }).click()
    await page.getByLabel('De 4 cijfers van je postcode').fill('1')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByRole('link', { name: /Schrijf 4 cijfers/ }).waitFor()
    await look(page, `${name}-10-correct`, javaScript)
    await page.getByLabel('De 4 cijfers van je postcode').fill('1234')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Je gegevens zijn verbeterd.').waitFor()
    await page.getByRole('button', { name: 'Een beetje' }).click()
    await page.getByText('Dank je. Daar leren wij van.').waitFor()

    await page.getByRole('link', { name: 'Zet terug op een sleutel' }).click()
    await look(page, `${name}-11-put-back`, javaScript)
    await page.getByRole('button', { name: 'Laat mij de nieuwe sleutel zien' }).click()
    const fresh = (await page.locator('.cjg-key__signs').allTextContents()).join(' ')
    const asked = Number(await page.locator('input[name=asked]').getAttribute('value'))
    await page.getByLabel(`Typ groep ${asked} van je code`).fill('AAAA')
    await page.getByRole('button', { name: 'Zet mijn gesprek terug' }).click()
    await page.getByText('Dit staat niet op je briefje.').first().waitFor()
    await look(page, `${name}-12-key`, javaScript)
    await page.getByLabel(`Typ groep ${asked} van je code`).fill(fresh.split(' ')[asked - 1] ?? '')
    await page.getByRole('button', { name: 'Zet mijn gesprek terug' }).click()
    await page.getByRole('heading', { name: 'Je gesprek is weer zonder naam' }).waitFor()
    await look(page, `${name}-13-done`, javaScript)
    await page.getByRole('link', { name: 'Naar mijn gesprekken' }).click()
    await page.getByText('Hier staat nog niets').waitFor()
    await look(page, `${name}-14-empty`, javaScript)
    for (const [key, text] of [
      [fresh, first],
      [code, 'Op school gaat het ook niet goed.'],
    ] as const) {
      await comeBack(page, key)
      await page.getByText(text).waitFor()
    }
  })

  test('by the sign-in service: it leads to Mijn CJG, and from there back to the conversation', async () => {
    const page = await journey.visitor({ javaScript, width })
    await comeBack(page, await askQuestion(page, `Mijn dochter van ${width} slaapt slecht.`))
    await page.getByRole('link', { name: 'Neem mee naar Mijn CJG' }).click()
    await page.getByRole('link', { name: 'Inloggen, of account maken' }).click()
    await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
    await page.getByRole('button', { name: /Samira Haddou/ }).click()
    await page.getByText('Je gesprek wacht nog.').waitFor()
    await look(page, `${name}-20-wait`, javaScript)
    await page.getByRole('link', { name: 'Verder met meenemen naar Mijn CJG' }).click()
    await page.getByText('Het hele gesprek', { exact: true }).click()
    await page.getByRole('button', { name: 'Verder' }).click()
    await look(page, `${name}-21-whole`, javaScript)
    await page.getByRole('button', { name: 'Ja, neem mee naar mijn account' }).click()
    await page.getByText('Je gesprek staat nu in je account.').waitFor()
    await page.getByRole('link', { name: 'Wis mijn gesprek' }).click()
    await look(page, `${name}-22-erase`, javaScript)
    await page.getByRole('button', { name: 'Ja, wis alles' }).click()
    await page.getByText('Het gesprek is gewist. Wij weten er niets meer van.').waitFor()
  })
})

test('in English, after an appointment: the colleague sees no name, and the way back is refused with the reason', async () => {
  const page = await journey.visitor({ width: 375 })
  const text = 'Mijn baby huilt veel.'
  await comeBack(page, await askQuestion(page, text))
  await page.goto('/en/gesprek/account')
  await look(page, 'en-1-not-signed-in')
  await page.getByRole('link', { name: 'Sign in, or make an account' }).click()
  await page.getByRole('link', { name: 'Sign in with the sign-in service' }).click()
  await page.getByRole('button', { name: /Samira Haddou/ }).click()
  await page.goto('/en/gesprek/account')
  await page.getByText('The whole conversation', { exact: true }).click()
  await look(page, 'en-2-choose')
  await page.getByRole('button', { name: 'Next' }).click()
  await look(page, 'en-3-confirm')
  await page.getByRole('button', { name: 'Yes, take it into my account' }).click()
  await page.getByText('Your conversation is in your account now.').waitFor()
  const at = new URL(page.url()).pathname
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto('/werkplek/vragen')
  await sanne.getByRole('link', { name: new RegExp(text) }).click()
  await sanne.getByText('In een eigen account').waitFor()
  expect(await sanne.getByText('Samira').count()).toBe(0)
  await sanne.getByRole('button', { name: 'Er is een afspraak gemaakt' }).click()
  await sanne.getByText('De afspraak is bijgewerkt.').waitFor()
  await look(sanne, 'staff')
  await page.goto(at)
  await page.getByText('an appointment was made with you').first().waitFor()
  await look(page, 'en-4-in-account')
  await page.goto(`${at}/terug`)
  await page.getByText('because then we meet you in person').waitFor()
  await look(page, 'en-5-too-late')
  await page.goto('/en/mijn/gesprekken')
  await look(page, 'en-6-list')
  await page.goto('/en/mijn/wissen')
  await look(page, 'en-7-delete-account')
})
