/** After `./cjg key rotate`, `forget` and `rotate-pseudonym` people sign in as before: with a passkey, at the identity provider, by a link in a mail. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '#contexts/access/routes.ts'
import { insertPasskey } from '#contexts/access/sql/passkeys.server.ts'
import { askForPasskey, placeOf } from '#contexts/access/use-cases/passkeys.server.ts'
import { askForMailLink, sendMailLink, useMailLink } from '#contexts/access/use-cases/resident-mail-link.server.ts'
import { signInWithPasskey } from '#contexts/access/use-cases/sign-in-with-passkey.server.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { loadKeys, type Keys } from '#platform/keys.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { aPageApp } from '#tests/builders/page-app.ts'
import { aProcess } from '#tests/builders/services.ts'
import { Visitor } from '#tests/browser-without-screen.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { anIssuer, type Issuer } from '#tests/municipality-issuer.ts'
import { SoftPasskey } from '#tests/passkey.ts'
import { runCommand } from './commands.ts'

const site = 'https://hier.localhost'
let base: TestDatabase
let centres: TwoCentres
let issuer: Issuer
let process_: ReturnType<typeof aProcess>

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  issuer = await anIssuer(`${site}/inloggen/terug`)
  const { url: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET } = issuer
  process_ = aProcess(base, { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET })
})
afterAll(async () => {
  rmSync(process_.config.dataDir, { recursive: true })
  await issuer.close()
  await base.close()
})

const keysNow = (): Keys => loadKeys(process_.config)
const visitor = () => aContext(base.db, centres.here, { kind: 'visitor' })
const aNurse = (name: string) => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })

async function run(...args: string[]): Promise<void> {
  const done = await runCommand({ ...process_, keys: keysNow() }, args, { readStdin: async () => '', onStep: () => {} })
  expect(done).toMatchObject({ exitCode: 0 })
}

async function rotateAll(): Promise<void> {
  await run('key', 'rotate')
  for (const old of keysNow().centre.keys()) if (old !== Math.max(...keysNow().centre.keys())) await run('key', 'forget', String(old))
  await run('key', 'rotate-pseudonym')
}

test('with a passkey', async () => {
  const { accountId } = await aNurse('Bea Vos')
  const passkey = new SoftPasskey()
  const row = { credentialId: passkey.credentialId, publicKey: passkey.publicKey, signCount: 0, transports: ['internal'] }
  await inTransaction(base.db, { centreId: centres.here, actor: 'system' }, (tx) =>
    insertPasskey(tx, centres.here, { ...row, id: newId<'passkey'>(), accountId, name: 'Telefoon', createdAt: nine }),
  )
  const place = placeOf(site, 'CJG hier')
  const signIn = async () => {
    const { challenge } = await askForPasskey(visitor(), place, { deed: 'sign-in', holder: 'browser' })
    return signInWithPasskey(visitor(), place, { answer: passkey.answer(challenge, place), holder: 'browser' })
  }
  expect(await signIn()).toMatchObject({ ok: true, value: { accountId } })
  await rotateAll()
  expect(await signIn()).toMatchObject({ ok: true, value: { accountId } })
})

test("at the organisation's identity provider, known by the subject alone", async () => {
  const { accountId } = await aNurse('Amina Vermeer')
  const signIn = async (email?: string): Promise<number> => {
    const services = { ...process_, keys: keysNow() }
    const { app } = aPageApp(services, (list) => [accessRoutes(services, list)])
    const browser = new Visitor(site, async (request) => (request.url.startsWith(site) ? app.fetch(request) : fetch(request)))
    issuer.next = { sub: 'amina', ...(email === undefined ? {} : { email, email_verified: true }) }
    let answer = await browser.step(`${site}/inloggen/organisatie`)
    while (!browser.url.href.startsWith(`${site}/inloggen/terug`)) answer = await browser.step(answer.headers.get('location') ?? 'nowhere:')
    return answer.status
  }
  expect(await signIn(`${accountId}@cjg.example`)).toBe(303)
  await rotateAll()
  expect(await signIn()).toBe(303)
})

test('a resident by a link in a mail, also one that was under way; after --all it is another account', async () => {
  const told: string[] = []
  const jobs = { ...process_.jobs, tell: async (_tx: unknown, _name: string, data: object) => void told.push(JSON.stringify(data)) }
  const email = 'samira@post.example'
  const ask = () => askForMailLink({ keys: keysNow(), jobs }, visitor(), { email, browser: 'a browser', language: 'nl' })
  const follow = async () => {
    const { linkId } = JSON.parse(told.pop() ?? '{}') as { linkId: string }
    let link = ''
    const mail = { ...process_.mail, send: async () => {} }
    const system = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
    await sendMailLink(keysNow(), system, mail, linkId as Id<'mailLink'>, async (_language, token) => {
      link = token
      return { subject: '', text: '' }
    })
    const used = await useMailLink(visitor(), { token: link, browser: 'a browser', confirmed: false, device: 'firefox android' })
    if (!used.ok) throw new Error(used.error.kind)
    return used.value.residentId
  }
  await ask()
  const before = await follow()
  await ask()
  await rotateAll()
  expect(await follow()).toBe(before)
  await ask()
  expect(await follow()).toBe(before)
  await run('key', 'rotate-pseudonym', '--all')
  await ask()
  expect(await follow()).not.toBe(before)
})
