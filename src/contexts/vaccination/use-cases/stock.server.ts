/**
 * Places, batches and stock of the centre: what was delivered, moved, wasted, counted, and what may not be given any more. Whoever changes the stock of
 * a batch locks it first: two at once come one after the other, and the sum of the moves is what lies there.
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, momentOf, Temporal, type PlainDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import {
  checkBatch,
  freshnessOf,
  movesOf,
  readBatchNumber,
  type BatchRefusal,
  type Freshness,
  type Location,
  type NewBatch,
  type StockDeed,
  type StockRefusal,
} from '../rules/batch.ts'
import {
  countLeft,
  insertBatch,
  insertLocation,
  insertMoves,
  listBatches,
  listLastUsed,
  listLeft,
  listLocations,
  lockBatch,
  updateBatchRecalled,
  updateLocationClosed,
  type KeptBatch,
} from '../sql/stock.server.ts'
import { byOf } from './by.ts'

export type StockLine = KeptBatch & {
  readonly freshness: Freshness
  readonly places: readonly { readonly location: Location; readonly left: number }[]
  readonly left: number
}
export type Stock = { readonly locations: readonly Location[]; readonly lines: readonly StockLine[] }

/** Batches with what lies where; those that are over and used up are left out after a while, as nobody can give or lose them. */
export async function readStock(ctx: Context): Promise<Result<Stock, NotPermitted>> {
  return act(ctx, 'vaccination.stock', async (tx, permit) => {
    permit.record({ actionCode: 'R', objectType: 'vaccineStock' })
    return ok(await loadStock(tx, localDate(ctx.now)))
  })
}

async function loadStock(tx: Tx, today: PlainDate): Promise<Stock> {
  const locations = await listLocations(tx)
  const left = Map.groupBy(await listLeft(tx), ({ batchId }) => batchId)
  const lines = (await listBatches(tx)).map((batch) => {
    const places = locations.flatMap((location) => {
      const there = (left.get(batch.id) ?? []).find(({ locationId }) => locationId === location.id)
      return there === undefined || there.left === 0 ? [] : [{ location, left: there.left }]
    })
    return { ...batch, freshness: freshnessOf(batch, today), places, left: places.reduce((sum, one) => sum + one.left, 0) }
  })
  return { locations, lines }
}

export type BatchChoice = Pick<KeptBatch, 'id' | 'vaccine' | 'product' | 'number' | 'expiresOn'> & {
  readonly location: Location
  readonly left: number
  readonly expiresSoon: boolean
  /** What this colleague used last today, else the first to expire: chosen already when the form opens. */
  readonly isUsual: boolean
}

/** For forms within a deed: what may be given of each vaccine today, and where it lies; what was used last today comes first. */
export async function listBatchChoices(tx: Tx, ctx: Pick<Context, 'actor' | 'now'>, vaccines: readonly Vaccine[]): Promise<BatchChoice[]> {
  const today = localDate(ctx.now)
  const { lines } = await loadStock(tx, today)
  const lastUsed = await listLastUsed(tx, byOf(ctx), momentOf(today, Temporal.PlainTime.from('00:00')))
  return vaccines.flatMap((vaccine) => {
    const last = lastUsed.find((one) => one.vaccine === vaccine)
    // Whoever used a vaccine at a place today is at that place for the others too.
    const here = last?.locationId ?? lastUsed[0]?.locationId
    const choices = lines
      .filter((line) => line.vaccine === vaccine && (line.freshness === 'fresh' || line.freshness === 'expires-soon'))
      .flatMap((line) => line.places.map(({ location, left }) => ({ line, location, left })))
      .filter(({ location, left }) => left > 0 && location.closedOn === null)
    const rank = ({ line, location }: (typeof choices)[number]): number => (location.id !== here ? 2 : line.id === last?.batchId ? 0 : 1)
    return choices
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ line, location, left }, at) => {
        const { id, product, number, expiresOn } = line
        return {
          id,
          vaccine,
          product,
          number,
          expiresOn,
          location,
          left,
          expiresSoon: line.freshness === 'expires-soon',
          isUsual: at === 0,
        }
      })
  })
}

export type PlaceRefusal = { readonly kind: 'name' | 'known-already' | 'not-there' | 'not-empty' }

export async function openLocation(ctx: Context, typed: string): Promise<Result<Id<'location'>, PlaceRefusal | NotPermitted>> {
  return act(ctx, 'vaccination.stock', async (tx, permit): Promise<Result<Id<'location'>, PlaceRefusal>> => {
    const name = typed.trim().replaceAll(/\s+/gu, ' ')
    if (name.length < 2 || name.length > 80) return err({ kind: 'name' })
    const id = newId<'location'>(ctx.now.epochMilliseconds)
    if (!(await insertLocation(tx, ctx.centreId, { id, name }))) return err({ kind: 'known-already' })
    permit.record({ actionCode: 'C', objectType: 'vaccinationPlace', objectId: id })
    return ok(id)
  })
}

/** A place closes when nothing lies there any more. */
export async function closeLocation(ctx: Context, id: Id<'location'>): Promise<Result<null, PlaceRefusal | NotPermitted>> {
  return act(ctx, 'vaccination.stock', async (tx, permit): Promise<Result<null, PlaceRefusal>> => {
    if ((await listLeft(tx)).some(({ locationId, left }) => locationId === id && left !== 0)) return err({ kind: 'not-empty' })
    if (!(await updateLocationClosed(tx, id, localDate(ctx.now)))) return err({ kind: 'not-there' })
    permit.record({ actionCode: 'U', objectType: 'vaccinationPlace', objectId: id, detail: 'closed' })
    return ok(null)
  })
}

