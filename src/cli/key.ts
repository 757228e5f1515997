/** `./cjg key`: the keys of the installation, which live outside the database. */
import { listCentres, type Centre } from '#contexts/access/public.ts'
import { countSealedSecrets, resealSecrets } from '#contexts/access/use-cases/reseal-secrets.server.ts'
import { countKeyVersions, rewrapKeys } from '#contexts/advice/deeds.ts'
import { countHealthSeals, resealHealth } from '#contexts/child-health/deeds.ts'
import { countFamilySeals, resealFamilies } from '#contexts/families/deeds.ts'
import { addCentreKeyVersion, loadKeys, newestVersion, newKey, removeCentreKeyVersion, type Keys } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { markAnew, refuseWhileServing, rotatePseudonym, rotateSeal, tellLogs } from './rotate.ts'
import { rotateSigning, showFingerprints } from './signing.ts'
import { commandContext, done, failed, readOptions, type CommandResult } from './command.ts'

export const keyUsage = [
  './cjg key new                (prints a set for the environment, and keeps it nowhere)',
  './cjg key list               (which version of the centre key opens how many conversations)',
  './cjg key rotate             (makes a new version of the centre key and wraps every conversation under it; stop the application first)',
  './cjg key rotate-seal         (a new key for what is sealed from now on; the older one stays, to prove what it sealed)',
  './cjg key rotate-pseudonym [--all]   (a new key for marks of the moment; --all, when it leaked, also ends recovery codes, links in mails, keys to files and secrets of webhooks, and residents are not recognised any more)',
  './cjg key fingerprint         (with which key each centre signs transfers, and its fingerprint to read aloud)',
  './cjg key rotate-signing      (a new key for signing transfers; every receiver has to compare the new fingerprint)',
  './cjg key mark               (marks BSN and addresses under the pseudonym key of now: after a rotation of keys from the environment, or one that was broken off)',
  './cjg key export --to <file>   (every key in one file under a passphrase from the standard input; keep it apart from the backups)',
  './cjg key import --from <file> [--print]   (puts them into an empty DATA_DIR/keys, or prints them for the environment)',
  './cjg key forget <version>   (takes an old version away for ever, when nothing needs it any more)',
] as const

type Needs = Pick<Services, 'db' | 'clock' | 'config' | 'keys' | 'log'>

/** A set for who runs on a database of their own; needs no installation. */
export function newKeySet(): CommandResult {
  const [seal, pseudonym, signing, backup] = [newKey(), newKey(), newKey(), newKey()]
  const others = [`CJG_SEAL_KEY=${seal}`, `CJG_PSEUDONYM_KEY=${pseudonym}`, `CJG_SIGNING_KEY=${signing}`, `CJG_BACKUP_KEY=${backup}`]
  return done(`CJG_CENTRE_KEYS=1:${newKey()}`, ...others)
}

export async function keyCommand(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [deed, ...rest] = args
  switch (deed) {
    case 'new':
      readOptions(rest, {}, keyUsage[0])
      return newKeySet()
    case 'list':
      readOptions(rest, {}, keyUsage[1])
      return list(services)
    case 'rotate':
      readOptions(rest, {}, keyUsage[2])
      return rotate(services)
    case 'rotate-seal':
      readOptions(rest, {}, keyUsage[3])
      return rotateSeal(services)
    case 'rotate-pseudonym':
      return rotatePseudonym(services, { all: readOptions(rest, { all: { type: 'boolean' } }, keyUsage[4]).all === true })
    case 'fingerprint':
      readOptions(rest, {}, keyUsage[5])
      return showFingerprints(services)
    case 'rotate-signing':
      readOptions(rest, {}, keyUsage[6])
      return rotateSigning(services)
    case 'mark':
      readOptions(rest, {}, keyUsage[7])
      return markAnew(services)
    case 'forget':
      return forget(services, rest)
    case undefined:
    case 'help':
      return done('Usage:', ...keyUsage.map((line) => `  ${line}`))
    default:
      return failed(`Unknown: key ${deed}.`, 'Usage:', ...keyUsage.map((line) => `  ${line}`))
  }
}

async function list(services: Needs): Promise<CommandResult> {
  const counts = await countAll(services)
  const versions = [...new Set([...services.keys.centre.keys(), ...counts.keys()])].toSorted((a, b) => a - b)
  const newest = newestVersion(services.keys)
  return done(
    ...versions.map((version) => {
      const mark = version === newest ? ', the newest' : ''
      const lost = services.keys.centre.has(version) ? '' : ', AND THIS KEY IS NOT HERE'
      return `Version ${version}: ${needsOf(counts, version)}${mark}${lost}`
    }),
  )
}

