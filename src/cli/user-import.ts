/** `./cjg user import` and `undo`: a list of colleagues is tried first, and accepted or taken back whole; the same use case as the page. */
import { readFileSync } from 'node:fs'
import type { RowProblem } from '#contexts/access/rules/administration/staff-file.ts'
import { acceptStaff, readImport, tryStaff, undoStaff } from '#contexts/access/use-cases/administration/staff-import.server.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { chooseCentre, commandContext, done, failed, readOptions, required, type CommandResult } from './command.ts'

type Needs = Pick<Services, 'db' | 'clock'>
const text = { type: 'string' } as const

/** Tries the file; with `--accept` and the number that trying gave, brings it in. */
export async function importUsers(services: Needs, args: readonly string[], usage: string): Promise<CommandResult> {
  const read = readOptions(args, { centre: text, file: text, accept: text }, usage)
  const ctx = commandContext(services, await chooseCentre(services, read.centre))
  if (read.accept !== undefined) {
    const accepted = await acceptStaff(ctx, numberFrom(read.accept))
    if (accepted.ok) return done(`${accepted.value} accounts were made. Nobody was mailed.`)
    if (accepted.error.kind === 'problems') return failed(...accepted.error.problems.map(line), 'Nothing was imported.')
    return failed('There is no such try, or it was accepted before. Nothing was changed.')
  }
  const tried = await tryStaff(ctx, bytesOf(required(read.file, 'file', usage)))
  if (!tried.ok)
    return tried.error.kind === 'problems'
      ? failed(...tried.error.problems.map(line), 'Nothing was imported.')
      : failed('This is not permitted.')
  const shown = await readImport(ctx, tried.value)
  if (shown.ok && shown.value?.state === 'accepted') return failed('This very file was imported before.')
  const people = shown.ok ? (shown.value?.people ?? 0) : 0
  return done(`${people} people, no faults. Nothing was imported yet.`, `Accept it: ./cjg user import --accept ${tried.value}`)
}

export async function undoUsers(services: Needs, args: readonly string[], usage: string): Promise<CommandResult> {
  const read = readOptions(args, { centre: text, import: text }, usage)
  const ctx = commandContext(services, await chooseCentre(services, read.centre))
  const undone = await undoStaff(ctx, numberFrom(required(read.import, 'import', usage)))
  if (undone.ok) return done(`${undone.value} accounts were taken back.`)
  if (undone.error.kind === 'in-use')
    return failed(
      ...undone.error.stays.map(({ line: at, why }) => `line ${at}: ${why}`),
      'Somebody of the list did something, or was changed. Nothing was taken back.',
    )
  return failed('There is no such import that was accepted.')
}

const line = ({ line: at, fault, column, value }: RowProblem): string =>
  `line ${at}: ${fault}${column === undefined ? '' : ` in ${column}`}${value === undefined ? '' : ` (${value})`}`

function numberFrom(given: string): Id<'staffImport'> {
  const id = readId<'staffImport'>(given)
  if (id === null) throw new Trouble(`${given} is not the number of an import.`)
  return id
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new Trouble(`The file ${file} cannot be read.`)
  }
}
