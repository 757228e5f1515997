import type { Comparison, Condition, Mode, RuleSet } from './rule-set.ts'

/** A rule that holds, with the numbers that made it hold and how far the nearest of them is beyond its limit. */
export type FiredRule = {
  readonly code: string
  readonly refer: boolean
  readonly values: Readonly<Record<string, number>>
  /** null for rules that have no measured limit (something is missing). */
  readonly distance: number | null
}
/** The advice to refer that comes closest without holding: how much is lacking. */
export type NearestRule = { readonly code: string; readonly distance: number }

export type Judgement = {
  readonly code: string
  readonly refer: boolean
  readonly rule: string
  readonly all: readonly FiredRule[]
  readonly nearest: NearestRule | null
  /** What, if it were known, could change the judgement. */
  readonly missing: readonly string[]
}

type Step = {
  readonly slot: number
  readonly comparison: Comparison | 'known' | 'unknown'
  readonly limit: number
  /** A slot to compare with, or -1 for the limit. */
  readonly other: number
  readonly isMeasured: boolean
}
type CompiledRule = {
  readonly code: string
  readonly refer: boolean
  readonly stops: boolean
  readonly rule: string
  readonly steps: readonly Step[]
}
export type CompiledRules = {
  readonly slots: readonly string[]
  readonly fields: readonly (string | undefined)[]
  readonly rules: readonly CompiledRule[]
  readonly otherwise: string
  readonly guideline: string
}

/** Prepares a set for one mode: names become places, so that judging a child costs microseconds. */
export function compileRules<Slot extends string>(set: RuleSet<Slot>, mode: Mode): CompiledRules {
  const rules = set.sections.flatMap((section) =>
    section.rules
      .filter((rule) => rule.mode === undefined || rule.mode === mode)
      .map((rule, i) => ({
        code: rule.code,
        refer: rule.refer === true,
        stops: rule.stops === true,
        rule: `${set.guideline}, ${section.name}, rule ${i + 1}`,
        steps: rule.when.map((condition) => stepOf(condition, set)),
      })),
  )
  const fields = set.slots.map((slot) => set.fields[slot])
  return { slots: set.slots, fields, rules, otherwise: set.otherwise, guideline: set.guideline }
}

function stepOf<Slot extends string>(condition: Condition<Slot>, set: RuleSet<Slot>): Step {
  const [name, comparison, limit] = condition
  const slot = set.slots.indexOf(name)
  const isMeasured = set.measured.includes(name) && limit !== undefined && comparison !== '='
  if (typeof limit === 'string') return { slot, comparison, limit: Number.NaN, other: set.slots.indexOf(limit), isMeasured }
  return { slot, comparison, limit: limit ?? Number.NaN, other: -1, isMeasured }
}

/** Tries all rules on the numbers of a child. The first that holds gives the code; every one that holds is told. */
export function judge(compiled: CompiledRules, numbers: Float64Array): Judgement {
  const all: FiredRule[] = []
  const missing = new Set<string>()
  let nearest: NearestRule | null = null
  let decisive: CompiledRule | undefined
  for (const rule of compiled.rules) {
    if (holdsAll(rule.steps, numbers)) {
      all.push(fired(rule, compiled, numbers))
      decisive ??= rule
      if (rule.stops) break
      continue
    }
    if (rule.stops || !applies(rule.steps, numbers)) continue
    noteMissing(rule.steps, compiled, numbers, missing)
    const lacking = rule.refer ? distanceOf(rule.steps, numbers) : Number.NaN
    if (lacking < 0 && lacking > (nearest?.distance ?? Number.NEGATIVE_INFINITY)) {
      nearest = { code: rule.code, distance: lacking }
    }
  }
  for (const rule of all) if (rule.distance === null) noteCode(rule.code, compiled, numbers, missing)
  return {
    code: decisive?.code ?? compiled.otherwise,
    refer: decisive?.refer ?? false,
    rule: decisive?.rule ?? compiled.guideline,
    all,
    nearest,
    missing: [...missing],
  }
}

function holdsAll(steps: readonly Step[], numbers: Float64Array): boolean {
  for (const step of steps) if (!holds(step, numbers)) return false
  return true
}

function holds(step: Step, numbers: Float64Array): boolean {
  const value = numbers[step.slot]!
  const limit = step.other < 0 ? step.limit : numbers[step.other]!
  const { comparison } = step
  if (comparison === '<') return value < limit
  if (comparison === '<=') return value <= limit
  if (comparison === '>') return value > limit
  if (comparison === '>=') return value >= limit
  if (comparison === '=') return value === limit
  return Number.isNaN(value) === (comparison === 'unknown')
}

/** Whether the rule is about this child at all: what is known and not measured (age, sex, mode of history) holds. */
function applies(steps: readonly Step[], numbers: Float64Array): boolean {
  for (const step of steps) if (!step.isMeasured && !Number.isNaN(numbers[step.slot]!) && !holds(step, numbers)) return false
  return true
}

/** How far the numbers are beyond the limits, in their own units: the smallest margin; negative when a limit is not reached. */
function distanceOf(steps: readonly Step[], numbers: Float64Array): number {
  let smallest = Number.NaN
  for (const step of steps) {
    if (!step.isMeasured) {
      if (Number.isNaN(numbers[step.slot]!)) return Number.NaN
      continue
    }
    const limit = step.other < 0 ? step.limit : numbers[step.other]!
    const above = numbers[step.slot]! - limit
    const margin = step.comparison === '<' || step.comparison === '<=' ? -above : above
    if (Number.isNaN(margin)) return Number.NaN
    if (!(margin >= smallest)) smallest = margin
  }
  return smallest
}

function fired(rule: CompiledRule, compiled: CompiledRules, numbers: Float64Array): FiredRule {
  const values: Record<string, number> = {}
  for (const { slot, other } of rule.steps) {
    for (const place of [slot, other]) {
      const value = numbers[place]
      if (value !== undefined && !Number.isNaN(value)) values[compiled.slots[place]!] = value
    }
  }
  const distance = distanceOf(rule.steps, numbers)
  return { code: rule.code, refer: rule.refer, values, distance: Number.isNaN(distance) ? null : distance }
}

/** An unknown number of a rule that could still hold: its known measured limits are all passed. */
function noteMissing(steps: readonly Step[], compiled: CompiledRules, numbers: Float64Array, missing: Set<string>): void {
  for (const step of steps) if (!Number.isNaN(numbers[step.slot]!) && !holds(step, numbers)) return
  for (const { slot } of steps) {
    const field = compiled.fields[slot]
    if (field !== undefined && Number.isNaN(numbers[slot]!)) missing.add(field)
  }
}

/** A rule that asks for something names it by the unknown slots in its conditions. */
function noteCode(code: string, compiled: CompiledRules, numbers: Float64Array, missing: Set<string>): void {
  for (const rule of compiled.rules) {
    if (rule.code !== code) continue
    for (const { slot, comparison } of rule.steps) {
      const field = compiled.fields[slot]
      if (comparison === 'unknown' && field !== undefined && Number.isNaN(numbers[slot]!)) missing.add(field)
    }
  }
}
