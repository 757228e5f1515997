/** Finding the person of an emergency: by a family name and a birth date typed exactly, and a call name where two share both. The answer is one person or nobody. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { PlainDate } from '#platform/time.ts'
import { beginEmergency, checkEmergency, type BeginRefusal } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { findExactly } from '../sql/find-exactly.server.ts'

export type EmergencyForm = {
  readonly reason: string
  readonly explanation: string
  readonly hours: number
  readonly beyond?: boolean
  readonly familyName: string
  readonly callName: string
  readonly birthDate: PlainDate | null
}

export type EmergencyFormRefusal = BeginRefusal | { readonly kind: 'no-name' | 'no-birth-date' }

export async function openInEmergency(
  needs: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  { familyName, callName, birthDate, ...wish }: EmergencyForm,
): Promise<Result<{ readonly id: Id<'emergency'>; readonly personId: Id<'person'> }, EmergencyFormRefusal | NotPermitted>> {
  const name = tidy(familyName)
  const called = tidy(callName)
  ctx.asked.push('emergency.begin')
  // First why, then whom.
  const checked = checkEmergency(wish)
  if (!checked.ok) return checked
  if (name === '') return err({ kind: 'no-name' })
  if (birthDate === null) return err({ kind: 'no-birth-date' })
  return beginEmergency(needs, ctx, wish, async (tx) => {
    const found = await findExactly(tx, { familyName: name, birthDate, callName: called === '' ? null : called })
    // Of two nobody is opened, and the answer is that of nobody.
    return found.length === 1 ? (found[0] ?? null) : null
  })
}

const tidy = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
