/** The terms of a `read` case: its relation, and the stand-in, for which the contract names no form. */
import type { CareTerm } from '#contexts/access/rules/privacy/reading.ts'
import type { z } from 'zod'
import type { readInput } from './access-inputs.ts'

type Terms = { readonly relation: CareTerm | null; readonly standIn: CareTerm | null }

export function termsOf({ relation, standIn, on }: z.output<typeof readInput>): Terms {
  const own = relation === undefined ? null : { from: relation.from, to: relation.to ?? null }
  if (standIn === undefined || standIn === false) return { relation: own, standIn: null }
  // Said of the relation itself; without one there is a stand-in without a term.
  if (standIn === true) return { relation: null, standIn: own ?? { from: on, to: null } }
  // "Until" names the last day, as in a consent; "to" the day that ends it, as in a relation.
  const end = standIn.to ?? standIn.until?.add({ days: 1 }) ?? null
  return { relation: own, standIn: { from: standIn.from ?? on, to: end } }
}
