/** The restore drill: a centre in use, a backup, a machine that is lost, and everything back as it was. */
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { readConfig } from '#platform/config.server.ts'
import { readClock } from '#platform/time.ts'
import { openInstallation } from '../../src/installation.server.ts'
import { aPng } from '../builders/logo.ts'
import { anOldFile, aProvedColleague, destroyOldFile, type OldFile } from '../builders/old-file.ts'
import { cjg, digestOfEveryTable, says } from './commands.ts'
import { aHome, ask, eraseAsAsker, opens, startProgram, type Home } from './program.ts'

const passphrase = 'vijf woorden die niemand raadt\n'
let home: Home
let away: string
/** Of every table, at the moment of the backup. */
let digests: Record<string, string>
const codes: string[] = []
let erasedCode: string
/** A child whose file was still there at the backup, and had its time afterwards. */
let file: OldFile

/** The mother, whom nobody else names, still has a child without a name. */
const changedTables = [
  ...['access.audit_event', 'access.care_relation', 'access.standing', 'access.subject', 'access.subject_authority'],
  ...['advice.conversation', 'advice.message', 'families.authority', 'families.person', 'families.person_detail', 'families.piece'],
]

const backup = (): string => join(away, 'cjg.backup')

/** A machine with nothing on it but the keys. */
async function anEmptyMachine(): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-empty-'))
  const dataDir = join(folder, 'data')
  expect(await cjg(dataDir, ['key', 'import', '--from', join(away, 'keys')], passphrase)).toMatchObject({ code: 0 })
  return { dataDir, remove: () => rmSync(folder, { recursive: true }) }
}

/** Does something with the installation of the home while no program runs. */
async function atHome<T>(
  work: (installation: Awaited<ReturnType<typeof openInstallation>>, centreId: Id<'centre'>) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(readConfig({ DATA_DIR: home.dataDir, DEMO: '0', LOG_LEVEL: 'silent' }))
  const { id } = await installation.db.selectFrom('access.centre').select('id').where('slug', '=', 'hier').executeTakeFirstOrThrow()
  try {
    return await work(installation, id as Id<'centre'>)
  } finally {
    await installation.close()
  }
}

beforeAll(async () => {
  home = await aHome()
  const officer = await atHome(async ({ db }, centreId) => {
    const petra = { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] }
    const made = await aProvedColleague(db, centreId, petra, readClock())
    file = await anOldFile(db, centreId, { accountId: made.accountId })
    return made
  })
  away = mkdtempSync(join(tmpdir(), 'cjg-away-'))
  const program = await startProgram({ DATA_DIR: home.dataDir })
  for (const text of ['Mijn kind slaapt slecht', 'Een tweede vraag', 'Ik wil dood']) {
    const code = await ask(program.url, text, randomUUID())
    codes.push(code ?? '')
  }
  const logo = join(away, 'logo.png')
  writeFileSync(logo, aPng({ width: 320, height: 90 }))
  const words = ['--alt-nl', 'Opvoedpunt Hier', '--alt-en', 'Parenting point Here']
  expect(await cjg(home.dataDir, ['centre', 'logo', '--centre', 'hier', '--file', logo, ...words])).toMatchObject({ code: 0 })
  // While the application runs; and once more when it stands still, so that nothing moves between backup and digest.
  expect(await cjg(home.dataDir, ['backup', 'make', '--to', backup()])).toMatchObject({ code: 0, output: says(/is made: \d+ rows/) })
  await program.stop()
  // Rows are sealed when they have settled.
  await pause(6_000)
  expect(await cjg(home.dataDir, ['audit', 'seal'])).toMatchObject({ code: 0 })
  expect(await cjg(home.dataDir, ['backup', 'make', '--to', backup()])).toMatchObject({ code: 0 })
  expect(await cjg(home.dataDir, ['key', 'export', '--to', join(away, 'keys')], passphrase)).toMatchObject({ code: 0 })
  digests = await digestOfEveryTable(home.dataDir)
  const again = await startProgram({ DATA_DIR: home.dataDir })
  erasedCode = codes.shift() ?? ''
  await eraseAsAsker(again.url, erasedCode)
  expect(await opens(again.url, erasedCode)).toBe(false)
  await again.stop()
  await atHome((installation, centreId) =>
    destroyOldFile(installation, centreId, { ...officer, session: { ...officer.session, provedAt: readClock() } }, file, readClock()),
  )
  expect(await cjg(home.dataDir, ['erasures', 'export', '--to', join(away, 'erasures')])).toMatchObject({ output: says(/^2 erasures/) })
}, 300_000)
afterAll(() => {
  home.remove()
  rmSync(away, { recursive: true })
})

