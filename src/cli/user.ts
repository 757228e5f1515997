/** `./cjg user`: accounts of the staff from the command line; the way to the first administrator. */
import { randomBytes } from 'node:crypto'
import { professions, readRole } from '#contexts/access/rules/account.ts'
import { shortestPassword } from '#contexts/access/rules/password.ts'
import { roles, type Role } from '#contexts/access/rules/permissions.ts'
import {
  addLocalAccount,
  closeAccount,
  listAccounts,
  resetFactors,
  setPassword,
  unbindAccount,
  type AccountSummary,
} from '#contexts/access/use-cases/accounts.server.ts'
import { grantRole, revokeRole } from '#contexts/access/use-cases/administration/roles.server.ts'
import type { Context } from '#platform/context.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { chooseCentre, commandContext, done, failed, readOptions, required, type CommandResult } from './command.ts'
import { importUsers, undoUsers } from './user-import.ts'

export const userUsage = [
  './cjg user add      [--centre <slug>] --name <name> --email <address> --profession <profession> --roles <role,role> [--public-name <name>] [--password-stdin | --new-password]',
  './cjg user list     [--centre <slug>]',
  './cjg user password [--centre <slug>] --email <address> [--password-stdin]   (without it, a password is made and shown once)',
  './cjg user roles    [--centre <slug>] --email <address> [--grant <role,role>] [--revoke <role,role>]',
  './cjg user reset    [--centre <slug>] --email <address>   (app, recovery codes and passkeys go; the next sign-in sets up anew)',
  './cjg user unbind   [--centre <slug>] --email <address>   (at the next sign-in it is bound to the identity provider anew)',
  './cjg user close    [--centre <slug>] --email <address>',
  './cjg user import   [--centre <slug>] --file <csv> | --accept <number>   (tries a list of people first: nothing is kept; columns email, name, profession, roles, organisation, from, until)',
  './cjg user undo     [--centre <slug>] --import <number>   (as long as nothing was done with any of them)',
  `Professions: ${professions.join(', ')}`,
  `Roles: ${roles.join(', ')}`,
] as const

type Needs = Pick<Services, 'db' | 'clock'>
export type ReadStdin = () => Promise<string>

export async function userCommand(services: Needs, args: readonly string[], readStdin: ReadStdin): Promise<CommandResult> {
  const [deed, ...rest] = args
  switch (deed) {
    case 'add':
      return add(services, rest, readStdin)
    case 'list':
      return list(services, rest)
    case 'password':
      return password(services, rest, readStdin)
    case 'roles':
      return changeRoles(services, rest)
    case 'reset':
      return reset(services, rest)
    case 'unbind':
      return unbind(services, rest)
    case 'close':
      return close(services, rest)
    case 'import':
      return importUsers(services, rest, userUsage[7])
    case 'undo':
      return undoUsers(services, rest, userUsage[8])
    case undefined:
    case 'help':
      return done('Usage:', ...userUsage.map((line) => `  ${line}`))
    default:
      return failed(`Unknown: user ${deed}.`, 'Usage:', ...userUsage.map((line) => `  ${line}`))
  }
}

/** A heavy role, or who has one, wants a second person: a page of the workplace shows what waits. */
const decides = 'An administrator or privacy officer decides in the workplace'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

async function add(services: Needs, args: readonly string[], readStdin: ReadStdin): Promise<CommandResult> {
  const [usage] = userUsage
  const names = { centre: text, name: text, email: text, profession: text, roles: text, 'public-name': text }
  const read = readOptions(args, { ...names, 'password-stdin': flag, 'new-password': flag }, usage)
  const email = required(read.email, 'email', usage)
  const wish = {
    displayName: required(read.name, 'name', usage),
    email,
    profession: required(read.profession, 'profession', usage),
    roles: words(required(read.roles, 'roles', usage)),
    ...(read['public-name'] === undefined ? {} : { publicName: read['public-name'] }),
  }
  const centre = await chooseCentre(services, read.centre)
  const made = read['new-password'] === true ? newPassword() : undefined
  const secret = read['password-stdin'] === true ? await passwordFrom(readStdin) : made
  const added = await addLocalAccount(commandContext(services, centre), { ...wish, ...(secret === undefined ? {} : { password: secret }) })
  if (!added.ok) return failed(sayRefusal(added.error, email))
  const how =
    secret === undefined
      ? 'No password: signs in through the identity provider that knows this address, or after ./cjg user password.'
      : 'Signs in with the address and the password.'
  return done(`Added ${wish.displayName} (${email}) to ${centre.name}.`, how, ...shown(made))
}

