/**
 * Plays cases: reads each one, asks the player of its kind, and answers with the keys that were asked for. Players may be slow (a use case on
 * a database); a case that cannot be answered says why, and the others go on, as `./cjg calc` does with lines.
 */
import { z } from 'zod'
import { isRecord } from './scenario-file.ts'

export type Answers = Readonly<Record<string, unknown>> & { readonly outcome: string | null }
/** Terms to search what would be shown for, by the key that asks for it. */
export type Asked = { readonly terms: (key: string) => readonly string[] }

export type Player = {
  /** All keys that this kind can answer. */
  readonly keys: readonly string[]
  readonly play: (input: Readonly<Record<string, unknown>>, asked: Asked) => Promise<Answers>
}

/** A player that reads its input strictly; null is the same as absent. */
export function player<S extends z.ZodType>(
  keys: readonly string[],
  schema: S,
  answer: (input: z.output<S>, asked: Asked) => Answers | Promise<Answers>,
): Player {
  return {
    keys: ['outcome', ...keys],
    async play(input, asked) {
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
      const read = schema.safeParse(given)
      if (!read.success) throw new Unplayable('malformed-input', read.error.issues.map(sayIssue).join('; '))
      return answer(read.data, asked)
    },
  }
}

function sayIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? `input: ${message}` : `input.${path.join('.')}: ${message}`
}

type FaultCode = 'malformed-case' | 'unknown-kind' | 'malformed-input' | 'unknown-key'

class Unplayable extends Error {
  readonly code: FaultCode

  constructor(code: FaultCode, message: string) {
    super(message)
    this.code = code
  }
}

export type PlayedCase = {
  readonly id: string | number | null
  readonly actual?: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: string; readonly message: string }
}

export async function playCases(cases: readonly unknown[], players: ReadonlyMap<string, Player>): Promise<PlayedCase[]> {
  const played: PlayedCase[] = []
  for (const one of cases) played.push(await playCase(one, players))
  return played
}

const caseShape = z.looseObject({
  id: z.union([z.string(), z.number()]),
  input: z.looseObject({ kind: z.string() }),
  expect: z.looseObject({}).nullish(),
})

async function playCase(one: unknown, players: ReadonlyMap<string, Player>): Promise<PlayedCase> {
  const id = isRecord(one) && (typeof one['id'] === 'string' || typeof one['id'] === 'number') ? one['id'] : null
  try {
    const { kind, input, keys, asked } = readCase(one)
    const chosen = players.get(kind)
    if (chosen === undefined)
      throw new Unplayable('unknown-kind', `There is no kind "${kind}". There are: ${[...players.keys()].join(', ')}.`)
    const answers = await chosen.play(input, asked)
    const known = keys.filter((key) => chosen.keys.includes(key))
    const actual = Object.fromEntries(['outcome', ...known].map((key) => [key, answers[key] ?? null]))
    const unknown = keys.filter((key) => !known.includes(key))
    if (unknown.length === 0) return { id, actual }
    return { id, actual, error: { code: 'unknown-key', message: `The kind ${kind} has no ${unknown.join(', ')}.` } }
  } catch (problem) {
    // What we did not foresee is a bug, and is told by whoever called us.
    if (!(problem instanceof Unplayable)) throw problem
    return { id, error: { code: problem.code, message: problem.message } }
  }
}

/** The keys of `expect` say what is asked. Its values answer nothing; only the terms of a search are read there, as they are the question. */
function readCase(one: unknown) {
  const read = caseShape.safeParse(one)
  if (!read.success) {
    const say = ({ path, message }: z.core.$ZodIssue): string => `${path.length === 0 ? 'the case' : path.join('.')}: ${message}`
    throw new Unplayable('malformed-case', read.error.issues.map(say).join('; '))
  }
  const { kind, ...input } = read.data.input
  const expected: Readonly<Record<string, unknown>> = read.data.expect ?? {}
  const terms = (key: string): readonly string[] => [expected[key]].flat().filter((term): term is string => typeof term === 'string')
  return { kind, input, keys: Object.keys(expected), asked: { terms } }
}
