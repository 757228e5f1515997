/** The words of the vaccination schedule in Dutch; Dutch is the type. */
import type { LimitKind, Standing } from './basis.ts'
import type { ForecastReason, ForecastStatus } from './forecast.ts'
import type { PastDose } from './plan.ts'
import type { Scheme, Vaccine } from './programme.ts'
import type { PlanDifference } from './register-plan.ts'
import type { SchemeReason } from './scheme.ts'

export type VaccinationMessages = {
  readonly units: Readonly<Record<'d' | 'w' | 'm' | 'y', readonly [one: string, more: string]>>
  readonly limits: Readonly<Record<LimitKind, (length: string) => string>>
  /** What is said of a limit without a length. */
  readonly withoutLength: Readonly<Record<LimitKind, string>>
  readonly standings: Readonly<Record<Standing, string>>
  readonly assumed: string
  readonly pastReasons: Readonly<Record<NonNullable<PastDose['reason']>, string>>
  readonly lastDay: string
  readonly countsFrom: string
  readonly vaccines: Readonly<Record<Vaccine, string>>
  readonly statuses: Readonly<Record<ForecastStatus, string>>
  readonly forecastReasons: Readonly<Record<ForecastReason, string>>
  readonly schemes: Readonly<Record<Scheme, string>>
  readonly schemeReasons: Readonly<Record<SchemeReason, string>>
  readonly differences: Readonly<Record<PlanDifference, string>>
}

export const nl: VaccinationMessages = {
  units: { d: ['dag', 'dagen'], w: ['week', 'weken'], m: ['maand', 'maanden'], y: ['jaar', 'jaar'] },
  limits: {
    minAge: (length) => `vanaf de leeftijd van ${length}`,
    minInterval: (length) => `minstens ${length} na de vorige dosis`,
    usualInterval: (length) => `meestal ${length} na de vorige dosis`,
    lateStart: (length) => `bij een late start ${length} na de eerste dosis`,
    latest: (length) => `uiterlijk bij de leeftijd van ${length}`,
    target: (length) => `volgens het schema: ${length}`,
    targetYear: (length) => `in het jaar waarin het kind ${length} wordt`,
    targetTo: (length) => `volgens het schema: tot ${length}`,
    startedFrom: (length) => `een reeks die begint vanaf de leeftijd van ${length} is korter`,
    waitsFor: () => 'pas als de basisreeks DKTP-Hib-HepB klaar is',
    waiver: (length) => `vervalt als de basisreeks pas na de leeftijd van ${length} klaar was`,
  },
  withoutLength: {
    minAge: 'jongste leeftijd: niet bekend',
    minInterval: 'kortste tijd na de vorige dosis: niet bekend',
    usualInterval: 'gewone tijd na de vorige dosis: niet bekend',
    lateStart: 'tijd na een late start: niet bekend',
    latest: 'laatste moment: niet bekend',
    target: 'volgens het schema',
    targetYear: 'volgens het schema',
    targetTo: 'volgens het schema',
    startedFrom: 'leeftijd vanaf wanneer de reeks korter is: niet bekend',
    waitsFor: 'pas als de basisreeks DKTP-Hib-HepB klaar is',
    waiver: 'wanneer de dosis vervalt: niet bekend',
  },
  standings: {
    current: '',
    older: 'uit een oudere richtlijn',
    secondary: 'niet uit de richtlijn zelf',
    configured: 'door de organisatie ingesteld',
    'not-found': '',
  },
  assumed: 'voorlopig, de echte grens is niet bekend',
  pastReasons: {
    'too-young': 'te vroeg gegeven',
    'interval-too-short': 'te kort na de vorige dosis gegeven',
    'too-late': 'te laat gegeven',
    'same-day': 'dezelfde vaccinatie staat al op deze dag',
    'extra-dose': 'extra dosis: de reeks vraagt deze niet',
  },
  lastDay: 'laatste dag',
  countsFrom: 'telt vanaf',
  vaccines: {
    HEX: 'DKTP-Hib-HepB',
    PNEU: 'Pneumokokken',
    ROTA: 'Rotavirus',
    BMR: 'BMR (bof, mazelen, rodehond)',
    MENACWY: 'Meningokokken ACWY',
    HPV: 'HPV',
    DKT: 'DKT',
    DKTP_BOOSTER: 'DKTP-herhalingsprik',
    DTP: 'DTP',
    HEPB0: 'Hepatitis B bij de geboorte',
    RSV: 'RSV-prik',
  },
  statuses: {
    future: 'later',
    due: 'nu aan de beurt',
    complete: 'klaar',
    notEligible: 'niet voor dit kind',
    tooLate: 'kan niet meer',
  },
  forecastReasons: {
    'born-outside-cohorts': 'niet voor kinderen uit dit geboortejaar',
    'mother-not-known-to-carry-hepatitis-b': 'alleen voor het kind van een moeder met hepatitis B',
    'waived-after-late-course': 'niet meer nodig: de basisreeks was pas later klaar',
    'primary-course-first': 'eerst de basisreeks DKTP-Hib-HepB afmaken',
    'no-room-before-last-day': 'past niet meer voor de laatste dag',
    'last-day-passed': 'de laatste dag is voorbij',
  },
  schemes: {
    '2+1': '2 + 1 doses',
    '3+1': '3 + 1 doses',
    hbsag: '3 + 1 doses en hepatitis B bij de geboorte',
  },
  schemeReasons: {
    'mother-carries-hepatitis-b': 'de moeder heeft hepatitis B',
    'mother-vaccinated': 'de moeder kreeg op tijd de 22-wekenprik',
    'mother-had-pertussis': 'de moeder had kinkhoest in de zwangerschap (aangetoond)',
    'no-valid-maternal-protection': 'het kind is niet via de moeder beschermd, of dat is niet bekend',
    'recorded-choice': 'gekozen door de arts of verpleegkundige',
    'not-begun-before-first-birthday': 'de reeks is niet voor de eerste verjaardag begonnen',
  },
  differences: {
    same: 'gelijk',
    'only-ours': 'staat alleen in ons schema',
    'only-register': 'staat alleen in het landelijke register',
    'register-earlier': 'het register plant deze eerder',
    'register-later': 'het register plant deze later',
    'register-plans-ours-does-not': 'het register plant deze, ons schema niet',
    'unknown-kind': 'een soort vaccinatie die ons schema niet kent',
  },
}
