/**
 * How long each kind of record is kept, from which event, and what happens then, as versioned data (PR-24). A version counts from its first day, for
 * every record that is still there then. `./cjg retention` prints this page.
 * Source: privacy rules, section 7; where sources differ on the start of a term, the later of receipt or making and the end of help.
 */

/** Terms of parts of a person's file: these are proposed by night (PR-01: each piece has one). `registered` is a person of whom nothing was written. */
export const fileTerms = ['youth-help', 'wgbo', 'wmo', 'advice', 'registered'] as const
export type FileTerm = (typeof fileTerms)[number]

/** What the centre keeps to answer for itself: it goes by itself when its term is over, and a centre may keep it longer. */
export const ownRecordTerms = ['access-log', 'review-finding', 'breach'] as const
export type OwnRecordTerm = (typeof ownRecordTerms)[number]

export const otherTerms = [
  'supervision-order',
  'child-protection-board',
  'safe-home',
  'vir-signal',
  'vir-archive',
  ...ownRecordTerms,
  'consent-record',
  'anonymous-question',
  'account-conversation',
  'destruction-proof',
] as const
export type RetentionRegime = FileTerm | (typeof otherTerms)[number]
/** Terms to which a centre can add years. */
export const lengthenedTerms = [...fileTerms, ...ownRecordTerms] as const
export type LengthenedTerm = (typeof lengthenedTerms)[number]
export const retentionRegimes: readonly RetentionRegime[] = [...fileTerms, ...otherTerms]

/**
 * `later-of-made-and-end`: the later of receipt or making of the newest piece, and the end of the help. `line-written-file-gone`: from the day of the line,
 * but none goes while the file that it is about is here (PR-30: the family can always see who looked).
 */
export type StartEvent =
  | 'later-of-made-and-end'
  | 'made'
  | 'registered'
  | 'birth'
  | 'majority'
  | 'signal'
  | 'line-written'
  | 'line-written-file-gone'
  | 'decided'
  | 'closed'
  | 'last-activity'
  | 'destroyed'
  | 'with-what-was-shared'

/** `destroy-after-decision`: proposed, and destroyed when somebody confirms it. `destroy`: by itself. `keep-until`: the longest, as its own law says. */
export type EndAction = 'destroy-after-decision' | 'destroy' | 'to-archive' | 'keep-until'

/** Where it is kept in this product; `not-here` are records that others keep, or that come later: printed, so that nobody has to look for them. */
export type KeptBy = 'proposals' | 'own-job' | 'with-the-file' | 'owner-of-the-database' | 'not-here'

export type Length = { readonly years: number } | { readonly days: number } | 'as-long'

export type TermVersion = {
  readonly version: number
  /** The first day on which it counts. */
  readonly validFrom: string
  readonly starts: StartEvent
  readonly length: Length
  readonly end: EndAction
  readonly source: string
  /** A law says so: a centre never shortens it. What is no law is our choice. */
  readonly statutory: boolean
}

export type RegimeOfRecords = { readonly keptBy: KeptBy; readonly versions: readonly [TermVersion, ...TermVersion[]] }

const law = { starts: 'later-of-made-and-end', end: 'destroy-after-decision', statutory: true } as const
const choice = { version: 1, validFrom: '2026-01-01', statutory: false, source: 'PR-24' } as const

