/** The street of the home page: three houses with their doors ajar, what stands between them, and the pavement with chalk. */
import { html, trusted, type Html } from '#platform/html.ts'
import { doll } from './doll.ts'
import { openDoor, plant, sashWindow, tree } from './parts.ts'

export type House = 'parents' | 'youngPeople' | 'workers'

const drawing = (className: string, width: number, height: number, markup: string): Html =>
  html`<svg class="${className}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${trusted(markup)}</svg>`

const stepped = 'M0 72h36V54h36V36h36V18h26V4h32v14h26v18h36v18h36v18h36'
const bell = 'M0 72c34 0 60-8 72-34 8-18 26-22 42-22 4-9 18-14 36-14s32 5 36 14c16 0 34 4 42 22 12 26 38 34 72 34'
const pointed = 'M0 76 150 6l150 70'

const gables: Readonly<Record<House, string>> = {
  parents: `<path class="f-brick" d="M0 105V72${stepped.slice(5)}v33z"/><path class="s-white" stroke-width="6" d="${stepped}"/><path class="f-white" d="M126 92V70a24 24 0 0 1 48 0v22z"/><path class="f-lit" d="M131 92V70a19 19 0 0 1 38 0v22z"/><path class="s-white" stroke-width="4" d="M150 50v42M131 72h38"/><path class="f-white" d="M120 90h60v6h-60z"/>`,
  youngPeople: `<path class="f-plaster" d="M0 105V72${bell.slice(5)}v33z"/><path class="s-youth" stroke-width="6" d="${bell}"/><circle class="f-youth" cx="150" cy="62" r="25"/><circle class="f-glass" cx="150" cy="62" r="20"/><path class="s-youth" stroke-width="4" d="M150 42v40M130 62h40"/>`,
  workers: `<path class="f-sun" d="M0 105V76L150 6l150 70v29z"/><path class="s-white" stroke-width="6" stroke-linejoin="round" d="${pointed}"/><circle class="f-white" cx="150" cy="66" r="23"/><circle class="s-brick" stroke-width="4" cx="150" cy="66" r="23"/><path class="s-ink" stroke-width="4" stroke-linecap="round" d="M150 66V52M150 66l10 6"/>`,
}

const lightOnFloor = (x: number, fill: 'sun' | 'cream'): string => `<path class="f-${fill} light" d="M${x} 176h86l34 14H${x - 29}z"/>`

const cat = '<path class="f-ink" d="M250 128c-3-10-2-18 3-24l-3-9 7 5h7l7-5-2 10c5 6 5 15 2 23z"/>'

const groundFloors: Readonly<Record<House, string>> = {
  parents: `<path class="f-brick-deep" d="M0 176h300v14H0z"/>${sashWindow(24, 36, 78, 92, 'lit')}${sashWindow(198, 36, 78, 92, 'glass')}<path class="f-pink" d="M24 36h16q-2 40-16 60zM102 36H86q2 40 16 60z"/>${cat}${openDoor(105, 26, 'action')}${lightOnFloor(107, 'sun')}${doll({ x: 165, y: 186, width: 18.5, body: 'youth', skin: 2, head: { kind: 'long', hair: 2 } })}${doll({ x: 190, y: 188, width: 10.5, body: 'pink', skin: 2, head: { kind: 'short', hair: 2 } })}${plant(62, 190, 0.9, 'kerb')}${plant(236, 190, 0.9, 'kerb')}`,
  youngPeople: `<path class="f-plaster-deep" d="M0 176h300v14H0z"/>${sashWindow(22, 40, 64, 84, 'glass')}${sashWindow(212, 40, 64, 84, 'lit')}<path class="f-youth" d="M222 124V98a7 7 0 0 1 14 0v26zM252 124v-16h14v16z"/><path class="f-brick" d="M226 92q3-10 6 0zM250 104h18v4h-18z"/>${openDoor(105, 26, 'youth')}${lightOnFloor(107, 'sun')}${doll({ x: 88, y: 188, width: 20, body: 'brick', skin: 3, head: { kind: 'short', hair: 1 } })}${doll({ x: 124, y: 189, width: 19, body: 'action', skin: 2, head: { kind: 'scarf', fill: 'plum' } })}<path class="s-ink" stroke-width="4" stroke-linecap="round" d="M212 180h50"/><circle class="f-brick" cx="221" cy="185" r="5"/><circle class="f-brick" cx="253" cy="185" r="5"/>`,
  workers: `<path class="f-amber" d="M0 176h300v14H0z"/>${sashWindow(196, 44, 80, 80, 'lit')}<path class="f-brick" d="M206 124V96h8v28zM218 124V88h10v36zM232 124v-26h7v26zM243 124V92h9v32z"/>${sashWindow(20, 44, 46, 80, 'glass')}<path class="s-white" stroke-width="3" d="M8 18q142 30 284 0"/><path class="f-brick" d="m40 24 16 3-10 14zM156 33l16-1-7 15zM240 26l15-3-5 16z"/><path class="f-youth" d="m98 31 16 1-9 15zM196 31l16-2-6 16z"/>${openDoor(78, 30, 'brick', 'cream')}${lightOnFloor(80, 'cream')}${doll({ x: 140, y: 187, width: 19.5, body: 'ink', skin: 1, head: { kind: 'bun', hair: 3 } })}${doll({ x: 168, y: 189, width: 11, body: 'mint', skin: 4, head: { kind: 'curls', hair: 1 } })}`,
}

