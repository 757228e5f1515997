/** What `families` does with data of persons: the files of children, young people and their families (PR-33; privacy rules, sections 1 to 8). */
import { theCentre, theHost, type Activity, type ProcessingDescription } from '#platform/processing.ts'

/** Where the sources differ on the beginning, the later one counts (privacy rules, section 7). */
const fromLatest = {
  nl: 'het einde van de hulp of het maken van het stuk, wat het laatst was; langer als goede zorg dat vraagt',
  en: 'the end of the help or the making of the piece, whichever is later; longer if good care asks so',
}

const care: Activity = {
  id: 'care',
  name: { nl: 'Dossiers van kinderen en gezinnen', en: 'Files of children and families' },
  purpose: {
    nl: 'Een kind of gezin helpen en volgen, weten wie gezag heeft en wie er werkt, en delen wat mag',
    en: 'Helping and following a child or family, knowing who has authority and who works with them, and sharing what may be shared',
  },
  bases: [
    { law: 'AVG', article: '6', what: { nl: 'publieke of wettelijke taak', en: 'public or legal task' } },
    {
      law: 'AVG',
      article: '9',
      what: {
        nl: 'gegevens over gezondheid; welke uitzondering geldt, vult het centrum aan',
        en: 'data about health; the centre adds which exception applies',
      },
    },
    { law: 'Jeugdwet', article: '7.3.8', what: { nl: 'dossier van jeugdhulp', en: 'file of youth help' } },
    { law: 'BW', article: '7:454', what: { nl: 'dossier van een medische behandeling', en: 'file of a medical treatment' } },
    { law: 'Wmo 2015', article: '5.3.4', what: { nl: 'gegevens van maatschappelijke ondersteuning', en: 'data of social support' } },
    { law: 'Wpg', article: '5', what: { nl: 'jeugdgezondheidszorg', en: 'youth health care' } },
    {
      law: 'Jeugdwet',
      article: '7.2.1-7.2.3',
      what: { nl: 'gebruik van het burgerservicenummer', en: 'use of the citizen service number' },
    },
  ],
  persons: [
    { nl: 'kinderen en jongeren', en: 'children and young people' },
    { nl: 'ouders, voogden, broers en zussen, en anderen om het gezin', en: 'parents, guardians, siblings and others around the family' },
    { nl: 'medewerkers die met hen werken', en: 'staff who work with them' },
  ],
  data: [
    {
      name: { nl: 'naam, geboortedatum, adres, telefoon, mail, taal', en: 'name, birth date, address, telephone, mail, language' },
      kind: 'ordinary',
    },
    { name: { nl: 'burgerservicenummer', en: 'citizen service number' }, kind: 'number' },
    { name: { nl: 'gezin, banden, gezag', en: 'family, ties, authority' }, kind: 'ordinary' },
    {
      name: {
        nl: 'wat medewerkers opschrijven over hulp, opvoeding en gezondheid',
        en: 'what staff write about help, upbringing and health',
      },
      kind: 'special',
    },
    { name: { nl: 'toestemming, en wat met wie is gedeeld', en: 'consent, and what was shared with whom' }, kind: 'special' },
  ],
  recipients: [
    { nl: 'medewerkers met een werkrelatie, en hun vervanger', en: 'staff with a care relation, and who stands in for them' },
    { nl: 'ouders met gezag en de jongere zelf, naar leeftijd', en: 'parents with authority and the young person, by age' },
    {
      nl: 'anderen alleen met toestemming of een andere grond, die per keer wordt vastgelegd',
      en: 'others only with consent or another ground, laid down each time',
    },
  ],
  retention: [
    {
      what: { nl: 'dossier van jeugdhulp', en: 'file of youth help' },
      term: { amount: 20, unit: 'years', from: fromLatest },
      source: { law: 'Jeugdwet', article: '7.3.8(3)' },
      carriedOutBy: 'person',
    },
    {
      what: { nl: 'dossier van een medische behandeling', en: 'file of a medical treatment' },
      term: { amount: 20, unit: 'years', from: fromLatest },
      source: { law: 'BW', article: '7:454(3)' },
      carriedOutBy: 'person',
    },
    {
      what: { nl: 'gegevens van maatschappelijke ondersteuning', en: 'data of social support' },
      term: { amount: 15, unit: 'years', from: { nl: 'het einde van de ondersteuning', en: 'the end of the support' } },
      source: { law: 'Wmo 2015', article: '5.3.4' },
      carriedOutBy: 'person',
    },
    {
      what: { nl: 'toestemming', en: 'consent' },
      term: { until: { nl: 'weg is wat ermee gedeeld werd', en: 'what was shared under it is gone' } },
      source: 'own-choice',
      carriedOutBy: 'person',
    },
  ],
  transfer: 'none-by-the-product',
  measures: [
    ...(['asksPermission', 'rowSecurity', 'sealed', 'auditLog', 'needsCareRelation', 'hiddenParts', 'reviewedEmergencies'] as const),
    ...(['openLog', 'consentFirst', 'leaversLoseAccess', 'secondStep', 'sealedBackups', 'idsOnlyOutside'] as const),
  ],
  processors: [theHost],
  controller: theCentre,
  necessity: {
    nl: 'Hulp en jeugdgezondheidszorg kunnen niet zonder een dossier; de wet verplicht het.',
    en: 'Help and youth health care cannot do without a file; the law demands one.',
  },
  proportionality: {
    nl: 'Elke groep gegevens gaat alleen open voor wie die nodig heeft voor het eigen doel. De gemeente en leidinggevenden zien geen dossier.',
    en: 'Each group of data opens only for who needs it for their own purpose. The municipality and managers see no file.',
  },
  risks: [
    {
      risk: {
        nl: 'Een medewerker kijkt zonder reden in het dossier van een bekende',
        en: 'A member of staff looks without reason into the file of somebody they know',
      },
      measures: ['needsCareRelation', 'auditLog', 'openLog', 'reviewedEmergencies'],
      remains: {
        nl: 'Kijken met een echte werkrelatie maar zonder noodzaak vindt alleen controle achteraf.',
        en: 'Looking with a true care relation but without need is found only by review afterwards.',
      },
    },
    {
      risk: {
        nl: 'Een ouder leest wat de ander of een melder zei, of waar die woont',
        en: 'A parent reads what the other or a reporter said, or where they live',
      },
      measures: ['hiddenParts', 'rowSecurity'],
      remains: {
        nl: 'Wat een medewerker in vrije tekst over een ander schrijft, herkent het product niet.',
        en: 'What staff write about another person in free text the product does not recognise.',
      },
    },
    {
      risk: { nl: 'Gegevens worden gedeeld zonder dat het gezin dat weet', en: 'Data are shared without the family knowing' },
      measures: ['consentFirst', 'openLog', 'auditLog'],
      remains: {
        nl: 'Wie iets mondeling vertelt, doet dat buiten het product om.',
        en: 'Who tells something in words does so outside the product.',
      },
    },
    {
      risk: { nl: 'Een kopie van de database komt in verkeerde handen', en: 'A copy of the database falls into the wrong hands' },
      measures: ['sealed', 'sealedBackups'],
      remains: {
        nl: 'Wie ook de sleutels heeft, kan alles lezen; bewaar die apart.',
        en: 'Who has the keys too can read everything; keep them apart.',
      },
    },
  ],
  plain: {
    what: {
      nl: 'Namen, geboortedag, adres, wie gezag heeft en wat wij samen doen. Soms ook het burgerservicenummer.',
      en: 'Names, birthday, address, who has authority and what we do together. Sometimes the citizen service number too.',
    },
    why: {
      nl: 'Zo kunnen wij goed helpen. De wet zegt dat wij een dossier bijhouden.',
      en: 'So we can help well. The law says that we keep a file.',
    },
  },
}

export const processing: ProcessingDescription = {
  context: 'families',
  activities: [care],
  tables: {
    'families.authority': 'care',
    'families.contact_point': 'care',
    'families.erased_piece': 'retention',
    'families.home': 'care',
    'families.home_member': 'care',
    'families.import_row': 'care',
    'families.import_run': 'care',
    'families.incapacity': 'care',
    'families.merge': 'care',
    'families.merge_step': 'care',
    'families.not_the_same': 'care',
    'families.person': 'care',
    'families.person_bsn': 'care',
    'families.person_detail': 'care',
    'families.piece': 'care',
    'families.restriction': 'care',
    'families.statement': 'transparency',
    'families.tie': 'care',
  },
  withoutPersons: {},
}
