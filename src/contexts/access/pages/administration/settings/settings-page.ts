/** The settings of a centre: how to reach it, hours, closed days, terms, agreements on waiting, and the story of what was changed. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, link, row, small } from '#web/components/text.ts'
import { workplacePage } from '#web/workplace/shell.ts'
import { contactFields, type ContactField } from '../../../rules/administration/centre-settings.ts'
import { lookPath } from '../../look-page.ts'
import { policyPath } from '../../policy/policy-page.ts'
import { settingsMessages } from './messages.ts'
import { languagePart } from './language-part.ts'
import { closedPart, hoursPart } from './opening-parts.ts'
import { settingsPath, type SettingsView } from './settings-view.ts'
import { storyPart } from './story-part.ts'
import { termsPart, waitingPart } from './term-parts.ts'

type Part = { readonly id: string; readonly title: string; readonly body: Html }

export function settingsPage(view: SettingsView): Html {
  const { locale, errors, told } = view
  const words = settingsMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => ({ ...(id === 'form' ? {} : { id }), message }))
  const parts: readonly Part[] = [
    { id: 'bereikbaar', title: words.contact.title, body: contactPart(view) },
    { id: 'wie-beslist', title: words.objection.title, body: objectionPart(view) },
    { id: 'tijden', title: words.hours.title, body: hoursPart(view) },
    { id: 'dicht', title: words.closed.title, body: closedPart(view) },
    { id: 'talen', title: words.languages.title, body: languagePart(view) },
    { id: 'termijnen', title: words.terms.title, body: termsPart(view) },
    { id: 'wachten', title: words.waiting.title, body: waitingPart(view) },
    { id: 'wijzigingen', title: words.story.title, body: storyPart(view) },
  ]
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
      ${small(html`${link(localPath(locale, lookPath), words.look)} · ${link(localPath(locale, policyPath), words.policy)}`)}
      ${partLinks(words.onThisPage, parts)} ${parts.map(({ id, title, body }) => panel({ id, title, body }))}`,
  })
}

/** The page is long: a way to each part of it. */
function partLinks(label: string, parts: readonly Part[]): Html {
  return html`<nav class="cjg-parts" aria-label="${label}">
    <ul class="cjg-parts__list">
      ${parts.map(({ id, title }) => html`<li>${link(`#${id}`, title)}</li>`)}
    </ul>
  </nav>`
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
