/**
 * A drawing of lines, bands and points as SVG that can be read without seeing (a title, and a description with the conclusion) and without colour (lines differ
 * in dash and weight, points in shape, every line is named at its end). No colours here: the style sheet has them, and a document brings its own.
 * It always runs from left to right, like the figures in it.
 */
import { attribute, html, type Html } from '#platform/html.ts'
import { linearScale, type Scale } from '../../rules/chart-scale.ts'
import { placeLabels } from './place-labels.ts'

export type Point = { readonly x: number; readonly y: number }
export type Tick = { readonly at: number; readonly label: string | null }
export type PlotAxis = { readonly range: readonly [number, number]; readonly ticks: readonly Tick[]; readonly label: string }
export type PlotLine = {
  readonly look: 'middle' | 'one' | 'two' | 'limit' | 'beside' | 'beside-middle' | 'target'
  /** At the right end; null where it is named elsewhere. */
  readonly label: string | null
  readonly pieces: readonly (readonly Point[])[]
}
/** The area between two lines. */
export type PlotBand = {
  readonly look: 'two' | 'one' | 'target' | 'error'
  readonly low: PlotLine['pieces']
  readonly high: PlotLine['pieces']
}
/** `low` and `high` are the ends of a range around the point. */
export type PlotPoint = Point & { readonly low?: number; readonly high?: number }
export type Plot = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly x: PlotAxis
  readonly y: PlotAxis
  readonly bands: readonly PlotBand[]
  readonly lines: readonly PlotLine[]
  /** Upright lines where something changes, with what comes after. */
  readonly changes: readonly { readonly x: number; readonly label: string }[]
  /** A bracket at the right edge: the range that fits the parents. */
  readonly bracket: { readonly low: number; readonly high: number; readonly label: string } | null
  readonly points: readonly PlotPoint[]
  /** What was measured at home: of another shape, and not joined. */
  readonly own: readonly Point[]
  /** What stands beside the last point. */
  readonly lastLabel: string
}

export type ChartSize = 'phone' | 'desktop' | 'paper'
type Measures = { readonly width: number; readonly height: number; readonly letter: number; readonly gap: number }
/** `letter`: the width of a letter at the end of a line; `gap`: labels stand at least so far apart. */
const sizes: Readonly<Record<ChartSize, Measures>> = {
  phone: { width: 345, height: 356, letter: 6.7, gap: 14 },
  desktop: { width: 620, height: 440, letter: 6.7, gap: 14 },
  paper: { width: 620, height: 400, letter: 6.2, gap: 13 },
}

