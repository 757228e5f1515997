/** For what a round can call up: the moments that are offered now, and the doses of the programme. */
import { compileProgramme } from '#calculators/vaccination/compiled.ts'
import { programmeOn } from '#calculators/vaccination/choose-programme.ts'
import { programmes } from '#calculators/vaccination/rvp-2025.ts'
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Subject } from '../../rules/calls/due.ts'
import { civilDay } from '../../rules/schedule/windows.ts'
import { offeredByAny } from '../../rules/schedule/offer.ts'
import { findOffer } from '../schedule/offered.server.ts'

export async function listSubjects(tx: Tx, on: PlainDate): Promise<readonly Subject[]> {
  const moments = offeredByAny(await findOffer(tx, on)).filter(({ phase }) => phase !== 'prenatal')
  return [...moments.map(({ code }): Subject => `moment:${code}`), ...doses(on).map((rule): Subject => `dose:${rule}`)]
}

function doses(on: PlainDate): readonly string[] {
  const { courses } = compileProgramme(programmeOn(programmes, civilDay(on)))
  return [...new Set(courses.flatMap(({ series }) => series.flatMap((one) => one.doses.map(({ rule }) => rule))))]
}
