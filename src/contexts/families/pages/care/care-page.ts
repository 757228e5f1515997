/** Who is involved with a person: since when and why, who stands in, and the forms to change it. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { caseFileMessages } from '../../../access/public-files.ts'
import { professionName } from '../../../access/public.ts'
import type { CareOf } from '../../use-cases/read-care-of.server.ts'
import { namedErrors } from '../named-errors.ts'
import { beginForm, careLabel, restrictForm, standInForm, unrestrictForm, type CareForm } from './care-forms.ts'
import { careMessages } from './messages.ts'
import { carePath, familyPath } from './paths.ts'

export type CareView = WorkplaceFrame & {
  readonly today: PlainDate
  readonly care: CareOf
  /** The account of who looks. */
  readonly me: string
  /** The form that came back, with what was typed. */
  readonly back: CareForm | null
  readonly done: string | null
  readonly isAnswerToPost: boolean
}

type Relation = CareOf['relations'][number]

export function carePage(view: CareView): Html {
  const { locale, care, done, back } = view
  const words = careMessages(locale).care
  const title = words.title(care.name ?? words.nameless)
  const now = care.relations.filter((one) => !isOver(one, view.today))
  const past = care.relations.filter((one) => isOver(one, view.today))
  const wrong = namedErrors(back?.errors ?? {}, (id) => careLabel(locale, id))
  return workplacePage({
    current: 'families',
    ...view,
    title,
    path: view.isAnswerToPost ? null : carePath(care.personId),
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, html`<span dir="auto">${title}</span>`)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${care.mayOpen ? row(linkButton({ href: localPath(locale, familyPath(care.personId)), label: words.family, variant: 'secondary' })) : null}
      ${care.restrictions.length === 0 && care.state !== 'restricted' ? null : restricted(view)}
      ${panel({
        id: 'involved',
        title: words.involved,
        body: now.length === 0 ? paragraph(words.none) : list(now.map((one) => relation(view, one))),
      })}
      ${care.mayChange ? panel({ id: 'begin', title: words.begin.title, body: beginForm(view) }) : null}
      ${past.length === 0 ? null : panel({ id: 'past', title: words.past, body: list(past.map((one) => relation(view, one))) })}
      ${care.mayChange && care.state === 'open' ? foldOut(words.restricted.mark, restrictForm(view), { open: back?.form === 'restrict' }) : null}`,
  })
}

const list = (items: readonly Html[]): Html =>
  html`<ul class="cjg-ways-in">
    ${items}
  </ul>`

export function isOver({ endedAt, until }: Pick<Relation, 'endedAt' | 'until'>, today: PlainDate): boolean {
  return endedAt !== null || (until !== null && Temporal.PlainDate.compare(until, today) <= 0)
}

function term(locale: Locale, { from, until }: Pick<Relation, 'from' | 'until'>, today: PlainDate): string {
  const words = careMessages(locale).care
  if (until !== null) return words.sinceUntil(formatDate(locale, from), formatDate(locale, until))
  const since = Temporal.PlainDate.compare(from, today) > 0 ? words.fromLater : words.since
  return since(formatDate(locale, from))
}

function relation(view: CareView, one: Relation): Html {
  const { locale, care, today, me } = view
  const words = careMessages(locale).care
  const standIns = care.standIns.filter(({ careRelationId, ...rest }) => careRelationId === one.id && !isOver(rest, today))
  const runs = care.mayChange && !isOver(one, today)
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong dir="auto">${one.name}</strong> ${tag('info', caseFileMessages(locale).purposes[one.purpose])}
      ${one.clearedBy === null ? null : tag('ok', words.cleared, 'check')}
    </p>
    ${small(`${term(locale, one, today)}, ${professionName(locale, one.profession)}.`)}
    ${standIns.map(
      (standIn) =>
        html`${small(words.standsIn(standIn.name, formatDate(locale, standIn.from), formatDate(locale, standIn.until)))}
        ${runs ? deed(view, `overnemen/${standIn.id}/stop`, { label: words.stopStandIn, about: standIn.name }) : null}`,
    )}
    ${
      runs
        ? html`<div class="cjg-row">
              ${care.state === 'restricted' && one.clearedBy === null && one.accountId !== me ? deed(view, `${one.id}/akkoord`, { label: words.clear, about: words.endAbout(one.name) }) : null}
              ${deed(view, `${one.id}/stop`, { label: words.end, about: words.endAbout(one.name) })}
            </div>
            ${foldOut(html`${words.standIn.title}<span class="cjg-hidden">, ${one.name}</span>`, standInForm(view, one), { open: view.back?.form === `stand-in-${one.id}` })}`
        : null
    }
  </li>`
}

function deed({ locale, care }: CareView, path: string, { label, about }: { readonly label: string; readonly about: string }): Html {
  return html`<form method="post" action="${localPath(locale, `${carePath(care.personId)}/${path}`)}" class="cjg-row">
    ${button({ label, hiddenLabel: about, variant: 'secondary' })}
  </form>`
}

function restricted(view: CareView): Html {
  const { locale, care } = view
  const words = careMessages(locale).care.restricted
  return panel({
    id: 'restricted',
    title: words.title,
    tone: 'sun',
    body: html`${paragraph(words.text)}${care.restrictions.map(
      (one) =>
        html`${paragraph(html`<strong>${words.reasons[one.reason]}.</strong> ${words.since(formatDate(locale, one.begunAt.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()))}.`)}
        ${care.mayChange ? foldOut(html`${words.unmark}<span class="cjg-hidden">: ${words.reasons[one.reason]}</span>`, unrestrictForm(view, one.id), { open: view.back?.form === `unrestrict-${one.id}` }) : null}`,
    )}`,
  })
}
