/** Who takes part in an invented centre, and what was agreed with them on waiting. All of it invented; at once or not at all per line, so that a next start mends it. */
import { addOrganisation, agreeOnWaiting, listOrganisations, readSettings } from '#contexts/access/deeds.ts'
import type { Context } from '#platform/context.ts'
import { localDate } from '#platform/time.ts'
import { must } from './play.server.ts'

type Partner = Pick<Parameters<typeof addOrganisation>[1], 'category' | 'agreementDays' | 'bsnEntitled' | 'helpIsCoreTask'> & {
  readonly name: (town: string) => string
}

const partners: readonly Partner[] = [
  {
    name: (town) => `Jeugdgezondheidszorg ${town} (verzonnen)`,
    category: 'youth-health',
    agreementDays: 5,
    bsnEntitled: true,
    helpIsCoreTask: true,
  },
  {
    name: (town) => `Maatschappelijk werk ${town} (verzonnen)`,
    category: 'social-work',
    agreementDays: 10,
    bsnEntitled: true,
    helpIsCoreTask: true,
  },
  {
    name: (town) => `Basisscholen van ${town} (verzonnen)`,
    category: 'education',
    agreementDays: 10,
    bsnEntitled: false,
    helpIsCoreTask: false,
  },
]

const waiting = [
  { help: 'conversation', mostDays: 7 },
  { help: 'youth-help', mostDays: 28 },
  { help: 'urgent', mostDays: 1 },
] as const

export async function fillPartners(ctx: Context, town: string): Promise<void> {
  const from = localDate(ctx.now).subtract({ years: 1 }).with({ month: 1, day: 1 })
  const there = new Set(must(await listOrganisations(ctx)).map(({ name }) => name))
  for (const { name, ...partner } of partners)
    if (!there.has(name(town)))
      must(await addOrganisation(ctx, { ...partner, name: name(town), covenant: `Samenwerking ${from.year}`, from, until: null }))
  const agreed = new Set(must(await readSettings(ctx)).waiting.map(({ help }) => help))
  for (const { help, mostDays } of waiting)
    if (!agreed.has(help)) must(await agreeOnWaiting(ctx, { help, mostDays, since: from, until: null }))
}
