/**
 * A file with families: a line per person, lines of one family under one word, the child first. Text with a heading line, comma or semicolon between,
 * quotes where needed (RFC 4180). What is wrong comes with its line and its rule.
 */
import { readCsv } from '#platform/csv.ts'
import type { PlainDate } from '#platform/time.ts'
import { dateOf } from './typed-date.ts'
import { authoritySources, type AuthoritySource } from './authority.ts'
import { readBsn, type Bsn } from './bsn.ts'
import { notTheSameReasons, type NotTheSameReason } from './duplicates.ts'
import { readAddress, type Address } from './homes.ts'
import type { PersonName, Sex } from './person.ts'
import { refused, type FamilyRefusal } from './refusals.ts'
import { tieKinds, type TieKind } from './ties.ts'

export const importColumns = [
  ...(['family', 'role', 'givenNames', 'callName', 'prefix', 'familyName', 'birthDate', 'sex', 'bsn'] as const),
  ...(['authorityFrom', 'authoritySource', 'authorityCheckedOn', 'street', 'houseNumber', 'postalCode', 'town', 'somebodyElse'] as const),
] as const
export const neededColumns = ['family', 'role', 'callName', 'familyName'] as const satisfies readonly (typeof importColumns)[number][]
type Column = (typeof importColumns)[number]

/** `rule` is the number in the README; FILE is the shape of the file itself. */
export type ImportProblem = { readonly line: number; readonly kind: string; readonly rule: string; readonly column?: string }

export type ImportLine = PersonName & {
  readonly line: number
  readonly family: string
  readonly role: 'child' | TieKind
  readonly birthDate: PlainDate | null
  readonly sex: Sex
  readonly bsn: Bsn | null
  readonly authority: { readonly from: PlainDate; readonly source: AuthoritySource; readonly checkedOn: PlainDate } | null
  readonly address: Address | null
  readonly somebodyElse: NotTheSameReason | null
}

export type ReadFile = { readonly families: readonly (readonly ImportLine[])[]; readonly problems: readonly ImportProblem[] }

export const mostLines = 5_000

export function readImportFile(text: string): ReadFile {
  const read = readCsv(text)
  if (!read.ok) return { families: [], problems: [problem(read.error.openQuote, 'open-quote')] }
  const [heading, ...records] = read.value
  const names = heading?.cells.map((cell) => cell.trim()) ?? []
  const missing = neededColumns.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !importColumns.some((column) => column === name))
  const shape = [
    ...missing.map((column) => problem(1, 'column-missing', column)),
    ...unknown.map((column) => problem(1, 'column-unknown', column.slice(0, 40))),
    ...importColumns.filter((name) => names.indexOf(name) !== names.lastIndexOf(name)).map((column) => problem(1, 'column-twice', column)),
  ]
  if (heading === undefined || shape.length > 0) return { families: [], problems: heading === undefined ? [problem(1, 'empty')] : shape }
  if (records.length > mostLines) return { families: [], problems: [problem(mostLines + 2, 'too-many-lines')] }
  const problems: ImportProblem[] = []
  const families = new Map<string, ImportLine[]>()
  for (const { line, cells } of records) {
    if (cells.length !== names.length) {
      problems.push(problem(line, 'wrong-number-of-cells'))
      continue
    }
    const hostile = hostileCells(line, names, cells)
    if (hostile.length > 0) {
      problems.push(...hostile)
      continue
    }
    const read = readLine(line, (column) => cells[names.indexOf(column)]?.trim() ?? '')
    problems.push(...read.problems)
    if (read.person !== null) families.set(read.person.family, [...(families.get(read.person.family) ?? []), read.person])
  }
  for (const people of families.values())
    for (const [i, one] of people.entries())
      if ((i === 0) !== (one.role === 'child')) problems.push(problem(one.line, 'child-first', 'role'))
  return { families: [...families.values()], problems }
}

/** A spreadsheet that opens what was kept would run a formula, and a sign that nobody sees makes two names of one. */
function hostileCells(line: number, names: readonly string[], cells: readonly string[]): ImportProblem[] {
  return cells.flatMap((cell, i) => {
    if (/^\s*[=+@-]/.test(cell)) return [problem(line, 'formula', names[i])]
    return /[\p{Cc}[\p{Cf}--[\u200c\u200d]]]/v.test(cell) ? [problem(line, 'control-sign', names[i])] : []
  })
}

function problem(line: number, kind: string, column?: string): ImportProblem {
  return { line, kind, rule: 'FILE', ...(column === undefined ? {} : { column }) }
}

/** A refusal of a rule, at the line that it is about. */
export function problemOf(line: number, { kind, rule, field }: FamilyRefusal): ImportProblem {
  return { line, kind, rule, ...(field === undefined ? {} : { column: field }) }
}

type Cell = (column: Column) => string

function readLine(line: number, cell: Cell): { readonly person: ImportLine | null; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = []
  const oneOf = <T extends string>(column: Column, words: readonly T[]): T | null => {
    const typed = cell(column)
    const found = words.find((word) => word === typed) ?? null
    if (typed !== '' && found === null) problems.push(problem(line, 'unknown-word', column))
    return found
  }
  const date = (column: Column): PlainDate | null => {
    const typed = cell(column)
    if (typed === '') return null
    const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
    const [, day, month, year] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(typed) ?? []
    const read = dateOf(Number(y ?? year), Number(m ?? month), Number(d ?? day))
    if (read === null) problems.push(problemOf(line, refused('not-a-date', column)))
    return read
  }
  const role = oneOf('role', ['child', ...tieKinds] as const)
  if (cell('role') === '') problems.push(problem(line, 'unknown-word', 'role'))
  if (cell('family') === '') problems.push(problem(line, 'no-family', 'family'))
  const bsn = cell('bsn') === '' ? null : readBsn(cell('bsn'))
  if (bsn?.ok === false) problems.push(problemOf(line, bsn.error))
  const [from, checkedOn, source] = [date('authorityFrom'), date('authorityCheckedOn'), oneOf('authoritySource', authoritySources)]
  if (from !== null && source === null) problems.push(problemOf(line, refused('no-source', 'authoritySource')))
  if (from !== null && checkedOn === null) problems.push(problemOf(line, refused('not-a-date', 'authorityCheckedOn')))
  const typedAddress = { street: cell('street'), houseNumber: cell('houseNumber'), postalCode: cell('postalCode'), town: cell('town') }
  const address = Object.values(typedAddress).every((part) => part === '') ? null : readAddress(typedAddress)
  if (address !== null && 'kind' in address) problems.push(problemOf(line, address))
  const birthDate = date('birthDate')
  const sex = oneOf('sex', ['female', 'male', 'unknown', 'x'] as const) ?? 'unknown'
  const somebodyElse = oneOf('somebodyElse', notTheSameReasons)
  if (problems.length > 0 || role === null) return { person: null, problems }
  const person: ImportLine = {
    ...{ line, family: cell('family'), role, birthDate, sex, somebodyElse },
    ...{
      callName: cell('callName'),
      givenNames: cell('givenNames') || cell('callName'),
      prefix: cell('prefix'),
      familyName: cell('familyName'),
    },
    bsn: bsn?.ok === true ? bsn.value : null,
    authority: from === null || source === null || checkedOn === null ? null : { from, source, checkedOn },
    address: address === null || 'kind' in address ? null : address,
  }
  return { person, problems }
}
