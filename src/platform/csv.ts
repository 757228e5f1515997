/** Tables as comma-separated values (RFC 4180): lines end with CR LF, a cell with a sign of the format stands between quotes. */
import { err, ok, type Result } from './result.ts'

/** A cell that a spreadsheet would compute is led in by an apostrophe: what people typed stays text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** `line`: where the record begins in the file, from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }

/**
 * Reads a table that people made with a spreadsheet. The sign between is the one of `;`, `,` and tab that stands most in the heading line; quotes hold it, a
 * line end, or a quote typed twice. Lines without anything are passed over. Error: the line on which a quote opens that is never closed.
 */
export function readCsv(given: string): Result<readonly CsvRecord[], { readonly openQuote: number }> {
  const text = given.replace(/^\uFEFF/, '')
  const between = signBetween(text)
  const records: CsvRecord[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let begun = 1
  let opened = 1
  const endCell = (): void => {
    cells.push(cell)
    cell = ''
  }
  const endRecord = (): void => {
    endCell()
    if (cells.some((one) => one.trim() !== '')) records.push({ line: begun, cells })
    cells = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\n' || (sign === '\r' && text.charAt(at + 1) !== '\n')) line += 1
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      opened = line
      cell = ''
    } else if (sign === between) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(at + 1) === '\n') continue
      endRecord()
      begun = line
    } else cell += sign
  }
  if (quoted) return err({ openQuote: opened })
  endRecord()
  return ok(records)
}

function signBetween(text: string): string {
  const [heading = ''] = text.split(/[\r\n]/, 1)
  const counted = [';', ',', '\t'].map((sign) => ({ sign, times: heading.split(sign).length }))
  return counted.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ';'
}
