/**
 * Peg dolls without a face. Size tells age; colour tells nothing. Colours are classes, so that a theme can change them.
 * Returns markup for inside an svg, standing on the point (x, y).
 */
export type Fill = 'action' | 'brick' | 'youth' | 'sun' | 'pink' | 'plum' | 'ink' | 'mint' | 'rose'
export type Skin = 1 | 2 | 3 | 4
export type Head =
  | { readonly kind: 'short' | 'long' | 'bun' | 'curls'; readonly hair: 1 | 2 | 3 | 4 }
  | { readonly kind: 'scarf' | 'cap'; readonly fill: Fill }
  | { readonly kind: 'bald' }

export type Doll = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly body: Fill
  readonly skin: Skin
  readonly head: Head
}

/** One decimal is finer than any screen shows. */
const n = (value: number): string => String(Math.round(value * 10) / 10)

function headwear(head: Head, w: number, skin: Skin): string {
  const crown = `M${n(-0.82 * w)} ${n(-3.16 * w)}a${n(0.82 * w)} ${n(0.87 * w)} 0 0 1 ${n(1.64 * w)} 0`
  const fringe = `${crown}q${n(-0.82 * w)} ${n(-0.53 * w)} ${n(-1.64 * w)} 0z`
  switch (head.kind) {
    case 'bald':
      return ''
    case 'short':
      return `<path class="h${head.hair}" d="${fringe}"/>`
    case 'bun':
      return `<circle class="h${head.hair}" cy="${n(-4.1 * w)}" r="${n(0.42 * w)}"/><path class="h${head.hair}" d="${fringe}"/>`
    case 'curls':
      return [-0.6, -0.2, 0.25, 0.62]
        .map((dx, i) => `<circle class="h${head.hair}" cx="${n(dx * w)}" cy="${n((i % 3 === 0 ? -3.6 : -3.9) * w)}" r="${n(0.42 * w)}"/>`)
        .join('')
    case 'long':
      return `<path class="h${head.hair}" d="${crown}v${n(1.06 * w)}h${n(-0.38 * w)}v${n(-0.68 * w)}q${n(-0.76 * w)} ${n(-0.15 * w)} ${n(-0.88 * w)} ${n(-0.38 * w)}v${n(1.06 * w)}h${n(-0.38 * w)}z"/>`
    case 'cap':
      return `<path class="f-${head.fill}" d="${crown}h${n(0.5 * w)}v${n(0.16 * w)}h${n(-2.14 * w)}z"/>`
    case 'scarf':
      return `<path class="f-${head.fill}" d="M0 ${n(-4.11 * w)}c${n(-1.14 * w)} 0 ${n(-1.1 * w)} ${n(1.44 * w)} ${n(-0.95 * w)} ${n(2.05 * w)}h${n(1.9 * w)}c${n(0.15 * w)} ${n(-0.61 * w)} ${n(0.19 * w)} ${n(-2.05 * w)} ${n(-0.95 * w)} ${n(-2.05 * w)}z"/><ellipse class="k${skin}" cy="${n(-3.2 * w)}" rx="${n(0.55 * w)}" ry="${n(0.61 * w)}"/>`
  }
}

export function doll({ x, y, width: w, body, skin, head }: Doll): string {
  const torso = `<path class="f-${body}" d="M${n(-w)} 0V${n(-1.52 * w)}a${n(w)} ${n(w)} 0 0 1 ${n(2 * w)} 0V0z"/>`
  const face = `<circle class="k${skin}" cy="${n(-3.24 * w)}" r="${n(0.76 * w)}"/>`
  return `<g transform="translate(${n(x)} ${n(y)})">${torso}${face}${headwear(head, w, skin)}</g>`
}
