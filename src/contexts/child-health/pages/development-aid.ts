/** The development calculator as a part of a page: read, compute, draw. */
import type { Milestone } from '#calculators/dscore/van-wiechen.ts'
import { html, type Html } from '#platform/html.ts'
import { plural, type Locale } from '#platform/locale.ts'
import { callout } from '#web/components/callout.ts'
import { answerDevelopment, loadMilestones } from '../rules/development-answer.ts'
import { isDevelopmentForm, itemField, milestonesToAsk, readDevelopmentForm, type DevelopmentQuestion } from '../rules/development-form.ts'
import { textOf, type Faults, type Typed } from '../rules/typed.ts'
import { brokenForm, faultSummary, nothingTyped, type Aid } from './aid.ts'
import { developmentAnswer } from './development-answer.ts'
import { developmentForm, gistOf } from './development-form.ts'
import { developmentMessages } from './development-messages.ts'
import { aidMessages } from './messages.ts'

export const developmentAid: Aid = {
  async prepare() {
    await loadMilestones()
  },
  async draw({ locale, typed: given, today }) {
    const all = await loadMilestones()
    const empty = { locale, typed: nothingTyped, faults: {}, milestones: [] }
    if (!isDevelopmentForm(given, all)) return { faults: brokenForm(locale), body: developmentForm(empty) }
    const go = textOf(given, 'go')
    if (go === '') return { faults: null, body: developmentForm({ ...empty, typed: given }) }
    const typed = go === 'example' ? developmentExample(locale) : given
    const { ageDays, question, faults: found } = readDevelopmentForm(typed, all, today)
    const milestones = ageDays === null ? [] : milestonesToAsk(all, ageDays, typed)
    const faults = go === 'items' ? aboutTheChild(found) : found
    const answer = go === 'items' || question === null ? null : await drawAnswer(locale, question)
    const summary = faultSummary(locale, faults, labelOf(locale, all))
    return { faults: summary, body: html`${answer}${developmentForm({ locale, typed, faults, milestones })}` }
  },
}

/** Asking for the questions needs the age only. */
function aboutTheChild({ when, weeks }: Faults): Faults {
  return { ...(when && { when }), ...(weeks && { weeks }) }
}

function labelOf(locale: Locale, milestones: readonly Milestone[]): (field: string) => string | null {
  const words = developmentMessages(locale)
  const labels = new Map(milestones.map((one) => [itemField(one.item), gistOf(locale, one)]))
  return (field) => labels.get(field) ?? (field === 'when' ? words.when : words.weeks)
}

async function drawAnswer(locale: Locale, question: DevelopmentQuestion): Promise<Html> {
  const answer = await answerDevelopment(question)
  return answer === null
    ? callout({ kind: 'info', id: 'answer', title: developmentMessages(locale).noScore })
    : developmentAnswer(locale, answer)
}

/** An invented child of 14 months. */
function developmentExample(locale: Locale): Typed {
  const yes = ['ddicmm034', 'ddicmm036', 'ddifmd010', 'ddigmd063', 'ddigmm064', 'ddigmm065', 'ddifmd011', 'ddigmm066', 'ddigmm067']
  const no = ['ddicmm037', 'ddifmd013', 'ddigmd068']
  const answers = [...yes.map((item) => [itemField(item), 'yes']), ...no.map((item) => [itemField(item), 'no'])]
  return { when: plural(locale, 14, aidMessages(locale).age.months), ...(Object.fromEntries(answers) as Typed) }
}
