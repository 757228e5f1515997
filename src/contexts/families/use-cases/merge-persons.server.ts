/**
 * Two persons turned out to be one: everything of the one goes to the other, written down row by row, so that it can be undone whole. A person
 * decides it (a coordinator, with a fresh proof), of two whom that person may find. Who works with the one works with the other from then on: care relations,
 * consents, shares, requests, emergencies and hidden parts go along as they are.
 */
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted, type Permit } from '../../access/public.ts'
import { lockCareRelation, stopCare } from '../../access/public-files.ts'
import { moveSubject, moveSubjectBack } from '../../access/public-merging.ts'
import { mostAtOnce } from '../rules/authority.ts'
import { listAuthority, listAuthorityHeldBy } from '../sql/authority.server.ts'
import { findBsn } from '../sql/bsn.server.ts'
import {
  areTied,
  insertMerge,
  listMerges,
  listPointing,
  listSameTies,
  listSteps,
  pointElsewhere,
  pointers,
  restrictAlong,
  unrestrictAlong,
  updateBsnOwner,
  updateMergedInto,
  updateMergeUndone,
  type Pointer,
  type Step,
} from '../sql/merges.server.ts'
import { lockPerson } from '../sql/persons.server.ts'
import { asker } from './asked-by.ts'
import { keyVersion, openText, sealText } from './sealing.server.ts'
import { tellAccess } from './tell-access.server.ts'

export type MergeRefusal =
  /** One of them is not there, or not to be found by who asks. */
  | { readonly kind: 'no-such-person' }
  /** They are something to each other, so they are two people. */
  | { readonly kind: 'tied-to-each-other' }
  | { readonly kind: 'two-numbers' }
  /** Together they would have more than two with authority: the parents are merged first. */
  | { readonly kind: 'too-many-holders' }

/** What other contexts keep of a person, handed in by who puts the application together; `sameThere`: constraints by which a row stays where it is. */
export type MovesAlong = { readonly pointers: readonly Pointer[]; readonly sameThere: readonly string[] }

export type Pair = { readonly keptId: Id<'person'>; readonly goneId: Id<'person'> }

export async function mergePersons(
  ctx: Context,
  keys: Keys,
  { keptId, goneId }: Pair,
  elsewhere: MovesAlong,
): Promise<Result<Id<'merge'>, MergeRefusal | NotPermitted>> {
  return act(ctx, 'person.merge', async (tx, permit): Promise<Result<Id<'merge'>, MergeRefusal>> => {
    if (keptId === goneId || !(await mayFindBoth(tx, keptId, goneId))) return err({ kind: 'no-such-person' })
    const id = newId<'merge'>(ctx.now.epochMilliseconds)
    const moved = await withSystemSight(tx, async (): Promise<Result<Step[], MergeRefusal>> => {
      // Always in one order, so that two who merge crosswise do not wait for one another.
      for (const one of [keptId, goneId].toSorted()) await lockPerson(tx, one)
      if (await areTied(tx, keptId, goneId)) return err({ kind: 'tied-to-each-other' })
      const steps = await moveRows(tx, { keptId, goneId }, elsewhere)
      if (mostAtOnce(await listAuthority(tx, [keptId])) > 2) return err({ kind: 'too-many-holders' })
      const number = await moveBsn(tx, ctx, keys, goneId, keptId)
      if (number === 'both') return err({ kind: 'two-numbers' })
      const marked = (await restrictAlong(tx, goneId, keptId)).map((column) => ({ table: 'person_detail', rowId: keptId, column }))
      await updateMergedInto(tx, goneId, keptId)
      // Undone from the last: the marks when the reasons are back where they were.
      return ok([...marked, ...steps, ...(number === 'moved' ? [{ table: 'person_bsn', rowId: goneId, column: 'person_id' }] : [])])
    })
    if (!moved.ok) return moved
    const inAccess = await moveSubject(tx, { from: goneId, to: keptId })
    const steps = [...moved.value, ...inAccess.map((row) => ({ ...row, table: `access.${row.table}` }))]
    await withSystemSight(tx, () => insertMerge(tx, ctx.centreId, { id, keptId, goneId, mergedAt: ctx.now }, asker(ctx).id, steps))
    await tellAll(tx, ctx, [keptId, goneId])
    // Not how many rows: the number would tell of a hidden part.
    for (const subjectId of [keptId, goneId]) permit.record({ actionCode: 'U', objectType: 'merge', objectId: id, subjectId })
    return ok(id)
  })
}

