/** `./cjg key rotate` and `forget`: who had an app, recovery codes, a passkey, an identity provider or an account of a resident still gets in. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import { loadKeys, type Keys } from '#platform/keys.server.ts'
import { Authenticator } from '#tests/authenticator.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { addLocalAccount } from '#contexts/access/public.ts'
import { findAccountBySubject } from '#contexts/access/sql/accounts.server.ts'
import { insertPasskey, listPasskeys } from '#contexts/access/sql/passkeys.server.ts'
import { startResidentSession, readOwnAccount, findSignedInResident, mailPlace } from '#contexts/access/use-cases/residents.server.ts'
import { act } from '#contexts/access/use-cases/act.server.ts'
import { sealForCentre } from '#contexts/access/use-cases/sealed.server.ts'
import { completeWithCode, completeWithNewApp, findPending } from '#contexts/access/use-cases/second-step.server.ts'
import { signInWithPassword } from '#contexts/access/use-cases/sign-in-with-password.server.ts'
import { ok } from '#platform/result.ts'
import { runCommand } from './commands.ts'

let base: TestDatabase
let centres: TwoCentres
let process_: ReturnType<typeof aProcess>
const [email, password] = ['rotatie@cjg.example', 'drie fietsen zonder bel']

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  process_ = aProcess(base)
})
afterAll(async () => {
  rmSync(process_.config.dataDir, { recursive: true })
  await base.close()
})

const keysNow = (): Keys => loadKeys(process_.config)
const run = (...args: string[]) => runCommand({ ...process_, keys: keysNow() }, args, { readStdin: async () => '', onStep: () => {} })
const visitor = (now = nine): Context => aContext(base.db, centres.here, { kind: 'visitor' }, now)
const half = async (now: typeof nine): Promise<string> => {
  const begun = await signInWithPassword({ keys: keysNow() }, visitor(now), { email, password, source: Buffer.alloc(32, 1) })
  if (!begun.ok) throw new Error(begun.error.kind)
  return begun.value.secondStep
}

test('app, recovery codes, passkey, identity provider and resident go on working', async () => {
  const before = { keys: keysNow() }
  const system = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
  await addLocalAccount(system, { displayName: 'Amina Vermeer', email, profession: 'youthNurse', roles: [], password })
  const token = await half(nine)
  const offer = (await findPending(before, visitor(), token, 'CJG hier'))?.offer
  const app = new Authenticator(offer?.secret ?? '')
  const made = await completeWithNewApp(before, visitor(), { token, code: app.code(nine) })
  if (!made.ok) throw new Error(made.error.kind)

  const other = await aColleague(base.db, centres.here, { name: 'Bea Vos', profession: 'youthNurse', roles: ['professional'] })
  const passkey = { credentialId: Buffer.alloc(32, 7), publicKey: Buffer.alloc(77, 8), signCount: 3, transports: ['internal'] }
  const asSystem = { centreId: centres.here, actor: 'system' } as const
  const bound = ['https://inloggen.example', 'sub-1'] as const
  await inTransaction(base.db, asSystem, async (tx) => {
    const one = { ...passkey, id: newId<'passkey'>(), accountId: other.accountId, name: 'Telefoon', createdAt: nine }
    await insertPasskey(tx, centres.here, one)
    await tx.updateTable('access.account').set({ issuer: bound[0], subject: bound[1] }).where('id', '=', other.accountId).execute()
  })
  const mail = sealForCentre(before.keys, centres.here, mailPlace, Buffer.from('samira@post.example'))
  const mailHash = Buffer.alloc(32, 5)
  const resident = await act(
    visitor(),
    'resident.signIn',
    async (tx, permit) =>
      ok(await startResidentSession(tx, visitor(), permit, { mailHash, mail, subjectHash: null, acr: 'mail', device: 'firefox android' })),
    { claim: mailHash.toString('hex') },
  )
  if (!resident.ok) throw new Error('no resident')

  expect((await run('key', 'rotate')).exitCode).toBe(0)
  expect((await run('key', 'forget', '1')).exitCode).toBe(0)
  const after = { keys: keysNow() }
  expect([...after.keys.centre.keys()]).toEqual([2])

  const later = nine.add({ minutes: 5 })
  expect(await completeWithCode(after, visitor(later), { token: await half(later), code: app.code(later) })).toMatchObject({ ok: true })
  const [recovery = ''] = made.value.recoveryCodes
  expect(await completeWithCode(after, visitor(later), { token: await half(later), code: recovery })).toMatchObject({ ok: true })
  await inTransaction(base.db, asSystem, async (tx) => {
    expect(await listPasskeys(tx, other.accountId)).toMatchObject([{ publicKey: passkey.publicKey, signCount: 3 }])
    expect(await findAccountBySubject(tx, ...bound)).toMatchObject({ id: other.accountId })
  })
  const actor = await findSignedInResident(base, centres.here, resident.value.token, nine)
  if (actor === null) throw new Error('the resident is signed out')
  const own = await readOwnAccount(after.keys, aContext(base.db, centres.here, actor))
  expect(own.ok && own.value.mail).toBe('samira@post.example')
})