async function list(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const read = readOptions(args, { centre: text }, userUsage[1])
  const centre = await chooseCentre(services, read.centre)
  const accounts = await accountsOf(commandContext(services, centre))
  if (accounts.length === 0) return done(`${centre.name} has no accounts yet.`)
  return done(`${centre.name}: ${accounts.length} accounts`, ...accounts.map(line))
}

function line({ displayName, email, profession, roles: has, state, signsInWith }: AccountSummary): string {
  const how = signsInWith.length === 0 ? 'has not signed in yet' : signsInWith.join(' and ')
  return `${state === 'closed' ? 'closed  ' : '        '}${displayName} <${email}>  ${profession}  [${has.join(', ')}]  ${how}`
}

async function password(services: Needs, args: readonly string[], readStdin: ReadStdin): Promise<CommandResult> {
  const usage = userUsage[2]
  const read = readOptions(args, { centre: text, email: text, 'password-stdin': flag }, usage)
  const { ctx, account } = await theAccount(services, read, usage)
  const made = read['password-stdin'] === true ? undefined : newPassword()
  const set = await setPassword(ctx, { accountId: account.id, password: made ?? (await passwordFrom(readStdin)) })
  if (!set.ok) return failed(sayRefusal(set.error, account.email))
  return done(`${account.displayName} has a new password, and is signed out everywhere.`, ...shown(made))
}

async function changeRoles(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const usage = userUsage[3]
  const read = readOptions(args, { centre: text, email: text, grant: text, revoke: text }, usage)
  const [grant, revoke] = [rolesFrom(read.grant), rolesFrom(read.revoke)]
  const { ctx, account } = await theAccount(services, read, usage)
  const waiting: Role[] = []
  const wishes = [...grant.map((role) => [role, grantRole] as const), ...revoke.map((role) => [role, revokeRole] as const)]
  for (const [role, change] of wishes) {
    const result = await change(ctx, account.id, role)
    if (!result.ok) return failed(sayRefusal(result.error, account.email))
    if (result.value.proposed !== false) waiting.push(role)
  }
  const now = (await accountsOf(ctx)).find(({ id }) => id === account.id)?.roles ?? []
  return done(
    `${account.displayName} has the roles: ${now.join(', ') || 'none'}.`,
    ...(waiting.length === 0 ? [] : [`${decides}: ${waiting.join(', ')}.`]),
  )
}

async function unbind(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const usage = userUsage[5]
  const { ctx, account } = await theAccount(services, readOptions(args, { centre: text, email: text }, usage), usage)
  const result = await unbindAccount(ctx, account.id)
  if (!result.ok) return failed(sayRefusal(result.error, account.email))
  if (result.value.proposed !== false) return done(`${decides}: to bind ${account.displayName} anew.`)
  return done(`${account.displayName} is bound anew at the next sign-in through the identity provider.`)
}

async function reset(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const usage = userUsage[4]
  const { ctx, account } = await theAccount(services, readOptions(args, { centre: text, email: text }, usage), usage)
  const result = await resetFactors(ctx, account.id)
  if (!result.ok) return failed(sayRefusal(result.error, account.email))
  if (result.value.proposed !== false) return done(`${decides}: to clear the second step of ${account.displayName}.`)
  return done(`${account.displayName} has no second step any more, is signed out everywhere, and sets one up at the next sign-in.`)
}

