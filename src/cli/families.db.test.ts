import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { familiesCommand } from './families.ts'

let base: TestDatabase
let services: ReturnType<typeof aProcess>
const folder = mkdtempSync(join(tmpdir(), 'cjg-families-'))
const file = join(folder, 'people.csv')
beforeAll(async () => {
  base = await freshDatabase()
  await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  rmSync(services.config.dataDir, { recursive: true })
  await base.close()
})

const families = async (line: string): Promise<{ readonly text: string; readonly exitCode: number }> => {
  const { lines, exitCode } = await familiesCommand(services, [...line.split(' '), '--centre', 'hier'])
  return { text: lines.join('\n'), exitCode }
}
const people = async (): Promise<number | undefined> =>
  (await base.owner.query<{ n: number }>('select count(*)::int as n from families.person')).rows[0]?.n

test('tried, accepted by its number, and taken back', async () => {
  writeFileSync(file, 'family,role,callName,familyName,birthDate\n1,child,Noor,Bakker,2014-02-01\n1,parent,Mila,Bakker,1985-05-05\n')
  const tried = await families(`import --file ${file}`)
  expect(tried.text).toMatch(/^1 families, 2 people: no problem\. Nothing was kept yet\.\nAccept it: .* --accept [0-9a-f-]{36}$/)
  expect(await people()).toBe(0)
  const id = tried.text.split(' ').at(-1) ?? ''
  expect(await families(`import --file ${file} --accept ${id}`)).toEqual({ text: '2 people were imported.', exitCode: 0 })
  expect(await people()).toBe(2)
  expect((await families(`import --file ${file}`)).text).toBe('This very file was imported before.')
  expect(await families(`undo --import ${id}`)).toEqual({ text: '2 people were taken back.', exitCode: 0 })
  expect(await people()).toBe(0)
})

test('what is wrong is told by line and rule; a file that is not there and a number that is none as such', async () => {
  writeFileSync(file, 'family,role,callName,familyName,birthDate\n1,child,Noor,Bakker,31-2-2014\n2,child,Sem,Kaya,2030-01-01\n')
  expect(await families(`import --file ${file}`)).toEqual({
    text: 'line 2: not-a-date (FAM-02) in birthDate\nNothing was imported.',
    exitCode: 1,
  })
  await expect(families(`import --file ${file}.none`)).rejects.toThrow('cannot be read')
  await expect(families('undo --import 12')).rejects.toThrow('12 is not the number of an import.')
  expect((await families('export')).exitCode).toBe(1)
})
