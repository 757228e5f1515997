/** Problem details (RFC 9457): the one form of every refusal of the API. Says what is wrong and how to mend it, never how the server is made. */
import { z } from '@hono/zod-openapi'
import type { Context as HonoContext, TypedResponse } from 'hono'
import type { PageEnv } from '../http/page-env.ts'

const titles = {
  400: 'The request is not right',
  401: 'A valid token is needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'This method does not exist here',
  409: 'Does not go with how things stand',
  413: 'Too large',
  415: 'This kind of body is not read',
  422: 'Cannot be used as it is',
  429: 'Too many requests',
  500: 'Something went wrong with us',
  503: 'Not available now',
} as const

export type ProblemStatus = keyof typeof titles

export const FieldError = z
  .object({
    in: z.enum(['body', 'query', 'path', 'header']).openapi({ description: 'The part of the request' }),
    path: z.string().openapi({ description: 'The place: a JSON pointer into the body, or the name of a parameter', example: '/text' }),
    message: z.string().openapi({ description: 'What is wrong, in English' }),
  })
  .openapi('FieldError')

export const Problem = z
  .object({
    type: z.string().openapi({ description: 'Always about:blank: `code` tells which problem it is', example: 'about:blank' }),
    title: z.string().openapi({ description: 'The kind of refusal, the same for every problem with this status' }),
    status: z.int().openapi({ description: 'The status of the answer' }),
    detail: z.string().openapi({ description: 'What is wrong here and how to mend it, in English' }),
    code: z.string().openapi({ description: 'Which problem it is, for programs', example: 'invalid-input' }),
    errors: z.array(FieldError).optional().openapi({ description: 'Everything that is wrong with the input, all at once' }),
    retryAfterSeconds: z.int().optional().openapi({ description: 'How long to wait; also in the header Retry-After' }),
    requestId: z.string().optional().openapi({ description: 'Tells us which request it was; says nothing about you' }),
  })
  .openapi('Problem')

export type Problem = z.infer<typeof Problem>
export type FieldError = z.infer<typeof FieldError>

export type About = Pick<Problem, 'code' | 'detail' | 'errors' | 'retryAfterSeconds'>

export function problem<S extends ProblemStatus>(
  c: HonoContext<PageEnv>,
  status: S,
  about: About,
  headers: Readonly<Record<string, string>> = {},
): Response & TypedResponse<Problem, S, 'json'> {
  const ctx: PageEnv['Variables']['ctx'] | undefined = c.get('ctx') // not there before the centre is known
  const body = {
    type: 'about:blank',
    title: titles[status],
    status,
    ...about,
    ...(ctx === undefined ? {} : { requestId: ctx.traceId }),
  }
  const retry = about.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(about.retryAfterSeconds) }
  const answer = c.json(body, status, { 'Content-Type': 'application/problem+json', ...retry, ...headers })
  return answer as unknown as Response & TypedResponse<Problem, S, 'json'> // the compiler cannot follow a status that is a parameter
}

/** For a program whose key does not have the scope that is needed. */
export function notForThisKey(c: HonoContext<PageEnv>) {
  return problem(c, 403, { code: 'forbidden', detail: 'This is not allowed with this key.' })
}

export const isApiPath = (path: string): boolean => path === '/api' || path.startsWith('/api/')
