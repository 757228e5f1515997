/** The job of a session: the mail that an answer is waited for. It reads ids and calls one use case; it may run twice. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { dutch, english } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { sessionMessages } from '../pages/sessions/messages.ts'
import { mailRequest } from '../use-cases/sessions/mail-request.server.ts'
import { requestMailJob } from '../use-cases/sessions/prepare.server.ts'

const About = z.object({ centreId: z.uuid(), sessionId: z.uuid(), askedOf: z.uuid(), attempt: z.int() })

export type SessionJobParts = {
  readonly services: Pick<Services, 'db' | 'keys' | 'mail' | 'clock'>
  readonly centreName: (centreId: Id<'centre'>) => Promise<string>
  readonly addressOf: (centreId: Id<'centre'>, path: string) => Promise<string>
}

export function sessionJobs({ services, centreName, addressOf }: SessionJobParts): Job[] {
  const { db, clock } = services
  return [
    {
      name: requestMailJob,
      async run(data) {
        const about = About.parse(data)
        const centreId = about.centreId as Id<'centre'>
        const ctx: Context = {
          ...{ db, centreId, actor: { kind: 'system', name: 'request-mail' }, now: clock(), traceId: 'job-request-mail', asked: [] },
        }
        const [name, address] = [await centreName(centreId), await addressOf(centreId, '/mijn')]
        const [first, second] = [sessionMessages(dutch).mail, sessionMessages(english).mail]
        const words = { subject: first.subject(name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` }
        const round = { sessionId: about.sessionId as Id<'session'>, askedOf: about.askedOf as Id<'person'>, attempt: about.attempt }
        await mailRequest(ctx, services, round, words)
      },
    },
  ]
}
