/** The clock of a breach, in words and as a bar: the words say everything, the bar is for who sees at a glance. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, plural, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { moment, paragraph, small } from '#web/components/text.ts'
import { tag } from '#web/components/tag.ts'
import { isClockRunning, type Breach } from '../../rules/breach/breach.ts'
import { clockAt, isLate, reportDueAt } from '../../rules/breach/clock.ts'
import { breachMessages } from './messages.ts'

/** "24 uur", "1 uur en 20 minuten" is more than a list needs: hours, and minutes in the last hour. */
function amount(locale: Locale, minutes: number): string {
  const words = breachMessages(locale).clock
  const whole = Math.abs(minutes)
  return whole >= 60 ? plural(locale, Math.floor(whole / 60), words.hours) : plural(locale, whole, words.minutes)
}

/** In a few words, for a list. */
export function clockTag(locale: Locale, breach: Breach, now: Instant): Html {
  const words = breachMessages(locale).clock
  const { firstReportedAt } = breach.reports
  if (firstReportedAt !== null)
    return isLate(breach.awareAt, firstReportedAt) ? tag('warn', words.tooLate, 'clock') : tag('ok', words.inTime, 'check')
  if (!isClockRunning(breach)) return tag('neutral', words.stopped)
  const { minutesLeft, stage } = clockAt(breach.awareAt, now)
  if (stage === 'late') return tag('danger', words.late(amount(locale, minutesLeft)), 'warning')
  return tag(stage === 'soon' ? 'warn' : 'info', words.left(amount(locale, minutesLeft)), 'clock')
}

/** In full, with the bar while it runs. */
export function clockView(locale: Locale, breach: Breach, now: Instant): Html {
  const words = breachMessages(locale).clock
  const { firstReportedAt } = breach.reports
  if (firstReportedAt !== null) {
    const when = formatMoment(locale, firstReportedAt, now)
    return paragraph(isLate(breach.awareAt, firstReportedAt) ? words.reportedLate(when) : words.reportedInTime(when))
  }
  if (!isClockRunning(breach)) return paragraph(breach.decisions.report === 'not' ? words.notNeeded : words.stopped)
  const { minutesLeft, share, stage } = clockAt(breach.awareAt, now)
  const due = reportDueAt(breach.awareAt)
  const until = moment(due.toString(), formatMoment(locale, due, now))
  const [before = '', after = ''] = (stage === 'late' ? words.over : words.due)('\u0000').split('\u0000')
  const time = amount(locale, minutesLeft)
  return html`<p class="nl-paragraph cjg-clock__left">${stage === 'late' ? words.late(time) : words.left(time)}</p>
    ${bar(locale, share, stage)}${small(html`${before}${until}${after}`)}`
}

/** About as wide as a phone, so that the hours are as large there as elsewhere. */
const width = 320

function bar(locale: Locale, share: number, stage: string): Html {
  const said = breachMessages(locale).clock.picture(Math.round(share * 100))
  const tick = (hours: number): Html => {
    const x = (hours / 72) * width
    return html`<line class="cjg-clock__tick" x1="${x}" x2="${x}" y1="4" y2="26" /><text
        class="cjg-clock__hour"
        x="${x}"
        y="42"
        text-anchor="middle"
        >${hours}</text
      >`
  }
  return html`<svg class="cjg-clock cjg-clock--${stage}" viewBox="-12 0 ${width + 24} 48" role="img" aria-label="${said}">
    <rect class="cjg-clock__all" x="0" y="8" width="${width}" height="14" rx="7" />
    <rect class="cjg-clock__gone" x="0" y="8" width="${Math.round(share * width)}" height="14" rx="7" />
    ${[0, 24, 48, 72].map(tick)}
  </svg>`
}
