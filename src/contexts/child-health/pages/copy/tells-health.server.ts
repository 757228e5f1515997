/** The child-health record in the file that a family keeps or gets: lists for a computer, and the same in words. */
import { loadVanWiechen } from '#calculators/dscore/van-wiechen.ts'
import type { FilePart, TellsFile } from '../../../families/public-own-file.ts'
import { readWholeHealth, type WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { healthSections } from './health-sections.ts'

export const tellsHealth: TellsFile = async (tx, ctx, keys, personId): Promise<FilePart> => {
  const whole = await readWholeHealth(tx, ctx, keys, personId)
  const scheme = await loadVanWiechen()
  return { name: 'childHealth', data: listsOf(whole), sections: (locale) => healthSections(locale, whole, scheme) }
}

/** By the names of rules/copy/what-is-told: dates are ISO, lengths millimetres, weights grams. */
function listsOf({ child: _child, moments: _moments, background, words, findings, ...lists }: WholeHealth): FilePart['data'] {
  return {
    background: background === null ? [] : [background],
    ...lists,
    words: words.map(({ id: _id, ...one }) => one),
    findings: findings.map(({ id: _id, ...one }) => one),
  }
}
