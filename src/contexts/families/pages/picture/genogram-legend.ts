/** What the signs in this genogram mean; only those that stand in it. */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { tieKinds, type FamilyPicture, type PicturePerson, type TieKind } from '../../rules/picture/family-picture.ts'
import { adoptionMark, authoritySign, formerMark, personSymbol } from './genogram-signs.ts'
import { pictureMessages } from './messages.ts'

type Entry = { readonly sign: Html; readonly words: string }

const middle = [24, 14] as const
const plain = { sex: 'unknown', state: 'living' } as const
const person = (one: Pick<PicturePerson, 'sex' | 'state' | 'isSubject'>): Html => personSymbol(one, middle, 10)

export function genogramLegend(locale: Locale, { people, homes, ties, authority }: FamilyPicture): Html {
  const { legend } = pictureMessages(locale)
  const living = people.filter(({ state }) => state !== 'unborn')
  const kinds = new Set(ties.map(({ kind }) => kind))
  const entries: readonly (readonly [isIn: boolean, Entry])[] = [
    [living.some(({ sex }) => sex === 'male'), { sign: person({ ...plain, sex: 'male' }), words: legend.male }],
    [living.some(({ sex }) => sex === 'female'), { sign: person({ ...plain, sex: 'female' }), words: legend.female }],
    [living.some(({ sex }) => sex === 'x' || sex === 'unknown'), { sign: person(plain), words: legend.other }],
    [living.length < people.length, { sign: person({ ...plain, state: 'unborn' }), words: legend.unborn }],
    [people.some(({ state }) => state === 'deceased'), { sign: person({ sex: 'female', state: 'deceased' }), words: legend.deceased }],
    [people.some(({ isSubject }) => isSubject), { sign: person({ ...plain, sex: 'female', isSubject: true }), words: legend.subject }],
    [authority.length > 0, { sign: authoritySign([6, 27]), words: legend.authority }],
    [homes.length > 0, { sign: html`<rect class="cjg-genogram__home" x="4" y="3" width="40" height="22" rx="6" />`, words: legend.home }],
    ...tieKinds
      .filter((kind) => kind !== 'network')
      .map((kind): readonly [boolean, Entry] => [kinds.has(kind), { sign: lineSign(kind), words: legend.ties[kind] }]),
  ]
  return html`<ul class="cjg-family__legend">
    ${entries
      .filter(([isIn]) => isIn)
      .map(
        ([, { sign, words }]) =>
          html`<li><svg width="48" height="28" viewBox="0 0 48 28" aria-hidden="true">${sign}</svg><span>${words}</span></li>`,
      )}
  </ul>`
}

function lineSign(kind: TieKind): Html {
  const line = html`<path class="cjg-genogram__line cjg-genogram__line--${kind}" d="M4 14H44" />`
  if (kind === 'former-partner') return html`${line}${formerMark(middle)}`
  if (kind === 'adoptive-parent') return html`<path class="cjg-genogram__line" d="M4 14H24" />${person(plain)}${adoptionMark(middle, 8)}`
  return line
}