test('the file is whole, and holds no text, no key and no code in the clear', async () => {
  expect(await cjg(home.dataDir, ['backup', 'verify', '--from', backup()])).toMatchObject({ code: 0, output: says(/is whole: \d+ rows/) })
  const bytes = readFileSync(backup())
  const keys = ['centre', 'seal', 'backup'].map((name) =>
    readFileSync(join(home.dataDir, 'keys', name), 'utf8')
      .trim()
      .replace('1:', ''),
  )
  for (const word of ['slaapt', 'CJG hier', 'access', erasedCode, ...keys]) expect(bytes.includes(word)).toBe(false)
  for (const key of keys) expect(bytes.includes(Buffer.from(key, 'base64'))).toBe(false)
  expect(existsSync(`${backup()}.unfinished`)).toBe(false)
})

test('an empty machine gets the same rows, files and audit proof; what was erased since does not come back', async () => {
  const machine = await anEmptyMachine()
  const { dataDir } = machine
  const restored = await cjg(dataDir, ['restore', '--from', backup(), '--erasures', join(away, 'erasures')])
  expect(restored).toMatchObject({ code: 0, output: says(/Erased again: 2\./) })
  const now = await digestOfEveryTable(dataDir)
  const changed = Object.keys(digests).filter((table) => now[table] !== digests[table])
  // Only what belongs to the erased question and the destroyed file, and the log that tells of it, is other than it was.
  expect(changed.toSorted()).toEqual(changedTables)
  const proof = await cjg(dataDir, ['audit', 'verify'])
  expect(proof).toMatchObject({ code: 0, output: says(/CJG hier: whole\. [1-9]\d* rows proven, sealed until/) })
  expect(proof.output).not.toMatch(/no exported head/)
  const head = readFileSync(join(dataDir, 'audit-heads/hier'), 'utf8')
  expect(readFileSync(join(home.dataDir, 'audit-heads/hier'), 'utf8').startsWith(head)).toBe(true)
  const program = await startProgram({ DATA_DIR: dataDir })
  for (const code of codes) expect(await opens(program.url, code)).toBe(true)
  expect(await opens(program.url, erasedCode)).toBe(false)
  const shown = await cjg(dataDir, ['centre', 'theme', '--centre', 'hier'])
  expect(shown.output).toMatch(/logo image\/png 320x90 [0-9a-f]{12}\nlogo alt-nl=Opvoedpunt Hier\n/)
  await program.stop()
  // A second restore of the same old backup knows the erasure from the journal that the first one left.
  rmSync(join(dataDir, 'postgres'), { recursive: true })
  expect(await cjg(dataDir, ['restore', '--from', backup()])).toMatchObject({ code: 0, output: says(/Erased again: 2\./) })
  machine.remove()
})

test('without later erasures every row is the same, and the restore says that it knows of none', async () => {
  const machine = await anEmptyMachine()
  expect(await cjg(machine.dataDir, ['restore', '--from', backup()])).toMatchObject({ code: 0, output: says(/No list of later erasures/) })
  const { 'access.audit_event': _, ...same } = digests
  expect(await digestOfEveryTable(machine.dataDir)).toMatchObject(same)
  // Not into an installation that has centres, and nothing is touched by the try.
  const refused = await cjg(machine.dataDir, ['restore', '--from', backup()])
  expect(refused).toMatchObject({ code: 1, output: says(/There is a centre in this database already/) })
  expect(await digestOfEveryTable(machine.dataDir)).toMatchObject(same)
  machine.remove()
})

test('a backup that was cut off or changed is refused before anything is touched', async () => {
  const machine = await anEmptyMachine()
  const bytes = readFileSync(backup())
  const file = join(away, 'spoiled')
  const spoiled = [bytes.subarray(0, bytes.length / 2), bytes.with(bytes.length - 40, (bytes.at(-40) ?? 0) ^ 1), Buffer.from('a cat')]
  for (const one of spoiled) {
    writeFileSync(file, one)
    expect(await cjg(machine.dataDir, ['restore', '--from', file])).toMatchObject({ code: 1, output: says(/is damaged|is not a backup/) })
  }
  expect(await cjg(machine.dataDir, ['restore', '--from', join(away, 'none')])).toMatchObject({ code: 1, output: says(/cannot be read/) })
  writeFileSync(file, 'Een boodschappenlijst\n')
  const list = await cjg(machine.dataDir, ['restore', '--from', backup(), '--erasures', file])
  expect(list).toMatchObject({ code: 1, output: says(/is no list of erasures/) })
  expect(existsSync(join(machine.dataDir, 'postgres'))).toBe(false)
  machine.remove()
})

