/** After `./cjg key rotate-pseudonym`: a BSN and an address are found again, and recovery codes, keys to files and webhooks go on. */
import { createHmac } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLocalAccount } from '#contexts/access/public.ts'
import { bindResident, handKey, openWithOwnKey } from '#contexts/access/public-openness.ts'
import { completeWithCode, completeWithNewApp, findPending } from '#contexts/access/use-cases/second-step.server.ts'
import { addClient, findClientActor } from '#contexts/access/use-cases/machine-clients.server.ts'
import { signInWithPassword } from '#contexts/access/use-cases/sign-in-with-password.server.ts'
import { addWebhook, deliverEvent, publishFact } from '#contexts/access/use-cases/webhooks.server.ts'
import { registerFamily } from '#contexts/families/use-cases/register-family.server.ts'
import { remarkFamilies } from '#contexts/families/use-cases/remark-families.server.ts'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { loadKeys, nextPseudonym, replaceKey, type Keys } from '#platform/keys.server.ts'
import { Temporal } from '#platform/time.ts'
import { Authenticator } from '#tests/authenticator.ts'
import {
  aColleague,
  aContext,
  aRegionWithTwoCentres,
  aTuesdayMorning as nine,
  whoProved,
  type TwoCentres,
} from '#tests/builders/centres.ts'
import { aNewcomer, aFamilyForm } from '#tests/builders/family-forms.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aResident, signedIn } from '#tests/builders/openness.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { runCommand } from './commands.ts'

let base: TestDatabase
let centres: TwoCentres
let process_: ReturnType<typeof aProcess>
let nurse: Context & { readonly actor: { readonly kind: 'staff'; readonly accountId: Id<'account'> } }
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  process_ = aProcess(base)
  const actor = await aColleague(base.db, centres.here, { name: 'Sanne Kijk', profession: 'youthNurse', roles: ['professional'] })
  nurse = { ...aContext(base.db, centres.here, actor), actor }
})
afterAll(async () => {
  rmSync(process_.config.dataDir, { recursive: true })
  await base.close()
})

const keysNow = (): Keys => loadKeys(process_.config)
const run = async (...args: string[]): Promise<string> => {
  const done = await runCommand({ ...process_, keys: keysNow() }, args, { readStdin: async () => '', onStep: () => {} })
  expect(done.exitCode).toBe(0)
  return done.lines.join('\n')
}
/** A child with this number, and otherwise like nobody; the centre must know the number again. */
const writeDown = (familyName: string, bsn: string) => {
  const form = aFamilyForm(familyName, { parents: [] })
  const child = { ...aNewcomer(`Kind ${familyName}`, '2019-01-02', { key: 'child', bsn: bsn as never }), purpose: 'youthHealth' as const }
  return registerFamily(nurse, keysNow(), { ...form, child })
}
const knownByNumber = { ok: false, error: { kind: 'maybe-known', alike: [{ reasons: ['same-bsn'] }] } }
const marks = async () => {
  const text = `select encode(mark, 'hex') as mark from families.person_bsn union all select encode(mark, 'hex') from families.home order by 1`
  return (await base.owner.query<{ mark: string }>(text)).rows.map(({ mark }) => mark)
}

test('a number and an address are found again; broken off half-way it goes on, and twice it does nothing', async () => {
  for (const [name, bsn] of [
    ['Appelmans', '111222333'],
    ['Zwartkruis', '123456782'],
  ] as const)
    expect((await writeDown(name, bsn)).ok).toBe(true)
  expect(await writeDown('Quist', '111222333')).toMatchObject(knownByNumber)
  const before = await marks()
  expect(await run('key', 'rotate-pseudonym')).toContain('4 numbers and addresses marked anew.')
  expect((await marks()).filter((mark) => before.includes(mark))).toEqual([])
  expect(await writeDown('Quist', '111222333')).toMatchObject(knownByNumber)

  // The process died after the key was replaced: nothing is found until the marks are made.
  replaceKey(process_.config.dataDir, 'pseudonym', nextPseudonym(keysNow()))
  const system = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
  let batches = 0
  const transaction = (): ReturnType<typeof base.db.transaction> => {
    batches += 1
    if (batches > 1) throw new Error('died')
    return base.db.transaction()
  }
  // A database that dies after the first batch.
  const dying = { ...system, db: Object.assign(Object.create(base.db) as typeof base.db, { transaction }) }
  await expect(remarkFamilies(dying, keysNow(), 1)).rejects.toThrow('died')
  expect(await run('key', 'mark')).toContain('3 numbers and addresses marked anew.')
  expect(await run('key', 'mark')).toBe('Every number and address is marked under the key of now.')
  for (const bsn of ['111222333', '123456782']) expect(await writeDown('Quist', bsn)).toMatchObject(knownByNumber)

  await run('key', 'rotate-pseudonym', '--all')
  for (const bsn of ['111222333', '123456782']) expect(await writeDown('Quist', bsn)).toMatchObject(knownByNumber)
})
test('a number that was written down again while the marks did not find it is told, and holds nothing up', async () => {
  expect((await writeDown('Eerst', '999990019')).ok).toBe(true)
  replaceKey(process_.config.dataDir, 'pseudonym', nextPseudonym(keysNow()))
  expect((await writeDown('Tweede', '999990019')).ok).toBe(true)
  const told = await run('key', 'mark')
  expect(told).toContain('1 numbers are written down with two people.')
  expect(await writeDown('Derde', '123456782')).toMatchObject(knownByNumber)
})

