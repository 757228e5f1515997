/** All invented conversations of one day that the centre was open, and of the evening or weekend after it. The same day gives the same ones. */
import { isBefore, localDate } from '#platform/time.ts'
import { answer, erase, evening, take, type Case } from '../case.ts'
import { seeded } from '../seeded.ts'
import { weekendHours, type Window } from '../timeline.ts'
import { poisson, questionsOn, weekendShare } from './calendar.ts'
import { invent } from './invent.ts'
import { overlooked, sameAgain } from './singles.ts'

const eveningShare = 0.35
/** Room for the questions of a day in the round of themes, so that a day more or less changes no other. */
const turnsPerDay = 7

/** `ago`: how many opening days ago, counted in `openings`. */
export function casesOf(centre: string, openings: readonly Window[], ago: number, perDay: number): readonly Case[] {
  const opening = openings[ago]
  if (opening === undefined) return []
  const day = localDate(opening.from)
  const chance = seeded(`past ${centre} ${ago}`)
  const next = openings[ago - 1]
  const isLong = next !== undefined && !isBefore(next.from, opening.until.add({ hours: weekendHours }))
  const whens = Array.from({ length: questionsOn(day, perDay, chance) }, () =>
    ago > 0 && chance.next() < eveningShare ? ('evening' as const) : ('day' as const),
  )
  const weekend = isLong ? Array.from({ length: poisson(perDay * weekendShare, chance) }, () => 'weekend' as const) : []
  const cases = [...whens, ...weekend].map((when, index) => invent(ago, when, (openings.length - ago) * turnsPerDay + index, chance))
  if (ago === 8) return [...cases, regretted(ago)]
  if (ago === 3) return [...cases, unanswered('parents', 3, ago, overlooked)]
  // Yesterday one text came four times.
  return ago === 1 ? [...cases, ...Array.from({ length: 4 }, () => unanswered('workers', null, ago, sameAgain))] : cases
}

function unanswered(audience: Case['audience'], age: number | null, day: number, text: string): Case {
  return { audience, age, language: 'nl', channel: 'page', asked: { day }, text, notice: false, shown: false, steps: [] }
}

/** Written, answered, and taken away again by who wrote it. */
function regretted(day: number): Case {
  const steps = [take('familyCoach'), answer('familyCoach', 'Dank voor je vraag. Ik denk graag met je mee.'), evening, erase]
  return { ...unanswered('parents', 9, day, 'Mijn dochter van 9 luistert niet. Ik weet eigenlijk niet wat ik wil vragen.'), steps }
}
