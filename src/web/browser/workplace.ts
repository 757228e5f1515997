// Keys for who works here all day: "/" goes to the filters, j and k walk through a list, Ctrl + Enter sends.
// Single keys can be switched off in the account menu; the choice stays on this device.
const storageKey = 'cjg-shortcuts'

const remembered = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

let on = remembered()

for (const hidden of document.querySelectorAll<HTMLElement>('[data-with-script]')) hidden.hidden = false
for (const box of document.querySelectorAll<HTMLInputElement>('[data-shortcuts]')) {
  box.checked = on
  box.addEventListener('change', () => {
    on = box.checked
    try {
      localStorage.setItem(storageKey, on ? 'on' : 'off')
    } catch {
      // Without storage the choice holds for this page.
    }
  })
}

document.querySelector('[data-list] [aria-current="true"]')?.scrollIntoView({ block: 'nearest' })

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}

function walk(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-list] a')]
  const here = links.findIndex((link) => link === document.activeElement)
  const open = links.findIndex((link) => link.getAttribute('aria-current') === 'true')
  const from = here === -1 ? open : here
  const next = links[from === -1 ? 0 : Math.min(Math.max(from + step, 0), links.length - 1)]
  next?.focus()
  return next !== undefined
}

function send(field: EventTarget | null): boolean {
  const form = field instanceof HTMLTextAreaElement ? field.form : null
  const button = document.getElementById(form?.dataset['send'] ?? '')
  if (!form || !(button instanceof HTMLButtonElement)) return false
  form.requestSubmit(button)
  return true
}

function search(): boolean {
  const target = document.querySelector<HTMLElement>('[data-slash]')
  target?.focus()
  return target !== null
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.repeat) return
  let done = false
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done = send(event.target)
  else if (on && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    if (event.key === '/') done = search()
    if (event.key === 'j') done = walk(1)
    if (event.key === 'k') done = walk(-1)
  }
  if (done) event.preventDefault()
})
