/** Serves the calculators. They are pure: nothing is read from the database, kept or logged. */
import type { Hono } from 'hono'
import { openCalculator, type Calculator } from '#calculators/bulk/public.ts'
import { isRefusal } from '#calculators/index.ts'
import { mayFreely } from '#contexts/access/public.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { notForThisKey, problem } from '#web/rest/problem.ts'
import { serve } from '#web/rest/serve.server.ts'
import { calculatorRoutes } from './calculator-operations.ts'

/** Tables are loaded at the first question and stay in memory. */
const opened = new Map<string, Promise<Calculator>>()

function calculatorOf(name: string): Promise<Calculator> {
  const known = opened.get(name)
  if (known !== undefined) return known
  const opening = openCalculator(name).then((calculator) => {
    if (calculator === undefined) throw new Error(`There is no calculator ${name}`)
    return calculator
  })
  opened.set(name, opening)
  return opening
}

export function calculatorsApi(api: Hono<PageEnv>): void {
  for (const { name, route } of calculatorRoutes)
    serve(api, route, async (c) => {
      if (!mayFreely(c.get('ctx'), 'calculators.use')) return notForThisKey(c)
      const calculator = await calculatorOf(name)
      const given = c.req.valid('json')
      if (Array.isArray(given)) return c.json(given.map(calculator.answer) as never, 200)
      const answer = calculator.answer(given)
      if (!isRefusal(answer)) return c.json(answer as never, 200)
      const { id, error } = answer
      const { code, message } = error
      const errors = error.fields.map(({ field, message: why }) => ({ in: 'body' as const, path: pointerOf(field), message: why }))
      const refusal = { code, detail: message, errors, id, error: { code, message } }
      return problem(c, 422, refusal) as never
    })
}

/** `observations[1].heightCm` as a JSON pointer. */
function pointerOf(field: string): string {
  return field === '' ? '' : `/${field.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`
}
