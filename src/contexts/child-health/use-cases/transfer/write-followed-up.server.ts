/** Signals, screenings and referrals that came in: what is still open at the sender is open here, on the lists of who follows it up. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Difference } from '../../rules/transfer/difference.ts'
import type { Differences } from '../../rules/transfer/differences.ts'
import {
  columnsOfDecision,
  columnsOfFeedback,
  insertCarriedReferral,
  insertCarriedScreening,
  insertCarriedSignal,
  updateReferralAnswered,
  updateSignalDecided,
} from '../../sql/transfer/bring-in.server.ts'
import { rememberColumns } from '../../sql/transfer/came-in.server.ts'
import { contactIn, freshIds, ofWriting, replace, type Ours, type Writing } from './writing.server.ts'

export async function writeFollowedUp(tx: Tx, writing: Writing, differences: Differences, contacts: Ours<'contact'>): Promise<void> {
  const signals = await writeSignals(tx, writing, differences, contacts)
  const screenings = await writeScreenings(tx, writing, differences, contacts)
  await writeReferrals(tx, writing, differences, { contacts, signals, screenings })
}

const isChosen = <T>({ chosen }: Writing, one: Difference<T>): boolean => one.state === 'different' && chosen.has(one.key)

async function writeSignals(tx: Tx, writing: Writing, { signals }: Differences, contacts: Ours<'contact'>): Promise<Ours<'signal'>> {
  const ours = new Map<string, Id<'signal'>>()
  for (const one of signals) {
    if (one.state === 'new') {
      for (const made of freshIds(writing, 'child_health.signal', [one.theirs]).map(contactIn(contacts))) {
        await insertCarriedSignal(tx, ofWriting(writing), made)
        ours.set(one.theirs.id, made.id)
      }
      continue
    }
    ours.set(one.theirs.id, one.ours.id)
    if (!isChosen(writing, one)) continue
    writing.brought.push(await rememberColumns(tx, 'child_health.signal', one.ours.id, columnsOfDecision))
    await updateSignalDecided(tx, ofWriting(writing), one.ours.id, one.theirs)
  }
  return ours
}

async function writeScreenings(
  tx: Tx,
  writing: Writing,
  { screenings }: Differences,
  contacts: Ours<'contact'>,
): Promise<Ours<'screening'>> {
  const ours = new Map<string, Id<'screening'>>()
  await replace(tx, writing, 'screening', screenings)
  for (const one of screenings) {
    if (one.state !== 'new' && !isChosen(writing, one)) {
      ours.set(one.theirs.id, one.ours.id)
      continue
    }
    for (const { words, ...made } of freshIds(writing, 'child_health.screening', [one.theirs]).map(contactIn(contacts))) {
      const sealed = words === null ? null : writing.seal('screening', 'words', made.id, words)
      await insertCarriedScreening(tx, ofWriting(writing), { ...made, words: sealed })
      ours.set(one.theirs.id, made.id)
    }
  }
  return ours
}

type About = { readonly contacts: Ours<'contact'>; readonly signals: Ours<'signal'>; readonly screenings: Ours<'screening'> }

async function writeReferrals(
  tx: Tx,
  writing: Writing,
  { referrals }: Differences,
  { contacts, signals, screenings }: About,
): Promise<void> {
  const { seal } = writing
  for (const one of referrals) {
    if (one.state === 'new') {
      for (const { reason, feedback, ...made } of freshIds(writing, 'child_health.referral', [one.theirs]).map(contactIn(contacts)))
        await insertCarriedReferral(tx, ofWriting(writing), {
          ...made,
          signalId: signals.get(made.signalId ?? '') ?? null,
          screeningId: screenings.get(made.screeningId ?? '') ?? null,
          reason: seal('referral', 'reason', made.id, reason),
          feedback: feedback === null ? null : seal('referral', 'feedback', made.id, feedback),
        })
      continue
    }
    if (!isChosen(writing, one)) continue
    const { ours, theirs } = one
    writing.brought.push(await rememberColumns(tx, 'child_health.referral', ours.id, columnsOfFeedback))
    const feedback = theirs.feedback === null ? null : seal('referral', 'feedback', ours.id, theirs.feedback)
    await updateReferralAnswered(tx, ours.id, theirs, feedback)
  }
}
