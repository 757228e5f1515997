/** The tables of the record in which rows are of a person, as data: what goes with a file, what moves when two are one, what is sealed. Tests hold it against the schema. */
import type { SealedTable } from '../../access/public.ts'
import type { GoingRows } from '../../access/public-retention.ts'

/** In the order in which they can go. */
export const rowsOfHealth: readonly GoingRows[] = [
  { table: 'child_health.referral', of: 'person_id' },
  { table: 'child_health.screening', of: 'person_id' },
  { table: 'child_health.signal', of: 'person_id' },
  { table: 'child_health.advice', of: 'person_id' },
  { table: 'child_health.finding', of: 'person_id' },
  { table: 'child_health.contact_note', of: 'person_id' },
  { table: 'child_health.milestone', of: 'person_id' },
  { table: 'child_health.measurement', of: 'person_id' },
  { table: 'child_health.draft', of: 'person_id' },
  { table: 'child_health.invitation_answer', of: 'person_id' },
  { table: 'child_health.invitation', of: 'person_id' },
  { table: 'child_health.missed', of: 'person_id' },
  { table: 'child_health.contact', of: 'person_id' },
  { table: 'child_health.due_item', of: 'person_id' },
  { table: 'child_health.came_in', of: 'person_id' },
  { table: 'child_health.transfer', of: 'person_id' },
  { table: 'child_health.own_measurement', of: 'person_id' },
  { table: 'child_health.topic', of: 'person_id' },
  { table: 'child_health.questionnaire', of: 'person_id' },
  { table: 'child_health.background', of: 'person_id' },
]

/** What names the person in the file of another: it stays, and why. */
export const staysWithHealth: Readonly<Record<string, string>> = {
  'child_health.own_measurement.told_by': 'what somebody told of another is part of the file of the other',
  'child_health.topic.asked_by': 'what somebody asked about another is part of the file of the other',
  'child_health.invitation_answer.answered_by': 'what somebody answered for another is part of the file of the other',
  'child_health.questionnaire.filled_by': 'what somebody filled in about another is part of the file of the other',
}

const once = 'person_id'
export const healthMoves = {
  pointers: [
    ...[
      'background',
      'contact',
      'contact_note',
      'measurement',
      'milestone',
      'finding',
      'advice',
      'signal',
      'screening',
      'referral',
      'invitation',
    ],
    ...['due_item', 'transfer', 'own_measurement', 'topic', 'questionnaire', 'missed', 'came_in', 'invitation_answer'],
  ]
    .map((table): { readonly table: string; readonly column: string; readonly key?: string } => ({
      table: `child_health.${table}`,
      column: once,
    }))
    .concat(
      { table: 'child_health.draft', column: once, key: 'contact_id' },
      // Who of a family told it: the person.
      { table: 'child_health.own_measurement', column: 'told_by' },
      { table: 'child_health.topic', column: 'asked_by' },
      { table: 'child_health.questionnaire', column: 'filled_by' },
      { table: 'child_health.invitation_answer', column: 'answered_by' },
    ),
  sameThere: [
    ...['background_once', 'contact_of_moment_once', 'measurement_once', 'milestone_once', 'signal_once', 'screening_round_once'],
    ...['invitation_once', 'due_item_once', 'own_measurement_once', 'transfer_in_once'],
  ],
}

const version = 'centre_key_version'
export const sealedOfHealth: readonly SealedTable[] = [
  { table: 'child_health.contact', key: 'id', version, columns: ['indication'] },
  { table: 'child_health.draft', key: 'contact_id', version, columns: ['content'] },
  { table: 'child_health.contact_note', key: 'id', version, columns: ['words'] },
  { table: 'child_health.finding', key: 'id', version, columns: ['remark'] },
  { table: 'child_health.screening', key: 'id', version, columns: ['words'] },
  { table: 'child_health.contact_note', key: 'id', version: 'withheld_key_version', columns: ['withheld_reason'] },
  { table: 'child_health.finding', key: 'id', version: 'withheld_key_version', columns: ['withheld_reason'] },
  { table: 'child_health.referral', key: 'id', version, columns: ['reason'] },
  { table: 'child_health.referral', key: 'id', version: 'feedback_key_version', columns: ['feedback'] },
  { table: 'child_health.topic', key: 'id', version, columns: ['words'] },
  { table: 'child_health.missed', key: 'id', version, columns: ['reason'] },
  { table: 'child_health.missed', key: 'id', version: 'done_key_version', columns: ['done_words'] },
  { table: 'child_health.questionnaire', key: 'id', version, columns: ['answers'] },
]