export const regimes: Readonly<Record<RetentionRegime, RegimeOfRecords>> = {
  'youth-help': {
    keptBy: 'proposals',
    versions: [
      { ...law, version: 1, validFrom: '2015-01-01', starts: 'made', length: { years: 15 }, source: 'Jeugdwet 7.3.8(3) (2015)' },
      // The page of the government names no first day for the twenty years; taken to be that of the WGBO.
      { ...law, version: 2, validFrom: '2020-01-01', length: { years: 20 }, source: 'Jeugdwet 7.3.8(3); Rijksoverheid, dossier jeugdhulp' },
    ],
  },
  wgbo: {
    keptBy: 'proposals',
    versions: [
      { ...law, version: 1, validFrom: '2006-01-01', starts: 'made', length: { years: 15 }, source: 'BW 7:454(3) (2015)' },
      { ...law, version: 2, validFrom: '2020-01-01', length: { years: 20 }, source: 'BW 7:454(3) (2020)' },
    ],
  },
  wmo: {
    keptBy: 'proposals',
    versions: [{ ...law, version: 1, validFrom: '2015-01-01', length: { years: 15 }, source: 'Wmo 2015 5.3.4' }],
  },
  advice: {
    keptBy: 'proposals',
    versions: [{ ...choice, starts: 'later-of-made-and-end', length: { years: 1 }, end: 'destroy-after-decision' }],
  },
  registered: {
    keptBy: 'proposals',
    versions: [{ ...choice, starts: 'registered', length: { years: 1 }, end: 'destroy-after-decision' }],
  },
  'supervision-order': {
    keptBy: 'not-here',
    versions: [
      {
        ...{ version: 1, validFrom: '2015-01-01', starts: 'majority', length: { years: 30 }, end: 'keep-until', statutory: true },
        source: 'Rijksoverheid, dossier jeugdhulp (gecertificeerde instelling)',
      },
    ],
  },
  'child-protection-board': {
    keptBy: 'not-here',
    versions: [
      {
        ...{ version: 1, validFrom: '2015-01-01', starts: 'birth', length: { years: 100 }, end: 'keep-until', statutory: true },
        source: 'Rijksoverheid, dossier jeugdhulp (onderzoek naar bescherming of gezag)',
      },
    ],
  },
  'safe-home': {
    keptBy: 'not-here',
    versions: [
      { ...law, version: 1, validFrom: '2015-01-01', starts: 'made', length: { years: 15 }, source: 'Wmo 2015 5.3.4 (oudere tekst)' },
      { ...law, version: 2, validFrom: '2020-01-01', length: { years: 20 }, source: 'Wmo 2015 5.3.4; Rijksoverheid, dossier jeugdhulp' },
    ],
  },
  'vir-signal': {
    keptBy: 'not-here',
    versions: [
      {
        ...{ version: 1, validFrom: '2015-01-01', starts: 'signal', length: { years: 2 }, end: 'to-archive', statutory: true },
        source: 'Jeugdwet 7.1.4.5 (eindigt bij 23 jaar of overlijden)',
      },
    ],
  },
  'vir-archive': {
    keptBy: 'not-here',
    versions: [
      {
        ...{ version: 1, validFrom: '2015-01-01', starts: 'signal', length: { years: 5 }, end: 'destroy', statutory: true },
        source: 'Jeugdwet 7.1.4.6',
      },
    ],
  },
  'access-log': {
    keptBy: 'own-job',
    versions: [
      {
        ...{ version: 1, validFrom: '2018-01-01', starts: 'line-written', length: { years: 5 }, end: 'keep-until', statutory: true },
        source: 'MedMij A.12.4.1; NEN 7513',
      },
      {
        ...{ version: 2, validFrom: '2026-01-01', starts: 'line-written-file-gone', length: { years: 5 }, end: 'destroy', statutory: true },
        source: 'MedMij A.12.4.1; NEN 7513; PR-30',
      },
    ],
  },
  // As long as the lines that they are about.
  'review-finding': {
    keptBy: 'own-job',
    versions: [{ ...choice, starts: 'decided', length: { years: 5 }, end: 'destroy', source: 'PR-24; PR-31' }],
  },
  // AVG 33(5) asks for a register and names no term: as long as the log that shows what happened.
  breach: {
    keptBy: 'own-job',
    versions: [{ ...choice, starts: 'closed', length: { years: 5 }, end: 'destroy', source: 'PR-24; PR-32' }],
  },
  'consent-record': {
    keptBy: 'with-the-file',
    versions: [{ ...choice, starts: 'with-what-was-shared', length: 'as-long', end: 'destroy-after-decision' }],
  },
  'anonymous-question': {
    keptBy: 'own-job',
    versions: [{ ...choice, starts: 'last-activity', length: { days: 90 }, end: 'destroy' }],
  },
  'account-conversation': {
    keptBy: 'own-job',
    versions: [{ ...choice, starts: 'last-activity', length: { days: 365 }, end: 'destroy' }],
  },
  // As long as somebody may ask where a file of twenty years went: a hash and a date tell nothing of a person.
  'destruction-proof': {
    keptBy: 'owner-of-the-database',
    versions: [{ ...choice, starts: 'destroyed', length: { years: 20 }, end: 'keep-until' }],
  },
}
