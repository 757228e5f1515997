/**
 * A chart of curves with the points of one child, as SVG that can be read without seeing: a title, and a description that holds the
 * conclusion. Drawn in two sizes, so that its letters stay readable on a phone; the page shows one. No colours here: the style sheet
 * has them, also for high contrast and paper. It always runs from left to right, like the figures in it.
 */
import { html, type Html } from '#platform/html.ts'
import { linearScale, ticks, type Scale } from '../rules/chart-scale.ts'

export type ChartPoint = { readonly x: number; readonly y: number }
export type Axis = {
  readonly range: readonly [number, number]
  readonly step: number
  readonly label: string
  readonly shown: (value: number) => string
}
export type ChartLine = {
  readonly look: 'middle' | 'one' | 'two' | 'limit' | 'target'
  /** At the right end; none for lines that are explained elsewhere. */
  readonly label: string | null
  readonly pieces: readonly (readonly ChartPoint[])[]
}
/** `low` and `high` are the ends of a range around the point. */
export type ChildPoint = ChartPoint & { readonly low?: number; readonly high?: number }
export type CurveChart = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly x: Axis
  readonly y: Axis
  /** From below; the area between the first and the last, and so inwards, is filled. */
  readonly lines: readonly ChartLine[]
  readonly points: readonly ChildPoint[]
  /** What stands beside the last point. */
  readonly lastLabel: string
}

type Size = { readonly name: 'small' | 'wide'; readonly width: number; readonly height: number }
const sizes: readonly Size[] = [
  { name: 'small', width: 343, height: 330 },
  { name: 'wide', width: 640, height: 430 },
]
const margin = { top: 26, right: 40, bottom: 46, left: 40 }
/** Labels stand at least so far apart. */
const labelGap = 14

export function curveChart(chart: CurveChart): Html {
  return html`<div class="cjg-chart" dir="ltr">${sizes.map((size) => drawing(chart, size))}</div>`
}

type Plot = {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function drawing(chart: CurveChart, { name, width, height }: Size): Html {
  const area = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom }
  const plot: Plot = {
    ...area,
    x: linearScale(chart.x.range, [area.left, area.right]),
    y: linearScale(chart.y.range, [area.bottom, area.top]),
  }
  const id = `${chart.id}-${name}`
  return html`<svg
    class="cjg-chart__svg cjg-chart__svg--${name}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-labelledby="${id}-title ${id}-text"
  >
    <title id="${id}-title">${chart.title}</title>
    <desc id="${id}-text">${chart.description}</desc>
    ${bands(chart, plot)}${axes(chart, plot)}${chart.lines.map((line) => curve(line, plot))}${lineLabels(chart, plot)}${child(chart, plot)}
  </svg>`
}

function axes({ x, y }: CurveChart, plot: Plot): Html {
  const across = ticks(x.range, x.step)
  const up = ticks(y.range, y.step)
  return html`<g class="cjg-chart__grid">
      <path d="${across.map((value) => `M${plot.x(value)} ${plot.top}V${plot.bottom}`).join('')}" />
      <path d="${up.map((value) => `M${plot.left} ${plot.y(value)}H${plot.right}`).join('')}" />
    </g>
    <g class="cjg-chart__figures">
      ${across.map((value) => html`<text x="${plot.x(value)}" y="${plot.bottom + 18}" text-anchor="middle">${x.shown(value)}</text>`)}
      ${up.map((value) => html`<text x="${plot.left - 7}" y="${plot.y(value) + 4}" text-anchor="end">${y.shown(value)}</text>`)}
      <text x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 38}" text-anchor="middle">${x.label}</text>
      <text x="${plot.left - 34}" y="${plot.top - 10}">${y.label}</text>
    </g>`
}

