import { Buffer } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { PassThrough, Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { newJsonBytes } from '../core/json-bytes.ts'
import { runCalculator } from './cli/run.ts'
import { newLineCutter } from './line-blocks.ts'
import { answerText, answerLines, LONGEST_LINE } from './lines.ts'
import { CALCULATOR_NAMES, openCalculator } from './registry.ts'

type Answer = { readonly id: unknown; readonly error?: { readonly code: string }; readonly results?: readonly unknown[] }

async function answers(name: string, text: string): Promise<Answer[]> {
  const calculator = await openCalculator(name)
  if (!calculator) throw new Error(name)
  return answerText(calculator, text)
    .text.trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

async function run(
  name: string,
  chunks: Iterable<string | Uint8Array>,
): Promise<{ readonly code: number; readonly text: string; readonly complaint: string }> {
  const kept: Buffer[] = []
  const output = new Writable({
    write(bytes: Buffer, _encoding, taken) {
      kept.push(Buffer.from(bytes))
      taken()
    },
  })
  const complaints = new PassThrough()
  const code = await runCalculator(name, { input: Readable.from(chunks), output, complaints })
  complaints.end()
  return {
    code,
    text: Buffer.concat(kept).toString('utf8'),
    complaint: Buffer.concat(await complaints.toArray()).toString('utf8'),
  }
}

const child = { sex: 'male', ageDays: 400, measures: { heightCm: 76, weightKg: 10 }, references: ['who2006'] }
const line = (id: unknown, more: object = {}): string => `${JSON.stringify({ id, ...child, ...more })}\n`

test('each line has its answer, in order; what cannot be computed is an error and the run goes on', async () => {
  const text = `${line(1)}not json\n${line('b', { sex: 'x' })}\n[1]\n"text"\n${line(2)}{"id":3`
  const found = await answers('growth', text)
  expect(found.map((answer) => [answer.id, answer.error?.code ?? answer.results?.length])).toEqual([
    [1, 4],
    [null, 'not-json'],
    ['b', 'unknown-value'],
    [null, 'not-json'],
    [null, 'not-an-object'],
    [null, 'not-an-object'],
    [2, 4],
    [null, 'not-json'],
  ])
})

test('the bytes of a growth answer are those of the object that the function gives', async () => {
  const calculator = await openCalculator('growth')
  const inputs = [
    child,
    { ...child, id: 'é"\\\n😀', references: ['auto', 'who2007', 'nl2012preterm'], gestationalAgeWeeks: 30 },
    { ...child, id: 1e21, measures: { weightKg: 0.0000001, headCm: 45 } },
    { ...child, measures: {} },
  ]
  for (const input of inputs) {
    const out = newJsonBytes(8)
    expect(calculator?.write?.(input, out)).toBe(true)
    expect(new TextDecoder().decode(out.bytes.subarray(0, out.at))).toBe(JSON.stringify(calculator?.answer(input)))
  }
})

test('windows line ends, no last line end, and an empty input', async () => {
  const calculator = await openCalculator('growth')
  if (!calculator) throw new Error('growth')
  expect(answerText(calculator, `${line(1).trim()}\r\n${line(2).trim()}`).errors).toBe(0)
  expect(answerText(calculator, '')).toEqual({ text: '', errors: 0 })
})

test('every calculator of the registry opens and refuses an empty case without breaking', async () => {
  for (const name of CALCULATOR_NAMES) {
    const [answer] = await answers(name, '{}\n')
    expect(answer?.error?.code, name).toBe('missing-field')
  }
  expect(await openCalculator('toString')).toBeUndefined()
})

test('a calculator that breaks on a case does not end the run', () => {
  const out = newJsonBytes()
  const errors = answerLines(
    {
      answer: () => {
        throw new Error('a bug')
      },
    },
    '{"id":"x"}\n{"id":"y"}\n',
    out,
  )
  expect(errors).toBe(2)
  expect(new TextDecoder().decode(out.bytes.subarray(0, out.at))).toContain('{"id":"y","error":{"code":"broken"')
})

test('a run of many blocks with two threads keeps the order', async () => {
  const chunks = Array.from({ length: 40 }, (_, block) => Array.from({ length: 400 }, (_, i) => line(block * 400 + i)).join(''))
  const { code, text } = await run('growth', chunks)
  expect(code).toBe(0)
  const ids = text.trimEnd().split('\n')
  expect(ids).toHaveLength(16_000)
  expect(ids.every((answer, i) => answer.startsWith(`{"id":${i},`))).toBe(true)
}, 30_000)

test('bytes may be cut anywhere, also inside a character', async () => {
  const bytes = Buffer.from(line('Zoë 😀') + line('b'), 'utf8')
  const { code, text } = await run(
    'growth',
    Array.from(bytes, (byte) => Uint8Array.of(byte)),
  )
  expect(code).toBe(0)
  expect(text).toContain('"id":"Zoë 😀"')
})

test('a line that is not UTF-8 is refused by itself, and no id comes back altered', async () => {
  const broken = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff]), Buffer.from('"}\n')])
  const { code, text } = await run('growth', [Buffer.concat([Buffer.from(line('Zoë')), broken, Buffer.from(line('b'))])])
  const found = text
    .trimEnd()
    .split('\n')
    .map((answer) => JSON.parse(answer) as Answer)
  expect(code).toBe(1)
  expect(found.map(({ id, error }) => [id, error?.code])).toEqual([
    ['Zoë', undefined],
    [null, 'not-json'],
    ['b', undefined],
  ])
})

