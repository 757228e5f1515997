/**
 * `./cjg mail in < message.eml`: what the mail server pipes in becomes a conversation. Exit code 75 (try again later) when
 * it could not be taken in, so that the server keeps it; 0 when it was, or when it came from a program.
 */
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { loadLibrary } from '#contexts/advice/public.ts'
import { mailWords, receiveMail, type Desk } from '#contexts/advice/deeds.ts'
import type { Services } from '#platform/services.ts'
import { slowHash } from '#platform/slow-hash.server.ts'
import { addressOf } from '../app/addresses.ts'
import { siteOf } from '../app/centres.server.ts'
import { root } from '../installation.server.ts'
import { chooseCentre, commandContext, done, readOptions, type CommandResult } from './command.ts'

export const mailUsage = [
  './cjg mail in [--centre <slug>] < message.eml   (from the mail server; see docs/mail.md)',
  'Answers with a safe way to come back, never with the answer itself. Attachments and the address are not kept.',
] as const

const tryAgainLater = 75

export async function mailCommand(services: Services, args: readonly string[], readStdin: () => Promise<string>): Promise<CommandResult> {
  const [deed, ...rest] = args
  if (deed !== 'in') return done('Usage:', ...mailUsage.map((line) => `  ${line}`))
  const read = readOptions(rest, { centre: { type: 'string' } } as const, mailUsage[0])
  const centre = await chooseCentre(services, read.centre)
  const mail = await PostalMime.parse(await readStdin())
  const site = siteOf(centre, loadLibrary(join(root, 'content')), null)
  const desk: Desk = { keys: services.keys, tell: services.jobs.tell, hash: slowHash, centre: async () => centre }
  const words = mailWords({ site, dutyPhone: centre.dutyPhone, addressOf: (path) => addressOf(services.config, centre, path) })
  const outcome = await receiveMail(
    commandContext(services, centre),
    desk,
    services.mail,
    {
      headers: new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value])),
      from: mail.from?.address ?? null,
      subject: mail.subject ?? '',
      text: mail.text ?? textOf(mail.html ?? ''),
      attachments: mail.attachments.length,
      messageId: mail.messageId ?? '',
    },
    words,
  )
  if (!outcome.ok) return { lines: ['This is not permitted.'], exitCode: tryAgainLater }
  return done(sayOutcome(outcome.value))
}

function sayOutcome(outcome: Extract<Awaited<ReturnType<typeof receiveMail>>, { ok: true }>['value']): string {
  switch (outcome.kind) {
    case 'program':
      return `From a program (${outcome.sign}): not kept and not answered.`
    case 'nobody':
      return 'Without a sender: not kept and not answered.'
    case 'empty':
      return 'Without words: not kept and not answered.'
    case 'received':
      return outcome.replied ? 'Taken in, and the way to an answer was sent.' : 'Taken in; this sender was written to just now.'
  }
}

/** The words of a mail that has a web page in it and no plain text. */
function textOf(page: string): string {
  return page
    .replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
