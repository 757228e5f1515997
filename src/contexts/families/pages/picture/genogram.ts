/** The genogram of a family as the server draws it, with its signs explained and the same in words under it. */
import { html, nothing, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { foldOut } from '#web/components/text.ts'
import { arrangeFamily } from '../../rules/picture/arrangement.ts'
import type { FamilyPicture, PicturePerson } from '../../rules/picture/family-picture.ts'
import { letters, sizes, symbol } from '../../rules/picture/genogram-cell.ts'
import { genogramLayout, type GenogramLayout, type PlacedLine, type PlacedPerson } from '../../rules/picture/genogram-layout.ts'
import type { HomeOutline } from '../../rules/picture/home-outlines.ts'
import { familyAsText } from './family-text.ts'
import { genogramLegend } from './genogram-legend.ts'
import { adoptionMark, authoritySign, formerMark, personSymbol, roundedPath } from './genogram-signs.ts'
import { pictureMessages } from './messages.ts'
import { isolated, withNames } from './names.ts'
import { drawingOf, personLink, textLines } from './drawing.ts'
import { conclusion, linesUnder } from './words.ts'

/** `id` is unique on the page. */
export type PictureQuestion = { readonly locale: Locale; readonly picture: FamilyPicture; readonly id: string }

export function genogram({ locale, picture: given, id }: PictureQuestion): Html {
  const arranged = arrangeFamily(given)
  const { picture } = arranged
  const words = pictureMessages(locale)
  if (picture.people.length === 0) return html`<p class="nl-paragraph cjg-small">${words.nobody}</p>`
  const conclusive = conclusion(locale, picture)
  const more = linesUnder(locale, picture)
  const views = (['small', 'wide'] as const).map((size) => {
    const layout = genogramLayout(arranged, more, size)
    return drawingOf({
      id: `${id}-${size}`,
      size,
      width: layout.width,
      height: layout.height,
      room: sizes[size].width,
      title: words.genogram,
      description: conclusive,
      hasLinks: picture.people.some(({ href }) => href !== undefined),
      content: contentOf(locale, picture, layout, more),
    })
  })
  return html`<figure class="cjg-family cjg-genogram">
      ${views}
      <figcaption class="cjg-small">${withNames(conclusive)}</figcaption>
    </figure>
    ${foldOut(words.signs, genogramLegend(locale, picture))}${foldOut(words.asText, familyAsText(locale, picture))}`
}

function contentOf(locale: Locale, picture: FamilyPicture, layout: GenogramLayout, more: (id: string) => readonly string[]): Html {
  const placed = new Map(layout.people.map((one) => [one.id, one]))
  const holders = new Set(picture.authority.map(({ holder }) => holder))
  const adopted = new Set(picture.ties.filter(({ kind }) => kind === 'adoptive-parent').map(({ to }) => to))
  return html`${layout.homes.map(homeGround)}${layout.homes.map(homeLine)}${layout.lines.map(line)}${layout.homes.map(homeLabels)}${beside(locale, layout)}${picture.people.map(
    (person) => {
      const at = placed.get(person.id)
      return at === undefined
        ? nothing
        : onePerson(person, at, more(person.id), { hasAuthority: holders.has(person.id), isAdopted: adopted.has(person.id) })
    },
  )}`
}

const homePath = ({ loops }: HomeOutline): string => loops.map((loop) => roundedPath(loop, 8)).join('')

/** All grounds lie under all lines, so that no home hides the edge of another. */
const homeGround = (home: HomeOutline): Html =>
  html`<path class="cjg-genogram__ground cjg-genogram__ground--${home.layer % 3}" d="${homePath(home)}" />`

const homeLine = (home: HomeOutline): Html =>
  html`<path class="cjg-genogram__home cjg-genogram__home--${home.layer % 3}" d="${homePath(home)}" />`

const homeLabels = ({ labels }: HomeOutline): Html =>
  html`${labels.map(({ lines, at: [x, y] }) =>
    lines.map((text, i) => html`<text class="cjg-genogram__home-name" x="${x}" y="${y + i * letters.moreLine}">${text}</text>`),
  )}`

function line({ kind, strokes, middle }: PlacedLine): Html {
  const d = strokes.map((points) => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')).join('')
  return html`<path
      class="cjg-genogram__line cjg-genogram__line--${kind}"
      d="${d}"
    />${kind === 'former-partner' ? formerMark(middle) : nothing}`
}

function beside(locale: Locale, { besideFrom, width }: GenogramLayout): Html {
  if (besideFrom === null) return nothing
  return html`<path class="cjg-genogram__edge" d="M8 ${besideFrom + 4}H${width - 8}" />
    <text class="cjg-genogram__home-name" x="8" y="${besideFrom + 20}">${pictureMessages(locale).beside}</text>`
}

type Signs = { readonly hasAuthority: boolean; readonly isAdopted: boolean }

function onePerson(person: PicturePerson, { at, cell }: PlacedPerson, more: readonly string[], { hasAuthority, isAdopted }: Signs): Html {
  const [x, y] = at
  const name = y + symbol.half + letters.nameLine
  const under = name + cell.name.length * letters.nameLine - 1
  const lines = [
    ...cell.name.map((text, i) => ({ className: 'cjg-genogram__name', y: name + i * letters.nameLine, text })),
    ...cell.more.map((text, i) => ({ className: 'cjg-genogram__more', y: under + i * letters.moreLine, text })),
  ]
  const signs = html`${personSymbol(person, at)}${isAdopted ? adoptionMark(at) : nothing}${hasAuthority ? authoritySign(at) : nothing}`
  const drawn = html`${signs}${textLines(x, [person.name, ...more].join(' '), lines)}`
  if (person.href === undefined) return html`<g>${drawn}</g>`
  const box = { left: x - cell.width / 2 - 2, top: y - symbol.half - 2, width: cell.width + 4, height: symbol.half + cell.bottom + 4 }
  return personLink(person.href, [isolated(person.name), ...more].join(' '), box, drawn)
}
