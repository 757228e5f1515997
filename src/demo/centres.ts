/** Two invented centres in an invented region, with staff in all ten professions of key 4 ("Zeven sleutels"). Nobody of them exists. */
import type { LogoAlt, Look, NewAccount, NewCentre } from '#contexts/access/public.ts'
import { localDate, Temporal, type Instant } from '#platform/time.ts'
import type { Case } from './case.ts'
import { parentCases } from './cases-parents.ts'
import { vlietstadCases } from './cases-vlietstad.ts'
import { workerCases } from './cases-workers.ts'
import { youngCases } from './cases-young-people.ts'
import { vlietstadLogo } from './vlietstad-logo.server.ts'

export type SampleCentre = {
  readonly facts: Pick<NewCentre, 'slug' | 'name'>
  readonly foundedAs: (now: Instant) => NewCentre
  readonly staff: readonly NewAccount[]
  /** Colours and words of its own; null looks like ours. */
  readonly look: Look | null
  /** What its logo says, for who has one; the picture is drawn when it is put up. */
  readonly logo: { readonly draw: () => Uint8Array; readonly alt: LogoAlt } | null
  readonly cases: readonly Case[]
}

const region = { slug: 'lindestreek', name: 'Lindestreek' }
const workingDays = [1, 2, 3, 4, 5]

function hours(kind: 'phone' | 'walk-in', days: readonly number[], opens: string, closes: string): NewCentre['openingHours'] {
  return days.map((weekday) => ({ weekday, kind, opens: Temporal.PlainTime.from(opens), closes: Temporal.PlainTime.from(closes) }))
}

/** The day before Christmas and the last of the year, this year and next. */
function closedDays(now: Instant): Temporal.PlainDate[] {
  const { year } = localDate(now)
  return [year, year + 1].flatMap((of) => [24, 31].map((day) => Temporal.PlainDate.from({ year: of, month: 12, day })))
}

type Row = readonly [name: string, profession: string, role: string]

const accounts = (domain: string, rows: readonly Row[]): NewAccount[] =>
  rows.map(([displayName, profession, role]) => {
    const first = displayName.split(' ')[0] ?? displayName
    const mailName = first
      .normalize('NFD')
      .replace(/\P{ASCII}/gu, '')
      .toLowerCase()
    return { displayName, publicName: first, email: `${mailName}@${domain}`, profession, roles: [role] }
  })

const lindewaardStaff = accounts('lindewaard.example', [
  ['Bilal Kaya', 'frontDeskWorker', 'frontDesk'],
  ['Sanne de Wit', 'youthNurse', 'professional'],
  ['Fatma Aydin', 'youthNurse', 'professional'],
  ['Marjolein Verbeek', 'youthDoctor', 'professional'],
  ['Denise Martina', 'clinicAssistant', 'professional'],
  ['Noor Haddad', 'behaviouralScientist', 'professional'],
  ['Kwame Asante', 'socialWorker', 'professional'],
  ['Tomasz Nowak', 'familyCoach', 'professional'],
  ['Anouk Jansen', 'familyCoach', 'professional'],
  ['Ingrid Postma', 'centreCoordinator', 'coordinator'],
  ['Lotte Brouwer', 'centreCoordinator', 'editor'],
  ['Hans van Dalen', 'centreManager', 'manager'],
  ['Priya Ramdin', 'policyOfficer', 'policyOfficer'],
  ['Esther Polak', 'policyOfficer', 'privacyOfficer'],
  ['Minh Tran', 'frontDeskWorker', 'administrator'],
])

const vlietstadStaff = accounts('vlietstad.example', [
  ['Karel Willems', 'frontDeskWorker', 'frontDesk'],
  ['Wietske Hoekstra', 'youthNurse', 'professional'],
  ['Youssef El Amrani', 'youthDoctor', 'professional'],
  ['Rosa Fernandes', 'clinicAssistant', 'professional'],
  ['Jeroen van den Akker', 'behaviouralScientist', 'professional'],
  ['Aylin Demir', 'socialWorker', 'professional'],
  ['Chantal Pinas', 'familyCoach', 'professional'],
  ['Mirjam Visser', 'centreCoordinator', 'coordinator'],
  ['Femke Mulder', 'centreCoordinator', 'editor'],
  ['Dewi Sutrisno', 'centreManager', 'manager'],
  ['Olena Kovalenko', 'policyOfficer', 'policyOfficer'],
  ['Gerda Smit', 'policyOfficer', 'privacyOfficer'],
  ['Sanjay Biharie', 'frontDeskWorker', 'administrator'],
])

/** The water town: blue, straight corners, and words of its own. */
const vlietstadLook: Look = {
  tokens: {
    ...{ action: '#0b5394', 'action-deep': '#073763', youth: '#5b2a86', brick: '#8a3b12', sky: '#d7e8f7' },
    ...{ 'radius-input': '0px', 'radius-control': '0px', 'radius-panel': '0px', 'radius-card': '0px' },
  },
  menu: { ask: { nl: 'Vraag het ons', en: 'Ask us' } },
  terms: {
    centre: { nl: 'Opvoedpunt', en: 'Parenting point' },
    youthNurse: { nl: 'verpleegkundige jeugd', en: 'nurse for young people' },
  },
}

const lindewaard = { slug: 'lindewaard', name: 'CJG Lindewaard' }
const vlietstad = { slug: 'vlietstad', name: 'CJG Vlietstad' }

/** Telephone numbers are of no subscriber: 088 000 is not given out. */
export const sampleCentres: readonly SampleCentre[] = [
  {
    facts: lindewaard,
    foundedAs: (now) => ({
      ...{ region, ...lindewaard, municipality: 'Lindewaard', isDefault: true, demonstration: true },
      hosts: ['lindewaard.localhost', 'localhost', '127.0.0.1'],
      phone: '088 000 12 34',
      dutyPhone: '088 000 12 99',
      streetAddress: 'Lindeplein 4',
      postalCode: '1000 AA',
      town: 'Lindewaard',
      directions: 'Naast de bibliotheek. De ingang is zonder drempel. Bus 4 stopt voor de deur.',
      retentionDays: 90,
      pagerAddress: 'pieper@lindewaard.example',
      openingHours: [
        ...hours('phone', workingDays, '08:30', '17:00'),
        ...hours('walk-in', [1, 2, 4, 5], '09:00', '12:00'),
        ...hours('walk-in', [3], '13:00', '19:00'),
      ],
      closedDays: closedDays(now),
    }),
    staff: lindewaardStaff,
    look: null,
    logo: null,
    cases: [...parentCases, ...youngCases, ...workerCases],
  },
  {
    facts: vlietstad,
    foundedAs: (now) => ({
      ...{ region, ...vlietstad, municipality: 'Vlietstad', isDefault: false, demonstration: true },
      hosts: ['vlietstad.localhost'],
      phone: '088 000 56 78',
      dutyPhone: '088 000 56 99',
      streetAddress: 'Sluiskade 12',
      postalCode: '1010 AA',
      town: 'Vlietstad',
      directions: 'In het wijkcentrum aan de sluis. Vraag bij de balie naar het Opvoedpunt.',
      retentionDays: 60,
      pagerAddress: null,
      openingHours: [...hours('phone', workingDays, '09:00', '16:30'), ...hours('walk-in', [2, 4], '13:00', '16:00')],
      closedDays: closedDays(now),
    }),
    staff: vlietstadStaff,
    look: vlietstadLook,
    logo: { draw: vlietstadLogo, alt: { nl: 'Opvoedpunt Vlietstad', en: 'Opvoedpunt Vlietstad' } },
    cases: vlietstadCases,
  },
]
