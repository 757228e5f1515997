/**
 * Text as sentences and words, well enough for counting. A line is a block (a heading, a list item, a
 * paragraph) and always ends a sentence. Abbreviations in the list do not end one; a full stop before
 * a small letter does not either, so "13.00 uur" and "de GGD. en" are left whole.
 */

const abbreviations = [
  'bijv',
  'bv',
  'd.w.z',
  'dwz',
  'o.a',
  'oa',
  'enz',
  'm.b.v',
  'i.p.v',
  't/m',
  'nr',
  'tel',
  'dr',
  'mr',
  'drs',
  'ca',
  'incl',
  'excl',
  'e.g',
  'i.e',
  'etc',
]

export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .flatMap(sentencesOfLine)
    .filter((sentence) => wordsOf(sentence).length > 0)
}

function sentencesOfLine(line: string): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const end of line.matchAll(/[.!?…]+["'’”)]*\s+(?=["'‘“(]?[\p{Lu}\p{N}])/gu)) {
    if (endsInAbbreviation(line.slice(start, end.index))) continue
    sentences.push(line.slice(start, end.index + end[0].length).trim())
    start = end.index + end[0].length
  }
  sentences.push(line.slice(start).trim())
  return sentences
}

const endsInAbbreviation = (before: string): boolean => abbreviations.includes(/\S+$/.exec(before)?.[0].toLowerCase() ?? '')

/** Words: letters and digits, with the hyphens, apostrophes and points that stand inside them ("morning-afterpil", "13.00", "foto's"). */
export function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}](?:[\p{L}\p{N}]|[-.'’/](?=[\p{L}\p{N}]))*/gu) ?? []
}
