/** What every page of a record needs: the record, if this person may read it. */
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { asset } from '#web/assets.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import type { RecordView } from '../pages/record/frame.ts'
import { readRecord } from '../use-cases/record/read-record.server.ts'

export type RecordParts = { readonly services: Pick<Services, 'keys'> }

/** The permit was asked for, also where the address names nobody. */
const nobody = '01990000-0000-7000-8000-000000000000' as Id<'person'>
export const personOf = (c: PageContext): Id<'person'> => readId<'person'>(c.req.param('id') ?? '') ?? nobody

/** Null: no such person and not allowed are one answer. */
export async function viewOf(c: PageContext, { services }: RecordParts): Promise<RecordView | null> {
  const ctx = c.get('ctx')
  const read = await readRecord(ctx, services.keys, personOf(c))
  if (!read.ok) return null
  const frame = workplaceFrame(c)
  const assets = { ...frame.assets, stylesheets: [...frame.assets.stylesheets, asset('charts.css')] }
  return { ...frame, assets, record: read.value, today: localDate(ctx.now), canMakePdf: canMakePdf() }
}
