/**
 * `./cjg transfer`: a health record goes out, and one that came is looked at and taken over, by the use cases of the pages and in the name of a colleague:
 * the policy decides whether that colleague works with the child, and the log tells that it was by the command line. Names are shown only when asked for.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '#platform/db.server.ts'
import type { Context } from '#platform/context.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { fingerprintText } from '#platform/signing.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { listColleagues } from '#contexts/access/public.ts'
import {
  checkBundle,
  countStates,
  handOver,
  mostBundleBytes,
  readTransferFiles,
  readTrust,
  takeOver,
  transferGrounds,
  transferReasons,
  tryTakeOver,
  undoReasons,
  undoTakeOver,
  type Report,
} from '#contexts/child-health/deeds.ts'
import { chooseCentre, commandContext, done, failed, readOptions, required, type CommandResult } from './command.ts'

const who = '--colleague <address> [--centre <slug>]'
export const transferUsage = [
  `./cjg transfer senders ${who}   (whose signatures are believed, and our own fingerprint)`,
  `./cjg transfer check --bundle <json> --signature <jws> ${who}   (is it signed by whom we trust, and a record? opens no file)`,
  `./cjg transfer out --child <number> --receiver <name> --reason <${transferReasons.join('|')}> --ground <${transferGrounds.join('|')}> --to <folder> ${who}`,
  `./cjg transfer in --child <number> --bundle <json> --signature <jws> ${who} [--names]   (looks: nothing is kept; --names shows who it is)`,
  `./cjg transfer in … --accept <sign of what was looked at> --same-child   (takes it over; where both have something, ours stays)`,
  `./cjg transfer undo --child <number> --transfer <number> --why <${undoReasons.join('|')}> ${who}`,
] as const

type Needs = Pick<Services, 'db' | 'clock' | 'keys'>
const text = { type: 'string' } as const
const colleague = { colleague: text, centre: text } as const
const files = { bundle: text, signature: text } as const

export async function transferCommand(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [deed, ...rest] = args
  const deeds = { senders, check, out, in: takeIn, undo }
  const work = Object.entries(deeds).find(([name]) => name === deed)?.[1]
  return work === undefined
    ? failed(`Unknown: transfer ${deed ?? ''}.`, 'Usage:', ...transferUsage.map((line) => `  ${line}`))
    : work(services, rest)
}

type Given = { readonly colleague?: string | undefined; readonly centre?: string | undefined }

async function contextOf(services: Needs, given: Given, usage: string): Promise<Context> {
  const address = required(given.colleague, 'colleague', usage).trim().toLowerCase()
  const centre = await chooseCentre(services, given.centre)
  const command = commandContext(services, centre)
  const colleagues = await inTransaction(services.db, { centreId: centre.id, actor: 'system' }, listColleagues)
  const found = colleagues.find(({ email, active }) => active && email.toLowerCase() === address)
  if (found === undefined) throw new Trouble(`No colleague with an account that works here has the address ${address}.`)
  const { id: accountId, roles, profession, name } = found
  return { ...command, actor: { kind: 'staff', accountId, roles, profession, name } }
}

async function senders(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const given = readOptions(args, colleague, transferUsage[0])
  const trust = await readTrust(await contextOf(services, given, transferUsage[0]), services.keys)
  if (!trust.ok) return refused(trust.error.kind)
  const { own, senders: known } = trust.value
  return done(
    own === null ? 'This centre has no signing key.' : `Ourselves: ${fingerprintText(own.fingerprint)}`,
    ...known.map(
      ({ name, fingerprint, confirmedBy }) =>
        `${name}: ${fingerprintText(fingerprint)} (${confirmedBy === null ? 'waits for a second colleague' : 'trusted'})`,
    ),
  )
}

async function check(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const given = readOptions(args, { ...files, ...colleague }, transferUsage[1])
  const handed = readHanded(given, transferUsage[1])
  const checked = await checkBundle(await contextOf(services, given, transferUsage[1]), handed)
  if (!checked.ok) return refused(checked.error.kind)
  const { sender, head, counts } = checked.value
  const kinds = Object.entries(counts).filter(([, count]) => count > 0)
  return done(
    `Signed by ${sender}, made ${head.madeAt}, for ${head.receiver || 'nobody by name'} (${head.reason}).`,
    ...kinds.map(([kind, count]) => `  ${kind}: ${count}`),
  )
}

async function out(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const options = { child: text, receiver: text, reason: text, ground: text, to: text, ...colleague }
  const given = readOptions(args, options, transferUsage[2])
  const reason = oneOf(transferReasons, given.reason, 'reason', transferUsage[2])
  const ground = oneOf(transferGrounds, given.ground, 'ground', transferUsage[2])
  const folder = required(given.to, 'to', transferUsage[2])
  const receiver = required(given.receiver, 'receiver', transferUsage[2])
  const [ctx, child] = [await contextOf(services, given, transferUsage[2]), childOf(given.child, transferUsage[2])]
  const made = await handOver(ctx, services.keys, child, { receiver, reason, ground })
  if (!made.ok) return refused(made.error.kind)
  const fetched = await readTransferFiles(ctx, services.keys, child, made.value)
  if (!fetched.ok) return refused(fetched.error.kind)
  const names = [`${made.value}.json`, `${made.value}.jws`] as const
  write(join(folder, names[0]), fetched.value.bundle)
  write(join(folder, names[1]), fetched.value.signature)
  return done(
    `Handed over: ${fetched.value.resources} resources.`,
    ...names.map((name) => `  ${join(folder, name)}`),
    'Send both in a safe way.',
  )
}

async function takeIn(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const options = {
    child: text,
    accept: text,
    names: { type: 'boolean' },
    'same-child': { type: 'boolean' },
    ...files,
    ...colleague,
  } as const
  const given = readOptions(args, options, transferUsage[3])
  const [child, handed] = [childOf(given.child, transferUsage[3]), readHanded(given, transferUsage[3])]
  const ctx = await contextOf(services, given, transferUsage[3])
  if (given.accept === undefined) {
    const tried = await tryTakeOver(ctx, services.keys, child, handed)
    return tried.ok ? done(...told(tried.value, given.names === true)) : refused(tried.error.kind)
  }
  const accepting = { seen: given.accept, isThisChild: given['same-child'] === true, choosesTheirs: [] }
  const taken = await takeOver(ctx, services.keys, child, handed, accepting)
  if (!taken.ok) return refused(taken.error.kind)
  const { added, same, different } = taken.value
  return done(`Taken over: ${added} added, ${same} the same, ${different} different, of which ours stays.`)
}

function told(report: Report, withNames: boolean): string[] {
  const { new: fresh, same, different } = countStates(report.differences)
  const name = ({ givenNames, prefix, familyName }: Omit<Report['theirs']['patient'], 'bsn'>): string =>
    [givenNames, prefix, familyName].filter((one) => one !== '').join(' ')
  return [
    `Signed by ${report.sender}. The child is the same ${report.matched === 'by-number' ? 'by its verified number' : 'by its birth date alone'}.`,
    ...(withNames ? [`Here: ${name(report.child)}; there: ${name(report.theirs.patient)}.`] : []),
    `${fresh} new, ${same} the same, ${different} different, ${report.impossible} of a day that cannot be, ${report.keptBack} kept back by the sender.`,
    'Nothing was kept yet. Look at the names (--names), and accept with --same-child and:',
    `  --accept ${report.seen}`,
  ]
}

async function undo(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const given = readOptions(args, { child: text, transfer: text, why: text, ...colleague }, transferUsage[5])
  const why = oneOf(undoReasons, given.why, 'why', transferUsage[5])
  const id = readId<'transfer'>(required(given.transfer, 'transfer', transferUsage[5]))
  if (id === null) throw new Trouble('That is not the number of a transfer.')
  const undone = await undoTakeOver(await contextOf(services, given, transferUsage[5]), childOf(given.child, transferUsage[5]), { id, why })
  return undone.ok ? done(`Taken out again: ${undone.value.removed} rows.`) : refused(undone.error.kind)
}

function childOf(given: string | undefined, usage: string): Id<'person'> {
  const id = readId<'person'>(required(given, 'child', usage))
  if (id === null) throw new Trouble('That is not the number of a file: it stands in the address of its page.')
  return id
}

function oneOf<T extends string>(all: readonly T[], given: string | undefined, name: string, usage: string): T {
  const found = all.find((one) => one === given)
  if (found === undefined) throw new Trouble(`--${name} is one of: ${all.join(', ')}.\nUsage: ${usage}`)
  return found
}

function readHanded(
  { bundle, signature }: { readonly bundle?: string | undefined; readonly signature?: string | undefined },
  usage: string,
) {
  const read = (file: string): Buffer => {
    try {
      return readFileSync(file)
    } catch {
      throw new Trouble(`The file ${file} cannot be read.`)
    }
  }
  const bytes = read(required(bundle, 'bundle', usage))
  if (bytes.length > mostBundleBytes) throw new Trouble('That file is larger than a record of one child.')
  return { bundle: bytes, signature: read(required(signature, 'signature', usage)).toString('utf8') }
}

/** For the eyes of its owner, and never over something that is there. */
function write(file: string, content: Buffer | string): void {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' })
  } catch {
    throw new Trouble(`The file ${file} cannot be written.`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  'not-permitted': 'This colleague may not do this.',
  'no-access': 'This colleague does not work with this child, or there is no such file.',
  'no-key': 'This centre has no signing key: see ./cjg key.',
  'not-18-yet': 'The young person is not 18 yet.',
  'ask-the-family': 'Without a move a record goes only because the family asks: --ground asked-by-family.',
  'unknown-sender': 'Nobody here compared the fingerprint of this sender: see ./cjg transfer senders.',
  changed: 'The signature is not under this file.',
  'no-signature': 'This is no signature that we know.',
  'another-child': 'This record is of another child.',
  'of-twin': 'By its name this record is of the brother or sister of the same birth.',
  'other-child': 'Something in this file is about another child.',
  'taken-over-before': 'This record was taken over before.',
  'look-first': 'Look at the names first (--names), and say --same-child.',
  'changed-meanwhile': 'The record here changed, or this is not the sign of what was looked at. Look again.',
  'built-on': 'Somebody worked on with what came in. The page of the transfer tells with what.',
  'too-late': 'It came in longer ago than it can be taken out whole.',
  'no-transfer': 'There is no such transfer, or it was taken out before.',
}
const refused = (kind: string): CommandResult => failed(reasons[kind] ?? `Refused: ${kind}.`, 'Nothing was changed.')
