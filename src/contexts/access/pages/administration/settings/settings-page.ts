/** The settings of a centre: how to reach it, hours, closed days, terms, agreements on waiting, and the story of what was changed. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage } from '#web/workplace/shell.ts'
import { contactFields, type ContactField } from '../../../rules/administration/centre-settings.ts'
import { readDay } from '../../../rules/administration/typed-day.ts'
import { kindsOfHelp } from '../../../rules/administration/waiting.ts'
import { lookPath } from '../../look-page.ts'
import { settingsMessages } from './messages.ts'
import { closedPart, hoursPart } from './opening-parts.ts'
import { settingsPath, type SettingsView } from './settings-view.ts'
import { termsPart, waitingPart } from './term-parts.ts'

export function settingsPage(view: SettingsView): Html {
  const { locale, errors, told } = view
  const words = settingsMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => ({ ...(id === 'form' ? {} : { id }), message }))
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : settingsPath,
    current: 'settings',
    notice: told === null ? null : callout({ kind: told.kind, role: 'status', title: told.text }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${small(link(localPath(locale, lookPath), words.look))}
      ${panel({ id: 'bereikbaar', title: words.contact.title, body: contactPart(view) })}
      ${panel({ id: 'wie-beslist', title: words.objection.title, body: objectionPart(view) })}
      ${panel({ id: 'tijden', title: words.hours.title, body: hoursPart(view) })}
      ${panel({ id: 'dicht', title: words.closed.title, body: closedPart(view) })}
      ${panel({ id: 'termijnen', title: words.terms.title, body: termsPart(view) })}
      ${panel({ id: 'wachten', title: words.waiting.title, body: waitingPart(view) })}
      ${panel({ id: 'wijzigingen', title: words.story.title, body: story(view) })}`,
  })
}

const autocomplete: Partial<Readonly<Record<ContactField, 'postcode'>>> = { postalCode: 'postcode' }

function contactPart({ locale, fields, errors, settings }: SettingsView): Html {
  const words = settingsMessages(locale).contact
  return html`<form method="post" action="${localPath(locale, `${settingsPath}/bereikbaar`)}" novalidate>
    <input type="hidden" name="versie" value="${fields['versie'] ?? String(settings.version)}" />
    ${contactFields.map((name) =>
      textField({
        ...{ locale, name, label: words.fields[name], value: fields[name] ?? '', error: errors[name], autocomplete: 'off' },
        ...(words.hints[name] === '' ? {} : { hint: words.hints[name] }),
        ...(autocomplete[name] === undefined ? {} : { width: autocomplete[name] }),
        optional: name === 'directions' || name === 'pagerAddress',
      }),
    )}
    ${row(button({ label: words.save }))}
  </form>`
}

function objectionPart({ locale, fields, errors, settings }: SettingsView): Html {
  const words = settingsMessages(locale).objection
  return html`<form method="post" action="${localPath(locale, `${settingsPath}/bezwaar`)}" novalidate>
    <input type="hidden" name="versie" value="${fields['versie'] ?? String(settings.version)}" />
    ${textField({ locale, name: 'bezwaar', label: words.label, hint: words.hint, value: fields['bezwaar'] ?? '', error: errors['bezwaar'], autocomplete: 'off', optional: true })}
    ${row(button({ label: words.save }))}
  </form>`
}

function story({ locale, now, settings }: SettingsView): Html {
  const words = settingsMessages(locale).story
  if (settings.changes.length === 0) return paragraph(words.none)
  const shown = (text: string): Html => (text === '' ? html`${words.empty}` : html`<span dir="auto">${readable(locale, text)}</span>`)
  return html`<ul class="cjg-ways-in">
    ${settings.changes.map(({ setting, was, becomes, by, at, validFrom }) => {
      const facts = [words.by(by ?? words.commandLine, formatMoment(locale, at, now)), words.validFrom(formatDate(locale, validFrom))]
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph"><strong>${nameOf(locale, setting)}</strong></p>
        <p class="nl-paragraph cjg-small cjg-from-to"><del>${shown(was)}</del> → <ins>${shown(becomes)}</ins></p>
        ${small(facts.join(' · '))}
      </li>`
    })}
  </ul>`
}

/** A day is kept as the code writes it. */
function readable(locale: Locale, text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDay(text) : null
  return day === null || day === 'not-a-day' ? text : formatDate(locale, day)
}

/** What was changed, in words of people. */
function nameOf(locale: Locale, setting: string): string {
  const words = settingsMessages(locale)
  const contact = contactFields.find((field) => field === setting)
  if (contact !== undefined) return words.contact.fields[contact]
  const [group, ...rest] = setting.split('.')
  if (group === 'look') return words.story.look(rest.join('.'))
  const help = group === 'waiting' ? kindsOfHelp.find((one) => one === rest[0]) : undefined
  if (help !== undefined) return words.story.waiting(words.waiting.kinds[help])
  const names: Readonly<Record<string, string>> = { ...words.story.settings, ...words.terms.names }
  return names[setting] ?? setting
}
