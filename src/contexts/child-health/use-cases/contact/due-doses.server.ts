/** The doses that are due on the day of a contact, by the programme. */
import { parseDate } from '#calculators/core/civil-date.ts'
import { programmeOn } from '#calculators/vaccination/choose-programme.ts'
import { planVaccinations } from '#calculators/vaccination/plan.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { programmes } from '#calculators/vaccination/rvp-2025.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { localDate } from '#platform/time.ts'
import type { Child } from '../../../families/public-child.ts'
import { listDoses } from '../../../vaccination/public.ts'
import type { Background } from '../../rules/record/record.ts'

export type DueDose = { readonly vaccine: Vaccine; readonly dose: number }

export async function listDueDoses(tx: Tx, ctx: Context, child: Child, _background: Background): Promise<readonly DueDose[]> {
  const asOf = parseDate(localDate(ctx.now).toString())
  const birth = child.birthDate === null ? null : parseDate(child.birthDate.toString())
  if (asOf === null || birth === null || birth > asOf) return []
  const doses = (await listDoses(tx, child.id)).flatMap(({ vaccine, givenOn }) => {
    const day = parseDate(givenOn.toString())
    return day === null ? [] : [{ vaccine, day }]
  })
  const mother = {}
  const { forecast } = planVaccinations(programmeOn(programmes, asOf), { birth, asOf, mother, doses })
  return forecast.filter(({ status }) => status === 'due').map(({ vaccine, dose }) => ({ vaccine, dose }))
}
