/** Development: the milestones of this age, each with plus, minus and, where the scheme lets the parent tell, M. */
import { html, type Html } from '#platform/html.ts'
import { tag } from '#web/components/tag.ts'
import { field } from '../../rules/contact/contact-form.ts'
import { developmentalDays, type DueItem, type Side } from '../../rules/contact/due-items.ts'
import { typedAnswer } from '../../rules/contact/judge-development.ts'
import { ageText } from '../aid.ts'
import { gistOf, liveCount, liveScore } from './development-live.ts'
import { shortAge, type LiveView } from './live-view.ts'
import { contactMessages } from './messages.ts'
import { foldedNote, part, segments, type Segment } from './part.ts'
import type { Errors } from './signals-live.ts'

export function developmentPart(view: LiveView, errors: Errors): Html {
  const { locale, facts, judged } = view
  const words = contactMessages(locale)
  const { items } = judged.development
  if (items.length === 0) return part('development', words.parts.development, null, html`<p class="cjg-soft">${words.development.none}</p>`)
  const days = developmentalDays(facts, facts.today)
  const isCorrected = facts.born !== null && days !== facts.today - facts.born
  return part(
    'development',
    words.parts.development,
    html`<span data-live="count">${liveCount(view)}</span>`,
    html`${isCorrected ? html`<p class="cjg-soft">${words.development.corrected(ageText(locale, days))}</p>` : null}
      <ul class="cjg-items">
        ${items.map((item) => itemRow(view, item, errors))}
      </ul>
      <div data-live="score">${liveScore(view)}</div>
      ${foldedNote(view, 'development')}
      <p class="cjg-small cjg-soft">${words.development.ownWords}</p>`,
  )
}

function itemRow(view: LiveView, item: DueItem, errors: Errors): Html {
  const words = contactMessages(view.locale).development
  return html`<li class="cjg-item">
    <span class="cjg-item__number" aria-hidden="true">${item.item}</span>
    <span class="cjg-item__gist" id="gist-${item.item}"
      >${gistOf(view.locale, item)} ${item.again ? tag('info', words.again, 'retry') : null}${beforeText(view, item)}</span
    >
    <span class="cjg-item__sides">${item.sides.map((side) => sideAnswer(view, item, side, errors))}</span>
  </li>`
}

function beforeText({ locale, facts }: LiveView, { before, sides }: DueItem): Html | null {
  const words = contactMessages(locale).development
  if (before.length === 0) return null
  const texts = before.map(({ answer, side, day }) =>
    words.before(`${sides.length > 1 ? `${words.sides[side]} ` : ''}${words.answers[answer]}`, shortAge(locale, facts.born ?? day, day)),
  )
  return html`<span class="cjg-item__before">${texts.join('; ')}</span>`
}

function sideAnswer(view: LiveView, item: DueItem, side: Side, errors: Errors): Html {
  const words = contactMessages(view.locale).development
  const name = field.item(item.item, side)
  const answers: readonly Segment[] = [
    { value: '+', sign: '+', label: words.answers['+'], look: 'good' },
    { value: '-', sign: '−', label: words.answers['-'], look: 'care' },
    ...(item.mayBeTold ? [{ value: 'M', sign: 'M', label: words.answers.M, look: 'good' } as const] : []),
    { value: '', sign: '?', label: words.answers['?'] },
  ]
  const label = side === 'none' ? null : html`<span class="cjg-item__side" id="side-${name}">${words.sides[side]}</span>`
  const error = errors[name]
  return html`<span class="cjg-item__answer"
    >${label}${segments(name, side === 'none' ? `gist-${item.item}` : `gist-${item.item} side-${name}`, typedAnswer(view.typed, item, side) ?? '', answers)}${
      error === undefined ? null : html`<span class="cjg-error">${error}</span>`
    }</span
  >`
}
