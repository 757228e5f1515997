/** Which edition of the programme holds, and all its limits with their standing. */
import { parseDate } from '../core/civil-date.ts'
import type { CivilDay } from '../core/civil-date.ts'
import { compileProgramme } from './compiled.ts'
import type { Basis } from './basis.ts'
import type { Programme } from './programme.ts'

/** The edition in force on a day; before the oldest we hold, the oldest. `editions` is in order of `inForceFrom`. */
export function programmeOn(editions: readonly Programme[], day: CivilDay): Programme {
  const inForce = editions.findLast(({ inForceFrom }) => (parseDate(inForceFrom) ?? Number.NaN) <= day) ?? editions[0]
  if (inForce === undefined) throw new Error('no edition of the programme')
  return inForce
}

/** Every limit of the programme with its standing: what a centre looks through, and can change, before it takes the schedule into use. */
export function limitsOf(programme: Programme): readonly Basis[] {
  const found = new Map<string, Basis>()
  const add = (basis: Basis | null | undefined): void => {
    if (basis !== null && basis !== undefined) found.set(basis.id, basis)
  }
  for (const course of compileProgramme(programme).courses) {
    add(course.waitsFor?.basis)
    for (const series of course.series) {
      add(series.startedFrom?.basis)
      for (const { target, minAge, minInterval, usualInterval, lateStart, latest, waiver } of series.doses) {
        for (const limit of [minAge, minInterval, usualInterval, lateStart, latest, waiver]) add(limit?.basis)
        // A season or campaign is no length of time: it changes with the data of the programme.
        if (target.basis.span !== null) add(target.basis)
        if (target.kind === 'age') add(target.to?.basis)
      }
    }
  }
  return [...found.values()]
}
