/** Small scenes for empty and error states: what is so, told kindly. Decoration only; the words beside them say the same. */
import { html, trusted, type Html } from '#platform/html.ts'
import { doll } from './doll.ts'
import { ground, lamp, openDoor, plant, tree } from './parts.ts'

export type Scene = 'bench' | 'open-door' | 'not-begun' | 'ladder' | 'shut-door' | 'queue' | 'letterbox'

const bench = (x: number): string =>
  `<g transform="translate(${x} 98)"><path class="f-wood-light" d="M-54-44H54v10H-54zM-54-62H54v10H-54zM-58-26H58v10H-58z"/><path class="s-stone" stroke-width="7" d="M-44-62V0M44-62V0"/></g>`

const scenes: Readonly<Record<Scene, string>> = {
  bench: `${ground}${bench(110)}${lamp(250)}${tree(200, 100, 0.55)}`,
  'open-door': `${ground}<g transform="translate(96 6) scale(.6)">${openDoor(0, 0, 'action', 'cream', 'kerb')}</g>${plant(190, 98, 0.9, 'brick')}${plant(225, 98, 0.65, 'youth')}`,
  'not-begun': `${ground}${doll({ x: 120, y: 98, width: 20, body: 'youth', skin: 2, head: { kind: 'long', hair: 2 } })}${doll({ x: 172, y: 98, width: 14, body: 'action', skin: 2, head: { kind: 'short', hair: 2 } })}<g class="s-edge" stroke-width="4" stroke-dasharray="6 6"><rect x="206" y="62" width="30" height="30" rx="4"/><rect x="240" y="60" width="30" height="30" rx="4"/><rect x="274" y="62" width="30" height="30" rx="4"/></g>`,
  ladder: `${ground}<g transform="translate(120 0)"><path class="f-peach" d="M0 98V46l40-28 40 28v52z"/><path class="s-brick" stroke-width="7" d="m-6 50 46-32 46 32"/><path class="f-stone" d="M30 98V66h20v32z"/></g><path class="s-amber" stroke-width="5" stroke-linecap="round" d="m84 98 34-62M100 98l34-62M93 82h16M101 68h16M109 54h16"/>${plant(230, 98, 0.8, 'youth')}`,
  'shut-door': `${ground}<g transform="translate(92 0)"><path class="f-youth" d="M0 98V40q0-24 28-24t28 24v58z"/><path class="f-youth-deep" d="M10 50h36v18H10zM10 76h36v16H10z"/><circle class="f-sun" cx="46" cy="70" r="3"/></g>${plant(176, 98, 0.8, 'brick')}${lamp(232)}`,
  queue: `${ground}${bench(150)}${doll({ x: 120, y: 72, width: 13, body: 'brick', skin: 3, head: { kind: 'curls', hair: 1 } })}${doll({ x: 152, y: 72, width: 14, body: 'action', skin: 1, head: { kind: 'bun', hair: 4 } })}${doll({ x: 182, y: 72, width: 11, body: 'sun', skin: 2, head: { kind: 'short', hair: 2 } })}${lamp(250)}`,
  letterbox: `${ground}<g transform="translate(130 0)"><path class="f-stone" d="M24 98V62h10v36z"/><path class="f-brick" d="M0 66V34q0-14 14-14h34q14 0 14 14v32z"/><path class="f-white" d="m14 16 26-6 6 22-26 6z"/><path class="f-brick-deep" d="M10 36h42v6H10z"/></g>${plant(226, 98, 0.8, 'youth')}`,
}

export function scene(name: Scene): Html {
  return html`<svg class="cjg-scene" viewBox="0 0 320 104" aria-hidden="true">${trusted(scenes[name])}</svg>`
}
