/** Opening hours of a day as people type them: "9-12.30, 13:00-17:00"; nothing is closed. */
import { Temporal, type PlainTime } from '#platform/time.ts'

export type Span = { readonly opens: PlainTime; readonly closes: PlainTime }

export function readHours(text: string): readonly Span[] | 'not-hours' {
  const spans: Span[] = []
  for (const part of text.split(/[,;]/).map((one) => one.trim())) {
    if (part === '') continue
    const [, opens = '', closes = ''] = /^([\d:.]+)\s*(?:-|–|tot|to|until)\s*([\d:.]+)(?:\s*uur)?$/i.exec(part) ?? []
    const [from, until] = [readTime(opens), readTime(closes)]
    if (from === null || until === null) return 'not-hours'
    spans.push({ opens: from, closes: until })
  }
  return spans
}

function readTime(text: string): PlainTime | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
}

/** As it is typed: 9.00-12.30, 13.00-17.00. */
export const writeHours = (spans: readonly Span[]): string =>
  spans.map(({ opens, closes }) => `${shown(opens)}-${shown(closes)}`).join(', ')

const shown = ({ hour, minute }: PlainTime): string => `${hour}.${String(minute).padStart(2, '0')}`
