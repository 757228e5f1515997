import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './letter-messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: (kind) => `Letter about: ${kind}`,
  from: (centre, address, day) => `${centre}\n${address}\n${day}`,
  hello: (name) => (name === '' ? 'Dear reader,' : `Dear ${name},`),
  asked: 'What you asked',
  askedOn: (kind, about, day) =>
    about === '' ? `On ${day} we got your request: ${kind}.` : `On ${day} we got your request about ${about}: ${kind}.`,
  yourWords: 'You wrote:',
  received: 'When do you get an answer?',
  receivedText: (day) => `We answer by ${day}. Does it take longer? Then we write to you in time, and say why.`,
  extended: 'It takes longer',
  extendedText: (day) => `You get an answer by ${day}. That is two months later. We do this once only.`,
  because: 'The reason:',
  withdrawn: 'Your request has been withdrawn',
  withdrawnText: 'You need not do anything.',
  answer: 'Our answer',
  decisions: {
    question: { answered: 'We found it out. This is our answer.' },
    objection: { granted: 'You are right. We change it.', partly: 'You are right in part.', refused: 'We do not do what you ask.' },
    correction: {
      granted: 'We have corrected it.',
      partly: 'We have corrected a part.',
      refused: 'We do not correct this. You may add an own statement.',
    },
    statement: { granted: 'Your statement stands with the piece, exactly as you wrote it.' },
    erasure: {
      granted: 'We have erased it. We keep only that we erased something, not what it said.',
      partly: 'We have erased a part. We must keep the rest.',
      refused: 'We may not erase this now.',
    },
    inspection: {
      granted: 'You may look at the file.',
      partly: 'You may look at a part of the file.',
      refused: 'You may not look at the file.',
    },
    copy: {
      granted: 'You get a copy of the file.',
      partly: 'You get a copy of a part of the file.',
      refused: 'You get no copy of the file.',
    },
    'limited-information': {
      granted: 'We tell you what we may tell.',
      partly: 'We tell you a part.',
      refused: 'We cannot tell you anything.',
    },
  },
  ground: (text) => `Why not, or not all: ${text}.`,
  how: 'How you get it',
  howMijn: 'Sign in to My CJG. There you read the file, and keep it as PDF or as a file for a computer.',
  howHand: 'We give it to you in person. Bring your passport, identity card or driving licence. We keep no copy of it.',
  leftOut: 'What is not in it',
  leftOutText: [
    'What is about somebody else is not in it. Nor is the address of another parent.',
    'Sometimes we have to protect somebody. Then something may be missing. Somebody else always reviews that.',
  ],
  disagree: 'Do you not agree?',
  disagreeText: (phone) => [
    `Talk to us first. Call ${phone}.`,
    'You can make a complaint to our complaints committee. Our website says how, at Complaints. You may bring somebody along.',
    'Is it about your data? Then you can also go to the Dutch Data Protection Authority: autoriteitpersoonsgegevens.nl. It is free.',
  ],
  free: 'This request costs you nothing.',
  end: (centre) => `Kind regards,\n${centre}`,
}
