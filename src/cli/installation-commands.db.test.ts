import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { askQuestion } from '#contexts/advice/deeds.ts'
import { listCentres } from '#contexts/access/public.ts'
import { loadKeys } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { aContext } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { answerAtOnce, commands, runCommand } from './commands.ts'

let base: TestDatabase
let process_: ReturnType<typeof aProcess>

beforeAll(async () => {
  base = await freshDatabase()
  process_ = aProcess(base)
})
afterAll(async () => {
  rmSync(process_.config.dataDir, { recursive: true })
  await base.close()
})

/** As each start does: the keys are read anew. */
const services = (): Services => ({ ...process_, keys: loadKeys(process_.config) })
const run = async (line: string, on: Services = services()) => {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const { lines, exitCode } = await runCommand(on, args, { readStdin: async () => '', onStep: () => {} })
  return { text: lines.join('\n'), exitCode }
}

const dorp =
  'centre add --slug dorp --name "CJG Dorp" --municipality Dorp --phone "088 000 00 01" --duty-phone "088 000 00 02" --address "Brink 1" --postal-code "1000 AA" --town Dorp'

test('help shows every command, and of each how it is used', async () => {
  const all = answerAtOnce([])?.lines.join('\n') ?? ''
  for (const { name, summary, usage } of commands) {
    expect(all).toContain(summary)
    expect(answerAtOnce(['help', name])?.lines.join('\n')).toContain(usage[0])
    expect(answerAtOnce([name, '--help'])?.lines.join('\n')).toContain(usage[0])
  }
  expect(answerAtOnce(['help'])).toMatchObject({ exitCode: 0 })
  expect(answerAtOnce(['dance'])).toMatchObject({ exitCode: 1 })
  expect(answerAtOnce(['help', 'dance'])).toMatchObject({ exitCode: 1 })
})

test('a centre is added from the command line; the first is the default', async () => {
  expect(await run('centre list')).toMatchObject({ text: 'There is no centre yet.' })
  const added = await run(
    `${dorp} --host dorp.example --phone-hours "mon-thu 08:30-17:00" --phone-hours "fri 08:30-12:00" --closed-day 2026-12-24`,
  )
  expect(added.text).toContain('Founded CJG Dorp (dorp), the centre for every host name that no other has.')
  const [centre] = await listCentres(base.db)
  expect(centre).toMatchObject({ slug: 'dorp', region: 'Dorp', isDefault: true, demonstration: false, retentionDays: 90 })
  expect(centre?.openingHours.map(({ weekday, closes }) => `${weekday} ${closes.toString()}`)).toEqual([
    '1 17:00:00',
    '2 17:00:00',
    '3 17:00:00',
    '4 17:00:00',
    '5 12:00:00',
  ])
  expect((await run('centre list')).text).toBe('dorp  CJG Dorp, Dorp  dorp.example  default')
  expect(await run(`${dorp} --phone-hours "mon 09:00-10:00"`)).toEqual({ exitCode: 1, text: 'There is a centre dorp already.' })
})

test.each([
  [dorp, /--phone-hours is missing/],
  [`${dorp} --phone-hours "every day"`, /"every day" is no opening hours/],
  [`${dorp} --phone-hours "mon 25:00-26:00"`, /no opening hours/],
  [`${dorp} --phone-hours "mon 09:00-10:00" --closed-day 31-12-2026`, /"31-12-2026" is no day/],
  [`${dorp} --colour red`, /--colour/],
  ['key forget', /Usage: /],
  ['key forget 9', /There is no centre key of version 9/],
])('%s is a trouble in words', async (line, words) => {
  await expect(run(line)).rejects.toThrow(Trouble)
  await expect(run(line)).rejects.toThrow(words)
})

