/** The package as somebody else gets it: packed, installed in an empty project, run by Node, bundled for a browser, checked by a compiler. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCalculator } from '#calculators/bulk/registry.ts'

const root = resolve(import.meta.dirname, '../..')
const source = join(root, 'packages/calculators')

/** One case for each calculator: the worked examples of the pages that come with the package. */
const cases = ['README.md', 'docs/development-and-vaccination.md'].flatMap((page) =>
  [...readFileSync(join(source, page), 'utf8').matchAll(/```(?:ndjson|json case) (\S+)\n(.+)\n/g)].map(([, name = '', line = '']) => ({
    name,
    line,
  })),
)

/** Answers all cases with what the package offers by its name. */
const program = `import { answerText, openCalculator } from '@opencjg/calculators/bulk'
import { growth } from '@opencjg/calculators'
import { loadKey } from '@opencjg/calculators/dscore'
import { instruments } from '@opencjg/calculators/instruments'
import { rvp2025 } from '@opencjg/calculators/vaccination'

const cases = ${JSON.stringify(cases)}
export async function answers() {
  const texts = []
  for (const { name, line } of cases) texts.push(answerText(await openCalculator(name), line).text)
  const one = await growth({ sex: 'male', ageMonths: 24, measures: { heightCm: 86 }, references: ['nl1997'] })
  const offered = [one.results.length, (await loadKey('gcdg')).name, instruments.length > 0, rvp2025.title]
  return JSON.stringify({ texts, offered })
}
`

let home = ''
let project = ''
let expected = ''

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'calculators-package-'))
  project = join(home, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', private: true, type: 'module' }))
  npm(source, 'pack', '--pack-destination', home)
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? ''
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', join(home, tarball))
  const texts = await Promise.all(
    cases.map(async ({ name, line }) => `${JSON.stringify((await openCalculator(name))?.answer(JSON.parse(line)))}\n`),
  )
  expected = JSON.stringify({ texts, offered: [1, 'gcdg', true, 'Rijksvaccinatieprogramma 2025'] })
  writeFileSync(join(project, 'program.js'), program)
  writeFileSync(join(project, 'run.js'), `import { answers } from './program.js'\nprocess.stdout.write(await answers())\n`)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: '' } })
}

/** Engines differ in the last figure of powers and exponentials: twelve figures must be the same. */
function asPrinted(texts: string): string {
  return texts.replace(/-?\d+\.\d{6,}/g, (number) => Number(number).toPrecision(12))
}

/** The Node of this machine, which may be an older one than ours. */
function nodeOfTheMachine(): string {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return execFileSync('sh', ['-c', 'command -v node'], { env: { PATH: path.join(delimiter) }, encoding: 'utf8' }).trim()
}

test('nothing comes with it, and what must come is in it', () => {
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@opencjg'])
  expect(readdirSync(join(project, 'node_modules/@opencjg'))).toEqual(['calculators'])
  const files = readdirSync(join(project, 'node_modules/@opencjg/calculators'), { recursive: true, encoding: 'utf8' })
  for (const name of ['README.md', 'LICENSE.md', 'docs/api.md', 'data/growth/NOTICE.md', 'data/dscore/NOTICE.md'])
    expect(files).toContain(name)
  expect(files.filter((name) => name.includes('.test.') || (name.endsWith('.ts') && !name.endsWith('.d.ts')))).toEqual([])
})

test.each([
  ['our Node', (): string => process.execPath],
  ['the Node of this machine', nodeOfTheMachine],
])('%s gives the answers of the source', (_, node) => {
  const answers = execFileSync(node(), ['run.js'], { cwd: project, encoding: 'utf8' })
  expect(asPrinted(answers) === asPrinted(expected)).toBe(true)
})

test('its program answers lines on the Node of this machine', () => {
  const [{ name, line } = { name: '', line: '' }] = cases
  const program = join(project, 'node_modules/.bin/opencjg-calc')
  const answer = execFileSync(nodeOfTheMachine(), [program, name], { cwd: project, input: `${line}\n`, encoding: 'utf8' })
  expect(asPrinted(answer)).toBe(asPrinted((JSON.parse(expected) as { texts: string[] }).texts[0] ?? ''))
  expect(execFileSync(program, ['--help'], { encoding: 'utf8' })).toContain('vaccination-schedule')
})

test('bundled for a browser it gives the same answers, where there is no Node', async () => {
  writeFileSync(join(project, 'page.js'), `import { answers } from './program.js'\nglobalThis.found = answers()\n`)
  await build({
    root: project,
    logLevel: 'silent',
    configFile: false,
    build: {
      outDir: 'bundle',
      lib: { entry: 'page.js', formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
  })
  const bundle = readFileSync(join(project, 'bundle/page.js'), 'utf8')
  expect(bundle).not.toMatch(/node:|require\(/)
  // What every browser has, and nothing else.
  const page = createContext({ TextEncoder, TextDecoder })
  runInContext(bundle, page)
  expect((await (page['found'] as Promise<string>)) === expected).toBe(true)
})

test.each(['nodenext', 'bundler'])('a compiler finds the types (%s)', (moduleResolution) => {
  const folder = join(project, `types-${moduleResolution}`)
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'use.ts'),
    `import { answerText, openCalculator } from '@opencjg/calculators/bulk'
import { growth, type GrowthInput } from '@opencjg/calculators'
import { dscoreCase, loadKey } from '@opencjg/calculators/dscore'
import { instrumentCase } from '@opencjg/calculators/instruments'
import { programmes, vaccinationCase } from '@opencjg/calculators/vaccination'

const input: GrowthInput = { sex: 'female', ageYears: 2, measures: { heightCm: 86 }, references: ['auto'] }
const answer = await growth(input)
export const z: number | null | undefined = 'results' in answer ? answer.results[0]?.z : undefined
// @ts-expect-error a sex that does not exist: the types are really there
export const wrong: GrowthInput = { ...input, sex: 'x' }
const key = await loadKey('gcdg')
export const outcomes: boolean[] = [vaccinationCase(programmes, {}).ok, instrumentCase({}).ok]
export const name: 'gsed2406' | 'dutch' | 'gcdg' = key.name
const calculator = await openCalculator('growth')
export const text: string = calculator === undefined ? '' : answerText(calculator, '{}').text
export { dscoreCase }
`,
  )
  const compilerOptions = {
    module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['use.ts'] }))
  const { output } = compile(folder)
  expect(output).toBe('')
})

function compile(folder: string): { readonly output: string } {
  try {
    return { output: execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' }) }
  } catch (error) {
    return { output: String((error as { stdout?: string }).stdout) }
  }
}
