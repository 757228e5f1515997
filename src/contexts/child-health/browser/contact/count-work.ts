/** How much work a contact is: keys that were pressed and seconds with the page in sight. They go along with the form and say nothing of what was typed. */
import { hiddenField } from './form.ts'

const alone = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'])

export function countWork(form: HTMLFormElement): void {
  const keys = hiddenField(form, 'keystrokes')
  const seconds = hiddenField(form, 'seconds')
  if (keys === null || seconds === null) return
  let pressed = Number(keys.value)
  let lasted = Number(seconds.value)
  document.addEventListener('keydown', ({ key }) => {
    if (alone.has(key)) return
    pressed += 1
    keys.value = String(pressed)
  })
  keys.value = String(pressed)
  setInterval(() => {
    if (document.visibilityState === 'visible') lasted += 1
    seconds.value = String(lasted)
  }, 1000)
}
