/** Lines of a text with values apart (RFC 4180): the sign between is the one that stands most in the heading line; quotes hold it, a line end, or a quote typed twice. */
export type FileRecord = { readonly line: number; readonly cells: readonly string[] }

export function recordsOf(given: string): readonly FileRecord[] | 'open-quote' {
  const text = given.replace(/^\uFEFF/, '')
  const between = signBetween(text)
  const records: FileRecord[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let begun = 1
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
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === between) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(at + 1) === '\n') continue
      endRecord()
      begun = line
    } else cell += sign
  }
  if (quoted) return 'open-quote'
  endRecord()
  return records
}

function signBetween(text: string): string {
  const [heading = ''] = text.split(/[\r\n]/, 1)
  const counted = [';', ',', '\t'].map((sign) => ({ sign, times: heading.split(sign).length }))
  return counted.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ';'
}
