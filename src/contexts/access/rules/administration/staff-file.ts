/**
 * A file with new colleagues: a heading line, then a person per line; comma, semicolon or tab between, quotes where needed (RFC 4180). Whatever is wrong is told with its
 * line, its column and what it is, all of it at once, so that somebody mends the file in one go. What may be in a cell: no formula, no control sign.
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import { checkAccount, professions, type AccountRefusal, type NewAccount, type Profession } from '../account.ts'
import type { Role } from '../permissions.ts'
import { readDay } from './typed-day.ts'
import { isHeavy } from './heavy-role.ts'
import { checkRoleTerm } from './role-term.ts'
import { readProfession, readRoleWords } from './staff-words.ts'
import { readCsv } from '#platform/csv.ts'

export const staffColumns = ['email', 'name', 'profession', 'roles', 'organisation', 'from', 'until'] as const
export type StaffColumn = (typeof staffColumns)[number]
const required: readonly StaffColumn[] = ['email', 'name', 'profession', 'roles']

/** What the heading line may call a column: as people here write, or as the code does. */
const headings: Readonly<Record<string, StaffColumn>> = {
  ...{
    email: 'email',
    'e-mail': 'email',
    'e-mailadres': 'email',
    mail: 'email',
    naam: 'name',
    name: 'name',
    beroep: 'profession',
    profession: 'profession',
  },
  ...{
    rollen: 'roles',
    roles: 'roles',
    organisatie: 'organisation',
    organisation: 'organisation',
    van: 'from',
    from: 'from',
    tot: 'until',
    until: 'until',
  },
}

export const mostPeople = 500
export const mostBytes = 96 * 1024

export type RowFault =
  | 'not-utf8'
  | 'too-large'
  | 'empty'
  | 'too-many'
  | 'open-quote'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'wrong-number-of-cells'
  | 'formula'
  | 'control-sign'
  | 'wrong-email'
  | 'wrong-name'
  | 'unknown-profession'
  | 'unknown-role'
  | 'role-needs-two'
  | 'unknown-organisation'
  | 'wrong-day'
  | 'ends-before-it-begins'
  | 'over-already'
  | 'twice-in-file'
  | 'has-account'
  | 'own-account'
  | 'invited-already'
export type RowProblem = { readonly line: number; readonly fault: RowFault; readonly column?: string; readonly value?: string }

export type NewColleague = {
  readonly line: number
  readonly email: string
  readonly name: string
  readonly profession: Profession
  readonly roles: readonly Role[]
  readonly organisationId: string | null
  readonly from: PlainDate | null
  readonly until: PlainDate | null
}

/** What is there already: mail addresses in small letters, organisations by their name in small letters. */
export type Known = {
  readonly today: PlainDate
  readonly accounts: ReadonlySet<string>
  readonly invited: ReadonlySet<string>
  readonly own: string | null
  readonly organisations: ReadonlyMap<string, string>
}

export type ReadStaff = { readonly people: readonly NewColleague[]; readonly problems: readonly RowProblem[] }

/** Bytes as text; UTF-8 only, with or without its mark. What a spreadsheet saved in another way is told, not guessed. */
export function readText(bytes: Uint8Array): Result<string, 'too-large' | 'not-utf8'> {
  if (bytes.length > mostBytes) return err('too-large')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return err('not-utf8')
  }
}

export function readStaffFile(text: string, known: Known): ReadStaff {
  const records = readCsv(text)
  if (!records.ok) return { people: [], problems: [{ line: records.error.openQuote, fault: 'open-quote' }] }
  const [heading, ...lines] = records.value
  if (heading === undefined || lines.length === 0) return { people: [], problems: [{ line: 1, fault: 'empty' }] }
  const names = heading.cells.map((cell) => headings[cell.trim().toLowerCase()] ?? cell.trim())
  const shape = shapeProblems(names)
  if (shape.length > 0) return { people: [], problems: shape }
  if (lines.length > mostPeople) return { people: [], problems: [{ line: mostPeople + 2, fault: 'too-many' }] }
  const people: NewColleague[] = []
  const problems: RowProblem[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of lines) {
    if (cells.length !== names.length) {
      problems.push({ line, fault: 'wrong-number-of-cells' })
      continue
    }
    const cellOf = (column: StaffColumn): string => cells[names.indexOf(column)]?.trim() ?? ''
    const read = readLine(line, cellOf, known)
    problems.push(...read.problems)
    const email = cellOf('email').normalize('NFC').toLowerCase()
    if (seen.has(email)) problems.push({ line, fault: 'twice-in-file', column: 'email', value: String(seen.get(email)) })
    seen.set(email, seen.get(email) ?? line)
    if (read.person !== null) people.push(read.person)
  }
  return { people, problems }
}

