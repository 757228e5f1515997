import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: 'Access rules',
  lead: 'Who may do what is part of the program. Here you see which rules held, from when until when.',
  inLog: 'Each line of the log names the version that it was decided by. Look it up here.',
  now: 'These rules hold now',
  version: (version) => `Version ${version}`,
  notNoted: 'This version is not at the top of the list yet. It is added at the next start.',
  download: 'Get the rules about files (CSV)',
  file: 'access-rules',
  list: 'All versions',
  none: 'No version has been noted yet.',
  holds: 'holds now',
  from: (from) => `from ${from}`,
  fromTo: (from, to) => `from ${from} until ${to}`,
  first: 'The first version that was noted here.',
  changes: 'What became different',
  added: (deeds) => `New: ${deeds}.`,
  gone: (deeds) => `Gone: ${deeds}.`,
  changed: (deeds) => `Changed: ${deeds}.`,
  linesAdded: { one: 'line about files more', other: 'lines about files more' },
  linesGone: { one: 'line about files less', other: 'lines about files less' },
  needs: (purposes) => `Which data are needed became different for: ${purposes}.`,
  nothing: 'Only something in the order or the way it is written.',
}
