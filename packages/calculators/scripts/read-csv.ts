/** Reads the simple comma-separated files of the reference folder: quotes around fields, no line breaks inside them. */
import { readFileSync } from 'node:fs'

export type CsvRow = Readonly<Record<string, string>>

export function readCsv(path: string): readonly CsvRow[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/u)
  const names = splitLine(head ?? '')
  return lines.map((line) => {
    const fields = splitLine(line)
    if (fields.length !== names.length) throw new Error(`${path}: ${fields.length} fields, ${names.length} expected: ${line}`)
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']))
  })
}

function splitLine(line: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (const sign of line) {
    if (sign === '"') quoted = !quoted
    else if (sign === ',' && !quoted) {
      fields.push(field)
      field = ''
    } else field += sign
  }
  fields.push(field)
  return fields
}

/** A field that must hold a number. */
export function numberField(row: CsvRow, name: string): number {
  const text = row[name]
  if (text === undefined || text === '' || !Number.isFinite(Number(text))) throw new Error(`${name} is not a number: ${text}`)
  return Number(text)
}
