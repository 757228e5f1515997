/** Yes or no per vaccine: what each said, what it comes to, the wish of the young person; and everything that was ever said. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { bulletList, foldOut, link, paragraph, small } from '#web/components/text.ts'
import type { AnswerOutcome } from '../rules/answers.ts'
import type { SaidOf, Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { vaccinationMessages } from './messages.ts'
import { rows, workPanel } from './panel.ts'
import { deedPath } from './paths.ts'
import { outcomeText, sayerName, vaccineName } from './words.ts'

type View = { readonly locale: Locale; readonly known: Vaccinations }

export const outcomeLooks: Readonly<Record<AnswerOutcome['kind'], TagKind>> = {
  complete: 'ok',
  presumed: 'ok',
  'considered-wish': 'ok',
  waiting: 'neutral',
  conflicting: 'info',
  refused: 'outline',
  'not-known': 'neutral',
}

export function saidPanel({ locale, known }: View): Html {
  const words = vaccinationMessages(locale).said
  const { child, said, may } = known
  const alike = Map.groupBy(said, ({ outcome, sayers }) => JSON.stringify([outcome, sayers]))
  return workPanel(
    'said',
    words.title,
    html`${known.setting === 'came-along' ? small(words.silenceCounts) : nothing}${said.length === 0 ? paragraph(words.none) : rows([...alike.values()].map((group) => saidOf({ locale, known }, group)))}
    ${history({ locale, known })}`,
    may.answer ? link(localPath(locale, deedPath(child.id, 'antwoord')), words.record) : null,
  )
}

/** Vaccines about which everybody said the same stand together: so a page tells what differs. */
function saidOf({ locale, known }: View, group: readonly SaidOf[]): Html {
  const words = vaccinationMessages(locale).said
  const [first] = group
  if (first === undefined) return nothing
  const { outcome, sayers } = first
  const wishes = known.wishes.filter(({ vaccine }) => group.some((one) => one.vaccine === vaccine))
  const asksWish = outcome.kind === 'conflicting' && outcome.mayWish && known.may.write
  return html`<p class="nl-paragraph">
      <strong>${group.map(({ vaccine }) => vaccineName(locale, vaccine)).join(' · ')}</strong>
      ${tag(outcomeLooks[outcome.kind], words.outcomes[outcome.kind], outcome.kind === 'complete' ? 'check' : undefined)}
    </p>
    ${paragraph(
      sayers.map(
        ({ id, says }, at) =>
          html`${at === 0 ? null : ' · '}<span dir="auto">${sayerName(locale, known, id)}</span>:
            <strong>${says === null ? words.noWord : words.says[says]}</strong>`,
      ),
    )}
    ${small(outcomeText(locale, known, outcome))}
    ${wishes.map(
      (wish) =>
        html`<p class="nl-paragraph" dir="auto">${wish.words}</p>
          ${small(words.wishBy(wish.by, formatDate(locale, wish.decidedOn)))}
          ${
            known.may.write
              ? html`<form method="post" action="${localPath(locale, deedPath(known.child.id, `wens/${wish.id}/stop`))}">
                  ${button({ label: words.endWish, variant: 'quiet', hiddenLabel: vaccineName(locale, wish.vaccine) })}
                </form>`
              : null
          }`,
    )}
    ${asksWish ? paragraph(link(localPath(locale, deedPath(known.child.id, 'wens')), words.decideWish)) : null}`
}

function history({ locale, known }: View): Html {
  const words = vaccinationMessages(locale).said
  if (known.history.length === 0) return nothing
  const lines = known.history.map(({ saidBy, says, vaccine, how, saidAt, recordedBy }) => {
    const by = known.colleagues.get(recordedBy)
    return html`${formatDate(locale, localDate(saidAt))}.
      <span dir="auto">${words.line(sayerName(locale, known, saidBy), words.says[says], vaccineName(locale, vaccine))}</span>,
      ${words.hows[how]}${by === undefined ? null : ` (${by})`}`
  })
  return foldOut(words.history, bulletList(lines))
}