test('a restore that breaks off has changed no row, and can be run again', async () => {
  const machine = await anEmptyMachine()
  const restore = ['restore', '--from', backup()]
  // The files find no place at the very end, when every row is loaded.
  writeFileSync(join(machine.dataDir, 'audit-heads'), '')
  await expect(cjg(machine.dataDir, restore)).rejects.toThrow()
  const { 'access.centre': centres, 'advice.message': messages } = await digestOfEveryTable(machine.dataDir)
  expect([centres, messages].map((digest) => digest?.split(' ')[0])).toEqual(['0', '0'])
  expect(existsSync(join(machine.dataDir, 'restoring'))).toBe(false)
  rmSync(join(machine.dataDir, 'audit-heads'))
  expect(await cjg(machine.dataDir, restore)).toMatchObject({ code: 0 })
  // A backup that finds no place says so, and leaves nothing.
  const nowhere = join(away, 'no-folder/backup')
  expect(await cjg(machine.dataDir, ['backup', 'make', '--to', nowhere])).toMatchObject({
    code: 1,
    output: says(/could not be written.*ENOENT/),
  })
  machine.remove()
})

test('keys that are missing are named; lost for good, the rest can be had all the same', async () => {
  const machine = await anEmptyMachine()
  const { dataDir } = machine
  const centre = join(dataDir, 'keys/centre')
  writeFileSync(centre, readFileSync(centre, 'utf8').replace('1:', '2:'))
  const restore = ['restore', '--from', backup()]
  expect(await cjg(dataDir, restore)).toMatchObject({ code: 1, output: says(/Version 1 of the centre key is not here/) })
  rmSync(centre)
  expect(await cjg(dataDir, restore)).toMatchObject({ code: 1, output: says(/There are no keys here/) })
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  expect(await cjg(dataDir, [...restore, '--accept-lost-keys'])).toMatchObject({ code: 0, output: says(/LOST: /) })
  // The number of a lost key is never given to another.
  expect(readFileSync(centre, 'utf8')).toMatch(/^2:/)
  const program = await startProgram({ DATA_DIR: dataDir })
  // The asker's own code opens the conversation without the centre.
  expect(await opens(program.url, codes[0] ?? '')).toBe(true)
  expect(await ask(program.url, 'Een vraag na het verlies', randomUUID())).not.toBeNull()
  await program.stop()
  const verify = ['backup', 'verify', '--from', backup()]
  cpSync(join(dataDir, 'keys/seal'), join(dataDir, 'keys/backup'))
  expect(await cjg(dataDir, verify)).toMatchObject({ code: 1, output: says(/another backup key/) })
  rmSync(join(dataDir, 'keys/backup'))
  expect(await cjg(dataDir, verify)).toMatchObject({ code: 1, output: says(/backup key is not here/) })
  machine.remove()
})

test('the file of keys: a wrong passphrase, a short one, other keys in the place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-empty-'))
  const dataDir = join(folder, 'data')
  const put = (words: string) => cjg(dataDir, ['key', 'import', '--from', join(away, 'keys')], words)
  expect(await put('vijf woorden die iemand raadt\n')).toMatchObject({ code: 1, output: says(/does not open/) })
  expect(existsSync(join(dataDir, 'keys'))).toBe(false)
  expect(await put(passphrase)).toMatchObject({ code: 0 })
  expect(await put(passphrase)).toMatchObject({ code: 0 })
  writeFileSync(join(dataDir, 'keys/seal'), Buffer.alloc(32).toString('base64'))
  expect(await put(passphrase)).toMatchObject({ code: 1, output: says(/another key/) })
  const short = await cjg(home.dataDir, ['key', 'export', '--to', join(away, 'short')], 'kort\n')
  expect(short).toMatchObject({ code: 1, output: says(/at least 16/) })
  expect(existsSync(join(away, 'short'))).toBe(false)
  rmSync(folder, { recursive: true })
})
