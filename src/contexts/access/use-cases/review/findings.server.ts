/** The daily work of the privacy officer with what was drawn: looking, asking, deciding. Never about the own lines. The person is a number here (PR-31). */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { checkSampleSize, usualSample } from '../../rules/review/draw.ts'
import { ask, checkWords, close, type AskRefusal, type CloseRefusal, type WordsRefusal } from '../../rules/review/finding.ts'
import { insertNotices, markNoticesAboutSeen } from '../../sql/case-file/notices.server.ts'
import { listFindingLines, type FindingLine } from '../../sql/review/finding-lines.server.ts'
import {
  findFinding,
  findRun,
  findSampleSize,
  insertStep,
  listFindings,
  listOfficers,
  listRuns,
  listSteps,
  lockFinding,
  setSampleSize,
  updateFinding,
  type Run,
  type Step,
  type StoredFinding,
} from '../../sql/review/findings.server.ts'
import { raiseSuspicion } from '../breach/suspect-breach.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { openForCentre, sealForCentre } from '../sealed.server.ts'

export type { StoredFinding }
export const reviewMailJob = 'access.review-mail'
const mostListed = 200
const mostLines = 200

export type ReviewList = {
  readonly todo: readonly StoredFinding[]
  readonly asked: readonly StoredFinding[]
  readonly closed: readonly StoredFinding[]
  readonly runs: readonly Run[]
  readonly sampleSize: number
  /** True: nobody else can look at what is about this officer. */
  readonly alone: boolean
}

export async function listReview(ctx: Context): Promise<Result<ReviewList, NotPermitted>> {
  return act(ctx, 'review.list', async (tx, permit) => {
    const [todo, asked] = [
      await listFindings(tx, { which: 'todo', limit: mostListed }),
      await listFindings(tx, { which: 'asked', limit: mostListed }),
    ]
    const closed = await listFindings(tx, { which: 'closed', limit: 20 })
    permit.record({ actionCode: 'R', detail: `selected ${todo.length + asked.length + closed.length}` })
    const alone = (await listOfficers(tx)).length < 2
    return ok({ todo, asked, closed, runs: await listRuns(tx, 14), sampleSize: (await findSampleSize(tx)) ?? usualSample, alone })
  })
}

export type OpenedStep = Omit<Step, 'text'> & { readonly text: string | null }
export type OpenedFinding = {
  readonly finding: StoredFinding
  readonly lines: readonly FindingLine[]
  readonly steps: readonly OpenedStep[]
  readonly run: Run | null
}
export type NoFinding = { readonly kind: 'no-finding' }

export async function readFinding(keys: Keys, ctx: Context, id: Id<'finding'>): Promise<Result<OpenedFinding, NoFinding | NotPermitted>> {
  return act(ctx, 'review.read', async (tx, permit) => {
    // As row-level security shows it: what is about oneself is not there.
    const finding = await findFinding(tx, id)
    if (finding === null) return missing(permit)
    const { accountId, personId, firstAt: from, lastAt: until } = finding
    const of = { centreId: ctx.centreId, accountId, personId, from, until }
    // Why it may have been allowed follows from relations that the officer does not see.
    const lines = await withSystemSight(tx, () => listFindingLines(tx, of, mostLines))
    recordOf(permit, finding, 'R', 'review.read', `lines ${lines.length}`)
    return ok({ finding, lines, steps: await openSteps(tx, keys, ctx, [id]), run: await findRun(tx, finding.runId) })
  })
}

export async function askColleague(
  { keys, jobs }: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  id: Id<'finding'>,
  question: string,
): Promise<Result<null, NoFinding | AskRefusal | WordsRefusal | NotPermitted>> {
  return act(ctx, 'review.ask', async (tx, permit): Promise<Result<null, NoFinding | AskRefusal | WordsRefusal>> => {
    const finding = await lockFinding(tx, id)
    if (finding === null || ctx.actor.kind !== 'staff') return missing(permit)
    const { accountId: by } = ctx.actor
    const asked = ask(finding, by, localDate(ctx.now))
    if (!asked.ok) return asked
    const words = checkWords(question)
    if (!words.ok) return words
    await updateFinding(tx, asked.value, { accountId: by, at: ctx.now })
    const stepId = await keepStep(tx, keys, ctx, { findingId: id, step: 'asked', by, text: words.value })
    await insertNotices(
      tx,
      ctx.centreId,
      [{ accountId: finding.accountId, kind: 'review-question', aboutId: stepId, personId: null }],
      ctx.now,
    )
    await jobs.tell(tx, reviewMailJob, { centreId: ctx.centreId, stepId })
    recordOf(permit, finding, 'U', 'review.ask')
    return ok(null)
  })
}

