/** What `advice` does with data of persons: reading and searching without a name, and conversations (PR-33, PR-34 to PR-37). */
import { theCentre, theHost, theMailer, type Activity, type ProcessingDescription } from '#platform/processing.ts'
import { sourceMinutes } from './rules/flood.ts'
import { regimes } from './rules/retention.ts'
import { missesKeptDays } from './use-cases/list-search-misses.server.ts'

/** Usual, and what a centre may choose (access.centre.retention_days). */
const anonymousDays = { usual: 90, least: 7, most: 365 }

const information: Activity = {
  id: 'information',
  name: { nl: 'Lezen, zoeken en stemmen', en: 'Reading, searching and voting' },
  purpose: {
    nl: 'Informatie geven zonder dat iemand zich bekendmaakt, en weten welke informatie ontbreekt',
    en: 'Giving information without anybody saying who they are, and knowing which information is missing',
  },
  bases: [
    {
      law: 'AVG',
      article: '6',
      what: { nl: 'publieke taak: informatie en advies zonder dossier', en: 'public task: information and advice without a file' },
    },
  ],
  persons: [{ nl: 'bezoekers van de site', en: 'visitors of the site' }],
  data: [
    {
      name: {
        nl: 'zoekwoorden waarop niets werd gevonden, zonder namen en nummers; een stem over een tekst',
        en: 'words searched for in vain, without names and numbers; a vote on a text',
      },
      kind: 'ordinary',
    },
    {
      name: {
        nl: 'een onleesbare code per zoeker en zoekvraag, om te tellen hoeveel mensen hetzelfde zochten',
        en: 'an unreadable code per searcher and search, to count how many people searched for the same',
      },
      kind: 'ordinary',
    },
  ],
  recipients: [{ nl: 'redacteuren, als drie mensen hetzelfde zochten', en: 'editors, when three people searched for the same' }],
  retention: [
    {
      what: { nl: 'zoekwoorden en hun codes', en: 'search words and their codes' },
      term: { amount: missesKeptDays, unit: 'days', from: { nl: 'de zoekvraag', en: 'the search' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'stemmen over een tekst, zonder wie', en: 'votes on a text, without who' },
      term: { until: { nl: 'het centrum ze niet meer nodig heeft', en: 'the centre no longer needs them' } },
      source: 'own-choice',
      carriedOutBy: 'nobody-yet',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['namelessQuestions', 'masksPersonalData', 'idsOnlyOutside', 'erasesByItself'],
  processors: [theHost],
  controller: theCentre,
  necessity: {
    nl: 'Zonder de zoekwoorden weet het centrum niet waar mensen informatie over missen.',
    en: 'Without the search words the centre does not know what information people miss.',
  },
  proportionality: {
    nl: 'Alleen zoekvragen zonder resultaat, gemaskeerd, en pas zichtbaar bij drie zoekers.',
    en: 'Only searches without a result, masked, and visible only from three searchers on.',
  },
  risks: [
    {
      risk: { nl: 'Een zoekvraag vertelt iets over een herkenbaar persoon', en: 'A search tells something about a recognisable person' },
      measures: ['masksPersonalData', 'namelessQuestions', 'erasesByItself'],
      remains: {
        nl: 'Een ongewone zin kan toch herkenbaar zijn als drie mensen hem typen.',
        en: 'An unusual sentence can still be recognisable when three people type it.',
      },
    },
  ],
  plain: {
    what: {
      nl: 'Zoekwoorden waarop wij niets vonden. Namen en nummers halen wij eruit. Wie je bent, bewaren wij niet.',
      en: 'Search words for which we found nothing. We take out names and numbers. We do not keep who you are.',
    },
    why: { nl: 'Zo weten wij welke informatie nog mist.', en: 'So we know what information is still missing.' },
  },
}

const advice: Activity = {
  id: 'advice',
  name: { nl: 'Vragen en gesprekken', en: 'Questions and conversations' },
  purpose: {
    nl: 'Een vraag over opvoeden of opgroeien beantwoorden, ook van iemand die niet zegt wie die is',
    en: 'Answering a question about growing up or bringing up, also of somebody who does not say who they are',
  },
  bases: [
    {
      law: 'AVG',
      article: '6',
      what: { nl: 'publieke taak: informatie en advies zonder dossier', en: 'public task: information and advice without a file' },
    },
    {
      law: 'AVG',
      article: '9',
      what: {
        nl: 'wie vertelt over gezondheid, doet dat uit zichzelf; de uitzondering vult het centrum aan',
        en: 'who tells about health does so unasked; the centre adds which exception applies',
      },
    },
  ],
  persons: [
    { nl: 'ouders, jongeren en mensen die met kinderen werken', en: 'parents, young people and people who work with children' },
    { nl: 'kinderen en anderen over wie zij schrijven', en: 'children and others they write about' },
  ],
  data: [
    {
      name: { nl: 'wat iemand schrijft en wat het centrum antwoordt', en: 'what somebody writes and what the centre answers' },
      kind: 'special',
    },
    {
      name: {
        nl: 'onderwerp, spoed, leeftijd, taal en vier cijfers van de postcode, als iemand die geeft',
        en: 'topic, urgency, age, language and four digits of the postcode, if somebody gives them',
      },
      kind: 'ordinary',
    },
    {
      name: { nl: 'mailadres voor een seintje, als iemand dat wil', en: 'mail address for a notice, if somebody wants one' },
      kind: 'ordinary',
    },
  ],
  recipients: [
    { nl: 'het team van het centrum', en: 'the team of the centre' },
    { nl: 'bij gevaar: wie kan helpen, met wat bekend is', en: 'in danger: who can help, with what is known' },
  ],
  retention: [
    {
      what: { nl: 'een gesprek zonder account', en: 'a conversation without an account' },
      term: {
        amount: anonymousDays.usual,
        unit: 'days',
        from: { nl: 'het laatste bericht', en: 'the last message' },
        settable: { least: anonymousDays.least, most: anonymousDays.most },
      },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'een gesprek in een account', en: 'a conversation in an account' },
      term: { amount: regimes.account.days, unit: 'days', from: { nl: 'het laatste bericht', en: 'the last message' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
    {
      what: {
        nl: 'een onleesbare code van een internetverbinding, bij heel veel vragen',
        en: 'an unreadable code of an internet connection, with very many questions',
      },
      term: { amount: sourceMinutes, unit: 'minutes', from: { nl: 'de laatste vraag', en: 'the last question' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'tellingen zonder tekst en zonder persoon', en: 'counts without text and without a person' },
      term: { until: { nl: 'het centrum ze niet meer nodig heeft', en: 'the centre no longer needs them' } },
      source: 'own-choice',
      carriedOutBy: 'nobody-yet',
    },
  ],
  transfer: 'none-by-the-product',
  measures: [
    ...(['asksPermission', 'rowSecurity', 'sealed', 'auditLog', 'namelessQuestions', 'masksPersonalData'] as const),
    ...(['slowGuessing', 'erasesByItself', 'sealedBackups', 'idsOnlyOutside'] as const),
  ],
  processors: [theHost, theMailer],
  controller: theCentre,
  necessity: {
    nl: 'Wie een vraag beantwoordt, moet haar kunnen lezen; wie terugkomt, moet het antwoord vinden.',
    en: 'Who answers a question has to read it; who comes back has to find the answer.',
  },
  proportionality: {
    nl: 'Naam, account en mailadres zijn niet nodig. Gegevens die iemand per ongeluk geeft, maakt het product onleesbaar, tenzij die persoon anders kiest.',
    en: 'Name, account and mail address are not needed. Data given by accident are masked, unless the person chooses otherwise.',
  },
  risks: [
    {
      risk: {
        nl: 'Iemand raadt of vindt een sleutel en leest een gesprek',
        en: 'Somebody guesses or finds a key and reads a conversation',
      },
      measures: ['slowGuessing', 'sealed'],
      remains: {
        nl: 'Wie de sleutel op een gedeeld apparaat laat staan, kan gelezen worden.',
        en: 'Who leaves the key on a shared device can be read.',
      },
    },
    {
      risk: { nl: 'Een huisgenoot ontdekt dat iemand hulp vraagt', en: 'Somebody at home finds out that a person asks for help' },
      measures: ['idsOnlyOutside', 'namelessQuestions'],
      remains: {
        nl: 'De geschiedenis van de browser kan het centrum niet wissen.',
        en: 'The centre cannot clear the history of the browser.',
      },
    },
    {
      risk: { nl: 'De tekst komt buiten het team terecht', en: 'The text ends up outside the team' },
      measures: ['asksPermission', 'rowSecurity', 'sealed', 'auditLog', 'sealedBackups'],
      remains: {
        nl: 'Een medewerker die mag lezen, kan vertellen wat die las.',
        en: 'A member of staff who may read can tell what they read.',
      },
    },
  ],
  plain: {
    what: {
      nl: 'Wat je schrijft en wat wij antwoorden. Je naam hoeft niet. Leeftijd, postcode en mailadres mag je leeg laten.',
      en: 'What you write and what we answer. No name is needed. You may leave age, postcode and mail address empty.',
    },
    why: {
      nl: 'Zo kunnen wij je vraag beantwoorden. En zo vind je het antwoord terug.',
      en: 'So we can answer your question. And so you can find the answer.',
    },
  },
}

export const processing: ProcessingDescription = {
  context: 'advice',
  activities: [information, advice],
  tables: {
    'advice.abuse_report': 'advice',
    'advice.absence': 'work',
    'advice.article_vote': 'information',
    'advice.asker_session': 'advice',
    'advice.conversation': 'advice',
    'advice.conversation_hold': 'advice',
    'advice.draft': 'advice',
    'advice.duty': 'work',
    'advice.finished': 'advice',
    'advice.flood_trace': 'advice',
    'advice.message': 'advice',
    'advice.pause': 'advice',
    'advice.reader': 'advice',
    'advice.search_miss': 'information',
    'advice.search_miss_asker': 'information',
  },
  withoutPersons: {
    'advice.search_document': 'articles of the library',
    'advice.search_lexeme': 'words of the library',
    'advice.search_word': 'words of the library',
  },
}
