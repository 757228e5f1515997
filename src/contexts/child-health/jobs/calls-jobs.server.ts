/** The jobs of calling up: the list of who is due, a round, and the mail of an invitation. Each reads ids and calls one use case; all may run twice. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { dutch, english } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { callsMessages } from '../pages/calls/messages.ts'
import { dueListJob, makeDueList } from '../use-cases/calls/due-list.server.ts'
import { mailInvitation } from '../use-cases/calls/mail-invitation.server.ts'
import { invitationMailJob, markRoundFailed, roundJob, runRound } from '../use-cases/calls/rounds.server.ts'

const AboutRun = z.object({ centreId: z.uuid(), runId: z.uuid() })
const AboutRound = z.object({ centreId: z.uuid(), roundId: z.uuid() })
const AboutInvitation = z.object({ centreId: z.uuid(), invitationId: z.uuid() })

export type CallsJobParts = {
  readonly services: Pick<Services, 'db' | 'keys' | 'mail' | 'jobs' | 'clock'>
  readonly centreName: (centreId: Id<'centre'>) => Promise<string>
  readonly addressOf: (centreId: Id<'centre'>, path: string) => Promise<string>
}

export function callsJobs({ services, centreName, addressOf }: CallsJobParts): Job[] {
  const { db, clock, jobs } = services
  const contextOf = (centreId: string, name: string): Context => ({
    ...{ db, centreId: centreId as Id<'centre'>, actor: { kind: 'system', name }, now: clock(), traceId: `job-${name}`, asked: [] },
  })
  return [
    {
      name: dueListJob,
      async run(data) {
        const { centreId, runId } = AboutRun.parse(data)
        await makeDueList(contextOf(centreId, 'due-list'), runId as Id<'dueRun'>)
      },
    },
    {
      name: roundJob,
      async run(data) {
        const { centreId, roundId } = AboutRound.parse(data)
        const ctx = contextOf(centreId, 'round')
        try {
          await runRound(ctx, jobs.tell, roundId as Id<'round'>)
        } catch (problem) {
          await markRoundFailed(ctx, roundId as Id<'round'>)
          throw problem
        }
      },
    },
    {
      name: invitationMailJob,
      async run(data) {
        const about = AboutInvitation.parse(data)
        const centreId = about.centreId as Id<'centre'>
        const [name, address] = [await centreName(centreId), await addressOf(centreId, '/mijn')]
        const [first, second] = [callsMessages(dutch).mail, callsMessages(english).mail]
        const words = { subject: first.subject(name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` }
        await mailInvitation(contextOf(centreId, 'invitation'), services, about.invitationId as Id<'invitation'>, words)
      },
    },
  ]
}
