/** What `vaccination` does with data of persons (PR-33): who said yes or no, who got what of which batch, and what followed. */
import { theCentre, theHost, type Activity, type ProcessingDescription } from '#platform/processing.ts'

const activity: Activity = {
  id: 'vaccination',
  name: { nl: 'Vaccinaties', en: 'Vaccinations' },
  purpose: {
    nl: 'Kinderen op tijd en veilig inenten die dat willen, en weten wie welk vaccin kreeg als er iets mee is',
    en: 'Vaccinating in time and safely the children who want it, and knowing who got which vaccine when something is wrong with it',
  },
  bases: [
    { law: 'Wpg', article: '6b', what: { nl: 'uitvoering van het vaccinatieprogramma', en: 'carrying out the vaccination programme' } },
    { law: 'BW', article: '7:450', what: { nl: 'toestemming voor een behandeling', en: 'consent to a treatment' } },
    { law: 'BW', article: '7:454', what: { nl: 'dossier van een medische behandeling', en: 'file of a medical treatment' } },
    { law: 'AVG', article: '6', what: { nl: 'publieke of wettelijke taak', en: 'public or legal task' } },
    {
      law: 'AVG',
      article: '9',
      what: {
        nl: 'gegevens over gezondheid; welke uitzondering geldt, vult het centrum aan',
        en: 'data about health; the centre adds which exception applies',
      },
    },
  ],
  persons: [
    { nl: 'kinderen en jongeren', en: 'children and young people' },
    { nl: 'ouders en voogden die ja of nee zeggen', en: 'parents and guardians who say yes or no' },
    { nl: 'medewerkers die prikken', en: 'staff who vaccinate' },
  ],
  data: [
    { name: { nl: 'ja of nee, van wie en wanneer', en: 'yes or no, of whom and when' }, kind: 'special' },
    { name: { nl: 'vaccin, dag, partij en plek op het lichaam', en: 'vaccine, day, batch and site on the body' }, kind: 'special' },
    { name: { nl: 'bijwerkingen en redenen om niet te prikken', en: 'side effects and reasons not to vaccinate' }, kind: 'special' },
  ],
  recipients: [
    { nl: 'medewerkers met een werkrelatie, en het team van een prikdag', en: 'staff with a care relation, and the team of a session' },
    { nl: 'ouders met gezag en de jongere zelf, naar leeftijd', en: 'parents with authority and the young person, by age' },
  ],
  retention: [
    {
      what: { nl: 'dossier van vaccinaties', en: 'record of vaccinations' },
      term: {
        amount: 20,
        unit: 'years',
        from: {
          nl: 'het einde van de hulp of het maken van het stuk, wat het laatst was; langer als goede zorg dat vraagt',
          en: 'the end of the help or the making of the piece, whichever is later; longer if good care asks so',
        },
      },
      source: { law: 'BW', article: '7:454(3)' },
      carriedOutBy: 'person',
    },
  ],
  transfer: 'none-by-the-product',
  measures: [
    ...(['asksPermission', 'rowSecurity', 'sealed', 'auditLog', 'needsCareRelation', 'openLog', 'leaversLoseAccess'] as const),
    ...(['secondStep', 'sealedBackups', 'idsOnlyOutside'] as const),
  ],
  processors: [theHost],
  controller: theCentre,
  necessity: {
    nl: 'Zonder partijnummer is een kind niet te vinden als een vaccin niet goed blijkt.',
    en: 'Without a batch number a child cannot be found when a vaccine turns out not to be good.',
  },
  proportionality: {
    nl: 'Wie een prikdag doet, ziet van een kind alleen wat daarvoor nodig is, en alleen rond die dag.',
    en: 'Who does a session sees of a child only what that needs, and only around that day.',
  },
  risks: [
    {
      risk: { nl: 'Een kind krijgt een prik die niemand wilde', en: 'A child gets a vaccination that nobody wanted' },
      measures: ['auditLog', 'openLog'],
      remains: {
        nl: 'Wie een ander kind voor zich heeft dan op het scherm, merkt het product niet.',
        en: 'The product does not notice when another child sits there than the one on the screen.',
      },
    },
  ],
  plain: {
    what: {
      nl: 'Welke prikken je kind kreeg, en of jullie ja of nee zeiden.',
      en: 'Which vaccinations your child got, and whether you said yes or no.',
    },
    why: {
      nl: 'Zo krijgt je kind op tijd de juiste prik, en niet vaker dan nodig.',
      en: 'So your child gets the right vaccination in time, and not more often than needed.',
    },
  },
}

export const processing: ProcessingDescription = {
  context: 'vaccination',
  activities: [activity],
  tables: {
    'vaccination.answer': 'vaccination',
    'vaccination.answer_request': 'vaccination',
    'vaccination.batch': 'vaccination',
    'vaccination.consent_setting': 'vaccination',
    'vaccination.considered_wish': 'vaccination',
    'vaccination.dose': 'vaccination',
    'vaccination.earlier_word': 'vaccination',
    'vaccination.recall_call': 'vaccination',
    'vaccination.refrain': 'vaccination',
    'vaccination.scheme': 'vaccination',
    'vaccination.session': 'vaccination',
    'vaccination.session_child': 'vaccination',
    'vaccination.session_member': 'vaccination',
    'vaccination.session_result': 'vaccination',
    'vaccination.side_effect': 'vaccination',
    'vaccination.stock_move': 'vaccination',
  },
  withoutPersons: {
    'vaccination.location': 'where vaccines are kept and given',
    'vaccination.session_batch': 'which batch is in use at a session',
    'vaccination.session_care': 'which care relations a session began, by their ids',
  },
}
