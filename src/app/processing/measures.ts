/** What protects persons, in words, and the tests in which each is proven: the impact assessment points at them. */
import type { MeasureId, Words } from '#platform/processing.ts'

export type Measure = { readonly text: Words; readonly provenBy: readonly string[] }

const access = 'src/contexts/access'
const advice = 'src/contexts/advice'

export const measures: Readonly<Record<MeasureId, Measure>> = {
  asksPermission: {
    text: {
      nl: 'Elke handeling vraagt eerst of het mag; wat niet is toegestaan, wordt geweigerd.',
      en: 'Every deed first asks whether it is allowed; what is not allowed is refused.',
    },
    provenBy: ['tests/database/every-route-as-every-role.db.test.ts'],
  },
  rowSecurity: {
    text: {
      nl: 'De database laat zelf alleen rijen zien van het eigen centrum, en van een dossier alleen wat iemand mag.',
      en: 'The database itself shows rows of the own centre only, and of a file only what somebody may see.',
    },
    provenBy: [`${access}/row-level-security.db.test.ts`, `${access}/case-file-matrix.db.test.ts`],
  },
  sealed: {
    text: {
      nl: 'Vrije tekst en geheimen zijn versleuteld; de sleutels staan buiten de database en kunnen vernieuwd worden.',
      en: 'Free text and secrets are encrypted; the keys are outside the database and can be renewed.',
    },
    provenBy: ['src/cli/every-seal-is-rotated.db.test.ts'],
  },
  auditLog: {
    text: {
      nl: 'Lezen, wijzigen en weigeren staan in een logboek dat niemand kan veranderen zonder dat het te zien is.',
      en: 'Reading, changing and refusing are in a log that nobody can change unseen.',
    },
    provenBy: [`${access}/use-cases/audit-chain.db.test.ts`, `${access}/rules/audit-chain.test.ts`],
  },
  secondStep: {
    text: { nl: 'Medewerkers loggen in met een tweede stap.', en: 'Staff sign in with a second step.' },
    provenBy: [`${access}/use-cases/second-step.db.test.ts`, 'tests/journeys/staff-signs-in-safely.spec.ts'],
  },
  shortSessions: {
    text: { nl: 'Wie niets doet, wordt na een tijd uitgelogd.', en: 'Who does nothing is signed out after a time.' },
    provenBy: [`${access}/rules/session.test.ts`, `${access}/use-cases/sessions.db.test.ts`],
  },
  namelessQuestions: {
    text: {
      nl: 'Vragen kan zonder naam, mailadres of account.',
      en: 'Questions can be asked without a name, mail address or account.',
    },
    provenBy: ['tests/journeys/visitor-comes-back-with-a-key.spec.ts'],
  },
  masksPersonalData: {
    text: {
      nl: 'Nummers en adressen in een vraag worden aangewezen en onleesbaar gemaakt.',
      en: 'Numbers and addresses in a question are pointed out and masked.',
    },
    provenBy: [`${advice}/rules/personal-data.test.ts`],
  },
  erasesByItself: {
    text: { nl: 'Wat zijn tijd heeft gehad, wordt elke nacht gewist.', en: 'What has had its time is erased every night.' },
    provenBy: [`${advice}/use-cases/keep-terms.db.test.ts`, `${advice}/rules/retention.test.ts`],
  },
  sealedBackups: {
    text: {
      nl: 'Een reservekopie is één verzegeld bestand; wat gewist was, komt na terugzetten niet terug.',
      en: 'A backup is one sealed file; what was erased does not come back after restoring.',
    },
    provenBy: ['tests/process/restore.test.ts'],
  },
  needsCareRelation: {
    text: {
      nl: 'Een dossier gaat alleen open met een werkrelatie, en alleen het deel dat bij het doel hoort.',
      en: 'A file opens only with a care relation, and only the part that belongs to the purpose.',
    },
    provenBy: [`${access}/rules/case-file/policy.test.ts`, `${access}/case-file-matrix.db.test.ts`],
  },
  hiddenParts: {
    text: {
      nl: 'Wat voor veiligheid verborgen moet blijven, laat nergens een spoor na.',
      en: 'What must stay hidden for safety leaves no trace anywhere.',
    },
    provenBy: ['tests/database/without-a-trace.db.test.ts'],
  },
  reviewedEmergencies: {
    text: {
      nl: 'Openen in nood vraagt een reden, eindigt vanzelf en wordt door een ander nagekeken.',
      en: 'Opening in an emergency asks a reason, ends by itself and is reviewed by another.',
    },
    provenBy: [`${access}/rules/case-file/emergency.test.ts`, 'tests/journeys/emergency-and-review.spec.ts'],
  },
  openLog: {
    text: {
      nl: 'Het gezin ziet wie keek, wat, wanneer en waarom.',
      en: 'The family sees who looked, at what, when and why.',
    },
    provenBy: ['tests/journeys/family-reads-its-log.spec.ts'],
  },
  consentFirst: {
    text: {
      nl: 'Delen kan alleen met een vastgelegde grond; toestemming intrekken werkt meteen.',
      en: 'Sharing needs a recorded ground; withdrawing consent works at once.',
    },
    provenBy: [`${access}/use-cases/sharing/consent.db.test.ts`, `${access}/rules/privacy/sharing.test.ts`],
  },
  leaversLoseAccess: {
    text: { nl: 'Wie vertrekt, verliest alles in één keer.', en: 'Who leaves loses everything at once.' },
    provenBy: ['tests/journeys/leaver-loses-access.spec.ts'],
  },
  slowGuessing: {
    text: {
      nl: 'Raden van sleutels en wachtwoorden wordt steeds langzamer.',
      en: 'Guessing keys and passwords gets slower and slower.',
    },
    provenBy: [`${advice}/rules/slow-down.test.ts`, `${access}/rules/sign-in-wait.test.ts`],
  },
  idsOnlyOutside: {
    text: {
      nl: 'In adressen, mails en technische logboeken staat niets over personen.',
      en: 'Addresses, mails and technical logs hold nothing about persons.',
    },
    provenBy: ['tests/process/bad-circumstances.test.ts', 'tests/journeys/emergency-and-review.spec.ts'],
  },
  keepsNothing: {
    text: { nl: 'Rekenhulpen bewaren niets van wat iemand invult.', en: 'Calculators keep nothing of what somebody fills in.' },
    provenBy: ['tests/database/calculators.db.test.ts'],
  },
  inventedOnly: {
    text: {
      nl: 'Iedereen in de demonstratie is verzonnen; elk verzonnen gezin wordt langs de regels gelegd.',
      en: 'Everybody in the demonstration is invented; each invented family is held against the rules.',
    },
    provenBy: ['src/demo/families/families.test.ts'],
  },
  breachRegister: {
    text: {
      nl: 'Een lek krijgt een klok van 72 uur, en het register verliest niets.',
      en: 'A breach gets a clock of 72 hours, and the register loses nothing.',
    },
    provenBy: [`${access}/rules/breach/clock.test.ts`, `${access}/use-cases/breach/breach.db.test.ts`],
  },
}
