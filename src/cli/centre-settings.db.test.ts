import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPolicyRegister, notePolicy } from '#contexts/access/public-policy.ts'
import { loadCentre } from '#contexts/access/public.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { centreCommand } from './centre.ts'
import { runCommand } from './commands.ts'

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

async function centre(line: string) {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const { lines, exitCode } = await centreCommand(services, args)
  return { text: lines.join('\n'), exitCode }
}
const here = async () => loadCentre(base.db, centres.here)
async function story(): Promise<unknown[]> {
  const { rows } = await base.owner.query<object>(
    `select setting, becomes, changed_by from access.setting_change where centre_id = $1 order by changed_at, id`,
    [centres.here],
  )
  return rows
}

test('contact: what is given is changed, in the story and the log as by the page; a wrong field changes nothing', async () => {
  const wrong = await centre('contact --centre hier --town Overal --postal-code 12')
  expect(wrong).toEqual({ exitCode: 1, text: 'Nothing was changed. This cannot be: --postal-code.' })
  expect((await here())?.town).toBe('hier')
  const saved = await centre('contact --centre hier --town Overal --duty-phone "088 765 43 21"')
  expect(saved).toEqual({ exitCode: 0, text: 'CJG hier has it so. A running application shows it within a minute.' })
  expect(await here()).toMatchObject({ town: 'Overal', dutyPhone: '088 765 43 21', phone: '088 000 12 34' })
  expect(await story()).toEqual([
    { setting: 'dutyPhone', becomes: '088 765 43 21', changed_by: null },
    { setting: 'town', becomes: 'Overal', changed_by: null },
  ])
  const { rows } = await base.owner.query(
    `select detail, access_point_kind from access.audit_event where centre_id = $1 and event_type = 'centre.change'`,
    [centres.here],
  )
  expect(rows).toEqual([{ detail: 'dutyPhone,town', access_point_kind: 'command' }])
  await expect(centre('contact --centre hier')).rejects.toThrow('Say what is to be changed.')
})

test('hours: those of one kind are replaced, the other kind stays; closing before opening, and never to be called, change nothing', async () => {
  expect((await centre('hours --centre hier --phone-hours "mon-tue 09:00-12:00" --walk-in-hours "wed 13:00-19:00"')).exitCode).toBe(0)
  expect((await centre('hours --centre hier --phone-hours "mon 10:00-12:00"')).exitCode).toBe(0)
  const shown = ['phone-hours mon 10:00-12:00', 'walk-in-hours wed 13:00-19:00'].join('\n')
  expect((await centre('show --centre hier')).text).toContain(shown)
  expect((await centre('hours --centre hier --phone-hours "mon 12:00-10:00"')).text).toContain('The hours of mon cannot be')
  expect((await centre('hours --centre hier --no-walk-in')).exitCode).toBe(0)
  await expect(centre('hours --centre hier --phone-hours "maandag 9-12"')).rejects.toThrow('"maandag 9-12" is no opening hours.')
  const after = (await centre('show --centre hier')).text
  expect(after).toContain('phone-hours mon 10:00-12:00')
  expect(after).not.toContain('walk-in-hours')
})

test('closed days and languages', async () => {
  expect((await centre('closed --centre hier --add 2099-12-24')).text).toBe('That day is more than two years away.')
  expect((await centre('closed --centre hier --remove 2026-12-24')).text).toBe('It was open on that day already.')
  await expect(centre('closed --centre hier --add 24-12-2026')).rejects.toThrow('is no day')
  expect((await centre('languages --centre hier --offer nl,tlh')).text).toContain('Nothing was changed. tlh is not there.')
  expect((await centre('languages --centre hier --offer nl')).exitCode).toBe(0)
  expect((await centre('show --centre hier')).text).toContain('languages nl\n')
  expect((await centre('show --centre elders')).text).toContain('languages nl,en')
})

test('a term is proposed, not changed: somebody in the workplace decides', async () => {
  expect((await centre('term --centre hier --term keep --value 60')).text).toBe('There is nobody who could decide it.')
  await aColleague(base.db, centres.here, { name: 'Esther Polak', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  expect((await centre('term --centre hier --term keep --value 3')).text).toBe('It is a whole number from 7 to 365.')
  expect((await centre('term --centre hier --term keep --value 60 --why afspraak')).exitCode).toBe(0)
  expect((await centre('term --centre hier --term keep --value 50')).text).toBe('A proposal for this term is open already.')
  expect((await here())?.retentionDays).toBe(90)
  const { rows } = await base.owner.query(`select kind, value_becomes, proposed_by, state, why from access.proposal`)
  expect(rows).toEqual([{ kind: 'change-term', value_becomes: 60, proposed_by: null, state: 'open', why: 'afspraak' }])
})

test('policy editions: a version a line, and the same as the page reads', async () => {
  const now = services.clock()
  const version = await notePolicy(base.db, now)
  const said = await runCommand(services, ['policy', 'editions'], { readStdin: async () => '', onStep: () => {} })
  expect(said).toEqual({ exitCode: 0, lines: [`${version}  from ${now.toString({ smallestUnit: 'second' })}  holds now`] })
  const register = await readPolicyRegister(aContext(base.db, centres.here, { kind: 'system', name: 'test' }))
  expect(register).toMatchObject({ value: { version, editions: [{ version, heldUntil: null }] } })
})
