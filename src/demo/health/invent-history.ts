/**
 * An invented history of one child: growth along lines that real tables give, contacts near the days on which they were due, milestones as children of that age
 * mostly show them. Most children grow along their own line; some were born early, some cross lines, some are tall like their parents.
 */
import { growthValue, type Sex } from '#calculators/index.ts'
import { isRefusal } from '#calculators/core/problems.ts'
import { startAt } from '#calculators/vaccination/span.ts'
import { loadVanWiechen, type Milestone, type VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { civilDay, momentsOf, nationalMoments, plainDate, type Moment, type PlannedMoment } from '#contexts/child-health/deeds.ts'
import type { HeldVisit, History } from '#contexts/child-health/deeds.ts'
import type { Id } from '#platform/id.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { Seeded } from '../seeded.ts'

export type Plot = 'own-line' | 'early' | 'crossing' | 'tall'
export type Invented = { readonly plot: Plot; readonly history: History }
type Child = { readonly birthDate: PlainDate; readonly sex: Sex }
type Who = Child & { readonly weeks: number; readonly plot: Plot; readonly z: Readonly<Record<'height' | 'weight' | 'head', number>> }

/** Of sixteen children so many; the others grow along their own line. */
const plots: readonly Plot[] = ['early', 'crossing', 'tall', ...Array.from({ length: 13 }, () => 'own-line' as const)]

export function plotOf(chance: Seeded): Plot {
  return plots[Math.floor(chance.next() * plots.length)] ?? 'own-line'
}

export async function inventHistory(
  child: Child,
  today: PlainDate,
  by: Id<'account'>,
  chance: Seeded,
  plot = plotOf(chance),
): Promise<Invented> {
  const weeks = plot === 'early' ? 28 + Math.floor(chance.next() * 7) : 38 + Math.floor(chance.next() * 4)
  const around = (middle: number, width: number): number => middle + (chance.next() + chance.next() - 1) * width
  const tall = plot === 'tall' ? 2.1 : 0
  const z = { height: around(tall, 0.9), weight: around(tall * 0.6, 0.9), head: around(tall * 0.3, 0.9) }
  const who: Who = { ...child, weeks, plot, z }
  const scheme = await loadVanWiechen()
  const due = momentsOf(nationalMoments, startAt(civilDay(child.birthDate)), true)
  const visits: HeldVisit[] = []
  for (const planned of due) {
    const heldOn = plainDate(planned.window.due).add({ days: Math.floor(chance.next() * 9) - 2 })
    if (!isSooner(heldOn, today) || isSooner(heldOn, child.birthDate)) continue
    // Now and then nobody came.
    if (chance.next() < 0.05) continue
    visits.push(await visitOf(who, planned, heldOn, by, scheme, chance))
  }
  return { plot, history: { background: await backgroundOf(who, chance), visits } }
}

async function backgroundOf({ sex, weeks, plot, z }: Who, chance: Seeded): Promise<History['background']> {
  const at = { sex, weeks, days: 0 }
  const parent = (middle: number): number => Math.round(middle + (chance.next() + chance.next() - 1) * 90 + (plot === 'tall' ? 85 : 0))
  const weight = await valueAt(at, 'weight', z.weight)
  const length = await valueAt(at, 'height', z.height)
  const head = await valueAt(at, 'head', z.head)
  return {
    gestationDays: weeks * 7 + Math.floor(chance.next() * 7),
    birthWeightG: weight === null ? null : Math.round((weight * 1000) / 10) * 10,
    birthLengthMm: length === null ? null : Math.round(length * 2) * 5,
    birthHeadMm: head === null ? null : Math.round(head * 2) * 5,
    ...{ population: 'dutch', motherHeightMm: parent(1_700), fatherHeightMm: parent(1_830) },
  }
}

async function visitOf(
  who: Who,
  { moment, window }: PlannedMoment,
  heldOn: PlainDate,
  heldBy: Id<'account'>,
  scheme: VanWiechenTable,
  chance: Seeded,
): Promise<HeldVisit> {
  const days = who.birthDate.until(heldOn, { largestUnit: 'day' }).days
  return {
    ...{ moment: moment.code, form: moment.form, discipline: moment.discipline, heldOn, heldBy },
    window: { from: plainDate(window.from), due: plainDate(window.due), until: plainDate(window.until) },
    measured: isMeasured(moment) ? await measuredAt(who, days, chance) : {},
    seen: moment.parts.includes('development') ? seenAt(scheme, days, chance) : [],
  }
}

const isMeasured = ({ parts }: Moment): boolean => parts.includes('growth')
const headUntilDays = 800

/** In millimetres and grams, as scales and tapes give them. */
async function measuredAt(who: Who, days: number, chance: Seeded): Promise<HeldVisit['measured']> {
  const years = days / 365.25
  // Between one and four years the line is left: two standard deviations down, and then along the new one.
  const fall = who.plot === 'crossing' ? -2 * Math.min(1, Math.max(0, (years - 1) / 3)) : 0
  const wobble = (): number => (chance.next() + chance.next() - 1) * 0.18
  const height = await valueAt({ ...who, days }, 'height', who.z.height + fall + wobble())
  const weight = await valueAt({ ...who, days }, 'weight', who.z.weight + fall * 0.8 + wobble())
  const head = days > headUntilDays ? null : await valueAt({ ...who, days }, 'head', who.z.head + wobble())
  return {
    ...(height === null ? {} : { height: Math.round(height * 2) * 5 }),
    ...(weight === null ? {} : { weight: days < 730 ? Math.round(weight * 100) * 10 : Math.round(weight * 10) * 100 }),
    ...(head === null ? {} : { head: Math.round(head * 10) }),
  }
}

async function valueAt(
  { sex, weeks, days }: { readonly sex: Sex; readonly weeks: number; readonly days: number },
  measure: 'height' | 'weight' | 'head',
  z: number,
): Promise<number | null> {
  const answer = await growthValue({ sex, gestationalAgeWeeks: weeks, ageYears: days / 365.25, measure, reference: 'auto', z })
  return isRefusal(answer) ? null : answer.value
}

/** The milestones of this age in the scheme, most of them seen; those that parents may tell are told now and then. */
function seenAt({ milestones }: VanWiechenTable, days: number, chance: Seeded): HeldVisit['seen'] {
  const near = milestones.filter(
    (one) => one.variant !== 'older-version' && one.number !== null && Math.abs(Math.log(daysOf(one) / days)) < 0.2,
  )
  const unique = [...new Map(near.map((one) => [one.number, one])).values()]
  return unique.flatMap(({ number, leftAndRight, parentReportAllowed }) => {
    const answer = chance.next() < 0.1 ? '-' : parentReportAllowed && chance.next() < 0.3 ? 'M' : '+'
    const sides = leftAndRight ? (['right', 'left'] as const) : (['none'] as const)
    return sides.map((side) => ({ item: String(number), side, answer }) as const)
  })
}

const daysOf = ({ contactAge }: Milestone): number => ('weeks' in contactAge ? contactAge.weeks * 7 : contactAge.months * 30.4375)
