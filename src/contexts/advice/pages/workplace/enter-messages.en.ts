import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './enter-messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: 'Enter a question',
  lead: 'For who calls, comes by or writes. Write the question in the words of the person. A name is not needed.',
  channel: 'How did the question come in?',
  channels: { phone: 'On the telephone', 'walk-in': 'At the desk', mail: 'By letter or mail' },
  text: 'The question, in the words of the person',
  textHint: 'Read it aloud and ask whether it is right.',
  audience: 'Who asks?',
  audiences: {
    parents: 'Parent or carer',
    youngPeople: 'Child or young person',
    workers: 'Somebody who works with children',
    unknown: 'I do not know',
  },
  age: 'How old is the child or young person?',
  language: 'Language of the answer',
  save: 'Enter',
  personalTitle: 'There is personal data in it',
  personalText: (found) => `We saw: ${found}. Is that needed for the answer?`,
  remove: 'Take it out and enter',
  keep: 'Leave it in and enter',
  errors: {
    channel: 'Choose how the question came in.',
    empty: 'Write the question first.',
    tooLong: (count) => `The text is ${count} signs too long.`,
    age: 'Write a number from 0 to 22.',
    form: 'This form is not right. Check it and enter again.',
  },
  done: 'The question is entered.',
  keyMade: 'There is a new key. An earlier one no longer works.',
  doneRepeat: 'This question was entered already, and the person has a key of their own.',
  due: (when) => `There will be an answer by ${when}.`,
  acuteTitle: 'There are words of danger in it',
  acute: (when) =>
    `The question stands in front. Answer before ${when}. Is the person still there? Do not leave them alone, and call 112 if needed.`,
  acuteClosed: (when, duty) =>
    `The question stands in front, but we are closed now. Answer before ${when}. Call ${duty} now, and 112 if needed. Do not leave the person alone.`,
  codeTitle: 'Hand over this key',
  codeLead: 'Read it out, print it or copy it by hand. You see it once.',
  once: 'It works once. Who uses it gets a key of their own at once. This one then no longer works.',
  keepNone: 'Do not keep a copy yourself.',
  how: 'How the person comes back',
  steps: [
    'Open the website and choose Back with your key.',
    'Type the code. Capitals do not matter.',
    'Write down the new key that then appears.',
  ],
  another: 'Enter another question',
  toQuestion: 'To this question',
}
