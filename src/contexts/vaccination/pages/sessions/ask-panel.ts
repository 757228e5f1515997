/** Who said what, asking in rounds, and who still has to answer. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import { fullName } from '../../../families/public-child.ts'
import type { Said } from '../../rules/sessions/readiness.ts'
import { channels, missingWords, mostRounds } from '../../rules/sessions/requests.ts'
import type { ListedChild } from '../../use-cases/sessions/look-at-children.server.ts'
import { choice, select } from '../fields.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionChildPath, sessionPath } from '../paths.ts'
import { listText, sayerName } from '../words.ts'
import { partOf } from './frame.ts'
import { sessionMessages } from './messages.ts'
import type { OneSessionView } from './session-page.ts'

export function askPanel(view: OneSessionView): Html {
  const { locale, known } = view
  const { ask: words } = sessionMessages(locale)
  const { session, children, round } = known
  const count = (said: Said): string => formatNumber(locale, children.filter((one) => one.said === said).length)
  const part = partOf(view, 'ask', { attempt: String(Math.min(round + 1, mostRounds)), channel: 'mail' })
  const next = round < mostRounds ? { [String(round + 1)]: words.round(String(round + 1)) } : {}
  const rounds: Readonly<Record<string, string>> = { ...next, ...(round > 0 ? { [String(round)]: words.again(String(round)) } : {}) }
  return workPanel(
    'ask',
    words.title,
    html`<div class="cjg-stack">
      ${paragraph(words.lead(count('yes'), count('no'), count('conflicting'), count('talk'), count('nothing')))} ${chase(view)}
      <form class="cjg-enter cjg-no-print" method="post" action="${localPath(locale, `${sessionPath(session.id)}/vraag`)}" novalidate>
        ${small(words.text)} ${select(part, 'attempt', words.which, rounds)}
        ${choice(part, 'channel', words.channel, Object.fromEntries(channels.map((one) => [one, words.channels[one]])), { hint: words.channelHint })}
        ${row(button({ label: words.button, variant: 'secondary' }))}
      </form>
      ${history(view)}
    </div>`,
  )
}

/** Who is missing, of the children that stand on the page. */
function chase(view: OneSessionView): Html {
  const { locale, known } = view
  const { ask: words, said: says } = sessionMessages(locale)
  const missing = known.children.flatMap((one) => {
    const people = missingWords(one.vaccines.filter(({ ready }) => ready.kind === 'no-consent').map(({ answers }) => answers))
    return people.length === 0 && one.said !== 'conflicting' ? [] : [{ one, people }]
  })
  if (missing.length === 0) return small(words.nobody)
  const line = ({ one, people }: { readonly one: ListedChild; readonly people: readonly string[] }): Html =>
    html`<p class="nl-paragraph">
        ${link(localPath(locale, sessionChildPath(known.session.id, one.personId)), html`<span dir="auto">${fullName(one.child)}</span>`)}
        ${tag(one.said === 'conflicting' ? 'info' : 'neutral', says[one.said])}
      </p>
      ${
        people.length === 0
          ? nothing
          : small(
              words.waitingFor(
                listText(
                  locale,
                  people.map((id) => sayerName(locale, { child: one.child, names: known.names }, id)),
                ),
              ),
            )
      }`
  return foldOut(words.chase, rows(missing.map(line)), { open: known.session.state === 'planned' })
}

function history({ locale, known }: OneSessionView): Html {
  const { ask: words } = sessionMessages(locale)
  if (known.requests.length === 0) return nothing
  const groups = [...Map.groupBy(known.requests, ({ attempt, askedOn, channel }) => `${attempt} ${askedOn.toString()} ${channel}`).values()]
  const lines = groups.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const said = words.history(
      String(first.attempt),
      formatDate(locale, first.askedOn),
      words.channels[first.channel],
      plural(locale, group.length, words.people),
    )
    return [
      first.channel === 'letter'
        ? html`${said} ${link(localPath(locale, `${sessionPath(known.session.id)}/brieven/${first.attempt}`), words.letters)}`
        : said,
    ]
  })
  return bulletList(lines)
}
