/** The centres of the demonstration trust each other's signatures, so that a record can be handed over and taken over there; one more sender still waits. */
import { listCentres, listColleagues } from '#contexts/access/public.ts'
import { confirmSender, proposeSender } from '#contexts/child-health/deeds.ts'
import type { Actor } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { fingerprintText, publicJwk, signerOf } from '#platform/signing.server.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'clock'>
const step = 'transfer trust'

export async function fillTrust(parts: Parts): Promise<void> {
  const { db, keys, clock } = parts
  const centres = (await listCentres(db)).filter(({ demonstration }) => demonstration)
  for (const centre of centres) {
    const [lead, admin] = [await one(parts, centre.id, 'coordinator'), await one(parts, centre.id, 'administrator')]
    if (lead === null || admin === null || (await listDone(db, centre.id)).names.has(step)) continue
    const as = (actor: Actor) => contextOf({ db, centreId: centre.id }, actor, clock())
    for (const other of centres.filter(({ id }) => id !== centre.id)) {
      const signer = signerOf(keys, other.id)
      if (signer === null) continue
      const proposed = await proposeSender(as(lead), keys, { name: other.name, key: publicJwk(signer.publicKey) })
      // A start that was killed before the step was marked wrote it down already.
      if (proposed.ok) must(await confirmSender(as(admin), proposed.value, fingerprintText(signer.fingerprint)))
    }
    const waiting = signerOf(keys, `a sender of nowhere, for ${centre.id}`)
    if (waiting !== null) await proposeSender(as(lead), keys, { name: 'GGD Verderop (verzonnen)', key: publicJwk(waiting.publicKey) })
    await markStep(db, centre.id, step)
  }
}

async function one({ db }: Parts, centreId: Id<'centre'>, role: string): Promise<Actor | null> {
  const colleagues = await inTransaction(db, { centreId, actor: 'system' }, listColleagues)
  const found = colleagues.find(({ active, roles }) => active && roles.includes(role))
  return found === undefined
    ? null
    : { kind: 'staff', accountId: found.id, roles: found.roles, profession: found.profession, name: found.name }
}
