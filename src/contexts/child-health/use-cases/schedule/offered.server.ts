/** The contact moments for children, by the organisation in whose care they are. Of many children at once: one query, and none where no organisation has a set of its own. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { listYouthHealthOrganisations } from '../../../access/public-organisations.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { offeredBy, offerOn, type Offer } from '../../rules/schedule/offer.ts'
import { listTemplates } from '../../sql/schedule/templates.server.ts'

export async function findOffer(tx: Tx, on: PlainDate): Promise<Offer> {
  return offerOn(await listTemplates(tx), on)
}

/** Of which organisation each of these children follows the set; who is not in it follows that of the centre. */
export async function organisationsOf(
  tx: Tx,
  { own }: Offer,
  ids: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, Id<'organisation'>>> {
  return own.size === 0 ? new Map() : listYouthHealthOrganisations(tx, ids, on)
}

export type OfferedTo = {
  readonly offered: readonly Moment[]
  /** The same first, then every other that there is or was: for names. */
  readonly known: readonly Moment[]
}

export async function momentsOf(tx: Tx, personId: Id<'person'>, on: PlainDate): Promise<OfferedTo> {
  const offer = await findOffer(tx, on)
  const offered = offeredBy(offer, (await organisationsOf(tx, offer, [personId], on)).get(personId))
  return { offered, known: [...offered, ...offer.ever] }
}
