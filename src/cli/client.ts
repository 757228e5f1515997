/** `./cjg client`: programs of partners that use the API with a key of their own. */
import { scopes, type ClientRefusal } from '#contexts/access/rules/machine-client.ts'
import { addClient, listClients, revokeClient } from '#contexts/access/use-cases/machine-clients.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { isBefore, localDate } from '#platform/time.ts'
import { chooseCentre, commandContext, done, failed, readOptions, required, type CommandResult } from './command.ts'

export const clientUsage = [
  './cjg client add    [--centre <slug>] --name <name> --scopes <scope,scope> [--days <number>]   (shows the key once)',
  './cjg client list   [--centre <slug>]',
  './cjg client revoke [--centre <slug>] --id <id>   (holds from the next request)',
  `Scopes: ${scopes.join(', ')}`,
] as const

type Needs = Pick<Services, 'db' | 'clock'>
const text = { type: 'string' } as const

export async function clientCommand(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [deed, ...rest] = args
  switch (deed) {
    case 'add':
      return add(services, rest)
    case 'list':
      return list(services, rest)
    case 'revoke':
      return revoke(services, rest)
    case undefined:
    case 'help':
      return done('Usage:', ...clientUsage.map((line) => `  ${line}`))
    default:
      return failed(`Unknown: client ${deed}.`, 'Usage:', ...clientUsage.map((line) => `  ${line}`))
  }
}

async function add(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [usage] = clientUsage
  const read = readOptions(args, { centre: text, name: text, scopes: text, days: text }, usage)
  const wish = {
    name: required(read.name, 'name', usage),
    scopes: required(read.scopes, 'scopes', usage)
      .split(',')
      .map((scope) => scope.trim()),
    ...(read.days === undefined ? {} : { validDays: Number(read.days) }),
  }
  const centre = await chooseCentre(services, read.centre)
  const added = await addClient(commandContext(services, centre), wish)
  if (!added.ok) return failed(sayRefusal(added.error))
  return done(`Added for ${centre.name}, with id ${added.value.id}. The key is shown once:`, added.value.key)
}

async function list(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const read = readOptions(args, { centre: text }, clientUsage[1])
  const centre = await chooseCentre(services, read.centre)
  const found = await listClients(commandContext(services, centre))
  if (!found.ok) return failed('This is not allowed.')
  if (found.value.length === 0) return done(`${centre.name} has no programs with a key.`)
  return done(
    ...found.value.map(({ id, name, scopes: may, expiresAt, revokedAt, lastUsedOn }) => {
      const over = expiresAt !== null && !isBefore(services.clock(), expiresAt)
      const state =
        revokedAt !== null ? 'taken back' : over ? 'over' : expiresAt === null ? 'valid' : `valid until ${localDate(expiresAt).toString()}`
      return `${id}  ${name}  (${may.join(', ')}; ${state}; last used ${lastUsedOn?.toString() ?? 'never'})`
    }),
  )
}

async function revoke(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const read = readOptions(args, { centre: text, id: text }, clientUsage[2])
  const id = required(read.id, 'id', clientUsage[2])
  const centre = await chooseCentre(services, read.centre)
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const revoked = isId ? await revokeClient(commandContext(services, centre), id as Id<'machineClient'>) : null
  if (revoked?.ok === true) return done('Taken back: from the next request the key opens nothing.')
  return failed(`There is no program with the id ${id} whose key can be taken back.`)
}

function sayRefusal(refusal: ClientRefusal | { readonly kind: 'not-permitted' }): string {
  switch (refusal.kind) {
    case 'wrong-name':
      return 'The name must have 2 to 80 characters.'
    case 'no-scope':
      return `Give at least one scope: ${scopes.join(', ')}.`
    case 'unknown-scope':
      return `There is no scope ${refusal.scope}. There are: ${scopes.join(', ')}.`
    case 'wrong-term':
      return '--days must be a whole number from 1 to 3650.'
    case 'not-permitted':
      return 'This is not allowed.'
  }
}
