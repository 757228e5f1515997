/** A mail becomes a conversation of the centre. The sender's address is used for one reply that leads to a safe way, and is not kept. */
import { createHash } from 'node:crypto'
import { countFromSource, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { pseudonym } from '#platform/keys.server.ts'
import type { Mail } from '#platform/mail.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { readDanger } from '../rules/acute-danger.ts'
import { decideMail, type IncomingMail, type MailDecision } from '../rules/incoming-mail.ts'
import { findPersonalData, mask } from '../rules/personal-data.ts'
import { windowMinutes } from '../rules/slow-down.ts'
import { askQuestion } from './ask-question.server.ts'
import type { Desk } from './desk.ts'
import type { NoticeText } from './keep-terms.server.ts'

export type MailOutcome =
  | Exclude<MailDecision, { kind: 'person' }>
  /** `replied` false: this sender had a reply just now, or wrote this very mail before. */
  | { readonly kind: 'received'; readonly replied: boolean }

export type MailWords = {
  readonly reply: NoticeText
  /** Lines at the end of the letter, for the team: what was left out. */
  readonly attachments: string
  readonly cut: string
}

export async function receiveMail(
  ctx: Context,
  desk: Desk,
  post: Mail,
  mail: IncomingMail & { readonly messageId: string },
  words: MailWords,
): Promise<Result<MailOutcome, NotPermitted>> {
  const decided = decideMail(mail)
  if (decided.kind !== 'person') return ok(decided)
  const source = pseudonym(desk.keys, 'mail', decided.from)
  const wroteJustNow = await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, (tx) =>
    countFromSource(tx, 'ask', source, ctx.now.subtract({ minutes: windowMinutes })),
  )
  const danger = readDanger(decided.text)
  // There is nobody to ask whether it may stay: personal data is taken out.
  const text = mask(decided.text, findPersonalData(decided.text))
  const left = [...(mail.attachments > 0 ? [words.attachments] : []), ...(decided.cut ? [words.cut] : [])]
  const key = createHash('sha256').update(`mail ${decided.from} ${mail.messageId} ${decided.text}`).digest('hex')
  const received = await askQuestion(
    ctx,
    desk,
    {
      text: [text, ...left].join('\n\n'),
      audience: 'unknown',
      childAgeYears: null,
      postcode4: null,
      language: 'nl',
      channel: 'mail',
      urgency: danger.level === 'now' ? 'acute' : 'ordinary',
      urgencyReasons: danger.kinds,
      noticeAddress: null,
    },
    { key, source },
  )
  if (!received.ok) return received
  // At most one reply to a sender in a quarter of an hour, whatever loops.
  if (wroteJustNow > 0) return ok({ kind: 'received', replied: false })
  await post.send({ to: decided.from, ...words.reply })
  return ok({ kind: 'received', replied: true })
}
