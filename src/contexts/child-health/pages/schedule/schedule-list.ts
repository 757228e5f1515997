/** The schedule of a child as a list: a part for every page on which it stands. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { paragraph } from '#web/components/text.ts'
import type { Id } from '#platform/id.ts'
import type { ScheduleLine, Standing } from '../../rules/schedule/lines.ts'
import { momentName } from '../calls/frame.ts'
import { planPath } from '../calls/paths.ts'
import { scheduleMessages } from './messages.ts'
import { wordOf } from './words.ts'

const looks: Readonly<Record<Standing, TagKind>> = {
  later: 'outline',
  due: 'now',
  overdue: 'warn',
  planned: 'info',
  invited: 'info',
  begun: 'action',
  realised: 'ok',
  'not-realised': 'warn',
  cancelled: 'neutral',
  passed: 'neutral',
}

/** `links`: each line leads to the page of its contact; without it the list is only read. */
export function scheduleList(
  locale: Locale,
  of: { readonly personId: Id<'person'>; readonly lines: readonly ScheduleLine[]; readonly now: Instant; readonly links: boolean },
): Html {
  const words = scheduleMessages(locale)
  if (of.lines.length === 0) return paragraph(words.none)
  return html`<ul class="cjg-rows" data-list>
    ${of.lines.map((line) => {
      const name = lineName(locale, line)
      const title = of.links
        ? html`<a class="cjg-rows__title" href="${localPath(locale, planPath(of.personId, line.which))}">${name}</a>`
        : html`<span class="cjg-rows__title">${name}</span>`
      return html`<li class="cjg-rows__row">
        <span class="cjg-rows__words"
          >${title}<span class="cjg-rows__detail">${whenText(locale, line, of.now)}</span
          ><span class="cjg-rows__detail">${whoText(locale, line)}</span></span
        >
        <span>${tag(looks[line.standing], words.standings[line.standing])}</span>
      </li>`
    })}
  </ul>`
}

export function lineName(locale: Locale, { moment, contact }: Pick<ScheduleLine, 'moment' | 'contact'>): string {
  if (moment !== null) return momentName(locale, moment)
  return contact?.moment ?? scheduleMessages(locale).extra
}

/** The day on which it was, the appointment, or the window. */
export function whenText(locale: Locale, { contact, dueFrom, dueOn, dueUntil }: ScheduleLine, now: Instant): string {
  const words = scheduleMessages(locale)
  if (contact?.heldOn != null) return formatDate(locale, contact.heldOn)
  if (contact?.plannedAt != null) return words.on(formatMoment(locale, contact.plannedAt, now))
  return `${words.around(formatDate(locale, dueOn))}, ${words.between(formatDate(locale, dueFrom), formatDate(locale, dueUntil))}`
}

export function whoText(locale: Locale, { contact, moment }: ScheduleLine): string {
  const words = scheduleMessages(locale)
  const who = wordOf(words.disciplines, contact?.discipline ?? moment?.discipline ?? null)
  const how = wordOf(words.forms, contact?.form ?? moment?.form ?? null)
  return [who, how].filter((one) => one !== '').join(', ')
}
