/** The signs of a genogram: people by shape, marks on lines, and the key of who has authority. */
import { html, nothing, type Html } from '#platform/html.ts'
import type { PicturePerson } from '../../rules/picture/family-picture.ts'
import { symbol } from '../../rules/picture/genogram-cell.ts'
import type { Point } from '../../rules/picture/outline.ts'

type Shape = 'square' | 'circle' | 'diamond' | 'triangle'

function shapeOf({ sex, state }: Pick<PicturePerson, 'sex' | 'state'>): Shape {
  if (state === 'unborn') return 'triangle'
  if (sex === 'male') return 'square'
  return sex === 'female' ? 'circle' : 'diamond'
}

function outline(shape: Shape, [x, y]: Point, r: number): Html {
  switch (shape) {
    case 'square':
      return html`<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" />`
    case 'circle':
      return html`<circle cx="${x}" cy="${y}" r="${r}" />`
    case 'diamond':
      return html`<path d="M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z" />`
    case 'triangle':
      return html`<path d="M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z" />`
  }
}

/** Square for a man, circle for a woman, diamond otherwise; a second line inside for whom it is about, a cross for who died. */
export function personSymbol(person: Pick<PicturePerson, 'sex' | 'state' | 'isSubject'>, at: Point, r: number = symbol.half): Html {
  const shape = shapeOf(person)
  const [x, y] = at
  // The cross ends on the line around: nearer to the middle for a circle, and again for a diamond.
  const reach = Math.round(r * { square: 1, circle: Math.SQRT1_2, diamond: 0.5, triangle: 0.5 }[shape])
  return html`<g class="cjg-genogram__symbol">
    ${outline(shape, at, r)}${person.isSubject ? outline(shape, at, r - (shape === 'diamond' ? 6 : 5)) : nothing}
    ${
      person.state === 'deceased'
        ? html`<path d="M${x - reach} ${y - reach}L${x + reach} ${y + reach}M${x + reach} ${y - reach}L${x - reach} ${y + reach}" />`
        : nothing
    }
  </g>`
}

/** Brackets around the symbol. */
export function adoptionMark([x, y]: Point, r: number = symbol.half): Html {
  const [w, h] = [r + 5, r + 3]
  return html`<path class="cjg-genogram__mark" d="M${x - w + 5} ${y - h}h-5v${2 * h}h5M${x + w - 5} ${y - h}h5v${2 * h}h-5" />`
}

/** Two strokes through the line of who are no longer together. */
export function formerMark([x, y]: Point): Html {
  return html`<path class="cjg-genogram__mark" d="M${x - 5} ${y + 6}l5 -12M${x + 1} ${y + 6}l5 -12" />`
}

/** A small key at the upper right of the symbol: authority stands apart from the lines of descent. */
export function authoritySign([x, y]: Point, r: number = symbol.half): Html {
  return html`<g class="cjg-genogram__key" transform="translate(${x + r} ${y - r + 5})">
    <circle r="9" /><path d="M-1 -1a2.6 2.6 0 1 0 -3 3a2.6 2.6 0 0 0 3 -3L5 -1v3M2.4 -1v2" />
  </g>`
}

/** A closed line through the points with its corners rounded. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const parts = points.map((point, i) => {
    const before = points.at(i - 1) ?? point
    const after = points[(i + 1) % points.length] ?? point
    const [into, out] = [towards(point, before, radius), towards(point, after, radius)]
    return `${i === 0 ? 'M' : 'L'}${into.join(' ')}Q${point.join(' ')} ${out.join(' ')}`
  })
  return `${parts.join('')}Z`
}

function towards([x, y]: Point, [tx, ty]: Point, most: number): Point {
  const length = Math.hypot(tx - x, ty - y)
  const part = length === 0 ? 0 : Math.min(most, length / 2) / length
  return [Math.round((x + (tx - x) * part) * 10) / 10, Math.round((y + (ty - y) * part) * 10) / 10]
}
