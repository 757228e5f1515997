/** What of a breach is sealed: everything that somebody wrote, as it may hold what leaked; and the whole of it after each change. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import type { Breach, BreachFacts } from '../../rules/breach/breach.ts'
import { insertRevision, newRevisionId, type BreachRow, type Revision } from '../../sql/breach/breaches.server.ts'
import { openForCentre, sealForCentre, type Sealed } from '../sealed.server.ts'

type Content = {
  readonly facts: BreachFacts
  readonly decisions: Pick<Breach['decisions'], 'whyNotReport' | 'whyNotTell' | 'decidedBy' | 'advice'>
  readonly reports: Pick<Breach['reports'], 'whyLate' | 'reference'>
  readonly telling: Pick<Breach['telling'], 'toldHow' | 'letter'>
  readonly whyClosed: string
}

const place = (id: string): string => `breach ${id}`
const revisionPlace = (id: string): string => `breach-revision ${id}`

const whyClosedOf = (breach: Breach): string => (breach.state === 'closed' || breach.state === 'dismissed' ? breach.whyClosed : '')

export function sealBreach(keys: Keys, centreId: Id<'centre'>, breach: Breach): Sealed {
  const { decisions, reports, telling } = breach
  const content: Content = {
    facts: breach.facts,
    decisions: {
      whyNotReport: decisions.whyNotReport,
      whyNotTell: decisions.whyNotTell,
      decidedBy: decisions.decidedBy,
      advice: decisions.advice,
    },
    reports: { whyLate: reports.whyLate, reference: reports.reference },
    telling: { toldHow: telling.toldHow, letter: telling.letter },
    whyClosed: whyClosedOf(breach),
  }
  return sealForCentre(keys, centreId, place(breach.id), Buffer.from(JSON.stringify(content)))
}

export function openBreach(keys: Keys, centreId: Id<'centre'>, row: BreachRow): Breach {
  // Written by `sealBreach` alone.
  const content = JSON.parse(openForCentre(keys, centreId, place(row.id), row.content).toString('utf8')) as Content
  return {
    ...{ id: row.id, discoveredAt: row.discoveredAt, awareAt: row.awareAt, suspectedAt: row.suspectedAt, facts: content.facts },
    decisions: { ...content.decisions, report: row.reportDecision, tell: row.tellDecision },
    reports: { ...content.reports, firstReportedAt: row.firstReportedAt, completedAt: row.completedAt },
    telling: { ...content.telling, toldAt: row.toldAt, toldCount: row.toldCount },
    ...stateOf(row, content.whyClosed),
  }
}

function stateOf({ state, closedAt, mergedInto }: BreachRow, whyClosed: string) {
  if (state === 'suspected' || state === 'open') return { state }
  if (closedAt === null) throw new Error('A breach that is over has no end')
  if (state !== 'merged') return { state, closedAt, whyClosed }
  if (mergedInto === null) throw new Error('A merged breach leads nowhere')
  return { state, closedAt, into: mergedInto }
}

/** What it said after a change, and why it was changed. */
export type Snapshot = { readonly breach: Breach; readonly why: string }

export async function keepRevision(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  { breach, why, version, deed }: Snapshot & { readonly version: number; readonly deed: string },
): Promise<void> {
  const id = newRevisionId(ctx.now)
  const content = sealForCentre(keys, ctx.centreId, revisionPlace(id), Buffer.from(JSON.stringify({ breach, why })))
  const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  await insertRevision(tx, ctx.centreId, breach.id, { id, version, at: ctx.now, by, deed, content })
}

export function openRevision(keys: Keys, centreId: Id<'centre'>, { id, content }: Revision): Snapshot {
  // Written by `keepRevision` alone; moments stand in it as text.
  const { breach, why } = JSON.parse(openForCentre(keys, centreId, revisionPlace(id), content).toString('utf8')) as Stored
  const moment = (text: string): Instant => Temporal.Instant.from(text)
  const maybe = (text: string | null): Instant | null => (text === null ? null : moment(text))
  const whole = {
    ...breach,
    ...{ discoveredAt: moment(breach.discoveredAt), awareAt: moment(breach.awareAt), suspectedAt: moment(breach.suspectedAt) },
    reports: { ...breach.reports, firstReportedAt: maybe(breach.reports.firstReportedAt), completedAt: maybe(breach.reports.completedAt) },
    telling: { ...breach.telling, toldAt: maybe(breach.telling.toldAt) },
    ...(breach.closedAt === undefined ? {} : { closedAt: moment(breach.closedAt) }),
  }
  return { breach: whole as Breach, why }
}

type AsText<T> = T extends Instant ? string : T extends object ? { readonly [K in keyof T]: AsText<T[K]> } : T
type Stored = { readonly breach: AsText<Omit<Breach, 'closedAt'>> & { readonly closedAt?: string }; readonly why: string }
