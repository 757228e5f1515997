/** What a journey needs: the application on a port with a database of its own, a browser, and pages that fail on what nobody expected. */
import { serve, type ServerType } from '@hono/node-server'
import { AxeBuilder } from '@axe-core/playwright'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { slowHash } from '#platform/slow-hash.server.ts'
import { readClock } from '#platform/time.ts'
import { prepareBrowser } from '../../scripts/prepare-browser.ts'
import { allJobs } from '../../src/app/jobs.server.ts'
import { anApp, type TestApp } from '../app.ts'
import { aColleague, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { axeTags, rememberCheck } from './accessibility-report.ts'

const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
  '--font-render-hinting=none',
]

export type Visitor = { readonly javaScript?: boolean; readonly width?: number; readonly path?: string }

export type Journey = {
  readonly url: string
  readonly app: TestApp
  readonly database: TestDatabase
  readonly centres: TwoCentres
  /** A new person with an own browser profile, on the page of `path`. */
  readonly visitor: (who?: Visitor) => Promise<Page>
  readonly close: () => Promise<void>
}

/** Answers that a page may have without being wrong: a form that came back, a code that does not open. */
const expected = /status of (401|403|404|409|413|422|429)/

const withoutScript = new WeakSet<BrowserContext>()

export async function openJourney(): Promise<Journey> {
  const database = await freshDatabase()
  const centres = await aRegionWithTwoCentres(database.db)
  await database.owner.query(`update access.centre set demonstration = true`)
  const team = [
    { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] },
    { name: 'Bilal Kaya', profession: 'frontDeskWorker', roles: ['frontDesk'] },
    { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] },
    { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] },
    { name: 'Ingrid Postma', profession: 'centreCoordinator', roles: ['coordinator'] },
  ]
  for (const person of team) await aColleague(database.db, centres.here, person)
  const app = await anApp(database, { demo: true, hash: slowHash, now: readClock })
  const server = await new Promise<ServerType>((ready) => {
    const made = serve({ fetch: app.app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready(made))
  })
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const { executable, libraries } = await prepareBrowser()
  const env = libraries === null ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries }
  const browser: Browser = await chromium.launch({ executablePath: executable, args: flags, env })
  const problems: string[] = []
  const contexts: BrowserContext[] = []
  return {
    url,
    app,
    database,
    centres,
    async visitor({ javaScript = true, width = 1280, path = '/' } = {}) {
      const context = await browser.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        locale: 'nl-NL',
        baseURL: url,
      })
      contexts.push(context)
      if (!javaScript) withoutScript.add(context)
      // Nothing leaves this machine; the quick exit's goal is answered here.
      await context.route(
        (asked) => asked.hostname !== 'localhost',
        (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<title>elders</title><h1>elders</h1>' }),
      )
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text())
      })
      await page.goto(path)
      return page
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await new Promise((done) => server.close(done))
      await database.close()
      expect(problems).toEqual([])
    },
  }
}

/** No violation of WCAG 2.2 AA that a machine can find, and nothing that scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  // After a form the new page may be there before its style sheet is: then every link seems too small.
  await page.waitForLoadState('load')
  // In the page itself, and without the whole text of what passed: the same findings in a third of the time. No page of ours has a page of another in it.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations', 'incomplete'] })
  await letTimersRun(page)
  const outcome = await axe.withTags([...axeTags]).analyze()
  const { violations } = outcome
  rememberCheck(page, outcome)
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Axe waits for timers, which stand still in a page without script: there what should come after a moment comes at once, and what guards against waiting never. */
async function letTimersRun(page: Page): Promise<void> {
  if (!withoutScript.has(page.context())) return
  await page.evaluate(() => {
    const soon = (work: () => void, after = 0): number => {
      // Of all that the browser calls later, only promises go on there.
      if (after < 1000) void Promise.resolve().then(work)
      return 0
    }
    Object.assign(window, { setTimeout: soon, requestAnimationFrame: soon })
  })
}

/** Asks a question in the four steps; gives the code back. */
export async function askQuestion(page: Page, text: string): Promise<string> {
  await page.goto('/vraag')
  await page.getByLabel('Wat wil je vragen of vertellen?').fill(text)
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByText('Ik ben ouder of verzorger').click()
  await page.getByLabel('Hoe oud is het kind of de jongere?').fill('3')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('button', { name: 'Verstuur mijn vraag' }).click()
  await page.getByRole('heading', { name: 'Dit is je sleutel' }).waitFor()
  const code = (await page.locator('.cjg-key__signs').allTextContents()).join(' ')
  const asked = Number(await page.locator('input[name=asked]').getAttribute('value'))
  await page.getByLabel(`Typ groep ${asked} van je code`).fill(code.split(' ')[asked - 1] ?? '')
  await page.getByRole('button', { name: 'Ik heb mijn sleutel' }).click()
  await page.getByText('Goed bewaard').waitFor()
  return code
}

export async function comeBack(page: Page, code: string): Promise<void> {
  await page.goto('/terug')
  await page.getByLabel('Je code').fill(code)
  await page.getByRole('button', { name: 'Open mijn gesprek' }).click()
}

/** Does what was told to the job queue, which does not run by itself here. */
export async function runToldJobs({ app }: Journey): Promise<void> {
  const jobs = allJobs(app.parts)
  for (const { name, data } of app.told.splice(0)) await jobs.find((job) => job.name === name)?.run(data)
}

/** Signs in as a member of the demonstration's staff. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/werkplek')
  await page.locator('a[href^="/inloggen/organisatie"]').first().click()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}
