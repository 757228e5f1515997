/** What can be so of a person at all: dates that exist in the right order, and a name (FAM-01 to FAM-05). */
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { PersonName } from './person.ts'
import { refused, type FamilyRefusal } from './refusals.ts'

export type PersonFacts = {
  readonly birthDate: PlainDate | null
  readonly expectedOn: PlainDate | null
  readonly deceasedOn?: PlainDate | null
  readonly movedOn?: PlainDate | null
  readonly helpEndedOn?: PlainDate | null
}

const longestLifeYears = 120
/** A birth is not expected more than ten months ahead; a child that did not come a month after the day has been born, or will not be. */
const [expectedAhead, expectedLate] = [{ months: 10 }, { months: 1 }]

export function checkFacts(facts: PersonFacts, today: PlainDate): FamilyRefusal[] {
  const { birthDate, expectedOn, deceasedOn = null, movedOn = null, helpEndedOn = null } = facts
  const wrong: FamilyRefusal[] = []
  if (birthDate !== null && expectedOn !== null) wrong.push(refused('born-and-expected', 'expectedOn'))
  if (birthDate !== null && isSooner(today, birthDate)) wrong.push(refused('born-in-future', 'birthDate'))
  if (birthDate !== null && isSooner(birthDate, today.subtract({ years: longestLifeYears })))
    wrong.push(refused('born-too-long-ago', 'birthDate'))
  if (expectedOn !== null && isSooner(expectedOn, today.subtract(expectedLate))) wrong.push(refused('expected-too-long-ago', 'expectedOn'))
  if (expectedOn !== null && isSooner(today.add(expectedAhead), expectedOn)) wrong.push(refused('expected-too-far', 'expectedOn'))
  if (deceasedOn !== null && isSooner(today, deceasedOn)) wrong.push(refused('deceased-in-future', 'deceasedOn'))
  if (deceasedOn !== null && birthDate !== null && isSooner(deceasedOn, birthDate))
    wrong.push(refused('deceased-before-birth', 'deceasedOn'))
  if (movedOn !== null && isSooner(today, movedOn)) wrong.push(refused('moved-in-future', 'movedOn'))
  if (movedOn !== null && birthDate !== null && isSooner(movedOn, birthDate)) wrong.push(refused('moved-before-birth', 'movedOn'))
  if (helpEndedOn !== null && isSooner(today, helpEndedOn)) wrong.push(refused('help-ended-in-future', 'helpEndedOn'))
  return wrong
}

const longest = { givenNames: 120, callName: 60, prefix: 20, familyName: 120 } as const

export function checkName(name: PersonName): FamilyRefusal[] {
  const wrong: FamilyRefusal[] = []
  for (const field of ['givenNames', 'callName', 'familyName'] as const)
    // Given names that were left out are the call name, which is refused by itself.
    if (!/\p{L}/u.test(name[field]) && (field !== 'givenNames' || name.givenNames !== name.callName)) wrong.push(refused('no-name', field))
  for (const field of ['givenNames', 'callName', 'prefix', 'familyName'] as const)
    if (name[field].length > longest[field]) wrong.push(refused('name-too-long', field))
  return wrong
}
