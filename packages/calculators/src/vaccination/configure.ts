/** How a centre fills in or changes a limit of the programme. */
import { courseLimitId, doseLimitId } from './basis.ts'
import { limitsOf } from './choose-programme.ts'
import type { Course, DoseRule, Limit, Programme, Series, Span, Target } from './programme.ts'
import { parseSpan } from './span.ts'

/** A span for each limit to be changed, by its id in `limitsOf`; null makes it not known, or takes the rule away. */
export type LimitSettings = Readonly<Record<string, Span | null>>

/**
 * The programme with limits set by the centre. Results then say `configured` where they rest on such a limit. A setting for a limit that
 * does not exist, or with a span that cannot be read or cannot be meant, is a mistake of whoever configures: it throws.
 */
export function configureProgramme(programme: Programme, settings: LimitSettings): Programme {
  const known = new Map(limitsOf(programme).map((basis) => [basis.id, basis.kind]))
  for (const [id, span] of Object.entries(settings)) {
    const kind = known.get(id)
    if (kind === undefined) throw new Error(`the programme has no limit ${id}`)
    if (span !== null) parseSpan(span)
    if (kind === 'waitsFor' && span !== null) throw new Error(`${id} has no length: it can only be taken away`)
    if ((kind === 'target' || kind === 'targetYear') && span === null) throw new Error(`${id} cannot be taken away: a dose has a target`)
    if (kind === 'targetYear' && span?.endsWith('y') !== true) throw new Error(`${id} is an age in years`)
  }
  return {
    ...programme,
    version: `${programme.version}+configured`,
    courses: programme.courses.map((course) => configuredCourse(course, settings)),
  }
}

function configuredCourse({ waitsFor, ...course }: Course, settings: LimitSettings): Course {
  return {
    ...course,
    ...(waitsFor === undefined || settings[courseLimitId(course.vaccine, 'waitsFor')] === null ? {} : { waitsFor }),
    series: course.series.flatMap((series) => configuredSeries(course, series, settings)),
  }
}

/** Without its age of beginning a shorter course does not exist. */
function configuredSeries({ vaccine }: Pick<Course, 'vaccine'>, series: Series, settings: LimitSettings): readonly Series[] {
  const { startedFrom } = series
  const doses = series.doses.map((rule) => configuredDose(rule, settings))
  if (startedFrom === undefined) return [{ ...series, doses }]
  const set = configuredLimit(startedFrom, settings[courseLimitId(vaccine, 'startedFrom')])
  return set.span === null ? [] : [{ ...series, startedFrom: set, doses }]
}

const KINDS = ['minAge', 'minInterval', 'usualInterval', 'lateStart', 'latest', 'waiver'] as const

function configuredDose(rule: DoseRule, settings: LimitSettings): DoseRule {
  let changed = rule
  for (const kind of KINDS) {
    const limit: Limit | undefined = rule[kind]
    if (limit !== undefined) changed = { ...changed, [kind]: configuredLimit(limit, settings[doseLimitId(rule, kind)]) }
  }
  const target = configuredTarget(rule.target, settings[doseLimitId(rule, 'target')], settings[doseLimitId(rule, 'targetTo')])
  // The adolescent dose takes its place from the year in which it is offered.
  const place = rule.countsFromYearTurning !== undefined && target.kind === 'calendar-year' ? { countsFromYearTurning: target.turning } : {}
  return { ...changed, target, ...place }
}

function configuredLimit<T extends Limit>(limit: T, span: Span | null | undefined): T {
  return span === undefined ? limit : { ...limit, span, configured: true }
}

function configuredTarget(target: Target, from: Span | null | undefined, to: Span | null | undefined): Target {
  if ((from === undefined || from === null) && to === undefined) return target
  const start = from ?? undefined
  switch (target.kind) {
    case 'age': {
      const { to: end, ...rest } = target
      const until = to === undefined ? end : (to ?? undefined)
      return { ...rest, from: start ?? target.from, ...(until === undefined ? {} : { to: until }), configured: true }
    }
    case 'year-of-life': {
      const { sources, before } = target
      if (to === null) return { kind: 'age', from: start ?? target.from, sources, configured: true }
      return { ...target, from: start ?? target.from, before: to ?? before, configured: true }
    }
    case 'interval':
      return { ...target, after: start ?? target.after, configured: true }
    case 'calendar-year':
      return { ...target, turning: start === undefined ? target.turning : Number(start.slice(0, -1)), configured: true }
    case 'season':
    case 'campaign':
      return target
  }
}
