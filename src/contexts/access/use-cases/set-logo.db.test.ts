import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import type { Actor } from '#platform/context.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPng } from '#tests/builders/logo.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { listCentres } from './centres.server.ts'
import { removeLogo, seeLogo, setLogo } from './set-logo.server.ts'

let database: TestDatabase
let centres: TwoCentres
let minh: Actor & { kind: 'staff' }
type Kept = { set_by: string | null; alt_nl: string; bytes: Buffer }
const alt = { nl: 'Opvoedpunt Hier', en: 'Parenting point Here' }
const image = aPng({ width: 320, height: 90, more: [['tEXt', Buffer.from('Author\0Minh Tran')]] })

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  minh = await aColleague(database.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
})
beforeEach(() => database.owner.query(`delete from access.centre_logo; delete from access.audit_event`))
afterAll(() => database.close())

const as = (actor: Actor, centreId = centres.here) => aContext(database.db, centreId, actor)
const logoOf = async (id: string) => (await listCentres(database.db)).find((centre) => centre.id === id)?.logo ?? null
const rows = async () => (await database.owner.query<Kept>(`select set_by, alt_nl, bytes from access.centre_logo`)).rows
const setAs = async (seen: string | null = null) => {
  const set = await setLogo(as(minh), { image, alt }, seen)
  return set.ok ? set.value.hash : ''
}

test('a logo is of its centre alone, without who made it, and stands in the audit log', async () => {
  const hash = await setAs()
  expect(await logoOf(centres.here)).toEqual({ hash, mediaType: 'image/png', width: 320, height: 90, alt })
  expect(await logoOf(centres.elsewhere)).toBeNull()
  expect(await rows()).toEqual([{ set_by: minh.accountId, alt_nl: alt.nl, bytes: Buffer.from(aPng({ width: 320, height: 90 })) }])
  const { rows: log } = await database.owner.query(`select action_code, detail, account_id from access.audit_event`)
  expect(log).toEqual([{ action_code: 'U', detail: `logo ${hash.slice(0, 12)}`, account_id: minh.accountId }])
})

test('anybody sees it at its own centre, and nobody at another or by another name', async () => {
  const hash = await setAs()
  const visitor = { kind: 'visitor' } as const
  expect(await seeLogo(as(visitor), hash)).toMatchObject({ ok: true, value: { mediaType: 'image/png' } })
  expect(await seeLogo(as(visitor, centres.elsewhere), hash)).toEqual({ ok: false, error: { kind: 'unknown' } })
  expect(await seeLogo(as(visitor), 'f'.repeat(64))).toEqual({ ok: false, error: { kind: 'unknown' } })
})

test('what is wrong is refused with a reason per field, and nothing is half stored', async () => {
  const hash = await setAs()
  const wrong = await setLogo(as(minh), { image: aPng({ width: 20 }), alt: { nl: 'Anders', en: '' } }, hash)
  expect(wrong).toEqual({ ok: false, error: { kind: 'wrong-logo', image: 'too-small', alt: ['en'] } })
  expect(await setLogo(as(minh), { image, alt: { ...alt, nl: '' } }, hash)).toMatchObject({
    ok: false,
    error: { image: null, alt: ['nl'] },
  })
  expect(await logoOf(centres.here)).toMatchObject({ hash, alt })
})

test('the words alone change the words alone', async () => {
  const hash = await setAs()
  expect(await setLogo(as(minh), { image: null, alt: { nl: 'Anders', en: 'Other' } }, hash)).toEqual({ ok: true, value: { hash } })
  expect(await logoOf(centres.here)).toMatchObject({ hash, width: 320, alt: { nl: 'Anders', en: 'Other' } })
})

test('two who set one at once: the second hears, and overwrites nothing', async () => {
  const other = aPng({ colour: [1, 2, 3] })
  const outcomes = await Promise.all([image, other].map((one) => setLogo(as(minh), { image: one, alt }, null)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const { hash } = (await logoOf(centres.here)) ?? { hash: '' }
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'changed-meanwhile', hash } })
  expect(await removeLogo(as(minh), 'f'.repeat(64))).toEqual({ ok: false, error: { kind: 'changed-meanwhile', hash } })
})

test('taken away it is gone, its bytes too; words for a logo that is gone change nothing', async () => {
  const hash = await setAs()
  expect(await removeLogo(as(minh), hash)).toEqual({ ok: true, value: null })
  expect(await rows()).toEqual([])
  expect(await setLogo(as(minh), { image: null, alt }, hash)).toEqual({ ok: false, error: { kind: 'changed-meanwhile', hash: null } })
  expect(await removeLogo(as(minh), hash)).toMatchObject({ ok: false, error: { kind: 'changed-meanwhile' } })
})

test('only an administrator may', async () => {
  for (const role of ['coordinator', 'manager', 'editor']) {
    const actor = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'frontDeskWorker', roles: [role] })
    expect(await setLogo(as(actor), { image, alt }, null), role).toEqual({ ok: false, error: { kind: 'not-permitted' } })
    expect(await removeLogo(as(actor), 'f'.repeat(64)), role).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  }
  expect(await rows()).toEqual([])
})

test('the database keeps the promise: a row of another centre, or bytes of another name, cannot be written', async () => {
  const write = (centre_id: string, bytes: Buffer) =>
    inTransaction(database.db, { centreId: centres.here, actor: 'staff' }, (tx) =>
      tx
        .insertInto('access.centre_logo')
        .values({
          ...{ centre_id, bytes, hash: 'f'.repeat(64), media_type: 'image/png', width: 40, height: 40 },
          ...{ alt_nl: 'a', alt_en: 'a', set_at: as(minh).now },
        })
        .execute(),
    )
  await expect(write(centres.here, Buffer.from('a'))).rejects.toThrow(/logo_is_what_its_hash_says/)
  await expect(write(centres.elsewhere, Buffer.from('a'))).rejects.toThrow(/row-level security|logo_is_what/)
})