/** Undoes the newest merge into this person: every row that went goes back, and whoever came along by it goes. */
export async function unmergePersons(
  ctx: Context,
  keys: Keys,
  keptId: Id<'person'>,
  elsewhere: MovesAlong,
): Promise<Result<Id<'person'>, { readonly kind: 'no-such-person' } | NotPermitted>> {
  return act(ctx, 'person.merge', async (tx, permit): Promise<Result<Id<'person'>, { readonly kind: 'no-such-person' }>> => {
    const merge = (await mayFind(tx, keptId)) ? await withSystemSight(tx, async () => (await listMerges(tx, keptId))[0]) : undefined
    if (merge === undefined) return err({ kind: 'no-such-person' })
    const { id, goneId } = merge
    for (const step of await withSystemSight(tx, () => listSteps(tx, id)))
      await stepBack(tx, ctx, keys, permit, keyed(step, elsewhere), { keptId, goneId })
    await withSystemSight(tx, async () => {
      await updateMergedInto(tx, goneId, null)
      await updateMergeUndone(tx, id, asker(ctx).id, ctx.now)
    })
    await tellAll(tx, ctx, [keptId, goneId])
    for (const subjectId of [keptId, goneId])
      permit.record({ actionCode: 'U', eventType: 'person.unmerge', objectType: 'merge', objectId: id, subjectId })
    return ok(goneId)
  })
}

async function mayFind(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select access.may('find', 'index', ${id}::uuid) as may`.execute(tx)
  return rows[0]?.may === true
}

async function mayFindBoth(tx: Tx, a: string, b: string): Promise<boolean> {
  return (await mayFind(tx, a)) && (await mayFind(tx, b))
}

/** How a row of another context is known, which the account of the merge does not say. */
function keyed(step: Step, { pointers: others }: MovesAlong): Step {
  const key = others.find(({ table, column }) => table === step.table && column === step.column)?.key
  return key === undefined ? step : { ...step, key }
}

async function moveRows(tx: Tx, { keptId, goneId }: Pair, { pointers: others, sameThere }: MovesAlong): Promise<Step[]> {
  const same = await listSameTies(tx, goneId, keptId)
  const steps: Step[] = []
  for (const pointer of [...pointers, ...others])
    for (const rowId of await listPointing(tx, pointer, goneId)) {
      const step = { ...pointer, rowId }
      if (!same.has(rowId) && (await pointElsewhere(tx, step, keptId, sameThere))) steps.push(step)
    }
  return steps
}

async function moveBsn(tx: Tx, ctx: Context, keys: Keys, from: Id<'person'>, to: Id<'person'>): Promise<'none' | 'moved' | 'both'> {
  const [there, here] = [await findBsn(tx, from), await findBsn(tx, to)]
  if (there === null) return 'none'
  if (here !== null) return 'both'
  const bsn = openText(keys, ctx.centreId, 'bsn', from, there.bsn, there.keyVersion)
  await updateBsnOwner(tx, from, to, sealText(keys, ctx.centreId, 'bsn', to, bsn), keyVersion(keys))
  return 'moved'
}

async function stepBack(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  permit: Pick<Permit, 'record'>,
  step: Step,
  { keptId, goneId }: Pair,
): Promise<void> {
  const { table, rowId, column } = step
  // A merge of before care relations went along themselves began new ones.
  if (table === 'access.care_relation' && column === 'id') {
    const relation = await lockCareRelation(tx, rowId as Id<'careRelation'>)
    if (relation !== null && relation.endedAt === null) await stopCare(tx, ctx, permit, relation)
  } else if (table.startsWith('access.'))
    await moveSubjectBack(tx, { ...step, table: table.slice('access.'.length) }, { from: goneId, to: keptId })
  else if (table === 'person_bsn') await withSystemSight(tx, () => moveBsn(tx, ctx, keys, keptId, goneId))
  else if (table === 'person_detail') await withSystemSight(tx, () => unrestrictAlong(tx, keptId, column))
  else await withSystemSight(tx, () => pointElsewhere(tx, step, goneId))
}

/** Both, and every child over whom one of them has authority. */
async function tellAll(tx: Tx, ctx: Context, ids: readonly Id<'person'>[]): Promise<void> {
  const children = await withSystemSight(tx, async () => {
    const found: Id<'person'>[] = []
    for (const id of ids) found.push(...(await listAuthorityHeldBy(tx, id)).map(({ childId }) => childId))
    return found
  })
  for (const id of new Set([...ids, ...children])) await tellAccess(tx, ctx, id)
}
