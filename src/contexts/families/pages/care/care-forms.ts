/** The forms on the page of who is involved. What was typed comes back. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { paragraph, row } from '#web/components/text.ts'
import { carePurposes, caseFileMessages } from '../../../access/public-files.ts'
import { professionName } from '../../../access/public.ts'
import { longestExplanation, restrictionReasons } from '../../rules/restriction.ts'
import type { DateParts } from '../../rules/typed-date.ts'
import type { CareView } from './care-page.ts'
import { careMessages } from './messages.ts'
import { carePath } from './paths.ts'

/** A form that came back: which, what is wrong by the id of the field ('' for what is of none), and what was typed. */
export type CareForm = {
  readonly form: string
  readonly errors: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
  readonly dates: Readonly<Record<string, DateParts>>
}

type Typed = Pick<CareForm, 'typed' | 'dates'> & { readonly errorOf: (field: string) => { readonly error?: string } }

function typedIn({ back }: CareView, form: string): Typed {
  if (back?.form !== form) return { typed: {}, dates: {}, errorOf: () => ({}) }
  const errorOf = (field: string): { readonly error?: string } => {
    const error = back.errors[field]
    return error === undefined ? {} : { error }
  }
  return { typed: back.typed, dates: back.dates, errorOf }
}

const formOf = ({ locale, care }: CareView, path: string, body: Html): Html =>
  html`<form method="post" action="${localPath(locale, `${carePath(care.personId)}/${path}`)}" novalidate>${body}</form>`

function colleagueField(view: CareView, name: string, label: string, without: string, { typed, errorOf }: Typed): Html {
  const { locale, care } = view
  const options = care.colleagues
    .filter(({ id }) => id !== without)
    .map(({ id, name: who, profession }) => ({ value: id, label: `${who}, ${professionName(locale, profession)}` }))
  return selectField({
    locale,
    name: 'wie',
    id: name,
    label,
    options,
    empty: careMessages(locale).choose,
    value: typed['wie'],
    ...errorOf(name),
  })
}

/** The first day is today, unless something else was typed. */
function dayField(
  view: CareView,
  name: string,
  id: string,
  words: { readonly label: string; readonly hint?: string },
  { dates, errorOf }: Typed,
): Html {
  const { locale, today } = view
  const usual = name === 'van' ? { day: String(today.day), month: String(today.month), year: String(today.year) } : {}
  return dateFields({
    locale,
    name,
    id,
    ...words,
    optional: name === 'tot' && id === 'begin-tot',
    value: dates[name] ?? usual,
    ...errorOf(id),
  })
}

/** The label of a field of these forms, by its id. */
export function careLabel(locale: CareView['locale'], id: string): string | undefined {
  const { begin, standIn, restricted } = careMessages(locale).care
  const [first = '', second = ''] = id.split('-')
  if (first === 'begin') return { wie: begin.who, waarom: begin.purpose, van: begin.from, tot: begin.until }[second]
  if (first === 'bescherm') return second === 'waarom' ? restricted.reason : restricted.explanation
  return { wie: standIn.who, van: standIn.from, tot: standIn.until, uitleg: restricted.explanation }[first]
}

export function beginForm(view: CareView): Html {
  const { locale } = view
  const words = careMessages(locale).care.begin
  const back = typedIn(view, 'begin')
  const options = carePurposes.map((value) => ({ value, label: caseFileMessages(locale).purposes[value] }))
  return formOf(
    view,
    'begin',
    html`${paragraph(words.text)}${colleagueField(view, 'begin-wie', words.who, '', back)}
    ${selectField({ locale, name: 'waarom', id: 'begin-waarom', label: words.purpose, options, empty: careMessages(locale).choose, value: back.typed['waarom'], ...back.errorOf('begin-waarom') })}
    ${dayField(view, 'van', 'begin-van', { label: words.from }, back)}
    ${dayField(view, 'tot', 'begin-tot', { label: words.until, hint: words.untilHint }, back)}${row(button({ label: words.button }))}`,
  )
}

export function standInForm(view: CareView, { id, accountId }: { readonly id: string; readonly accountId: string }): Html {
  const words = careMessages(view.locale).care.standIn
  const back = typedIn(view, `stand-in-${id}`)
  return formOf(
    view,
    `${id}/overnemen`,
    html`${paragraph(words.text)}${colleagueField(view, `wie-${id}`, words.who, accountId, back)}
    ${dayField(view, 'van', `van-${id}`, { label: words.from }, back)}
    ${dayField(view, 'tot', `tot-${id}`, { label: words.until, hint: words.untilHint }, back)}${row(button({ label: words.button }))}`,
  )
}

export function restrictForm(view: CareView): Html {
  const { locale } = view
  const words = careMessages(locale).care.restricted
  const back = typedIn(view, 'restrict')
  const options = restrictionReasons.map((value) => ({ value, label: words.reasons[value] }))
  return formOf(
    view,
    'bescherm',
    html`${paragraph(words.markText)}
    ${selectField({ locale, name: 'waarom', id: 'bescherm-waarom', label: words.reason, options, empty: careMessages(locale).choose, value: back.typed['waarom'], ...back.errorOf('bescherm-waarom') })}
    ${textArea({ locale, name: 'uitleg', id: 'bescherm-uitleg', label: words.explanation, rows: 3, max: longestExplanation, value: back.typed['uitleg'], ...back.errorOf('bescherm-uitleg') })}
    ${row(button({ label: words.markButton, icon: 'lock' }))}`,
  )
}

export function unrestrictForm(view: CareView, id: string): Html {
  const { locale } = view
  const words = careMessages(locale).care.restricted
  const back = typedIn(view, `unrestrict-${id}`)
  return formOf(
    view,
    `bescherm/${id}/weg`,
    html`${textArea({ locale, name: 'uitleg', id: `uitleg-${id}`, label: words.explanation, rows: 3, max: longestExplanation, value: back.typed['uitleg'], ...back.errorOf(`uitleg-${id}`) })}
    ${row(button({ label: words.unmark, variant: 'secondary' }))}`,
  )
}
