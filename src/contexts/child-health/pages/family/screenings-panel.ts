/** The screenings as a family reads them: what was done, the result, and what comes next; and where the child was sent on. */
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { panel } from '#web/components/panel.ts'
import { foldOut, heading, paragraph, small } from '#web/components/text.ts'
import { callsMessages } from '../calls/messages.ts'
import { wordOf } from '../schedule/words.ts'
import type { ToldReferral, ToldScreening } from '../../rules/family/screenings-told.ts'
import { roundsOf } from '../../rules/screening/judge-round.ts'
import { screeningKinds } from '../../rules/screening/kinds.ts'
import type { FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'

type View = Pick<FamilyView, 'locale' | 'health'>

/** Left out as long as there is nothing to tell. */
export function screeningsPanel(view: View): Html | null {
  const { locale, health } = view
  const words = familyMessages(locale).screenings
  const ofKinds = screeningKinds.map((kind) => roundsOf(health.screenings, kind)).filter((rounds) => rounds.length > 0)
  const alone = health.referrals.filter(({ screeningId }) => !health.screenings.some(({ id }) => id === screeningId))
  if (ofKinds.length + alone.length === 0) return null
  return panel({
    ...{ id: 'onderzoeken', title: words.title },
    body: html`${ofKinds.map((rounds) => kindPart(view, rounds))} ${alone.map((one) => paragraph(referralText(view, one)))}
    ${small(words.words)}`,
  })
}

/** The last round in full; the earlier ones on request. */
function kindPart(view: View, rounds: readonly ToldScreening[]): Html | null {
  const [last, ...earlier] = rounds.toReversed()
  if (last === undefined) return null
  const words = familyMessages(view.locale).screenings
  return html`<div class="cjg-own-health__visit">
    ${heading(3, words.kinds[last.kind])} ${roundPart(view, last, true)}
    ${
      earlier.length === 0
        ? null
        : foldOut(
            words.more,
            earlier.map((one) => roundPart(view, one, false)),
          )
    }
  </div>`
}

function roundPart(view: View, one: ToldScreening, isLast: boolean): Html {
  const { locale, health } = view
  const words = familyMessages(locale).screenings
  const referrals = health.referrals.filter(({ screeningId }) => screeningId === one.id)
  const next =
    one.repeatBefore !== null
      ? words.again(formatDate(locale, one.repeatBefore))
      : one.decided === 'refer' && referrals.length === 0
        ? words.toRefer
        : ''
  // Where somebody was sent on, that says what comes next.
  const about = referrals.length > 0 ? '' : words.about[one.result]
  const said = isLast ? [about, next].filter((text) => text !== '').join(' ') : ''
  return html`<p class="nl-paragraph"><strong>${formatDate(locale, one.heldOn)}: ${words.results[one.result]}.</strong> ${said}</p>
    ${referrals.map((referral) => paragraph(referralText(view, referral)))}`
}

function referralText({ locale }: View, { sentTo, sentOn, outcome, feedbackOn, before }: ToldReferral): string {
  const words = familyMessages(locale).screenings
  const sent = words.sent(wordOf(callsMessages(locale).sentTo, sentTo), formatDate(locale, sentOn))
  if (outcome === null || feedbackOn === null) return `${sent} ${words.waits(formatDate(locale, before))}`
  return `${sent} ${words.outcomes[outcome](formatDate(locale, feedbackOn))}`
}
