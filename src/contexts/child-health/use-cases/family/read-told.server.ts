/** For who works with the child: all that the family told, and who of them. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { fullName, listChildren } from '../../../families/public-child.ts'
import { listToldMeasurements, type KeptOwnMeasurement } from '../../sql/family/told-measurements.server.ts'
import { readTold, type OpenedQuestionnaire, type OpenedTopic } from './read-own-health.server.ts'

export type Told = {
  readonly topics: readonly OpenedTopic[]
  readonly questionnaires: readonly OpenedQuestionnaire[]
  readonly measurements: readonly KeptOwnMeasurement[]
  /** Of those whom the reader may see, by id. */
  readonly names: ReadonlyMap<string, string>
}

export async function readWhatFamilyTold(ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Result<Told, NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'ownHealth', also: ['index', 'family'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx) => {
    const told = await readTold(tx, ctx, keys, personId)
    const measurements = await listToldMeasurements(tx, personId)
    const ids = [
      ...told.topics.map(({ askedBy }) => askedBy),
      ...told.questionnaires.map(({ filledBy }) => filledBy),
      ...measurements.map(({ toldBy }) => toldBy),
    ]
    const people = await listChildren(tx, [...new Set(ids)])
    return ok({ ...told, measurements, names: new Map(people.map((one) => [one.id as string, fullName(one)])) })
  })
}
