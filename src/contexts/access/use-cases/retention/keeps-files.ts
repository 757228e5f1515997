/** What a context that keeps things of people hands in, through who puts the application together: access asks nobody. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Locale } from '#platform/locale.ts'
import type { PlainDate } from '#platform/time.ts'
import type { PieceFacts } from '../../rules/retention/file-term.ts'
import type { FileTerm } from '../../rules/retention/regimes.ts'

export type KeptOfPerson = {
  readonly recordBegan: PlainDate
  readonly ended: PlainDate | null
  readonly neededByFamily: boolean
  readonly pieces: readonly PieceFacts[]
}

export type PieceToGo = { readonly id: Id<'piece'>; readonly term: FileTerm; readonly kind: string; readonly madeOn: PlainDate }

/** A piece that can be erased because it was asked, besides those that the page of the request lists itself: in words, without what stands in it. */
export type OfferedPiece = {
  readonly id: Id<'piece'>
  readonly kind: string
  readonly kindIn: (locale: Locale) => string
  readonly whatIn: (locale: Locale) => string
  /** What the law says of it, to who decides. */
  readonly lawIn: (locale: Locale) => string
}

export type PieceProof = {
  readonly personId: Id<'person'>
  readonly ground: 'term' | 'request'
  readonly requestId: Id<'personRequest'> | null
  readonly on: PlainDate
  readonly by: string
}

/** All of it but `offer` runs with the sight of the system, and hands nothing of content to anybody. */
export type KeepsFiles = {
  /** Of these people, those that it knows. `stay`: pieces that are kept for now. A person that turned out to be somebody else is not among them. */
  readonly facts: (tx: Tx, ids: readonly string[], stay: readonly string[]) => Promise<ReadonlyMap<string, KeptOfPerson>>
  /** Who turned out to be one of these: they go along. */
  readonly sameAs: (tx: Tx, ids: readonly string[]) => Promise<readonly { readonly id: Id<'person'>; readonly into: string }[]>
  /** Nobody adds anything to the file until the transaction ends. */
  readonly lock: (tx: Tx, personId: Id<'person'>) => Promise<void>
  readonly listPieces: (tx: Tx, personId: Id<'person'>) => Promise<readonly PieceToGo[]>
  /** With the sight of who acts: who may not read a piece does not decide about it. */
  readonly offer: (tx: Tx, personId: Id<'person'>) => Promise<readonly OfferedPiece[]>
  /** Is there something that the family does not see, kept back for now or of a hidden part (PR-22)? */
  readonly hasUnseen: (tx: Tx, personId: Id<'person'>) => Promise<boolean>
  readonly destroyPieces: (tx: Tx, ids: readonly Id<'piece'>[], proof: PieceProof) => Promise<void>
  readonly destroyPersons: (tx: Tx, ids: readonly Id<'person'>[]) => Promise<void>
}