test('a key set is printed without an installation', () => {
  const made = answerAtOnce(['key', 'new'])?.lines ?? []
  expect(made.map((line) => line.replace(/[A-Za-z0-9+/]{43}=$/, 'KEY'))).toEqual([
    'CJG_CENTRE_KEYS=1:KEY',
    'CJG_SEAL_KEY=KEY',
    'CJG_PSEUDONYM_KEY=KEY',
    'CJG_SIGNING_KEY=KEY',
    'CJG_BACKUP_KEY=KEY',
  ])
})

test('the centre key is rotated, and the old one forgotten when nothing needs it', async () => {
  const [centre] = await listCentres(base.db)
  if (centre === undefined) throw new Error('no centre')
  const visitor = aContext(base.db, centre.id, { kind: 'visitor' })
  await askQuestion(visitor, { ...aDesk(base.db), keys: services().keys }, aQuestion, { key: 'one', source: aSource })
  expect((await run('key list')).text).toBe('Version 1: 1 conversations, the newest')
  expect((await run('key rotate')).text).toBe(
    'CJG Dorp: 1 conversations wrapped anew.\nEverything is under version 2 now.\nWhen no backup needs them any more, ./cjg key forget 1',
  )
  expect((await run('key list')).text).toBe('Version 1: 0 conversations\nVersion 2: 1 conversations, the newest')
  expect(await run('key forget 2').catch((problem: unknown) => String(problem))).toMatchObject({
    exitCode: 1,
    text: 'Version 2 still opens 1 conversations. Run ./cjg key rotate first.',
  })
  expect((await run('key forget 1')).text).toContain('Version 1 of the centre key is gone.')
  expect(readFileSync(join(process_.config.dataDir, 'keys', 'centre'), 'utf8')).toMatch(/^2:\S+\n$/)
})

test('a rotation that was broken off is finished under the version it made', async () => {
  const before = services()
  await run('key rotate')
  // Wound back: the conversation is under version 2 again, and version 3 is there.
  const { rows } = await base.owner.query('select key_for_centre as wrapped from advice.conversation')
  expect(rows).toHaveLength(1)
  const [centre] = await listCentres(base.db)
  if (centre === undefined) throw new Error('no centre')
  const visitor = aContext(base.db, centre.id, { kind: 'visitor' })
  await askQuestion(visitor, { ...aDesk(base.db), keys: before.keys }, aQuestion, { key: 'two', source: aSource })
  expect((await run('key rotate')).text).toContain('CJG Dorp: 1 conversations wrapped anew.\nEverything is under version 3 now.')
})

test('the seal key is rotated: what the old one sealed is still proven, and the new one goes on', async () => {
  const old = () =>
    base.owner.query(`update access.audit_event set recorded_at = recorded_at - interval '10 seconds'
    where id not in (select event_id from access.audit_seal)`)
  await old()
  await run('audit seal')
  const before = services().keys.seal
  expect((await run('key rotate-seal')).text).toContain('From now on a new key seals.')
  expect(services().keys.seal.equals(before)).toBe(false)
  expect(services().keys.olderSeals?.map(({ key }) => key)).toEqual([before])
  await old()
  expect((await run('audit seal')).text).not.toContain(': 0 rows')
  const proof = await run('audit verify')
  expect(proof).toMatchObject({ exitCode: 0 })
  expect(proof.text).toMatch(/whole\. [1-9]\d* rows proven/)
  // Without the older key the beginning cannot be proven any more.
  const without = services()
  const lost = await run('audit verify', { ...without, keys: { ...without.keys, olderSeals: [] } })
  expect(lost).toMatchObject({ exitCode: 1 })
  expect(lost.text).toContain('BROKEN. Sequence 1')
  expect((await run('key rotate-seal', { ...without, keys: { ...without.keys, olderSeals: [] } })).text).toContain('Nothing was changed')
})

