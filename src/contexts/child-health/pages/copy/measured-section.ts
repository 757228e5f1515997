/** What was measured: a row for each day, ours and at home apart; below it what is not of the three usual measures, or does not hold any more. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { typedMeasures } from '../../rules/record/child-facts.ts'
import type { Measure } from '../../rules/record/record.ts'
import type { WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { measured, measureName } from '../family/words.ts'
import { inOrder, joined, list, said, section, type Section } from './blocks.ts'
import { copyMessages } from './messages.ts'

type Line = { readonly on: PlainDate; readonly measure: Measure; readonly value: number; readonly besides: string; readonly holds: boolean }

export function measuredSection(locale: Locale, whole: WholeHealth): Section[] {
  const { measured: words } = copyMessages(locale)
  const usual: readonly Measure[] = typedMeasures
  const all = linesOf(locale, whole)
  const inTable = all.filter(({ holds, measure }) => holds && usual.includes(measure))
  const others = all.filter((line) => !inTable.includes(line))
  const rows = [...Map.groupBy(inTable, ({ on, besides }) => `${on.toString()} ${besides}`).values()].map((ofDay) => rowOf(locale, ofDay))
  const columns = [words.day, ...typedMeasures.map((measure) => measureName(locale, measure)), words.besides]
  return section(words.title, [
    ...(rows.length === 0 ? [] : [{ kind: 'table', columns, rows } as const]),
    ...list(
      others.map(({ on, measure, value, besides }) =>
        joined([`${formatDate(locale, on)}: ${measureName(locale, measure)} ${measured(locale, measure, value)}`, besides]),
      ),
    ),
  ])
}

function linesOf(locale: Locale, { measurements, homeMeasurements }: WholeHealth): Line[] {
  const { measured: words, withdrawn } = copyMessages(locale)
  // How a length was measured is of the whole row: weight and head of that day stand beside it.
  const lying = new Map(measurements.map(({ on, lying: how }) => [on.toString(), how] as const).filter(([, how]) => how !== null))
  const ours = measurements.map(({ on, measure, value, withdrawnWhy }): Line => {
    const how = lying.get(on.toString())
    const besides = joined([...(how == null ? [] : [how ? words.lying : words.standing]), ...said(withdrawn, withdrawnWhy)])
    return { on, measure, value, besides, holds: withdrawnWhy === null }
  })
  const home = homeMeasurements.map(({ on, measure, value, isMine, removedAt }): Line => {
    const besides = joined([isMine ? words.homeMine : words.home, ...(removedAt === null ? [] : [words.removed])])
    return { on, measure, value, besides, holds: removedAt === null }
  })
  return [...ours, ...home].toSorted((a, b) => inOrder(a.on, b.on))
}

function rowOf(locale: Locale, ofDay: readonly Line[]): string[] {
  const [first] = ofDay
  const of = (measure: Measure): string => {
    const found = ofDay.find((line) => line.measure === measure)
    return found === undefined ? '' : measured(locale, measure, found.value)
  }
  return first === undefined ? [] : [formatDate(locale, first.on), ...typedMeasures.map(of), first.besides]
}
