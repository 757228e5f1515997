/** Rotating the seal key and the pseudonym key: both while the application stands still. */
import { sql } from 'kysely'
import { listCentres } from '#contexts/access/public.ts'
import { momentText } from '#contexts/access/rules/audit-chain.ts'
import { readDatabaseClock } from '#contexts/access/sql/audit-seals.server.ts'
import { recordNewKey } from '#contexts/access/use-cases/audit/record-installation.server.ts'
import { verifyAudit } from '#contexts/access/use-cases/verify-audit.server.ts'
import { inTransaction } from '#platform/db.server.ts'
import { remarkFamilies } from '#contexts/families/deeds.ts'
import { loadKeys, newKey, nextPseudonym, nextSeal, replaceKey } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { commandContext, done, failed, type CommandResult } from './command.ts'

type Needs = Pick<Services, 'db' | 'clock' | 'config' | 'keys'>

/** An application that runs knows the keys it started with: it could not open what is wrapped, or prove what is sealed, under a newer one. */
export async function refuseWhileServing({ db }: Pick<Services, 'db'>): Promise<void> {
  const { rows } = await sql<{ running: boolean }>`select exists (
    select from pg_stat_activity where datname = current_database() and application_name = 'opencjg jobs') as running`.execute(db)
  if (rows[0]?.running === true)
    throw new Trouble('The application runs with the keys it started with. Stop it, rotate the key, and start it again.')
}

/** Only over a log that is whole: a new key must not begin where something was changed. */
export async function rotateSeal(services: Needs): Promise<CommandResult> {
  await refuseWhileServing(services)
  for (const centre of await listCentres(services.db)) {
    const proof = await verifyAudit(services, commandContext(services, centre), centre)
    if (!proof.ok) throw new Error('A command is not permitted to verify')
    if (proof.value.problem !== null)
      return failed(`The audit log of ${centre.name} is not whole: see ./cjg audit verify. Nothing was changed.`)
  }
  await tellLogs(services, 'seal')
  const now = await inTransaction(services.db, { centreId: null, actor: 'system' }, readDatabaseClock)
  return give(
    services,
    'seal',
    'CJG_SEAL_KEY',
    nextSeal(services.keys, momentText(now)),
    'From now on a new key seals. The older one stays, to prove what it sealed.',
  )
}

/** `all`: when the key leaked, what lasts must end too, as whoever has the key can make links and codes. */
export async function rotatePseudonym(services: Needs, { all }: { readonly all: boolean }): Promise<CommandResult> {
  await refuseWhileServing(services)
  await tellLogs(services, all ? 'pseudonym all' : 'pseudonym')
  const text = all ? newKey() : nextPseudonym(services.keys)
  const over = 'The pseudonym key is new. Waiting times after wrong tries are over'
  const given = give(
    services,
    'pseudonym',
    'CJG_PSEUDONYM_KEY',
    text,
    all
      ? `${over}, and so are recovery codes, links in mails, keys to files and the secrets of webhooks. Residents get a new account when they sign in.`
      : `${over}. Recovery codes, links in mails, keys to files, secrets of webhooks and accounts of residents go on.`,
    ', and run ./cjg key mark first: it marks numbers and addresses under the new key',
  )
  if (services.config.keys !== null) return given
  // Broken off here, ./cjg key mark goes on with it: what is marked already is known by its key.
  return { ...given, lines: [...given.lines, ...(await markAnew({ ...services, keys: loadKeys(services.config) })).lines] }
}

/** Before the key is replaced: a rotation that is not in the log did not happen. */
export async function tellLogs(services: Pick<Services, 'db' | 'clock'>, which: Parameters<typeof recordNewKey>[1]): Promise<void> {
  for (const centre of await listCentres(services.db)) {
    const told = await recordNewKey(commandContext(services, centre), which)
    if (!told.ok) throw new Error('A command is not permitted to tell the log')
  }
}

/** Marks under the pseudonym key of now by which a BSN or an address is found again, of every centre. */
export async function markAnew(services: Needs): Promise<CommandResult> {
  await refuseWhileServing(services)
  const lines: string[] = []
  for (const centre of await listCentres(services.db)) {
    const remarked = await remarkFamilies(commandContext(services, centre), services.keys)
    if (!remarked.ok) throw new Error('A command is not permitted to mark')
    const { marked, ofTwo } = remarked.value
    if (marked > 0) lines.push(`${centre.name}: ${marked} numbers and addresses marked anew.`)
    if (ofTwo > 0)
      lines.push(`${centre.name}: ${ofTwo} numbers are written down with two people. Look for them by name and merge, or take one away.`)
  }
  return done(...(lines.length > 0 ? lines : ['Every number and address is marked under the key of now.']))
}

function give(
  { config }: Needs,
  name: 'seal' | 'pseudonym',
  variable: string,
  text: string,
  sentence: string,
  alsoThen = '',
): CommandResult {
  if (config.keys !== null)
    return done(`The keys come from the environment. Set this before any process starts again${alsoThen}:`, `${variable}=${text}`)
  replaceKey(config.dataDir, name, text)
  return done(sentence, 'Make ./cjg key export again, and start the application.')
}
