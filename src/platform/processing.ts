/**
 * What a context does with data of persons, in a form that machines read too. Source: privacy rules PR-33 (each module ships its description)
 * and PR-02 (purpose and basis), AVG 30 (register), AVG 35 (impact assessment). A description is a draft for who is responsible: what
 * the product cannot know is not filled in but named, so that the register says that somebody must still do so.
 */

/** A sentence in each language of the interface; the register of a Dutch municipality is in Dutch, residents read their own. */
export type Words = { readonly nl: string; readonly en: string }

/** A law and its article as the reference pages give them; `what` says why it applies. */
export type Basis = { readonly law: string; readonly article: string; readonly what: Words }

export type DataCategory = {
  readonly name: Words
  /** Special: AVG 9, health and what goes with it. Number: the citizen service number, which only the law allows (PR-25). */
  readonly kind: 'ordinary' | 'special' | 'number'
}

export type Term =
  /** Counted from a moment; `settable` when a centre may choose another. */
  | {
      readonly amount: number
      readonly unit: TermUnit
      readonly from: Words
      readonly settable?: { readonly least: number; readonly most: number }
    }
  | { readonly until: Words }
export type TermUnit = 'minutes' | 'hours' | 'days' | 'years'

export type Retention = {
  readonly what: Words
  readonly term: Term
  /** The law that says so; or our own choice. */
  readonly source: { readonly law: string; readonly article: string } | 'own-choice'
  /** About the staff: it stands in the register, not on the page for residents. */
  readonly ofStaff?: true
  /** Who makes it go: the product by itself, a person, or nothing yet. */
  readonly carriedOutBy: 'product' | 'person' | 'nobody-yet'
}

/** What protects persons, by name; where each is proven stands where the register is put together. */
export const measureIds = [
  'asksPermission',
  'rowSecurity',
  'sealed',
  'auditLog',
  'secondStep',
  'shortSessions',
  'namelessQuestions',
  'masksPersonalData',
  'erasesByItself',
  'sealedBackups',
  'needsCareRelation',
  'hiddenParts',
  'reviewedEmergencies',
  'openLog',
  'consentFirst',
  'leaversLoseAccess',
  'slowGuessing',
  'idsOnlyOutside',
  'keepsNothing',
  'inventedOnly',
  'breachRegister',
] as const
export type MeasureId = (typeof measureIds)[number]

/** AVG 35(7)(c) and (d): what could happen to persons, and what is done about it. */
export type Risk = { readonly risk: Words; readonly measures: readonly MeasureId[]; readonly remains: Words }

export type Activity = {
  /** Also the purpose of the verbs of `access`, and what a row of the audit log refers to. */
  readonly id: string
  readonly name: Words
  readonly purpose: Words
  readonly bases: readonly Basis[]
  readonly persons: readonly Words[]
  readonly data: readonly DataCategory[]
  readonly recipients: readonly Words[]
  readonly retention: readonly Retention[]
  /** Outside the European Union. The product itself sends nothing there. */
  readonly transfer: 'none-by-the-product'
  readonly measures: readonly MeasureId[]
  readonly processors: readonly Words[]
  readonly controller: Words
  /** AVG 35(7)(b). */
  readonly necessity: Words
  readonly proportionality: Words
  readonly risks: readonly Risk[]
  /** For residents, at B1 level: what we keep and why. Null for what never touches them. */
  readonly plain: { readonly what: Words; readonly why: Words } | null
}

export type ProcessingDescription = {
  readonly context: string
  readonly activities: readonly Activity[]
  /** Each table of the context's own schema, and the activity it belongs to. */
  readonly tables: Readonly<Record<string, string>>
  /** Tables that hold nothing about persons, with what they hold instead. */
  readonly withoutPersons: Readonly<Record<string, string>>
}

/** Who is responsible (AVG 4): the product cannot know how a centre is organised. */
export const theCentre: Words = {
  nl: 'Het centrum; de gemeente als het centrum een deel van de gemeente is. Werken meer organisaties samen, dan leggen zij vast wie waarvoor verantwoordelijk is.',
  en: 'The centre; the municipality if the centre is a part of it. If several organisations work together, they lay down who is responsible for what.',
}

/** Who may see data because they keep the system running; each centre names its own. */
export const theHost: Words = {
  nl: 'Wie de server en de database beheert voor het centrum',
  en: 'Whoever runs the server and the database for the centre',
}
export const theMailer: Words = {
  nl: 'Wie de mail van het centrum verstuurt',
  en: 'Whoever sends the mail of the centre',
}
