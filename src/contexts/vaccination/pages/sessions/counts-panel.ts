/** The counts of a session: what was invited is given, each kind of not given, and not yet. */
import { html, type Html } from '#platform/html.ts'
import { formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import { tag } from '#web/components/tag.ts'
import { link } from '#web/components/text.ts'
import { outcomes, type Count, type Counted } from '../../rules/sessions/outcome.ts'
import type { KeptSession } from '../../rules/sessions/session.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionPath } from '../paths.ts'
import { vaccineName } from '../words.ts'
import { sessionMessages } from './messages.ts'

export function countsPanel(locale: Locale, { id }: Pick<KeptSession, 'id'>, counts: readonly Counted[]): Html {
  const { counts: words } = sessionMessages(locale)
  const totals = counts.filter((one) => one.class === null)
  return workPanel(
    'counts',
    words.title,
    rows(totals.map(({ vaccine, count }) => oneVaccine(locale, vaccineName(locale, vaccine), count))),
    link(localPath(locale, `${sessionPath(id)}/verslag`), words.report),
  )
}

function oneVaccine(locale: Locale, name: string, count: Count): Html {
  const { counts: words, outcomes: kinds } = sessionMessages(locale)
  const there = outcomes.filter((one) => count.of[one] > 0)
  return html`<p class="nl-paragraph"><strong>${name}</strong> ${plural(locale, count.invited, words.invited)}</p>
    <p class="nl-paragraph">
      ${there.map((one) => html`${tag(one === 'given' ? 'ok' : 'neutral', `${formatNumber(locale, count.of[one])} ${kinds[one]}`)} `)}
      ${count.notYet === 0 ? null : tag('now', `${formatNumber(locale, count.notYet)} ${words.notYet}`)}
    </p>`
}
