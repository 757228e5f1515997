/** Peg dolls that grow: from pregnant to nearly on your own. Size is age. */
import { html, trusted, type Html } from '#platform/html.ts'
import { doll } from './doll.ts'

export type Phase = 'pregnancy' | '0-1' | '1-4' | '4-12' | '12-16' | '16-23'

const phases: Readonly<Record<Phase, string>> = {
  pregnancy: `${doll({ x: 36, y: 72, width: 16, body: 'plum', skin: 2, head: { kind: 'long', hair: 2 } })}<circle class="f-plum" cx="47" cy="55" r="12"/><path class="f-pink" d="M41.2 54q3.6-3.6 6.3 0q2.7-3.6 5.4 0q0 4.5-5.8 8.1q-5.9-3.6-5.9-8.1"/>`,
  '0-1':
    '<path class="f-rose" d="M14 46h48l-6 20H20z"/><path class="s-wood" stroke-width="5" d="M18 72v-5M58 72v-5"/><circle class="k1" cx="30" cy="40" r="10"/><path class="f-cream" d="M38 46a16 16 0 0 1 22 0z"/>',
  '1-4': `${doll({ x: 34, y: 72, width: 10.5, body: 'sun', skin: 3, head: { kind: 'curls', hair: 1 } })}<path class="f-brick" d="M52 58h13v14H52z"/><path class="f-youth" d="M55 46h11v11H55z"/>`,
  '4-12': `${doll({ x: 36, y: 72, width: 13.5, body: 'action', skin: 1, head: { kind: 'long', hair: 3 } })}<path class="f-brick" d="M48 44h12v18H48z"/>`,
  '12-16': doll({ x: 38, y: 72, width: 16, body: 'youth', skin: 2, head: { kind: 'scarf', fill: 'plum' } }),
  '16-23': `${doll({ x: 36, y: 72, width: 17.5, body: 'brick', skin: 4, head: { kind: 'short', hair: 1 } })}<circle class="s-sun" stroke-width="3" cx="61" cy="44" r="5"/><path class="s-sun" stroke-width="3" d="M61 49v16h5M61 59h4"/>`,
}

export function phaseDoll(phase: Phase): Html {
  return html`<svg class="cjg-phase" width="76" height="76" viewBox="0 0 76 76" aria-hidden="true">
    <path class="s-line" stroke-width="3" stroke-linecap="round" d="M6 72h64" />
    ${trusted(phases[phase])}
  </svg>`
}