function shapeProblems(names: readonly string[]): RowProblem[] {
  const missing = required.filter((column) => !names.includes(column))
  const unknown = names.filter((name) => !staffColumns.some((column) => column === name))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  return [
    ...missing.map((column) => ({ line: 1, fault: 'column-missing' as const, column })),
    ...unknown.map((column) => ({ line: 1, fault: 'column-unknown' as const, column: column.slice(0, 40) })),
    ...twice.map((column) => ({ line: 1, fault: 'column-twice' as const, column: column.slice(0, 40) })),
  ]
}

function readLine(
  line: number,
  cellOf: (column: StaffColumn) => string,
  known: Known,
): { person: NewColleague | null; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const wrong = (fault: RowFault, column: StaffColumn, value?: string): void => {
    problems.push({ line, fault, column, ...(value === undefined ? {} : { value: value.slice(0, 60) }) })
  }
  for (const column of staffColumns) {
    if (/^[=+\-@]/.test(cellOf(column))) wrong('formula', column)
    else if (/[\p{Cc}\p{Bidi_Control}]/u.test(cellOf(column))) wrong('control-sign', column)
  }
  if (problems.length > 0) return { person: null, problems }
  const given = readRoleWords(cellOf('roles'))
  const profession = readProfession(cellOf('profession'))
  const account = checkAccount({ email: cellOf('email'), displayName: cellOf('name'), profession, roles: given })
  for (const refusal of refusalsOf(cellOf, given))
    wrong(refusal.kind, columnOf[refusal.kind], refusal.kind === 'unknown-role' ? refusal.role : undefined)
  const heavy = given.find(isHeavy)
  if (heavy !== undefined) wrong('role-needs-two', 'roles', heavy)
  const email = account.ok ? account.value.email : ''
  if (known.own !== null && email === known.own) wrong('own-account', 'email')
  else if (known.accounts.has(email)) wrong('has-account', 'email')
  else if (known.invited.has(email)) wrong('invited-already', 'email')
  const organisation = cellOf('organisation')
  const organisationId = organisation === '' ? null : (known.organisations.get(organisation.toLowerCase()) ?? null)
  if (organisation !== '' && organisationId === null) wrong('unknown-organisation', 'organisation', organisation)
  const [from, until] = [readDay(cellOf('from')), readDay(cellOf('until'))]
  if (from === 'not-a-day') wrong('wrong-day', 'from', cellOf('from'))
  if (until === 'not-a-day') wrong('wrong-day', 'until', cellOf('until'))
  if (from === 'not-a-day' || until === 'not-a-day') return { person: null, problems }
  const term = checkRoleTerm({ from, until }, known.today)
  if (!term.ok) wrong(term.error.kind, 'until')
  if (!account.ok || problems.length > 0) return { person: null, problems }
  const { displayName: name, roles } = account.value
  return { person: { line, email, name, profession: account.value.profession, roles, organisationId, from, until }, problems }
}

/** Each cell looked at beside good ones, so that a line tells all that is wrong with it. */
function refusalsOf(cellOf: (column: StaffColumn) => string, given: readonly string[]): AccountRefusal[] {
  const good: NewAccount = { email: 'iemand@voorbeeld.nl', displayName: 'Iemand', profession: professions[0], roles: [] }
  const each: readonly Partial<NewAccount>[] = [
    ...[{ email: cellOf('email') }, { displayName: cellOf('name') }, { profession: readProfession(cellOf('profession')) }],
    ...given.map((role) => ({ roles: [role] })),
  ]
  return each.flatMap((cell) => {
    const checked = checkAccount({ ...good, ...cell })
    return checked.ok ? [] : [checked.error]
  })
}

const columnOf = { 'wrong-email': 'email', 'wrong-name': 'name', 'unknown-profession': 'profession', 'unknown-role': 'roles' } as const
