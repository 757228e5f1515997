/** What commands of `./cjg` have in common: arguments in, lines and an exit code out. They touch no process, so tests can call them. */
import { randomBytes } from 'node:crypto'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { listCentres, type Centre } from '#contexts/access/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'

export type CommandResult = {
  readonly lines: readonly string[]
  readonly exitCode: number
  /** When given, the lines are an answer whatever the exit code: they go to the standard output, and these to the standard error. */
  readonly complaints?: readonly string[]
}

export function done(...lines: readonly string[]): CommandResult {
  return { lines, exitCode: 0 }
}

export function failed(...lines: readonly string[]): CommandResult {
  return { lines, exitCode: 1 }
}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads `--name value` options strictly; throws Trouble naming what is wrong and how it should be. */
export function readOptions<const O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (problem) {
    throw new Trouble(`${problem instanceof Error ? problem.message : String(problem)}\nUsage: ${usage}`)
  }
}

export function required(value: string | undefined, name: string, usage: string): string {
  if (value === undefined || value.trim() === '') throw new Trouble(`--${name} is missing.\nUsage: ${usage}`)
  return value
}

/** The centre of that slug; without one, the only centre there is. */
export async function chooseCentre({ db }: Pick<Services, 'db'>, slug: string | undefined): Promise<Centre> {
  const centres = await listCentres(db)
  const [first] = centres
  if (first === undefined) throw new Trouble('There is no centre yet.')
  const names = centres.map((centre) => centre.slug).join(', ')
  if (slug === undefined && centres.length > 1) throw new Trouble(`Say which centre with --centre: ${names}.`)
  const chosen = slug === undefined ? first : centres.find((centre) => centre.slug === slug)
  if (chosen === undefined) throw new Trouble(`There is no centre ${slug}. There are: ${names}.`)
  return chosen
}

export const systemActor = { kind: 'system', name: 'command line' } as const satisfies Actor

export function commandContext({ db, clock }: Pick<Services, 'db' | 'clock'>, centre: Centre): Context {
  return {
    db,
    centreId: centre.id,
    actor: systemActor,
    now: clock(),
    traceId: randomBytes(16).toString('hex'),
    accessPoint: { kind: 'command' },
    asked: [],
  }
}
