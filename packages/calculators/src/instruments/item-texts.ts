/** The wording of a questionnaire, loaded by a centre that has the licence. Never part of this package. */
import { answer, refuse } from '../core/outcome.ts'
import type { Outcome } from '../core/outcome.ts'
import type { InstrumentDefinition } from './definition.ts'

export type ItemTexts = {
  readonly instrument: string
  readonly language: string
  /** Who gave the licence, and its number or date: kept with the texts. */
  readonly licence: string
  readonly items: Readonly<Record<string, string>>
}

/** Whether the texts are complete for this instrument: every item once, none beside. */
export function checkItemTexts(definition: InstrumentDefinition, texts: ItemTexts): Outcome<ItemTexts> {
  if (texts.instrument !== definition.id) return refuse('contradiction', `these are texts of ${texts.instrument}, not of ${definition.id}`)
  if (definition.scoring === null) return refuse('contradiction', `${definition.id} has no items in this package`)
  if (texts.licence.trim() === '') return refuse('missing-field', "'licence' is missing: the texts belong to their owner")
  const numbers = new Set(definition.scoring.scales.flatMap(({ items }) => items.map(String)))
  for (const item of numbers) {
    if ((texts.items[item] ?? '').trim() === '') return refuse('missing-field', `item ${item} has no text`)
  }
  const beside = Object.keys(texts.items).find((item) => !numbers.has(item))
  return beside === undefined ? answer(texts) : refuse('unknown-field', `${definition.id} has no item ${beside}`)
}
