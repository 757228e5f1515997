import type { ContactTyped } from '../../rules/contact/contact-form.ts'

/** The form as a browser would send it, without its buttons. */
export function readForm(form: HTMLFormElement): ContactTyped {
  const typed: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') typed[name] = value
  return typed
}

/** What somebody could have changed: not the counts, which change by themselves. */
export function contentOf(form: HTMLFormElement): string {
  return JSON.stringify(
    Object.entries(readForm(form)).filter(([name]) => !['version', 'keystrokes', 'seconds', 'over', 'page', 'sequence'].includes(name)),
  )
}

export const hiddenField = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`)
