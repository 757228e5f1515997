/** Where an administrator sets colours, corners, typeface and names; with a preview, and with every refusal beside its field. */
import { catalogue, localPath, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textField } from '#web/components/field.ts'
import { heading, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Tokens } from '#web/theme/contrast.ts'
import { menuEntries, terms } from '../rules/look.ts'
import { logoMessages, logoPanel, type LogoView } from './logo-panel.ts'
import { nameField, offeredColours, type LookFields } from './look-form.ts'
import { en } from './look-messages.en.ts'
import { nl } from './look-messages.nl.ts'
import { professionName } from './messages.ts'

export const lookMessages = catalogue({ nl, en })

export const lookPath = '/werkplek/uiterlijk'

/** What came of a deed. Who saved over somebody else's work has still to do something. */
export type Told = 'saved' | 'changed' | 'logoSaved' | 'logoRemoved' | 'logoChanged'

export type LookView = WorkplaceFrame & {
  readonly fields: LookFields
  readonly errors: Readonly<Record<string, string>>
  /** The colours to draw the preview in: ours, with what was typed over them. */
  readonly shown: Tokens
  readonly logo: LogoView
  readonly told?: Told | null
  readonly isAnswerToPost: boolean
}

export function lookPage(view: LookView): Html {
  const { locale, errors, told } = view
  const words = lookMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => ({ id, message }))
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : lookPath,
    current: 'look',
    errorTitle: wrong.length > 0,
    notice: told === null || told === undefined ? null : noticeOf(locale, told),
    main: html`${wrong.length === 0 ? null : errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${workPanel('logo-title', logoMessages(locale).title, logoPanel(locale, view.logo, errors))}
      <form class="cjg-look" method="post" action="${localPath(locale, lookPath)}" novalidate>
        <input type="hidden" name="version" value="${view.fields['version'] ?? '0'}" />
        <div class="cjg-look__columns">
          ${workPanel('colours', words.colours, colours(view))}
          ${workPanel('preview', words.preview, html`${small(words.previewText)}${preview(locale, view.shown)}`)}
        </div>
        ${workPanel('names', words.names, names(view))}
        <div class="cjg-row">
          ${button({ label: words.look, name: 'go', value: 'look', variant: 'secondary' })}
          ${button({ label: words.save, name: 'go', value: 'save' })}
        </div>
      </form>`,
  })
}

function noticeOf(locale: Locale, told: Told): Html {
  const [words, logo] = [lookMessages(locale), logoMessages(locale)]
  const title = {
    ...{ saved: words.saved, changed: words.changed },
    ...{ logoSaved: logo.saved, logoRemoved: logo.removed, logoChanged: logo.changed },
  }[told]
  return callout({ kind: told === 'changed' || told === 'logoChanged' ? 'warn' : 'ok', title, role: 'status' })
}

function workPanel(id: string, title: string, body: Html): Html {
  return html`<section class="cjg-work-panel" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">${heading(2, title, { id })}</div>
    <div class="cjg-work-panel__body">${body}</div>
  </section>`
}

function colours(view: LookView): Html {
  const { locale, fields, errors } = view
  const words = lookMessages(locale)
  const choose = (name: string, label: string, choices: Readonly<Record<string, string>>): Html =>
    selectField({
      locale,
      name,
      label,
      value: fields[name],
      options: Object.entries(choices).map(([value, text]) => ({ value, label: text })),
    })
  return html`${small(words.coloursHint)}
  ${offeredColours.map((name) => textField({ locale, name, label: words.tokens[name] ?? name, value: fields[name] ?? '', error: errors[name], width: 'group', optional: true, autocomplete: 'off' }))}
  ${choose('corners', words.corners, words.cornerChoices)} ${choose('font', words.font, words.fontChoices)}
  ${choose('drawings', words.drawings, words.drawingChoices)}`
}

function names(view: LookView): Html {
  const { locale, fields, errors } = view
  const words = lookMessages(locale)
  const pair = (group: 'menu' | 'term', key: string, label: string): Html =>
    html`${(['nl', 'en'] as const).map((language) => {
      const name = nameField(group, key, language)
      const text = language === 'nl' ? words.dutch(label) : words.english(label)
      return textField({ locale, name, label: text, value: fields[name] ?? '', error: errors[name], optional: true, autocomplete: 'off' })
    })}`
  const professions = terms.filter((key) => key !== 'centre')
  return html`${small(words.namesHint)}
    <div class="cjg-look__names">
      ${menuEntries.map((key) => pair('menu', key, words.menu[key] ?? key))} ${pair('term', 'centre', words.centre)}
    </div>
    ${heading(3, words.professionsTitle)}
    <div class="cjg-look__names">${professions.map((key) => pair('term', key, professionName(locale, key)))}</div>`
}

/** Drawn, as a style in the page is not allowed: a button, a link and two doors in the colours given. */
function preview(locale: Locale, colour: Tokens): Html {
  const words = lookMessages(locale)
  const of = (name: string): string => colour[name] ?? '#ffffff'
  return html`<svg class="cjg-look__preview" viewBox="0 0 320 200" role="img" aria-label="${words.previewName}">
    <rect width="320" height="200" fill="${of('sky')}" />
    <rect y="128" width="320" height="72" fill="${of('surface')}" />
    <path d="M24 128V58l44-34 44 34v70z" fill="${of('brick')}" />
    <path d="M54 128V90a14 14 0 0 1 28 0v38z" fill="${of('sun')}" />
    <path d="M208 128V58l44-34 44 34v70z" fill="${of('youth')}" />
    <path d="M238 128V90a14 14 0 0 1 28 0v38z" fill="${of('sun')}" />
    <rect x="24" y="150" width="150" height="38" rx="6" fill="${of('action-deep')}" />
    <rect x="24" y="146" width="150" height="38" rx="6" fill="${of('action')}" />
    <text x="99" y="170" text-anchor="middle" font-size="14" font-weight="700" fill="${of('on-action')}">${words.previewButton}</text>
    <text x="208" y="170" font-size="14" text-decoration="underline" fill="${of('action')}">${words.previewLink}</text>
  </svg>`
}
