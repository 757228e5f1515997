/**
 * The child-health record of one child, whole: one permit, one row of the log that names every group that was seen, and one query per list. Professionals and
 * the family read it by the same way; what the family told itself is in it as far as the reader may see that.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type FileState, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, openColumn, type NotPermitted } from '../../../access/public.ts'
import { findChild, listTwins, type Child } from '../../../families/public-child.ts'
import { listDoses, type Dose } from '../../../vaccination/public.ts'
import { findHealthOf } from '../family/health-of.server.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import type { Measured } from '../../rules/charts/visits.ts'
import type { Background, Contact, Measurement, Milestone } from '../../rules/record/record.ts'
import type {
  KeptScreening,
  Referral,
  Screening,
  Signal,
  WithdrawnMeasurement,
  WithdrawnMilestone,
  WithdrawnScreening,
} from '../../rules/record/whole-record.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { countKept } from '../../sql/contact/disclosure.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'
import { listOwnMeasurements } from '../../sql/record/own-measurements.server.ts'
import {
  listAllScreenings,
  listReferrals,
  listSignals,
  listWithdrawnMeasurements,
  listWithdrawnMilestones,
} from '../../sql/record/record-lists.server.ts'

export type HealthRecord = {
  readonly child: Child
  /** Born on the same day in the same family: whose record this is has to be unmistakable. */
  readonly twins: readonly Child[]
  readonly state: FileState
  /** May the reader write in it, and print it? */
  readonly mayWrite: boolean
  readonly mayPrint: boolean
  readonly background: Background
  readonly measurements: readonly Measurement[]
  readonly milestones: readonly Milestone[]
  readonly withdrawn: {
    readonly measurements: readonly WithdrawnMeasurement[]
    readonly milestones: readonly WithdrawnMilestone[]
    readonly screenings: readonly WithdrawnScreening[]
  }
  readonly contacts: readonly Contact[]
  readonly signals: readonly Signal[]
  readonly screenings: readonly Screening[]
  readonly referrals: readonly Referral[]
  readonly doses: readonly Dose[]
  /** What the family measured at home; empty where it may not be seen. */
  readonly own: readonly Measured[]
  /** The moments that the centre offers now: what planned contacts are called. */
  readonly moments: readonly Moment[]
  /** Texts of contacts that are kept from the family, and how many of those are to be looked at again by now; none as the family sees it. */
  readonly keptBack: { readonly all: number; readonly due: number }
  /** Names of the colleagues in it, by account. */
  readonly names: ReadonlyMap<string, string>
}

type Does = 'read' | 'print'

/** `does`: printing is a deed of its own, which some may not who may read. */
export async function readRecord(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  does: Does = 'read',
): Promise<Result<HealthRecord, NoAccess | NotPermitted>> {
  const of = { personId, does, fields: 'healthPieces', also: ['index', 'identity', 'family', 'ownHealth'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit) => {
    const isThere = ctx.actor.kind !== 'resident' || (await findHealthOf(tx, personId, localDate(ctx.now))) !== null
    return isThere ? loadRecord(tx, ctx, keys, permit) : err({ kind: 'no-access' as const, why: 'no-such-person' as const })
  })
}

/** Within a transaction that has a permit for reading this record already. */
export async function loadRecord(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit): Promise<Result<HealthRecord, NoAccess>> {
  const { personId, state } = permit
  const child = await findChild(tx, personId)
  if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
  const contacts = await listContacts(tx, personId)
  const signals = await listSignals(tx, personId)
  const screened = await listAllScreenings(tx, personId)
  const screenings = screened.held.map((one) => openScreening(ctx, keys, one))
  const referrals = await readReferrals(tx, ctx, keys, personId)
  const isAnybodyNamed =
    screenings.length + referrals.length > 0 ||
    contacts.some(({ heldBy }) => heldBy !== null) ||
    signals.some(({ decidedBy }) => decidedBy !== null)
  return ok({
    ...{ child, state, contacts, signals, twins: await listTwins(tx, child) },
    mayWrite: permit.may('write', 'healthPieces'),
    mayPrint: permit.may('print', 'healthPieces'),
    background: await findBackground(tx, personId),
    measurements: await listMeasurements(tx, personId),
    milestones: await listMilestones(tx, personId),
    withdrawn: {
      measurements: await listWithdrawnMeasurements(tx, personId),
      milestones: await listWithdrawnMilestones(tx, personId),
      screenings: screened.withdrawn,
    },
    ...{ screenings, referrals },
    doses: await listDoses(tx, personId),
    own: permit.sees('ownHealth') ? await listOwnMeasurements(tx, personId) : [],
    moments: (await momentsOf(tx, personId, localDate(ctx.now))).known,
    keptBack: await countKept(tx, personId, localDate(ctx.now)),
    names: await namesOf(tx, isAnybodyNamed),
  })
}

type Sealed = { readonly sealed: Buffer | null; readonly version: number | null }

function openScreening(ctx: Context, keys: Keys, { words, keyVersion, ...one }: KeptScreening): Screening {
  return { ...one, words: opened(ctx, keys, ['child_health.screening', 'words', one.id], { sealed: words, version: keyVersion }) }
}

async function readReferrals(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Referral[]> {
  return (await listReferrals(tx, personId)).map(({ reason, keyVersion, feedback, feedbackKeyVersion, ...referral }) => ({
    ...referral,
    reason: opened(ctx, keys, ['child_health.referral', 'reason', referral.id], { sealed: reason, version: keyVersion }) ?? '',
    feedback: opened(ctx, keys, ['child_health.referral', 'feedback', referral.id], { sealed: feedback, version: feedbackKeyVersion }),
  }))
}

function opened(
  ctx: Context,
  keys: Keys,
  [table, column, id]: readonly [string, string, string],
  { sealed, version }: Sealed,
): string | null {
  return sealed === null || version === null ? null : openColumn(keys, ctx.centreId, table, column, id, { sealed, version })
}

async function namesOf(tx: Tx, isNeeded: boolean): Promise<ReadonlyMap<string, string>> {
  return new Map(isNeeded ? (await listColleagues(tx)).map(({ id, name }) => [id as string, name]) : [])
}
