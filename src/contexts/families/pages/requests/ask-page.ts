/** Asking something about a file: a question about a line, an objection, a correction, an own statement, erasing, a copy; or limited information. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, lead, paragraph, row, small } from '#web/components/text.ts'
import { longestText, type RequestKind } from '../../../access/public-openness.ts'
import { namedErrors } from '../named-errors.ts'
import { framed, type Plain } from '../openness/frame.ts'
import { filesPath, limitedPath } from '../openness/paths.ts'
import { requestMessages } from './messages.ts'

export type AskView = Plain & {
  readonly kind: RequestKind
  /** Without language prefix; the form is sent to where it stands. */
  readonly path: string
  readonly back: string
  /** What it is about, in words: a line, a piece. */
  readonly about: readonly string[]
  readonly hidden: Readonly<Record<string, string>>
  readonly text: string
  readonly error: string | null
}

export function askPage(view: AskView): Html {
  const { locale, kind, path, about, hidden, text, error } = view
  const words = requestMessages(locale)
  const { title, lead: intro, text: label } = words.ask[kind] ?? { title: '', lead: '', text: '' }
  const isStatement = kind === 'statement'
  return framed(view, {
    title,
    path,
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ id: 'tekst', label, message: error }])}${heading(1, title)}${lead(intro)}
      ${about.length === 0 ? null : panel({ id: 'over', title: words.about, body: about.map((one) => paragraph(one)) })}
      <form method="post" action="${localPath(locale, path)}" novalidate>
        ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${textArea({ locale, name: 'tekst', label, value: text, error: error ?? undefined, max: longestText, optional: kind === 'copy', rows: 8 })}
        ${small(isStatement ? words.atOnce : words.term)}
        ${row(button({ label: isStatement ? words.sendStatement : words.send }), linkButton({ href: localPath(locale, view.back), label: words.back, variant: 'quiet' }))}
      </form>`,
  })
}

export type LimitedView = Plain & {
  readonly typed: { readonly name: string; readonly born: Partial<Readonly<Record<DatePart, string>>>; readonly text: string }
  readonly errors: Readonly<Partial<Record<'naam' | 'geboren' | 'tekst', string>>>
}

export function limitedPage(view: LimitedView): Html {
  const { locale, typed, errors } = view
  const words = requestMessages(locale)
  const { title, lead: intro, text } = words.ask['limited-information'] ?? { title: '', lead: '', text: '' }
  const labels: Readonly<Record<string, string>> = { naam: words.childName, geboren: words.childBorn, tekst: text }
  const wrong = namedErrors(errors, (id) => labels[id])
  return framed(view, {
    title,
    path: limitedPath,
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}${heading(1, title)}${lead(intro)}
      <form method="post" action="${localPath(locale, limitedPath)}" novalidate>
        ${textField({ locale, name: 'naam', label: words.childName, value: typed.name, error: errors.naam, autocomplete: 'off' })}
        ${dateFields({ locale, name: 'geboren', label: words.childBorn, value: typed.born, error: errors.geboren })}
        ${textArea({ locale, name: 'tekst', label: text, value: typed.text, error: errors.tekst, max: longestText })}${small(words.term)}
        ${row(button({ label: words.send }), linkButton({ href: localPath(locale, filesPath), label: words.back, variant: 'quiet' }))}
      </form>`,
  })
}
