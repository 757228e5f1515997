/** Questions for consent and what was said. Rows of history are added here and never changed. */
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { ConsentException, FrameworkWithoutConsent } from '../../rules/privacy/help-consent.ts'
import type { Sealed } from './sealed-text.ts'

export type ConsentKind = 'help' | 'share' | 'conference'

export type ConsentRow = {
  readonly id: Id<'consent'>
  readonly personId: Id<'person'>
  readonly kind: ConsentKind
  readonly purpose: string
  readonly about: Sealed
  readonly items: readonly string[]
  readonly framework: FrameworkWithoutConsent | null
  readonly until: PlainDate | null
  readonly askedBy: Id<'account'>
  readonly askedAt: Instant
  readonly closedAt: Instant | null
}

export type RecipientRow = {
  readonly recipient: string
  readonly accountId: Id<'account'> | null
  readonly name: string | null
  readonly organisation: string | null
  readonly function: string | null
}

export type DecisionRow = {
  readonly id: Id<'consentDecision'>
  readonly consentId: Id<'consent'>
  readonly givenBy: Id<'person'>
  readonly capacity: 'young-person' | 'for-young-person'
  readonly decision: 'yes' | 'no' | 'withdrawn'
  readonly how: 'written' | 'spoken' | 'online'
  readonly on: PlainDate
  readonly recordedBy: Id<'account'> | null
  readonly recordedAt: Instant
}

export type ExceptionRow = {
  readonly id: Id<'consentException'>
  readonly consentId: Id<'consent'>
  readonly reason: ConsentException
  readonly explanation: Sealed
  readonly decidedBy: Id<'account'>
  readonly decidedAt: Instant
}

export async function insertConsent(
  tx: Tx,
  centreId: string,
  { about, ...consent }: Omit<ConsentRow, 'closedAt'>,
  recipients: readonly RecipientRow[],
): Promise<void> {
  await tx
    .insertInto('access.consent')
    .values({
      centre_id: centreId,
      id: consent.id,
      person_id: consent.personId,
      kind: consent.kind,
      purpose: consent.purpose,
      about: about.sealed,
      centre_key_version: about.version,
      items: [...consent.items],
      framework: consent.framework,
      until_day: consent.until,
      asked_by: consent.askedBy,
      asked_at: consent.askedAt,
    })
    .execute()
  await tx
    .insertInto('access.consent_recipient')
    .values(
      recipients.map(({ accountId, ...one }) => ({
        centre_id: centreId,
        consent_id: consent.id,
        person_id: consent.personId,
        account_id: accountId,
        ...one,
      })),
    )
    .execute()
}

const columns = [
  'id',
  'person_id as personId',
  'kind',
  'purpose',
  'about',
  'centre_key_version as version',
  'items',
  'framework',
  'until_day as until',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'closed_at as closedAt',
] as const

export async function listConsentRows(tx: Tx, personId: Id<'person'>, id: Id<'consent'> | null = null): Promise<ConsentRow[]> {
  const all = tx.selectFrom('access.consent').select(columns).where('person_id', '=', personId)
  const rows = await (id === null ? all : all.where('id', '=', id)).orderBy('asked_at', 'desc').orderBy('id').execute()
  return rows.map(({ about, version, ...row }) => ({ ...row, about: { sealed: about, version } }) as unknown as ConsentRow)
}

export async function listRecipientRows(tx: Tx, personId: Id<'person'>): Promise<(RecipientRow & { readonly consentId: string })[]> {
  const rows = await tx
    .selectFrom('access.consent_recipient')
    .select(['consent_id as consentId', 'recipient', 'account_id as accountId', 'name', 'organisation', 'function'])
    .where('person_id', '=', personId)
    .orderBy('recipient')
    .execute()
  return rows as (RecipientRow & { consentId: string })[]
}

export async function listDecisionRows(tx: Tx, personId: Id<'person'>): Promise<DecisionRow[]> {
  const rows = await tx
    .selectFrom('access.consent_decision')
    .select([
      'id',
      'consent_id as consentId',
      'given_by as givenBy',
      'capacity',
      'decision',
      'how',
      'decided_on as on',
      'recorded_by as recordedBy',
      'recorded_at as recordedAt',
    ])
    .where('person_id', '=', personId)
    .orderBy('decided_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows as DecisionRow[]
}

/** Only those that the actor may read: all for the professionals, their own for somebody of the family. */
export async function listWordRows(tx: Tx, personId: Id<'person'>): Promise<{ readonly decisionId: string; readonly words: Sealed }[]> {
  const rows = await tx
    .selectFrom('access.consent_words')
    .select(['decision_id as decisionId', 'words', 'centre_key_version as version'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ decisionId, words, version }) => ({ decisionId, words: { sealed: words, version } }))
}

export async function listExceptionRows(tx: Tx, personId: Id<'person'>): Promise<ExceptionRow[]> {
  const rows = await tx
    .selectFrom('access.consent_exception')
    .select([
      'id',
      'consent_id as consentId',
      'reason',
      'explanation',
      'centre_key_version as version',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
    ])
    .where('person_id', '=', personId)
    .orderBy('decided_at')
    .execute()
  return rows.map(({ explanation, version, ...row }) => ({ ...row, explanation: { sealed: explanation, version } }) as ExceptionRow)
}

/** Two people may answer at the same moment: the second waits for the first. */
export async function lockConsent(tx: Tx, personId: Id<'person'>, id: Id<'consent'>): Promise<ConsentRow | null> {
  return withSystemSight(tx, async () => {
    const row = await tx
      .selectFrom('access.consent')
      .select(columns)
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return null
    const { about, version, ...rest } = row
    return { ...rest, about: { sealed: about, version } } as unknown as ConsentRow
  })
}

export async function insertDecision(tx: Tx, centreId: string, personId: Id<'person'>, row: DecisionRow): Promise<void> {
  await tx
    .insertInto('access.consent_decision')
    .values({
      centre_id: centreId,
      id: row.id,
      consent_id: row.consentId,
      person_id: personId,
      given_by: row.givenBy,
      capacity: row.capacity,
      decision: row.decision,
      how: row.how,
      decided_on: row.on,
      recorded_by: row.recordedBy,
      recorded_at: row.recordedAt,
    })
    .execute()
}

export async function insertWords(
  tx: Tx,
  centreId: string,
  row: { readonly decisionId: string; readonly personId: string; readonly saidBy: string; readonly words: Sealed },
): Promise<void> {
  await tx
    .insertInto('access.consent_words')
    .values({
      centre_id: centreId,
      decision_id: row.decisionId,
      person_id: row.personId,
      said_by: row.saidBy,
      words: row.words.sealed,
      centre_key_version: row.words.version,
    })
    .execute()
}

export async function insertException(tx: Tx, centreId: string, personId: Id<'person'>, row: ExceptionRow): Promise<void> {
  await tx
    .insertInto('access.consent_exception')
    .values({
      centre_id: centreId,
      id: row.id,
      consent_id: row.consentId,
      person_id: personId,
      reason: row.reason,
      explanation: row.explanation.sealed,
      centre_key_version: row.explanation.version,
      decided_by: row.decidedBy,
      decided_at: row.decidedAt,
    })
    .execute()
}

export async function updateConsentClosed(tx: Tx, id: Id<'consent'>, by: string, at: Instant): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.consent').set({ closed_at: at, closed_by: by }).where('id', '=', id).execute())
}
