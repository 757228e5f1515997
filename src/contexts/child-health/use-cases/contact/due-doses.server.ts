/** The doses that are due on the day of a contact, through the door of `vaccination`: who said what, what holds back, and what can be taken from the stock. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { listChildren, type Child } from '../../../families/public-child.ts'
import {
  heldBackBy,
  isAllowed,
  listBatchChoices,
  listRefrains,
  programmeOf,
  whatWasSaid,
  type Says,
  type Site,
} from '../../../vaccination/public.ts'
import { usualSites } from '../../rules/contact/usual-sites.ts'

export type BatchToGive = {
  /** Batch and place in one, as the form carries them. */
  readonly value: string
  readonly number: string
  readonly expiresOn: PlainDate
  readonly place: string
}
export type DueDose = {
  readonly vaccine: Vaccine
  readonly dose: number
  /** Everybody with a say, by name; null: said nothing yet. */
  readonly says: readonly { readonly name: string; readonly says: Says | null }[]
  readonly isAllowed: boolean
  /** Written down as not to be given now. */
  readonly isHeldBack: boolean
  /** The usual one first. */
  readonly batches: readonly BatchToGive[]
  readonly site: Site
}

export async function listDueDoses(tx: Tx, ctx: Context, child: Child): Promise<readonly DueDose[]> {
  const today = localDate(ctx.now)
  const programme = await programmeOf(tx, child, today)
  const due = (programme?.next ?? []).filter(({ status }) => status === 'due')
  if (due.length === 0) return []
  const said = await whatWasSaid(tx, child.id, today)
  const refrains = await listRefrains(tx, child.id)
  const people = await listChildren(tx, [
    ...new Set(due.flatMap(({ vaccine }) => said.sayers(vaccine).map(({ id }) => id)).filter(isPerson)),
  ])
  const names = new Map(people.map((one) => [one.id as string, one.callName]))
  const choices = await listBatchChoices(
    tx,
    ctx,
    due.map(({ vaccine }) => vaccine),
  )
  const sites = usualSites(
    due.map(({ vaccine }) => vaccine),
    child.birthDate?.until(today, { largestUnit: 'months' }).months ?? 0,
  )
  return due.map(({ vaccine, dose }) => ({
    ...{ vaccine, dose, site: sites.get(vaccine) ?? 'left-arm' },
    says: said.sayers(vaccine).map(({ id, says }) => ({ name: names.get(id) ?? '', says })),
    isAllowed: isAllowed(said.outcome(vaccine)),
    isHeldBack: heldBackBy(refrains, vaccine, today) !== null,
    batches: choices
      .filter((one) => one.vaccine === vaccine)
      .map(({ id, number, expiresOn, location }) => ({ value: `${id}.${location.id}`, number, expiresOn, place: location.name })),
  }))
}

/** Where nobody is known to have authority a word stands instead of a person. */
const isPerson = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id)
