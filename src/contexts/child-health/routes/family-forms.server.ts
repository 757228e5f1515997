/** The forms of the family: a measurement from home, yes or no to vaccinations, topics and questions for the next visit. */
import { z } from 'zod'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { readId } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { answerFor } from '../../vaccination/public.ts'
import { partPath, type FamilyPart } from '../pages/family/frame.ts'
import { jabsPage } from '../pages/family/jabs-page.ts'
import { measureErrors, measurePage, ownMeasureNames, questionKey, type MeasureView } from '../pages/family/measure-page.ts'
import { familyMessages } from '../pages/family/messages.ts'
import { questionsPage, type QuestionsView } from '../pages/family/questions-page.ts'
import { topicsPage, type TopicsView } from '../pages/family/topics-page.ts'
import { questionSets } from '../rules/family/visit-questions.ts'
import { readOwnJabs } from '../use-cases/family/read-own-jabs.server.ts'
import { fillQuestions, takeBackMeasurement, takeBackTopic, tellMeasurements, tellTopics } from '../use-cases/family/tell.server.ts'
import { childOf, familyView, frameOf, missing, type FamilyParts } from './family-view.server.ts'

/** Exactly these fields: anything else did not come from the form. */
const formOf = (names: readonly string[], longest: number) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.string().max(longest).default('')])))
const some = z.union([z.string().max(40), z.array(z.string().max(40)).max(40)]).default([])
const listOf = (read: string | readonly string[]): readonly string[] => (typeof read === 'string' ? [read] : read)

const MeasureForm = formOf(ownMeasureNames, 200)
const TopicsForm = z.strictObject({ topics: some, words: z.string().max(20_000).default('') })
const QuestionsForm = formOf([...new Set(questionSets.flatMap(({ questions }) => questions))], 20_000)
const JabsForm = z.strictObject({ vaccines: some, says: z.enum(['yes', 'no', 'talk']) })

const done = (c: PageContext, part: FamilyPart, what: string): Response => seeOther(c, `${partPath(childOf(c), part)}?gedaan=${what}`)

type MeasureBack = Partial<Pick<MeasureView, 'fields' | 'errors' | 'doubts'>>

export async function showMeasure(c: PageContext, parts: FamilyParts, back: MeasureBack | null = null): Promise<Response> {
  const view = await familyView(c, parts)
  if (view === null || !view.health.mayTell) return missing(c)
  const { day, month, year } = view.today
  const start = { fields: { on: `${day}-${month}-${year}` }, errors: {}, doubts: [] }
  return page(c, measurePage({ ...view, ...start, ...back }), back === null ? 200 : 422)
}

export async function saveMeasure(c: PageContext, parts: FamilyParts): Promise<Response> {
  const form = await readForm(c, MeasureForm)
  const locale = c.get('locale')
  const { measure: words } = familyMessages(locale)
  if (!form.ok) return showMeasure(c, parts, { errors: { form: words.broken } })
  const { on = '', height = '', weight = '', head = '', sure = '' } = form.value
  const told = await tellMeasurements(c.get('ctx'), childOf(c), {
    typed: { on, height, weight, head },
    isSure: (doubt) => sure.split(', ').includes(questionKey([doubt])),
  })
  if (told.ok) return done(c, 'growth', 'meting')
  const { error } = told
  switch (error.kind) {
    case 'doubts':
      return showMeasure(c, parts, { fields: form.value, doubts: error.doubts, errors: measureErrors(locale, error.doubts) })
    case 'nothing-measured':
      return showMeasure(c, parts, { fields: form.value, errors: { height: words.nothing } })
    case 'no-access':
    case 'not-permitted':
      return missing(c)
  }
}

/** Of the own ones; another answer would tell what others told. */
export async function takeBack(c: PageContext, what: 'measurement' | 'topic'): Promise<Response> {
  const id = c.req.param('row') ?? ''
  const [row, topic] = [readId<'ownMeasurement'>(id), readId<'topic'>(id)]
  if (row === null || topic === null) return missing(c)
  const ctx = c.get('ctx')
  const gone = what === 'measurement' ? await takeBackMeasurement(ctx, childOf(c), row) : await takeBackTopic(ctx, childOf(c), topic)
  return gone.ok ? done(c, what === 'measurement' ? 'growth' : 'topics', 'weg') : missing(c)
}