type Area = {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function drawPlot(plot: Plot, size: ChartSize): Html {
  const { width, height, letter, gap } = sizes[size]
  const longest = Math.max(2, ...plot.lines.map(({ label }) => label?.length ?? 0))
  const figures = Math.max(...plot.y.ticks.map(({ label }) => label?.length ?? 0))
  const left = 14 + figures * letter
  const right = width - 12 - Math.ceil(longest * (letter + 0.9)) - (plot.bracket === null ? 0 : 12)
  const [top, bottom] = [28, height - 46]
  const area: Area = {
    ...{ left, right, top, bottom },
    x: linearScale(plot.x.range, [left, right]),
    y: linearScale(plot.y.range, [bottom, top]),
  }
  const id = `${plot.id}-${size}`
  return html`<svg class="cjg-plot cjg-plot--${size}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
    <title id="${id}-title">${plot.title}</title>
    <desc id="${id}-text">${plot.description}</desc>
    <defs>
      <clipPath id="${id}-area"><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" /></clipPath>
    </defs>
    <g clip-path="url(#${id}-area)">${plot.bands.map((one) => band(one, area))}</g>
    ${grid(plot, area)}
    <g clip-path="url(#${id}-area)">
      ${plot.lines.map(({ look, pieces }) => html`<path class="cjg-plot__line cjg-plot__line--${look}" d="${pathOf(pieces, area)}" />`)}
    </g>
    ${plot.changes.map((one) => changeMark(one, area))} ${figuresOf(plot, area)} ${bracketOf(plot, area)} ${endLabels(plot, area, gap)}
    ${child(plot, area)}
  </svg>`
}

const piecePath = (points: readonly Point[], { x, y }: Area, first = 'M'): string =>
  points.map((point, i) => `${i === 0 ? first : 'L'}${x(point.x)} ${y(point.y)}`).join('')
const pathOf = (pieces: PlotLine['pieces'], area: Area): string => pieces.map((points) => piecePath(points, area)).join('')

function band({ look, low, high }: PlotBand, area: Area): Html {
  const d = low.map((points, i) => `${piecePath(points, area)}${piecePath((high[i] ?? []).toReversed(), area, 'L')}Z`).join('')
  return html`<path class="cjg-plot__band cjg-plot__band--${look}" d="${d}" />`
}

function grid({ x, y }: Plot, { left, right, top, bottom, ...scale }: Area): Html {
  const upright = x.ticks.map(({ at }) => `M${scale.x(at)} ${top}V${bottom}`).join('')
  const flat = y.ticks.map(({ at }) => `M${left} ${scale.y(at)}H${right}`).join('')
  return html`<path class="cjg-plot__grid" d="${upright}${flat}" /><path class="cjg-plot__frame" d="M${left} ${top}V${bottom}H${right}" />`
}

function figuresOf({ x, y }: Plot, { left, right, top, bottom, ...scale }: Area): Html {
  const across = x.ticks.filter(({ label }) => label !== null)
  const up = y.ticks.filter(({ label }) => label !== null)
  return html`<g class="cjg-plot__figures">
    ${across.map(({ at, label }) => html`<text x="${scale.x(at)}" y="${bottom + 18}" text-anchor="middle">${label}</text>`)}
    ${up.map(({ at, label }) => html`<text x="${left - 7}" y="${scale.y(at) + 4.5}" text-anchor="end">${label}</text>`)}
    <text x="${(left + right) / 2}" y="${bottom + 38}" text-anchor="middle">${x.label}</text>
    <text x="${left - 7}" y="${top - 13}" text-anchor="start" dx="-${Math.min(left - 9, 24)}">${y.label}</text>
  </g>`
}

/** At the foot, where growing lines leave room; on the other side where it would not fit. */
function changeMark({ x, label }: Plot['changes'][number], area: Area): Html {
  const at = area.x(x)
  const isRight = at + label.length * 6.2 > area.right
  return html`<path class="cjg-plot__change" d="M${at} ${area.top}V${area.bottom}" />
    <text
      class="cjg-plot__change-label"
      x="${at + (isRight ? -6 : 6)}"
      y="${area.bottom - 8}"
      ${attribute('text-anchor', isRight ? 'end' : 'start')}
      >${label}</text
    >`
}

function bracketOf({ bracket }: Plot, { right, x: _x, ...area }: Area): Html | null {
  if (bracket === null) return null
  const [low, high, at] = [area.y(bracket.low), area.y(bracket.high), right + 5]
  return html`<path class="cjg-plot__bracket" d="M${at} ${high}h5V${low}h-5" />`
}

/** Names at the ends of lines: beside the chart, or in it where a line ends before; moved apart where they would touch. */
function endLabels({ lines, bracket, x: across }: Plot, { right, x, y }: Area, gap: number): Html {
  const named = lines.flatMap(({ look, label, pieces }) => {
    const end = pieces.at(-1)?.at(-1)
    return label === null || end === undefined ? [] : [{ look, label, at: y(end.y), from: end.x }]
  })
  const edge = across.range[1] - (across.range[1] - across.range[0]) * 0.05
  const groups = Map.groupBy(named, ({ from }) => (from >= edge ? right : x(from)))
  return html`<g class="cjg-plot__ends">
    ${[...groups].map(([from, all]) => {
      const places = placeLabels(
        all.map(({ at }) => at),
        gap,
      )
      const start = from === right ? right + (bracket === null ? 6 : 16) : from + 4
      const inside = from === right ? '' : ' cjg-plot__end--inside'
      return all.map(
        ({ label, look }, i) =>
          html`<text class="cjg-plot__end cjg-plot__end--${look}${inside}" x="${start}" y="${(places[i] ?? 0) + 4.5}">${label}</text>`,
      )
    })}
  </g>`
}

function child({ points, own, lastLabel }: Plot, area: Area): Html {
  const home = own.map(({ x, y }) => html`<path class="cjg-plot__own" d="M${area.x(x)} ${area.y(y) - 6}l6 6l-6 6l-6 -6z" />`)
  const last = points.at(-1)
  if (last === undefined) return html`${home}`
  const [x, y] = [area.x(last.x), area.y(last.y)]
  const label = labelPlace(points, lastLabel, area)
  const dots = points
    .slice(0, -1)
    .map((point) => html`<circle class="cjg-plot__point" cx="${area.x(point.x)}" cy="${area.y(point.y)}" r="4" />`)
  return html`<path class="cjg-plot__child" d="${piecePath(points, area)}" />
    ${points.map((point) => rangeOf(point, area))} ${home} ${dots}
    <rect class="cjg-plot__last" x="${x - 5.5}" y="${y - 5.5}" width="11" height="11" rx="1.5" />
    <text class="cjg-plot__value" x="${label.x}" y="${label.y}" text-anchor="${label.anchor}">${lastLabel}</text>`
}

function rangeOf({ x, low, high }: PlotPoint, area: Area): Html | null {
  if (low === undefined || high === undefined) return null
  const [at, from, to] = [area.x(x), area.y(low), area.y(high)]
  return html`<path class="cjg-plot__range" d="M${at} ${from}V${to}M${at - 5} ${from}h10M${at - 5} ${to}h10" />`
}

type Place = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' }

/** Beside the last point, where the line of the child does not run and there is room: to the right and below first, for lines that rise. */
function labelPlace(points: readonly PlotPoint[], text: string, area: Area): Place {
  const last = points.at(-1) ?? { x: 0, y: 0 }
  const [x, y] = [area.x(last.x), area.y(last.y)]
  const half = text.length * 4
  const all: Place[] = [
    { x: x + 11, y: y + 20, anchor: 'start' },
    { x: x + 13, y: y + 5, anchor: 'start' },
    { x, y: y + 27, anchor: 'middle' },
    { x: x - 11, y: y - 13, anchor: 'end' },
    { x, y: y - 15, anchor: 'middle' },
    { x: x - 13, y: y + 24, anchor: 'end' },
  ]
  const cost = (place: Place): number => {
    const from = place.anchor === 'start' ? place.x : place.anchor === 'end' ? place.x - 2 * half : place.x - half
    const to = from + 2 * half
    const outside = from < area.left + 2 || to > area.right - 2 || place.y > area.bottom - 4 || place.y < area.top + 14
    const hit = points.filter(
      (one) => area.x(one.x) > from - 6 && area.x(one.x) < to + 6 && Math.abs(area.y(one.y) - (place.y - 5)) < 15,
    ).length
    return (outside ? 100 : 0) + hit
  }
  return all.toSorted((one, other) => cost(one) - cost(other))[0] ?? { x, y: y - 15, anchor: 'middle' }
}
