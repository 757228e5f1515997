/**
 * Runs everything that must hold and ends with one plain line `N passed, N failed`. Nothing is left
 * out silently: what cannot run counts as failed, with its reason.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { prepareBrowser } from './prepare-browser.ts'

const root = resolve(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules/.bin', name)
const counts = { passed: 0, failed: 0 }
const failures: string[] = []

type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] }

const steps: readonly Step[] = [
  { name: 'format', command: bin('oxfmt'), args: ['--check', '.'] },
  { name: 'lint', command: bin('oxlint'), args: ['--type-aware', '--deny-warnings', '.'] },
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'arrows', command: process.execPath, args: ['scripts/arrows.ts'] },
  { name: 'database types', command: process.execPath, args: ['scripts/codegen.ts', '--verify'] },
  { name: 'the house rules of the tree', command: process.execPath, args: ['scripts/tidy.ts'] },
  { name: 'the tables of the calculators', command: process.execPath, args: ['packages/calculators/scripts/make-tables.ts', '--check'] },
  {
    name: 'the API pages of the calculators',
    command: process.execPath,
    args: ['packages/calculators/scripts/make-api-pages.ts', '--check'],
  },
  { name: 'types of the calculators', command: bin('tsc'), args: ['-p', 'packages/calculators'] },
  { name: 'the design rules of the API', command: process.execPath, args: ['scripts/lint-api.ts'] },
]

async function run(step: Step): Promise<void> {
  const begun = performance.now()
  const { code, output } = await execute(step.command, step.args)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`)
  if (code === 0) counts.passed += 1
  else {
    counts.failed += 1
    failures.push(step.name)
    console.log(output)
  }
}

function execute(command: string, args: readonly string[], show = false): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', NODE_ENV: 'test' },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => done({ code: 1, output: error.message }))
    child.on('exit', (code) => done({ code: code ?? 1, output }))
  })
}

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly numFailedTestSuites: number
}

async function vitest(projects: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-report-'))
  const file = join(folder, 'report.json')
  const chosen = projects.flatMap((project) => ['--project', project])
  const { code } = await execute(
    bin('vitest'),
    ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    true,
  )
  if (!existsSync(file)) {
    counts.failed += 1
    failures.push(`${projects.join(', ')}: the tests did not run`)
  } else {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    const leftOut = report.numPendingTests + report.numTodoTests
    counts.passed += report.numPassedTests
    counts.failed += report.numFailedTests + leftOut
    if (report.numFailedTests > 0) failures.push(`${report.numFailedTests} tests of ${projects.join(', ')}`)
    if (leftOut > 0) failures.push(`${leftOut} tests left out of ${projects.join(', ')}`)
    if (code !== 0 && report.numFailedTests === 0) {
      counts.failed += Math.max(1, report.numFailedTestSuites)
      failures.push(`${projects.join(', ')}: a file could not be run`)
    }
  }
  rmSync(folder, { recursive: true })
}

for (const step of steps) await run(step)
await vitest(['rules', 'database'])
await vitest(['process'])
if (!process.argv.includes('--without-journeys')) {
  try {
    await prepareBrowser()
    await vitest(['journeys'])
  } catch (error) {
    counts.failed += 1
    failures.push(`journeys: ${error instanceof Error ? error.message : String(error)}`)
  }
}
for (const failure of failures) console.log(`FAILED: ${failure}`)
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)