export function gable(house: House): Html {
  return drawing('cjg-house__gable', 300, 104, gables[house])
}

export function groundFloor(house: House): Html {
  return drawing('cjg-house__ground', 300, 190, groundFloors[house])
}

/** Roofs and a tower far away, along the whole width behind the houses. */
export const skyline: Html = html`<svg class="cjg-skyline" viewBox="0 0 1280 200" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
  ${trusted(
    '<path class="f-far" d="M0 200V128h36v-20l26-24 26 24v20h28v-26h12V86h12V72h24v14h12v16h12v26h40v-18c20 0 22-8 28-20 4-8 8-12 16-12s12 4 16 12c6 12 8 20 28 20v18h36v-14l32-28 32 28v14h30V96l12-52 3-26 3 26 12 52v32h36v-22h12v-14h12V80h24v12h12v14h12v22h48v-24l28-24 28 24v24h40v-20c20 0 22-8 28-20 4-8 8-12 16-12s12 4 16 12c6 12 8 20 28 20v20h44v-34l24-22 24 22v34h36v-16h12V96h12V82h24v14h12v16h12v16h44v-20l30-26 30 26v20h60V200z"/>',
  )}
</svg>`

const cloud = 'M0 0h92a18 18 0 0 0-4-35 26 26 0 0 0-48-10 20 20 0 0 0-30 16A15 15 0 0 0 0 0z'

export const clouds: Html = drawing(
  'cjg-clouds',
  620,
  200,
  `<g class="f-white"><path transform="translate(30 62) scale(.8)" d="${cloud}"/><path transform="translate(250 104) scale(1.3)" d="${cloud}"/><path transform="translate(500 70) scale(.7)" d="${cloud}"/></g>`,
)

export const bicycle: Html = drawing(
  'cjg-bicycle',
  120,
  72,
  '<g transform="translate(22 70)" stroke-linecap="round" stroke-linejoin="round"><g class="s-ink" stroke-width="4"><circle cy="-20" r="20"/><circle cx="62" cy="-20" r="20"/></g><path class="s-youth" stroke-width="5" d="M0-20 18-50h30M0-20h26l22-30 14 30M26-20 16-56"/><path class="s-ink" stroke-width="5" d="M8-58h16M46-62l2 12M38-64q10-2 16 4"/></g>',
)

export const streetTree: Html = drawing('cjg-tree', 130, 190, tree(62, 190, 1.15))

type Tile = {
  readonly number: number
  readonly shape: string
  readonly x: number
  readonly y: number
  readonly turn: number
  readonly chalk: string
}

const tiles: readonly Tile[] = [
  { number: 1, shape: 'M3-22 48-25 48 23 1 25Z', x: 25, y: 8, turn: 5, chalk: 'pink' },
  { number: 2, shape: 'M51-22 98-25l2 48-49 1Z', x: 75, y: 8, turn: -5, chalk: 'lit' },
  { number: 3, shape: 'M103-47l45-1v46h-47Z', x: 125, y: -17, turn: 5, chalk: 'white' },
  { number: 4, shape: 'M102 3l46-3 1 48-48 2Z', x: 125, y: 33, turn: 0, chalk: 'glass' },
  { number: 5, shape: 'M151-22l47-1 2 46h-49Z', x: 175, y: 8, turn: -5, chalk: 'pink' },
  { number: 6, shape: 'M202-47l46-1 1 46h-48Z', x: 225, y: -17, turn: 0, chalk: 'lit' },
  { number: 7, shape: 'M203 3l45-3v48l-47 2Z', x: 225, y: 33, turn: 5, chalk: 'white' },
]

const tileMarkup = ({ number, shape, x, y, turn, chalk }: Tile): string =>
  `<path class="s-${chalk}" d="${shape}"/><text class="f-${chalk}" transform="translate(${x} ${y}) rotate(${turn})">${number}</text>`

/** Chalk hopscotch that leads to the doors. */
export const hopscotch: Html = drawing(
  'cjg-hopscotch',
  304,
  110,
  `<g class="chalk" transform="translate(2 55)">${tiles.map(tileMarkup).join('')}<path class="s-white" d="M252-45a45 45 0 0 1 0 90z"/></g>`,
)

export const chalkPictures: Html = drawing(
  'cjg-chalk',
  356,
  130,
  '<g class="chalk"><g class="s-lit"><circle cx="62" cy="64" r="24"/><path d="M62 26V14M62 114v-12M100 64h12M12 64h12M89 37l8-8M27 99l8-8M89 91l8 8M27 29l8 8"/></g><path class="s-pink" d="M190 54c-12-22-40-8-30 14 6 13 22 22 30 30 8-8 24-17 30-30 10-22-18-36-30-14z"/><path class="s-white" d="M286 108V66l32-28 32 28v42zM310 108V86h16v22"/></g>',
)
