/**
 * A mail to the centre's address, read for what it is: a person who writes, or a program.
 * Programs are never answered and never kept, so that two of them cannot keep each other busy.
 * Source: RFC 3834 (automatic responses), sections 2 and 5.
 */
import { longestMessage, readMessage } from './message-text.ts'

export type IncomingMail = {
  /** Names in small letters. */
  readonly headers: ReadonlyMap<string, string>
  readonly from: string | null
  readonly subject: string
  readonly text: string
  readonly attachments: number
}

export type MailDecision =
  | { readonly kind: 'program'; readonly sign: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'person'; readonly from: string; readonly text: string; readonly cut: boolean }

const neverAnswered = /^(?:mailer-daemon|postmaster|no-?reply|niet-antwoorden|bounces?|owner-.*|.*-request)@/i

export function decideMail(mail: IncomingMail): MailDecision {
  const sign = signOfProgram(mail)
  if (sign !== null) return { kind: 'program', sign }
  if (mail.from === null) return { kind: 'nobody' }
  const whole = readMessage(
    [mail.subject.trim(), withoutQuotes(mail.text)].filter((part) => part !== '').join('\n\n'),
    Number.POSITIVE_INFINITY,
  )
  if (!whole.ok) return { kind: 'empty' }
  const signs = Array.from(whole.value)
  const cut = signs.length > longestMessage
  return { kind: 'person', from: mail.from.toLowerCase(), text: cut ? signs.slice(0, longestMessage).join('') : whole.value, cut }
}

/** The header that tells it was sent by a program; null for a person. */
function signOfProgram({ headers, from }: IncomingMail): string | null {
  const value = (name: string): string => (headers.get(name) ?? '').trim().toLowerCase()
  if (headers.has('auto-submitted') && value('auto-submitted') !== 'no') return 'auto-submitted'
  if (['bulk', 'junk', 'list', 'auto_reply'].includes(value('precedence'))) return 'precedence'
  for (const name of ['list-id', 'list-unsubscribe', 'x-auto-response-suppress', 'x-autoreply', 'x-autorespond', 'x-loop'])
    if (headers.has(name)) return name
  if (headers.has('return-path') && value('return-path').replace(/[<>\s]/g, '') === '') return 'return-path'
  if (value('content-type').startsWith('multipart/report')) return 'content-type'
  return from !== null && neverAnswered.test(from) ? 'from' : null
}

/** What the sender wrote now: lines that quote an earlier mail stay out. */
function withoutQuotes(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .trim()
}
