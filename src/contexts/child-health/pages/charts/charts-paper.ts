/** Growth charts on A4, with the name and the page on every sheet: a tagged PDF in which each drawing is told in words and stands as a table too. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import { fullName } from '../../../families/public-child.ts'
import type { HealthRecord } from '../../use-cases/record/read-record.server.ts'
import { whoText } from '../record/frame.ts'
import { recordMessages } from '../record/messages.ts'
import type { GrowthChart } from './growth-svg.ts'
import { asPicture } from './paper.ts'

export function chartsPaper(
  locale: Locale,
  site: Site,
  record: HealthRecord,
  charts: readonly GrowthChart[],
  today: PlainDate,
): PdfDocument {
  const words = recordMessages(locale)
  const name = fullName(record.child)
  const who = whoText(locale, record.child, today)
  return {
    title: `${words.growthPage.title}: ${name}`,
    language: locale.tag,
    lead: `${who}. ${site.name}, ${formatDate(locale, today)}.`,
    header: `${name}, ${who}`,
    sections: charts.map((chart, i) => ({ title: chart.title, newPage: i > 0, blocks: chartBlocks(chart) })),
  }
}

/** Drawn for paper: the sentence, the drawing, what the lines are, and the numbers. */
export function chartBlocks({ conclusion, drawing, notes, table, title }: GrowthChart): PdfBlock[] {
  const alt = conclusion === '' ? title : `${title}. ${conclusion}`
  return [
    ...(conclusion === '' ? [] : [{ kind: 'paragraph', text: conclusion, sticky: true } as const]),
    { kind: 'picture', svg: asPicture(drawing), alt },
    ...notes.map((text) => ({ kind: 'small', text }) as const),
    { kind: 'table', columns: table.columns, rows: table.rows },
  ]
}
