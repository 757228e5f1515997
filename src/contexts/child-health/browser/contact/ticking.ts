/** Small helps without which the form works too: all fine, take a suggestion over, the chart of a field, a topic that was talked about. */
import type { Live } from './draw-live.ts'

export function helpTicking(place: HTMLElement, form: HTMLFormElement, live: Live, changed: () => void): void {
  place.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const button = target?.closest<HTMLButtonElement>('button')
    if (button?.id === 'all-fine') {
      event.preventDefault()
      allFine(form)
      changed()
      goTo(partAfter(place, 'body'))
    }
    if (button?.dataset['take'] !== undefined) take(form, button)
    if (button?.dataset['chart'] !== undefined) live.showChart(button.dataset['chart'])
  })
  form.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLInputElement && ['height', 'weight', 'head'].includes(target.id)) live.showChart(target.id)
  })
  // Advice on what the family asked: then it was talked about.
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.name.startsWith('a-') || !target.checked) return
    for (const box of target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('[data-talked]') ?? []) box.checked = true
  })
}

/** What was looked at and needs attention stays as it is. */
export function allFine(form: HTMLFormElement): void {
  for (const group of form.querySelectorAll('.cjg-item--body')) {
    const none = group.querySelector<HTMLInputElement>('input[value=""]')
    const fine = group.querySelector<HTMLInputElement>('input[value="fine"]')
    if (none?.checked === true && fine !== null) fine.checked = true
  }
}

/** With `exchange` the other field gets what stood here. */
function take(form: HTMLFormElement, { dataset }: HTMLButtonElement): void {
  const inputOf = (name: string | undefined) => (name === undefined ? null : form.querySelector<HTMLInputElement>(`#${name}`))
  const [input, other] = [inputOf(dataset['take']), inputOf(dataset['exchange'])]
  if (input === null) return
  if (other !== null) other.value = input.value
  input.value = dataset['value'] ?? ''
  input.focus()
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The parts that the screen opens with, as their links stand above it. */
export const partsInOrder = (place: HTMLElement): readonly string[] =>
  [...place.querySelectorAll<HTMLElement>('[data-part]')].flatMap(({ dataset }) => dataset['part'] ?? [])

function partAfter(place: HTMLElement, part: string): string {
  const all = partsInOrder(place)
  return all[all.indexOf(part) + 1] ?? 'conclusion'
}

/** To the first thing of a part that can be filled in, and not yet is; else to the part itself. */
export function goTo(part: string): void {
  const section = document.getElementById(part)
  if (section === null) return
  const fold = section.closest('details')
  if (fold !== null) fold.open = true
  const first = section.querySelector<HTMLElement>(
    'input:not([type="hidden"]):not([type="radio"]), input[type="radio"]:checked, #all-fine, textarea, select, button',
  )
  const target = first?.closest('details:not([open])') === null ? first : section
  ;(target ?? section).focus({ preventScroll: true })
  section.scrollIntoView({ block: 'start' })
}