export async function showJabs(c: PageContext, error: string | null = null): Promise<Response> {
  const read = await readOwnJabs(c.get('ctx'), childOf(c))
  return read.ok ? page(c, jabsPage({ ...frameOf(c), jabs: read.value, error }), error === null ? 200 : 422) : missing(c)
}

export async function saveJabs(c: PageContext): Promise<Response> {
  const form = await readForm(c, JabsForm)
  const { jabs: words } = familyMessages(c.get('locale'))
  const named = form.ok ? listOf(form.value.vaccines) : []
  const vaccines = VACCINES.filter((vaccine) => named.includes(vaccine))
  if (!form.ok || vaccines.length === 0 || vaccines.length !== new Set(named).size) return showJabs(c, words.choose)
  const said = await answerFor(c.get('ctx'), childOf(c), { vaccines, says: form.value.says })
  if (said.ok) return done(c, 'jabs', 'antwoord')
  return said.error.kind === 'no-say' || said.error.kind === 'not-born' ? showJabs(c, words.noSay) : missing(c)
}

type TopicsBack = Pick<TopicsView, 'chosen' | 'words' | 'errors'>

export async function showTopics(c: PageContext, parts: FamilyParts, back: TopicsBack | null = null): Promise<Response> {
  const view = await familyView(c, parts)
  if (view === null) return missing(c)
  return page(c, topicsPage({ ...view, ...(back ?? { chosen: [], words: '', errors: {} }) }), back === null ? 200 : 422)
}

export async function saveTopics(c: PageContext, parts: FamilyParts): Promise<Response> {
  const form = await readForm(c, TopicsForm)
  const { errors } = familyMessages(c.get('locale')).topics
  if (!form.ok) return showTopics(c, parts, { chosen: [], words: '', errors: { form: errors['not-a-topic'] } })
  const { topics, words } = form.value
  const told = await tellTopics(c.get('ctx'), parts.services.keys, childOf(c), { topics: listOf(topics), words })
  if (told.ok) return done(c, 'topics', 'onderwerp')
  const { error } = told
  if (error.kind === 'no-access' || error.kind === 'not-permitted') return missing(c)
  const field = error.kind === 'words-too-long' ? 'words' : 'topics'
  return showTopics(c, parts, { chosen: listOf(topics), words, errors: { [field]: errors[error.kind] } })
}

type QuestionsBack = Pick<QuestionsView, 'fields' | 'errors'>

export async function showQuestions(c: PageContext, parts: FamilyParts, back: QuestionsBack | null = null): Promise<Response> {
  const view = await familyView(c, parts)
  if (view === null) return missing(c)
  return page(c, questionsPage({ ...view, ...(back ?? { fields: {}, errors: {} }) }), back === null ? 200 : 422)
}

export async function saveQuestions(c: PageContext, parts: FamilyParts): Promise<Response> {
  const form = await readForm(c, QuestionsForm)
  const { measure, questions } = familyMessages(c.get('locale'))
  if (!form.ok) return showQuestions(c, parts, { fields: {}, errors: { form: measure.broken } })
  const told = await fillQuestions(c.get('ctx'), parts.services.keys, childOf(c), form.value)
  if (told.ok) return done(c, 'questions', 'vragen')
  const { error } = told
  switch (error.kind) {
    case 'nothing-said':
      return showQuestions(c, parts, { fields: form.value, errors: { 'going-well': questions.errors['nothing-said'] } })
    case 'too-long':
      return showQuestions(c, parts, {
        fields: form.value,
        errors: Object.fromEntries(error.questions.map((one) => [one, questions.errors['too-long']])),
      })
    case 'no-questions':
      return showQuestions(c, parts, { fields: {}, errors: { form: questions.none } })
    case 'no-access':
    case 'not-permitted':
      return missing(c)
  }
}