test('an empty line is a line that is not JSON; the end of the last line is no line', async () => {
  expect((await answers('growth', `${line(1)}\n${line(2)}`)).map(({ id }) => id)).toEqual([1, null, 2])
})

test('a line without end is refused without being kept, and the next line is answered', async () => {
  const piece = new Uint8Array(1 << 18).fill(120)
  const { code, text } = await run('growth', [line(1), ...Array.from({ length: 12 }, () => piece), `\n${line(2)}`])
  expect(code).toBe(1)
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((answer) => (JSON.parse(answer) as Answer).error?.code),
  ).toEqual([undefined, 'line-too-long', undefined])
})

test('the cutter never keeps more than a block and the longest line', () => {
  const cutter = newLineCutter(100, 1000)
  let kept = 0
  for (let i = 0; i < 5000; i += 1) {
    kept += 7
    for (const block of cutter.push(new Uint8Array(7).fill(i % 10 === 0 ? 10 : 97))) if (block.kind === 'lines') kept -= block.bytes.length
    expect(kept).toBeLessThan(300)
  }
  expect(cutter.push(new Uint8Array(2000)).map((block) => block.kind)).toEqual(['lines', 'too-long'])
  expect(cutter.push(new Uint8Array(2000))).toEqual([])
  expect(LONGEST_LINE).toBeGreaterThan(10_000)
})

test('a byte-order mark before the first line is no part of it', async () => {
  const { code, text } = await run('growth', [Buffer.from('\uFEFF' + line('first') + line('second'), 'utf8')])
  expect(code).toBe(0)
  expect(text.split('\n').map((answer) => answer.slice(0, 13))).toEqual(['{"id":"first"', '{"id":"second', ''])
})

test('an unknown calculator is a clear sentence and code 2', async () => {
  expect(await run('grwoth', [])).toEqual({
    code: 2,
    text: '',
    complaint: `There is no calculator "grwoth". Choose one of: ${CALCULATOR_NAMES.join(', ')}.\n`,
  })
})

test('nothing outside the command line uses the platform', () => {
  const sources = new URL('../', import.meta.url)
  for (const path of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.includes('.test.') || path.includes('/cli/')) continue
    expect(readFileSync(new URL(path, sources), 'utf8'), path).not.toMatch(/from '(node:|[^.])/)
  }
  expect(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).not.toContain('"dependencies"')
})
