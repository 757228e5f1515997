/** What one form about a child's vaccinations is made of: its fields, and the use case behind it. */
import type { Context } from '#platform/context.ts'
import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Errors, Fields, FormPart } from '../pages/fields.ts'
import type { VaccinationMessages } from '../pages/messages.ts'
import type { Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import type { Reading } from './typed.ts'

export type DeedForm = FormPart & { readonly known: Vaccinations; readonly words: VaccinationMessages }
export type DeedRun = {
  readonly ctx: Context
  readonly keys: Keys
  readonly known: Vaccinations
  readonly read: Reading
  readonly locale: Locale
  /** The row that the address names; '' for addresses that name none. */
  readonly row: string
}
/** Null: done. `hidden`: as for nobody. Else what is wrong by field ('form' for none). */
export type DeedAnswer = null | 'hidden' | { readonly errors: Errors; readonly status: 409 | 422 }

export type Deed = {
  readonly slug: string
  /** Its address ends with the id of a row. */
  readonly ofRow?: true
  readonly needs: 'write' | 'answer'
  readonly names: readonly string[]
  readonly title: (words: VaccinationMessages) => string
  readonly labels: (words: VaccinationMessages) => Readonly<Record<string, string>>
  readonly start: (known: Vaccinations, today: PlainDate) => Fields
  readonly form: (form: DeedForm) => Html
  /** False: the form has nothing to fill in now. */
  readonly canBeDone?: (known: Vaccinations) => boolean
  readonly run: (run: DeedRun) => Promise<DeedAnswer>
}
