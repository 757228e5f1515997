/** The tables of vaccination in which rows are of a person, as data: what goes with a file, what moves when two are one, what is sealed. Tests hold it against the schema. */
import type { SealedTable } from '../../access/public.ts'
import type { GoingRows } from '../../access/public-retention.ts'

/** In the order in which they can go. */
export const rowsOfVaccination: readonly GoingRows[] = [
  { table: 'vaccination.side_effect', of: 'person_id' },
  { table: 'vaccination.session_result', of: 'person_id' },
  { table: 'vaccination.answer_request', of: 'person_id' },
  { table: 'vaccination.session_child', of: 'person_id' },
  { table: 'vaccination.dose', of: 'person_id' },
  { table: 'vaccination.refrain', of: 'person_id' },
  { table: 'vaccination.considered_wish', of: 'person_id' },
  { table: 'vaccination.answer', of: 'person_id' },
  { table: 'vaccination.earlier_word', of: 'person_id' },
  { table: 'vaccination.scheme', of: 'person_id' },
  { table: 'vaccination.recall_call', of: 'person_id' },
]

/** What names the person in the file of another: it stays, and why. */
export const staysWithVaccination: Readonly<Record<string, string>> = {
  'vaccination.answer.said_by': 'what somebody said for another is part of the file of the other',
  'vaccination.earlier_word.said_by': 'what somebody said for another is part of the file of the other',
  'vaccination.answer_request.asked_of': 'whom somebody asked for an answer about another is part of the file of the other',
}

/** Results and requests of a session follow their child of the session by themselves. */
export const vaccinationMoves = {
  pointers: [
    { table: 'vaccination.scheme', column: 'person_id' },
    { table: 'vaccination.answer', column: 'person_id' },
    { table: 'vaccination.answer', column: 'said_by' },
    { table: 'vaccination.earlier_word', column: 'person_id' },
    { table: 'vaccination.earlier_word', column: 'said_by' },
    { table: 'vaccination.refrain', column: 'person_id' },
    { table: 'vaccination.considered_wish', column: 'person_id' },
    { table: 'vaccination.session_child', column: 'person_id' },
    { table: 'vaccination.dose', column: 'person_id' },
    { table: 'vaccination.side_effect', column: 'person_id' },
    { table: 'vaccination.answer_request', column: 'asked_of' },
    { table: 'vaccination.recall_call', column: 'person_id' },
  ],
  sameThere: ['scheme_once', 'refrain_once', 'considered_wish_once', 'session_child_once', 'dose_once_a_day', 'asked_once'],
} as const

export const sealedOfVaccination: readonly SealedTable[] = [
  { table: 'vaccination.refrain', key: 'id', version: 'centre_key_version', columns: ['reason'] },
  { table: 'vaccination.considered_wish', key: 'id', version: 'centre_key_version', columns: ['explanation'] },
  { table: 'vaccination.earlier_word', key: 'id', version: 'centre_key_version', columns: ['explanation'] },
  { table: 'vaccination.side_effect', key: 'id', version: 'centre_key_version', columns: ['words'] },
]
