/** Records out and in from the command line: two installations, the use cases of the pages, and no name on the screen that was not asked for. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmSender, proposeSender } from '#contexts/child-health/deeds.ts'
import type { Id } from '#platform/id.ts'
import { fingerprintText, publicJwk, signerOf } from '#platform/signing.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aChildWithMother, aHealthRecord } from '#tests/builders/health-of-a-toddler.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { transferCommand } from './transfer.ts'

type Place = {
  readonly base: TestDatabase
  readonly here: Id<'centre'>
  readonly services: ReturnType<typeof aProcess>
  readonly mail: Record<'nurse' | 'lead', string>
}
const folder = mkdtempSync(join(tmpdir(), 'cjg-transfer-'))
let from: Place
let to: Place
let child: Id<'person'>
let there: Id<'person'>

async function aPlace(signing: Buffer): Promise<
  Place & {
    readonly second: Awaited<ReturnType<typeof aColleague>>
    readonly all: Record<'nurse' | 'lead', Awaited<ReturnType<typeof aColleague>>>
  }
> {
  const base = await freshDatabase()
  const { here } = await aRegionWithTwoCentres(base.db)
  const services = aProcess(base)
  const one = (name: string, role: string) => aColleague(base.db, here, { name, profession: 'youthNurse', roles: [role] })
  const all = { nurse: await one('Sanne Kijk', 'professional'), lead: await one('Cora Leidt', 'coordinator') }
  const mailOf = async (id: string): Promise<string> =>
    (await base.owner.query<{ email: string }>('select email from access.account where id = $1', [id])).rows[0]?.email ?? ''
  const mail = { nurse: await mailOf(all.nurse.accountId), lead: await mailOf(all.lead.accountId) }
  return {
    base,
    here,
    services: { ...services, keys: { ...services.keys, signing } },
    mail,
    all,
    second: await one('Minh Beheer', 'administrator'),
  }
}

beforeAll(async () => {
  const [sender, receiver] = [await aPlace(Buffer.alloc(32, 3)), await aPlace(Buffer.alloc(32, 9))]
  from = sender
  to = receiver
  const family = await aChildWithMother(sender.base.db, sender.here)
  child = family.child
  await worksWith(sender.base.db, sender.here, { accountId: sender.all.nurse.accountId, personId: child, purpose: 'youthHealth' })
  await aHealthRecord(sender.base.db, sender.here, { ...family, by: sender.all.nurse.accountId })
  there = await aPerson(receiver.base.db, receiver.here, { name: 'Noor Testman', born: '2025-09-15' })
  await worksWith(receiver.base.db, receiver.here, { accountId: receiver.all.nurse.accountId, personId: there, purpose: 'youthHealth' })
  const signer = signerOf(sender.services.keys, sender.here)
  if (signer === null) throw new Error('no key')
  const as = (actor: (typeof receiver)['second']) => aContext(receiver.base.db, receiver.here, actor)
  const proposed = await proposeSender(as(receiver.all.lead), receiver.services.keys, {
    name: 'CJG hier',
    key: publicJwk(signer.publicKey),
  })
  if (!proposed.ok || !(await confirmSender(as(receiver.second), proposed.value, fingerprintText(signer.fingerprint))).ok)
    throw new Error('no trust')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  for (const { base, services } of [from, to]) {
    rmSync(services.config.dataDir, { recursive: true })
    await base.close()
  }
})

const run = async (place: Place, line: string, as: 'nurse' | 'lead' = 'nurse') => {
  const { lines, exitCode } = await transferCommand(place.services, [...line.split(' '), '--colleague', place.mail[as], '--centre', 'hier'])
  return { text: lines.join('\n'), exitCode }
}
const filesIn = (): string => {
  const names = readdirSync(folder)
  const of = (end: string): string => join(folder, names.find((name) => name.endsWith(end)) ?? '')
  return `--bundle ${of('.json')} --signature ${of('.jws')}`
}

test('out, checked, looked at, taken over, and taken out again', async () => {
  const wish = `out --child ${child} --receiver Elders --to ${folder}`
  expect(await run(from, `${wish} --reason asked --ground told-no-objection`)).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining('asked-by-family') as string,
  })
  expect(readdirSync(folder)).toEqual([])
  const out = await run(from, `${wish} --reason moved --ground told-no-objection`)
  expect(out.exitCode).toBe(0)
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)

  const checked = await run(to, `check ${filesIn()}`, 'lead')
  expect(checked.text).toMatch(/^Signed by CJG hier, made .*\n(?: {2}\w+: \d+\n?)+$/)
  expect(checked.text).toContain('measurements: 6')
  const looked = await run(to, `in --child ${there} ${filesIn()}`)
  expect(looked.exitCode).toBe(0)
  for (const { text } of [out, checked, looked]) expect(text).not.toMatch(/Noor|Testman|2025-09-15/)
  expect((await run(to, `in --child ${there} ${filesIn()} --names`)).text).toContain('there: Noor Testman.')
  const seen = /--accept (\S+)/.exec(looked.text)?.[1] ?? ''
  expect((await run(to, `in --child ${there} ${filesIn()} --accept ${seen}`)).text).toContain('--same-child')
  expect((await run(to, `in --child ${there} ${filesIn()} --accept anders --same-child`)).text).toContain('Look again.')
  expect(await run(to, `in --child ${there} ${filesIn()} --accept ${seen} --same-child`)).toEqual({
    text: 'Taken over: 18 added, 0 the same, 0 different, of which ours stays.',
    exitCode: 0,
  })
  expect(await run(to, `in --child ${there} ${filesIn()}`)).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining('before') as string,
  })
  const { rows } = await to.base.owner.query<{ id: string; access_point_kind: string }>(
    `select t.id, e.access_point_kind from child_health.transfer t join access.audit_event e on e.object_id = t.id where t.direction = 'in'`,
  )
  expect(rows[0]?.access_point_kind).toBe('command')
  expect(await run(to, `undo --child ${there} --transfer ${rows[0]?.id ?? ''} --why other-child`)).toEqual({
    text: 'Taken out again: 18 rows.',
    exitCode: 0,
  })
})

test('a changed file, somebody who does not work with the child, and who is not there are refused', async () => {
  const [json = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const changed = join(folder, 'veranderd.txt')
  writeFileSync(changed, `${readFileSync(join(folder, json), 'utf8')} `)
  const signature = filesIn().split(' ').at(-1) ?? ''
  expect(await run(to, `check --bundle ${changed} --signature ${signature}`, 'lead')).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining('not under this file') as string,
  })
  expect(await run(to, `in --child ${there} ${filesIn()}`, 'lead')).toMatchObject({ exitCode: 1 })
  expect(await run(to, `check ${filesIn()}`)).toMatchObject({ exitCode: 1, text: expect.stringContaining('may not') as string })
  await expect(transferCommand(to.services, ['senders', '--colleague', 'niemand@example.org', '--centre', 'hier'])).rejects.toThrow(
    'No colleague',
  )
  await expect(run(to, `in --child 12 ${filesIn()}`)).rejects.toThrow('not the number of a file')
  await expect(run(from, `out --child ${child} --receiver X --to ${folder} --reason weg --ground told-no-objection`)).rejects.toThrow(
    '--reason is one of',
  )
  expect((await run(to, 'senders', 'lead')).text).toMatch(/^Ourselves: .*\nCJG hier: .* \(trusted\)$/)
  expect((await run(to, 'stuur', 'lead')).exitCode).toBe(1)
})
