/** The children of the demonstration get an invented health record up to now. A child is a step of its own: a kill half-way leaves it out, and the next start makes it. */
import { listCentres } from '#contexts/access/public.ts'
import { takeOverHistory } from '#contexts/child-health/deeds.ts'
import { eachChild, listChildren, type Child } from '#contexts/families/public-child.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { system, teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { seeded } from '../seeded.ts'
import { listDone, markStep } from '../steps.server.ts'
import { inventHistory } from './invent-history.ts'

type Parts = Pick<Services, 'db' | 'clock'>

const batch = 200
const years = 18

/** Makes what is missing; stops between two children when told to, and says false then. */
export async function fillHistories(parts: Parts, isStopped: () => boolean): Promise<boolean> {
  for (const centre of await listCentres(parts.db)) {
    if (!centre.demonstration) return true
    const done = (await listDone(parts.db, centre.id)).names
    const nurses = (await teamOf(parts, centre.id)).get('youthNurse') ?? []
    const [nurse] = nurses
    if (nurse?.kind !== 'staff') continue
    for (const [turn, child] of (await childrenOf(parts, centre.id)).entries()) {
      const name = `history ${child.id}`
      if (done.has(name)) continue
      if (isStopped()) return false
      await fillOne(parts, centre.id, child, nurse.accountId, `${centre.slug} ${turn}`)
      await markStep(parts.db, centre.id, name)
    }
  }
  return true
}

async function fillOne(parts: Parts, centreId: Id<'centre'>, child: Child, by: Id<'account'>, seed: string): Promise<void> {
  const { birthDate, sex } = child
  if (birthDate === null || (sex !== 'male' && sex !== 'female')) return
  const now = parts.clock()
  const chance = seeded(`health ${seed}`)
  const { history } = await inventHistory({ birthDate, sex }, localDate(now), by, chance)
  const taken = await takeOverHistory(contextOf({ ...parts, centreId }, system, now), child, history)
  // Somebody may have begun a record in the demonstration meanwhile: that one stays.
  if (!taken.ok && taken.error.kind !== 'there-already') must(taken)
}

/** Everybody under eighteen who lives here, in the order of their ids. */
async function childrenOf({ db, clock }: Parts, centreId: Id<'centre'>): Promise<Child[]> {
  const today = localDate(clock())
  return inTransaction(db, { centreId, actor: 'system' }, async (tx) => {
    const found: Child[] = []
    for (let after: Id<'person'> | null = null; ;) {
      const some = await eachChild(tx, { after, most: batch, bornFrom: today.subtract({ years }), bornUntil: today })
      const whole = new Map(
        (
          await listChildren(
            tx,
            some.map(({ id }) => id),
          )
        ).map((one) => [one.id as string, one]),
      )
      found.push(...some.flatMap(({ id }) => whole.get(id) ?? []))
      const last = some.at(-1)
      if (last === undefined || some.length < batch) return found
      after = last.id
    }
  })
}