export type RefusedBatch = { readonly kind: 'refused'; readonly refusals: readonly BatchRefusal[] } | { readonly kind: 'not-there' }

/** A batch that was not known, with what was delivered of it. */
export async function addBatch(
  ctx: Context,
  wish: NewBatch & { readonly locationId: Id<'location'>; readonly amount: number },
): Promise<Result<Id<'batch'>, RefusedBatch | StockRefusal | NotPermitted>> {
  return act(ctx, 'vaccination.stock', async (tx, permit): Promise<Result<Id<'batch'>, RefusedBatch | StockRefusal>> => {
    const refusals = checkBatch(wish, localDate(ctx.now))
    const number = readBatchNumber(wish.number)
    if (refusals.length > 0 || number === null || wish.expiresOn === null) return err({ kind: 'refused', refusals })
    const moves = movesOf({ kind: 'receive', amount: wish.amount }, 0)
    if ('kind' in moves || moves.here === null) return err({ kind: 'amount' })
    if (!(await isOpen(tx, wish.locationId))) return err({ kind: 'not-there' })
    const id = newId<'batch'>(ctx.now.epochMilliseconds)
    const batch = { id, vaccine: wish.vaccine, product: wish.product.trim(), number, expiresOn: wish.expiresOn }
    if (!(await insertBatch(tx, ctx.centreId, batch, byOf(ctx), ctx.now)))
      return err({ kind: 'refused', refusals: [{ kind: 'known-already' }] })
    const { locationId } = wish
    await insertMoves(tx, ctx.centreId, [{ ...moves.here, batchId: id, locationId, doseId: null, by: byOf(ctx), at: ctx.now }])
    permit.record({ actionCode: 'C', objectType: 'vaccineBatch', objectId: id, detail: `${wish.vaccine} ${number}` })
    return ok(id)
  })
}

const isOpen = async (tx: Tx, id: Id<'location'>): Promise<boolean> =>
  (await listLocations(tx)).some((one) => one.id === id && one.closedOn === null)

export type StockWish = {
  readonly batchId: Id<'batch'>
  readonly at: Id<'location'>
  readonly deed: StockDeed
  readonly to?: Id<'location'>
}

/** Delivered, wasted, moved or counted. A count that finds what the moves say changes nothing, and stands in the log. */
export async function changeStock(ctx: Context, { batchId, at, deed, to }: StockWish): Promise<Result<null, StockRefusal | NotPermitted>> {
  return act(ctx, 'vaccination.stock', async (tx, permit): Promise<Result<null, StockRefusal>> => {
    const batch = await lockBatch(tx, batchId)
    if (batch === null || !(await isOpen(tx, at))) return err({ kind: 'not-there' })
    if (deed.kind === 'move' && (to === undefined || !(await isOpen(tx, to)))) return err({ kind: 'not-there' })
    if (deed.kind === 'move' && to === at) return err({ kind: 'same-place' })
    const freshness = freshnessOf(batch, localDate(ctx.now))
    // What cannot be given is not delivered or moved on; it is counted and thrown away.
    if ((deed.kind === 'receive' || deed.kind === 'move') && (freshness === 'expired' || freshness === 'recalled'))
      return err({ kind: freshness })
    const moves = movesOf(deed, await countLeft(tx, batchId, at))
    if ('kind' in moves) return err(moves)
    const by = { doseId: null, by: byOf(ctx), at: ctx.now }
    const here = moves.here === null ? [] : [{ ...moves.here, batchId, locationId: at, ...by }]
    const there = moves.there === null || to === undefined ? [] : [{ ...moves.there, batchId, locationId: to, ...by }]
    await insertMoves(tx, ctx.centreId, [...here, ...there])
    permit.record({ actionCode: 'U', objectType: 'vaccineBatch', objectId: batchId, detail: `${deed.kind} ${moves.here?.change ?? 0}` })
    return ok(null)
  })
}

export type RecallBatchRefusal = { readonly kind: 'not-there' | 'reason-missing' | 'already' }

/** From today on nobody gives it; what is left stays counted until it is sent back or thrown away. */
export async function recallBatch(ctx: Context, id: Id<'batch'>, typed: string): Promise<Result<null, RecallBatchRefusal | NotPermitted>> {
  return act(ctx, 'vaccination.recall', async (tx, permit): Promise<Result<null, RecallBatchRefusal>> => {
    const reason = typed.trim().slice(0, 300)
    const batch = await lockBatch(tx, id)
    if (batch === null) return err({ kind: 'not-there' })
    if (reason === '') return err({ kind: 'reason-missing' })
    if (batch.recalledOn !== null) return err({ kind: 'already' })
    await updateBatchRecalled(tx, batch, { on: localDate(ctx.now), reason })
    permit.record({ actionCode: 'U', objectType: 'vaccineBatch', objectId: id, detail: 'recalled' })
    return ok(null)
  })
}

/** The recall was a mistake: it may be given again. */
export async function undoRecall(ctx: Context, id: Id<'batch'>): Promise<Result<null, RecallBatchRefusal | NotPermitted>> {
  return act(ctx, 'vaccination.recall', async (tx, permit): Promise<Result<null, RecallBatchRefusal>> => {
    const batch = await lockBatch(tx, id)
    if (batch === null || batch.recalledOn === null) return err({ kind: 'not-there' })
    await updateBatchRecalled(tx, batch, null)
    permit.record({ actionCode: 'U', objectType: 'vaccineBatch', objectId: id, detail: 'recall undone' })
    return ok(null)
  })
}
