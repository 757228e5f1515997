/** The frame of a page on which an administrator keeps a list: what is in it, and the form to add to it. */
import { html, type Html } from '#platform/html.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { panel } from '#web/components/panel.ts'
import { foldOut, heading, paragraph, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceEntry, type WorkplaceFrame } from '#web/workplace/shell.ts'

export type ListPage = WorkplaceFrame & {
  /** Null for the answer to a POST, behind which no page stands. */
  readonly path: string | null
  readonly current: WorkplaceEntry
  readonly words: {
    readonly title: string
    readonly lead: string
    readonly proofNeeded: string
    readonly list: string
    readonly none: string
    readonly addTitle: string
  }
  readonly items: readonly Html[]
  readonly form: Html
  /** What was done just now, to say first. */
  readonly done: string | null
  /** Messages by the field they are about; `form` is about none. */
  readonly errors: Readonly<Record<string, string | undefined>>
}

export function listPage({ words, items, form, done, errors, ...frame }: ListPage): Html {
  const wrong = wrongFields(errors)
  return workplacePage({
    ...frame,
    title: words.title,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(frame.locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${small(words.proofNeeded)}
      ${panel({
        id: 'lijst',
        title: words.list,
        body:
          items.length === 0
            ? paragraph(words.none)
            : html`<ul class="cjg-ways-in">
                ${items}
              </ul>`,
      })}
      ${
        wrong.length > 0 || items.length === 0
          ? panel({ id: 'nieuw', title: words.addTitle, body: form })
          : panel({ id: 'nieuw', body: foldOut(words.addTitle, form) })
      }`,
  })
}

/** For the summary above a form: a way to each field that has a message. */
export function wrongFields(errors: ListPage['errors']): readonly { readonly id?: string; readonly message: string }[] {
  return Object.entries(errors).flatMap(([id, message]) => (message === undefined ? [] : [{ ...(id === 'form' ? {} : { id }), message }]))
}
