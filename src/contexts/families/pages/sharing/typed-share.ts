/** The form of a new share as it was typed, carried from step to step in the page: nothing is kept before somebody decides. */
export type TypedShare = {
  readonly stukken: readonly string[]
  readonly titel: string
  readonly tekst: string
  readonly ontvanger: string
  readonly collega: string
  readonly naam: string
  readonly organisatie: string
  readonly functie: string
  readonly rol: string
  readonly grond: string
  readonly doel: string
  readonly waarom: string
  readonly 'tot-day': string
  readonly 'tot-month': string
  readonly 'tot-year': string
  readonly kijk: readonly string[]
  readonly ingelicht: string
  readonly 'niet-ingelicht': string
  readonly consentSought: string
  readonly harmFeared: string
  readonly alternatives: string
  readonly minimumData: string
  readonly colleagueConsulted: string
}

export const emptyShare: TypedShare = {
  stukken: [],
  titel: '',
  tekst: '',
  ontvanger: '',
  collega: '',
  naam: '',
  organisatie: '',
  functie: '',
  rol: '',
  grond: '',
  doel: '',
  waarom: '',
  'tot-day': '',
  'tot-month': '',
  'tot-year': '',
  kijk: [],
  ingelicht: '',
  'niet-ingelicht': '',
  consentSought: '',
  harmFeared: '',
  alternatives: '',
  minimumData: '',
  colleagueConsulted: '',
}

/** Which fields stand in which step; the others go along hidden. */
export const fieldsOfStep: Readonly<Record<1 | 2 | 3, readonly (keyof TypedShare)[]>> = {
  1: ['stukken', 'titel', 'tekst'],
  2: ['ontvanger', 'collega', 'naam', 'organisatie', 'functie', 'rol'],
  3: [
    ...(['grond', 'doel', 'waarom', 'tot-day', 'tot-month', 'tot-year', 'kijk', 'ingelicht', 'niet-ingelicht'] as const),
    ...(['consentSought', 'harmFeared', 'alternatives', 'minimumData', 'colleagueConsulted'] as const),
  ],
}
export type Step = 1 | 2 | 3 | 4
