// Leaves at once. Without this script the button is an ordinary link; with it the page is hidden
// right away, its history entry is replaced, and Esc three times does the same.
const presses = 3
const patienceMs = 2000
let pressed = 0
let last = 0

function leave(to: string): void {
  document.title = ''
  document.documentElement.hidden = true
  location.replace(to)
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-quick-exit]') : null
  if (!link) return
  event.preventDefault()
  leave(link.href)
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') {
    pressed = 0
    return
  }
  if (event.repeat || event.isComposing) return
  pressed = event.timeStamp - last > patienceMs ? 1 : pressed + 1
  last = event.timeStamp
  const link = document.querySelector<HTMLAnchorElement>('a[data-quick-exit]')
  if (!link) return
  if (pressed >= presses) {
    leave(link.href)
    return
  }
  const status = document.querySelector('[data-quick-exit-status]')
  if (status) status.textContent = (pressed === 1 ? link.dataset['two'] : link.dataset['one']) ?? ''
})

for (const hint of document.querySelectorAll<HTMLElement>('[data-with-script]')) hint.hidden = false
