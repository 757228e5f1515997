/**
 * Turns the csv files of data/growth into compact modules in src/tables.
 * Run it after each change of the data: `npm run tables`. `--check` only says whether the modules are up to date.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { packColumn } from '../src/core/packed-column.ts'

type Row = Readonly<Record<string, string>>
type File = { readonly notice: readonly string[]; readonly rows: readonly Row[]; readonly digest: string }

const data = new URL('../data/growth/', import.meta.url)
const target = new URL('../src/tables/', import.meta.url)
const onlyCheck = process.argv.includes('--check')
let stale = 0

const MEASURES: Readonly<Record<string, string>> = {
  hgt: 'height',
  wgt: 'weight',
  hdc: 'head',
  bmi: 'bmi',
  muac: 'arm',
  triceps_skinfold: 'triceps',
  subscapular_skinfold: 'subscapular',
  wfl: 'weight-for-length',
  wfh: 'weight-for-height',
  wfh_16plus: 'weight-for-height-16plus',
  sit: 'sitting-height',
  shh: 'sitting-height-ratio',
  lgl: 'leg-length',
  wst: 'waist',
  hip: 'hip',
  whr: 'waist-hip-ratio',
  birth_weight_kg: 'birth-weight',
  birth_length_cm: 'birth-length',
}
const POPULATIONS: Readonly<Record<string, string>> = {
  dutch: 'dutch',
  dutch_preterm: 'dutch',
  dutch_0_2y_preterm: 'dutch',
  turkish: 'turkish',
  moroccan: 'moroccan',
  hindustani: 'hindustani',
  down_syndrome: 'down-syndrome',
}
const TRANSFORMS: Readonly<Record<string, string>> = { '': '', none: '', 'log10(y)': '-log10', 'ln(y+1)': '-log1p' }

function read(name: string): File {
  const text = readFileSync(new URL(`${name}.csv`, data), 'utf8')
  const lines = text.trimEnd().split('\n')
  const notice = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(2))
  const body = lines.filter((line) => !line.startsWith('#'))
  const head = (body[0] ?? '').split(',')
  const rows = body.slice(1).map((line) => {
    const cells = line.split(',')
    if (cells.length !== head.length) throw new Error(`${name}: a row of ${cells.length} cells: ${line}`)
    return Object.fromEntries(head.map((column, i) => [column, cells[i] ?? '']))
  })
  return { notice, rows, digest: createHash('sha256').update(body.join('\n')).digest('hex').slice(0, 8) }
}

function known(words: Readonly<Record<string, string>>, word: string): string {
  const found = words[word]
  if (found === undefined) throw new Error(`Unknown word in the data: ${word}`)
  return found
}

function column(rows: readonly Row[], name: string): string {
  const cells = rows.map((row) => row[name] ?? '')
  if (cells.some((cell) => !/^-?\d+(\.\d+)?$/.test(cell))) throw new Error(`Not a number in column ${name}`)
  const decimals = Math.max(...cells.map((cell) => (cell.split('.')[1] ?? '').length))
  return packColumn(cells.map(Number), decimals)
}

/** One line per curve: key "population sex measure week" → "distribution x parameters…". */
function curves(rows: readonly Row[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const population = known(POPULATIONS, row['population'] ?? 'dutch')
    const key = [population, row['sex'], known(MEASURES, row['measure'] ?? ''), row['ga_weeks'] || '-'].join(' ')
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const result = new Map<string, string>()
  for (const [key, group] of groups) {
    const first = group[0] ?? {}
    const normal = first['distribution'] === 'NO'
    const kind = `${normal ? 'normal' : 'lms'}${known(TRANSFORMS, first['y_transform'] ?? '')}`
    const names = normal ? ['x', 'mean', 'sd'] : ['x', 'L', 'M', 'S']
    result.set(key, [kind, ...names.map((name) => column(group, name))].join(' '))
  }
  return result
}

function save(name: string, text: string): void {
  const file = new URL(`${name}.ts`, target)
  let present = ''
  try {
    present = readFileSync(file, 'utf8')
  } catch {
    // A module that is not there yet is simply written.
  }
  if (present === text) return
  stale += 1
  if (onlyCheck) console.log(`src/tables/${name}.ts is not up to date`)
  else writeFileSync(file, text)
}

function heading(files: readonly File[]): string {
  const lines = [...new Set(files.flatMap((file) => file.notice))]
  return [`/**`, ` * Made by scripts/make-tables.ts from data/growth; do not edit.`, ...lines.map((line) => ` * ${line}`), ` */`].join('\n')
}

function saveCurves(name: string, fileNames: readonly string[], keep: (row: Row) => boolean = () => true): void {
  const files = fileNames.map(read)
  const entries = [...curves(files.flatMap((file) => file.rows).filter(keep))]
  const lines = entries.map(([key, text]) => `    '${key}': '${text}',`)
  save(
    name,
    `${heading(files)}
import type { PackedReference } from '../growth/packed-reference.ts'

export const table: PackedReference = {
  reference: '${name}',
  version: '${files.map((file) => file.digest).join('-')}',
  source: ${JSON.stringify(files.map((file) => file.notice[0]).join(' '))},
  curves: {
${lines.join('\n')}
  },
}
`,
  )
}

/** Columns by age: key (the words of `keys`) → the packed x and one packed column per name. */
function saveColumns(name: string, fileName: string, keys: readonly string[], names: readonly string[]): void {
  const file = read(fileName)
  const groups = new Map<string, Row[]>()
  for (const row of file.rows) {
    const key = keys.map((column) => row[column] ?? '').join(' ')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const lines = [...groups].map(([key, rows]) => `    '${key}': '${['age_years', ...names].map((name) => column(rows, name)).join(' ')}',`)
  save(
    name,
    `${heading([file])}
import type { PackedColumns } from '../growth/packed-reference.ts'

export const table: PackedColumns = {
  version: '${file.digest}',
  columns: [${names.map((name) => `'${name.replaceAll('_', '-')}'`).join(', ')}],
  groups: {
${lines.join('\n')}
  },
}
`,
  )
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** A small table as it is: one array of rows with numbers as numbers. */
function saveRows(name: string, fileName: string): void {
  const file = read(fileName)
  const rows = file.rows.map((row) => {
    const cells = Object.entries(row).map(([key, cell]) => {
      if (cell === '') return `${camel(key)}: null`
      return `${camel(key)}: ${/^-?\d+(\.\d+)?$/.test(cell) ? String(Number(cell)) : `'${cell}'`}`
    })
    return `  { ${cells.join(', ')} },`
  })
  save(
    name,
    `${heading([file])}
export const version = '${file.digest}'

export const rows = [
${rows.join('\n')}
]
`,
  )
}

saveCurves('who2006', ['who2006_age_day', 'who2006_weight_for_length_height'])
saveCurves('who2007', ['who2007_age_month'])
saveCurves('nl1980', ['nl1980'])
saveCurves('nl1997', ['nl1997'])
saveCurves('nl2009', ['nl2009'])
saveCurves('nl1976', ['hindustani'], (row) => row['reference'] === 'nl1976')
saveCurves('nl2010', ['hindustani'], (row) => row['reference'] === 'nl2010')
saveCurves('nl2012preterm', ['preterm_nl2012'])
saveCurves('birth-size', ['birth_size'])
saveColumns('bmi-cutoffs', 'bmi_cutoffs', ['table', 'sex'], ['underweight', 'overweight', 'obesity'])
saveColumns('bmi-grades', 'iotf_bmi_grades', ['sex'], ['thinness_3', 'thinness_2', 'thinness_1', 'overweight', 'obesity'])
saveRows('target-height', 'target_height')
saveRows('exam-windows', 'exam_windows')
console.log(stale === 0 ? 'The tables are up to date.' : `${stale} tables ${onlyCheck ? 'are not up to date' : 'written'}.`)
if (onlyCheck && stale > 0) process.exitCode = 1
