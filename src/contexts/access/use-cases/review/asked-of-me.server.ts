/** What the privacy officer asks a colleague about own lines of the log: read and answered by that colleague, and by nobody else. Not why it was drawn. */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { ColleagueFacts } from '../../rules/review/colleague-facts.ts'
import { answer, checkWords, type AnswerRefusal, type WordsRefusal } from '../../rules/review/finding.ts'
import {
  insertNotices,
  listUnmailed,
  listUnseenNotices,
  markMailed,
  markNoticesAboutSeen,
  type ReviewNotice,
} from '../../sql/case-file/notices.server.ts'
import { listAskedOf, listSteps, lockFinding, updateFinding, type StoredFinding } from '../../sql/review/findings.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { findOwnFacts } from './colleague-facts.server.ts'
import { keepStep, openSteps, recordOf, reviewMailJob, type OpenedStep } from './findings.server.ts'

export type AskedOfMe = {
  /** Its reasons are empty: row-level security keeps them from whom it is about. */
  readonly finding: StoredFinding
  readonly steps: readonly OpenedStep[]
  /** The notice that there is an outcome, until it was seen. */
  readonly noticeId: Id<'notice'> | null
}

export async function readAskedOfMe(
  keys: Keys,
  ctx: Context,
): Promise<Result<{ readonly asked: readonly AskedOfMe[]; readonly facts: ColleagueFacts | null }, NotPermitted>> {
  return act(ctx, 'review.readOwn', async (tx, permit) => {
    const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
    const findings = me === null ? [] : await listAskedOf(tx, me, 50)
    const ids = findings.map(({ id }) => id)
    const [steps, notices] = [await openSteps(tx, keys, ctx, ids), me === null ? [] : await listUnseenNotices(tx, me)]
    permit.record({ actionCode: 'R', detail: `selected ${findings.length}` })
    const asked = findings.map((finding) => {
      const own = steps.filter(({ findingId }) => findingId === finding.id)
      const notice = notices.find(({ kind, aboutId }) => kind === 'review-outcome' && own.some(({ id }) => id === aboutId))
      return { finding, steps: own, noticeId: notice?.id ?? null }
    })
    return ok({ asked, facts: await findOwnFacts(tx, keys, ctx) })
  })
}

export async function answerQuestion(
  { keys, jobs }: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  id: Id<'finding'>,
  text: string,
): Promise<Result<null, { readonly kind: 'no-finding' } | AnswerRefusal | WordsRefusal | NotPermitted>> {
  return act(ctx, 'review.answer', async (tx, permit): Promise<Result<null, { kind: 'no-finding' } | AnswerRefusal | WordsRefusal>> => {
    const finding = await lockFinding(tx, id)
    if (finding === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-finding' })
    const { accountId: by } = ctx.actor
    const answered = answer(finding, by, ctx.now)
    if (!answered.ok) return answered
    const words = checkWords(text)
    if (!words.ok) return words
    await updateFinding(tx, answered.value, { accountId: by, at: ctx.now })
    const stepId = await keepStep(tx, keys, ctx, { findingId: id, step: 'answered', by, text: words.value })
    for (const step of await listSteps(tx, [id])) await markNoticesAboutSeen(tx, 'review-question', step.id, ctx.now)
    if (finding.askedBy !== null) {
      await insertNotices(
        tx,
        ctx.centreId,
        [{ accountId: finding.askedBy, kind: 'review-answer', aboutId: stepId, personId: null }],
        ctx.now,
      )
      await jobs.tell(tx, reviewMailJob, { centreId: ctx.centreId, stepId })
    }
    recordOf(permit, { ...finding }, 'U', 'review.answer')
    return ok(null)
  })
}

/** Mails whom a step is for. Run twice, it mails only whom it did not reach before. */
export async function mailReviewStep(
  ctx: Context,
  mail: Mail,
  stepId: string,
  words: (kind: ReviewNotice) => Promise<Pick<Letter, 'subject' | 'text'>>,
): Promise<void> {
  const found = await act(ctx, 'review.tell', async (tx, permit) => {
    const waiting = await listUnmailed(tx, stepId)
    permit.record({ actionCode: 'E', objectType: 'reviewStep', objectId: stepId, detail: `selected ${waiting.length}` })
    return ok(waiting)
  })
  if (!found.ok) throw new Error('The system may not tell of a question')
  for (const { id, kind, email } of found.value) {
    if (kind !== 'review-question' && kind !== 'review-answer' && kind !== 'review-outcome') continue
    await mail.send({ to: email, ...(await words(kind)) })
    await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, (tx) => markMailed(tx, id, ctx.now))
  }
}
