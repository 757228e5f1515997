/**
 * What of this schema goes with a file, in the order in which it can. One list for destroying and for erasing again from an older backup; a test
 * compares it with the tables that name a person. $1 are the ids of the person: more than one when rows turned out to be the same.
 */
export type GoingRows = {
  readonly table: string
  /** The column by which they are of the person. */
  readonly of: string
  /** Another condition than that this column is one of the ids. */
  readonly only?: string
  /** The whole statement, when more goes with it. */
  readonly whole?: string
}

const relationsOf = 'select id from access.care_relation where person_id = any($1::uuid[])'

export const rowsOfFile: readonly GoingRows[] = [
  { table: 'access.share_item', of: 'person_id' },
  { table: 'access.share', of: 'person_id' },
  { table: 'access.consent_words', of: 'person_id' },
  { table: 'access.consent_decision', of: 'person_id' },
  { table: 'access.consent_exception', of: 'person_id' },
  { table: 'access.consent_recipient', of: 'person_id' },
  { table: 'access.consent', of: 'person_id' },
  { table: 'access.notice', of: 'person_id' },
  {
    table: 'access.notice',
    of: 'about_id',
    only: 'about_id in (select id from access.emergency_access where person_id = any($1::uuid[]))',
  },
  { table: 'access.emergency_access', of: 'person_id' },
  { table: 'access.stand_in', of: 'care_relation_id', only: `care_relation_id in (${relationsOf})` },
  { table: 'access.care_relation', of: 'person_id' },
  {
    table: 'access.compartment_member',
    of: 'compartment_id',
    only: 'compartment_id in (select id from access.compartment where person_id = any($1::uuid[]))',
  },
  { table: 'access.compartment', of: 'person_id' },
  { table: 'access.file_key', of: 'file_id' },
  { table: 'access.file_key', of: 'person_id' },
  { table: 'access.resident_person', of: 'person_id' },
  { table: 'access.person_request', of: 'person_id' },
  { table: 'access.statutory_hold', of: 'person_id' },
  { table: 'access.kept_piece', of: 'person_id' },
  { table: 'access.standing', of: 'person_id' },
  { table: 'access.standing', of: 'holder_id' },
  { table: 'access.subject_authority', of: 'person_id' },
  { table: 'access.merged_subject', of: 'person_id' },
  { table: 'access.merged_subject', of: 'into_id' },
  { table: 'access.destruction', of: 'person_id' },
]

/** What names the person in the file of another, or is no content: it stays, and why. */
export const staysWithOthers: Readonly<Record<string, string>> = {
  'access.audit_event.subject_id': 'the log has a term of its own (PR-28)',
  'access.audit_event.actor_person_id': 'the log has a term of its own (PR-28)',
  'access.consent_decision.given_by': 'what somebody said for another is part of the file of the other',
  'access.consent_words.said_by': 'what somebody said for another is part of the file of the other',
  'access.person_request.requester_id': 'what somebody asked about the file of another is part of that file',
  'access.review_finding.person_id': 'whose file was looked at stands in the review as a number, as in the log (PR-31)',
  'access.breach_person.person_id': 'which files a breach touched stands in the register as a number (PR-32)',
  'access.webhook_delivery.subject_id': 'the number of a question, never of a person',
  'access.subject_authority.holder_id': 'authority over another is part of the file of the other',
}

/** Which tables there are: all of them, but in a backup of an earlier release. */
export type Has = (table: string) => boolean

const namedByOthers = [
  {
    table: 'access.consent_decision',
    where: 'exists (select from access.consent_decision d where d.centre_id = s.centre_id and d.given_by = s.person_id)',
  },
  {
    table: 'access.person_request',
    where: 'exists (select from access.person_request r where r.centre_id = s.centre_id and r.requester_id = s.person_id)',
  },
]

/**
 * The person as access knows them goes. When the file of another still names them, a number without anything stays in the state of a person that is
 * somebody else now: nobody but control of the log sees it.
 */
export function lastRows(has: Has): readonly string[] {
  const named = namedByOthers.filter(({ table }) => has(table)).map(({ where }) => where)
  return [
    `delete from access.subject s where s.person_id = any($1::uuid[]) and not (${['false', ...named].join(' or ')})`,
    `update access.subject set state = 'merged', birth_date = null, deceased_on = null, incapable_from = null where person_id = any($1::uuid[])`,
  ]
}

export function deletionOf({ table, of, only = `${of} = any($1::uuid[])`, whole }: GoingRows): string {
  return whole ?? `delete from ${table} where ${only}`
}
