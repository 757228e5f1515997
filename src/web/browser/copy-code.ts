// Adds a button that copies the key. Without this script the ways to keep it stand on the page as they are.
for (const place of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const text = place.dataset['copy'] ?? ''
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'nl-button nl-button--secondary'
  const label = document.createElement('span')
  label.className = 'nl-button__label'
  label.textContent = place.dataset['copyLabel'] ?? ''
  const status = document.createElement('span')
  status.className = 'cjg-hidden'
  status.setAttribute('role', 'status')
  button.append(label)
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => {
      label.textContent = place.dataset['copiedLabel'] ?? ''
      status.textContent = label.textContent
      return null
    })
  })
  // The clipboard is there on https and on localhost only.
  if ('clipboard' in navigator) place.append(button, status)
}
