import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeText, makeCode, readCode } from '#platform/return-code.ts'
import { askQuestion, comeBack, openJourney, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_name, javaScript) => {
  test('asks, keeps the key, comes back, writes on, asks for an appointment, and erases everything', async () => {
    const parent = await journey.visitor({ javaScript, width: javaScript ? 1280 : 375 })
    const code = await askQuestion(parent, 'Mijn zoon van 3 is vaak boos. Wat kan ik doen?')
    const phone = await journey.visitor({ javaScript, width: 375 })
    await comeBack(phone, code.toLowerCase())
    await phone.getByText('Mijn zoon van 3 is vaak boos.').waitFor()
    await phone.getByLabel('Wat wil je nog zeggen?').fill('Hij is ook vaak moe.')
    await phone.getByRole('button', { name: 'Verstuur' }).click()
    await phone.getByText('Je bericht is verstuurd.').waitFor()
    await phone.getByRole('link', { name: 'Vraag een afspraak' }).click()
    await phone.getByLabel('Wanneer kun je, en waar?').fill('Dinsdag na 15 uur')
    await phone.getByRole('button', { name: 'Vraag de afspraak' }).click()
    await phone.getByText('Je vraag om een afspraak is binnen').waitFor()
    await phone.getByRole('link', { name: 'Wis mijn gesprek' }).click()
    await phone.getByRole('button', { name: 'Ja, wis alles' }).click()
    await phone.getByRole('heading', { name: 'Alles is gewist' }).first().waitFor()
    await comeBack(phone, code)
    await phone.getByText('Wij vinden geen gesprek bij deze code').first().waitFor()
  })

  test('a form that is not right keeps what was typed and says how to mend it', async () => {
    const parent = await journey.visitor({ javaScript, path: '/vraag' })
    await parent.getByRole('button', { name: 'Verder' }).click()
    await parent.getByRole('link', { name: 'Schrijf eerst je vraag.' }).waitFor()
    expect(await parent.title()).toMatch(/^Fout:/)
    await parent.getByLabel('Wat wil je vragen of vertellen?').fill('a'.repeat(4_010))
    await parent.getByRole('button', { name: 'Verder' }).click()
    await parent.getByText('Je tekst is 10 tekens te lang').first().waitFor()
    expect(await parent.getByLabel('Wat wil je vragen of vertellen?').inputValue()).toHaveLength(4_010)
    await parent.getByLabel('Wat wil je vragen of vertellen?').fill('Korter')
    await parent.getByRole('button', { name: 'Verder' }).click()
    await parent.getByLabel('Hoe oud is het kind of de jongere?').fill('honderd')
    await parent.getByLabel('De 4 cijfers van je postcode').fill('99')
    await parent.getByRole('button', { name: 'Verder' }).click()
    await parent.getByRole('link', { name: /Schrijf een getal van 0 tot en met 22/ }).waitFor()
    await parent.getByRole('link', { name: /Schrijf 4 cijfers/ }).waitFor()
    expect(await parent.getByLabel('Hoe oud is het kind of de jongere?').inputValue()).toBe('honderd')
  })

  test('PR-37: personal data is pointed out, taken out on request, and left in on request', async () => {
    const parent = await journey.visitor({ javaScript, path: '/vraag' })
    const text = parent.getByLabel('Wat wil je vragen of vertellen?')
    await text.fill('Bel mij op 06 1234 5678 over Yara.')
    await parent.getByRole('button', { name: 'Verder' }).click()
    await parent.getByRole('heading', { name: 'Even kijken voor je verstuurt' }).waitFor()
    await parent.getByRole('button', { name: 'Haal het weg' }).click()
    await parent.getByRole('heading', { name: 'Over wie gaat het?' }).waitFor()
    await parent.getByRole('button', { name: 'Terug' }).click()
    expect(await text.inputValue()).toBe('Bel mij op [telefoonnummer weggehaald] over [naam weggehaald].')
    await text.fill('Bel mij op 06 1234 5678.')
    await parent.getByRole('button', { name: 'Verder' }).click()
    await parent.getByRole('button', { name: 'Laat het staan' }).click()
    await parent.getByRole('heading', { name: 'Over wie gaat het?' }).waitFor()
    await parent.getByRole('button', { name: 'Terug' }).click()
    expect(await text.inputValue()).toBe('Bel mij op 06 1234 5678.')
  })

  test('PR-36: words of danger put the numbers on the screen at once; sending stays possible', async () => {
    const young = await journey.visitor({ javaScript, path: '/vraag', width: 375 })
    await young.getByLabel('Wat wil je vragen of vertellen?').fill('Ik durf niet naar huis. Hij slaat mij.')
    await young.getByRole('button', { name: 'Verder' }).click()
    await young.getByRole('heading', { name: 'Ben je nu in gevaar?' }).waitFor()
    expect(await young.getByRole('link', { name: '112' }).first().getAttribute('href')).toBe('tel:112')
    expect(await young.title()).not.toMatch(/gevaar|geweld/i)
    await young.getByRole('button', { name: 'Verder' }).click()
    await young.getByRole('heading', { name: 'Over wie gaat het?' }).waitFor()
  })
})

