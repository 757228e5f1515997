import type { MessagesLike } from '#platform/locale.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  skipToContent: 'Go to the content',
  toHome: (name) => `${name}, to the start page`,
  home: 'Start',
  menu: 'Menu',
  mainNavigation: 'Main menu',
  navigation: { topics: 'Topics', ask: 'Ask a question', return: 'Back with your key' },
  breadcrumbs: 'You are here',
  quickExit: {
    label: 'Quick exit',
    barText: 'Do you want nobody to see this?',
    barKeys: 'Or press Esc 3 times.',
    pressTwice: 'Press Esc 2 more times to leave.',
    pressOnce: 'Press Esc 1 more time to leave.',
    barName: 'Leave this page quickly',
  },
  neutralTitle: 'Information',
  errorPrefix: 'Error:',
  danger: {
    title: 'Is there danger now?',
    text: 'Do not wait for us. Call at once.',
  },
  footer: {
    reach: 'How to reach us',
    goodToKnow: 'Good to know',
    languages: 'Language',
    phone: (number) => `Call ${number}`,
  },
  optional: '(may stay empty)',
  characters: {
    max: (max) => `You can use ${max} characters.`,
    leftOne: '{n} character left.',
    leftOther: '{n} characters left.',
    overOne: '{n} character too many.',
    overOther: '{n} characters too many.',
  },
  errorSummary: {
    one: '1 more thing',
    other: (count) => `${count} more things`,
  },
  choose: 'Choose',
  date: { day: 'Day', month: 'Month', year: 'Year' },
  steps: {
    name: (current, total) => `Step ${current} of ${total}`,
    done: 'done',
    now: 'now',
    toCome: 'to come',
  },
  keyCard: { name: 'Your key', group: (number) => `Group ${number}` },
  letter: { internal: 'Only for us' },
  pages: { name: 'More pages', previous: 'Previous', next: 'Next', of: (page, total) => `Page ${page} of ${total}` },
  search: { label: 'What is your question about?', button: 'Search', hint: 'For example: sleeps badly, tantrums, bullied, money' },
  untranslated: {
    title: 'Not in English yet',
    text: (phone) => `This text is still in Dutch. Call ${phone}. We will help you in English.`,
  },
  trouble: {
    toHome: 'To the start',
    ask: 'Ask your question',
    again: 'Try again',
    call: (phone) => `Or call us: ${phone}.`,
    code: (code) => `Then give this code: ${code}.`,
    pages: {
      'not-found': {
        title: 'There is nothing to see here',
        text: 'This page does not exist, or is not for you. We do not say which of the two. That protects everybody.',
      },
      'sign-in': { title: 'Sign in first', text: 'This page is for people who work here. Sign in and try again.' },
      forbidden: {
        title: 'You may not open this',
        text: 'You are signed in, but this is not part of your work. Is that wrong? Ask your administrator.',
      },
      invalid: {
        title: 'We do not understand this',
        text: 'Something went wrong with what you sent. Nothing was kept. Go back and try again.',
      },
      conflict: {
        title: 'Somebody was before you',
        text: 'Something changed while you were busy. Nothing was lost. Go back and see how it is now.',
      },
      'too-large': {
        title: 'This is too big',
        text: 'What you sent is too long or too big. Nothing was kept. Go back, your text is still there. Make it shorter.',
      },
      'too-many': {
        title: 'Please wait a moment',
        text: 'Very much is coming in at once. What you wrote was not sent. Wait a moment and try again.',
      },
      trouble: {
        title: 'Something went wrong on our side',
        text: 'It is not your fault. Go back: what you wrote is usually still there. Try again in a minute.',
      },
      unavailable: { title: 'We will be right back', text: 'The website is closed for a moment. Try again in a few minutes.' },
    },
    wait: (seconds) => `Try again in ${seconds}.`,
    seconds: { one: 'second', other: 'seconds' },
    minutes: { one: 'minute', other: 'minutes' },
  },
}
