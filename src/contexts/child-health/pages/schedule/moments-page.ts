/** The contact moments that a centre or an organisation offers: the list, one moment to change, and what held before. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { fieldset } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField, textField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, link, paragraph, row } from '#web/components/text.ts'
import { disciplines, forms, parts, phases, type Part } from '../../rules/schedule/moments.ts'
import type { SetUp, Whose } from '../../use-cases/schedule/set-up-moments.server.ts'
import { healthPage, momentName, type Errors, type HealthFrame, type Typed } from '../calls/frame.ts'
import { momentPath, momentsPath, newMomentPath } from '../calls/paths.ts'
import { dateValues } from './form.ts'
import { scheduleMessages } from './messages.ts'
import { daysText } from './words.ts'

export type MomentsView = HealthFrame & { readonly setUp: SetUp; readonly whose: Whose }

/** Whose moments they are stays in the address: an organisation, no person. */
const withWhose = (path: string, whose: Whose): string => (whose === null ? path : `${path}?organisatie=${whose}`)

export function momentsPage(view: MomentsView): Html {
  const { locale, setUp, whose } = view
  const words = scheduleMessages(locale).setUp
  return healthPage(view, {
    ...{ part: 'moments', title: words.title, lead: words.lead, path: momentsPath },
    main: html`${setUp.isOwn ? null : callout({ kind: 'info', title: words.national })}
    ${setUp.organisations.length === 0 ? null : chooseWhose(view)}
    ${panel({
      ...{ id: 'momenten', title: words.columns.moment },
      body: html`${table(view)}
      ${row(linkButton({ label: words.add, href: localPath(locale, withWhose(newMomentPath, whose)), icon: 'plus', variant: 'secondary' }))}`,
    })}
    ${panel({ id: 'wie', title: words.whoDoes, body: whoDoesWhat(view) })}
    ${panel({ id: 'eerder', title: words.history, body: history(view) })}`,
  })
}

function chooseWhose({ locale, setUp, whose }: MomentsView): Html {
  const words = scheduleMessages(locale).setUp
  const options = setUp.organisations.map(({ id, name }) => ({ value: id as string, label: name }))
  return html`<form method="get" action="${localPath(locale, momentsPath)}" class="cjg-prose">
    ${selectField({ locale, name: 'organisatie', label: words.whose, empty: words.wholeCentre, options, value: whose ?? undefined })}
    ${row(button({ label: words.show, variant: 'secondary' }))}
  </form>`
}

