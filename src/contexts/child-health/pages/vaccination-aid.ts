/** The vaccination calculator as a part of a page: read, compute, draw. */
import { html, nothing } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { textOf, type Typed } from '../rules/typed.ts'
import { answerVaccination } from '../rules/vaccination-answer.ts'
import { isVaccinationForm, readVaccinationForm } from '../rules/vaccination-form.ts'
import { brokenForm, faultSummary, nothingTyped, type Aid, type Asked, type Drawn } from './aid.ts'
import { vaccinationAnswer } from './vaccination-answer.ts'
import { vaccinationForm } from './vaccination-form.ts'
import { vaccinationMessages } from './vaccination-messages.ts'

export const vaccinationAid: Aid = {
  /** The programme is a module like the rest. */
  prepare: () => Promise.resolve(),
  draw: (asked) => Promise.resolve(draw(asked)),
}

function draw({ locale, typed: given, today }: Asked): Drawn {
  const empty = { locale, typed: nothingTyped, faults: {} }
  if (!isVaccinationForm(given)) return { faults: brokenForm(locale), body: vaccinationForm(empty) }
  const go = textOf(given, 'go')
  if (go === '' || go === 'more') return { faults: null, body: vaccinationForm({ ...empty, typed: given }) }
  const typed = go === 'example' ? vaccinationExample : given
  const { faults, question } = readVaccinationForm(typed, today)
  const answer = question === null ? nothing : vaccinationAnswer(locale, answerVaccination(question))
  return { faults: faultSummary(locale, faults, labelOf(locale)), body: html`${answer}${vaccinationForm({ locale, typed, faults })}` }
}

/** "Prik 2, datum" for a field of a row. */
function labelOf(locale: Locale): (field: string) => string | null {
  const words = vaccinationMessages(locale)
  const own: Readonly<Record<string, string>> = {
    birth: words.birth,
    asof: words.asof,
    jabWeeks: words.jabWeeks,
    jabDays: words.jabDays,
    infectionWeeks: words.infectionWeeks,
  }
  const parts: Readonly<Record<string, string>> = { vaccine: words.vaccine, date: words.date, code: words.vaccine, target: words.target }
  return (field) => {
    const [, kind, row, part] = /^([dr])(\d+)-(\w+)$/.exec(field) ?? []
    if (row === undefined || part === undefined) return own[field] ?? null
    return `${(kind === 'd' ? words.dose : words.line)(Number(row))}, ${parts[part]?.toLowerCase()}`
  }
}

/** An invented child of some months, whose mother was vaccinated in time; the register differs on one date. */
const vaccinationExample: Typed = {
  'birth-day': '31',
  'birth-month': '1',
  'birth-year': '2026',
  'asof-day': '20',
  'asof-month': '6',
  'asof-year': '2026',
  jab: 'yes',
  jabWeeks: '24',
  jabDays: '100',
  hbsag: 'no',
  doses: '3',
  'd1-vaccine': 'ROTA',
  'd1-date': '20-3-2026',
  'd2-vaccine': 'HEX',
  'd2-date': '4-5-2026',
  'd3-vaccine': 'PNEU',
  'd3-date': '4-5-2026',
  'r1-code': '11',
  'r1-target': '13-7-2026',
}
