/** The schedule of one child: every moment with its contact, what was written down of appointments that were missed, and invitations. Reading writes nothing but the log. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, openColumn, type Colleague, type NotPermitted } from '../../../access/public.ts'
import { findChild, listChildren, type Child } from '../../../families/public-child.ts'
import { scheduleLines, type ScheduleLine } from '../../rules/schedule/lines.ts'
import { isPreterm } from '../../rules/schedule/windows.ts'
import { listInvitations, type Invitation } from '../../sql/calls/rounds.server.ts'
import { listInvitationAnswers, type KeptInvitationAnswer } from '../../sql/family/invitations.server.ts'
import { listMissed, type Missed } from '../../sql/calls/missed.server.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { listIndications } from '../../sql/schedule/contacts.server.ts'
import { momentsOf } from './offered.server.ts'

/** Within a deed that may read the record: for pages that show the schedule beside other things. */
export async function scheduleOf(tx: Tx, child: Child, today: PlainDate): Promise<readonly ScheduleLine[]> {
  return scheduleLines(await momentsOf(tx, child.id, today), child, await listContacts(tx, child.id), today)
}

export type ShownMissed = Omit<Missed, 'reason' | 'keyVersion' | 'doneWords' | 'doneKeyVersion'> & {
  readonly reason: string | null
  readonly doneWords: string | null
}
export type ChildSchedule = {
  readonly child: Child
  readonly lines: readonly ScheduleLine[]
  /** Born before 37 weeks: the schedule is not corrected for it. */
  readonly preterm: boolean
  /** Why an extra contact is there, by its id. */
  readonly indications: ReadonlyMap<string, string>
  readonly invitations: readonly Invitation[]
  /** What somebody of the family said to them, the newest first; none for who may not read what the family told. */
  readonly answers: readonly KeptInvitationAnswer[]
  /** Who said so, by id. */
  readonly names: ReadonlyMap<string, Child>
  readonly missed: readonly ShownMissed[]
  /** With whom a contact can be planned, and who can have something in hand. */
  readonly colleagues: readonly Colleague[]
  readonly mayWrite: boolean
}

export async function readSchedule(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
): Promise<Result<ChildSchedule, NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'ownHealth'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit): Promise<Result<ChildSchedule, NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    return ok(await load(tx, ctx, keys, permit, child))
  })
}

async function load(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, child: Child): Promise<ChildSchedule> {
  const open = (table: string, column: string, id: string, sealed: Buffer | null, version: number | null): string | null =>
    sealed === null || version === null ? null : openColumn(keys, ctx.centreId, table, column, id, { sealed, version })
  const indications = await listIndications(tx, child.id)
  const missed = await listMissed(tx, child.id)
  const answers = permit.sees('ownHealth') ? await listInvitationAnswers(tx, [child.id]) : []
  return {
    child,
    lines: await scheduleOf(tx, child, localDate(ctx.now)),
    preterm: isPreterm((await findBackground(tx, child.id)).gestationDays),
    indications: new Map(
      indications.map(({ id, sealed, version }) => [id, open('child_health.contact', 'indication', id, sealed, version) ?? '']),
    ),
    invitations: await listInvitations(tx, child.id),
    answers,
    names: await namesOf(
      tx,
      answers.map(({ answeredBy }) => answeredBy),
    ),
    missed: missed.map(({ reason, keyVersion, doneWords, doneKeyVersion, ...one }) => ({
      ...one,
      reason: open('child_health.missed', 'reason', one.id, reason, keyVersion),
      doneWords: open('child_health.missed', 'done_words', one.id, doneWords, doneKeyVersion),
    })),
    colleagues: (await listColleagues(tx)).filter(isCarer),
    mayWrite: permit.may('write', 'healthPieces'),
  }
}

/** Names of these people, as far as they may be seen. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Child>> {
  return new Map((await listChildren(tx, [...new Set(ids)])).map((one) => [one.id as string, one]))
}

export function isCarer({ active, roles }: Colleague): boolean {
  return active && roles.some((role) => role === 'professional' || role === 'coordinator')
}
