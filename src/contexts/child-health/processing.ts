/** What `child-health` does with data of persons: calculators that keep nothing, and the child-health record (PR-33; core task 4 of the centre). */
import { theCentre, theHost, type Activity, type ProcessingDescription } from '#platform/processing.ts'

const record: Activity = {
  id: 'childHealth',
  name: { nl: 'Jeugdgezondheidszorg', en: 'Youth health care' },
  purpose: {
    nl: 'Groei, ontwikkeling en gezondheid van elk kind volgen, op tijd zien wat aandacht vraagt, en ouders daarover raad geven',
    en: 'Following the growth, development and health of every child, seeing in time what needs attention, and advising parents about it',
  },
  bases: [
    { law: 'Wpg', article: '5', what: { nl: 'jeugdgezondheidszorg', en: 'youth health care' } },
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
    { nl: 'kinderen en jongeren tot 18 jaar', en: 'children and young people up to 18' },
    { nl: 'ouders, van wie de lengte en eigen woorden erin staan', en: 'parents, whose height and own words are in it' },
    { nl: 'medewerkers die een kind zagen', en: 'staff who saw a child' },
  ],
  data: [
    { name: { nl: 'geboorte, groei en ontwikkeling', en: 'birth, growth and development' }, kind: 'special' },
    { name: { nl: 'onderzoek, signalen, verwijzingen en adviezen', en: 'examinations, signals, referrals and advice' }, kind: 'special' },
    {
      name: {
        nl: 'wat ouders en jongeren zelf meten, vragen en invullen',
        en: 'what parents and young people measure, ask and fill in themselves',
      },
      kind: 'special',
    },
    { name: { nl: 'uitnodigingen en wanneer iemand er was', en: 'invitations and when somebody was there' }, kind: 'ordinary' },
  ],
  recipients: [
    { nl: 'medewerkers met een werkrelatie, en hun vervanger', en: 'staff with a care relation, and who stands in for them' },
    { nl: 'ouders met gezag en de jongere zelf, naar leeftijd', en: 'parents with authority and the young person, by age' },
    {
      nl: 'de volgende organisatie voor jeugdgezondheidszorg na een verhuizing',
      en: 'the next organisation of youth health care after a move',
    },
  ],
  retention: [
    {
      what: { nl: 'dossier van de jeugdgezondheidszorg', en: 'record of youth health care' },
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
    nl: 'Wie niet opschrijft hoe een kind groeit, ziet niet dat het anders gaat dan eerst. De wet verplicht een dossier.',
    en: 'Who does not write down how a child grows does not see that it goes differently than before. The law demands a record.',
  },
  proportionality: {
    nl: 'Alleen wie met het kind werkt ziet het dossier. Cijfers over groepen tonen nooit minder dan vijf kinderen.',
    en: 'Only who works with the child sees the record. Figures about groups never show fewer than five children.',
  },
  risks: [
    {
      risk: { nl: 'Een meting komt bij het verkeerde kind', en: 'A measurement ends up with the wrong child' },
      measures: ['auditLog', 'openLog'],
      remains: {
        nl: 'Een tweeling van dezelfde lengte verwisselen ziet het product niet.',
        en: 'The product does not see that twins of the same length are mixed up.',
      },
    },
  ],
  plain: {
    what: {
      nl: 'Hoe je kind groeit en zich ontwikkelt, wat wij onderzochten en welke raad wij gaven.',
      en: 'How your child grows and develops, what we examined and what advice we gave.',
    },
    why: {
      nl: 'Zo zien wij op tijd of er iets nodig is. De wet zegt dat wij dit bijhouden.',
      en: 'So we see in time whether something is needed. The law says that we keep this.',
    },
  },
}

export const processing: ProcessingDescription = {
  context: 'child-health',
  tables: {
    'child_health.acuity_limit': 'childHealth',
    'child_health.advice': 'childHealth',
    'child_health.background': 'childHealth',
    'child_health.came_in': 'childHealth',
    'child_health.contact': 'childHealth',
    'child_health.contact_note': 'childHealth',
    'child_health.draft': 'childHealth',
    'child_health.due_item': 'childHealth',
    'child_health.due_run': 'childHealth',
    'child_health.finding': 'childHealth',
    'child_health.invitation': 'childHealth',
    'child_health.invitation_answer': 'childHealth',
    'child_health.measurement': 'childHealth',
    'child_health.milestone': 'childHealth',
    'child_health.missed': 'childHealth',
    'child_health.moment_template': 'childHealth',
    'child_health.own_measurement': 'childHealth',
    'child_health.questionnaire': 'childHealth',
    'child_health.referral': 'childHealth',
    'child_health.round': 'childHealth',
    'child_health.screening': 'childHealth',
    'child_health.signal': 'childHealth',
    'child_health.topic': 'childHealth',
    'child_health.transfer': 'childHealth',
    'child_health.trusted_sender': 'childHealth',
  },
  withoutPersons: {
    'child_health.figure': 'figures about groups of five and more, from which no smaller one follows (ADR 0030)',
    'child_health.figure_year': 'which years were counted, and when',
  },
  activities: [
    record,
    {
      id: 'calculators',
      name: { nl: 'Rekenhulpen', en: 'Calculators' },
      purpose: {
        nl: 'Laten uitrekenen hoe groei, ontwikkeling en inentingen ervoor staan, zonder iets te bewaren',
        en: 'Letting people work out how growth, development and vaccinations stand, without keeping anything',
      },
      bases: [
        {
          law: 'AVG',
          article: '6',
          what: { nl: 'publieke taak: informatie en advies zonder dossier', en: 'public task: information and advice without a file' },
        },
      ],
      persons: [{ nl: 'wie een rekenhulp gebruikt, en het kind om wie het gaat', en: 'who uses a calculator, and the child it is about' }],
      data: [
        {
          name: {
            nl: 'leeftijd, geslacht, lengte, gewicht, mijlpalen en prikdata, zonder naam; alleen tijdens het rekenen',
            en: 'age, sex, height, weight, milestones and days of vaccination, without a name; only while computing',
          },
          kind: 'special',
        },
      ],
      recipients: [],
      retention: [
        {
          what: { nl: 'wat iemand invult', en: 'what somebody fills in' },
          term: { until: { nl: 'het antwoord op het scherm staat', en: 'the answer is on the screen' } },
          source: 'own-choice',
          carriedOutBy: 'product',
        },
      ],
      transfer: 'none-by-the-product',
      measures: ['keepsNothing', 'idsOnlyOutside'],
      processors: [theHost],
      controller: theCentre,
      necessity: {
        nl: 'Wie wil weten of een kind groeit zoals verwacht, moet een paar getallen geven.',
        en: 'Who wants to know whether a child grows as expected has to give a few numbers.',
      },
      proportionality: {
        nl: 'Er wordt geen naam gevraagd, met script rekent de browser zelf, en niets wordt bewaard.',
        en: 'No name is asked, with script the browser computes by itself, and nothing is kept.',
      },
      risks: [
        {
          risk: {
            nl: 'Getallen over de gezondheid van een kind blijven ergens staan',
            en: 'Numbers about the health of a child stay somewhere',
          },
          measures: ['keepsNothing', 'idsOnlyOutside'],
          remains: { nl: 'Wie meekijkt op het scherm, ziet ze.', en: 'Who looks at the screen sees them.' },
        },
      ],
      plain: {
        what: {
          nl: 'Niets. De getallen die je invult, gebruiken wij alleen om te rekenen.',
          en: 'Nothing. We only use the numbers you fill in to compute.',
        },
        why: { nl: 'Zo zie je of een kind groeit zoals wij verwachten.', en: 'So you see whether a child grows as we expect.' },
      },
    },
  ],
}
