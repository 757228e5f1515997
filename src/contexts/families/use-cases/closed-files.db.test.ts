/** Files that are closed, or of who died or moved: nothing new is written in them, and whatever is wrong can be put right. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile, beginCare } from '#contexts/access/public-files.ts'
import { handKey } from '#contexts/access/public-openness.ts'
import { answerConsent, askConsent, stopShare } from '#contexts/access/public-sharing.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aSharingFamily, aShareWish, share, type SharingFamily } from '#tests/builders/sharing.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { findDetail } from '../sql/details.server.ts'
import { askAboutFile } from './ask-about-file.server.ts'
import { changeLife, type Life } from './change-person.server.ts'
import { restrictFile } from './restrict-file.server.ts'
import { writePiece } from './write-piece.server.ts'

let base: TestDatabase
let centres: TwoCentres
let family: SharingFamily
let coordinator: Context
const as = (actor: Actor): Context => aContext(base.db, centres.here, actor)
const day = (text: string) => Temporal.PlainDate.from(text)

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  coordinator = as(
    await aColleague(base.db, centres.here, { name: 'Ingrid Postma', profession: 'centreCoordinator', roles: ['coordinator'] }),
  )
})
afterAll(() => base.close())
beforeEach(async () => {
  family = await aSharingFamily(base.db, centres.here)
})

const became = {
  closed: { helpEndedOn: day('2026-11-20') },
  deceased: { deceasedOn: day('2026-11-20') },
  moved: { movedOn: day('2026-11-20'), movedTo: 'Elders' },
} as const
/** Changes what became of the child as the page does: on top of what stands there. */
async function life(ctx: Context, change: Partial<Life>) {
  const detail = await actOnFile(ctx, 'person.read', { personId: family.child, does: 'read', fields: 'identity' }, async (tx) =>
    ok(await findDetail(tx, family.child)),
  )
  if (!detail.ok || detail.value === null) return detail.ok ? null : detail
  const { deceasedOn, movedOn, movedTo, isColleague, restricted, helpEndedOn, version } = detail.value
  return changeLife(ctx, family.child, { deceasedOn, movedOn, movedTo, isColleague, restricted, helpEndedOn, version, ...change })
}
const stateNow = async () =>
  (await base.owner.query<{ state: string }>('select state from access.subject where person_id = $1', [family.child])).rows[0]?.state
const note = { fields: 'healthPieces', kind: 'note', title: 'Gesprek', body: 'Over slapen.', aboutThirdPerson: false } as const

describe.each(['closed', 'deceased', 'moved'] as const)('PR-19: a file that is %s', (state) => {
  const before = { closed: { helpEndedOn: null }, deceased: { deceasedOn: null }, moved: { movedOn: null, movedTo: null } } as const

  test('takes no new piece; who works with the child puts the day right, and it is open again', async () => {
    const nurse = as(family.nurse)
    expect(await life(nurse, became[state])).toEqual({ ok: true, value: null })
    expect(await stateNow()).toBe(state)
    expect(await writePiece(nurse, keys, family.child, note)).toMatchObject({ ok: false, error: { kind: 'no-access', why: 'state' } })
    expect(await life(nurse, before[state])).toEqual({ ok: true, value: null })
    expect(await stateNow()).toBe('open')
    expect((await writePiece(nurse, keys, family.child, note)).ok).toBe(true)
  })

  test('of whom nobody is left, the coordinator gives it to somebody, and marks it for fewer eyes', async () => {
    await life(as(family.nurse), became[state])
    await base.owner.query('delete from access.standing where holder_id = $1', [family.nurse.accountId])
    expect(await life(as(family.nurse), before[state])).toMatchObject({ ok: false, error: { kind: 'no-access', why: 'no-relation' } })
    const assigned = {
      personId: family.child,
      accountId: family.worker.accountId,
      purpose: 'youthHelp',
      from: day('2026-11-24'),
      until: null,
    } as const
    expect((await beginCare(coordinator, assigned)).ok).toBe(true)
    expect(await life(as(family.worker), before[state])).toEqual({ ok: true, value: null })
    await life(as(family.worker), became[state])
    const restricted = { personId: family.child, reason: 'asked', explanation: 'De familie vraagt het.' }
    expect((await restrictFile({ keys }, coordinator, restricted)).ok).toBe(true)
    expect(await stateNow()).toBe('restricted')
  })

  test('PR-06: consent is taken back and a share is stopped as before', async () => {
    const nurse = as(family.nurse)
    const shared = await share(nurse, family.child, aShareWish({ recipient: { kind: 'colleague', accountId: family.worker.accountId } }))
    const asked = { personId: family.child, about: 'Hulp', until: null, kind: 'help', help: ['youthHelp'], framework: null } as const
    const consent = await askConsent(keys, nurse, asked)
    if (!shared.ok || !consent.ok) throw new Error('Nothing to take back')
    const answer = (decision: 'yes' | 'withdrawn', actor: Actor, heard: Parameters<typeof answerConsent>[2]['heard'] = null) =>
      answerConsent(keys, as(actor), { personId: family.child, consentId: consent.value, decision, words: '', heard })
    await answer('yes', family.asMother)
    await answer('yes', family.asFather)
    await life(nurse, became[state])
    expect(await stopShare(nurse, { personId: family.child, shareId: shared.value.shareId })).toEqual({ ok: true, value: null })
    const heard = { from: family.father, how: 'spoken', on: day('2026-11-24') } as const
    expect(await answer('withdrawn', family.nurse, heard)).toMatchObject({
      ok: true,
      value: { kind: state === 'deceased' ? 'incomplete' : 'parents-disagree' },
    })
    // Nobody has authority over who died: there is nobody in Mijn CJG to say it, only somebody who is heard.
    expect((await answer('withdrawn', family.asMother)).ok).toBe(state !== 'deceased')
  })
})

