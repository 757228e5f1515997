/**
 * The contact screen while somebody types: scores, signals and charts by the same files as the server (ADR 0006), keys, and a draft that saves itself on the
 * server. Nothing of the child is kept on this device: what could not be sent stays in the page, with a sign (ADR 0025).
 */
import { dutch, findLocale } from '#platform/locale.ts'
import { saveByItself } from './contact/autosave.ts'
import { countWork } from './contact/count-work.ts'
import { drawLive } from './contact/draw-live.ts'
import { readForm } from './contact/form.ts'
import { followKeys } from './contact/keys.ts'
import { helpTicking, partsInOrder } from './contact/ticking.ts'

const place = document.querySelector<HTMLElement>('[data-contact]')
const form = document.querySelector<HTMLFormElement>('#contact-form')
if (place !== null && form !== null) {
  const locale = findLocale(document.documentElement.lang) ?? dutch
  const live = drawLive(locale, place, form)
  const saving = saveByItself(locale, place, form)
  countWork(form)
  const changed = (): void => {
    live.changed()
    saving.changed()
  }
  helpTicking(place, form, live, changed)
  followKeys(place, form)
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  place.dataset['ready'] = 'true'
  if (location.hash === '' && document.querySelector('.cjg-error-summary, #meanwhile') === null) focusFirst(place, form)
}

/** The first number that was not measured yet; where growth is not what comes first, the first field of what does. */
function focusFirst(place: HTMLElement, form: HTMLFormElement): void {
  const [first] = partsInOrder(place)
  const empty = ['height', 'weight', 'head'].find((name) => (readForm(form)[name] ?? '') === '')
  const field = first === 'growth' ? `#${empty ?? 'height'}` : `#${first} :is(input:not([type="radio"]), input:checked, textarea)`
  form.querySelector<HTMLElement>(field)?.focus({ preventScroll: true })
}
