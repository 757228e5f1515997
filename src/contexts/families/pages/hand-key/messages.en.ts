import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: 'Key to My CJG',
  lead: 'Give somebody of the family a key. With it they see their own file in My CJG, and who looked at it.',
  rule: 'Give it only to somebody who is with you now and whom you know. Never by mail or telephone.',
  list: 'Who can get a key?',
  none: 'Nobody. A key is for young people from 12 on, and for who has authority over a child under 16.',
  relations: { self: 'the young person, 12 or older', authority: 'has authority' },
  unknown: 'Somebody with authority',
  bound: (day) => `Bound since ${day}`,
  open: (day) => `Key open until ${day}`,
  nothing: 'No account yet',
  noBirthDate: 'There is no date of birth in the file. Fill that in first.',
  seen: 'This person is with me now, and I know who it is.',
  hand: 'Make a key',
  handAgain: 'Make a new key',
  takeBack: 'Take the key back',
  unbind: 'Loosen the account',
  back: 'Back to the family',
  done: {
    ingetrokken: 'The key does not work any more.',
    los: 'The account has been loosened. It sees no file any more.',
  },
  errors: {
    seen: 'First say that this person is with you.',
    form: 'This form is not right. Load the page again and try once more.',
    'no-receiver': 'This person can get no key: no right of their own, and no authority.',
    bound: 'This person has an account already. Loosen that first.',
    'no-birth-date': 'There is no date of birth in the file. Fill that in first.',
  },
  key: {
    title: (name) => `Key for ${name}`,
    lead: 'Write it down or print it. We show it once.',
    how: 'How they use it',
    steps: ['Sign in to My CJG.', 'Choose Our file, and then I have a key.', 'Type the key and their own date of birth.'],
    until: (day, time) => `The key works once, until ${day} at ${time}.`,
    back: 'Back',
  },
  missing: { title: 'This page is not there', text: 'Or you may not see it.', back: 'To today' },
}
