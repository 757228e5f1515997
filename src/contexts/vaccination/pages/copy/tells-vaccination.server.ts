/** Vaccination in the file that a family keeps or gets: lists for a computer, and the same in words. */
import type { FilePart, TellsFile } from '../../../families/public-own-file.ts'
import { readWholeVaccination, type WholeVaccination } from '../../use-cases/copy/read-whole-vaccination.server.ts'
import { vaccinationSections } from './vaccination-sections.ts'

export const tellsVaccination: TellsFile = async (tx, ctx, keys, personId): Promise<FilePart> => {
  const whole = await readWholeVaccination(tx, ctx, keys, personId)
  return { name: 'vaccination', data: listsOf(whole), sections: (locale) => vaccinationSections(locale, whole) }
}

/** By the names of rules/copy/what-is-told. */
function listsOf({ sideEffects, earlierWords, ownWishes, notGiven, ...lists }: WholeVaccination): FilePart['data'] {
  const plain = (all: readonly { readonly id: string }[]): object[] => all.map(({ id: _id, ...one }) => one)
  return {
    ...lists,
    sideEffects: plain(sideEffects),
    earlierWords: plain(earlierWords),
    ownWishes: plain(ownWishes),
    notGiven: plain(notGiven),
  }
}