test('the pseudonym key is rotated; what must last stays under the first one, until all of it is replaced', async () => {
  const first = services().keys.pseudonym
  for (let time = 0; time < 2; time += 1) {
    const before = services().keys.pseudonym
    expect((await run('key rotate-pseudonym')).exitCode).toBe(0)
    expect(services().keys.pseudonym.equals(before)).toBe(false)
    expect(services().keys.lasting).toEqual(first)
  }
  expect((await run('key rotate-pseudonym --all')).exitCode).toBe(0)
  expect(services().keys.lasting).toBeUndefined()
  expect(services().keys.pseudonym.equals(first)).toBe(false)
})

test('each centre signs with a key of its own, which is shown; a new one replaces it, and is in the log', async () => {
  const [centre] = await listCentres(base.db)
  const shown = (await run('key fingerprint')).text
  expect(shown).toMatch(/^.+: ([0-9a-f]{4} ){15}[0-9a-f]{4}\n {2}\{"crv":"Ed25519","kty":"OKP","x":"[\w-]{43}"\}/)
  const before = services().keys
  expect((await run('key rotate-signing')).text).toContain('has to compare the new fingerprint')
  const { signing, seal, pseudonym } = services().keys
  expect(signing?.equals(before.signing ?? Buffer.alloc(0))).toBe(false)
  expect([seal, pseudonym]).toEqual([before.seal, before.pseudonym])
  expect((await run('key fingerprint')).text).not.toBe(shown)
  const { rows } = await base.owner.query(
    `select 1 from access.audit_event where event_type = 'key.rotate' and detail = 'signing' and centre_id = $1`,
    [centre?.id],
  )
  expect(rows).toHaveLength(1)
  const { signing: _, ...none } = services().keys
  expect(await run('key fingerprint', { ...process_, keys: none })).toMatchObject({ exitCode: 1 })
})

test('while the application runs, keys are not rotated', async () => {
  const running = new pg.Client({ connectionString: base.serveUrl, application_name: 'opencjg jobs' })
  await running.connect()
  for (const one of ['rotate', 'rotate-seal', 'rotate-pseudonym', 'rotate-signing'])
    await expect(run(`key ${one}`)).rejects.toThrow('The application runs')
  await running.end()
})

test('keys from the environment are not ours to write: what to set is said', async () => {
  const { keys } = services()
  const centre = `3:${keys.centre.get(3)?.toString('base64') ?? ''}`
  const on: Services = {
    ...process_,
    keys: { ...keys, centre: new Map([...keys.centre].filter(([version]) => version === 3)) },
    config: { ...process_.config, keys: { centre, seal: '', pseudonym: '' } },
  }
  const said = await run('key rotate', on)
  expect(said.text).toContain('run ./cjg key rotate again')
  expect(said.text).toMatch(/\nCJG_CENTRE_KEYS=3:[^,]+,4:[A-Za-z0-9+/]{43}=$/)
  expect((await run('key rotate-pseudonym', on)).text).toMatch(/\nCJG_PSEUDONYM_KEY=[A-Za-z0-9+/]{43}=,[A-Za-z0-9+/]{43}=$/)
  expect((await run('key rotate-pseudonym --all', on)).text).toMatch(/\nCJG_PSEUDONYM_KEY=[A-Za-z0-9+/]{43}=$/)
  expect((await run('key rotate-seal', on)).text).toMatch(/\nCJG_SEAL_KEY=([A-Za-z0-9+/]{43}=(<[^,]+)?,?){3}$/)
  expect((await run('key rotate-signing', on)).text).toMatch(/\nCJG_SIGNING_KEY=[A-Za-z0-9+/]{43}=$/)
  await expect(run('key forget 3', on)).rejects.toThrow('take the version out of CJG_CENTRE_KEYS')
})

test('the demonstration is not put beside a real centre, nor where it is switched off', async () => {
  await expect(run('demo')).rejects.toThrow('has a centre of its own (dorp)')
  await expect(run('demo', { ...services(), config: { ...process_.config, demo: false } })).rejects.toThrow('Set DEMO=1')
  expect((await run('migrate')).exitCode).toBe(0)
})
