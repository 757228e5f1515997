/** What goes into the growth book of a child: the record, opened for printing by who may print it, professional or family. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Result } from '#platform/result.ts'
import type { NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { readRecord, type HealthRecord } from './read-record.server.ts'

export function readGrowthBook(ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Result<HealthRecord, NoAccess | NotPermitted>> {
  return readRecord(ctx, keys, personId, 'print')
}
