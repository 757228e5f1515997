/** Values, milestones and moments in the words of a family. */
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { formatDate, formatMoment } from '#platform/i18n.ts'
import { formatDecimal, type Locale } from '#platform/locale.ts'
import type { Instant } from '#platform/time.ts'
import type { Coming } from '../../rules/family/what-comes.ts'
import type { ToldMilestone } from '../../rules/family/milestones-told.ts'
import type { MeasurementDoubt } from '../../rules/record/check-measurement.ts'
import type { Measure } from '../../rules/record/record.ts'
import type { OwnInvitation } from '../../use-cases/family/own-invitations.server.ts'
import type { OwnHealth } from '../../use-cases/family/read-own-health.server.ts'
import { chartMessages } from '../charts/messages.ts'
import { contactName } from '../record/contacts-panel.ts'
import { familyMessages } from './messages.ts'

/** "76,5 cm", "9,4 kg". */
export function measured(locale: Locale, measure: Measure, value: number): string {
  const inUnit = measure === 'weight' ? value / 1000 : value / 10
  const digits = measure === 'weight' ? (value % 100 === 0 ? 1 : 2) : value % 10 === 0 ? 0 : 1
  return `${formatDecimal(locale, inUnit, digits)} ${measure === 'weight' ? 'kg' : 'cm'}`
}

export const measureName = (locale: Locale, measure: Measure): string => chartMessages(locale).measures[measure]

export function doubtText(locale: Locale, { field, code, value, suggestion, limit }: MeasurementDoubt): string {
  const { doubts } = familyMessages(locale).measure
  const shown = (number: number | null): string => (number === null ? '' : formatDecimal(locale, number, Number.isInteger(number) ? 0 : 1))
  const unit = field === 'weight' ? 'kg' : 'cm'
  const withUnit = (number: number | null): string => (number === null ? '' : `${shown(number)} ${unit}`)
  const isShort = code === 'in-grams' || code === 'in-millimetres'
  return doubts[code](withUnit(value), isShort ? shown(suggestion) : withUnit(suggestion), withUnit(limit))
}

/** Our own short words, with a capital, without the number of the scheme. */
export function milestoneName(
  locale: Locale,
  { milestones }: VanWiechenTable,
  { item, side }: Pick<ToldMilestone, 'item' | 'side'>,
): string {
  const words = familyMessages(locale).development
  const found = milestones.find((one) => one.number === Number.parseInt(item, 10))
  const gist = (locale.tag === 'nl' ? found?.gistNl : found?.gistEn) ?? words.item
  const text = `${gist.charAt(0).toLocaleUpperCase(locale.format)}${gist.slice(1)}`
  return side === 'none' ? text : `${text} (${words.sides[side]})`
}

export function comingName(locale: Locale, health: Pick<OwnHealth, 'moments'>, { moment }: Coming): string {
  return moment === null ? familyMessages(locale).coming.extra : contactName(locale, health, { moment: moment.code })
}

export function comingWhen(locale: Locale, { plannedAt, from, until }: Coming, now: Instant | null): string {
  const words = familyMessages(locale).coming
  return plannedAt === null
    ? words.between(formatDate(locale, from), formatDate(locale, until))
    : words.appointment(formatMoment(locale, plannedAt, now ?? plannedAt))
}

/** Why there is a visit, in one or two sentences. */
export function comingWhy(locale: Locale, { moment }: Coming): string {
  const words = familyMessages(locale).coming
  if (moment === null) return words.extraWhy
  const looked = moment.parts.filter((part) => part !== 'jabs' && part !== 'talk').map((part) => words.parts[part])
  return [
    looked.length === 0 ? words.talks : words.looks(listed(locale, looked)),
    ...(moment.parts.includes('jabs') ? [words.jabs] : []),
  ].join(' ')
}

export const listed = (locale: Locale, items: readonly string[]): string =>
  new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(items)

/** What an invitation was for. */
export function invitationWhat(locale: Locale, health: Pick<OwnHealth, 'moments'>, subject: string): string {
  const { invitations: words, coming } = familyMessages(locale)
  const [kind = '', code = ''] = subject.split(':')
  if (kind === 'moment') return contactName(locale, health, { moment: code })
  return kind === 'dose' ? words.jab : kind === 'session' ? words.session : coming.extra
}

export function invitationText(
  locale: Locale,
  health: Pick<OwnHealth, 'moments'>,
  { subject, channel, invitedOn }: Pick<OwnInvitation, 'subject' | 'channel' | 'invitedOn'>,
): string {
  const { invitations: words } = familyMessages(locale)
  return words.line(invitationWhat(locale, health, subject), formatDate(locale, invitedOn), words.channels[channel])
}