export async function closeFinding(
  { keys, jobs }: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  id: Id<'finding'>,
  said: {
    readonly outcome: string
    readonly words: string
    /** What the register of breaches says of it, when it was wrong. */ readonly suspicion: string
  },
): Promise<Result<null, NoFinding | CloseRefusal | WordsRefusal | NotPermitted>> {
  return act(ctx, 'review.decide', async (tx, permit): Promise<Result<null, NoFinding | CloseRefusal | WordsRefusal>> => {
    const finding = await lockFinding(tx, id)
    if (finding === null || ctx.actor.kind !== 'staff') return missing(permit)
    const { accountId: by } = ctx.actor
    const closed = close(finding, by, { ...said, at: ctx.now })
    if (!closed.ok) return closed
    const words = said.words.trim() === '' ? null : checkWords(said.words)
    if (words?.ok === false) return words
    await updateFinding(tx, closed.value, { accountId: by, at: ctx.now })
    const stepId = await keepStep(tx, keys, ctx, { findingId: id, step: 'closed', by, text: words?.value ?? null })
    for (const step of await listSteps(tx, [id]))
      await markNoticesAboutSeen(tx, step.step === 'asked' ? 'review-question' : 'review-answer', step.id, ctx.now)
    // Who was never asked anything does not hear that somebody looked: most of what is drawn is right.
    if (finding.askedBy !== null || closed.value.outcome !== 'right') {
      await insertNotices(
        tx,
        ctx.centreId,
        [{ accountId: finding.accountId, kind: 'review-outcome', aboutId: stepId, personId: null }],
        ctx.now,
      )
      await jobs.tell(tx, reviewMailJob, { centreId: ctx.centreId, stepId })
    }
    // PR-32: the 72 hours run from the moment that somebody of the centre knows; nobody has to think of reporting it once more.
    if (closed.value.outcome === 'wrong') {
      const personIds = finding.personId === null ? [] : [finding.personId]
      const wish = { what: said.suspicion, discoveredAt: ctx.now, source: { kind: 'review-finding', id }, personIds }
      const raised = await raiseSuspicion({ keys, jobs }, tx, permit, ctx, wish)
      if (!raised.ok) throw new Error('A finding could not be handed over to the register of breaches')
    }
    recordOf(permit, finding, 'U', 'review.decide', closed.value.outcome)
    return ok(null)
  })
}

export async function chooseSampleSize(ctx: Context, size: number): Promise<Result<null, { readonly kind: 'wrong-size' } | NotPermitted>> {
  return act(ctx, 'review.set', async (tx, permit): Promise<Result<null, { readonly kind: 'wrong-size' }>> => {
    if (!checkSampleSize(size) || ctx.actor.kind !== 'staff') return err({ kind: 'wrong-size' })
    await setSampleSize(tx, ctx.centreId, size, ctx.actor.accountId, ctx.now)
    permit.record({ actionCode: 'U', objectType: 'reviewSetting', objectId: ctx.centreId, detail: `sample ${size}` })
    return ok(null)
  })
}

export const placeOfStep = (id: string): string => `review-step ${id}`

export async function keepStep(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  { text, ...step }: Pick<Step, 'findingId' | 'step' | 'by'> & { readonly text: string | null },
): Promise<Id<'reviewStep'>> {
  const id = newId<'reviewStep'>(ctx.now.epochMilliseconds)
  const sealed = text === null ? null : sealForCentre(keys, ctx.centreId, placeOfStep(id), Buffer.from(text))
  await insertStep(tx, ctx.centreId, { id, ...step, at: ctx.now, text: sealed })
  return id
}

export async function openSteps(tx: Tx, keys: Keys, { centreId }: Context, ids: readonly string[]): Promise<OpenedStep[]> {
  const steps = await listSteps(tx, ids)
  return steps.map(({ text, ...step }) => ({
    ...step,
    text: text === null ? null : openForCentre(keys, centreId, placeOfStep(step.id), text).toString('utf8'),
  }))
}

function missing(permit: Pick<Permit, 'record'>): Result<never, NoFinding> {
  permit.record({ actionCode: 'R', eventType: 'review.read', detail: 'no-finding' })
  return err({ kind: 'no-finding' })
}

export function recordOf(
  permit: Pick<Permit, 'record'>,
  { id, personId }: StoredFinding,
  actionCode: 'R' | 'U',
  eventType: string,
  detail?: string,
): void {
  permit.record({
    ...{ actionCode, eventType, objectType: 'reviewFinding', objectId: id },
    ...(personId === null ? {} : { subjectId: personId }),
    ...(detail === undefined ? {} : { detail }),
  })
}
