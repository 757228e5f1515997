/** The figures as they were told: of the newest year or the one asked for, and of all years what is about the whole centre. About nobody, so nothing is logged. */
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import type { Figure } from '../../rules/collective/publication.ts'
import { listFigures, listFigureYears, type FigureYear } from '../../sql/collective/figures.server.ts'

export type Figures = {
  readonly years: readonly FigureYear[]
  /** Null: nothing was told yet. */
  readonly shown: FigureYear | null
  readonly figures: readonly Figure[]
}

export async function readFigures(ctx: Context, year: number | null): Promise<Result<Figures, NotPermitted>> {
  return act(ctx, 'collective.read', async (tx) => {
    const years = await listFigureYears(tx)
    const shown = years.find((one) => one.year === year) ?? years[0] ?? null
    return ok({ years, shown, figures: shown === null ? [] : await listFigures(tx, [shown.year]) })
  })
}
