/** The pieces that every operation of the API is described with, so that all of them are described alike. */
import { z, type RouteConfig } from '@hono/zod-openapi'
import { Problem, type ProblemStatus } from './problem.ts'

/** Where the API stands in the site: links in answers begin with it. */
export const apiBase = '/api/v1'

/** The token of one conversation, as its name stands in the description. */
export const askerToken = 'askerToken'

/** The key of a program, as its name stands in the description. */
export const clientKey = 'clientKey'

type Responses = RouteConfig['responses']

export const versionHeader = {
  'API-Version': {
    description: 'The full version of this API',
    required: true,
    schema: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$', example: '1.0.0' },
  },
} as const

/** An answer with a JSON body. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, headers: versionHeader, content: { 'application/json': { schema } } }
}

/** An answer that says by its status that it was done. */
export function done(description: string) {
  return { description, headers: versionHeader }
}

/** A body in JSON. */
export function bodyOf<S extends z.ZodType>(schema: S, description: string) {
  return { required: true, description, content: { 'application/json': { schema } } }
}

const words = {
  400: 'The input is not right: everything that is wrong, at once',
  401: 'There is no token or key, or it is over',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Does not go with how things stand',
  413: 'The body is larger than 128 kB',
  415: 'The body is not `application/json` in UTF-8',
  422: 'Well formed, yet it cannot be right',
  429: 'Too many requests: `Retry-After` says how long to wait',
  500: 'Something went wrong with us',
} as const satisfies Partial<Record<ProblemStatus, string>>

type Told = keyof typeof words
type ProblemAnswer = { readonly description: string; readonly content: { 'application/problem+json': { schema: typeof Problem } } }

const challenge = { 'WWW-Authenticate': { description: 'The kind of token that is asked for', schema: { type: 'string' } } } as const
const retryAfter = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } } } as const

/** The refusals of an operation; 403, 429 and 500 can always be. */
export function problems<S extends Told = never>(...statuses: readonly S[]): Record<S | 403 | 429 | 500, ProblemAnswer> {
  const answers: Partial<Record<Told, Responses[string]>> = {}
  for (const status of [...statuses, 403, 429, 500] as const)
    answers[status] = {
      description: words[status],
      content: { 'application/problem+json': { schema: Problem } },
      ...(status === 401 ? { headers: challenge } : {}),
      ...(status === 429 ? { headers: retryAfter } : {}),
    }
  return answers as Record<S | 403 | 429 | 500, ProblemAnswer> // filled for each of them just above
}

export const IdempotencyKey = z.object({
  'Idempotency-Key': z.uuid().openapi({
    description: 'A fresh random UUID for each thing to send; the same one again when the answer was lost. Keep it to yourself.',
    example: '2f0c2f6e-3b55-4a51-9d0c-0d7c27f6a3c1',
  }),
})

/** A number in a query: digits only. */
export function countingNumber(most: number, byDefault: number, description: string) {
  return z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'Write a whole number from 1')
    .transform(Number)
    .refine((value) => value <= most, `At most ${most}`)
    .default(byDefault)
    .openapi({ type: 'integer', minimum: 1, maximum: most, default: byDefault, description })
}

/** Text on one line without control signs or broken Unicode. */
export function lineOfText(most: number) {
  return z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed(), 'This is not well-formed Unicode')
    .refine((text) => !/\p{Cc}/u.test(text), 'Control signs are not allowed here')
}

export const moment = (description: string) => z.string().openapi({ format: 'date-time', description, example: '2026-11-26T16:00:00Z' })
export const day = (description: string) => z.string().openapi({ format: 'date', description, example: '2027-02-22' })
