import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Trouble } from '#platform/trouble.ts'
import { conformanceCommand } from '../conformance.ts'
import { rulePlayers } from './access-players.ts'
import { playCases } from './play.ts'
import { readScenarioFile } from './scenario-file.ts'

const good = { id: 'a', input: { kind: 'authority', relation: 'married', on: '2026-06-01' }, expect: { outcome: '' } }
const faultOf = async (one: unknown) => (await playCases([one], rulePlayers))[0]
const withInput = (change: object) => ({ ...good, input: { ...good.input, ...change } })
const born = { kind: 'inspect', regime: 'wmo', who: 'youth', birthDate: '2014-01-01', hasAuthority: false, on: '2026-06-01' }

describe('a case that cannot be answered says why', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['no object', 'read', 'malformed-case', /the case/],
    ['no id', { ...good, id: undefined }, 'malformed-case', /id/],
    ['no input', { id: 'a' }, 'malformed-case', /input/],
    ['no kind', { id: 'a', input: {} }, 'malformed-case', /input\.kind/],
    ['an expect that is a list', { ...good, expect: [] }, 'malformed-case', /expect/],
    ['an unknown kind', withInput({ kind: 'raed' }), 'unknown-kind', /"raed".*read, inspect/],
    ['a kind that every object has', withInput({ kind: 'constructor' }), 'unknown-kind', /constructor/],
    ['a missing field', withInput({ on: undefined }), 'malformed-input', /input\.on/],
    ['an empty field', withInput({ on: null }), 'malformed-input', /input\.on/],
    ['a day that does not exist', withInput({ on: '2026-02-29' }), 'malformed-input', /input\.on/],
    ['a moment for a day', withInput({ on: '2026-06-01T10:00:00Z' }), 'malformed-input', /input\.on/],
    ['a word that is not there', withInput({ relation: 'engaged' }), 'malformed-input', /input\.relation/],
    ['a birth after the day', { id: 'a', input: { ...born, birthDate: '2026-06-02' } }, 'malformed-input', /input\.birthDate/],
    ['a yes for true', { id: 'a', input: { ...born, youthCapable: 'yes' } }, 'malformed-input', /input\.youthCapable/],
  ])('%s', async (_name, one, code, message) => {
    const played = await faultOf(one)
    expect(played?.error?.code).toBe(code)
    expect(played?.error?.message).toMatch(message)
    expect(played?.actual).toBeUndefined()
  })

  test('a key that the kind does not know: the others are answered', async () => {
    expect(await faultOf({ ...good, expect: { outcome: '', missing: [] } })).toEqual({
      id: 'a',
      actual: { outcome: 'joint' },
      error: { code: 'unknown-key', message: 'The kind authority has no missing.' },
    })
  })

  test('a field that the contract does not know is passed over: it asks nothing', async () => {
    expect(await faultOf(withInput({ remark: 'as the judge said' }))).toEqual({ id: 'a', actual: { outcome: 'joint' } })
  })

  test('the id is given back where there is one', async () => {
    expect(await faultOf({ id: 3, input: {} })).toMatchObject({ id: 3 })
    expect(await faultOf({ id: {}, input: {} })).toMatchObject({ id: null })
  })
})

describe('files and the command', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cjg-scenarios-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = (text: string) => {
    const path = join(folder, 'cases.json')
    writeFileSync(path, text)
    return path
  }

  test.each<[string, string, RegExp]>([
    ['no JSON', '{"access": [', /is not JSON\.$/],
    ['nothing', '', /is not JSON\.$/],
    ['a list', '[]', /has no list of cases/],
    ['no cases', '{"referralIndex": []}', /"access" or "cases"/],
    ['cases that are no list', '{"access": {}}', /has no list of cases/],
  ])('%s is one clear sentence', (_name, text, sentence) => {
    expect(() => readScenarioFile(file(text), 'access')).toThrow(Trouble)
    expect(() => readScenarioFile(file(text), 'access')).toThrow(sentence)
  })

  test('a file that is not there, and a folder', () => {
    expect(() => readScenarioFile(join(folder, 'none.json'), 'access')).toThrow(/^There is no file .*none\.json\.$/)
    expect(() => readScenarioFile(folder, 'access')).toThrow(/cannot be read \(EISDIR\)/)
  })

  test('cases may be called so, and a byte-order mark is no part of them', () => {
    expect(readScenarioFile(file('\uFEFF{"cases": [1]}'), 'access')).toEqual([1])
  })

  test('the others are answered, in order, and the exit code tells', async () => {
    const played = await conformanceCommand(['access', file(JSON.stringify({ access: [good, withInput({ kind: 'x' }), good] }))])
    expect(played.exitCode).toBe(1)
    expect(JSON.parse(played.lines.join('\n'))).toMatchObject({ cases: [{ actual: { outcome: 'joint' } }, { error: {} }, { actual: {} }] })
    expect(played.complaints).toEqual([expect.stringMatching(/^Case a: There is no kind "x"/)])
  })

  test('no cases is a file that was answered', async () => {
    const played = await conformanceCommand(['access', file('{"access": []}')])
    expect([played.exitCode, JSON.parse(played.lines.join('\n'))]).toEqual([0, { cases: [] }])
  })

  test.each([[['acces', 'x']], [['access']], [['access', 'a', 'b']]])('%j is refused with the usage', async (args) => {
    const { exitCode, lines, complaints } = await conformanceCommand(args)
    expect([exitCode, complaints]).toEqual([1, undefined])
    expect(lines.join('\n')).toContain('./cjg conformance access FILE')
  })
})
