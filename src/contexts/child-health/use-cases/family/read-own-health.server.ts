/**
 * The health of a child as the family reads it: what was measured, seen and given, what comes, and what the reader told. One permit, one row of the log.
 * Signals, referrals, withdrawn rows and drafts of professionals are not loaded: the family asks for the whole file where it wants it whole.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import { openColumn, type NotPermitted } from '../../../access/public.ts'
import type { Child } from '../../../families/public-child.ts'
import { listDoses, type Dose } from '../../../vaccination/public.ts'
import { milestonesToTell, type ToldMilestones } from '../../rules/family/milestones-told.ts'
import type { VisitAnswers } from '../../rules/family/visit-questions.ts'
import { whatComes, type Coming } from '../../rules/family/what-comes.ts'
import type { Background, Contact, Measurement } from '../../rules/record/record.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { planSchedule } from '../../rules/schedule/windows.ts'
import { listInvitations, type SentInvitation } from '../../sql/family/invitations.server.ts'
import { listOwnQuestionnaires, type KeptQuestionnaire } from '../../sql/family/questionnaires.server.ts'
import { listToldMeasurements, type KeptOwnMeasurement } from '../../sql/family/told-measurements.server.ts'
import { listTopics, type KeptTopic } from '../../sql/family/topics.server.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'
import { listMoments } from '../../sql/schedule/templates.server.ts'
import { findHealthOf, type HealthOf } from './health-of.server.ts'

export type OwnMeasurement = KeptOwnMeasurement & { readonly isMine: boolean }
export type OpenedTopic = Omit<KeptTopic, 'words'> & { readonly words: string }
export type OpenedQuestionnaire = Omit<KeptQuestionnaire, 'answers' | 'keyVersion'> & { readonly answers: VisitAnswers }

export type OwnHealth = {
  readonly child: Child
  /** Is it the reader's own file? Otherwise of somebody over whom the reader has authority. */
  readonly isOwn: boolean
  /** May the reader tell something: as long as there is help. */
  readonly mayTell: boolean
  readonly mayPrint: boolean
  readonly background: Background
  readonly measurements: readonly Measurement[]
  readonly own: readonly OwnMeasurement[]
  readonly milestones: ToldMilestones
  readonly coming: readonly Coming[]
  /** Those that took place, the last first. */
  readonly held: readonly Contact[]
  readonly invitations: readonly SentInvitation[]
  readonly doses: readonly Dose[]
  readonly topics: readonly OpenedTopic[]
  readonly questionnaires: readonly OpenedQuestionnaire[]
  /** The moments that the centre offers now: what contacts are called. */
  readonly moments: readonly Moment[]
}

/** Invitations of longer ago are not shown. */
const INVITED_SINCE = { months: 12 }

export async function readOwnHealth(ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Result<OwnHealth, NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'ownHealth'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit): Promise<Result<OwnHealth, NoAccess>> => {
    const found = await findHealthOf(tx, personId, localDate(ctx.now))
    return found === null ? err({ kind: 'no-access', why: 'no-such-person' }) : ok(await load(tx, ctx, keys, permit, found))
  })
}

async function load(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, { child, there }: HealthOf): Promise<OwnHealth> {
  const today = localDate(ctx.now)
  const me = await findHolder(tx)
  const contacts = await listContacts(tx, child.id)
  const moments = await listMoments(tx, today)
  return {
    ...{ child, moments, isOwn: permit.by.relation === 'self' },
    ...{ mayTell: there === 'shown' && permit.may('write', 'ownHealth'), mayPrint: permit.may('print', 'healthPieces') },
    background: await findBackground(tx, child.id),
    measurements: await listMeasurements(tx, child.id),
    own: (await listToldMeasurements(tx, child.id)).map((one) => ({ ...one, isMine: one.toldBy === me })),
    milestones: milestonesToTell(await listMilestones(tx, child.id)),
    coming: whatComes(planSchedule(moments, child, today), contacts, today),
    held: contacts.filter(({ status }) => status === 'realised').toSorted(newestFirst),
    invitations: await listInvitations(tx, child.id, today.subtract(INVITED_SINCE)),
    doses: await listDoses(tx, child.id),
    ...(await readTold(tx, ctx, keys, child.id)),
  }
}

const newestFirst = (a: Contact, b: Contact): number => ((a.heldOn?.toString() ?? '') < (b.heldOn?.toString() ?? '') ? 1 : -1)

/** Within a transaction that has a permit for what the family told: topics and answers, opened. */
export async function readTold(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
): Promise<{ readonly topics: OpenedTopic[]; readonly questionnaires: OpenedQuestionnaire[] }> {
  const open = (table: string, column: string, id: string, sealed: { readonly sealed: Buffer; readonly version: number }): string =>
    openColumn(keys, ctx.centreId, `child_health.${table}`, column, id, sealed)
  return {
    topics: (await listTopics(tx, personId)).map(({ words, ...topic }) => ({
      ...topic,
      words: words === null ? '' : open('topic', 'words', topic.id, words),
    })),
    questionnaires: (await listOwnQuestionnaires(tx, personId)).map(({ answers, keyVersion, ...one }) => ({
      ...one,
      // `as`: only answers that the rule let through are sealed.
      answers: JSON.parse(open('questionnaire', 'answers', one.id, { sealed: answers, version: keyVersion })) as VisitAnswers,
    })),
  }
}