function table({ locale, setUp, whose }: MomentsView): Html {
  const all = scheduleMessages(locale)
  const { moment, window, who, how, parts: what, change } = all.setUp.columns
  return html`<table class="cjg-table" aria-labelledby="momenten-title">
    <thead>
      <tr>
        ${[moment, window, who, how, what, change].map((one) => html`<th scope="col">${one}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${setUp.moments.map(
        (one) =>
          html`<tr>
            <th scope="row">${momentName(locale, one)}</th>
            <td data-label="${window}">
              ${all.setUp.window(daysText(locale, one.fromDays), daysText(locale, one.dueDays), daysText(locale, one.untilDays))}
            </td>
            <td data-label="${who}">${all.disciplines[one.discipline]}</td>
            <td data-label="${how}">${all.forms[one.form]}</td>
            <td data-label="${what}">${[...one.parts.map((part) => all.partNames[part]), ...one.doses].join(', ')}</td>
            <td data-label="${change}">
              ${link(localPath(locale, withWhose(momentPath(one.code), whose)), html`${change}<span class="cjg-hidden"> ${momentName(locale, one)}</span>`)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Each profession with its moments, and how long they take together for one child. */
function whoDoesWhat({ locale, setUp }: MomentsView): Html {
  const all = scheduleMessages(locale)
  const rows = disciplines.flatMap((discipline) => {
    const mine = setUp.moments.filter((one) => one.discipline === discipline)
    const minutes = mine.reduce((sum, one) => sum + one.minutes, 0)
    const names = mine.map((one) => momentName(locale, one)).join('; ')
    const time = plural(locale, minutes, all.setUp.minutesEach)
    return mine.length === 0 ? [] : [{ term: all.disciplines[discipline], detail: html`${names} <span class="cjg-soft">(${time})</span>` }]
  })
  return definitionRows(rows)
}

function history({ locale, setUp }: MomentsView): Html {
  const words = scheduleMessages(locale).setUp
  if (setUp.history.length === 0) return paragraph(words.noHistory)
  return bulletList(
    setUp.history.map((one) =>
      words.version(
        momentName(locale, one),
        formatDate(locale, one.validFrom),
        one.validUntil === null ? null : formatDate(locale, one.validUntil),
      ),
    ),
  )
}

export type MomentView = HealthFrame & {
  readonly whose: Whose
  /** Null: a new one. */
  readonly code: string | null
  readonly name: string
  readonly version: number | null
  readonly typed: Typed
  readonly errors: Errors
}

export function momentPage(view: MomentView): Html {
  const { locale, code, errors, whose } = view
  const words = scheduleMessages(locale).setUp
  const labels: Readonly<Record<string, string>> = { ...words.fields, einde: words.endFrom }
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, label: labels[id], message }))
  const title = code === null ? words.add : words.change(view.name)
  return healthPage(view, {
    ...{ part: 'moments', title, lead: words.lead, path: withWhose(code === null ? newMomentPath : momentPath(code), whose), wrong },
    main: html`<p class="cjg-work-back">${link(localPath(locale, withWhose(momentsPath, whose)), words.back)}</p>
      <form method="post" action="${localPath(locale, code === null ? newMomentPath : momentPath(code))}" class="cjg-enter" novalidate>
        ${hidden(view)} ${fields(view)} ${row(button({ label: words.save }))}
      </form>
      ${code === null ? null : endPanel(view)}`,
  })
}

function hidden({ whose, version }: MomentView): Html {
  return html`<input type="hidden" name="organisatie" value="${whose ?? ''}" /><input
      type="hidden"
      name="versie"
      value="${version ?? ''}"
    />`
}

function fields(view: MomentView): Html {
  const { locale, code, typed, errors } = view
  const all = scheduleMessages(locale)
  const words = all.setUp.fields
  const text = (name: 'nameNl' | 'nameEn' | 'fromDays' | 'dueDays' | 'untilDays' | 'minutes' | 'doses', hint?: string): Html =>
    textField({
      locale,
      name,
      label: words[name],
      value: typed[name],
      error: errors[name],
      autocomplete: 'off',
      ...(hint === undefined ? {} : { hint }),
    })
  const select = (name: 'phase' | 'discipline' | 'form', options: readonly { value: string; label: string }[]): Html =>
    selectField({ locale, name, label: words[name], options, value: typed[name], error: errors[name] })
  return html`${code === null ? textField({ locale, name: 'code', label: words.code, hint: words.codeHint, value: typed['code'], error: errors['code'], autocomplete: 'off' }) : null}
  ${text('nameNl')} ${text('nameEn')}
  ${select(
    'phase',
    phases.map((value) => ({ value, label: all.setUp.phases[value] })),
  )}
  ${text('fromDays', words.daysHint)} ${text('dueDays')} ${text('untilDays')}
  ${select(
    'discipline',
    disciplines.map((value) => ({ value, label: all.disciplines[value] })),
  )}
  ${select(
    'form',
    forms.map((value) => ({ value, label: all.forms[value] })),
  )}
  ${text('minutes')} ${partsInOrder(view)} ${text('doses', words.dosesHint)}
  ${dateFields({ locale, name: 'from', label: words.from, value: dateValues(typed, 'from'), error: errors['from'] })}`
}

/** The place of each part on the screen of the contact: without script, so a number of each. */
function partsInOrder({ locale, typed, errors }: MomentView): Html {
  const all = scheduleMessages(locale)
  const words = all.setUp.fields
  const places = parts.map((_, i) => ({ value: String(i + 1), label: all.setUp.place(formatNumber(locale, i + 1)) }))
  return fieldset(
    { locale, name: 'parts', label: words.parts, hint: words.partsHint, error: errors['parts'] },
    html`<div class="cjg-places" id="parts" tabindex="-1">
      ${byPlace(typed).map((part) =>
        selectField({
          ...{ locale, name: placeField(part), label: all.partNames[part], empty: words.notInIt },
          ...{ options: places, value: typed[placeField(part)] },
        }),
      )}
    </div>`,
  )
}

/** What is in it stands first, in its order. */
function byPlace(typed: Typed): readonly Part[] {
  const placeOf = (part: Part): number => Number(typed[placeField(part)] ?? '') || parts.length + 1
  return parts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

export const placeField = (part: Part): string => `plaats-${part}`

function endPanel(view: MomentView): Html {
  const { locale, code, typed, errors } = view
  const words = scheduleMessages(locale).setUp
  return panel({
    ...{ id: 'stoppen', title: words.end },
    body: html`<form method="post" action="${localPath(locale, `${momentPath(code ?? '')}/einde`)}" class="cjg-prose" novalidate>
      ${hidden(view)}
      ${dateFields({ locale, name: 'einde', label: words.endFrom, value: dateValues(typed, 'einde'), error: errors['einde'] })}
      ${row(button({ label: words.end, variant: 'danger' }))}
    </form>`,
  })
}
