/** A small scene per topic, beside the title of an article. Never on sensitive pages. No faces, no words. */
import { html, trusted, type Html } from '#platform/html.ts'
import { doll } from './doll.ts'
import { openDoor, plant, sashWindow, tree } from './parts.ts'

export type PictureName =
  | 'development'
  | 'care'
  | 'behaviour'
  | 'boundaries'
  | 'emotions'
  | 'parenting'
  | 'family'
  | 'school'
  | 'online'
  | 'housing'
  | 'work'
  | 'sexuality'
  | 'health'
  | 'money'
  | 'concerns'
  | 'referral'

const pavement = '<path class="f-slab" d="M0 150h360v50H0z"/><path class="s-kerb" stroke-width="7" d="M0 150h360"/>'
const blocks =
  '<g transform="translate(296 186)"><path class="f-brick" transform="rotate(-8)" d="M-22-24H2V0h-24z"/><path class="f-youth" transform="rotate(12)" d="M4-22h22V0H4z"/></g>'
const ball =
  '<g transform="translate(40 190)"><circle class="f-white" cy="-14" r="14"/><path class="f-rose" d="M-14-14a14 14 0 0 0 28 0z"/></g>'
const heart = (x: number, y: number, scale: number): string =>
  `<path class="f-brick" transform="translate(${x} ${y}) scale(${scale})" d="M0 12C-10 4-14-2-12-7c2-6 9-6 12 0 3-6 10-6 12 0 2 5-2 11-12 19z"/>`

