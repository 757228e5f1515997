/** The form of a contact as it comes and goes: what stands in it by itself, what was sent, and what is wrong with it in words. */
import { z } from 'zod'
import { formatDate } from '#calculators/core/civil-date.ts'
import type { Locale } from '#platform/locale.ts'
import { readForm } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { doubtText } from '../pages/contact/growth-live.ts'
import { usualPosition } from '../pages/contact/growth-part.ts'
import { contactMessages } from '../pages/contact/messages.ts'
import type { CloseFault } from '../rules/contact/close-contact.ts'
import { isOurs, type ContactTyped } from '../rules/contact/contact-form.ts'
import type { ContactScreen } from '../use-cases/contact/read-contact.server.ts'

/** What stands in the fields by itself. */
export function start(screen: ContactScreen): ContactTyped {
  const { facts, lastCompanion, contact } = screen
  const today = formatDate(facts.today).split('-').toReversed().map(Number).join('-')
  return { on: today, position: usualPosition({ facts }), companion: lastCompanion ?? '', form: contact.form ?? '03' }
}

export function wordsOf(locale: Locale, faults: readonly CloseFault[]): Record<string, string> {
  const words = contactMessages(locale).faults
  return Object.fromEntries(faults.map((fault) => [fault.field, 'mayStand' in fault ? doubtText({ locale }, fault) : words[fault.code]]))
}

const Form = z.record(z.string().max(80), z.string().max(4000))

export type Sent = { readonly typed: ContactTyped; readonly go: string; readonly version: number }

/** `over` is the version that somebody saw beside the own one, and chose not to take. */
export async function readSent(c: PageContext): Promise<Sent | null> {
  const form = await readForm(c, Form)
  if (!form.ok || !isOurs(form.value)) return null
  const { go = 'stay', version = '0', over = '', ...typed } = form.value
  const number = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
  return { typed, go, version: number(go === 'over' ? over : version) }
}
