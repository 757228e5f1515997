/** `./cjg centre`: founds a centre, lists those that are there, shows and changes how one is set. */
import { foundCentre, listCentres, type NewCentre } from '#contexts/access/public.ts'
import type { FoundRefusal } from '#contexts/access/use-cases/found-centre.server.ts'
import type { Services } from '#platform/services.ts'
import { dayFrom, hoursFrom, weekdays } from './centre-hours.ts'
import { logo } from './centre-logo.ts'
import { isSettingsDeed, settingsCommand, settingsUsage } from './centre-settings.ts'
import { theme } from './centre-theme.ts'
import { done, failed, readOptions, required, systemActor, type CommandResult } from './command.ts'

export const centreUsage = [
  './cjg centre add --slug <slug> --name <name> --municipality <name> --phone <number> --duty-phone <number> --address <street and number> --postal-code <code> --town <town> --phone-hours "mon-fri 08:30-17:00" [more]',
  './cjg centre list',
  './cjg centre theme [--centre <slug>] [--set <token=value>…] [--menu <entry.language=name>…] [--term <term.language=name>…] [--drawings on|off] [--clear]   (without options it shows what is set)',
  './cjg centre logo [--centre <slug>] [--file <png or webp>] [--alt-nl <what it says in Dutch>] [--alt-en <what it says in English>] [--remove]   (without options it shows what is there)',
  ...Object.values(settingsUsage),
  'More for add, those with … as often as needed: --region <slug> --region-name <name> --host <host name>… --default --directions <text> --retention-days <7-365> --pager <mail address> --phone-hours <hours>… --walk-in-hours <hours>… --closed-day <2026-12-24>…',
] as const

type Needs = Pick<Services, 'db' | 'clock'>

export async function centreCommand(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [deed, ...rest] = args
  if (isSettingsDeed(deed)) return settingsCommand(services, deed, rest)
  switch (deed) {
    case 'add':
      return add(services, rest)
    case 'list':
      readOptions(rest, {}, centreUsage[1])
      return list(services)
    case 'theme':
      return theme(services, rest, centreUsage[2])
    case 'logo':
      return logo(services, rest, centreUsage[3])
    case undefined:
    case 'help':
      return done('Usage:', ...centreUsage.map((line) => `  ${line}`))
    default:
      return failed(`Unknown: centre ${deed}.`, 'Usage:', ...centreUsage.map((line) => `  ${line}`))
  }
}

async function add({ db, clock }: Needs, args: readonly string[]): Promise<CommandResult> {
  const there = await listCentres(db)
  const wish = wishFrom(args, !there.some(({ isDefault }) => isDefault))
  const founded = await foundCentre(
    { db, actor: systemActor, now: clock(), traceId: 'cli-centre', accessPoint: { kind: 'command' }, asked: [] },
    wish,
  )
  if (!founded.ok) return failed(sayRefusal(founded.error))
  const beside = there.some(({ demonstration }) => demonstration)
    ? ['It stands beside the demonstration. For real work, use a database or a DATA_DIR without it, with DEMO=0.']
    : []
  return done(
    `Founded ${wish.name} (${wish.slug})${wish.isDefault ? ', the centre for every host name that no other has' : ''}.`,
    ...beside,
    `Next: ./cjg user add --centre ${wish.slug} …  (the first administrator)`,
  )
}

function wishFrom(args: readonly string[], nobodyIsDefault: boolean): NewCentre {
  const text = { type: 'string' } as const
  const many = { type: 'string', multiple: true } as const
  const [usage] = centreUsage
  const one = {
    slug: text,
    name: text,
    municipality: text,
    phone: text,
    address: text,
    town: text,
    region: text,
    directions: text,
    pager: text,
  }
  const read = readOptions(
    args,
    {
      ...one,
      ...{ 'duty-phone': text, 'postal-code': text, 'region-name': text, 'retention-days': text, default: { type: 'boolean' } },
      ...{ host: many, 'phone-hours': many, 'walk-in-hours': many, 'closed-day': many },
    } as const,
    usage,
  )
  const municipality = required(read.municipality, 'municipality', usage)
  const slug = required(read.slug, 'slug', usage)
  return {
    region: { slug: read.region ?? slug, name: read['region-name'] ?? municipality },
    slug,
    name: required(read.name, 'name', usage),
    municipality,
    hosts: read.host ?? [],
    isDefault: read.default === true || nobodyIsDefault,
    demonstration: false,
    phone: required(read.phone, 'phone', usage),
    dutyPhone: required(read['duty-phone'], 'duty-phone', usage),
    streetAddress: required(read.address, 'address', usage),
    postalCode: required(read['postal-code'], 'postal-code', usage),
    town: required(read.town, 'town', usage),
    directions: read.directions ?? '',
    retentionDays: Number(read['retention-days'] ?? 90),
    pagerAddress: read.pager ?? null,
    openingHours: [
      ...hoursFrom('phone', [required(read['phone-hours']?.[0], 'phone-hours', usage), ...(read['phone-hours'] ?? []).slice(1)]),
      ...hoursFrom('walk-in', read['walk-in-hours'] ?? []),
    ],
    closedDays: (read['closed-day'] ?? []).map(dayFrom),
  }
}

async function list({ db }: Needs): Promise<CommandResult> {
  const centres = await listCentres(db)
  if (centres.length === 0) return done('There is no centre yet.')
  return done(
    ...centres.map(({ slug, name, region, hosts, isDefault, demonstration }) =>
      [
        `${slug}  ${name}, ${region}`,
        ...(hosts.length > 0 ? [hosts.join(', ')] : []),
        ...(isDefault ? ['default'] : []),
        ...(demonstration ? ['demonstration'] : []),
      ].join('  '),
    ),
  )
}

function sayRefusal(refusal: FoundRefusal | { readonly kind: 'not-permitted' }): string {
  switch (refusal.kind) {
    case 'wrong-slug':
      return `${refusal.slug} is no short name: 2 to 40 small letters, digits and hyphens.`
    case 'wrong-name':
      return `"${refusal.name}" is no name: 2 to 80 signs.`
    case 'wrong-host':
      return `${refusal.host} is no host name.`
    case 'no-phone':
      return 'A centre needs a telephone number, and one for outside its hours.'
    case 'wrong-retention':
      return 'Conversations are kept for 7 to 365 days.'
    case 'wrong-hours':
      return `The hours of ${weekdays[refusal.weekday - 1] ?? 'that day'} cannot be: they close before they open, or two lie over each other.`
    case 'taken':
      return takenText(refusal)
    case 'not-permitted':
      return 'This is not permitted.'
  }
}

function takenText({ what, by }: Extract<FoundRefusal, { kind: 'taken' }>): string {
  switch (what) {
    case 'slug':
      return `There is a centre ${by} already.`
    case 'host':
      return `A host name is of the centre ${by} already.`
    case 'default':
      return `The default is the centre ${by} already.`
  }
}
