/**
 * Which colours of ours stand on which, and how much they must differ: 4.5 for text, 3 for large text and
 * the edges of controls (WCAG 2.2, 1.4.3 and 1.4.11). A theme of a centre is refused when any pair falls below.
 */

/** Values by name without the prefix `--cjg-`. */
export type Tokens = Readonly<Record<string, string>>

/** The `--cjg-*` values of a style sheet; later ones win. */
export function readTokens(css: string): Tokens {
  const tokens: Record<string, string> = {}
  for (const [, name, value] of css.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(/--cjg-([a-z0-9-]+)\s*:\s*([^;]+);/gu))
    if (name !== undefined && value !== undefined) tokens[name] = value.trim()
  return tokens
}

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const luminance = (hex: string): number => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)

/** From 1 (the same) to 21 (black on white). Colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

export type Pair = { readonly front: string; readonly back: string; readonly least: 4.5 | 3 }

const text = (front: string, ...backs: readonly string[]): Pair[] => backs.map((back) => ({ front, back, least: 4.5 }))
const edge = (front: string, ...backs: readonly string[]): Pair[] => backs.map((back) => ({ front, back, least: 3 }))
const statuses = ['danger', 'warn', 'ok', 'info', 'internal'] as const
const fills = statuses.map((status) => `${status}-fill`)

/** Every pair that the components use. */
export const pairs: readonly Pair[] = [
  ...text('ink', 'surface', 'stone', 'stone-100', 'green-100', 'green-50', 'sun-100', 'sun-50', 'youth-100', 'youth-50', ...fills),
  ...text('ink', 'peach', 'sky', 'sky-50', 'pink', 'mint'),
  ...text('ink-soft', 'surface', 'stone', 'green-100', 'green-50', 'sun-50'),
  ...text('action', 'surface', 'stone', 'green-100', 'green-50', ...fills),
  ...text('action-deep', 'surface', 'green-100', 'green-50'),
  ...text('on-action', 'action', 'action-deep'),
  ...text('on-sun', 'sun'),
  ...text('on-night', 'night-bar', 'night-raised'),
  ...text('on-night-soft', 'night-bar', 'night-raised'),
  ...text('on-night-sun', 'night-bar'),
  ...text('youth', 'surface', 'youth-100', 'youth-50'),
  ...text('draw-white', 'brick'),
  ...text('draw-ink', 'draw-plaster', 'sun', 'slab'),
  ...statuses.flatMap((status) => text(status, 'surface', `${status}-fill`)),
  ...edge('edge', 'surface', 'stone'),
  ...edge('action', 'surface', 'green-50'),
  ...edge('ink', 'surface', 'stone', 'peach', 'sky'),
]

export type FailingPair = Pair & { readonly ratio: number }

/** The pairs that do not differ enough, worst first. */
export function failingPairs(tokens: Tokens): readonly FailingPair[] {
  return pairs
    .flatMap((pair) => {
      const front = tokens[pair.front]
      const back = tokens[pair.back]
      const ratio = front === undefined || back === undefined ? 0 : contrast(front, back)
      return ratio < pair.least ? [{ ...pair, ratio: Math.floor(ratio * 10) / 10 }] : []
    })
    .toSorted((a, b) => a.ratio - b.ratio)
}
