/** The list of who looked at a file, for the family (PR-30): who, what, why, when. Reading it is a look itself, and stands in it the next time. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import {
  countLog,
  deedOf,
  findOwnPerson,
  listLog,
  listLookers,
  whyOf,
  type Deed,
  type LogBy,
  type LogFigures,
  type Looker,
  type LogRow,
  type LogWish,
  type Why,
} from '../../access/public-openness.ts'
import type { NotPermitted } from '../../access/public.ts'
import { fullName } from '../rules/person.ts'
import { listHiddenPieces } from '../sql/pieces-kept-back.server.ts'
import { findPerson } from '../sql/persons.server.ts'

export const logDays = [30, 90, 365] as const

export type LogQuery = {
  readonly personId: Id<'person'>
  /** Days back; null: everything. */
  readonly days: number | null
  readonly by: LogBy | null
  readonly limit: number
}

export type Who =
  | { readonly kind: 'staff'; readonly name: string; readonly profession: string }
  | { readonly kind: 'me' }
  /** Somebody of the family; the name only when the reader may know it. */
  | { readonly kind: 'family'; readonly name: string | null }
  | { readonly kind: 'system' | 'partner' }

export type LogLine = {
  readonly id: Id<'auditEvent'>
  readonly at: Instant
  /** How often: more than once for a draft that saved itself. */
  readonly times: number
  readonly who: Who
  readonly deed: Deed
  readonly groups: readonly string[]
  readonly why: Why
}

export type FileLog = {
  readonly personId: Id<'person'>
  readonly name: string
  readonly lines: readonly LogLine[]
  readonly figures: LogFigures
  readonly lookers: readonly Looker[]
}

/** `export`: kept as a file, which the log says too. */
export async function readFileLog(
  ctx: Context,
  query: LogQuery,
  as: 'read' | 'export' = 'read',
): Promise<Result<FileLog, NoAccess | NotPermitted>> {
  const { personId, days, by, limit } = query
  return actOnFile(ctx, 'log.readOwn', { personId, does: as, fields: 'log', also: ['index'] }, async (tx) => {
    const since = days === null ? null : ctx.now.subtract({ hours: 24 * days })
    const wish: LogWish = { personId, since, by, hidden: await listHiddenPieces(tx, personId), eachDraft: as === 'export' }
    const person = await findPerson(tx, personId)
    const rows = await listLog(tx, wish, limit)
    return ok({
      personId,
      name: person === null ? '' : fullName(person),
      lines: await toLines(tx, ctx, rows),
      figures: await countLog(tx, wish),
      lookers: await listLookers(tx, wish),
    })
  })
}

/** One line, to ask a question about; null when it is not in the list of this reader. */
export async function findLogLine(tx: Tx, ctx: Context, personId: Id<'person'>, id: Id<'auditEvent'>): Promise<LogLine | null> {
  const wish: LogWish = { personId, since: null, by: null, hidden: await listHiddenPieces(tx, personId) }
  const row = (await listLog(tx, { ...wish, only: id }, 1))[0]
  return row === undefined ? null : ((await toLines(tx, ctx, [row]))[0] ?? null)
}

async function toLines(tx: Tx, ctx: Context, rows: readonly LogRow[]): Promise<LogLine[]> {
  const me = ctx.actor.kind === 'resident' ? await findOwnPerson(tx) : null
  const names = new Map<string, string | null>()
  for (const { actorPersonId } of rows)
    if (actorPersonId !== null && actorPersonId !== me && !names.has(actorPersonId)) {
      const person = await findPerson(tx, actorPersonId)
      names.set(actorPersonId, person === null ? null : fullName(person))
    }
  return rows.map((row) => {
    const deed = deedOf(row.events)
    return {
      ...{ id: row.id, at: row.at, times: row.times, deed, why: whyOf({ ...row, deed }) },
      groups: [...new Set(row.groups.split(' ').filter((group) => group !== ''))],
      who: whoOf(row, me, names),
    }
  })
}

function whoOf(row: LogRow, me: string | null, names: ReadonlyMap<string, string | null>): Who {
  if (row.accountId !== null) return { kind: 'staff', name: row.name ?? '', profession: row.profession ?? '' }
  if (row.actorKind === 'client') return { kind: 'partner' }
  if (row.actorKind !== 'resident') return { kind: 'system' }
  if (row.actorPersonId !== null && row.actorPersonId === me) return { kind: 'me' }
  return { kind: 'family', name: row.actorPersonId === null ? null : (names.get(row.actorPersonId) ?? null) }
}
