/**
 * The whole record of a child as the reader may keep it (BW 7:456, AVG 15). Within a transaction in which the file is open for the reader, or read with the
 * eyes of who asked for a copy: row-level security then leaves out what others told and what is kept back. What is left out besides stands in rules/copy.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import { listColleagues, openColumn } from '../../../access/public.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import type { Background } from '../../rules/record/record.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import * as looked from '../../sql/copy/looked-at.server.ts'
import * as visits from '../../sql/copy/visits.server.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'

type Opened<T extends looked.Sealed> = Omit<T, 'sealed' | 'version'>

export type CopiedVisit = Omit<Opened<visits.SealedVisit>, 'heldBy'> & {
  /** Why it was agreed on, of an extra one. */
  readonly indication: string | null
  /** Null: not held, or by an account that is not there any more. */
  readonly by: { readonly name: string; readonly profession: string } | null
}
export type CopiedWords = Opened<visits.SealedWords> & { readonly words: string }
export type CopiedFinding = Opened<visits.SealedFinding> & { readonly remark: string | null }
export type CopiedReferral = Omit<looked.SealedReferral, 'reason' | 'version' | 'feedback' | 'feedbackVersion'> & {
  readonly reason: string
  readonly feedback: string | null
}
export type CopiedHomeMeasurement = Omit<looked.CopiedHomeMeasurement, 'toldBy'> & { readonly isMine: boolean }
export type CopiedTopic = Opened<visits.SealedTopic> & { readonly words: string | null }
export type CopiedQuestionnaire = Opened<visits.SealedQuestionnaire> & { readonly answers: Readonly<Record<string, string>> }

export type WholeHealth = {
  /** Null: nobody that the reader may see. */
  readonly child: Child | null
  readonly moments: readonly Moment[]
  /** Without the heights of the parents, which are about somebody else (PR-17); null when nothing was recorded. */
  readonly background: Omit<Background, 'motherHeightMm' | 'fatherHeightMm' | 'version'> | null
  readonly visits: readonly CopiedVisit[]
  readonly words: readonly CopiedWords[]
  readonly findings: readonly CopiedFinding[]
  readonly advice: readonly visits.CopiedAdvice[]
  readonly measurements: readonly looked.CopiedMeasurement[]
  readonly homeMeasurements: readonly CopiedHomeMeasurement[]
  readonly milestones: readonly looked.CopiedMilestone[]
  readonly signals: readonly looked.CopiedSignal[]
  readonly screenings: readonly looked.CopiedScreening[]
  readonly referrals: readonly CopiedReferral[]
  readonly invitations: readonly visits.CopiedInvitation[]
  readonly invitationAnswers: readonly visits.CopiedReply[]
  readonly missed: readonly visits.CopiedMissed[]
  readonly topics: readonly CopiedTopic[]
  readonly questionnaires: readonly CopiedQuestionnaire[]
  readonly transfers: readonly visits.CopiedTransfer[]
}

export async function readWholeHealth(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<WholeHealth> {
  return {
    child: await findChild(tx, personId),
    moments: (await momentsOf(tx, personId, localDate(ctx.now))).known,
    ...(await lookedAt(tx, ctx, keys, personId)),
    ...(await aroundVisits(tx, ctx, keys, personId)),
  }
}

/** Then nothing was said by the reader. */
const nobody = '00000000-0000-0000-0000-000000000000'

type LookedAt = 'background' | 'measurements' | 'homeMeasurements' | 'milestones' | 'signals' | 'screenings' | 'referrals'

async function lookedAt(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Pick<WholeHealth, LookedAt>> {
  const me = await findHolder(tx)
  const { motherHeightMm: _mother, fatherHeightMm: _father, version, ...background } = await findBackground(tx, personId)
  const open = opener(ctx, keys, 'referral')
  const openScreening = opener(ctx, keys, 'screening')
  return {
    background: version === 0 ? null : background,
    measurements: await looked.copyMeasurements(tx, personId),
    homeMeasurements: (await looked.copyHomeMeasurements(tx, personId)).map(({ toldBy, ...one }) => ({ ...one, isMine: toldBy === me })),
    milestones: await looked.copyMilestones(tx, personId),
    signals: await looked.copySignals(tx, personId),
    screenings: (await looked.copyScreenings(tx, personId)).map(({ id, sealed, version: sealedAt, ...one }) => ({
      ...one,
      words: openScreening('words', id, { sealed, version: sealedAt }),
    })),
    referrals: (await looked.copyReferrals(tx, personId)).map(({ reason, version: sealedAt, feedback, feedbackVersion, ...one }) => ({
      ...one,
      reason: open('reason', one.id, { sealed: reason, version: sealedAt }) ?? '',
      feedback: open('feedback', one.id, { sealed: feedback, version: feedbackVersion }),
    })),
  }
}

async function aroundVisits(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
): Promise<Omit<WholeHealth, LookedAt | 'child' | 'moments'>> {
  const colleagues = new Map((await listColleagues(tx)).map(({ id, name, profession }) => [id as string, { name, profession }]))
  const opened = <T extends looked.Sealed & { readonly id: string }, Name extends string>(
    all: readonly T[],
    table: string,
    column: string,
    as: Name,
  ) =>
    all.map(({ sealed, version, ...one }) => ({
      ...(one as Omit<T, 'sealed' | 'version'> & { readonly id: string }),
      [as]: opener(ctx, keys, table)(column, one.id, { sealed, version }),
    })) as (Omit<T, 'sealed' | 'version'> & Readonly<Record<Name, string | null>>)[]
  const filled = opened(await visits.copyQuestionnaires(tx, personId), 'questionnaire', 'answers', 'answers')
  return {
    visits: opened(await visits.copyVisits(tx, personId), 'contact', 'indication', 'indication').map(({ heldBy, ...one }) => ({
      ...one,
      by: heldBy === null ? null : (colleagues.get(heldBy) ?? null),
    })),
    words: opened(await visits.copyWords(tx, personId), 'contact_note', 'words', 'words').map((one) => ({
      ...one,
      words: one.words ?? '',
    })),
    findings: opened(await visits.copyFindings(tx, personId), 'finding', 'remark', 'remark'),
    advice: await visits.copyAdvice(tx, personId),
    invitations: await visits.copyInvitations(tx, personId),
    invitationAnswers: await visits.copyReplies(tx, personId, (await findHolder(tx)) ?? nobody),
    missed: await visits.copyMissed(tx, personId),
    transfers: await visits.copyTransfers(tx, personId),
    topics: opened(await visits.copyTopics(tx, personId), 'topic', 'words', 'words'),
    // `as`: answers are sealed as an object of texts by name.
    questionnaires: filled.map((one) => ({ ...one, answers: JSON.parse(one.answers ?? '{}') as Readonly<Record<string, string>> })),
  }
}

type Open = (column: string, id: string, sealed: looked.Sealed) => string | null

const opener =
  ({ centreId }: Context, keys: Keys, table: string): Open =>
  (column, id, { sealed, version }) =>
    sealed === null || version === null ? null : openColumn(keys, centreId, `child_health.${table}`, column, id, { sealed, version })
