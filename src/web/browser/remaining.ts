// Counts down the signs that are left in a text field. Without this script the limit stands under the field as plain words.
for (const count of document.querySelectorAll<HTMLElement>('[data-remaining-for]')) {
  const field = document.getElementById(count.dataset['remainingFor'] ?? '')
  if (!(field instanceof HTMLTextAreaElement)) continue
  const max = Number(count.dataset['max'])
  const status = document.createElement('span')
  status.className = 'cjg-hidden'
  status.setAttribute('role', 'status')
  count.after(status)
  const rules = new Intl.PluralRules(document.documentElement.lang)
  const numbers = new Intl.NumberFormat(document.documentElement.lang)
  let pause = 0

  const show = (): void => {
    const left = max - field.value.length
    const one = rules.select(Math.abs(left)) === 'one'
    const form = left < 0 ? (one ? 'overOne' : 'overOther') : one ? 'leftOne' : 'leftOther'
    count.textContent = (count.dataset[form] ?? '').replace('{n}', numbers.format(Math.abs(left)))
    count.classList.toggle('cjg-count--over', left < 0)
    // Said aloud only after a pause, and only near the end: a voice at every key helps nobody.
    clearTimeout(pause)
    pause = window.setTimeout(() => {
      status.textContent = left < max / 10 ? count.textContent : ''
    }, 1000)
  }

  field.addEventListener('input', show)
  show()
}
