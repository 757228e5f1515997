/** A file of scenarios, as `docs/formats/scenarios.md` has it: cases under one of two names, whatever stands beside them. */
import { readFileSync } from 'node:fs'
import { Trouble } from '#platform/trouble.ts'

/** The cases, each as it stands in the file; throws Trouble in one sentence when there are none to read. */
export function readScenarioFile(path: string, name: string): readonly unknown[] {
  const file = parse(path, readText(path))
  const cases = isRecord(file) ? (file[name] ?? file['cases']) : undefined
  if (!Array.isArray(cases)) throw new Trouble(`${path} has no list of cases: "${name}" or "cases" is missing or no list.`)
  return cases
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (problem) {
    const code = (problem as NodeJS.ErrnoException).code
    throw new Trouble(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code ?? String(problem)}).`)
  }
}

function parse(path: string, text: string): unknown {
  try {
    // Some programs put a byte-order mark before the first sign; it is no part of it.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Trouble(`${path} is not JSON.`)
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
