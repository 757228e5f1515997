/** After the centre's key got a new version: what is sealed of the record and of vaccination is sealed anew under it. */
import type { Context } from '#platform/context.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Result } from '#platform/result.ts'
import { countColumnSeals, resealColumns, type NotPermitted } from '../../access/public.ts'
import { sealedOfVaccination } from '../../vaccination/public-retention.ts'
import { sealedOfHealth } from '../sql/of-a-person.server.ts'

const all = [...sealedOfHealth, ...sealedOfVaccination]

/** Answers how many rows were sealed anew. */
export async function resealHealth(ctx: Context, keys: Keys, batch?: number): Promise<Result<number, NotPermitted>> {
  return resealColumns(ctx, 'health.rewrap', keys, all, batch)
}

/** How much each version of the centre's key opens. */
export async function countHealthSeals(ctx: Context): Promise<Result<ReadonlyMap<number, number>, NotPermitted>> {
  return countColumnSeals(ctx, 'health.rewrap', all)
}
