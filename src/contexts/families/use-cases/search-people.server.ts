/**
 * Finds people despite typing errors, within what the searcher may know. Own people are compared one by one (some hundreds at most, however large the
 * centre is); who may find in the whole index asks it by sound, by letters and by birth date. The log keeps the kinds of what was asked and who was
 * shown, never the words. Nothing tells how many were left out.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { findsWholeCentre, listOwnBases } from '../../access/public-files.ts'
import { swap } from '../rules/duplicates.ts'
import { sortName, type Person } from '../rules/person.ts'
import { kindsOf, matchOf, readQuery } from '../rules/search-query.ts'
import { findInIndex, listMyPeople } from '../sql/finding.server.ts'
import { listPersons } from '../sql/persons.server.ts'

export type FoundPeople = {
  readonly people: readonly (Person & { readonly mine: boolean })[]
  readonly page: number
  readonly hasNext: boolean
}

const pageSize = 20
const mostFromIndex = 200

/** Null: there was nothing to search for. */
export async function searchPeople(ctx: Context, text: string, page: number): Promise<Result<FoundPeople | null, NotPermitted>> {
  return act(ctx, 'person.search', async (tx, permit) => {
    const query = readQuery(text, localDate(ctx.now))
    if (query === null) {
      permit.record({ actionCode: 'E', objectType: 'search', detail: 'nothing' })
      return ok(null)
    }
    const mine = new Set<string>(await listMyPeople(tx, 'find'))
    const words = query.words.toSorted((a, b) => b.length - a.length)
    const days = query.dates.flatMap((date) => [date, swap(date)]).filter((day) => day !== null)
    const wide = ctx.actor.kind === 'staff' && findsWholeCentre(ctx.actor.roles)
    const found = wide ? await findInIndex(tx, { sounds: query.sounds, words, days }, mostFromIndex) : []
    // The predicate has chosen them; looking them up again need not ask it once more for each.
    const rows = await withSystemSight(tx, () => listPersons(tx, [...new Set([...mine, ...found])]))
    const matches = rows
      .flatMap((person) => {
        const match = matchOf(query, person)
        return match === null ? [] : [{ person, match }]
      })
      .toSorted(
        (a, b) => b.match - a.match || sortName(a.person).localeCompare(sortName(b.person), 'nl') || (a.person.id < b.person.id ? -1 : 1),
      )
    const shown = matches.slice((page - 1) * pageSize, page * pageSize).map(({ person }) => person)
    permit.record({ actionCode: 'E', objectType: 'search', detail: `${kindsOf(query)} ${shown.length}` })
    const bases = await listOwnBases(
      tx,
      shown.map(({ id }) => id),
    )
    for (const { id } of shown)
      permit.record({
        actionCode: 'R',
        objectType: 'person',
        objectId: id,
        subjectId: id,
        fieldGroup: 'index',
        ...(bases.get(id) ?? { basis: 'none' }),
      })
    return ok({
      people: shown.map((person) => ({ ...person, mine: mine.has(person.id) })),
      page,
      hasNext: matches.length > page * pageSize,
    })
  })
}
