// Forms that want a passkey: shown where the browser knows them; a press asks for a challenge, then the authenticator, then sends the form.
type Ceremony = {
  readonly isNew: boolean
  readonly options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON
}

const isPossible =
  'PublicKeyCredential' in globalThis &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential

async function askAuthenticator(challengeUrl: string): Promise<string> {
  const answer = await fetch(challengeUrl, { method: 'POST' })
  if (!answer.ok) throw new Error(`challenge ${answer.status}`)
  const { isNew, options } = (await answer.json()) as Ceremony
  const credential = isNew
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  return JSON.stringify(credential.toJSON())
}

for (const missing of document.querySelectorAll<HTMLElement>('[data-passkey-missing]')) missing.hidden = isPossible
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  form.hidden = !isPossible
  const field = form.querySelector<HTMLInputElement>('input[name="passkey"]')
  const status = form.querySelector<HTMLElement>('[data-failed]')
  // A page that comes back from history must ask anew.
  addEventListener('pageshow', () => {
    if (field) field.value = ''
  })
  form.addEventListener('submit', (event) => {
    if (field === null || field.value !== '') return
    event.preventDefault()
    if (status) status.textContent = ''
    askAuthenticator(form.dataset['challenge'] ?? '').then(
      (answer) => {
        field.value = answer
        form.submit()
        return null
      },
      () => {
        if (status) status.textContent = status.dataset['failed'] ?? ''
      },
    )
  })
}