test('recovery codes go on', async () => {
  const [email, password] = ['herstel@cjg.example', 'drie fietsen zonder bel']
  const visitor = (now = nine): Context => aContext(base.db, centres.here, { kind: 'visitor' }, now)
  const half = async (now: typeof nine): Promise<string> => {
    const begun = await signInWithPassword({ keys: keysNow() }, visitor(now), { email, password, source: Buffer.alloc(32, 1) })
    if (!begun.ok) throw new Error(begun.error.kind)
    return begun.value.secondStep
  }
  const system = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
  await addLocalAccount(system, { displayName: 'Amina Vermeer', email, profession: 'youthNurse', roles: [], password })
  const token = await half(nine)
  const offer = (await findPending({ keys: keysNow() }, visitor(), token, 'CJG hier'))?.offer
  const made = await completeWithNewApp({ keys: keysNow() }, visitor(), { token, code: new Authenticator(offer?.secret ?? '').code(nine) })
  if (!made.ok) throw new Error(made.error.kind)
  await run('key', 'rotate-pseudonym')
  const later = nine.add({ minutes: 5 })
  const [recovery = '', other = ''] = made.value.recoveryCodes
  expect(await completeWithCode({ keys: keysNow() }, visitor(later), { token: await half(later), code: recovery })).toMatchObject({
    ok: true,
  })
  // When the key leaked, they end.
  await run('key', 'rotate-pseudonym', '--all')
  expect(await completeWithCode({ keys: keysNow() }, visitor(later), { token: await half(later), code: other })).toMatchObject({
    ok: false,
  })
})

test('a key to a file that was handed out binds, and the own key of who signs in by mail opens', async () => {
  const child = await aPerson(base.db, centres.here, { name: 'Sem Sleutel', born: '2018-02-01' })
  const mother = await aPerson(base.db, centres.here, { name: 'Mila Sleutel', born: '1985-05-05' })
  await hasAuthority(base.db, centres.here, { holder: mother, child, from: '2018-02-01' })
  await worksWith(base.db, centres.here, { accountId: nurse.actor.accountId, personId: child, purpose: 'youthHealth' })
  const code = await handKey(keysNow(), nurse, { fileId: child, personId: mother })
  if (!code.ok) throw new Error(code.error.kind)
  const residentId = await aResident(base.db, centres.here)
  const { sessionId } = await signedIn(base.db, centres.here, residentId, 'mail')
  const ctx = aContext(base.db, centres.here, { kind: 'resident', residentId, sessionId })
  await run('key', 'rotate-pseudonym')
  const bound = await bindResident(keysNow(), ctx, { code: code.value, birthDate: Temporal.PlainDate.from('1985-05-05') })
  if (!bound.ok || bound.value.ownKey === null) throw new Error('Not bound')
  await run('key', 'rotate-pseudonym')
  expect(await openWithOwnKey(keysNow(), ctx, bound.value.ownKey)).toEqual({ ok: true, value: null })
})

test('a webhook is signed as the partner knows it', async () => {
  const minh = await aColleague(base.db, centres.here, { name: 'Minh Tran', profession: 'centreManager', roles: ['administrator'] })
  const client = await addClient(aContext(base.db, centres.here, whoProved(minh)), {
    name: 'Partner',
    scopes: ['events'],
    expiresOn: null,
  } as never)
  if (!client.ok) throw new Error(client.error.kind)
  const actor = await findClientActor(base.db, centres.here, client.value.key, nine)
  if (actor === null) throw new Error('No client')
  const wish = { url: 'https://partner.example/gebeurtenissen', eventTypes: ['nl.opencjg.conversation.asked'] }
  const webhook = await addWebhook(aContext(base.db, centres.here, actor), keysNow(), wish, 'refused')
  if (!webhook.ok) throw new Error(webhook.error.kind)
  const signatureOfNext = async (minute: number): Promise<readonly [sent: string, expected: string]> => {
    const occurredAt = nine.add({ minutes: minute }).toString()
    const fact = { type: 'nl.opencjg.conversation.asked', subject: newId(), occurredAt } as const
    let deliveryId = ''
    const tell = async (_tx: unknown, _name: string, data: object) => {
      deliveryId = (data as { deliveryId: string }).deliveryId
    }
    await publishFact({ db: base.db, tell }, centres.here, fact, nine)
    let [sent, expected] = ['', '']
    await deliverEvent(
      {
        ...{ db: base.db, tell, keys: keysNow() },
        async send(_url, headers, body) {
          sent = headers['webhook-signature'] ?? ''
          const text = `${deliveryId}.${headers['webhook-timestamp'] ?? ''}.${body}`
          const secret = Buffer.from(webhook.value.secret.replace('whsec_', ''), 'base64')
          expected = `v1,${createHmac('sha256', secret).update(text).digest('base64')}`
          return 204
        },
      },
      { centreId: centres.here, deliveryId, source: 'https://cjg.example', now: nine },
    )
    return [sent, expected]
  }
  const [sent, expected] = await signatureOfNext(1)
  expect(sent).toBe(expected)
  await run('key', 'rotate-pseudonym')
  const [after, stillExpected] = await signatureOfNext(2)
  expect(after).toBe(stillExpected)
  // When the key leaked, the secret ends with it.
  await run('key', 'rotate-pseudonym', '--all')
  const [other, notExpected] = await signatureOfNext(3)
  expect(other).not.toBe(notExpected)
})
