import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  relations: {
    none: 'Colleague without a care relation',
    care: 'Works with this person',
    clearedCare: 'Works with this person, agreed by somebody else',
    standIn: 'Stands in for a while',
    emergency: 'Opened it in an emergency',
    self: 'The person themselves',
    authority: 'Parent with authority or guardian',
  },
  purposes: {
    youthHealth: 'Youth health care',
    youthHelp: 'Youth help',
    support: 'Support with growing up',
    advice: 'Advice',
    coordination: 'Arranging help together',
    emergency: 'Emergency',
    own: 'Own file',
    index: 'Knowing who is involved',
    control: 'Control',
  },
  states: {
    open: 'open',
    closed: 'closed',
    restricted: 'protected',
    deceased: 'deceased',
    moved: 'moved away',
    merged: 'merged',
  },
  verbs: {
    find: 'find',
    list: 'see in a list',
    read: 'read',
    write: 'write',
    share: 'share',
    print: 'print',
    export: 'take along in a file',
    notify: 'get a message',
  },
  groups: {
    index: 'name, day of birth and sex',
    identity: 'language and wishes',
    contact: 'address, telephone and mail',
    secretAddress: 'secret address',
    bsn: 'citizen service number (BSN)',
    family: 'family and authority',
    care: 'who is involved',
    healthPieces: 'pieces about health',
    helpPieces: 'pieces about youth help',
    supportPieces: 'pieces about support',
    advicePieces: 'pieces about advice',
    ownHealth: 'what the family itself tells about health',
    sharing: 'consent and sharing',
    log: 'who looked in the file',
  },
  family: 'Family',
  table: {
    title: 'Who may see and do what',
    lead: 'This table comes from the rules by which the program decides. What is not in it is not allowed.',
    why: 'A reason opens only what that reason needs. The second table says what that is.',
    lines: 'Who, with which file, may do what',
    needs: 'What is needed for which reason',
    everything: 'everything',
    allBut: (groups) => `everything but ${groups}`,
    columns: {
      who: 'Who',
      relation: 'What you are to this person',
      states: 'The file is',
      verbs: 'May',
      groups: 'With',
      rules: 'Rule',
      purpose: 'Reason',
    },
  },
  mail: {
    'request-to-handle': {
      subject: (centre) => `${centre}: there is a request to answer`,
      text: (address) =>
        `Hello,\n\nIn the workplace there is a request that you can answer:\n${address}\n\nThis mail does not say what it is about, on purpose.\n`,
    },
    'emergency-in-my-file': {
      subject: (centre) => `${centre}: see a message in the workplace`,
      text: (address) =>
        `Hello,\n\nThere is a message for you in the workplace. Look at it today:\n${address}\n\nThis mail does not say what it is about, on purpose.\n`,
    },
    'emergency-to-review': {
      subject: (centre) => `${centre}: there is something to review`,
      text: (address) =>
        `Hello,\n\nSomething in the workplace waits for your review. Do it within three days:\n${address}\n\nThis mail does not say what it is about, on purpose.\n`,
    },
    'emergency-reviewed': {
      subject: (centre) => `${centre}: see a message in the workplace`,
      text: (address) =>
        `Hello,\n\nThere is a message for you in the workplace:\n${address}\n\nThis mail does not say what it is about, on purpose.\n`,
    },
  },
}
