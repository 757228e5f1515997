/** What the review of access does by the clock and by itself: the drawing of the day before, and mails that there is a question or an answer. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { dutch, english } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { reviewMessages } from '../pages/review/messages.ts'
import { ownReviewPath, reviewPath } from '../pages/review/paths.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import { mailReviewStep } from '../use-cases/review/asked-of-me.server.ts'
import { drawReview, type FindKin } from '../use-cases/review/draw-review.server.ts'
import { reviewMailJob } from '../use-cases/review/findings.server.ts'
import type { AddressOf } from './access-jobs.server.ts'

const AboutStep = z.object({ centreId: z.uuid().transform((id) => id as Id<'centre'>), stepId: z.uuid() })

export function reviewJobs(services: Services, centres: () => Promise<readonly Centre[]>, addressOf: AddressOf, findKin: FindKin): Job[] {
  const { db, keys, mail, clock } = services
  const contextOf = (centreId: Id<'centre'>, traceId: string): Context => ({
    ...{ db, centreId, actor: { kind: 'system', name: 'review' }, now: clock(), traceId, asked: [] },
  })
  return [
    {
      name: 'access.draw-review',
      cron: '40 2 * * *',
      async run() {
        const yesterday = localDate(clock()).subtract({ days: 1 })
        const problems: unknown[] = []
        // One centre's trouble does not keep the others waiting.
        for (const { id } of await centres())
          await drawReview({ keys, findKin }, contextOf(id, 'job-review'), yesterday).catch((problem: unknown) => problems.push(problem))
        if (problems.length > 0) throw problems[0]
      },
    },
    {
      name: reviewMailJob,
      async run(data) {
        const { centreId, stepId } = AboutStep.parse(data)
        const name = (await centres()).find(({ id }) => id === centreId)?.name ?? ''
        await mailReviewStep(contextOf(centreId, 'job-review-mail'), mail, stepId, async (kind) => {
          const address = await addressOf(centreId, kind === 'review-answer' ? reviewPath : ownReviewPath)
          // An account keeps no language: both, Dutch first.
          const [first, second] = [reviewMessages(dutch).mail[kind], reviewMessages(english).mail[kind]]
          return { subject: first.subject(name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` }
        })
      },
    },
  ]
}
