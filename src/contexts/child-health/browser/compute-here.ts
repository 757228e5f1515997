/**
 * Lets a calculator page compute in the browser: the form is read and answered here, by the code that the server has too, and is
 * not sent. Until everything that computing needs has arrived, the form goes to the server and the page says so.
 */
import { parseDate, type CivilDay } from '#calculators/core/civil-date.ts'
import { dutch, findLocale } from '#platform/locale.ts'
import { shellMessages } from '#web/messages.ts'
import type { Aid } from '../pages/aid.ts'
import type { Typed } from '../rules/typed.ts'

export async function computeHere(aid: Aid): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-aid]')
  const top = document.querySelector<HTMLElement>('[data-faults]')
  if (place === null || top === null) return
  await aid.prepare()
  const locale = findLocale(document.documentElement.lang) ?? dutch
  const { title } = document
  place.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = typedIn(event)
    void aid.draw({ locale, typed, today: today() }).then(({ faults, body }) => {
      top.innerHTML = faults?.toString() ?? ''
      place.innerHTML = body.toString()
      document.title = faults === null ? title : `${shellMessages(locale).errorPrefix} ${title}`
      focusOnNewest()
      return null
    })
  })
  for (const shown of document.querySelectorAll<HTMLElement>('[data-own-device]')) shown.hidden = false
  for (const hidden of document.querySelectorAll<HTMLElement>('[data-server]')) hidden.hidden = true
  place.dataset['ready'] = 'true'
}

/** As a browser would send it: the fields and the button that was pressed. */
function typedIn({ target, submitter }: SubmitEvent): Typed {
  const typed: Record<string, string> = {}
  if (!(target instanceof HTMLFormElement)) return typed
  for (const [name, value] of new FormData(target)) if (typeof value === 'string') typed[name] = value
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') typed[submitter.name] = submitter.value
  return typed
}

/** What is new and to be read first: the faults, the answer, the row that was added, the questions. */
const newest = ['.cjg-error-summary', '#answer', '#added input, #added select', '.cjg-items input']

function focusOnNewest(): void {
  for (const selector of newest) {
    const found = document.querySelector<HTMLElement>(selector)
    if (found === null) continue
    found.focus({ preventScroll: true })
    found.scrollIntoView({ block: found instanceof HTMLInputElement ? 'center' : 'start' })
    return
  }
}

/** The date in the Netherlands now. Swedish writes dates as 2026-11-24. */
function today(): CivilDay {
  return parseDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())) ?? 0
}
