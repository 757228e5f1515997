/** Breaking the glass (PR-11): a reason in a fixed word and a sentence, a short time, and somebody else who looks at it afterwards. */
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, type Instant } from '#platform/time.ts'

export const emergencyReasons = ['acute-danger', 'carer-unreachable', 'other'] as const
export type EmergencyReason = (typeof emergencyReasons)[number]

export const usualHours = 4
export const mostHours = 24
const shortestExplanation = 10
export const longestExplanation = 1_000

/** So soon somebody has looked at it; what waits longer stands on top, marked. */
export const reviewDays = 3

export const verdicts = ['right', 'wrong', 'needs-talk'] as const
export type Verdict = (typeof verdicts)[number]

export type EmergencyRefusal = { readonly kind: 'no-reason' | 'no-explanation' | 'too-long-explanation' | 'wrong-hours' }
type Wanted = { readonly reason: string; readonly explanation: string; readonly hours: number }
export type CheckedEmergency = { readonly reason: EmergencyReason; readonly explanation: string; readonly hours: number }

/** All that is wrong, so that a form tells it at once. */
export function emergencyFaults({ reason, explanation, hours }: Wanted): EmergencyRefusal['kind'][] {
  const faults: EmergencyRefusal['kind'][] = []
  const text = explanation.trim()
  if (!emergencyReasons.some((one) => one === reason)) faults.push('no-reason')
  if (text.length < shortestExplanation) faults.push('no-explanation')
  if (text.length > longestExplanation) faults.push('too-long-explanation')
  if (!Number.isInteger(hours) || hours < 1 || hours > mostHours) faults.push('wrong-hours')
  return faults
}

export function checkEmergency(wanted: Wanted): Result<CheckedEmergency, EmergencyRefusal> {
  const known = emergencyReasons.find((one) => one === wanted.reason)
  const [first] = emergencyFaults(wanted)
  if (first !== undefined || known === undefined) return err({ kind: first ?? 'no-reason' })
  return ok({ reason: known, explanation: wanted.explanation.trim(), hours: wanted.hours })
}

/** Only a use that was right needs no words. */
export function checkReview(
  verdict: string,
  note: string,
): Result<{ verdict: Verdict; note: string | null }, { kind: 'no-verdict' | 'no-note' | 'too-long-note' }> {
  const known = verdicts.find((one) => one === verdict)
  const text = note.trim()
  if (known === undefined) return err({ kind: 'no-verdict' })
  if (known !== 'right' && text === '') return err({ kind: 'no-note' })
  if (text.length > longestExplanation) return err({ kind: 'too-long-note' })
  return ok({ verdict: known, note: text === '' ? null : text })
}

export function isReviewOverdue(begunAt: Instant, now: Instant): boolean {
  return !isBefore(now, begunAt.add({ hours: 24 * reviewDays }))
}

export function isRunning({ until, endedAt }: { readonly until: Instant; readonly endedAt: Instant | null }, now: Instant): boolean {
  return endedAt === null && isBefore(now, until)
}
