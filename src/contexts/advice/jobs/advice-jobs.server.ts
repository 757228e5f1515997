/** The jobs of `advice`: each reads ids and calls one use case. All may run twice. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { dutch, findLocale } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Job, JobData } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { askMessages } from '../pages/ask-messages.ts'
import { accountPath } from '../pages/paths.ts'
import type { Regime } from '../rules/retention.ts'
import type { Desk } from '../use-cases/desk.ts'
import { forgetTraces } from '../use-cases/forget-traces.server.ts'
import { endOverduePauses } from '../use-cases/pause.server.ts'
import { returnQuestions } from '../use-cases/return-questions.server.ts'
import { eraseExpired, keepTerms, sendAnswerNotice, tellTeam } from '../use-cases/keep-terms.server.ts'

const About = z.object({ centreId: z.uuid(), conversationId: z.uuid() })
const Term = About.extend({ kind: z.enum(['reminder', 'escalation']) })

export type AdviceJobParts = {
  readonly services: Services
  readonly desk: Desk
  readonly centreIds: () => Promise<readonly Id<'centre'>[]>
  /** The address of a page of a centre, for in a mail. */
  readonly addressOf: (centreId: Id<'centre'>, path: string) => Promise<string>
}

export function adviceJobs({ services, desk, centreIds, addressOf }: AdviceJobParts): Job[] {
  const contextOf = (centreId: Id<'centre'>, name: string): Context => ({
    db: services.db,
    centreId,
    actor: { kind: 'system', name },
    now: services.clock(),
    traceId: `job-${name}`,
    asked: [],
  })
  const team = async (about: z.infer<typeof About>, kind: 'acute' | 'reminder' | 'escalation'): Promise<void> => {
    const centreId = about.centreId as Id<'centre'>
    const { mail } = askMessages(dutch)
    const words = { subject: mail.team[kind], text: mail.team.text(await addressOf(centreId, '/werkplek/vragen')) }
    await tellTeam(contextOf(centreId, kind), desk, services.mail, { id: about.conversationId as Id<'conversation'>, kind }, words)
  }
  const perCentre =
    (name: string, run: (ctx: Context) => Promise<unknown>): Job['run'] =>
    async () => {
      for (const centreId of await centreIds()) await run(contextOf(centreId, name))
    }
  return [
    { name: 'advice.acute-question', run: async (data: JobData) => team(About.parse(data), 'acute') },
    {
      name: 'advice.term-notice',
      async run(data) {
        const about = Term.parse(data)
        await team(about, about.kind)
      },
    },
    {
      name: 'advice.answer-notice',
      async run(data) {
        const about = About.parse(data)
        const centreId = about.centreId as Id<'centre'>
        const [withKey, inAccount] = [await addressOf(centreId, '/terug'), await addressOf(centreId, accountPath)]
        const words = (language: string, regime: Regime) => {
          const { answer } = askMessages(findLocale(language) ?? dutch).mail
          return { subject: answer.subject, text: regime === 'account' ? answer.textInAccount(inAccount) : answer.text(withKey) }
        }
        await sendAnswerNotice(contextOf(centreId, 'answer-notice'), desk, services.mail, about.conversationId as Id<'conversation'>, words)
      },
    },
    { name: 'advice.keep-terms', cron: '*/5 * * * *', run: perCentre('keep-terms', (ctx) => keepTerms(ctx, desk)) },
    { name: 'advice.return-questions', cron: '* * * * *', run: perCentre('return-questions', (ctx) => returnQuestions(ctx)) },
    { name: 'advice.end-pauses', cron: '* * * * *', run: perCentre('end-pauses', (ctx) => endOverduePauses(ctx, desk)) },
    { name: 'advice.forget-traces', cron: '*/10 * * * *', run: perCentre('forget-traces', (ctx) => forgetTraces(ctx)) },
    { name: 'advice.erase-expired', cron: '40 2 * * *', run: perCentre('erase-expired', (ctx) => eraseExpired(ctx)) },
  ]
}
