/** Figures about groups for the demonstration: a town of invented children is drawn, counted by the rules of the product, and told as invented. */
import { listCentres } from '#contexts/access/public.ts'
import { countChild, questionIds, shapeOf, tellYear, yearToTell, type QuestionId } from '#contexts/child-health/deeds.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { system } from '../fill.server.ts'
import { contextOf } from '../play.server.ts'
import { seeded } from '../seeded.ts'

/** How large the neighbourhoods of the town are: children per year of birth. The last ones are too small to stand alone. */
const town: readonly (readonly [code: string, children: number, behind: number])[] = [
  ['1231', 78, 0],
  ['1232', 64, 0.02],
  ['1233', 51, 0.01],
  ['1234', 90, 0.07],
  ['1235', 44, 0.03],
  ['1236', 9, 0.02],
  ['1237', 33, 0.12],
  ['1241', 58, 0],
  ['1242', 27, 0.05],
  ['1243', 7, 0],
  ['-', 12, 0.05],
]

/** How often the answer is yes, about; a neighbourhood that is behind has it less. */
const often: Readonly<Partial<Record<QuestionId, number>>> = {
  ...{ 'hex-2': 0.91, 'pneu-2': 0.92, 'bmr-2': 0.9, 'menacwy-2': 0.89, 'dktp-6': 0.88, 'bmr-11': 0.87, 'hpv-11': 0.71, 'menacwy-15': 0.83 },
  ...{ 'measured-6': 0.93, 'measured-11': 0.89, 'measured-15': 0.78, 'overweight-6': 0.12, 'overweight-11': 0.16, 'overweight-15': 0.18 },
  ...{ 'thin-6': 0.09, 'thin-11': 0.08, 'thin-15': 0.09, 'reach-14m': 0.95, 'reach-5y': 0.93, 'reach-10y': 0.9, 'reach-13-14y': 0.8 },
  ...{ 'acuity-6': 0.92, 'acuity-again-6': 0.11, 'hearing-6': 0.92, 'hearing-again-6': 0.06, 'late-follow-up': 0.17 },
}
const rare = new Set(['overweight', 'thin', 'acuity-again', 'hearing-again', 'late-follow-up'])

export async function fillFigures(parts: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const now = parts.clock()
  for (const centre of await listCentres(parts.db)) {
    if (!centre.demonstration) continue
    const last = yearToTell(localDate(now))
    // A year that is there already stays as it is.
    for (const year of [last - 1, last]) {
      const told = { year, countedOn: localDate(now).with({ year: year + 1, month: 2, day: 1 }), invented: true }
      await tellYear(contextOf({ ...parts, centreId: centre.id }, system, now), told, drawTown(`${centre.id} ${year}`))
    }
  }
}

function drawTown(seed: string): Parameters<typeof countChild>[0] {
  const { next } = seeded(seed)
  const counts: Parameters<typeof countChild>[0] = new Map()
  for (const age of [2, 6, 11, 15, null])
    for (const [code, size, behind] of town) {
      const children = Math.max(1, Math.round(size * (0.85 + 0.3 * next()) * (age === null ? 0.6 : 1)))
      for (let i = 0; i < children; i += 1) countChild(counts, code, drawChild(age, behind, next))
    }
  return counts
}

function drawChild(age: number | null, behind: number, next: () => number): ReadonlyMap<QuestionId, boolean> {
  const answers = new Map<QuestionId, boolean>()
  for (const id of questionIds) {
    const shape = shapeOf(id)
    if (shape.age !== age) continue
    if (shape.among !== undefined && answers.get(shape.among.question as QuestionId) !== (shape.among.answer === 'yes')) continue
    const isRare = [...rare].some((name) => id.startsWith(name))
    answers.set(id, next() < (often[id] ?? 0.5) + (isRare ? behind : -behind))
  }
  return answers
}
