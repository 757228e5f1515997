import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { signInWithPassword } from '#contexts/access/use-cases/sign-in-with-password.server.ts'
import { aPng } from '#tests/builders/logo.ts'
import { auditCommand } from './audit.ts'
import { centreCommand } from './centre.ts'
import { userCommand } from './user.ts'

let base: TestDatabase
let centres: TwoCentres
let services: ReturnType<typeof aProcess>

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
})
afterAll(async () => {
  rmSync(services.config.dataDir, { recursive: true })
  await base.close()
})

const user = async (line: string, stdin = '') => {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const { lines, exitCode } = await userCommand(services, args, async () => stdin)
  return { text: lines.join('\n'), exitCode }
}
const audit = async (...args: string[]) => {
  const { lines, exitCode } = await auditCommand(services, args)
  return { text: lines.join('\n'), exitCode }
}

let source = 0
const canSignIn = async (email: string, password: string) => {
  source += 1
  const ctx = {
    db: base.db,
    centreId: centres.here,
    actor: { kind: 'visitor' },
    now: services.clock(),
    traceId: 'test',
    asked: [],
  } as const
  return (await signInWithPassword(services, { ...ctx, asked: [] }, { email, password, source: Buffer.alloc(32, source) })).ok
}

const amina =
  'add --centre hier --name "Amina Vermeer" --email amina@cjg.example --profession centreCoordinator --roles administrator,coordinator'

test('the first administrator is added with a password from the standard input, and signs in', async () => {
  const added = await user(`${amina} --password-stdin`, 'drie fietsen zonder bel\n')
  expect(added).toEqual({
    exitCode: 0,
    text: 'Added Amina Vermeer (amina@cjg.example) to CJG hier.\nSigns in with the address and the password.',
  })
  expect(await canSignIn('amina@cjg.example', 'drie fietsen zonder bel')).toBe(true)
  expect(await user(amina)).toMatchObject({ exitCode: 1, text: 'There is an account with the address amina@cjg.example already.' })
})

test('a password can be made and is shown once', async () => {
  const added = await user(
    'add --centre hier --name "Bo Smit" --email bo@cjg.example --profession youthNurse --roles professional --new-password',
  )
  const made = /shown once\): (\S+)$/.exec(added.text)?.[1] ?? ''
  expect(made).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect(await canSignIn('bo@cjg.example', made)).toBe(true)
  const again = await user('password --centre hier --email bo@cjg.example')
  const next = /shown once\): (\S+)$/.exec(again.text)?.[1] ?? ''
  expect(await canSignIn('bo@cjg.example', made)).toBe(false)
  expect(await canSignIn('bo@cjg.example', next)).toBe(true)
})

test('roles are given and taken, the list shows them, closing ends it', async () => {
  expect((await user('roles --centre hier --email bo@cjg.example --grant editor,manager --revoke professional')).text).toBe(
    'Bo Smit has the roles: editor, manager.',
  )
  const listed = await user('list --centre hier')
  expect(listed.text).toContain('Bo Smit <bo@cjg.example>  youthNurse  [editor, manager]  password')
  expect(listed.text).not.toContain('argon2')
  expect((await user('close --centre hier --email bo@cjg.example')).exitCode).toBe(0)
  expect(await user('close --centre hier --email bo@cjg.example')).toEqual({
    exitCode: 1,
    text: 'The account with the address bo@cjg.example is closed.',
  })
  expect((await user('list --centre hier')).text).toContain('closed  Bo Smit')
  expect((await user('list --centre elders')).text).toBe('CJG elders has no accounts yet.')
})

test('a heavy role that somebody has already waits for a second person; the last of one stays', async () => {
  const bas = 'add --centre hier --name "Bas Bos" --email bas@cjg.example --profession socialWorker --roles professional'
  expect((await user(bas)).exitCode).toBe(0)
  expect(await user(bas.replace('bas@', 'bart@').replace('--roles professional', '--roles administrator'))).toMatchObject({ exitCode: 1 })
  const waits = await user('roles --centre hier --email bas@cjg.example --grant administrator')
  expect(waits.text).toBe(
    'Bas Bos has the roles: professional.\nAn administrator or privacy officer decides in the workplace: administrator.',
  )
  expect(await user('close --centre hier --email amina@cjg.example')).toEqual({
    exitCode: 1,
    text: 'amina@cjg.example is the last administrator. Give the role to somebody else first.',
  })
})

test('a list of people is tried, accepted and taken back; its faults are told by line', async () => {
  const file = join(services.config.dataDir, 'team.csv')
  writeFileSync(file, 'email;name;profession;roles\nwies@cjg.example;Wies Sluiter;wizard;professional\n')
  const wrong = await user(`import --centre hier --file ${file}`)
  expect(wrong).toEqual({ exitCode: 1, text: 'line 2: unknown-profession in profession\nNothing was imported.' })
  writeFileSync(file, 'email;name;profession;roles\nwies@cjg.example;Wies Sluiter;socialWorker;professional\n')
  const tried = await user(`import --centre hier --file ${file}`)
  expect(tried.text).toContain('1 people, no faults. Nothing was imported yet.')
  const [number = ''] = /[0-9a-f-]{36}/.exec(tried.text) ?? []
  expect((await user(`import --centre hier --accept ${number}`)).text).toBe('1 accounts were made. Nobody was mailed.')
  expect((await user(`import --centre hier --file ${file}`)).text).toBe('This very file was imported before.')
  expect((await user(`undo --centre hier --import ${number}`)).text).toBe('1 accounts were taken back.')
  expect((await user('list --centre hier')).text).not.toContain('wies@cjg.example')
})

