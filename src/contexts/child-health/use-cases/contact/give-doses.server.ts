/** The doses that were ticked, written down in the transaction that closes the contact; what `vaccination` refuses is a fault of the form. */
import { VACCINES } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { readId, type Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { FilePermit } from '../../../access/public-files.ts'
import { recordDose, sites, type DoseRefusal, type RefusedDose } from '../../../vaccination/public.ts'
import type { CloseFault, DoseFault } from '../../rules/contact/close-contact.ts'
import { field, textOf, type ContactTyped } from '../../rules/contact/contact-form.ts'

export async function giveDoses(
  tx: Tx,
  ctx: Context,
  permit: FilePermit,
  { contactId, typed, givenOn }: { readonly contactId: Id<'contact'>; readonly typed: ContactTyped; readonly givenOn: PlainDate },
): Promise<readonly CloseFault[]> {
  const faults: CloseFault[] = []
  for (const vaccine of VACCINES.filter((one) => textOf(typed, field.dose(one)) !== '')) {
    const [batch = '', place = ''] = textOf(typed, field.batch(vaccine)).split('.')
    const [batchId, locationId] = [readId<'batch'>(batch), readId<'location'>(place)]
    if (batchId === null || locationId === null) {
      faults.push({ field: field.dose(vaccine), code: 'batch-needed' })
      continue
    }
    const site = sites.find((one) => one === textOf(typed, field.site(vaccine))) ?? null
    const isThisChild = textOf(typed, 'sure-child') !== ''
    const given = await recordDose(tx, ctx, permit, {
      from: 'stock',
      ...{ vaccine, givenOn, site, contactId, batchId, locationId, isThisChild },
    })
    if (!given.ok) faults.push({ field: field.dose(vaccine), code: codeOf(given.error) })
  }
  return faults
}

/** The first thing that stands in the way; the page of vaccinations tells all. */
function codeOf(refused: RefusedDose): DoseFault {
  if (refused.kind !== 'refused') return 'batch-needed'
  const first = refused.refusals[0]?.kind
  return first === undefined ? 'dose-not-now' : faultOf[first]
}

const faultOf: Readonly<Record<DoseRefusal['kind'], DoseFault>> = {
  ...{ 'no-consent': 'dose-no-consent', refrained: 'dose-refrained', 'same-day': 'dose-same-day', 'asks-which-child': 'dose-which-child' },
  ...{ 'batch-expired': 'dose-batch', 'batch-recalled': 'dose-batch', 'none-left': 'dose-batch', 'wrong-vaccine': 'dose-batch' },
  ...{ 'asks-reason': 'dose-not-now', 'too-late': 'dose-not-now', 'after-death': 'dose-not-now', 'not-born': 'dose-not-now' },
  ...{ 'before-birth': 'dose-not-now', 'in-future': 'dose-not-now' },
}
