/**
 * The keys of the contact screen. Enter goes to the next field, plus, minus and M answer a milestone and go on, Ctrl + Enter finishes. Single keys that work
 * everywhere (1 and on, for the parts in their order) can be switched off with the other shortcuts; those of a milestone work only when it has the focus.
 */
import { goTo, partsInOrder } from './ticking.ts'

const areOn = (): boolean => document.querySelector<HTMLInputElement>('[data-shortcuts]')?.checked !== false

export function followKeys(place: HTMLElement, form: HTMLFormElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.repeat || event.defaultPrevented) return
    if (handle(event, place, form)) event.preventDefault()
  })
  place.querySelector('.cjg-contact__tabs')?.addEventListener('click', (event) => {
    const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]')?.dataset['part'] : undefined
    if (part === undefined) return
    event.preventDefault()
    goTo(part)
  })
}

function handle(event: KeyboardEvent, place: HTMLElement, form: HTMLFormElement): boolean {
  const { target, key } = event
  const isCommand = event.ctrlKey || event.metaKey
  if (key === 'Enter' && isCommand) return finish(form, target)
  if (isCommand || event.altKey) return false
  if (target instanceof HTMLInputElement && target.type === 'radio' && target.name.startsWith('i-')) {
    if (answer(form, target, key)) return true
  }
  if (key === 'Enter' && target instanceof HTMLInputElement && form.contains(target)) return next(form, target)
  if (!areOn() || isTyping(target)) return false
  const part = /^[1-9]$/.test(key) ? partsInOrder(place)[Number(key) - 1] : undefined
  if (part === undefined) return false
  goTo(part)
  return true
}

/** A textarea sends by itself (the keys of the whole workplace do so). */
function finish(form: HTMLFormElement, target: EventTarget | null): boolean {
  const button = document.getElementById('close')
  if (target instanceof HTMLTextAreaElement || !(button instanceof HTMLButtonElement)) return false
  form.requestSubmit(button)
  return true
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox'].includes(target.type)
  return target instanceof Element && target.closest('textarea, select, [contenteditable]') !== null
}

const answers: Readonly<Record<string, string>> = { '+': '+', '=': '+', '-': '-', _: '-', m: 'M', M: 'M', '?': '', '/': '' }

/** Answers the milestone that has the focus, and goes on to the next. */
function answer(form: HTMLFormElement, focused: HTMLInputElement, key: string): boolean {
  const value = answers[key]
  if (value === undefined) return false
  const group = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(({ name }) => name === focused.name)
  const chosen = group.find((one) => one.value === value)
  if (chosen === undefined) return false
  chosen.checked = true
  chosen.dispatchEvent(new Event('change', { bubbles: true }))
  return next(form, chosen)
}

/** One stop per field: a group of radio buttons is one. The usual site and batch of a vaccine are passed; Tab leads to them. */
function stopsOf(form: HTMLFormElement): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLElement>('input:not([type="hidden"]), textarea, select:not(.cjg-dose__select), #all-fine')]
  return all.filter((one) => {
    if (one.closest('details:not([open])') !== null || one.offsetParent === null) return false
    return !(one instanceof HTMLInputElement && one.type === 'radio') || one.checked
  })
}

function next(form: HTMLFormElement, from: HTMLInputElement): boolean {
  const stops = stopsOf(form)
  const here = stops.findIndex((one) => one === from || (one instanceof HTMLInputElement && one.type === 'radio' && one.name === from.name))
  const to = stops[here + 1]
  if (here < 0 || to === undefined) return false
  to.focus()
  if (to instanceof HTMLInputElement && to.type === 'text') to.select()
  return true
}
