/** Which edition of the programme holds, and how a centre fills in or changes a limit. */
import { parseDate } from '../core/civil-date.ts'
import type { CivilDay } from '../core/civil-date.ts'
import { compileProgramme } from './compiled.ts'
import type { Basis, LimitKind } from './compiled.ts'
import type { DoseRule, Limit, Programme, Span } from './programme.ts'
import { parseSpan } from './span.ts'

/** The edition in force on a day; before the oldest we hold, the oldest. `editions` is in order of `inForceFrom`. */
export function programmeOn(editions: readonly Programme[], day: CivilDay): Programme {
  const inForce = editions.findLast(({ inForceFrom }) => (parseDate(inForceFrom) ?? Number.NaN) <= day) ?? editions[0]
  if (inForce === undefined) throw new Error('no edition of the programme')
  return inForce
}

/** Every limit of the programme with its standing: what a centre looks through before it takes the schedule into use. */
export function limitsOf(programme: Programme): readonly Basis[] {
  const found = new Map<string, Basis>()
  for (const course of compileProgramme(programme).courses) {
    for (const rule of course.series.flatMap(({ doses }) => doses)) {
      for (const limit of [rule.minAge, rule.minInterval, rule.usualInterval, rule.lateStart, rule.latest]) {
        if (limit !== null) found.set(limit.basis.id, limit.basis)
      }
    }
  }
  return [...found.values()]
}

/** A span for each limit to be changed, by its id in `limitsOf`; null makes it not known. */
export type LimitSettings = Readonly<Record<string, Span | null>>

/**
 * The programme with limits set by the centre. Results then say `configured` where they rest on such a limit. A setting for a limit that
 * does not exist, or with a span that cannot be read, is a mistake of whoever configures: it throws.
 */
export function configureProgramme(programme: Programme, settings: LimitSettings): Programme {
  const known = new Set(limitsOf(programme).map(({ id }) => id))
  for (const [id, span] of Object.entries(settings)) {
    if (!known.has(id)) throw new Error(`the programme has no limit ${id}`)
    if (span !== null) parseSpan(span)
  }
  const courses = programme.courses.map((course) => ({
    ...course,
    series: course.series.map((series) => ({ ...series, doses: series.doses.map((rule) => configured(rule, settings)) })),
  }))
  return { ...programme, version: `${programme.version}+configured`, courses }
}

const KINDS = ['minAge', 'minInterval', 'usualInterval', 'lateStart', 'latest'] as const satisfies readonly LimitKind[]

function configured(rule: DoseRule, settings: LimitSettings): DoseRule {
  const variant = rule.variant === undefined ? '' : `/${rule.variant}`
  let changed = rule
  for (const kind of KINDS) {
    const span = settings[`${rule.rule}${variant}.${kind}`]
    const limit: Limit | undefined = rule[kind]
    if (span !== undefined && limit !== undefined) changed = { ...changed, [kind]: { ...limit, span, configured: true } }
  }
  return changed
}
