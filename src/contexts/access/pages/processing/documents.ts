/** The register and the draft of the impact assessment as documents: one make-up for the screen, the PDF and the command line. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfDocument, PdfTextBlock } from '#platform/pdf.server.ts'
import type { Words } from '#platform/processing.ts'
import type { PlainDate } from '#platform/time.ts'
import { rowsOf, unsettledTerms, type ProcessingRegister, type RegisteredActivity } from '../../rules/processing/register.ts'
import { processingMessages } from './messages.ts'

/** `todo` is for people: the product cannot know it. */
export type ProcessingBlock = PdfTextBlock | { readonly kind: 'todo'; readonly text: string }
export type ProcessingDocument = Omit<PdfDocument, 'sections'> & {
  readonly sections: readonly { readonly title: string; readonly blocks: readonly ProcessingBlock[] }[]
}

export type DocumentPlace = { readonly locale: Locale; readonly centre: string; readonly municipality: string; readonly today: PlainDate }
type Section = ProcessingDocument['sections'][number]

const paragraph = (text: string): ProcessingBlock => ({ kind: 'paragraph', text })
const heading = (text: string): ProcessingBlock => ({ kind: 'heading', text })
const list = (items: readonly string[]): ProcessingBlock => ({ kind: 'list', items })
const todos = (all: readonly string[]): ProcessingBlock[] => all.map((text) => ({ kind: 'todo', text }))

export function registerDocument({ locale, centre, municipality, today }: DocumentPlace, register: ProcessingRegister): ProcessingDocument {
  const { register: words, language } = processingMessages(locale)
  const named = { ...words, language }
  return {
    title: words.title,
    language: locale.tag,
    lead: words.lead(centre, municipality, formatDate(locale, today)),
    sections: [
      { title: words.todoTitle, blocks: todos(words.todo) },
      ...register.activities.map((one) => ({
        title: one.name[language],
        blocks: rowsOf(named, register.measures, one).flatMap(({ column, values }) => [
          heading(words.columns[column]),
          values.length === 1 ? paragraph(values[0] ?? '') : list(values),
        ]),
      })),
    ],
  }
}

export function dpiaDocument({ locale, centre, municipality, today }: DocumentPlace, register: ProcessingRegister): ProcessingDocument {
  const { dpia: words, language } = processingMessages(locale)
  return {
    title: words.title,
    language: locale.tag,
    lead: words.lead(centre, municipality, formatDate(locale, today)),
    sections: [
      { title: words.about, blocks: [paragraph(words.aboutText)] },
      { title: words.description, blocks: register.activities.flatMap((one) => described(locale, register, one)) },
      {
        title: words.necessity,
        blocks: [...register.activities.flatMap((one) => needed(locale, one)), heading(words.rights), list(words.rightsList)],
      },
      { title: words.risks, blocks: register.activities.flatMap((one) => endangered(locale, register, one)) },
      measuresSection(locale, register),
      {
        title: words.open,
        blocks: todos(unsettledTerms(register).map(({ activity, what }) => words.openText(activity.name[language], what[language]))),
      },
      { title: words.todoTitle, blocks: todos(words.todo) },
    ],
  }
}

/** AVG 35(7)(a). */
function described(locale: Locale, register: ProcessingRegister, one: RegisteredActivity): ProcessingBlock[] {
  const { register: words, language } = processingMessages(locale)
  const shown = ['purpose', 'controller', 'persons', 'data', 'recipients', 'processors', 'retention'] as const
  const rows = rowsOf({ ...words, language }, register.measures, one).filter(({ column }) => shown.some((name) => name === column))
  return [heading(one.name[language]), list(rows.map(({ column, values }) => `${words.columns[column]}: ${values.join('; ')}`))]
}

/** AVG 35(7)(b). */
function needed(locale: Locale, one: RegisteredActivity): ProcessingBlock[] {
  const { dpia: words, register: named, language } = processingMessages(locale)
  const bases = one.bases.map(({ law, article, what }) => `${law} ${article} (${what[language]})`).join('; ')
  return [
    heading(one.name[language]),
    list([
      `${named.columns.bases}: ${bases}`,
      `${words.necessityOf}: ${one.necessity[language]}`,
      `${words.proportionalityOf}: ${one.proportionality[language]}`,
    ]),
  ]
}

/** AVG 35(7)(c). The weighing is for people: it depends on the centre. */
function endangered(locale: Locale, register: ProcessingRegister, one: RegisteredActivity): ProcessingBlock[] {
  const { dpia: words, language } = processingMessages(locale)
  const say = (text: Words): string => text[language]
  return one.risks.flatMap(({ risk, measures, remains }): ProcessingBlock[] => [
    heading(`${say(one.name)}: ${say(risk)}`),
    list([
      `${words.takenAgainst}: ${measures.map((id) => say(register.measures[id].text)).join(' ')}`,
      `${words.remains}: ${say(remains)}`,
    ]),
    { kind: 'todo', text: words.weigh },
  ])
}

/** AVG 35(7)(d). */
function measuresSection(locale: Locale, register: ProcessingRegister): Section {
  const { dpia: words, language } = processingMessages(locale)
  const blocks = Object.values(register.measures).flatMap(({ text, provenBy }): ProcessingBlock[] => [
    paragraph(text[language]),
    { kind: 'small', text: `${words.provenBy}: ${provenBy.join(', ')}` },
  ])
  return { title: words.measures, blocks }
}

/** What is left to people stands as a quotation with its mark in front. */
export function asPdf(document: ProcessingDocument, mark: string): PdfDocument {
  const block = (one: ProcessingBlock): PdfTextBlock => (one.kind === 'todo' ? { kind: 'quote', text: `${mark}: ${one.text}` } : one)
  return { ...document, sections: document.sections.map(({ title, blocks }) => ({ title, blocks: blocks.map(block) })) }
}

export function asMarkdown(document: ProcessingDocument, mark: string): string {
  const sections = document.sections.map(({ title, blocks }) => `## ${title}\n\n${blocks.map((one) => markdownOf(one, mark)).join('\n\n')}`)
  return `${[`# ${document.title}`, document.lead, ...sections].join('\n\n')}\n`
}

function markdownOf(block: ProcessingBlock, mark: string): string {
  switch (block.kind) {
    case 'heading':
      return `### ${block.text}`
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'quote':
      return `> ${block.text}`
    case 'todo':
      return `> **${mark}:** ${block.text}`
    case 'paragraph':
    case 'small':
      return block.text
  }
}
