/** The growth calculator as a part of a page: read, compute, draw. */
import { html, nothing } from '#platform/html.ts'
import { answerGrowth, loadGrowthTables } from '../rules/growth-answer.ts'

import { isGrowthForm, readGrowthForm, visitCount } from '../rules/growth-form.ts'
import { textOf } from '../rules/typed.ts'
import { brokenForm, faultSummary, nothingTyped, type Aid } from './aid.ts'
import { growthAnswer } from './growth-answer.ts'
import { growthExample } from './growth-example.ts'
import { growthForm } from './growth-form.ts'
import { growthMessages } from './growth-messages.ts'

export const growthAid: Aid = {
  prepare: loadGrowthTables,
  async draw({ locale, typed: given, today }) {
    if (!isGrowthForm(given)) return { faults: brokenForm(locale), body: growthForm({ locale, typed: nothingTyped, faults: {} }) }
    const go = textOf(given, 'go')
    const typed = go === 'example' ? growthExample(locale) : given
    if (go === '' || go === 'more') return { faults: null, body: growthForm({ locale, typed, faults: {} }) }
    const { faults, question } = readGrowthForm(typed, today)
    const answer = question === null ? nothing : growthAnswer(locale, await answerGrowth(question))
    const summary = faultSummary(locale, faults, rowLabel(locale, visitCount(typed)))
    return { faults: summary, body: html`${answer}${growthForm({ locale, typed, faults })}` }
  },
}

/** "Meting 2, lengte (cm)" for a field of a visit; the questions about the child speak for themselves, with their own name. */
function rowLabel(locale: Parameters<typeof growthMessages>[0], count: number): (field: string) => string | null {
  const words = growthMessages(locale)
  const own: Readonly<Record<string, string>> = {
    sex: words.sex,
    birth: words.birth,
    weeks: words.weeks,
    birthWeight: words.birthWeight,
    birthLength: words.birthLength,
    mother: words.mother,
    father: words.father,
  }
  const parts: Readonly<Record<string, string>> = { when: words.when, ...words.fields }
  return (field) => {
    const [, row, part] = /^v(\d+)-(\w+)$/.exec(field) ?? []
    if (row === undefined || part === undefined) return own[field] ?? null
    return count === 1 ? (parts[part] ?? null) : `${words.visit(Number(row))}, ${parts[part]?.toLowerCase()}`
  }
}