test('PR-20, PR-30: in a closed file the family adds an own statement, and gets its key', async () => {
  const nurse = as(family.nurse)
  const piece = await writePiece(nurse, keys, family.child, note)
  if (!piece.ok) throw new Error(piece.error.kind)
  await life(nurse, became.closed)
  const statement = { kind: 'statement', personId: family.child, pieceId: piece.value, text: 'Zo was het niet.' } as const
  expect((await askAboutFile(keys, as(family.asMother), statement)).ok).toBe(true)
  await base.owner.query('delete from access.resident_person where person_id = $1', [family.father])
  expect((await handKey(keys, nurse, { fileId: family.child, personId: family.father })).ok).toBe(true)
  expect((await handKey(keys, as(family.worker), { fileId: family.child, personId: family.father })).ok).toBe(false)
})

test('PR-07: a date of death that was wrong gives back the authority that ended by it, and the right one ends it anew', async () => {
  const nurse = as(family.nurse)
  const authority = async () => {
    const { rows } = await base.owner.query<{ until: string | null }>(
      'select until_day::text as until from families.authority where child_id = $1 order by 1',
      [family.child],
    )
    return rows.map(({ until }) => until)
  }
  await life(nurse, became.deceased)
  expect(await authority()).toEqual(['2026-11-20', '2026-11-20'])
  await life(nurse, { deceasedOn: day('2026-11-22') })
  expect(await authority()).toEqual(['2026-11-22', '2026-11-22'])
  await life(nurse, { deceasedOn: null })
  expect(await authority()).toEqual(['2036-02-01', '2036-02-01'])
  const opens = await actOnFile(as(family.asMother), 'person.read', { personId: family.child, does: 'read', fields: 'index' }, async () =>
    ok(null),
  )
  expect(opens.ok).toBe(true)
})

test('PR-11: the front desk finds no file of who died or moved, and the coordinator who was involved alone', async () => {
  await life(as(family.nurse), became.deceased)
  const does = async (actor: Actor, fields: 'index' | 'care' | 'identity', verb: 'find' | 'read') =>
    (await actOnFile(as(actor), 'person.read', { personId: family.child, does: verb, fields }, async () => ok(null))).ok
  const desk = await aColleague(base.db, centres.here, { name: 'Bea Balie', profession: 'frontDeskWorker', roles: ['frontDesk'] })
  expect([await does(desk, 'index', 'find'), await does(desk, 'care', 'read')]).toEqual([false, false])
  expect([await does(coordinator.actor, 'index', 'find'), await does(coordinator.actor, 'care', 'read')]).toEqual([true, true])
  expect(await does(coordinator.actor, 'identity', 'read')).toBe(false)
})
