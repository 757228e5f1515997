/** Partner organisations: the list, and the form to add or change one. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural } from '#platform/i18n.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { checkCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textField } from '#web/components/field.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { categories } from '../../../rules/administration/organisation.ts'
import { writeDay } from '../../../rules/administration/typed-day.ts'
import type { KeptOrganisation } from '../../../use-cases/administration/organisations.server.ts'
import { listPage, wrongFields } from '../../list-page.ts'
import { organisationMessages } from './messages.ts'

export const organisationsPath = '/werkplek/organisaties'

export type OrganisationFields = {
  readonly naam: string
  readonly soort: string
  readonly afspraak: string
  readonly dagen: string
  readonly meer: readonly string[]
  readonly van: string
  readonly tot: string
  readonly versie: string
}

type View = WorkplaceFrame & { readonly errors: Readonly<Record<string, string>>; readonly fields: OrganisationFields }
export type OrganisationsView = View & {
  readonly today: PlainDate
  readonly organisations: readonly KeptOrganisation[]
  readonly done: string | null
}
export type OrganisationView = View & { readonly one: KeptOrganisation }

export const fieldsFor = (one: KeptOrganisation | null): OrganisationFields => ({
  naam: one?.name ?? '',
  soort: one?.category ?? '',
  afspraak: one?.covenant ?? '',
  dagen: one?.agreementDays?.toString() ?? '',
  meer: [...(one?.bsnEntitled === true ? ['bsn'] : []), ...(one?.helpIsCoreTask === true ? ['hulp'] : [])],
  van: writeDay(one?.from ?? null),
  tot: writeDay(one?.until ?? null),
  versie: String(one?.version ?? 0),
})

export function organisationsPage(view: OrganisationsView): Html {
  const { locale, organisations } = view
  const words = organisationMessages(locale)
  const form = html`<form method="post" action="${localPath(locale, organisationsPath)}" novalidate>
    ${fields(view)} ${row(button({ label: words.add, icon: 'plus' }))}
  </form>`
  const items = organisations.map((one) => item(view, one))
  return listPage({ ...view, path: organisationsPath, current: 'organisations', words, items, form })
}

function item({ locale, today }: OrganisationsView, one: KeptOrganisation): Html {
  const words = organisationMessages(locale)
  const { id, name, category, covenant, agreementDays, from, until, people } = one
  const day = (date: PlainDate): string => formatDate(locale, date)
  const isToCome = Temporal.PlainDate.compare(today, from) < 0
  const isOver = until !== null && Temporal.PlainDate.compare(until, today) < 0
  const state = isOver
    ? tag('neutral', words.over(day(until)))
    : isToCome
      ? tag('info', words.notYet(day(from)), 'clock')
      : tag('ok', words.takesPart, 'check')
  const more = [...(one.bsnEntitled ? [words.bsn] : []), ...(one.helpIsCoreTask ? [words.help] : [])]
  const counted = plural(locale, people, words.people)
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong>${name}</strong> ${state} ${until !== null && !isOver ? tag('warn', words.ends(day(until)), 'clock') : null}
    </p>
    ${small([words.categories[category] ?? category, counted, ...more].join(' · '))}
    ${covenant === '' ? null : small(words.covenant(covenant))}
    ${agreementDays === null ? null : small(words.days(formatNumber(locale, agreementDays)))}
    ${row(linkButton({ href: localPath(locale, `${organisationsPath}/${id}`), label: words.change, hiddenLabel: name, variant: 'secondary' }))}
  </li>`
}

export function organisationPage(view: OrganisationView): Html {
  const { locale, one, errors } = view
  const words = organisationMessages(locale)
  const wrong = wrongFields(errors)
  const path = `${organisationsPath}/${one.id}`
  return workplacePage({
    ...view,
    title: words.changeTitle(one.name),
    path,
    current: 'organisations',
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.changeTitle(one.name))}</div>
      ${small(link(localPath(locale, organisationsPath), words.back))} ${small(words.proofNeeded)}
      <form method="post" action="${localPath(locale, path)}" class="cjg-prose" novalidate>
        <input type="hidden" name="versie" value="${view.fields.versie}" />
        ${fields(view)} ${row(button({ label: words.save }))}
      </form>`,
  })
}

function fields({ locale, fields: typed, errors }: View): Html {
  const all = organisationMessages(locale)
  const words = all.fields
  const text = (name: 'naam' | 'afspraak' | 'dagen' | 'van' | 'tot', label: string, hint?: string, width?: 'number' | 'code'): Html =>
    textField({
      ...{
        locale,
        name,
        label,
        value: typed[name],
        error: errors[name],
        autocomplete: 'off',
        optional: name === 'afspraak' || name === 'dagen' || name === 'tot',
      },
      ...(hint === undefined ? {} : { hint }),
      ...(width === undefined ? {} : { width }),
    })
  return html`${text('naam', words.name)}
  ${selectField({ locale, name: 'soort', label: words.category, empty: words.choose, value: typed.soort, error: errors['soort'], options: categories.map((value) => ({ value, label: all.categories[value] ?? value })) })}
  ${text('afspraak', words.covenant, words.covenantHint)} ${text('van', words.from, words.dayHint, 'code')}
  ${text('tot', words.until, words.untilHint, 'code')} ${text('dagen', words.days, words.daysHint, 'number')}
  ${checkCards({
    locale,
    name: 'meer',
    label: words.more,
    values: typed.meer,
    error: errors['meer'],
    choices: [
      { value: 'bsn', label: words.bsn, hint: words.bsnHint },
      { value: 'hulp', label: words.help, hint: words.helpHint },
    ],
  })}`
}
