import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  skipToContent: 'Go to the content',
  toToday: (name) => `${name}, to today`,
  navigation: 'Main menu',
  tabs: 'Menu at the bottom',
  entries: {
    today: 'Today',
    questions: 'Questions',
    enter: 'Enter a question',
    searchMisses: 'Searches without result',
    reports: 'Reports',
    look: 'Look and names',
    staff: 'Staff',
    clients: 'Programs',
  },
  shortEntries: {
    today: 'Today',
    questions: 'Questions',
    enter: 'Enter',
    searchMisses: 'Searches',
    reports: 'Reports',
    look: 'Look',
    staff: 'Staff',
    clients: 'Programs',
  },
  open: (count) => `${count} open`,
  account: (name, profession) => `Your account: ${name}, ${profession}`,
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  signOutEverywhereText: 'On your other devices too.',
  waysIn: 'Sign-in and devices',
  toSite: 'To the website',
  shortcuts: 'Keyboard shortcuts',
  shortcutsText: '/ searches, j and k walk through the list, Ctrl + Enter sends.',
  errorPrefix: 'Error:',
}
