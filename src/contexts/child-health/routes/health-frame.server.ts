/** What the routes of health in the workplace share. */
import { permits, workplaceFrame } from '#contexts/access/public.ts'
import type { PageContext } from '#web/http/page-env.ts'
import type { HealthFrame, HealthPart, Typed } from '../pages/calls/frame.ts'
import { readDay } from '../rules/calls/typed-day.ts'

/** What every page of health shows: which parts this colleague may open, and what was just done. */
export function healthFrame(c: PageContext, words: Readonly<Record<string, string>>): HealthFrame {
  const { actor } = c.get('ctx')
  const parts: readonly HealthPart[] = [
    ...(permits(actor, 'health.due') ? (['lists', 'rounds'] as const) : []),
    ...(permits(actor, 'health.setUp') ? (['moments', 'limits', 'effort'] as const) : []),
    ...(permits(actor, 'health.trust') ? (['senders'] as const) : []),
  ]
  const done = words[c.req.query('gedaan') ?? ''] ?? null
  return { ...workplaceFrame(c), parts, done, isAnswerToPost: c.req.method === 'POST' }
}

/** A day out of three fields of a form. */
export function dayIn(typed: Typed, name: string): ReturnType<typeof readDay> {
  return readDay({ day: typed[`${name}-day`] ?? '', month: typed[`${name}-month`] ?? '', year: typed[`${name}-year`] ?? '' })
}
