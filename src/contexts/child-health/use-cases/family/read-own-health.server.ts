/**
 * The health of a child as the family reads it: what was measured, seen and given, what comes, and what the reader told. One permit, one row of the log.
 * Screenings and referrals are told without the words of professionals; signals, withdrawn rows and drafts are not loaded: the family asks for the whole
 * file where it wants it whole.
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
import { toldReferral, toldScreening, type ToldReferral, type ToldScreening } from '../../rules/family/screenings-told.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { planSchedule } from '../../rules/schedule/windows.ts'
import { listOwnQuestionnaires, type KeptQuestionnaire } from '../../sql/family/questionnaires.server.ts'
import { listToldMeasurements, type KeptOwnMeasurement } from '../../sql/family/told-measurements.server.ts'
import { listTopics, type KeptTopic } from '../../sql/family/topics.server.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'
import { listReferrals, listScreenings } from '../../sql/record/record-lists.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'
import { findHealthOf, type HealthOf } from './health-of.server.ts'
import { invitedTo } from './own-invitations.server.ts'

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
  /** Of how many invitations and sessions the reader is waited for, and how many there are. */
  readonly invited: { readonly waiting: number; readonly open: number }
  readonly doses: readonly Dose[]
  readonly screenings: readonly ToldScreening[]
  readonly referrals: readonly ToldReferral[]
  readonly topics: readonly OpenedTopic[]
  readonly questionnaires: readonly OpenedQuestionnaire[]
  /** What contacts are called: the moments as they are offered to the child, then all others. */
  readonly moments: readonly Moment[]
}

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
  const { offered, known } = await momentsOf(tx, child.id, today)
  const invited = await invitedTo(tx, permit, child, today)
  return {
    ...{ child, moments: known, isOwn: permit.by.relation === 'self' },
    ...{ mayTell: there === 'shown' && permit.may('write', 'ownHealth'), mayPrint: permit.may('print', 'healthPieces') },
    background: await findBackground(tx, child.id),
    measurements: await listMeasurements(tx, child.id),
    own: (await listToldMeasurements(tx, child.id)).map((one) => ({ ...one, isMine: one.toldBy === me })),
    milestones: milestonesToTell(await listMilestones(tx, child.id)),
    coming: whatComes(planSchedule(offered, child, today), contacts, today),
    held: contacts.filter(({ status }) => status === 'realised').toSorted(newestFirst),
    invited: { waiting: invited.waiting, open: invited.sessions.length + invited.open.length },
    doses: await listDoses(tx, child.id),
    screenings: (await listScreenings(tx, child.id)).map(toldScreening),
    referrals: (await listReferrals(tx, child.id)).map(toldReferral),
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
