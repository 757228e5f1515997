/** How somebody's doll looks: the same each time, by chance from the id and from nothing about the person. */
import { doll, type Fill, type Head, type Skin } from '#web/drawings/doll.ts'

const bodies: readonly Fill[] = ['action', 'brick', 'youth', 'plum', 'sun', 'rose']
const skins: readonly Skin[] = [1, 2, 3, 4]
// No scarf, cap or grey hair: those would seem to tell something.
const kinds = ['short', 'long', 'bun', 'curls'] as const
const hairs = [1, 2, 3] as const

/** FNV-1a (Fowler, Noll and Vo), 32 bits, mixed once more by the last step of MurmurHash3: ids that hardly differ look different. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const pick = <T>(list: readonly T[], id: string, what: string, fallback: T): T => list[hashOf(`${what} ${id}`) % list.length] ?? fallback

export function dollLook(id: string): { readonly body: Fill; readonly skin: Skin; readonly head: Head } {
  return {
    body: pick(bodies, id, 'body', 'action'),
    skin: pick(skins, id, 'skin', 1),
    head: { kind: pick(kinds, id, 'head', 'short'), hair: pick(hairs, id, 'hair', 1) },
  }
}

/** Markup for inside a drawing; `width` is half the width of the body. */
export const dollOf = (id: string, x: number, y: number, width: number): string => doll({ x, y, width, ...dollLook(id) })

/** Only the outline of a doll that stands on (x, y). */
export function dollOutline(x: number, y: number, w: number): string {
  const n = (value: number): string => String(Math.round(value * 10) / 10)
  return `M${n(x - w)} ${n(y)}v${n(-1.52 * w)}q0 ${n(-0.8 * w)} ${n(0.5 * w)} ${n(-1.0 * w)}a${n(0.85 * w)} ${n(0.9 * w)} 0 1 1 ${n(w)} 0q${n(0.5 * w)} ${n(0.2 * w)} ${n(0.5 * w)} ${n(w)}v${n(1.52 * w)}z`
}
