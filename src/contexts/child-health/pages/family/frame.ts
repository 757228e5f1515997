/** The page around everything about the health of a child in Mijn CJG: its parts, what was done, and the road back to the file. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { asset } from '#web/assets.server.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary, type FormError } from '#web/components/error-summary.ts'
import { heading, lead } from '#web/components/text.ts'
import { filePath, framed, type Plain } from '../../../families/public-own-file.ts'
import type { Child } from '../../../families/public-child.ts'
import type { OwnHealth } from '../../use-cases/family/read-own-health.server.ts'
import { familyMessages } from './messages.ts'
import { ownHealthPath } from './paths.ts'

export type FamilyFrame = Plain & { readonly today: PlainDate; readonly done: string | null; readonly isAnswerToPost: boolean }
export type FamilyView = FamilyFrame & { readonly health: OwnHealth; readonly canMakePdf: boolean }

const parts = {
  overview: '',
  growth: 'groei',
  development: 'ontwikkeling',
  invitations: 'uitnodigingen',
  jabs: 'inentingen',
  topics: 'volgend-bezoek',
  questions: 'vragen',
} as const
export type FamilyPart = keyof typeof parts
export const partPath = (id: string, part: FamilyPart): string => ownHealthPath(id, parts[part])

export type FamilyPage = {
  readonly child: Pick<Child, 'id' | 'callName'>
  /** Null: a page under one of the parts. */
  readonly part: FamilyPart | null
  /** Of a page under the parts. */
  readonly slug?: string
  readonly title: string
  readonly lead: string
  readonly errors?: readonly FormError[]
  readonly main: Printable
}

export function familyPage(view: FamilyFrame, page: FamilyPage): Html {
  const { locale, done } = view
  const words = familyMessages(locale)
  const { child, part, title, errors = [] } = page
  const said = done === null ? undefined : words.done[done]
  const here = { label: words.crumb, href: localPath(locale, ownHealthPath(child.id)) }
  return framed(view, {
    title,
    crumb: part === 'overview' ? words.crumb : title,
    path: part === null ? ownHealthPath(child.id, page.slug) : partPath(child.id, part),
    errorTitle: errors.length > 0,
    own: { stylesheet: asset('family-health.css'), module: null },
    under: [{ label: words.file, href: localPath(locale, filePath(child.id)) }, ...(part === 'overview' ? [] : [here])],
    main: html`${errorSummary(locale, errors)}${said === undefined ? null : callout({ kind: 'ok', role: 'status', title: said })}
      ${heading(1, html`<span dir="auto">${title}</span>`)}${lead(page.lead)}${partLinks(locale, child.id, part)}
      <div class="cjg-own-health">${page.main}</div>`,
  })
}

function partLinks(locale: Locale, id: string, current: FamilyPart | null): Html {
  const words = familyMessages(locale).parts
  const names = ['overview', 'invitations', 'growth', 'development', 'jabs', 'topics', 'questions'] as const
  return html`<nav class="cjg-own-health__parts" aria-label="${words.label}">
    <ul class="cjg-chips">
      ${names.map(
        (name) =>
          html`<li>
            <a
              class="cjg-chip${name === current ? ' cjg-chip--on' : ''}"
              href="${localPath(locale, partPath(id, name))}"
              ${name === current ? html` aria-current="page"` : null}
              >${words[name]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

export const errorsOf = (errors: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>> = {}): FormError[] =>
  Object.entries(errors).map(([field, message]) => (field === 'form' ? { message } : { id: field, label: labels[field], message }))
