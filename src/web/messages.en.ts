import type { MessagesLike } from '#platform/i18n.ts'
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
}
