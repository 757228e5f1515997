/** `./cjg centre show | contact | hours | closed | languages | term`: the settings of a centre, by the same use cases as the page. One part at a time. */
import { offeredLanguages } from '#contexts/access/rules/administration/languages.ts'
import { termBounds, terms, type Term } from '#contexts/access/rules/administration/terms.ts'
import type { Contact, ContactField } from '#contexts/access/rules/administration/centre-settings.ts'
import { proposeTerm, type TermRefusal } from '#contexts/access/use-cases/administration/set-term.server.ts'
import {
  changeContact,
  closeOnDay,
  openOnDay,
  readSettings,
  setHours,
  setLanguages,
  type Settings,
} from '#contexts/access/use-cases/administration/settings.server.ts'
import type { Context } from '#platform/context.ts'
import type { Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { Trouble } from '#platform/trouble.ts'
import { dayFrom, hoursAsLines, hoursFrom, weekdays } from './centre-hours.ts'
import { chooseCentre, commandContext, done, failed, readOptions, required, type CommandResult } from './command.ts'

const termNames = { answer: 'answerTermWorkingDays', acute: 'acuteTermMinutes', keep: 'retentionDays' } as const satisfies Record<
  string,
  Term
>

export const settingsUsage = {
  show: './cjg centre show [--centre <slug>]',
  contact:
    './cjg centre contact [--centre <slug>] [--name <name>] [--phone <number>] [--duty-phone <number>] [--address <street and number>] [--postal-code <code>] [--town <town>] [--directions <text>] [--pager <mail address>]',
  hours:
    './cjg centre hours [--centre <slug>] [--phone-hours "mon-fri 08:30-17:00"]… [--walk-in-hours "wed 13:00-19:00"]… [--no-walk-in]   (what is given takes the place of all hours of its kind)',
  closed: './cjg centre closed [--centre <slug>] --add <2026-12-24> | --remove <2026-12-24>',
  languages: './cjg centre languages [--centre <slug>] --offer <nl,en>   (Dutch is always there)',
  term: `./cjg centre term [--centre <slug>] --term ${Object.keys(termNames).join('|')} --value <number> [--from <2027-01-01>] [--why <text>]   (proposes it; somebody in the workplace decides)`,
} as const

type Deed = keyof typeof settingsUsage
type Needs = Pick<Services, 'db' | 'clock'>

export const isSettingsDeed = (deed: string | undefined): deed is Deed => deed !== undefined && Object.hasOwn(settingsUsage, deed)

export async function settingsCommand(services: Needs, deed: Deed, args: readonly string[]): Promise<CommandResult> {
  const work = { show, contact, hours, closed, languages, term }[deed]
  return work(services, args)
}

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const

async function open(services: Needs, slug: string | undefined): Promise<{ ctx: Context; kept: Settings }> {
  const ctx = commandContext(services, await chooseCentre(services, slug))
  const read = await readSettings(ctx)
  if (!read.ok) throw new Trouble('This is not permitted.')
  return { ctx, kept: read.value }
}

async function show(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const { kept } = await open(services, readOptions(args, { centre: text }, settingsUsage.show).centre)
  const unit = { answerTermWorkingDays: 'working days', acuteTermMinutes: 'minutes', retentionDays: 'days' } as const
  const { contact: at } = kept
  return done(
    ...Object.entries(contactOptions).map(([option, field]) => `${option} ${at[field]}`.trimEnd()),
    ...hoursAsLines(kept.hours, 'phone').map((line) => `phone-hours ${line}`),
    ...hoursAsLines(kept.hours, 'walk-in').map((line) => `walk-in-hours ${line}`),
    ...kept.closedDays.map((day) => `closed ${day.toString()}`),
    `languages ${offeredLanguages(kept.leftOutLanguages).join(',')}`,
    ...Object.entries(termNames).map(([name, one]) => `term ${name} ${kept.terms[one]} ${unit[one]}`),
    ...kept.planned.map(({ term: one, value, beginsOn }) => `term ${nameOfTerm(one)} ${value} ${unit[one]} from ${beginsOn.toString()}`),
    ...kept.waiting.map(
      ({ help, mostDays, since, until }) =>
        `waiting ${help} at most ${mostDays} days, from ${since.toString()}${until === null ? '' : ` until ${until.toString()}`}`,
    ),
  )
}

const nameOfTerm = (term: Term): string => Object.entries(termNames).find(([, one]) => one === term)?.[0] ?? term

const contactOptions = {
  name: 'name',
  phone: 'phone',
  'duty-phone': 'dutyPhone',
  address: 'streetAddress',
  'postal-code': 'postalCode',
  town: 'town',
  directions: 'directions',
  pager: 'pagerAddress',
} as const satisfies Record<string, ContactField>
const optionOf = (field: ContactField): string => Object.entries(contactOptions).find(([, one]) => one === field)?.[0] ?? field

async function contact(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const options = { name: text, phone: text, 'duty-phone': text, address: text, 'postal-code': text, town: text, directions: text }
  const { centre, ...typed } = readOptions(args, { centre: text, ...options, pager: text }, settingsUsage.contact)
  const wish: Partial<Record<ContactField, string>> = {}
  for (const [option, value] of Object.entries(typed))
    if (value !== undefined) wish[contactOptions[option as keyof typeof contactOptions]] = value
  if (Object.keys(wish).length === 0) throw new Trouble(`Say what is to be changed.\nUsage: ${settingsUsage.contact}`)
  const { ctx, kept } = await open(services, centre)
  const becomes: Contact = { ...kept.contact, ...wish }
  const saved = await changeContact(ctx, becomes, kept.version)
  if (saved.ok) return isSaved(becomes.name)
  if (saved.error.kind !== 'wrong-fields') return sayCommon(saved.error.kind)
  return failed(`Nothing was changed. This cannot be: ${saved.error.fields.map((field) => `--${optionOf(field)}`).join(', ')}.`)
}

async function hours(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const options = { centre: text, 'phone-hours': many, 'walk-in-hours': many, 'no-walk-in': { type: 'boolean' } } as const
  const read = readOptions(args, options, settingsUsage.hours)
  const [phone, walkIn] = [read['phone-hours'], read['no-walk-in'] === true ? [] : read['walk-in-hours']]
  if (phone === undefined && walkIn === undefined) throw new Trouble(`Say which hours.\nUsage: ${settingsUsage.hours}`)
  const given = { phone: hoursFrom('phone', phone ?? []), 'walk-in': hoursFrom('walk-in', walkIn ?? []) }
  const { ctx, kept } = await open(services, read.centre)
  const keeps = (kind: 'phone' | 'walk-in'): Settings['hours'] => kept.hours.filter((one) => one.kind === kind)
  const becomes = [...(phone === undefined ? keeps('phone') : given.phone), ...(walkIn === undefined ? keeps('walk-in') : given['walk-in'])]
  const saved = await setHours(ctx, becomes, kept.version)
  if (saved.ok) return isSaved(kept.contact.name)
  if (saved.error.kind === 'never-open') return failed('Nothing was changed. A centre can be called on one day at least.')
  if (saved.error.kind !== 'wrong-hours') return sayCommon(saved.error.kind)
  const day = weekdays[saved.error.weekday - 1] ?? 'that day'
  return failed(`Nothing was changed. The hours of ${day} cannot be: they close before they open, or two lie over each other.`)
}

async function closed(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const { centre, add, remove } = readOptions(args, { centre: text, add: text, remove: text }, settingsUsage.closed)
  const typed = add ?? remove
  if (typed === undefined || (add !== undefined && remove !== undefined))
    throw new Trouble(`Give one day, with --add or --remove.\nUsage: ${settingsUsage.closed}`)
  const day = dayFrom(typed)
  const { ctx, kept } = await open(services, centre)
  const saved = await (add === undefined ? openOnDay : closeOnDay)(ctx, day)
  if (saved.ok) return isSaved(kept.contact.name)
  const why = {
    'day-in-past': 'That day is over.',
    'day-too-far': 'That day is more than two years away.',
    'closed-already': 'It is closed on that day already.',
    'not-closed': 'It was open on that day already.',
    'not-permitted': 'This is not permitted.',
  } as const
  return failed(why[saved.error.kind])
}

async function languages(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const { centre, offer } = readOptions(args, { centre: text, offer: text }, settingsUsage.languages)
  const chosen = required(offer, 'offer', settingsUsage.languages)
    .split(',')
    .map((tag) => tag.trim())
  const { ctx, kept } = await open(services, centre)
  const saved = await setLanguages(ctx, chosen, kept.version)
  if (saved.ok) return isSaved(kept.contact.name)
  if (saved.error.kind !== 'unknown-language') return sayCommon(saved.error.kind)
  return failed(`Nothing was changed. ${saved.error.language} is not there. There are: ${offeredLanguages([]).join(', ')}.`)
}

async function term(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const read = readOptions(args, { centre: text, term: text, value: text, from: text, why: text }, settingsUsage.term)
  const name = required(read.term, 'term', settingsUsage.term)
  const which = terms.find((one) => nameOfTerm(one) === name)
  if (which === undefined) throw new Trouble(`There is no term ${name}.\nUsage: ${settingsUsage.term}`)
  const value = Number(required(read.value, 'value', settingsUsage.term))
  const { ctx, kept } = await open(services, read.centre)
  const from = read.from === undefined ? localDate(ctx.now) : dayFrom(read.from)
  const proposed = await proposeTerm(ctx, { term: which, value, from, why: read.why ?? '', seen: kept.terms[which] })
  if (proposed.ok) return done('Proposed. Somebody in the workplace decides it; until then nothing changes.')
  return sayTermRefusal(proposed, which)
}

function sayTermRefusal(
  { error }: Extract<Result<never, TermRefusal | { kind: 'not-permitted' }>, { ok: false }>,
  term: Term,
): CommandResult {
  const { least, most } = termBounds[term]
  const why = {
    'out-of-bounds': `It is a whole number from ${least} to ${most}.`,
    'begins-in-past': 'That day is over.',
    'no-change': 'That is what holds already.',
    'proposed-already': 'A proposal for this term is open already.',
    'nobody-decides': 'There is nobody who could decide it.',
    'changed-meanwhile': 'Somebody changed it at the same moment. Try again.',
    'not-permitted': 'This is not permitted.',
  } as const
  return failed(why[error.kind])
}

const isSaved = (name: string): CommandResult => done(`${name} has it so. A running application shows it within a minute.`)

const sayCommon = (kind: 'changed-meanwhile' | 'not-permitted'): CommandResult =>
  failed(kind === 'not-permitted' ? 'This is not permitted.' : 'Somebody changed it at the same moment. Try again.')
