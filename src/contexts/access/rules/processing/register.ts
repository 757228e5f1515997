/**
 * The register of processing activities as a table, and what in it somebody must still settle. Sources: AVG 30 (what a register
 * says of each activity), privacy rules PR-02 and PR-33.
 */
import type { Activity, MeasureId, Term, Words } from '#platform/processing.ts'

export type RegisteredActivity = Activity & { readonly context: string }

export type ProcessingRegister = {
  readonly version: number
  readonly activities: readonly RegisteredActivity[]
  /** In words, with the files of the tests that prove each. */
  readonly measures: Readonly<Record<MeasureId, { readonly text: Words; readonly provenBy: readonly string[] }>>
}

export type RegisterWords = {
  readonly language: keyof Words
  readonly columns: Readonly<
    Record<
      | 'name'
      | 'purpose'
      | 'controller'
      | 'bases'
      | 'persons'
      | 'data'
      | 'recipients'
      | 'transfer'
      | 'retention'
      | 'measures'
      | 'processors',
      string
    >
  >
  readonly special: string
  readonly number: string
  readonly none: string
  readonly noTransfer: string
  readonly ownChoice: string
  readonly carriedOut: Readonly<Record<'product' | 'person' | 'nobody-yet', string>>
  readonly units: Readonly<Record<'minutes' | 'hours' | 'days' | 'years', { readonly one: string; readonly other: string }>>
  readonly after: (amount: string, from: string) => string
  readonly until: (what: string) => string
  readonly settable: (least: number, most: number) => string
}

/** "90 dagen na het laatste bericht (het centrum kiest 7 tot 365)". */
export function termText(words: RegisterWords, term: Term): string {
  if ('until' in term) return words.until(term.until[words.language])
  const { one, other } = words.units[term.unit]
  const text = words.after(`${term.amount} ${term.amount === 1 ? one : other}`, term.from[words.language])
  return term.settable === undefined ? text : `${text} ${words.settable(term.settable.least, term.settable.most)}`
}

export type RegisterRow = { readonly column: keyof RegisterWords['columns']; readonly values: readonly string[] }

/** What AVG 30(1) asks of one activity; a list that is empty says so, so that nothing looks forgotten. */
export function rowsOf(words: RegisterWords, measures: ProcessingRegister['measures'], activity: Activity): readonly RegisterRow[] {
  const { language } = words
  const say = (all: readonly Words[]): readonly string[] => (all.length === 0 ? [words.none] : all.map((one) => one[language]))
  return [
    { column: 'purpose', values: [activity.purpose[language]] },
    { column: 'controller', values: [activity.controller[language]] },
    { column: 'bases', values: activity.bases.map(({ law, article, what }) => `${law} ${article}: ${what[language]}`) },
    { column: 'persons', values: say(activity.persons) },
    {
      column: 'data',
      values: activity.data.map(({ name, kind }) => (kind === 'ordinary' ? name[language] : `${name[language]} (${words[kind]})`)),
    },
    { column: 'recipients', values: say(activity.recipients) },
    { column: 'processors', values: say(activity.processors) },
    { column: 'transfer', values: [words.noTransfer] },
    { column: 'retention', values: activity.retention.map((one) => retentionText(words, one)) },
    { column: 'measures', values: activity.measures.map((id) => measures[id].text[language]) },
  ]
}

export function retentionText(words: RegisterWords, { what, term, source, carriedOutBy }: Activity['retention'][number]): string {
  const ground = source === 'own-choice' ? words.ownChoice : `${source.law} ${source.article}`
  return `${what[words.language]}: ${termText(words, term)} (${ground}; ${words.carriedOut[carriedOutBy]})`
}

/** One line per activity, a column for each thing that AVG 30(1) asks. */
export function registerTable(words: RegisterWords, register: ProcessingRegister): readonly (readonly string[])[] {
  const table = register.activities.map((activity) => ({ activity, rows: rowsOf(words, register.measures, activity) }))
  const columns = table[0]?.rows.map(({ column }) => words.columns[column]) ?? []
  return [
    ['id', words.columns.name, ...columns],
    ...table.map(({ activity, rows }) => [activity.id, activity.name[words.language], ...rows.map(({ values }) => values.join('; '))]),
  ]
}

/** Terms that nothing carries out yet: a person has to see to them until the product does. */
export function unsettledTerms(register: ProcessingRegister): readonly { readonly activity: RegisteredActivity; readonly what: Words }[] {
  return register.activities.flatMap((activity) =>
    activity.retention.filter(({ carriedOutBy }) => carriedOutBy === 'nobody-yet').map(({ what }) => ({ activity, what })),
  )
}
