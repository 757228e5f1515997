/**
 * A list of a school: first name, family name, birth date, class. A line is matched with a child of the centre by birth date and name; what fits more
 * than one, or none, is told by its line and left out. Nothing is guessed.
 */
import { readCsv } from '#platform/csv.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { Child } from '../../../families/public-child.ts'

export type ListLine = {
  readonly line: number
  readonly firstName: string
  readonly familyName: string
  readonly born: PlainDate
  readonly class: string
}
export type LineProblem = { readonly line: number; readonly kind: 'columns' | 'date' | 'class' | 'nobody' | 'more-than-one' | 'twice' }

/** More lines than any school has in four years. */
export const mostLines = 1_000
export const longestList = 60_000

/** Null: no table at all, or too long. A heading line (without a date) is passed over. */
export function readClassList(text: string): { readonly lines: readonly ListLine[]; readonly problems: readonly LineProblem[] } | null {
  const read = readCsv(text)
  if (!read.ok || read.value.length > mostLines || text.length > longestList) return null
  const lines: ListLine[] = []
  const problems: LineProblem[] = []
  for (const [place, { line, cells }] of read.value.entries()) {
    const [firstName = '', familyName = '', date = '', name = ''] = cells.map((cell) => cell.trim())
    const born = readDay(date)
    if (cells.length < 4 || firstName === '' || familyName === '') problems.push({ line, kind: 'columns' })
    else if (born === null && place === 0 && !/\d/u.test(date)) continue
    else if (born === null) problems.push({ line, kind: 'date' })
    else if (name.length > 20) problems.push({ line, kind: 'class' })
    else lines.push({ line, firstName, familyName, born, class: name })
  }
  return { lines, problems }
}

/** As schools write it: 1-2-2014, 01/02/2014, or 2014-02-01. */
function readDay(typed: string): PlainDate | null {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(typed)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed)
  const [day, month, year] = (dutch === null ? [iso?.[3], iso?.[2], iso?.[1]] : dutch.slice(1)).map(Number)
  if (day === undefined || month === undefined || year === undefined || !(day >= 1) || !(month >= 1)) return null
  const read = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return read.day === day && read.month === month ? read : null
}

/** Letters alone, without accents: "José" of the school is "Jose" of the file. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')

type Named = Pick<Child, 'id' | 'callName' | 'givenNames' | 'prefix' | 'familyName' | 'birthDate'>

const isChildOf = (line: ListLine, child: Named): boolean =>
  child.birthDate?.equals(line.born) === true &&
  [child.familyName, `${child.prefix} ${child.familyName}`, `${child.familyName} ${child.prefix}`]
    .map(plain)
    .includes(plain(line.familyName)) &&
  [child.callName, child.givenNames, child.givenNames.split(' ')[0] ?? ''].map(plain).includes(plain(line.firstName))

export type Matched = { readonly personId: Child['id']; readonly class: string; readonly line: number }

/** Of each line its child, or why there is none. A child that stands in the list twice is told, and put in once. */
export function matchLines(
  lines: readonly ListLine[],
  children: readonly Named[],
): { readonly matched: readonly Matched[]; readonly problems: readonly LineProblem[] } {
  const matched: Matched[] = []
  const problems: LineProblem[] = []
  for (const line of lines) {
    const [found, ...more] = children.filter((child) => isChildOf(line, child))
    if (found === undefined) problems.push({ line: line.line, kind: 'nobody' })
    else if (more.length > 0) problems.push({ line: line.line, kind: 'more-than-one' })
    else if (matched.some(({ personId }) => personId === found.id)) problems.push({ line: line.line, kind: 'twice' })
    else matched.push({ personId: found.id, class: line.class, line: line.line })
  }
  return { matched, problems }
}
