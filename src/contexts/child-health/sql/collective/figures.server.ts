/** What was told of a year: figures about groups, nothing about anybody. */
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Figure } from '../../rules/collective/publication.ts'

export type FigureYear = { readonly year: number; readonly countedOn: PlainDate; readonly edition: string; readonly invented: boolean }

/** The newest first. */
export async function listFigureYears(tx: Tx): Promise<FigureYear[]> {
  return tx
    .selectFrom('child_health.figure_year')
    .select(['year', 'counted_on as countedOn', 'edition', 'invented'])
    .orderBy('year', 'desc')
    .execute()
}

/** All that was told of a year, or of these years, in the order of the areas. */
export async function listFigures(tx: Tx, years: readonly number[]): Promise<(Figure & { readonly year: number })[]> {
  if (years.length === 0) return []
  const rows = await tx
    .selectFrom('child_health.figure')
    .select(['year', 'question', 'cohort', 'level', 'within', 'areas', 'yes', 'of'])
    .where('year', 'in', years)
    .orderBy('year', 'desc')
    .orderBy('question')
    .orderBy('areas')
    .execute()
  return rows as (Figure & { readonly year: number })[] // written by insertFigures alone
}

/** False: this year was told already, and stays as it is. */
export async function insertFigureYear(tx: Tx, centreId: string, { year, countedOn, edition, invented }: FigureYear): Promise<boolean> {
  const added = await tx
    .insertInto('child_health.figure_year')
    .values({ centre_id: centreId, year, counted_on: countedOn, edition, invented })
    .onConflict((conflict) => conflict.columns(['centre_id', 'year']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function insertFigures(tx: Tx, centreId: string, year: number, figures: readonly Figure[]): Promise<void> {
  if (figures.length === 0) return
  await tx
    .insertInto('child_health.figure')
    .values(figures.map(({ areas, ...figure }) => ({ centre_id: centreId, year, ...figure, areas: [...areas] })))
    .execute()
}
