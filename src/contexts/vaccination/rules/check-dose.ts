/**
 * May this dose be written down? What can never be right is refused. What may be right but seldom is, is asked about, and then needs a reason: the
 * programme itself allows a dose too soon or too many (it then does not count). What was given elsewhere is written down as it was: nobody here can
 * undo it, so neither consent nor batch is asked for.
 * Source: programme rules as in the calculators (limits with their sources); consent PR-04, PR-05, PR-08; batches: never after the last day or a recall.
 */
import type { PastDose } from '#calculators/vaccination/plan.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import { isAllowed, type AnswerOutcome } from './answers.ts'
import { isExpired, isRecalled, type Batch } from './batch.ts'
import { programmeOfChild, type DatedVaccine, type SchemeFacts } from './programme.ts'
import { heldBackBy, type Refrain } from './refrain.ts'

export const deviations = ['doctor', 'travel', 'outbreak', 'catch-up'] as const
/** Why it is given although the programme does not ask for it on that day. */
export type Deviation = (typeof deviations)[number]

export type DoseWish = {
  readonly vaccine: Vaccine
  readonly givenOn: PlainDate
  /** Null: given elsewhere. */
  readonly batch: Batch | null
  readonly deviates: Deviation | null
  /** A person looked at the name and says that this is the child; asked where a twin of the same birth date is known. */
  readonly isThisChild: boolean
}

export type KnownForDose = {
  readonly born: PlainDate | null
  readonly deceasedOn: PlainDate | null
  readonly today: PlainDate
  readonly scheme: SchemeFacts
  readonly doses: readonly DatedVaccine[]
  readonly outcome: AnswerOutcome
  readonly refrains: readonly Refrain[]
  /** What the stock of the place says is left of the batch. */
  readonly left: number
  readonly hasTwin: boolean
}

export type DoseRefusal =
  | { readonly kind: 'not-born' | 'before-birth' | 'in-future' | 'after-death' | 'same-day' }
  | { readonly kind: 'wrong-vaccine'; readonly batchVaccine: Vaccine }
  | { readonly kind: 'batch-expired'; readonly lastDay: PlainDate }
  | { readonly kind: 'batch-recalled'; readonly since: PlainDate }
  | { readonly kind: 'none-left' }
  | { readonly kind: 'no-consent'; readonly outcome: AnswerOutcome }
  | { readonly kind: 'refrained'; readonly refrain: Refrain }
  /** After the last day of the vaccine it does not count any more, and is not given. */
  | { readonly kind: 'too-late'; readonly verdict: PastDose }
  /** Asked about: with a reason (`deviates`) it is written down. */
  | {
      readonly kind: 'asks-reason'
      readonly why: 'too-young' | 'interval-too-short' | 'extra-dose' | 'not-for-this-child'
      readonly verdict: PastDose
    }
  /** Asked about: whose record is this? */
  | { readonly kind: 'asks-which-child' }

/** Everything that stands in the way, at once; nothing: it may be written down. */
export function checkDose(wish: DoseWish, known: KnownForDose): readonly DoseRefusal[] {
  const { born, deceasedOn, today } = known
  const { givenOn, vaccine } = wish
  if (born === null) return [{ kind: 'not-born' }]
  const wrong: DoseRefusal[] = []
  if (isSooner(givenOn, born)) wrong.push({ kind: 'before-birth' })
  if (isSooner(today, givenOn)) wrong.push({ kind: 'in-future' })
  if (deceasedOn !== null && isSooner(deceasedOn, givenOn)) wrong.push({ kind: 'after-death' })
  if (known.doses.some((one) => one.vaccine === vaccine && one.givenOn.equals(givenOn))) wrong.push({ kind: 'same-day' })
  if (wish.batch !== null) wrong.push(...mayBeGiven({ ...wish, batch: wish.batch }, known))
  // Only of a dose that is right in itself can the programme say what it is worth.
  return wrong.length > 0 || wish.batch === null ? wrong : [...askProgramme(wish, known, born), ...askWhichChild(wish, known)]
}

type Given = Pick<DoseWish, 'vaccine' | 'givenOn'> & { readonly batch: Batch | null }

/** Consent, refrains and batch: what a contact or session asks before a child sits down. Without a batch only consent and refrains. */
export function mayBeGiven(
  { vaccine, givenOn, batch }: Given,
  { outcome, refrains, left }: Pick<KnownForDose, 'outcome' | 'refrains' | 'left'>,
): readonly DoseRefusal[] {
  const wrong: DoseRefusal[] = []
  if (batch !== null) wrong.push(...checkBatchOfDose(vaccine, givenOn, batch, left))
  const refrain = heldBackBy(refrains, vaccine, givenOn)
  if (refrain !== null) wrong.push({ kind: 'refrained', refrain })
  if (!isAllowed(outcome)) wrong.push({ kind: 'no-consent', outcome })
  return wrong
}

function checkBatchOfDose(vaccine: Vaccine, givenOn: PlainDate, batch: Batch, left: number): DoseRefusal[] {
  const wrong: DoseRefusal[] = []
  if (batch.vaccine !== vaccine) wrong.push({ kind: 'wrong-vaccine', batchVaccine: batch.vaccine })
  if (isExpired(batch, givenOn)) wrong.push({ kind: 'batch-expired', lastDay: batch.expiresOn })
  // What was given before the recall may still be written down on its day.
  if (isRecalled(batch) && batch.recalledOn !== null && !isSooner(givenOn, batch.recalledOn))
    wrong.push({ kind: 'batch-recalled', since: batch.recalledOn })
  if (left < 1) wrong.push({ kind: 'none-left' })
  return wrong
}

/** What the programme makes of the dose among those that were there: computed with it, never guessed. */
function askProgramme({ vaccine, givenOn, deviates }: DoseWish, known: KnownForDose, born: PlainDate): readonly DoseRefusal[] {
  const before = known.doses.filter((one) => !isSooner(givenOn, one.givenOn))
  const { past } = programmeOfChild(born, known.scheme, [...before, { vaccine, givenOn }], givenOn)
  const verdict = past.at(-1)
  if (verdict === undefined) throw new Error('The calculator judged no dose')
  if (verdict.reason === 'too-late') return [{ kind: 'too-late', verdict }]
  if (deviates !== null) return []
  if (verdict.reason !== null && verdict.reason !== 'same-day') return [{ kind: 'asks-reason', why: verdict.reason, verdict }]
  const offered = programmeOfChild(born, known.scheme, before, givenOn).next.find((one) => one.vaccine === vaccine)
  return offered?.status === 'notEligible' ? [{ kind: 'asks-reason', why: 'not-for-this-child', verdict }] : []
}

function askWhichChild({ isThisChild }: DoseWish, { hasTwin }: KnownForDose): readonly DoseRefusal[] {
  return hasTwin && !isThisChild ? [{ kind: 'asks-which-child' }] : []
}

/** Can it be mended in the same form, by a reason or a look at the name? */
export const isQuestion = ({ kind }: DoseRefusal): boolean => kind === 'asks-reason' || kind === 'asks-which-child'
