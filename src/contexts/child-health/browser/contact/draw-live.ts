/** Computes with each change and draws what follows from it again: only what differs, so that focus and reading stay where they are. */
import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { liveCharts } from '../../pages/contact/chart-live.ts'
import { liveCount, liveScore } from '../../pages/contact/development-live.ts'
import { liveDerived, liveDoubt, liveGrowthTag, liveMeasure } from '../../pages/contact/growth-live.ts'
import type { LiveView } from '../../pages/contact/live-view.ts'
import { liveSignals } from '../../pages/contact/signals-live.ts'
import { judgeContact } from '../../rules/contact/judge-contact.ts'
import { signalName } from '../../rules/contact/signals.ts'
import type { ChildFacts } from '../../rules/record/child-facts.ts'
import { readForm } from './form.ts'

export type Live = { readonly changed: () => void; readonly showChart: (measure: string) => void }

/** Long enough to type on, short enough to seem at once. */
const PAUSE_MS = 120

export function drawLive(locale: Locale, place: HTMLElement, form: HTMLFormElement): Live {
  // Our own page wrote it there.
  const facts = JSON.parse(place.dataset['facts'] ?? '{}') as ChildFacts
  const name = place.dataset['name'] ?? ''
  const drawn = new Map<string, string>()
  let chart = 'height'
  let waiting: ReturnType<typeof setTimeout> | undefined
  let signals: string | null = null
  const put = (at: string, part: Html, key = part.toString()): void => {
    const spot = place.querySelector<HTMLElement>(`[data-live="${at}"]`)
    if (spot === null || drawn.get(at) === key) return
    const isFirst = !drawn.has(at)
    drawn.set(at, key)
    const focused = spot.contains(document.activeElement) ? document.activeElement?.id : undefined
    if (!isFirst || spot.innerHTML.trim() !== part.toString().trim()) replace(spot, part)
    if (focused !== undefined && focused !== '') document.getElementById(focused)?.focus()
  }
  let newest = 0
  const draw = async (): Promise<void> => {
    newest += 1
    const mine = newest
    const typed = readForm(form)
    const view: LiveView = { locale, name, facts, typed, judged: await judgeContact(facts, typed) }
    // Somebody typed on: what was true before must not be drawn over what is true now.
    if (mine !== newest) return
    for (const measure of ['height', 'weight', 'head'] as const) {
      put(`measure-${measure}`, liveMeasure(view, measure))
      put(`doubt-${measure}`, liveDoubt(view, measure))
      const input = form.querySelector(`#${measure}`)
      const isRefused = view.judged.doubts.some((doubt) => doubt.field === measure && !doubt.mayStand)
      if (isRefused) input?.setAttribute('aria-invalid', 'true')
      else input?.removeAttribute('aria-invalid')
    }
    put('derived', liveDerived(view))
    put('doubt-on', liveDoubt(view, 'on'))
    put('growth-tag', liveGrowthTag(view))
    put('count', liveCount(view))
    put('score', liveScore(view))
    const now = view.judged.signals.map(signalName).join(' ')
    // The signals hold fields: drawn again only when others came or went. At first they stand there as the server drew them.
    if (signals !== null && signals !== now) put('signals', liveSignals(view), now)
    signals = now
    put('charts', liveCharts(view, chart, 'shown'))
  }
  void draw()
  return {
    changed() {
      clearTimeout(waiting)
      waiting = setTimeout(() => void draw(), PAUSE_MS)
    },
    showChart(measure) {
      if (chart === measure) return
      chart = measure
      void draw()
    },
  }
}

/** What somebody folded open stays open. */
function replace(spot: HTMLElement, part: Html): void {
  const open = [...spot.querySelectorAll('details')].map((one) => one.open)
  spot.innerHTML = part.toString()
  spot.querySelectorAll('details').forEach((one, i) => {
    one.open ||= open[i] === true
  })
}
