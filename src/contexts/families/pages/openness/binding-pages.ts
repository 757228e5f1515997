/** How an account becomes somebody: the explanation, the key, the own key for who signs in by mail, and loosening. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { groupsOf, type ReturnCode } from '#platform/return-code.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { keyCard } from '#web/components/key-card.ts'
import { panel } from '#web/components/panel.ts'
import { heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { namedErrors } from '../named-errors.ts'
import { framed, type Plain } from './frame.ts'
import { opennessMessages } from './messages.ts'
import { filesPath, keyPath, loosenPath, openPath } from './paths.ts'

export function unboundPage(plain: Plain, loosened: boolean): Html {
  const { locale } = plain
  const { unbound: words, loosen, files } = opennessMessages(locale)
  return framed(plain, {
    title: words.title,
    path: filesPath,
    main: html`${loosened ? callout({ kind: 'ok', role: 'status', title: loosen.done }) : null}${heading(1, words.title)}${lead(words.lead)}
    ${panel({
      id: 'how',
      title: words.how,
      body: html`<ol class="cjg-list">
          ${words.steps.map((step) => html`<li>${step}</li>`)}
        </ol>
        ${paragraph(words.who)}${row(linkButton({ href: localPath(locale, keyPath), label: words.button, icon: 'key' }))}`,
    })}
    ${panel({ id: 'without', title: files.without, body: html`${paragraph(files.withoutText)}${paragraph(files.withoutUnbound)}` })}`,
  })
}

export type KeyView = Plain & {
  readonly typed: { readonly code: string; readonly born: Partial<Readonly<Record<DatePart, string>>> }
  readonly errors: { readonly sleutel?: string | undefined; readonly geboren?: string | undefined; readonly form?: string | undefined }
}

export function keyPage(view: KeyView): Html {
  const { locale, typed, errors } = view
  const words = opennessMessages(locale).key
  const labels: Readonly<Record<string, string>> = { sleutel: words.code, geboren: words.birthDate }
  const wrong = namedErrors(errors, (id) => labels[id])
  return framed(view, {
    title: words.title,
    path: keyPath,
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}${heading(1, words.title)}${lead(words.lead)}
      <form method="post" action="${localPath(locale, keyPath)}" novalidate>
        ${textField({ locale, name: 'sleutel', label: words.code, hint: words.codeHint, value: typed.code, error: errors.sleutel, isCode: true, width: 'code', autocomplete: 'off' })}
        ${dateFields({ locale, name: 'geboren', label: words.birthDate, hint: words.birthDateHint, value: typed.born, error: errors.geboren, isBirthday: true })}
        ${row(button({ label: words.button, icon: 'key' }))}
      </form>`,
  })
}

export function ownKeyFormPage(plain: Plain, error: string | null): Html {
  const { locale } = plain
  const { own: words, key, files } = opennessMessages(locale)
  return framed(plain, {
    title: words.title,
    path: filesPath,
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ id: 'sleutel', label: key.code, message: error }])}${heading(1, words.title)}${lead(words.lead)}
      <form method="post" action="${localPath(locale, openPath)}" novalidate>
        ${textField({ locale, name: 'sleutel', label: key.code, hint: key.codeHint, error: error ?? undefined, isCode: true, width: 'code', autocomplete: 'off' })}
        ${row(button({ label: words.button, icon: 'key' }))}
      </form>
      ${small(words.lost)}${paragraph(link(localPath(locale, loosenPath), files.loosen))}`,
  })
}

/** Shown once: the answer to a form, and nowhere else. */
export function ownKeyPage(plain: Plain, code: ReturnCode): Html {
  const { locale } = plain
  const words = opennessMessages(locale).ownKey
  return framed(plain, {
    title: words.title,
    path: filesPath,
    main: html`${heading(1, words.title)}${lead(words.lead)}${keyCard(locale, groupsOf(code))}${paragraph(words.text)}
    ${row(linkButton({ href: localPath(locale, filesPath), label: words.on }))}`,
  })
}

export function loosenPage(plain: Plain): Html {
  const { locale } = plain
  const words = opennessMessages(locale).loosen
  return framed(plain, {
    title: words.title,
    path: loosenPath,
    main: html`${heading(1, words.title)}${lead(words.lead)}${paragraph(words.again)}
      <form method="post" action="${localPath(locale, loosenPath)}">
        <input type="hidden" name="zeker" value="ja" />
        ${row(button({ label: words.yes, variant: 'danger' }), linkButton({ href: localPath(locale, filesPath), label: words.no, variant: 'secondary' }))}
      </form>`,
  })
}
