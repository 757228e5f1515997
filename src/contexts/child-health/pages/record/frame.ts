/** What every page of one child's record has: whose record it is (twins unmistakable), the parts of the record, and what was saved. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { formatNumber } from '#platform/locale.ts'
import type { PlainDate } from '#platform/time.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { callout } from '#web/components/callout.ts'
import { heading, link } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName, type Child } from '../../../families/public-child.ts'
import { completedMonths, daysBetween } from '../../rules/charts/visits.ts'
import type { HealthRecord } from '../../use-cases/record/read-record.server.ts'
import { completedAge } from '../aid.ts'
import { schedulePath } from '../calls/paths.ts'
import { handOverPath, takeOverPath } from '../transfer/paths.ts'
import { readersMessages } from '../readers/messages.ts'
import { keptBackSlug } from '../readers/paths.ts'
import { familyMessages } from '../family/messages.ts'
import { recordMessages } from './messages.ts'
import { familiesPath, healthPath, jabsPath } from './paths.ts'

export type RecordView = WorkplaceFrame & {
  readonly record: HealthRecord
  readonly today: PlainDate
  readonly canMakePdf: boolean
}

export type RecordPart = 'record' | 'growth' | 'development' | 'screening' | 'rows'
const slugs: Readonly<Record<RecordPart, string>> = {
  record: '',
  growth: 'groei',
  development: 'ontwikkeling',
  screening: 'screening',
  rows: 'metingen',
}

export type RecordPage = RecordView & {
  /** Null: a form of its own, beside the parts. */
  readonly part: RecordPart | null
  /** The last piece of the address of a form. */
  readonly slug?: string
  readonly title: string
  readonly main: Printable
  readonly notice?: Html | null
  readonly errors?: Html | null
  readonly isAnswerToPost?: boolean
}

export function recordPage(page: RecordPage): Html {
  const { locale, record, part, title, main, notice = null, errors = null } = page
  const words = recordMessages(locale)
  const { child } = record
  const name = fullName(child)
  const at = part === null ? (page.slug ?? '') : slugs[part]
  const isFirst = part === 'record'
  return workplacePage({
    ...page,
    title: isFirst ? words.title(name) : `${title}, ${name}`,
    path: page.isAnswerToPost === true ? null : healthPath(child.id, at),
    current: 'families',
    errorTitle: errors !== null,
    notice,
    main: html`${errors}
      ${breadcrumb(
        locale,
        [
          { label: words.families, href: localPath(locale, familiesPath) },
          { label: name, href: localPath(locale, `${familiesPath}/${child.id}`) },
          ...(isFirst ? [] : [{ label: words.crumb, href: localPath(locale, healthPath(child.id)) }]),
        ],
        isFirst ? words.crumb : title,
      )}
      <div class="cjg-work-head">${heading(1, isFirst ? words.title(name) : `${title}: ${name}`)}</div>
      <p class="cjg-work-lead">${whoText(locale, child, page.today)}</p>
      ${twinCallout(locale, record)} ${partsOf(page)} ${main}`,
  })
}

/** How old somebody was on a day, as people say it. */
export function ageOn(locale: Locale, born: PlainDate, on: PlainDate): string {
  return completedAge(locale, Math.max(0, daysBetween(born, on)), Math.max(0, completedMonths(born, on)))
}

/** "jongen, geboren 3 maart 2024, 2 jaar en 8 maanden". */
export function whoText(locale: Locale, { birthDate, expectedOn, sex, deceasedOn }: Child, today: PlainDate): string {
  const words = recordMessages(locale)
  const age = birthDate === null ? '' : ageOn(locale, birthDate, deceasedOn ?? today)
  const birth =
    birthDate !== null
      ? words.born(formatDate(locale, birthDate), age)
      : expectedOn === null
        ? words.bornUnknown
        : words.expected(formatDate(locale, expectedOn))
  return [words.sexes[sex], birth, ...(deceasedOn === null ? [] : [words.died(formatDate(locale, deceasedOn))])].join(', ')
}

function twinCallout(locale: Locale, { child, twins }: HealthRecord): Html | null {
  if (twins.length === 0) return null
  const words = recordMessages(locale)
  const names = twins.map(fullName).join(` ${words.and} `)
  return callout({
    kind: 'warn',
    title: words.twin(child.callName.toLocaleUpperCase(locale.format)),
    body: html`<p>
      ${words.twinText(names, twins.length === 1)}
      ${twins.map((twin) => html`${link(localPath(locale, healthPath(twin.id)), fullName(twin))} `)}
    </p>`,
  })
}

function partsOf({ locale, record, part, canMakePdf }: RecordPage): Html {
  const { parts } = recordMessages(locale)
  const { id } = record.child
  const chip = (name: RecordPart): Html =>
    html`<li>
      <a
        class="cjg-chip${name === part ? ' cjg-chip--on' : ''}"
        href="${localPath(locale, healthPath(id, slugs[name]))}"
        ${name === part ? html` aria-current="page"` : null}
        >${parts[name]}</a
      >
    </li>`
  const away = (href: string, label: string): Html => html`<li><a class="cjg-chip" href="${href}">${label}</a></li>`
  return html`<nav class="cjg-record__parts" aria-label="${parts.label}">
    <ul class="cjg-chips">
      ${(['record', 'growth', 'development', 'screening', 'rows'] as const).map(chip)}
      ${away(localPath(locale, schedulePath(id)), parts.schedule)} ${away(localPath(locale, jabsPath(id)), parts.jabs)}
      ${away(localPath(locale, healthPath(id, 'verteld')), familyMessages(locale).told.chip)}
      ${
        record.keptBack.all === 0
          ? null
          : away(
              localPath(locale, healthPath(id, keptBackSlug)),
              readersMessages(locale).list.chip(formatNumber(locale, record.keptBack.all)),
            )
      }
      ${canMakePdf && record.mayPrint ? away(localPath(locale, healthPath(id, 'groeiboekje')), parts.book) : null}
      ${
        record.mayWrite
          ? html`${away(localPath(locale, healthPath(id, 'samenvatting')), parts.summary)}
            ${away(localPath(locale, handOverPath(id)), parts.handOver)} ${away(localPath(locale, takeOverPath(id)), parts.takeOver)}`
          : null
      }
    </ul>
  </nav>`
}

export function workPanel(id: string, title: string, body: Printable, aside: Printable = null): Html {
  return html`<section class="cjg-work-panel" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">${heading(2, title, { id })}${aside}</div>
    <div class="cjg-work-panel__body">${body}</div>
  </section>`
}

/** Said once after something was saved; that a measurement of another child was not moved too. */
export function doneNotice(locale: Locale, done: 'saved' | 'other-child' | null): Html | null {
  if (done === null) return null
  const words = recordMessages(locale)
  return callout({ kind: done === 'saved' ? 'ok' : 'warn', role: 'status', title: done === 'saved' ? words.done : words.doneOther })
}
