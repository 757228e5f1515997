/** `./cjg calc` as a program: no database, no keys, lines in and lines out. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALCULATOR_NAMES } from '#calculators/bulk/registry.ts'
import { root, runCjg } from './cjg-program.ts'

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cjg-calc-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const cjg = (args: readonly string[], input: string | Buffer = '') => runCjg(dataDir, args, input)

const child = (id: number): string => `${JSON.stringify({ id, sex: 'female', population: 'dutch', fatherCm: 182, motherCm: 168 })}\n`

describe('./cjg calc', () => {
  test('answers each line in order, and touches no data directory', async () => {
    const { code, out, complaint } = await cjg(['calc', 'target-height'], child(1) + child(2) + child(3).trim())
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number }).id)
    expect(ids).toEqual([1, 2, 3])
    expect(readdirSync(dataDir)).toEqual([])
  })

  test.each(CALCULATOR_NAMES)('%s answers a bad line with an error and ends with 1', async (name) => {
    const { code, out } = await cjg(['calc', name], 'not json\r\n')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ id: null, error: { code: 'not-json' } })
  })

  test('nothing in, nothing out', async () => {
    expect(await cjg(['calc', 'growth'])).toEqual({ code: 0, out: '', complaint: '' })
  })

  test('an unknown calculator ends with 2 and the list', async () => {
    const { code, out, complaint } = await cjg(['calc', 'grwoth'], child(1))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    for (const name of CALCULATOR_NAMES) expect(complaint).toContain(name)
  })

  test('help lists the calculators; without a name the list is a complaint', async () => {
    const asked = await cjg(['calc', '--help'])
    const forgotten = await cjg(['calc'])
    expect([asked.code, forgotten.code, forgotten.out]).toEqual([0, 2, ''])
    for (const name of CALCULATOR_NAMES) {
      expect(asked.out).toContain(name)
      expect(forgotten.complaint).toContain(name)
    }
    expect((await cjg(['help'])).out).toContain('calc')
    expect((await cjg(['help', 'calc'])).out).toContain('vaccination-schedule')
  })

  test('a reader that has enough ends it without a word', async () => {
    const program = spawn(join(root, 'cjg'), ['calc', 'target-height'], { cwd: dataDir })
    let complaint = ''
    program.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    program.stdin.on('error', () => undefined)
    program.stdin.write(Array.from({ length: 50_000 }, (_, id) => child(id)).join(''))
    program.stdout.once('data', () => program.stdout.destroy())
    const code = await new Promise((done) => program.on('exit', done))
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
  })

  test('a reader that does not read holds up the run: what waits is not piled up in memory', async () => {
    const program = spawn(join(root, 'cjg'), ['calc', 'target-height'], { cwd: dataDir })
    let accepted = 0
    program.stdin.on('error', () => undefined)
    const block = Array.from({ length: 1000 }, (_, id) => child(id)).join('')
    const feed = (): void => {
      if (accepted >= 400_000) return
      accepted += 1000
      program.stdin.write(block, feed)
    }
    feed()
    await new Promise((done) => setTimeout(done, 4000))
    const taken = accepted
    program.kill()
    // What the pipes hold, one block being computed and one waiting: far from all.
    expect(taken).toBeLessThan(60_000)
  })
})
