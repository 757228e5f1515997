/** Tables as comma-separated values (RFC 4180): lines end with CR LF, a cell with a sign of the format stands between quotes. */

/** A cell that a spreadsheet would compute is led in by an apostrophe: what people typed stays text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}