const path = (points: readonly ChartPoint[], plot: Plot): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${plot.x(x)} ${plot.y(y)}`).join('')

function curve({ look, pieces }: ChartLine, plot: Plot): Html {
  return html`<path class="cjg-chart__line cjg-chart__line--${look}" d="${pieces.map((points) => path(points, plot)).join('')}" />`
}

/** Fills between the pairs of lines of one look: ±2 outside, ±1 inside. */
function bands({ lines }: CurveChart, plot: Plot): Html {
  const between = (look: ChartLine['look']): string => {
    const [low, high] = lines.filter((line) => line.look === look)
    return (low?.pieces ?? [])
      .map((points, i) => `${path(points, plot)}${path((high?.pieces[i] ?? []).toReversed(), plot).replace('M', 'L')}Z`)
      .join('')
  }
  return html`<path class="cjg-chart__band cjg-chart__band--two" d="${between('two')}" />
    <path class="cjg-chart__band cjg-chart__band--one" d="${between('one')}" />`
}

function lineLabels({ lines }: CurveChart, plot: Plot): Html {
  const named = lines.flatMap(({ label, pieces }) => {
    const end = pieces.at(-1)?.at(-1)
    return label === null || end === undefined ? [] : [{ label, at: plot.y(end.y) }]
  })
  const places = spread(
    named.map(({ at }) => at),
    labelGap,
  )
  return html`<g class="cjg-chart__figures">
    ${named.map(({ label }, i) => html`<text x="${plot.right + 6}" y="${(places[i] ?? 0) + 4}">${label}</text>`)}
  </g>`
}

/** Moves places apart from the middle outwards, until none is nearer to the next than the gap. Given from the lowest line (largest y) up. */
export function spread(places: readonly number[], gap: number): number[] {
  const moved = [...places]
  const middle = Math.floor(moved.length / 2)
  for (let i = middle - 1; i >= 0; i -= 1) moved[i] = Math.max(moved[i] ?? 0, (moved[i + 1] ?? 0) + gap)
  for (let i = middle + 1; i < moved.length; i += 1) moved[i] = Math.min(moved[i] ?? 0, (moved[i - 1] ?? 0) - gap)
  return moved
}

function child({ points, lastLabel }: CurveChart, plot: Plot): Html {
  const last = points.at(-1)
  if (last === undefined) return html``
  const [x, y] = [plot.x(last.x), plot.y(last.y)]
  const label = labelPlace(last, x, y, plot)
  return html`<path class="cjg-chart__child" d="${path(points, plot)}" />
    ${points.map((point) => range(point, plot))}
    ${points.slice(0, -1).map((point) => html`<circle class="cjg-chart__point" cx="${plot.x(point.x)}" cy="${plot.y(point.y)}" r="4.5" />`)}
    <rect class="cjg-chart__last" x="${x - 6}" y="${y - 6}" width="12" height="12" rx="1.5" />
    <text class="cjg-chart__value" x="${label.x}" y="${label.y}" text-anchor="${label.anchor}">${lastLabel}</text>`
}

/** Away from the curve, which rises: above on the left, below on the right; beside the point where a range stands on it. */
function labelPlace(
  last: ChildPoint,
  x: number,
  y: number,
  plot: Plot,
): { readonly x: number; readonly y: number; readonly anchor: string } {
  const isRight = x > (plot.left + plot.right) / 2
  const anchor = isRight ? 'end' : 'start'
  if (last.low !== undefined) return { x: x + (isRight ? -13 : 13), y: y + 5, anchor }
  const isBelow = isRight ? y < plot.top + 30 : y < plot.bottom - 30
  return { x: x + (isRight ? 8 : -6), y: isBelow ? y + 25 : y - 14, anchor }
}

function range({ x, low, high }: ChildPoint, plot: Plot): Html | null {
  if (low === undefined || high === undefined) return null
  const [at, from, to] = [plot.x(x), plot.y(low), plot.y(high)]
  return html`<path class="cjg-chart__range" d="M${at} ${from}V${to}M${at - 6} ${from}h12M${at - 6} ${to}h12" />`
}
