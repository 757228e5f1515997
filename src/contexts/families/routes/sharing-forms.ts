/** The forms of consent and sharing as they arrive: strict, and short. */
import { z } from 'zod'

const short = z.string().max(200).default('')
const text = z.string().max(5_000).default('')
const some = z
  .union([z.string().max(60), z.array(z.string().max(60)).max(100)])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value))

export const NewShare = z.strictObject({
  stap: z.enum(['1', '2', '3', '4']),
  ga: z.enum(['verder', 'terug', 'deel', 'niet']),
  stukken: some,
  titel: short,
  tekst: text,
  ontvanger: short,
  collega: short,
  naam: short,
  organisatie: short,
  functie: short,
  rol: short,
  grond: short,
  doel: short,
  waarom: text,
  'tot-day': short,
  'tot-month': short,
  'tot-year': short,
  kijk: some,
  ingelicht: short,
  'niet-ingelicht': text,
  consentSought: text,
  harmFeared: text,
  alternatives: text,
  minimumData: text,
  colleagueConsulted: text,
})

export const Ask = z.strictObject({
  soort: short,
  hulp: some,
  kader: short,
  over: text,
  collegas: some,
  naam: short,
  organisatie: short,
  functie: short,
  'tot-day': short,
  'tot-month': short,
  'tot-year': short,
})

export const Heard = z.strictObject({
  wie: short,
  hoe: short,
  'dag-day': short,
  'dag-month': short,
  'dag-year': short,
  woorden: text,
  antwoord: z.enum(['ja', 'nee']),
})

export const Exception = z.strictObject({ reden: short, uitleg: text })
export const Give = z.strictObject({ antwoord: z.enum(['ja', 'nee']) })
export const Handed = z.strictObject({ hoe: short, 'dag-day': short, 'dag-month': short, 'dag-year': short })
export const OwnAnswer = z.strictObject({ antwoord: z.enum(['ja', 'nee', 'intrekken']), woorden: text })
