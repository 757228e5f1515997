/** Activities by which the centre answers for itself: openness, control, erasing, breaches. */
import { theCentre, theHost, theMailer, type Activity } from '#platform/processing.ts'

const rights = { nl: 'rechten van betrokkenen, antwoord binnen een maand', en: 'rights of persons, an answer within a month' }

export const transparency: Activity = {
  id: 'transparency',
  name: { nl: 'Openheid en verzoeken', en: 'Openness and requests' },
  purpose: {
    nl: 'Laten zien wie keek, en verzoeken behandelen om inzage, verbetering, een eigen verklaring, bezwaar of wissen',
    en: 'Showing who looked, and handling requests for inspection, correction, an own statement, objection or erasure',
  },
  bases: [
    { law: 'AVG', article: '12(3)', what: rights },
    { law: 'Jeugdwet', article: '7.3.10', what: { nl: 'inzage en afschrift', en: 'inspection and copy' } },
    { law: 'BW', article: '7:456', what: { nl: 'inzage en afschrift', en: 'inspection and copy' } },
    { law: 'Wmo 2015', article: '5.3.2', what: { nl: 'inzage en afschrift', en: 'inspection and copy' } },
  ],
  persons: [{ nl: 'ouders en jongeren met een dossier', en: 'parents and young people with a file' }],
  data: [{ name: { nl: 'het verzoek, wie het deed, en het antwoord', en: 'the request, who made it, and the answer' }, kind: 'special' }],
  recipients: [
    { nl: 'wie met het gezin werkt of het verzoek behandelt', en: 'who works with the family or handles the request' },
    { nl: 'wie het verzoek deed', en: 'who made the request' },
  ],
  retention: [
    {
      what: { nl: 'verzoeken en antwoorden', en: 'requests and answers' },
      term: { until: { nl: 'het dossier weg is waar ze over gaan', en: 'the file they are about is gone' } },
      source: 'own-choice',
      carriedOutBy: 'person',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['asksPermission', 'rowSecurity', 'sealed', 'auditLog', 'openLog', 'hiddenParts'],
  processors: [theHost, theMailer],
  controller: theCentre,
  necessity: {
    nl: 'Wie een recht gebruikt, moet te vinden zijn om antwoord te krijgen.',
    en: 'Who uses a right has to be found to get an answer.',
  },
  proportionality: {
    nl: 'Alleen wat nodig is om het verzoek te behandelen, verzegeld.',
    en: 'Only what is needed to handle the request, sealed.',
  },
  risks: [
    {
      risk: { nl: 'Iemand doet zich voor als ouder met gezag', en: 'Somebody pretends to be a parent with authority' },
      measures: ['asksPermission', 'auditLog', 'hiddenParts'],
      remains: {
        nl: 'Wie gezag heeft, controleert een medewerker zelf in het gezagsregister.',
        en: 'Who has authority a member of staff checks in the authority register.',
      },
    },
  ],
  plain: {
    what: { nl: 'Wat je ons vraagt over je dossier, en ons antwoord.', en: 'What you ask us about your file, and our answer.' },
    why: {
      nl: 'Je hebt recht op antwoord. Zo vergeten wij je vraag niet.',
      en: 'You have a right to an answer. So we do not forget your question.',
    },
  },
}

export const control: Activity = {
  id: 'control',
  name: { nl: 'Logboek en controle', en: 'Log and control' },
  purpose: {
    nl: 'Achteraf kunnen vaststellen wie wat zag of deed, en dat nakijken',
    en: 'Being able to establish afterwards who saw or did what, and reviewing it',
  },
  bases: [
    { law: 'AVG', article: '6', what: { nl: 'publieke of wettelijke taak', en: 'public or legal task' } },
    { law: 'NEN', article: '7513', what: { nl: 'wat een logboek vastlegt', en: 'what a log records' } },
  ],
  persons: [
    { nl: 'medewerkers en bewoners die iets openen of doen', en: 'staff and residents who open or do something' },
    { nl: 'personen over wie het ging, als nummer', en: 'persons it was about, as a number' },
  ],
  data: [
    {
      name: {
        nl: 'wie, in welke rol, wanneer, wat en waarom; nooit de inhoud',
        en: 'who, in which role, when, what and why; never the content',
      },
      kind: 'ordinary',
    },
  ],
  recipients: [
    { nl: 'de privacyfunctionaris', en: 'the privacy officer' },
    { nl: 'het gezin, over het eigen dossier', en: 'the family, about its own file' },
  ],
  retention: [
    {
      what: { nl: 'regels van het logboek', en: 'lines of the log' },
      term: {
        amount: 5,
        unit: 'years',
        from: {
          nl: 'de gebeurtenis; niets gaat weg zolang het dossier er is waar het over gaat',
          en: 'the event; nothing goes while the file that it is about is here',
        },
      },
      source: { law: 'MedMij', article: 'A.12.4.1' },
      carriedOutBy: 'product',
    },
    {
      what: { nl: 'wat bij toezicht op inzage is nagekeken', en: 'what was looked into in the review of access' },
      term: { amount: 5, unit: 'years', from: { nl: 'het besluit', en: 'the decision' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['asksPermission', 'rowSecurity', 'auditLog', 'openLog', 'reviewedEmergencies'],
  processors: [theHost],
  controller: theCentre,
  necessity: {
    nl: 'Zonder logboek blijft kijken zonder reden onontdekt.',
    en: 'Without a log, looking without reason stays undiscovered.',
  },
  proportionality: {
    nl: 'Nummers en soorten, geen inhoud; lezen van het logboek staat er zelf ook in.',
    en: 'Numbers and kinds, no content; reading the log is in it too.',
  },
  risks: [
    {
      risk: { nl: 'Het logboek verraadt wie hulp krijgt', en: 'The log betrays who gets help' },
      measures: ['asksPermission', 'rowSecurity'],
      remains: {
        nl: 'Een nummer is herleidbaar voor wie ook het dossier mag zien.',
        en: 'A number can be traced by who may see the file too.',
      },
    },
    {
      risk: { nl: 'Iemand verandert het logboek om sporen te wissen', en: 'Somebody changes the log to clear traces' },
      measures: ['auditLog'],
      remains: { nl: 'De laatste seconden zijn nog niet verzegeld.', en: 'The last seconds are not sealed yet.' },
    },
  ],
  plain: {
    what: {
      nl: 'Wie je dossier of gesprek opende, wanneer en waarom. Niet wat erin staat.',
      en: 'Who opened your file or conversation, when and why. Not what it says.',
    },
    why: {
      nl: 'Zo kunnen wij en jij nagaan of iemand zonder reden keek.',
      en: 'So we and you can see whether somebody looked without a reason.',
    },
  },
}

export const retention: Activity = {
  id: 'retention',
  name: { nl: 'Bewaren en wissen', en: 'Keeping and erasing' },
  purpose: {
    nl: 'Wissen wat zijn tijd heeft gehad of waar iemand om vroeg, en bewijzen dat het gebeurde',
    en: 'Erasing what has had its time or what somebody asked to erase, and proving that it happened',
  },
  bases: [
    { law: 'Jeugdwet', article: '7.3.9', what: { nl: 'vernietigen op verzoek', en: 'destruction on request' } },
    { law: 'BW', article: '7:455', what: { nl: 'vernietigen op verzoek', en: 'destruction on request' } },
    { law: 'Wmo 2015', article: '5.3.5', what: { nl: 'vernietigen op verzoek', en: 'destruction on request' } },
  ],
  persons: [{ nl: 'personen van wie iets gewist werd', en: 'persons of whom something was erased' }],
  data: [
    {
      name: {
        nl: 'een code van wat er stond, de dag, de grond en wie besloot',
        en: 'a code of what was there, the day, the ground and who decided',
      },
      kind: 'ordinary',
    },
  ],
  recipients: [],
  retention: [
    {
      what: { nl: 'bewijs van wissen', en: 'proof of erasing' },
      term: { amount: 20, unit: 'years', from: { nl: 'het wissen', en: 'the erasing' } },
      source: 'own-choice',
      carriedOutBy: 'nobody-yet',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['asksPermission', 'rowSecurity', 'auditLog', 'erasesByItself', 'sealedBackups'],
  processors: [theHost],
  controller: theCentre,
  necessity: {
    nl: 'Zonder bewijs kan niemand zeggen dat er echt gewist is.',
    en: 'Without proof nobody can say that it was really erased.',
  },
  proportionality: { nl: 'Het bewijs zegt niets van wat er stond.', en: 'The proof says nothing of what was there.' },
  risks: [
    {
      risk: { nl: 'Iets wordt gewist dat bewaard moest blijven', en: 'Something is erased that had to be kept' },
      measures: ['asksPermission', 'auditLog'],
      remains: { nl: 'Een mens beslist, en kan zich vergissen.', en: 'A person decides, and can be wrong.' },
    },
  ],
  plain: {
    what: {
      nl: 'Dat er iets gewist is, wanneer en waarom. Niet wat er stond.',
      en: 'That something was erased, when and why. Not what it said.',
    },
    why: { nl: 'Zo kunnen wij laten zien dat het echt weg is.', en: 'So we can show that it is really gone.' },
  },
}

export const breach: Activity = {
  id: 'breach',
  name: { nl: 'Datalekken', en: 'Data breaches' },
  purpose: {
    nl: 'Een lek vastleggen, op tijd melden en wie het raakt vertellen',
    en: 'Recording a breach, reporting it in time and telling whom it concerns',
  },
  bases: [
    {
      law: 'AVG',
      article: '33',
      what: {
        nl: 'melden binnen 72 uur, en een register van alle lekken',
        en: 'reporting within 72 hours, and a register of all breaches',
      },
    },
    { law: 'AVG', article: '34', what: { nl: 'betrokkenen vertellen bij een hoog risico', en: 'telling persons at high risk' } },
  ],
  persons: [
    { nl: 'personen van wie gegevens lekten', en: 'persons whose data leaked' },
    { nl: 'medewerkers die meldden en besloten', en: 'staff who reported and decided' },
  ],
  data: [
    {
      name: {
        nl: 'wat er gebeurde, wie het raakt, gevolgen en maatregelen',
        en: 'what happened, whom it concerns, consequences and measures',
      },
      kind: 'special',
    },
  ],
  recipients: [
    { nl: 'de privacyfunctionaris', en: 'the privacy officer' },
    { nl: 'de Autoriteit Persoonsgegevens', en: 'the Data Protection Authority' },
    { nl: 'wie het raakt', en: 'whom it concerns' },
    { nl: 'het bestuur: alleen aantallen', en: 'the board: counts only' },
  ],
  retention: [
    {
      what: { nl: 'het register van lekken', en: 'the register of breaches' },
      term: { amount: 5, unit: 'years', from: { nl: 'het afsluiten', en: 'the closing' } },
      source: 'own-choice',
      carriedOutBy: 'product',
    },
  ],
  transfer: 'none-by-the-product',
  measures: ['asksPermission', 'rowSecurity', 'sealed', 'auditLog', 'breachRegister', 'idsOnlyOutside'],
  processors: [theHost, theMailer],
  controller: theCentre,
  necessity: { nl: 'De wet verplicht het register en de melding.', en: 'The law demands the register and the report.' },
  proportionality: {
    nl: 'De tekst is verzegeld en alleen de privacyfunctionaris leest haar; seintjes zeggen niets van de inhoud.',
    en: 'The text is sealed and only the privacy officer reads it; notices say nothing of the content.',
  },
  risks: [
    {
      risk: { nl: 'Het register vertelt nog eens wat al gelekt was', en: 'The register tells once more what had leaked' },
      measures: ['sealed', 'asksPermission', 'auditLog'],
      remains: {
        nl: 'Een afdruk voor de toezichthouder is papier; bewaar dat zorgvuldig.',
        en: 'A print for the authority is paper; keep it with care.',
      },
    },
  ],
  plain: {
    what: { nl: 'Wat er misging met gegevens, en wie het raakt.', en: 'What went wrong with data, and whom it concerns.' },
    why: {
      nl: 'Zo lossen wij het op. Raakt het jou? Dan vertellen wij het als dat moet of helpt.',
      en: 'So we mend it. Does it concern you? Then we tell you if we must or if it helps.',
    },
  },
}
