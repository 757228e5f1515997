/** Activities about the staff and the accounts: the workplace, and who gets in. */
import { theCentre, theHost, theMailer, type Activity } from '#platform/processing.ts'
import { invitationDays } from '../rules/invitation.ts'
import { linkMinutes, residentHours } from '../rules/resident.ts'
import { absoluteLimitHours } from '../rules/session.ts'
import { windowMinutes } from '../rules/sign-in-wait.ts'

const publicTask = { law: 'AVG', article: '6', what: { nl: 'publieke taak', en: 'public task' } } as const

export const work: Activity = {
  id: 'work',
  name: { nl: 'Werkplek en rooster', en: 'Workplace and rota' },
  purpose: {
    nl: 'Medewerkers hun werk laten doen: wie heeft dienst, wat wacht op wie, en seintjes',
    en: 'Letting staff do their work: who is on duty, what waits for whom, and notices',
  },
  bases: [publicTask],
  persons: [{ nl: 'medewerkers', en: 'staff' }],
  data: [
    {
      name: {
        nl: 'wanneer iemand dienst heeft of afwezig is, zonder reden; seintjes',
        en: 'when somebody is on duty or absent, without a reason; notices',
      },
      kind: 'ordinary',
    },
  ],
  recipients: [{ nl: 'collega’s van hetzelfde centrum', en: 'colleagues of the same centre' }],
  retention: [
    {
      what: { nl: 'rooster en seintjes', en: 'rota and notices' },
      term: { until: { nl: 'het centrum ze niet meer nodig heeft', en: 'the centre no longer needs them' } },
      source: 'own-choice',
      carriedOutBy: 'nobody-yet',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['asksPermission', 'rowSecurity', 'auditLog', 'shortSessions'],
  processors: [theHost],
  controller: theCentre,
  necessity: { nl: 'Een vraag mag niet blijven liggen als iemand er niet is.', en: 'A question may not wait because somebody is away.' },
  proportionality: {
    nl: 'Waarom iemand afwezig is, vraagt het product niet.',
    en: 'The product does not ask why somebody is absent.',
  },
  risks: [
    {
      risk: { nl: 'Het rooster wordt gebruikt om medewerkers te beoordelen', en: 'The rota is used to judge staff' },
      measures: ['asksPermission', 'auditLog'],
      remains: {
        nl: 'Wie het rooster mag zien, kan erop letten. Spreek af waar het voor is.',
        en: 'Who may see the rota can watch it. Agree what it is for.',
      },
    },
  ],
  plain: null,
}

export const access: Activity = {
  id: 'access',
  name: { nl: 'Accounts en inloggen', en: 'Accounts and signing in' },
  purpose: {
    nl: 'Weten wie inlogt, zodat alleen de juiste persoon iets ziet of doet',
    en: 'Knowing who signs in, so that only the right person sees or does something',
  },
  bases: [publicTask],
  persons: [
    { nl: 'medewerkers', en: 'staff' },
    { nl: 'bewoners met een account', en: 'residents with an account' },
  ],
  data: [
    {
      name: { nl: 'naam, mailadres, beroep en rollen van medewerkers', en: 'name, mail address, profession and roles of staff' },
      kind: 'ordinary',
    },
    {
      name: { nl: 'mailadres of nummer van de inlogdienst van bewoners', en: 'mail address or number at the sign-in service of residents' },
      kind: 'ordinary',
    },
    {
      name: { nl: 'wachtwoord als onomkeerbare code, passkeys, sessies', en: 'password as a one-way code, passkeys, sessions' },
      kind: 'ordinary',
    },
  ],
  recipients: [
    { nl: 'beheerders van het centrum, van medewerkers', en: 'administrators of the centre, of staff' },
    { nl: 'de inlogdienst die het centrum kiest', en: 'the sign-in service that the centre chooses' },
  ],
  retention: [
    {
      what: { nl: 'een sessie van een medewerker', en: 'a session of staff' },
      term: { amount: absoluteLimitHours, unit: 'hours', from: { nl: 'het inloggen', en: 'signing in' } },
      source: 'own-choice',
      ofStaff: true,
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'een sessie van een bewoner', en: 'a session of a resident' },
      term: { amount: residentHours, unit: 'hours', from: { nl: 'het inloggen', en: 'signing in' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'een link per mail om in te loggen', en: 'a link by mail to sign in' },
      term: { amount: linkMinutes, unit: 'minutes', from: { nl: 'het versturen', en: 'sending it' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'of een uitnodiging nog werkt', en: 'whether an invitation still works' },
      term: { amount: invitationDays, unit: 'days', from: { nl: 'het versturen', en: 'sending it' } },
      source: 'own-choice',
      ofStaff: true,
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'een account van een bewoner', en: 'an account of a resident' },
      term: { until: { nl: 'de bewoner het wist', en: 'the resident deletes it' } },
      source: 'own-choice',
      carriedOutBy: 'person',
    },
    {
      what: { nl: 'een account van een medewerker die vertrok', en: 'an account of staff who left' },
      term: { until: { nl: 'geen regel in het logboek er nog naar wijst', en: 'no line of the log points to it any more' } },
      source: 'own-choice',
      ofStaff: true,
      carriedOutBy: 'nobody-yet',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['asksPermission', 'rowSecurity', 'sealed', 'secondStep', 'shortSessions', 'slowGuessing', 'leaversLoseAccess', 'auditLog'],
  processors: [theHost, theMailer],
  controller: theCentre,
  necessity: {
    nl: 'Zonder te weten wie inlogt, kan niemand een dossier beschermen.',
    en: 'Without knowing who signs in nobody can protect a file.',
  },
  proportionality: {
    nl: 'Een account hoeft niet om iets te vragen; een mailadres is genoeg om er een te maken.',
    en: 'No account is needed to ask something; a mail address is enough to make one.',
  },
  risks: [
    {
      risk: { nl: 'Iemand logt in als een ander', en: 'Somebody signs in as another' },
      measures: ['secondStep', 'slowGuessing', 'shortSessions'],
      remains: {
        nl: 'Wie het apparaat en de code van een ander heeft, komt binnen.',
        en: 'Who has the device and the code of another gets in.',
      },
    },
    {
      risk: { nl: 'Wie vertrok, kan er nog in', en: 'Who left can still get in' },
      measures: ['leaversLoseAccess', 'auditLog'],
      remains: { nl: 'Het centrum moet het vertrek doorgeven.', en: 'The centre has to say that somebody left.' },
    },
  ],
  plain: {
    what: {
      nl: 'Je mailadres, of een nummer van de dienst waarmee je inlogt. Een account hoeft niet.',
      en: 'Your mail address, or a number of the service by which you sign in. No account is needed.',
    },
    why: { nl: 'Zo weten wij dat jij het bent.', en: 'So we know that it is you.' },
  },
}

export const security: Activity = {
  id: 'security',
  name: { nl: 'Beveiliging', en: 'Security' },
  purpose: {
    nl: 'Raden, overstromen en verlies tegengaan, sleutels vernieuwen en reservekopieën terugzetten',
    en: 'Preventing guessing, floods and loss, renewing keys and putting back backups',
  },
  bases: [publicTask],
  persons: [{ nl: 'iedereen die de site gebruikt', en: 'everybody who uses the site' }],
  data: [
    {
      name: {
        nl: 'een onleesbare code van een internetadres of van wat iemand probeerde',
        en: 'an unreadable code of an internet address or of what somebody tried',
      },
      kind: 'ordinary',
    },
    { name: { nl: 'sleutels van programma’s en wat hun werd verteld', en: 'keys of programs and what they were told' }, kind: 'ordinary' },
  ],
  recipients: [],
  retention: [
    {
      what: { nl: 'mislukte pogingen om in te loggen', en: 'failed tries to sign in' },
      term: { amount: windowMinutes, unit: 'minutes', from: { nl: 'de poging', en: 'the try' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['slowGuessing', 'sealed', 'sealedBackups', 'idsOnlyOutside', 'erasesByItself'],
  processors: [theHost],
  controller: theCentre,
  necessity: { nl: 'Wie kan blijven raden, raadt een keer goed.', en: 'Who can go on guessing once guesses right.' },
  proportionality: {
    nl: 'Geen internetadres wordt bewaard, alleen een code die na minuten weg is.',
    en: 'No internet address is kept, only a code that is gone after minutes.',
  },
  risks: [
    {
      risk: { nl: 'De codes worden gebruikt om bezoekers te volgen', en: 'The codes are used to follow visitors' },
      measures: ['erasesByItself', 'sealed'],
      remains: {
        nl: 'Wie de sleutel en de database heeft, kan binnen die minuten vergelijken.',
        en: 'Who has key and database can compare within those minutes.',
      },
    },
  ],
  plain: {
    what: {
      nl: 'Een code van je internetadres, waar niemand je adres uit kan lezen. Na een half uur is die weg.',
      en: 'A code of your internet address, from which nobody can read the address. It is gone after half an hour.',
    },
    why: { nl: 'Zo houden wij mensen tegen die sleutels raden.', en: 'So we stop people who guess keys.' },
  },
}
