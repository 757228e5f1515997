/** `./cjg audit`: proves that the audit log is as it was sealed. Exit code 1 when any chain is broken. */
import { listCentres, type Centre } from '#contexts/access/public.ts'
import { sealAudit } from '#contexts/access/use-cases/seal-audit.server.ts'
import type { ChainProblem } from '#contexts/access/use-cases/audit/chain-check.server.ts'
import { verifyAudit, type AuditProof } from '#contexts/access/use-cases/verify-audit.server.ts'
import type { Services } from '#platform/services.ts'
import type { Surroundings } from './commands.ts'
import { auditExportUsage, exportLog } from './audit-export.ts'
import { chooseCentre, commandContext, done, failed, readOptions, type CommandResult } from './command.ts'

export const auditUsage = [
  './cjg audit verify [--centre <slug>]   (every centre when none is named; exit code 1 when a chain is broken)',
  './cjg audit seal   [--centre <slug>]   (seals now what the job would seal within a minute)',
  auditExportUsage,
] as const

type AuditSurroundings = Partial<Pick<Surroundings, 'onStep' | 'out'>>
type Needs = Pick<Services, 'db' | 'clock' | 'keys' | 'config' | 'log'>

export async function auditCommand(services: Needs, args: readonly string[], around: AuditSurroundings = {}): Promise<CommandResult> {
  const [deed, ...rest] = args
  switch (deed) {
    case 'verify':
      return verify(services, await centresFrom(services, rest, auditUsage[0]), around.onStep ?? (() => {}))
    case 'seal':
      return seal(services, await centresFrom(services, rest, auditUsage[1]))
    case 'export':
      return exportLog(services, rest, around.out ?? process.stdout)
    case undefined:
    case 'help':
      return done('Usage:', ...auditUsage.map((line) => `  ${line}`))
    default:
      return failed(`Unknown: audit ${deed}.`, 'Usage:', ...auditUsage.map((line) => `  ${line}`))
  }
}

async function centresFrom(services: Needs, args: readonly string[], usage: string): Promise<Centre[]> {
  const { centre } = readOptions(args, { centre: { type: 'string' } }, usage)
  return centre === undefined ? listCentres(services.db) : [await chooseCentre(services, centre)]
}

async function verify(services: Needs, centres: readonly Centre[], onStep: (step: string) => void): Promise<CommandResult> {
  const lines: string[] = []
  let broken = 0
  for (const centre of centres) {
    const proof = await verifyAudit(services, commandContext(services, centre), centre, tellProgress(centre, onStep))
    if (!proof.ok) throw new Error('A command is not permitted to verify')
    lines.push(...tell(centre, proof.value))
    if (proof.value.problem !== null) broken += 1
  }
  if (centres.length === 0) return done('There is no centre, so there is nothing to prove.')
  return broken === 0 ? done(...lines) : failed(...lines, `${broken} of ${centres.length} audit logs broken.`)
}

/** A line for each tenth of a long log. */
function tellProgress({ name }: Centre, onStep: (step: string) => void): (proven: number, of: number) => void {
  let told = 0
  return (proven, of) => {
    const tenth = Math.floor((10 * proven) / of)
    if (of < 10_000 || tenth <= told || tenth >= 10) return
    told = tenth
    onStep(`${name}: ${proven} of ${of} rows proven`)
  }
}

function tell(
  { name, slug }: Centre,
  { proven, removed, head, headAt, unsealed, comparedWithExport, problem, place }: AuditProof,
): string[] {
  const lines =
    problem === null
      ? [`${name}: whole. ${proven - removed.count} rows proven${headAt === null ? '' : `, sealed until ${headAt.toString()}`}.`]
      : [`${name}: BROKEN. ${describe(problem)}`, ...whereIs(place), `  ${proven - removed.count} rows before it are proven.`]
  if (removed.count > 0)
    lines.push(`  Removed by term, with a proof that is right: ${removed.count}, the newest recorded at ${removed.newest ?? '?'}.`)
  if (problem === null && head !== null) lines.push(`  Head: sequence ${proven}, ${head.toString('hex')}.`)
  if (unsealed.count > 0)
    lines.push(`  Not yet sealed, so not proven: ${unsealed.count}, the oldest of ${unsealed.oldest?.toString() ?? '?'}.`)
  if (proven > 0 && !comparedWithExport)
    lines.push(`  There is no exported head (DATA_DIR/audit-heads/${slug}): it cannot be told whether the end was cut off.`)
  return lines
}

function whereIs(place: AuditProof['place']): string[] {
  if (place === null) return []
  const { eventId, recordedAt, sealedAt, provenUntil } = place
  const facts = [
    ...(eventId === null ? [] : [`row ${eventId}`]),
    ...(recordedAt === null ? [] : [`which says it was recorded at ${recordedAt}`]),
    ...(sealedAt === null ? [] : [`with a seal that says ${sealedAt}`]),
    ...(provenUntil === null ? [] : [`after the proven row of ${provenUntil}`]),
  ]
  return facts.length === 0 ? [] : [`  Where: ${facts.join(', ')}.`]
}

function describe(problem: ChainProblem): string {
  switch (problem.kind) {
    case 'changed':
      return `Sequence ${problem.sequence}: the row or its seal is not what was sealed (or the seal key is another).`
    case 'missing':
      return `Sequence ${problem.sequence}: the row or its seal is gone, and nothing proves that its term was over.`
    case 'slipped-in':
      return problem.sequence === null
        ? 'A row without seal bears a time from before rows that were sealed without it: it was slipped in.'
        : `Sequence ${problem.sequence}: the row bears a time from before rows that were sealed without it: it was slipped in.`
    case 'end-missing':
      return `Sequence ${problem.sequence} was exported as the head, and the log ends before it: its end was cut off, or an older backup was put back.`
    case 'replaced':
      return `Sequence ${problem.sequence}: another seal than was exported: the end was cut off and grew again, or an older backup was put back.`
    case 'removal-forged':
      return `Sequence ${problem.sequence}: the log says that rows from here were removed by term, and that proof is not ours, or is in another place.`
    case 'removed-too-soon':
      return `Sequence ${problem.sequence}: rows from here were removed with a right proof, but their term was not over.`
    case 'put-back':
      return `Sequence ${problem.sequence}: rows stand again where rows were removed by term.`
  }
}

async function seal(services: Needs, centres: readonly Centre[]): Promise<CommandResult> {
  const lines: string[] = []
  for (const centre of centres) lines.push(`${centre.name}: ${await sealAudit(services, centre, { whole: true })} rows sealed.`)
  return done(...lines)
}
