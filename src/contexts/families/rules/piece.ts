/** A piece of a file. Its group of fields follows from the work that it belongs to: one regime per piece (PR-01). */
import type { CarePurpose, FieldGroup } from '../../access/public-files.ts'

export type PieceFields = Extract<FieldGroup, 'healthPieces' | 'helpPieces' | 'supportPieces' | 'advicePieces'>
export const pieceFields: readonly PieceFields[] = ['healthPieces', 'helpPieces', 'supportPieces', 'advicePieces']

export const pieceKinds = ['note', 'letter', 'agreement', 'report'] as const
export type PieceKind = (typeof pieceKinds)[number]

export const longestTitle = 120
export const longestBody = 10_000

/** Which pieces belong to the work of a care relation; who only coordinates writes none. */
export function piecesOf(purpose: CarePurpose): PieceFields | null {
  switch (purpose) {
    case 'youthHealth':
      return 'healthPieces'
    case 'youthHelp':
      return 'helpPieces'
    case 'support':
      return 'supportPieces'
    case 'advice':
      return 'advicePieces'
    case 'coordination':
      return null
  }
}
