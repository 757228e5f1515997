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
  college: (municipality) => `the municipal executive (college van burgemeester en wethouders) of ${municipality}`,
  ways: {
    talk: (phone) => `Talk to us first. Call ${phone}.`,
    complaint: 'You can make a complaint to our complaints committee. Our website says how, at Complaints. You may bring somebody along.',
    authority:
      'You can also go to the Dutch Data Protection Authority. It watches over how data are handled, and can mediate. See autoriteitpersoonsgegevens.nl. It is free.',
    objection: (body, when) =>
      `You can object at ${body}. Write a letter ${when}. Put in it: your name and address, the date, which decision it is, and why you do not agree. Sign it. Objecting is free.`,
    court: (when) =>
      `You can ask the court to decide. Do so ${when}. This is called a petition. Het Juridisch Loket explains for free how it goes: juridischloket.nl. The court can ask a fee.`,
    familyCourt:
      'You can ask the court to decide whether we must tell you more. Het Juridisch Loket explains for free how it goes: juridischloket.nl.',
    until: (day) => `by ${day}`,
    sixWeeks: 'within six weeks after you got this letter',
  },
  late: 'No answer in time? Then call us. You need not wait: you may go to the court or to the Data Protection Authority at once.',
  askAgain: 'Ask again when this is over. We keep nothing longer than is needed.',
  laws: (laws) => `The law says this: ${laws}.`,
  staysTitle: 'What stays, and how long',
  stays: {
    'care-open':
      'Who it is about, and who helps. As long as somebody helps there must be a file (Jeugdwet article 7.3.8, Burgerlijk Wetboek 7 article 454). This stays until the help ends. Ask again then.',
    'needed-by-family':
      'What the file of a child says, such as who the parents are. That belongs to the file of that child. It stays as long as that file is there.',
    'piece-kept':
      'Pieces that are of great importance to somebody else (Jeugdwet article 7.3.9, Burgerlijk Wetboek 7 article 455). We look again later whether they can go. Within ten years at the latest.',
  },
  wholeGone: 'Everything about this person has been erased: the file, the data and the requests. Nobody can find it or get it back.',
  whatAlwaysStays: [
    'The list of who looked in the file. We must keep it for five years at least. It holds a number, no name.',
    'The proof that we erased something, without a name. It stays for twenty years.',
    'The file of family may say that there was somebody. Without a name.',
  ],
  answerStays: (day) => `This letter. It stays in our system until ${day}, so that you can object. Then it goes too.`,
  accountStays: 'Do you use My CJG? Then you erase your conversations and your account yourself, at My details.',
  free: 'This request costs you nothing.',
  end: (centre, body) => (body === '' ? `Kind regards,\n${centre}` : `Kind regards,\non behalf of ${body},\n${centre}`),
}
