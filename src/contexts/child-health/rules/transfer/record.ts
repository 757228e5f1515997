/** The health record of one child as it goes to another organisation, and why it may go. */
import { hasReached } from '#platform/age.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Answer, Dose } from '../../../vaccination/public.ts'
import type { Advice, Finding } from '../fhir/finding.ts'
import type { ContactNote } from '../fhir/note.ts'
import type { PatientFacts } from '../fhir/patient.ts'
import type { Background, Contact, Measurement, Milestone } from '../record/record.ts'
import type { Carried } from './carried.ts'
import type { TextMark } from './texts.ts'

/** `indication`: why an extra one was added. */
export type CarriedContact = Contact & { readonly indication: string | null }
export type HealthRecord = Carried & {
  readonly patient: PatientFacts
  readonly background: Background
  readonly contacts: readonly CarriedContact[]
  readonly measurements: readonly Measurement[]
  readonly milestones: readonly Milestone[]
  readonly doses: readonly Dose[]
  readonly answers: readonly Answer[]
  readonly notes: readonly ContactNote[]
  readonly findings: readonly Finding[]
  readonly advice: readonly Advice[]
  /** Texts that are not for everybody, by the id of their row. */
  readonly marks: ReadonlyMap<string, TextMark>
}

export const transferReasons = ['moved', 'turned-18', 'asked'] as const
export type TransferReason = (typeof transferReasons)[number]
export const transferGrounds = ['told-no-objection', 'asked-by-family'] as const
export type TransferGround = (typeof transferGrounds)[number]

export const undoReasons = ['other-child', 'wrong-record', 'family-asks'] as const
export type UndoReason = (typeof undoReasons)[number]

/** The proof of one that went out or came in. */
export type Transfer = {
  readonly id: Id<'transfer'>
  readonly direction: 'out' | 'in'
  readonly otherParty: string
  readonly reason: TransferReason
  /** Null: it came in. */
  readonly ground: TransferGround | null
  readonly digest: Buffer
  readonly signedBy: Buffer
  readonly resources: number
  readonly added: number | null
  readonly same: number | null
  readonly different: number | null
  readonly madeBy: string
  readonly madeAt: Instant
  /** Of one that came in: it was taken out again. */
  readonly undoneAt: Instant | null
  readonly undoneWhy: UndoReason | null
}
export type NewTransfer = Omit<Transfer, 'undoneAt' | 'undoneWhy'>

export type TransferWish = { readonly receiver: string; readonly reason: TransferReason; readonly ground: TransferGround | 'objection' }
export type TransferRefusal = { readonly kind: 'receiver' | 'objection' | 'not-18-yet' | 'ask-the-family' }

/**
 * May it go? Within youth health care a record goes along after a move unless the family objects (BDS 1163, 1395); to anybody else, and to a young person,
 * only because they ask.
 */
export function checkTransfer(
  wish: TransferWish,
  born: PlainDate | null,
  today: PlainDate,
): Result<TransferWish & { readonly ground: TransferGround }, TransferRefusal> {
  const receiver = wish.receiver.trim().replaceAll(/\s+/g, ' ')
  const { ground, reason } = wish
  if (receiver.length < 2 || receiver.length > 120 || /\p{Cc}/u.test(receiver)) return err({ kind: 'receiver' })
  if (ground === 'objection') return err({ kind: 'objection' })
  if (reason === 'turned-18' && (born === null || !hasReached(born, 18, today))) return err({ kind: 'not-18-yet' })
  if (reason !== 'moved' && ground !== 'asked-by-family') return err({ kind: 'ask-the-family' })
  return ok({ receiver, reason, ground })
}
