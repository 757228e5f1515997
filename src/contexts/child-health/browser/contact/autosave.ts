/**
 * Saves the draft by itself: soon after a change, and before the page goes. What could not be sent stays in the page with a clear sign and is sent again;
 * what somebody else changed meanwhile is shown, and nothing is overwritten until one of both was chosen.
 */
import type { Locale } from '#platform/locale.ts'
import { html } from '#platform/html.ts'
import { icon } from '#web/drawings/icons.ts'
import { callout } from '#web/components/callout.ts'
import { contactMessages } from '../../pages/contact/messages.ts'
import { contentOf, hiddenField } from './form.ts'

/** After the last change, and at least so long between two savings. */
const PAUSE_MS = 2_500
const AGAIN_MS = 5_000

type Answer =
  | { readonly kind: 'saved'; readonly version: number; readonly at: string }
  | { readonly kind: 'changed-meanwhile'; readonly shown: string }
  | { readonly kind: 'not-open' | 'no-such-contact' | 'not-our-form' }
  | { readonly kind: 'no-connection' | 'signed-out' }

export function saveByItself(locale: Locale, place: HTMLElement, form: HTMLFormElement): { readonly changed: () => void } {
  const words = contactMessages(locale).saved
  const state = place.querySelector<HTMLElement>('[data-saved]')
  const trouble = place.querySelector<HTMLElement>('[data-trouble]')
  const meanwhile = form.querySelector<HTMLElement>('[data-meanwhile]')
  let kept = contentOf(form)
  const page = hiddenField(form, 'page')
  if (page !== null) page.value = [...crypto.getRandomValues(new Uint32Array(4))].join('-')
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false
  // Somebody else was there, or the contact is closed: a person decides first.
  let isHalted = form.querySelector('#meanwhile') !== null
  let isLeaving = false

  const isDirty = (): boolean => contentOf(form) !== kept
  const plan = (after: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), after)
  }
  const say = (text: string, isGood: boolean): void => {
    if (state === null) return
    state.innerHTML = (isGood ? html`${icon('check', 18)} ${text}` : html`${icon('clock', 18)} ${text}`).toString()
    state.classList.toggle('cjg-contact__saved--not', !isGood)
  }
  const warn = (title: string, text: string): void => {
    if (trouble !== null) trouble.innerHTML = callout({ kind: 'danger', title, body: html`<p>${text}</p>` }).toString()
    say(title, false)
  }

  async function save(): Promise<void> {
    if (isSending || isHalted || isLeaving || !isDirty()) return
    isSending = true
    const sent = contentOf(form)
    const answer = await send(form)
    isSending = false
    if (isLeaving) return
    take(answer, sent)
    if (!isHalted && isDirty()) plan(answer.kind === 'saved' ? PAUSE_MS : AGAIN_MS)
  }

  function take(answer: Answer, sent: string): void {
    switch (answer.kind) {
      case 'saved': {
        kept = sent
        const version = hiddenField(form, 'version')
        if (version !== null) version.value = String(answer.version)
        if (trouble !== null) trouble.innerHTML = ''
        return say(words.at(answer.at), true)
      }
      case 'changed-meanwhile':
        isHalted = true
        say(words.changed, false)
        if (meanwhile === null) return
        meanwhile.innerHTML = answer.shown
        return meanwhile.scrollIntoView({ block: 'center' })
      case 'signed-out':
        return warn(words.signedOut, words.signedOutText)
      case 'no-connection':
        return warn(words.failed, words.failedText)
      case 'not-open':
      case 'no-such-contact':
      case 'not-our-form':
        isHalted = true
        return warn(words.refused, words.refusedText)
    }
  }

  form.addEventListener('submit', () => {
    isLeaving = true
    clearTimeout(timer)
  })
  // Back from the history, or a submission that did not leave the page.
  addEventListener('pageshow', () => {
    isLeaving = false
  })
  const beforeLeaving = (): void => {
    if (!isHalted && !isLeaving && isDirty()) void send(form, true)
  }
  addEventListener('pagehide', beforeLeaving)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') plan(0)
  })
  addEventListener('online', () => plan(0))
  addEventListener('beforeunload', (event) => {
    if (isLeaving || !isDirty()) return
    beforeLeaving()
    // Only where it is not sure that it will arrive does the browser ask.
    if (isHalted || trouble?.childElementCount !== 0) event.preventDefault()
  })
  return {
    changed() {
      if (isHalted || !isDirty()) return
      if (trouble?.childElementCount === 0) say(words.changed, false)
      plan(PAUSE_MS)
    },
  }
}

async function send(form: HTMLFormElement, isLast = false): Promise<Answer> {
  const sequence = hiddenField(form, 'sequence')
  if (sequence !== null) sequence.value = String(Number(sequence.value) + 1)
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && name !== 'over') fields.append(name, value)
  try {
    const answer = await fetch(`${form.getAttribute('action') ?? ''}/concept`, {
      ...{ method: 'POST', body: fields, keepalive: isLast, redirect: 'manual', credentials: 'same-origin' },
    })
    if (answer.status === 401) return { kind: 'signed-out' }
    if (answer.headers.get('content-type')?.startsWith('application/json') !== true) return { kind: 'no-connection' }
    return (await answer.json()) as Answer
  } catch {
    return { kind: 'no-connection' }
  }
}
