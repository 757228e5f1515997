/** What one change of a file is made of: its fields, its form, and the use case behind it. */
import type { Context } from '#platform/context.ts'
import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import type { FieldGroup } from '#contexts/access/public-files.ts'
import type { Fields, FormPart } from '../pages/workplace/form-fields.ts'
import type { FamilyMessages } from '../pages/workplace/messages.ts'
import type { FamilyRefusal } from '../rules/refusals.ts'
import type { Family } from '../use-cases/read-family.server.ts'
import type { LookAlike } from '../use-cases/look-alikes.server.ts'
import type { Reading } from './typed.ts'

export type DeedRefusal =
  | { readonly kind: 'refused'; readonly refusals: readonly FamilyRefusal[] }
  /** What the reading of the form collected. */
  | { readonly kind: 'wrong-form' }
  | { readonly kind: 'maybe-known'; readonly alike: readonly LookAlike[] }
  | { readonly kind: 'changed-meanwhile' | 'not-there' | 'may-not-judge' }
  | { readonly kind: 'empty' | 'too-long' | 'choose'; readonly field: string }
  | { readonly kind: 'not-permitted' | 'no-access' }

export type DeedForm = FormPart & {
  readonly family: Family
  readonly words: FamilyMessages
  readonly today: PlainDate
  readonly alike: readonly LookAlike[]
  readonly row: string
}

export type DeedRun = {
  readonly ctx: Context
  readonly keys: Keys
  readonly family: Family
  readonly read: Reading
  readonly locale: Locale
  /** The line that it is about, of addresses that name one. */
  readonly row: string
}

export type Deed = {
  readonly slug: string
  /** Its address ends with the id of a line. */
  readonly ofRow?: true
  readonly needs: readonly FieldGroup[]
  /** Whom it is for, besides who may write one of these groups. */
  readonly may?: (family: Family, row: string) => boolean
  readonly title: (words: FamilyMessages) => string
  readonly names: readonly string[]
  readonly longest?: number
  /** Labels of fields that are called something else than in the other forms. */
  readonly labels?: (words: FamilyMessages) => Fields
  /** What the form begins with. */
  readonly start: (family: Family, today: PlainDate, row: string) => Fields
  readonly form: (form: DeedForm) => Html
  readonly run: (run: DeedRun) => Promise<Result<unknown, DeedRefusal>>
}
