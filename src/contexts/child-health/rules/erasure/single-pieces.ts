/**
 * Single pieces of a record that can be erased because it was asked (BW 7:455, AVG 17), what goes with each, and what the law says of it. A professional
 * decides; nothing of the record goes without being chosen. Source: privacy rules, section 6 (PR-21); BW 7:455(2): not what is of considerable importance to
 * another, nor what a law keeps.
 */
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export const pieceKinds = [
  ...(['visit', 'measurement', 'milestone', 'screening', 'referral', 'vaccination', 'questionnaire', 'topic', 'homeMeasurement'] as const),
] as const
export type PieceKind = (typeof pieceKinds)[number]

/**
 * `medical`: of the file of a treatment; it goes unless it is of considerable importance to another or a law keeps it. `recall`: so too, but by its batch people
 * are found when a vaccine is called back, and it says which dose is next. `own-words`: what the family told itself.
 */
export type LawOfPiece = 'medical' | 'recall' | 'own-words'
export const lawOfPiece: Readonly<Record<PieceKind, LawOfPiece>> = {
  visit: 'medical',
  measurement: 'medical',
  milestone: 'medical',
  screening: 'medical',
  referral: 'medical',
  vaccination: 'recall',
  questionnaire: 'own-words',
  topic: 'own-words',
  homeMeasurement: 'own-words',
}

export type SinglePiece = {
  readonly id: Id<'piece'>
  readonly kind: PieceKind
  readonly on: PlainDate
  /** Of a visit its moment, of others what it is of; null: an extra contact. */
  readonly code: string | null
}
