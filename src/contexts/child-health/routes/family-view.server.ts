/** What every page of the family needs: the health of the child, if this reader may see it. */
import { readId, type Id } from '#platform/id.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { missingPage } from '../../families/public-own-file.ts'
import type { FamilyFrame, FamilyView } from '../pages/family/frame.ts'
import { readOwnHealth } from '../use-cases/family/read-own-health.server.ts'

export type FamilyParts = { readonly services: Pick<Services, 'keys'> }

/** The permit is asked for also where the address names nobody. */
const nobody = '01990000-0000-7000-8000-000000000000' as Id<'person'>
export const childOf = (c: PageContext): Id<'person'> => readId<'person'>(c.req.param('id') ?? '') ?? nobody

export function frameOf(c: PageContext): FamilyFrame {
  const plain = { locale: c.get('locale'), site: c.get('site') }
  return { ...plain, today: localDate(c.get('ctx').now), done: c.req.query('gedaan') ?? null, isAnswerToPost: c.req.method === 'POST' }
}

export const missing = (c: PageContext): Response => page(c, missingPage({ locale: c.get('locale'), site: c.get('site') }), 404)

/** Null: no such child, and none that the reader may see, are one answer. */
export async function familyView(c: PageContext, { services }: FamilyParts): Promise<FamilyView | null> {
  const read = await readOwnHealth(c.get('ctx'), services.keys, childOf(c))
  return read.ok ? { ...frameOf(c), health: read.value, canMakePdf: canMakePdf() } : null
}
