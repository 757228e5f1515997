/** A window in the house of data: lit (all), half lit (a part), curtain shut (nothing). Always beside the words that say so. */
import { trusted, type Html } from '#platform/html.ts'

export type Sight = 'all' | 'part' | 'nothing'

const frame = '<rect class="s-ink" fill="none" stroke-width="3" x="2.5" y="2.5" width="35" height="35" rx="6"/>'
const pane = (x: number, y: number, fill: string): string => `<rect class="${fill}" x="${x}" y="${y}" width="12" height="12" rx="1.5"/>`
const panes = (upper: string, lower: string): string => pane(7, 7, upper) + pane(21, 7, upper) + pane(7, 21, lower) + pane(21, 21, lower)
const curtain =
  '<rect class="f-curtain" x="7" y="7" width="26" height="26" rx="1.5"/><path class="f-curtain-fold" d="M7 7h9q-1 14-9 26zM33 7h-9q1 14 9 26z"/>'

const insides: Readonly<Record<Sight, string>> = {
  all: panes('f-sun', 'f-sun'),
  part: panes('f-curtain', 'f-sun'),
  nothing: curtain,
}

export function windowDrawing(sight: Sight): Html {
  return trusted(
    `<svg class="cjg-window" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">${insides[sight]}${frame}</svg>`,
  )
}
