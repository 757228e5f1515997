/** `./cjg families import`: a file is tried first, and accepted or taken back whole. */
import { readFileSync } from 'node:fs'
import { acceptImport, tryImport, undoImport, type ImportRefusal } from '#contexts/families/deeds.ts'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { chooseCentre, commandContext, done, failed, readOptions, required, type CommandResult } from './command.ts'

export const familiesUsage = [
  './cjg families import --file <csv> [--centre <slug>]                 (tries it: nothing is kept)',
  './cjg families import --file <csv> --accept <number> [--centre <slug>]',
  './cjg families undo --import <number> [--centre <slug>]',
] as const

type Needs = Pick<Services, 'db' | 'clock' | 'keys'>

export async function familiesCommand(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [deed, ...rest] = args
  if (deed === 'import') return importFile(services, rest)
  if (deed === 'undo') return undo(services, rest)
  return failed(`Unknown: families ${deed ?? ''}.`, 'Usage:', ...familiesUsage.map((line) => `  ${line}`))
}

async function importFile(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const given = readOptions(args, { file: { type: 'string' }, accept: { type: 'string' }, centre: { type: 'string' } }, familiesUsage[0])
  const text = readText(required(given.file, 'file', familiesUsage[0]))
  const ctx = commandContext(services, await chooseCentre(services, given.centre))
  if (given.accept === undefined) {
    const tried = await tryImport(ctx, services.keys, text)
    if (!tried.ok) return refusedBy(tried.error)
    const { id, people, families } = tried.value
    return done(
      `${families} families, ${people} people: no problem. Nothing was kept yet.`,
      `Accept it: ./cjg families import --file <csv> --accept ${id}`,
    )
  }
  const accepted = await acceptImport(ctx, services.keys, readNumber(given.accept), text)
  return accepted.ok ? done(`${accepted.value} people were imported.`) : refusedBy(accepted.error)
}

async function undo(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const given = readOptions(args, { import: { type: 'string' }, centre: { type: 'string' } }, familiesUsage[2])
  const id = readNumber(required(given.import, 'import', familiesUsage[2]))
  const undone = await undoImport(commandContext(services, await chooseCentre(services, given.centre)), id)
  return undone.ok ? done(`${undone.value} people were taken back.`) : refusedBy(undone.error)
}

function readNumber(text: string) {
  const id = readId<'import'>(text)
  if (id === null) throw new Trouble(`${text} is not the number of an import.`)
  return id
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Trouble(`The file ${file} cannot be read.`)
  }
}

function refusedBy(refusal: ImportRefusal | { readonly kind: 'not-permitted' }): CommandResult {
  switch (refusal.kind) {
    case 'problems':
      return failed(
        ...refusal.problems.map(
          ({ line, kind, rule, column }) => `line ${line}: ${kind} (${rule})${column === undefined ? '' : ` in ${column}`}`,
        ),
        'Nothing was imported.',
      )
    case 'imported-before':
      return failed('This very file was imported before.')
    case 'not-tried':
      return failed('There is no such import, or it is of another file, or it was done already. Nothing was changed.')
    case 'changed-since':
      return failed('Somebody changed or works with what it brought, so it stays.')
    case 'not-permitted':
      return failed('A command may not do this.')
  }
}
