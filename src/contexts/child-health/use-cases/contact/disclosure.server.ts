/** Who reads a text of a contact, opened for professionals: whom it is about, or why it is kept back, by whom, and before when that is looked at again. */
import type { Context } from '#platform/context.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { PlainDate } from '#platform/time.ts'
import { openColumn } from '../../../access/public.ts'
import type { AboutWhom, TextKind } from '../../rules/contact/readers.ts'
import type { KeptDisclosure } from '../../sql/contact/disclosure.server.ts'

export type Disclosure = {
  readonly aboutWhom: AboutWhom | null
  /** Names are empty of an account that is not there any more. */
  readonly withheld: {
    readonly reason: string
    readonly consulted: string
    readonly until: PlainDate
    readonly by: string
    readonly on: PlainDate
  } | null
}

export const tableOf: Readonly<Record<TextKind, string>> = { note: 'child_health.contact_note', finding: 'child_health.finding' }

export function openDisclosure(
  { centreId }: Context,
  keys: Keys,
  kind: TextKind,
  id: string,
  { aboutWhom, withheld }: KeptDisclosure,
  colleagues: ReadonlyMap<string, string>,
): Disclosure {
  if (withheld === null) return { aboutWhom, withheld: null }
  const { reason, consulted, until, by, on } = withheld
  const why = openColumn(keys, centreId, tableOf[kind], 'withheld_reason', id, reason)
  return { aboutWhom, withheld: { reason: why, consulted: colleagues.get(consulted) ?? '', until, by: colleagues.get(by) ?? '', on } }
}
