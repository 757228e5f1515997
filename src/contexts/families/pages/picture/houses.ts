/** The homes of a family as houses with people in them: for families themselves and for an overview. */
import { html, nothing, trusted, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { foldOut } from '#web/components/text.ts'
import { tidyPicture, type FamilyPicture, type PicturePerson } from '../../rules/picture/family-picture.ts'
import type { Point } from '../../rules/picture/outline.ts'
import { streetLetters } from '../../rules/picture/standing.ts'
import { residencesOf, statementsOf } from '../../rules/picture/statements.ts'
import { streetLayout, type Pavement, type PlacedHouse, type PlacedStanding, type StreetLayout } from '../../rules/picture/street-layout.ts'
import { dollOf, dollOutline } from './doll-look.ts'
import { drawingOf, personLink, textLines } from './drawing.ts'
import { familyAsText } from './family-text.ts'
import type { PictureQuestion } from './genogram.ts'
import { pictureMessages } from './messages.ts'
import { isolated, withNames } from './names.ts'
import { conclusion, stateOf } from './words.ts'

const paints = [
  { wall: 'peach', roof: 'brick' },
  { wall: 'plaster', roof: 'youth' },
  { wall: 'cream', roof: 'action' },
  { wall: 'white', roof: 'wood' },
] as const

export function familyHouses({ locale, picture: given, id }: PictureQuestion): Html {
  const picture = tidyPicture(given)
  const words = pictureMessages(locale)
  if (picture.people.length === 0) return html`<p class="nl-paragraph cjg-small">${words.nobody}</p>`
  const conclusive = conclusion(locale, picture)
  const hasSecondHome = picture.people.some(({ id, state }) => state === 'living' && residencesOf(picture, id).length > 1)
  const views = (['small', 'wide'] as const).map((size) => {
    const layout = streetLayout(picture, linesBeside(locale, picture), size)
    return drawingOf({
      id: `${id}-${size}`,
      size,
      width: layout.width,
      height: layout.height,
      room: null,
      title: words.houses,
      description: conclusive,
      hasLinks: picture.people.some(({ href }) => href !== undefined),
      content: streets(locale, picture, layout),
    })
  })
  return html`<figure class="cjg-family cjg-houses">
      ${views}
      <figcaption class="cjg-small">${withNames([conclusive, hasSecondHome ? words.secondHome : ''].join(' '))}</figcaption>
    </figure>
    ${foldOut(words.asText, familyAsText(locale, picture))}`
}

/** When somebody is in this home; who died or is not born yet; and of who stand beside the houses, who they are. */
function linesBeside(locale: Locale, picture: FamilyPicture): (person: PicturePerson, homeId: string | null) => readonly string[] {
  const { support } = statementsOf(picture)
  return (person, homeId) => {
    const when = picture.homes.find(({ id }) => id === homeId)?.members.find(({ personId }) => personId === person.id)?.when
    const notes = homeId === null ? support.flatMap(({ from, note }) => (from.id === person.id && note !== null ? [note] : [])) : []
    const state = person.state === 'living' ? [] : [stateOf(locale, person) ?? []].flat()
    return [...state, ...(when === undefined ? [] : [when]), ...notes]
  }
}

/** Sky and pavement reach from side to side; the rest stands around the middle. */
function streets(locale: Locale, picture: FamilyPicture, { height, houses, people, ways, pavements }: StreetLayout): Html {
  const person = new Map(picture.people.map((one) => [one.id, one]))
  return html`<rect class="cjg-houses__sky" width="100%" height="${height}" />${pavements.map(pavement)}
    <svg x="50%" overflow="visible">
      ${houses.map(house)}${ways.map(way)}${people.map((one) => {
        const who = person.get(one.who.personId)
        return who === undefined ? nothing : somebody(locale, who, one)
      })}
    </svg>`
}

const pavement = ({ top, bottom }: Pavement): Html =>
  html`<rect class="cjg-houses__pavement" y="${top}" width="100%" height="${bottom - top}" />
    <rect class="cjg-houses__kerb" y="${top - 2}" width="100%" height="4" />`

function house({ wall: { left, right, top, bottom }, apex: [x, y], label, floors }: PlacedHouse, i: number): Html {
  const paint = paints[i % paints.length] ?? paints[0]
  return html`<g class="cjg-houses__house">
    <path class="f-${paint.wall}" d="M${left} ${bottom}V${top}L${x} ${y}L${right} ${top}V${bottom}Z" />
    <path class="s-${paint.roof} cjg-houses__roof" d="M${left - 7} ${top + 5}L${x} ${y}L${right + 7} ${top + 5}" />
    ${floors.map((at) => html`<path class="s-kerb cjg-houses__floor" d="M${left + 4} ${at + 2}H${right - 4}" />`)}
    ${label.map(
      (text, line) =>
        html`<text class="cjg-houses__name" x="${x}" y="${top + 12 + line * streetLetters.nameLine - (label.length === 1 ? 2 : 0)}"
          >${text}</text
        >`,
    )}
  </g>`
}

/** Three points make an arc; more are corners. */
function way(points: readonly Point[]): Html {
  const [first, ...others] = points.map((point) => point.join(' '))
  const d = points.length === 3 ? `M${first}Q${others.join(' ')}` : `M${first}L${others.join('L')}`
  return html`<path class="cjg-houses__path" d="${d}" /><path class="cjg-houses__way" d="${d}" />`
}

function somebody(locale: Locale, person: PicturePerson, { who, at: [x, y], room }: PlacedStanding): Html {
  const under = y + (who.name.length + 1) * streetLetters.nameLine - 2
  const lines = [
    ...who.name.map((text, i) => ({ className: 'cjg-houses__name', y: y + (i + 1) * streetLetters.nameLine, text })),
    ...who.more.map((text, i) => ({ className: 'cjg-houses__more', y: under + i * streetLetters.moreLine, text })),
  ]
  const drawn = html`${figure(person.id, who, x, y)}${textLines(x, [person.name, ...who.lines].join(' '), lines)}`
  if (person.href === undefined || who.look === 'second') return html`<g>${drawn}</g>`
  const age = person.state === 'living' ? stateOf(locale, person) : null
  const label = [isolated(person.name), ...who.lines, age].filter((part) => part !== null).join(' ')
  const box = { left: room.left + 1, top: room.top - 3, width: room.right - room.left - 2, height: room.bottom - room.top + 5 }
  return personLink(person.href, label, box, drawn)
}

/** Who lives mostly elsewhere is an outline of dashes, who died a still outline, and who is not born yet a cradle. */
function figure(id: string, { look, stature: w }: PlacedStanding['who'], x: number, y: number): Html {
  switch (look) {
    case 'here':
      return trusted(dollOf(id, x, y, w))
    case 'second':
      return html`<path class="cjg-houses__second" d="${dollOutline(x, y, w)}" />`
    case 'deceased':
      return html`<path class="cjg-houses__deceased" d="${dollOutline(x, y, w)}" />`
    case 'unborn':
      return html`<path class="f-wood-light" d="M${x - 16} ${y - 20}H${x + 16}Q${x + 14} ${y - 6} ${x} ${y - 6}T${x - 16} ${y - 20}Z" />
        <path class="s-wood cjg-houses__rocker" d="M${x - 14} ${y - 5}Q${x} ${y + 3} ${x + 14} ${y - 5}" />
        <path class="f-mint" d="M${x - 16} ${y - 20}q8 -9 18 0Z" />`
  }
}
