import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  choose: {
    title: 'Choose a staff member',
    crumb: 'Demonstration',
    notice: 'This is the demonstration.',
    noticeText: 'All staff are invented. So no password is needed. In real life you sign in at your organisation here.',
    lead: (centre: string) => `With whom do you want to look around at ${centre}?`,
    nobody: 'Nobody works at this centre yet. Fill the demonstration first.',
    as: (profession: string, roles: string) => `${profession} · ${roles}`,
  },
  residents: {
    title: 'Choose a resident',
    notice: 'These residents are invented. In reality you show here who you are, for example with DigiD.',
    substantial: 'assurance: substantial',
    parts: {
      parent: 'mother with authority over Noor (8) and Sam (14)',
      young: '14 years old, sees the own file',
      'without-authority': 'father without authority of Noor and Sam',
      foster: 'foster mother of Jaimy (10)',
      'disagrees-yes': 'mother of Evi (10), said yes to help',
      'disagrees-no': 'father of Evi (10), sees it differently',
    },
    low: 'assurance: low. That is too little',
  },
  expired: {
    title: 'This choice has expired',
    text: 'It took too long, or OpenCJG was started again.',
    again: 'Begin again',
  },
  mailbox: {
    title: 'Mailbox of the demonstration',
    lead: 'The mails that a real centre would have sent by now.',
    emptyTitle: 'No mail yet',
    empty: 'Answer a question that has a mail address. The mail then arrives here.',
  },
}
