import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import {
  aColleague,
  aContext,
  aRegionWithTwoCentres,
  aTuesdayMorning as nine,
  whoProved,
  type TwoCentres,
} from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { overviewOfClients } from './client-overview.server.ts'
import { addClient, findClientActor, revokeClient } from './machine-clients.server.ts'

let base: TestDatabase
let centres: TwoCentres
let minh: Context

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const person = await aColleague(base.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
  minh = aContext(base.db, centres.here, whoProved(person))
})
afterAll(() => base.close())

test('giving and taking back wants a fresh proof; looking does not', async () => {
  const later = { ...minh, now: nine.add({ minutes: 11 }) }
  const refused = { ok: false, error: { kind: 'not-permitted', needsProof: true } }
  expect(await addClient(later, { name: 'Site', scopes: ['library'] })).toEqual(refused)
  expect(await revokeClient(later, newId())).toEqual(refused)
  expect(await overviewOfClients(later)).toEqual({ ok: true, value: [] })
})

test('an overview tells addresses and results of this centre, newest first; a key works until it is taken back', async () => {
  const added = await addClient(minh, { name: 'Site van de gemeente', scopes: ['events'] })
  if (!added.ok) throw new Error(added.error.kind)
  const { id, key } = added.value
  const [webhook, subject] = [newId(), newId()]
  await inTransaction(base.db, { centreId: centres.here, actor: 'system' }, async (tx) => {
    const of = { centre_id: centres.here }
    const hook = { ...of, id: webhook, client_id: id, url: 'https://gemeente.example/cjg', event_types: ['nl.opencjg.conversation.asked'] }
    await tx
      .insertInto('access.webhook')
      .values({ ...hook, created_at: nine })
      .execute()
    const told = { ...of, webhook_id: webhook, event_type: 'nl.opencjg.conversation.asked', subject_id: subject }
    const rows = Array.from({ length: 12 }, (_, i) => ({
      ...told,
      id: newId(),
      occurred_at: nine.add({ minutes: i }),
      attempts: 1,
      last_status: i === 11 ? 500 : 204,
      delivered_at: i === 11 ? null : nine,
    }))
    await tx.insertInto('access.webhook_delivery').values(rows).execute()
  })
  const found = await overviewOfClients(minh)
  if (!found.ok) throw new Error('refused')
  const [client] = found.value
  expect(client).toMatchObject({ name: 'Site van de gemeente', lastUsedOn: null, webhooks: [{ url: 'https://gemeente.example/cjg' }] })
  const deliveries = client?.webhooks[0]?.deliveries ?? []
  expect(deliveries).toHaveLength(10)
  expect(deliveries.slice(0, 2).map(({ result, lastStatus }) => [result, lastStatus])).toEqual([
    ['waiting', 500],
    ['arrived', 204],
  ])
  expect(JSON.stringify(found.value)).not.toContain(subject)
  expect(JSON.stringify(found.value)).not.toContain(key)
  const elsewhere = await overviewOfClients({ ...minh, centreId: centres.elsewhere })
  expect(elsewhere).toEqual({ ok: true, value: [] })
  expect(await findClientActor(base.db, centres.here, key, nine)).not.toBeNull()
  expect((await revokeClient(minh, id)).ok).toBe(true)
  expect(await findClientActor(base.db, centres.here, key, nine)).toBeNull()
  expect(await revokeClient(minh, id)).toEqual({ ok: false, error: { kind: 'no-client' } })
})