async function rotate(services: Needs): Promise<CommandResult> {
  const { config, keys } = services
  const isFinished = [...(await countAll(services)).keys()].every((version) => version === newestVersion(keys))
  if (config.keys === null) {
    await refuseWhileServing(services)
    // A rotation that was broken off is finished first: one new version is enough.
    if (isFinished) {
      await tellLogs(services, 'centre')
      addCentreKeyVersion(config.dataDir)
    }
    return finish(services, loadKeys(config), './cjg key forget')
  }
  if (isFinished && keys.centre.size === 1) return done(...nextSet(config.keys.centre, newestVersion(keys)))
  return finish(services, keys, 'take out of CJG_CENTRE_KEYS:')
}

async function finish(services: Needs, keys: Keys, howToForget: string): Promise<CommandResult> {
  const newest = newestVersion(keys)
  const lines: string[] = []
  for (const centre of await listCentres(services.db))
    lines.push(`${centre.name}: ${await rewrapped(services, centre, keys)} wrapped anew.`)
  const old = [...keys.centre.keys()].filter((version) => version !== newest)
  return done(
    ...lines,
    `Everything is under version ${newest} now.`,
    ...(old.length > 0 ? [`When no backup needs them any more, ${howToForget} ${old.join(' ')}`] : []),
  )
}

async function rewrapped(services: Needs, centre: Centre, keys: Keys): Promise<string> {
  const result = await rewrapKeys(commandContext(services, centre), keys)
  const secrets = await resealSecrets(commandContext(services, centre), keys)
  const families = await resealFamilies(commandContext(services, centre), keys)
  const health = await resealHealth(commandContext(services, centre), keys)
  if (!result.ok || !secrets.ok || !families.ok || !health.ok) throw new Error('A command is not permitted to wrap keys')
  return say({ conversations: result.value.rewrapped, secrets: secrets.value, families: families.value + health.value })
}

/** The environment is not ours to write: what to set, and what to do then. */
function nextSet(now: string, newest: number): string[] {
  return [
    'The keys come from the environment. Set this, start every process of the application anew, and run ./cjg key rotate again:',
    `CJG_CENTRE_KEYS=${now.trim()},${newest + 1}:${newKey()}`,
  ]
}

async function forget(services: Needs, args: readonly string[]): Promise<CommandResult> {
  const [given, ...more] = args
  const version = Number(given)
  if (given === undefined || more.length > 0 || !Number.isSafeInteger(version)) throw new Trouble(`Usage: ${keyUsage[10]}`)
  if (services.config.keys !== null)
    throw new Trouble('The keys come from the environment: take the version out of CJG_CENTRE_KEYS yourself.')
  const counts = await countAll(services)
  if (counts.has(version)) return failed(`Version ${version} still opens ${needsOf(counts, version)}. Run ./cjg key rotate first.`)
  removeCentreKeyVersion(services.config.dataDir, version)
  return done(`Version ${version} of the centre key is gone. Backups from before the rotation cannot be read any more.`)
}

type Opens = { readonly conversations: number; readonly secrets: number; readonly families: number }
const nothing: Opens = { conversations: 0, secrets: 0, families: 0 }

async function countAll(services: Needs): Promise<Map<number, Opens>> {
  const total = new Map<number, Opens>()
  const add = (version: number, more: Partial<Opens>): void => {
    const known = total.get(version) ?? nothing
    total.set(version, {
      conversations: known.conversations + (more.conversations ?? 0),
      secrets: known.secrets + (more.secrets ?? 0),
      families: known.families + (more.families ?? 0),
    })
  }
  for (const centre of await listCentres(services.db)) {
    const ctx = commandContext(services, centre)
    const [wrapped, sealed, people] = [await countKeyVersions(ctx), await countSealedSecrets(ctx), await countFamilySeals(ctx)]
    const records = await countHealthSeals(ctx)
    if (!wrapped.ok || !sealed.ok || !people.ok || !records.ok) throw new Error('A command is not permitted to count keys')
    for (const [version, conversations] of wrapped.value) add(version, { conversations })
    for (const [version, secrets] of sealed.value) add(version, { secrets })
    for (const [version, families] of [...people.value, ...records.value]) add(version, { families })
  }
  return total
}

function needsOf(counts: ReadonlyMap<number, Opens>, version: number): string {
  return say(counts.get(version) ?? nothing)
}

function say({ conversations, secrets, families }: Opens): string {
  const parts = [secrets === 0 ? '' : `${secrets} sealed texts`, families === 0 ? '' : `${families} rows about families`]
  return [`${conversations} conversations`, ...parts.filter((part) => part !== '')].join(' and ')
}
