/** What the record of one child answers to the questions of a year. Nothing of it is kept: it is added to a tally at once. */
import { bmiGrade } from '#calculators/growth/bmi-grade.ts'
import { addMonths, yearMonthDay, type CivilDay } from '#calculators/core/civil-date.ts'
import type { Sex } from '../../../families/public-child.ts'
import { questionIds, shapeOf, type QuestionId } from './questions.ts'

export type ChildFacts = {
  readonly birth: CivilDay
  readonly sex: Sex
  readonly doses: readonly { readonly vaccine: string; readonly day: CivilDay }[]
  /** Codes of the contact moments that were held. */
  readonly held: ReadonlySet<string>
  /** The last day on which both were measured. */
  readonly body: { readonly day: CivilDay; readonly heightMm: number; readonly weightG: number; readonly population: string } | null
  /** The last result of a screening that gave one, by kind. */
  readonly screened: ReadonlyMap<string, { readonly day: CivilDay; readonly result: string }>
  /** Of what had to be followed up in the year: null when nothing had to; else whether something was late. */
  readonly lateFollowUp: boolean | null
}

const birthday = (birth: CivilDay, age: number): CivilDay => addMonths(yearMonthDay(birth), 12 * age)

/** RIVM counts a cohort at a birthday; the numbers of doses are those of the programme at that age. */
const doses: Readonly<Partial<Record<QuestionId, { readonly of: readonly string[]; readonly least: number; readonly from?: number }>>> = {
  'hex-2': { of: ['HEX'], least: 3 },
  'pneu-2': { of: ['PNEU'], least: 3 },
  'bmr-2': { of: ['BMR'], least: 1 },
  'menacwy-2': { of: ['MENACWY'], least: 1 },
  'dktp-6': { of: ['DKTP_BOOSTER'], least: 1 },
  'bmr-11': { of: ['BMR'], least: 2 },
  'hpv-11': { of: ['HPV'], least: 2 },
  // The second one, of about 14 years: a first as a toddler does not count here.
  'menacwy-15': { of: ['MENACWY'], least: 1, from: 13 },
}

/** Answers by question; a question that cannot be asked of this child is not in it. */
export function answersOf(child: ChildFacts, year: number): ReadonlyMap<QuestionId, boolean> {
  const found = new Map<QuestionId, boolean>()
  const born = yearMonthDay(child.birth).year
  for (const id of questionIds) {
    const { age, among } = shapeOf(id)
    if (age !== null && year - age !== born) continue
    if (among !== undefined && found.get(among.question as QuestionId) !== (among.answer === 'yes')) continue
    const answer = answerOf(id, age ?? 0, child)
    if (answer !== null) found.set(id, answer)
  }
  return found
}

function answerOf(id: QuestionId, age: number, child: ChildFacts): boolean | null {
  const counted = doses[id]
  if (counted !== undefined) {
    const first = birthday(child.birth, counted.from ?? 0)
    const given = child.doses.filter(({ vaccine, day }) => counted.of.includes(vaccine) && day >= first && day < birthday(child.birth, age))
    return given.length >= counted.least
  }
  if (id === 'late-follow-up') return child.lateFollowUp
  if (id.startsWith('reach-')) return child.held.has(id.slice('reach-'.length))
  if (id.startsWith('measured-')) return gradeOf(child, age) !== null
  if (id.startsWith('overweight-')) return gradeOf(child, age) === 'heavy'
  if (id.startsWith('thin-')) return gradeOf(child, age) === 'thin'
  const [kind = ''] = id.split('-')
  const last = child.screened.get(kind)
  const isOfAge = last !== undefined && last.day >= birthday(child.birth, age - 2)
  return id.includes('-again-') ? isOfAge && last.result !== 'sufficient' : isOfAge
}

/** By the cut-offs of the calculators, at the last measurement from two years before the age on. Null: none, or none that can be graded. */
function gradeOf({ birth, sex, body }: ChildFacts, age: number): 'thin' | 'healthy' | 'heavy' | null {
  if (body === null || body.day < birthday(birth, age - 2) || (sex !== 'male' && sex !== 'female')) return null
  const graded = bmiGrade({
    sex,
    population: body.population === 'hindustani' ? 'hindustani' : null,
    ageDays: body.day - birth,
    heightCm: body.heightMm / 10,
    weightKg: body.weightG / 1000,
  })
  if (!('grade' in graded) || graded.grade === null) return null
  if (graded.grade === 'normal') return 'healthy'
  return graded.grade === 'overweight' || graded.grade === 'obesity' ? 'heavy' : 'thin'
}
