/**
 * `./cjg calc` as whole processes, start included, against two bare Node loops that only parse and print the same lines: one that takes
 * line by line and one that reads everything at once (faster, but with the whole input in memory).
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CASE_MAKERS, caseLines } from './calculator-cases.ts'
import { median } from './measure.ts'

const BY_LINE = `import { createInterface } from 'node:readline'
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(JSON.parse(line)) + '\\n')
`
const AT_ONCE = `import { readFileSync } from 'node:fs'
let printed = ''
for (const line of readFileSync(0, 'utf8').split('\\n')) if (line !== '') printed += JSON.stringify(JSON.parse(line)) + '\\n'
process.stdout.write(printed)
`
const ROUNDS = 5
const SIZES = [20_000, 200_000] as const

export type CommandLine = {
  readonly name: string
  readonly lines: number
  /** How many times the time of each bare loop it takes: the middle of the ratios of five rounds. */
  readonly byLine: number
  readonly atOnce: number
  readonly perSecond: number
}

export function benchCommand(names: readonly string[] = Object.keys(CASE_MAKERS)): CommandLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'calc-bench-'))
  writeFileSync(join(folder, 'by-line.mjs'), BY_LINE)
  writeFileSync(join(folder, 'at-once.mjs'), AT_ONCE)
  try {
    return names.flatMap((name) => SIZES.map((lines) => measureCommand(folder, name, lines)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function measureCommand(folder: string, name: string, lines: number): CommandLine {
  const input = join(folder, 'cases.ndjson')
  writeFileSync(input, caseLines(name, lines))
  const cjg = resolve(import.meta.dirname, '../cjg')
  const ours = (): number => seconds(input, [cjg, 'calc', name])
  const bare = (script: string): number => seconds(input, [process.execPath, join(folder, script)])
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: ours(), byLine: bare('by-line.mjs'), atOnce: bare('at-once.mjs') }))
  return {
    name,
    lines,
    byLine: median(rounds.map((round) => round.ours / round.byLine)),
    atOnce: median(rounds.map((round) => round.ours / round.atOnce)),
    perSecond: lines / Math.min(...rounds.map((round) => round.ours)),
  }
}

/** Answers go nowhere, so that no disk is measured. */
function seconds(input: string, [command = '', ...args]: readonly string[]): number {
  const [from, to] = [openSync(input, 'r'), openSync('/dev/null', 'w')]
  const begun = performance.now()
  const { status } = spawnSync(command, args, { stdio: [from, to, 'inherit'] })
  const taken = (performance.now() - begun) / 1000
  closeSync(from)
  closeSync(to)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`)
  return taken
}