async function close(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const usage = userUsage[6]
  const { ctx, account } = await theAccount(services, readOptions(args, { centre: text, email: text }, usage), usage)
  const result = await closeAccount(ctx, account.id)
  if (!result.ok) return failed(sayRefusal(result.error, account.email))
  return done(`The account of ${account.displayName} is closed, and signed out everywhere. What it wrote stays.`)
}

async function theAccount(
  services: Needs,
  read: { readonly centre?: string | undefined; readonly email?: string | undefined },
  usage: string,
): Promise<{ ctx: Context; account: AccountSummary }> {
  const email = required(read.email, 'email', usage).trim().toLowerCase()
  const centre = await chooseCentre(services, read.centre)
  const ctx = commandContext(services, centre)
  const account = (await accountsOf(ctx)).find((one) => one.email === email)
  if (account === undefined) throw new Trouble(`${centre.name} has no account with the address ${email}.`)
  return { ctx, account }
}

async function accountsOf(ctx: Context): Promise<AccountSummary[]> {
  const listed = await listAccounts(ctx)
  if (!listed.ok) throw new Error('A command is not permitted to list accounts')
  return listed.value
}

function words(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function rolesFrom(list: string | undefined): Role[] {
  return words(list ?? '').map((word) => {
    const role = readRole(word)
    if (role === null) throw new Trouble(`There is no role ${word}. There are: ${roles.join(', ')}.`)
    return role
  })
}

/** One line from the standard input, so that the password is in no list of processes and no history. */
async function passwordFrom(readStdin: ReadStdin): Promise<string> {
  return (await readStdin()).replace(/\r?\n$/, '')
}

/** 100 random bits in groups that can be read aloud. */
function newPassword(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789'
  const drawn = [...randomBytes(20)].map((byte) => signs[byte % signs.length] ?? '')
  return [0, 5, 10, 15].map((from) => drawn.slice(from, from + 5).join('')).join('-')
}

function shown(made: string | undefined): string[] {
  return made === undefined ? [] : [`Password (shown once): ${made}`]
}

type Refusal =
  | { readonly kind: 'unknown-profession'; readonly profession: string }
  | { readonly kind: 'unknown-role' | 'role-needs-two' | 'last-one'; readonly role: string }
  | {
      readonly kind:
        | 'wrong-name'
        | 'wrong-email'
        | 'too-short'
        | 'too-long'
        | 'too-common'
        | 'has-name'
        | 'email-taken'
        | 'no-account'
        | 'own-account'
        | 'not-permitted'
        | 'proposed-already'
        | 'nobody-decides'
        | 'ends-before-it-begins'
        | 'over-already'
    }

function sayRefusal(refusal: Refusal, email: string): string {
  switch (refusal.kind) {
    case 'wrong-name':
      return 'The name is empty or too long.'
    case 'wrong-email':
      return `${email} is not a mail address.`
    case 'unknown-profession':
      return `There is no profession ${refusal.profession}. There are: ${professions.join(', ')}.`
    case 'unknown-role':
      return `There is no role ${refusal.role}. There are: ${roles.join(', ')}.`
    case 'too-short':
      return `The password is too short: at least ${shortestPassword} signs.`
    case 'too-long':
      return 'The password is too long.'
    case 'too-common':
      return 'The password is among the first that anybody would try. Take a few words that do not belong together.'
    case 'has-name':
      return 'The password is little more than the name or the address.'
    case 'email-taken':
      return `There is an account with the address ${email} already.`
    case 'no-account':
      return `The account with the address ${email} is closed.`
    case 'role-needs-two':
      return `${refusal.role} is given by two people. Add the account without it, then: ./cjg user roles --email ${email} --grant ${refusal.role}`
    case 'last-one':
      return `${email} is the last ${refusal.role}. Give the role to somebody else first.`
    case 'proposed-already':
      return 'This was proposed already, and waits for who decides.'
    case 'nobody-decides':
      return 'This wants a second person, and there is nobody else who may decide.'
    case 'ends-before-it-begins':
    case 'over-already':
      return 'These days cannot be.'
    case 'own-account':
    case 'not-permitted':
      return 'This is not permitted.'
  }
}
