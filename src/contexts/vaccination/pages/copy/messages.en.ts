import type { nl } from './messages.nl.ts'

export const en: typeof nl = {
  given: {
    title: 'Vaccinations: given',
    columns: ['Date', 'Vaccination', 'Vaccine and number', 'Besides'],
    by: (name) => `by ${name}`,
    outside: (why) => `outside the schedule: ${why}`,
    recalled: (day) => `recalled on ${day}`,
    withdrawn: {
      typing: 'withdrawn: typed wrongly',
      'other-child': 'withdrawn: was of another child',
      'not-given': 'withdrawn: not given',
    },
  },
  effects: {
    title: 'Vaccinations: what happened afterwards',
    toldBy: { family: 'somebody of the family told us', professional: 'a professional wrote it down' },
  },
  said: {
    title: 'Vaccinations: what you said',
    about: 'Only what you said yourself. What somebody else said, we do not pass on.',
    line: (day, vaccine, says, how) => `${day}: ${says} to ${vaccine}, ${how}`,
    before: (day, vaccine, says, to) => `${day}: ${says} to ${vaccine}, to ${to}`,
    ownWish: 'your own wish',
    asked: (day, session, how) => `${day}: we asked for your answer for ${session}, ${how}`,
    channels: { 'own-page': 'on your own page', mail: 'by mail', letter: 'by letter', phone: 'by telephone' },
  },
  decided: {
    title: 'Vaccinations: what was decided',
    notGiven: (day, vaccine, why) => `${day}: do not give ${vaccine} (${why})`,
    wish: (day, vaccine) => `${day}: the young person’s own wish counts for ${vaccine}`,
    ended: (day) => `no longer holds since ${day}`,
    scheme: (what) => `Schedule: ${what}`,
  },
  recalls: {
    title: 'Vaccinations: when a vaccine was called back',
    line: (day, number, outcome) => `${day}, number ${number}: ${outcome}`,
    outcomes: {
      reached: 'we spoke with you',
      'message-left': 'we left a message',
      'no-answer': 'nobody answered the telephone',
      'letter-sent': 'we sent a letter',
    },
  },
  sessions: {
    title: 'Vaccinations: days for a group',
    line: (day, name, place) => `${day}: ${name}, ${place}`,
    class: (name) => `class ${name}`,
    attendances: { 'not-yet': '', present: 'was there', 'absent-school': 'was not at school', 'absent-session': 'did not come' },
    removed: 'taken off the list',
  },
}