test('a typing error is told from a wrong code, and a wrong code after three tries has to wait', async () => {
  const parent = await journey.visitor()
  const code = (await askQuestion(parent, 'Hoe leert mijn kind praten?')).replaceAll(' ', '')
  await comeBack(parent, (code.startsWith('A') ? 'B' : 'A') + code.slice(1))
  await parent.getByText('Er zit een typefout in.').first().waitFor()
  await comeBack(parent, `${code.slice(0, 19)}0`)
  await parent.getByText('In een code zit nooit: 0').first().waitFor()
  await comeBack(parent, code.slice(0, 12))
  await parent.getByText('Een code heeft 20 tekens. Je typte er 12.').first().waitFor()
  // The right selector with another verifier: only this counts as a try.
  const guess = otherVerifier(code)
  for (let i = 0; i < 3; i += 1) {
    await comeBack(parent, guess)
    await parent.getByText('Wij vinden geen gesprek bij deze code').first().waitFor()
  }
  await comeBack(parent, code)
  await parent
    .getByText(/Wacht \d+ seconden/)
    .first()
    .waitFor()
})

test('quick exit: the button and Esc three times lead away, and back does not return', async () => {
  const young = await journey.visitor({ path: '/' })
  await young.goto('/onderwerpen/waar-kan-ik-wonen-of-slapen')
  for (let i = 0; i < 3; i += 1) await young.keyboard.press('Escape')
  await young.waitForURL(/^https/)
  await young.goBack()
  expect(new URL(young.url()).pathname).toBe('/')
  const other = await journey.visitor({ javaScript: false, path: '/vraag' })
  await other.getByRole('link', { name: 'Snel weg' }).first().click()
  await other.waitForURL(/^https/)
})

test('by keyboard alone: skip link, question, key, back', async () => {
  const page = await journey.visitor({ path: '/vraag' })
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('inhoud')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const reach = async (matches: (name: string) => boolean): Promise<void> => {
    for (let i = 0; i < 60; i += 1) {
      const name = await page.evaluate(() => {
        const at = document.activeElement
        const label =
          at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
            ? at.labels?.[0]?.textContent
            : at?.textContent
        return (label ?? '').trim()
      })
      if (matches(name)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('not reached by keyboard')
  }
  await reach((name) => name.startsWith('Wat wil je vragen'))
  await page.keyboard.type('Mag mijn kind een huisdier?')
  for (const step of ['Verder', 'Verder', 'Verder', 'Verstuur mijn vraag']) {
    await reach((name) => name === step)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }
  await page.getByRole('heading', { name: 'Dit is je sleutel' }).waitFor()
})

/** A code that could exist, with the selector of this one. */
function otherVerifier(code: string): string {
  const read = readCode(code)
  if (!read.ok) throw new Error('no code')
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const signs = Array.from(read.value.selector, (sign) => alphabet.indexOf(sign))
  return codeText(makeCode(Uint8Array.from([...signs, ...Array.from({ length: 13 }, () => 7)])))
}
