/** Finding the person of an emergency: by a family name and a birth date typed exactly, and a call name where two share both. The answer is one person or nobody. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { PlainDate } from '#platform/time.ts'
import { beginEmergency, emergencyFaults, type BeginRefusal, type EmergencyRefusal } from '../../access/public-files.ts'
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

export type EmergencyFault = EmergencyRefusal['kind'] | 'no-name' | 'no-birth-date'
/** `incomplete`: everything that is still to mend, at once, in the order of the form. */
export type EmergencyFormRefusal = BeginRefusal | { readonly kind: 'incomplete'; readonly faults: readonly EmergencyFault[] }

export async function openInEmergency(
  needs: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  { familyName, callName, birthDate, ...wish }: EmergencyForm,
): Promise<Result<{ readonly id: Id<'emergency'>; readonly personId: Id<'person'> }, EmergencyFormRefusal | NotPermitted>> {
  const name = tidy(familyName)
  const called = tidy(callName)
  ctx.asked.push('emergency.begin')
  // First why, then whom.
  const faults: EmergencyFault[] = emergencyFaults(wish)
  if (name === '') faults.push('no-name')
  if (birthDate === null) faults.push('no-birth-date')
  if (faults.length > 0 || birthDate === null) return err({ kind: 'incomplete', faults })
  return beginEmergency(needs, ctx, wish, async (tx) => {
    const found = await findExactly(tx, { familyName: name, birthDate, callName: called === '' ? null : called })
    // Of two nobody is opened, and the answer is that of nobody.
    return found.length === 1 ? (found[0] ?? null) : null
  })
}

const tidy = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
