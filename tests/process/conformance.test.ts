/** `./cjg conformance access` as a program: a file in, results out, played on a scratch database of its own, and nothing of an installation opened. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { root, runCjg } from './cjg-program.ts'

const homes: string[] = []
let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cjg-conformance-'))
  homes.push(home)
})
afterAll(() => homes.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const cjg = (...args: readonly string[]) => runCjg(home, args)
const samples = join(root, 'tests/conformance/access-samples.json')
type Case = { readonly id: string; readonly expect: object }

describe('./cjg conformance access', () => {
  test('answers every sample as it expects, and touches no data directory', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'cjg-t-'))
    homes.push(temporary)
    const { access } = JSON.parse(readFileSync(samples, 'utf8')) as { readonly access: readonly Case[] }
    const { code, out, complaint } = await runCjg(home, ['conformance', 'access', samples], '', { TMPDIR: temporary })
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
    expect(JSON.parse(out)).toEqual({ cases: access.map(({ id, expect: actual }) => ({ id, actual })) })
    expect(readdirSync(home)).toEqual([])
    // The scratch database is gone, and its server with it.
    expect(readdirSync(temporary)).toEqual([])
  })

  test('a case that is wrong makes the exit code 1; the results stay on the standard output', async () => {
    const married = { id: 'good', input: { kind: 'authority', relation: 'married', on: '2026-06-01' }, expect: { outcome: '' } }
    writeFileSync(join(home, 'cases.json'), JSON.stringify({ cases: [{ id: 'wrong', input: { kind: 'raed' } }, married] }))
    const { code, out, complaint } = await cjg('conformance', 'access', 'cases.json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      cases: [
        { id: 'wrong', error: { code: 'unknown-kind' } },
        { id: 'good', actual: { outcome: 'joint' } },
      ],
    })
    expect(complaint).toMatch(/^Case wrong: There is no kind "raed"/)
  })

  test('the settings of an installation do not matter: it plays on none', async () => {
    const env = { DATABASE_URL: 'postgresql://nobody@nowhere.invalid/none', PORT: 'none' }
    expect((await runCjg(home, ['conformance', 'access', samples], '', env)).code).toBe(0)
  })

  test('a file that is not there is one sentence, and nothing on the standard output', async () => {
    expect(await cjg('conformance', 'access', 'none.json')).toEqual({ code: 1, out: '', complaint: 'There is no file none.json.\n' })
  })

  test('help tells of it', async () => {
    expect((await cjg('help')).out).toMatch(/conformance +plays scenarios/)
    expect((await cjg('help', 'conformance')).out).toContain('./cjg conformance access FILE')
    expect((await cjg('conformance', '--help')).out).toContain('./cjg conformance access FILE')
  })
})
