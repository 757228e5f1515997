/** What is written to somebody who mailed: in Dutch, and below it in English, as nobody knows which of the two is read. */
import { dutch, english, localPath, type Locale } from '#platform/i18n.ts'
import { textIn, type Helpline, type Site } from '#web/site.ts'
import type { MailWords } from '../use-cases/receive-mail.server.ts'
import { en } from './mail-messages.en.ts'
import { nl } from './mail-messages.nl.ts'

type Facts = {
  readonly site: Pick<Site, 'name' | 'phone' | 'hoursText' | 'helplines'>
  readonly dutyPhone: string
  /** The address of a page of the centre. */
  readonly addressOf: (path: string) => string
}

export function mailWords({ site, dutyPhone, addressOf }: Facts): MailWords {
  const line = (locale: Locale) => (one: Helpline) => `${textIn(locale, one.need)}: ${textIn(locale, one.name)} ${one.number}`
  const text = (locale: Locale, words: typeof nl | typeof en): string =>
    words.text(
      site.name,
      addressOf(localPath(locale, '/vraag')),
      site.phone.shown,
      textIn(locale, site.hoursText),
      dutyPhone,
      site.helplines.map(line(locale)).join('\n'),
    )
  return {
    reply: { subject: `${nl.subject} / ${en.subject}`, text: `${text(dutch, nl)}\n\n----------\n\n${text(english, en)}\n` },
    attachments: nl.attachments,
    cut: nl.cut,
  }
}