test.each([
  [`${amina.replace('amina@', 'nieuw@')} --password-stdin`, 'Welkom2026!!', 'The password is among the first that anybody would try.'],
  [`${amina.replace('amina@', 'nieuw@')} --password-stdin`, '', 'The password is too short: at least 12 signs.'],
  [amina.replace('centreCoordinator', 'wizard'), '', 'There is no profession wizard. There are: youthDoctor'],
  [amina.replace('administrator', 'owner'), '', 'There is no role owner. There are: frontDesk'],
  [amina.replace('amina@cjg.example', 'amina'), '', 'amina is not a mail address.'],
  ['dance', '', 'Unknown: user dance.'],
])('user %s is refused in words', async (line, stdin, words) => {
  const refused = await user(line, stdin)
  expect(refused.exitCode).toBe(1)
  expect(refused.text).toContain(words)
})

test.each([
  ['add --centre hier', /--email is missing[\s\S]*Usage: /],
  ['add --centre hier --nmae x', /--nmae/],
  ['list', /Say which centre with --centre: hier, elders\./],
  ['list --centre daar', /There is no centre daar\. There are: hier, elders\./],
  ['close --centre hier --email niemand@cjg.example', /no account with the address niemand@cjg.example/],
  ['roles --centre hier --email amina@cjg.example --grant owner', /There is no role owner/],
])('user %s is a trouble in one sentence', async (line, words) => {
  await expect(user(line)).rejects.toThrow(words)
})

test('what the command line did is in the audit log, as the command line', async () => {
  const { rows } = await base.owner.query(
    `select distinct event_type, actor_kind, role from access.audit_event where processing_activity = 'account' and event_type <> 'account.list' order by 1`,
  )
  expect(rows.map((row: { event_type: string }) => row.event_type)).toEqual([
    'account.add',
    'account.close',
    'account.grantRole',
    'account.import',
    'account.readImport',
    'account.revokeRole',
    'account.setPassword',
    'account.takeBack',
    'account.tryImport',
    'account.undoImport',
  ])
  expect(rows.every((row: { actor_kind: string; role: string }) => row.actor_kind === 'system' && row.role === 'command line')).toBe(true)
})

test('audit verify says what is proven and what is not, and fails on a broken chain, naming the first bad sequence', async () => {
  await base.owner.query(`update access.audit_event set recorded_at = recorded_at - interval '1 minute'`)
  expect((await audit('seal')).text).toMatch(/^CJG hier: \d+ rows sealed\.\nCJG elders: \d+ rows sealed\.$/)
  const whole = await audit('verify')
  expect(whole.exitCode).toBe(0)
  expect(whole.text).toMatch(/^CJG hier: whole\. \d+ rows proven, sealed until 20\S+Z\.\n/)
  expect((await audit('verify', '--centre', 'hier')).text).toMatch(/\n {2}Not yet sealed, so not proven: 1, the oldest of 20/)
  await base.owner.query(
    `update access.audit_event set detail = 'nothing' where id = (select event_id from access.audit_seal where sequence = 3 and centre_id = $1)`,
    [centres.here],
  )
  const broken = await audit('verify')
  expect(broken.exitCode).toBe(1)
  expect(broken.text).toContain('CJG hier: BROKEN. Sequence 3: the row or its seal is not what was sealed')
  expect(broken.text).toContain('  2 rows before it are proven.')
  expect(broken.text).toContain('CJG elders: whole.')
  expect(broken.text).toContain('1 of 2 audit logs broken.')
  expect((await audit('verify', '--centre', 'elders')).exitCode).toBe(0)
})

test('without a deed the usage is shown', async () => {
  expect((await user('')).text).toContain('./cjg user add')
  expect((await audit()).text).toContain('./cjg audit verify')
  expect((await audit('shred')).exitCode).toBe(1)
})

test('a centre gets a logo, with the reason for every part that is not right, and loses it again', async () => {
  const logo = async (...args: string[]) => {
    const { lines, exitCode } = await centreCommand(services, ['logo', '--centre', 'hier', ...args])
    return { text: lines.join('\n'), exitCode }
  }
  const file = join(services.config.dataDir, 'logo.png')
  expect(await logo()).toEqual({ exitCode: 0, text: 'no logo' })
  writeFileSync(file, 'GIF89a')
  expect(await logo('--file', file, '--alt-nl', 'Opvoedpunt Hier')).toEqual({
    exitCode: 1,
    text: 'A GIF is no logo; give a PNG or WebP.\n--alt-en says what is on the logo, on one line of at most 80 signs.',
  })
  await expect(logo('--file', `${file}.away`)).rejects.toThrow(/There is no file/)
  writeFileSync(file, aPng())
  expect(await logo('--file', file, '--alt-nl', 'Opvoedpunt Hier', '--alt-en', 'Parenting point Here')).toMatchObject({ exitCode: 0 })
  expect(await logo('--alt-en', 'Other')).toMatchObject({ exitCode: 0 })
  const shown = /^logo image\/png 96x48 [0-9a-f]{12}\nlogo alt-nl=Opvoedpunt Hier\nlogo alt-en=Other$/
  expect((await logo()).text).toMatch(shown)
  expect((await centreCommand(services, ['theme', '--centre', 'hier'])).lines.slice(-3).join('\n')).toMatch(shown)
  await expect(logo('--remove', '--file', file)).rejects.toThrow(/stands alone/)
  expect(await logo('--remove')).toEqual({ exitCode: 0, text: 'CJG hier has no logo any more.' })
  expect(await logo('--remove')).toEqual({ exitCode: 0, text: 'CJG hier has no logo.' })
})
