/** The letter of an invitation: plain language, to the parents, or to the young person of 16 and older. */
import { formatDate, formatMoment, type Locale } from '#platform/i18n.ts'
import { ageInYears } from '#platform/age.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import type { Instant } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import type { LetterFacts } from '../../use-cases/calls/invite-child.server.ts'
import { scheduleMessages } from '../schedule/messages.ts'
import { nameOf } from '../schedule/words.ts'
import { momentName } from './frame.ts'
import { callsMessages } from './messages.ts'

const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })

export function invitationLetter(locale: Locale, site: Site, facts: LetterFacts, now: Instant): PdfDocument {
  const words = callsMessages(locale).letter
  const { child, address, invitation, moment, plannedAt, today } = facts
  // From 16 on somebody decides about own care, and gets the letter.
  const isYoung = child.birthDate !== null && ageInYears(child.birthDate, today) >= 16
  const to = [
    isYoung ? words.toYoung : words.to,
    nameOf(child),
    ...(address === null ? [] : [`${address.street} ${address.houseNumber}`, `${address.postalCode}  ${address.town}`]),
  ]
  const why =
    moment !== null
      ? words.moment(child.callName, momentName(locale, moment))
      : invitation.subject.startsWith('dose:')
        ? words.dose(child.callName, invitation.subject.slice(5))
        : words.extra(child.callName)
  const when = plannedAt === null ? words.callUs(site.phone.shown) : words.planned(formatMoment(locale, plannedAt, now))
  const parts = moment === null ? [] : moment.parts.map((part) => scheduleMessages(locale).partNames[part])
  return {
    title: words.title,
    language: locale.tag,
    lead: `${site.name}\n${site.address}\n${formatDate(locale, today)}\n\n${to.join('\n')}\n\n${isYoung ? words.helloYoung(child.callName) : words.hello}`,
    sections: [
      { title: words.why, blocks: [paragraph(why), ...(invitation.attempt > 1 ? [paragraph(words.again)] : []), paragraph(when)] },
      ...(parts.length === 0 ? [] : [{ title: words.whatWeDo, blocks: [{ kind: 'list', items: parts } as const] }]),
      { title: words.bring, blocks: [paragraph(words.bringText)] },
      { title: words.cannot, blocks: [paragraph(words.cannotText(site.phone.shown)), paragraph(`${words.greeting}\n${site.name}`)] },
    ],
  }
}
