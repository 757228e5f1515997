/** Where the settings stand, and what their parts are shown from. */
import type { Instant, PlainDate } from '#platform/time.ts'
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Settings } from '../../../use-cases/administration/settings.server.ts'

export const settingsPath = '/werkplek/instellingen'

export type SettingsView = WorkplaceFrame & {
  readonly now: Instant
  readonly today: PlainDate
  readonly settings: Settings
  /** By the name of the field: what is kept, with what was typed over it. */
  readonly fields: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly told: { readonly kind: 'ok' | 'warn'; readonly text: string } | null
  readonly isAnswerToPost: boolean
}
