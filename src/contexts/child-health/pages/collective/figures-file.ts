/** The figures of a year as a table for a spreadsheet: the same as the pages tell, and no more. */
import type { Locale } from '#platform/i18n.ts'
import type { Figure } from '../../rules/collective/publication.ts'
import { questionIds, shapeOf } from '../../rules/collective/questions.ts'
import { areaName } from './area-table.ts'
import { figureMessages } from './messages.ts'

export function figuresFileRows(locale: Locale, year: number, figures: readonly Figure[]): readonly (readonly string[])[] {
  const words = figureMessages(locale)
  const inOrder = questionIds.flatMap((id) => figures.filter(({ question }) => question === id))
  return [
    words.columns,
    ...inOrder.map((figure) => {
      const { question, cohort, level, yes, of } = figure
      const { theme } = shapeOf(question)
      const percent = ((100 * yes) / of).toLocaleString(locale.tag, { maximumFractionDigits: 1 })
      return [
        ...[String(year), words.themes[theme], words.questions[question].name, cohort === null ? words.allAges : String(cohort)],
        ...[words.levels[level], areaName(locale, figure), String(yes), String(of), percent],
      ]
    }),
  ]
}