const pictures: Readonly<Record<PictureName, string>> = {
  development: `${pavement}<path class="f-wood-light" d="M56 40h22v140H56z"/><path class="s-ink" stroke-width="3" d="M78 60H68M78 80h-6M78 100H68M78 120h-6M78 140H68M78 160h-6"/>${doll({ x: 118, y: 180, width: 17, body: 'sun', skin: 3, head: { kind: 'curls', hair: 1 } })}${doll({ x: 190, y: 178, width: 28, body: 'action', skin: 3, head: { kind: 'bun', hair: 1 } })}<path class="s-sun" stroke-width="5" stroke-linecap="round" d="M84 120h14"/>${plant(270, 186, 1, 'brick')}`,
  care: `${pavement}<path class="f-wood-light" d="M196 96h110v12H196z"/><g class="s-wood" stroke-width="7"><path d="M202 178V88M300 178V88M202 158h98M222 156v-46M242 156v-46M262 156v-46M282 156v-46"/></g><path class="f-mint" d="M206 132h90v24h-90z"/><circle class="k2" cx="222" cy="124" r="11"/>${doll({ x: 128, y: 180, width: 27, body: 'plum', skin: 2, head: { kind: 'bun', hair: 1 } })}<path class="f-sun" d="M262 30a24 24 0 1 0 22 34 20 20 0 0 1-22-34z"/>${ball}`,
  behaviour: `${pavement}${doll({ x: 150, y: 178, width: 30, body: 'action', skin: 2, head: { kind: 'long', hair: 2 } })}${doll({ x: 232, y: 184, width: 16.5, body: 'sun', skin: 2, head: { kind: 'short', hair: 2 } })}<path class="s-brick" stroke-width="5" stroke-linecap="round" d="M206 98q8-12 20-4t18-6 18 2M218 82q10-10 18-2t16-4"/>${blocks}${ball}`,
  boundaries: `${pavement}<g class="s-wood" stroke-width="8"><path d="M206 176v-52M246 176v-52M286 176v-52M326 176v-52M198 138h136M198 160h136"/></g>${doll({ x: 96, y: 180, width: 27, body: 'brick', skin: 1, head: { kind: 'short', hair: 3 } })}${doll({ x: 154, y: 184, width: 15, body: 'youth', skin: 1, head: { kind: 'long', hair: 3 } })}<path class="s-white" stroke-width="4.5" stroke-linecap="round" stroke-dasharray="26 3" d="M20 194q80 6 160-2"/>${tree(300, 150, 0.55)}`,
  emotions: `${pavement}<path class="f-youth" d="M92 176c0-50 16-76 44-76s44 26 44 76z"/><circle class="k4" cx="136" cy="132" r="17"/><path class="h1" d="M118 130a18 19 0 0 1 36 0q-18-12-36 0z"/><path class="s-wood" stroke-width="6" d="M250 178v-52"/><path class="f-sun" d="M230 128l10-32h20l10 32z"/><path class="f-glow" d="M240 132h20l26 44h-72z"/><g transform="translate(192 178)"><circle class="f-wood-light" cy="-12" r="13"/><circle class="f-wood-light" cy="-32" r="10"/><circle class="f-wood-light" cx="-8" cy="-41" r="4"/><circle class="f-wood-light" cx="8" cy="-41" r="4"/></g>`,
  parenting: `${pavement}<g transform="translate(180 178)"><path class="f-wood-light" d="M-84-44H84v10H-84zM-84-62H84v10H-84zM-90-26H90v10H-90z"/><path class="s-stone" stroke-width="7" d="M-68-62V0M68-62V0"/></g>${doll({ x: 146, y: 152, width: 22, body: 'plum', skin: 2, head: { kind: 'scarf', fill: 'mint' } })}${doll({ x: 214, y: 152, width: 23, body: 'action', skin: 1, head: { kind: 'short', hair: 4 } })}<path class="f-white" d="M172 126h16v16h-16zM188 130h6v6h-6z"/>${tree(52, 152, 0.8)}${ball.replace('40 190', '300 192')}`,
  family: `${pavement}<path class="f-plaster-deep" d="M92 152V86l88-58 88 58v66z"/><path class="s-brick" stroke-width="8" d="m80 94 100-66 100 66"/>${doll({ x: 132, y: 182, width: 25, body: 'action', skin: 3, head: { kind: 'short', hair: 1 } })}${doll({ x: 230, y: 182, width: 25, body: 'plum', skin: 2, head: { kind: 'long', hair: 2 } })}${doll({ x: 181, y: 186, width: 16, body: 'sun', skin: 3, head: { kind: 'curls', hair: 1 } })}${tree(322, 152, 0.6)}`,
  school: `${pavement}<path class="f-ink" d="M176 40h132v84H176z"/><path class="s-wood" stroke-width="6" d="M176 40h132v84H176zM196 124v54M288 124v54"/><path class="s-white" stroke-width="4" stroke-linecap="round" d="M194 62h44M194 80h70M194 98h30"/>${doll({ x: 92, y: 182, width: 22, body: 'youth', skin: 4, head: { kind: 'curls', hair: 1 } })}${doll({ x: 142, y: 184, width: 19, body: 'brick', skin: 1, head: { kind: 'long', hair: 3 } })}<path class="f-sun" d="M46 146h24v34H46z"/><path class="s-amber" stroke-width="4" d="M50 160h16"/>`,
  online: `${pavement}<path class="f-ink" d="M208 46h68v126h-68z"/><path class="f-mint" d="M216 58h52v96h-52z"/><path class="f-white" d="M222 66h32v16h-32zM230 90h32v16h-32zM222 114h24v16h-24z"/><circle class="f-white" cx="242" cy="163" r="5"/>${doll({ x: 120, y: 182, width: 25, body: 'brick', skin: 2, head: { kind: 'cap', fill: 'youth' } })}${doll({ x: 168, y: 184, width: 19, body: 'sun', skin: 2, head: { kind: 'short', hair: 2 } })}${plant(316, 188, 0.9, 'youth')}`,
  housing: `${pavement}<path class="f-plaster-deep" d="M176 152V70l64-46 64 46v82z"/><path class="s-youth" stroke-width="8" d="m166 76 74-54 74 54"/><g transform="translate(212 54) scale(.65)">${openDoor(0, 0, 'youth')}</g>${sashWindow(184, 96, 22, 30, 'glass')}${doll({ x: 96, y: 182, width: 22, body: 'brick', skin: 3, head: { kind: 'cap', fill: 'ink' } })}<path class="f-sun" d="M58 132h20v40H58z"/><path class="s-amber" stroke-width="4" d="M62 150h12"/>`,
  work: `${pavement}<g transform="translate(200 180) scale(1.4)" stroke-linecap="round" stroke-linejoin="round"><g class="s-ink" stroke-width="4"><circle cy="-20" r="20"/><circle cx="62" cy="-20" r="20"/></g><path class="s-youth" stroke-width="5" d="M0-20 18-50h30M0-20h26l22-30 14 30M26-20 16-56"/><path class="s-ink" stroke-width="5" d="M8-58h16M46-62l2 12M38-64q10-2 16 4"/></g><path class="f-sun" d="M176 66h54v44h-54z"/><path class="s-amber" stroke-width="4" d="M203 66v44"/>${doll({ x: 100, y: 182, width: 24, body: 'action', skin: 2, head: { kind: 'cap', fill: 'sun' } })}`,
  sexuality: `${pavement}${doll({ x: 142, y: 180, width: 25, body: 'youth', skin: 3, head: { kind: 'short', hair: 1 } })}${doll({ x: 216, y: 181, width: 24, body: 'pink', skin: 1, head: { kind: 'long', hair: 3 } })}${heart(179, 66, 1.5)}${heart(206, 44, 0.8)}${plant(300, 188, 1, 'youth')}${plant(58, 188, 0.8, 'brick')}`,
  health: `${pavement}${doll({ x: 128, y: 180, width: 25, body: 'mint', skin: 4, head: { kind: 'curls', hair: 1 } })}<path class="f-white" d="M188 92h70v84h-70z"/><path class="s-line" stroke-width="4" d="M188 92h70v84h-70z"/>${heart(223, 122, 1.2)}<path class="s-action" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" d="M198 158h12l6-10 9 16 7-10h16"/><g transform="translate(296 186)"><circle class="f-brick" cy="-15" r="15"/><path class="s-wood" stroke-width="4" d="M0-28q0-8 5-11"/><path class="f-leaf-deep" d="M3-32q10-8 16 0-8 8-16 0z"/></g>`,
  money: `${pavement}${doll({ x: 104, y: 181, width: 24, body: 'plum', skin: 2, head: { kind: 'long', hair: 1 } })}<g transform="translate(226 180)"><path class="f-pink" d="M-50-34c0-26 22-40 48-40s48 16 48 40c0 12-6 20-14 26V0H18v-6h-36V0h-14v-10c-10-6-18-12-18-24z"/><path class="f-rose" d="M30-70l18-8-2 20zM44-42h16v16H44z"/><circle class="f-ink" cx="24" cy="-48" r="3.5"/><path class="s-ink" stroke-width="4" stroke-linecap="round" d="M-14-74h22"/></g><circle class="f-sun" cx="222" cy="78" r="14"/><circle class="s-amber" stroke-width="3" cx="222" cy="78" r="14"/><path class="f-sun" d="M300 176h34v10h-34zM302 165h34v10h-34z"/>`,
  concerns: `${pavement}${doll({ x: 128, y: 180, width: 26, body: 'ink', skin: 1, head: { kind: 'bun', hair: 3 } })}${doll({ x: 196, y: 181, width: 26, body: 'brick', skin: 3, head: { kind: 'short', hair: 1 } })}<path class="f-white" d="M228 50h84v46h-58l-16 16v-16h-10z"/><path class="s-edge" stroke-width="5" stroke-linecap="round" d="M244 66h52M244 80h34"/>${plant(300, 188, 1, 'youth')}`,
  referral: `${pavement}<g transform="translate(214 26)">${openDoor(0, 0, 'action')}</g><path class="f-sun" d="M216 176h86l34 14H187z"/>${doll({ x: 104, y: 182, width: 24, body: 'youth', skin: 2, head: { kind: 'short', hair: 4 } })}${doll({ x: 160, y: 184, width: 18, body: 'sun', skin: 4, head: { kind: 'curls', hair: 1 } })}<path class="s-white" stroke-width="4.5" stroke-linecap="round" stroke-dasharray="20 6" d="M20 192q90 8 176-2"/>`,
}

export function picture(name: PictureName): Html {
  return html`<svg class="cjg-picture" viewBox="0 0 360 200" aria-hidden="true">${trusted(pictures[name])}</svg>`
}
