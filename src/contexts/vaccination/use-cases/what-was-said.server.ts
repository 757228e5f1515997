/** Who has a say over a child, what each said of each vaccine, and what it comes to on a day; of one child, and of many for sessions and rounds. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import type { SayFacts } from '../../access/public-say.ts'
import { factsOn, listKnownFacts } from '../../access/public-say-facts.ts'
import { outcomeOf, sayersOf, type AnswerOutcome, type Sayer } from '../rules/answers.ts'
import { settingOn, type ConsentSetting } from '../rules/presumed.ts'
import { listAnswersOf, listWishedOf, type KeptAnswer } from '../sql/answers.server.ts'
import { listConsentSettings } from '../sql/consent-settings.server.ts'

export type WhatWasSaid = {
  readonly facts: SayFacts | null
  readonly answers: readonly KeptAnswer[]
  /** What the centre chose for that day about silence. */
  readonly setting: ConsentSetting
  readonly outcome: (vaccine: Vaccine) => AnswerOutcome
  /** Everybody with a say, with the last word of each. */
  readonly sayers: (vaccine: Vaccine) => readonly Sayer[]
}

/** As it stood on a day: what was said after it does not count for it. */
export async function whatWasSaid(tx: Tx, personId: Id<'person'>, on: PlainDate): Promise<WhatWasSaid> {
  const said = (await whatWasSaidOf(tx, [personId], on)).get(personId)
  if (said === undefined) throw new Error('Nothing came back of a person that was asked for')
  return said
}

export async function whatWasSaidOf(tx: Tx, ids: readonly Id<'person'>[], on: PlainDate): Promise<ReadonlyMap<string, WhatWasSaid>> {
  const known = await listKnownFacts(tx, ids)
  const answers = Map.groupBy(await listAnswersOf(tx, ids), ({ personId }) => personId)
  const setting = settingOn(await listConsentSettings(tx), on)
  const wished = Map.groupBy(await listWishedOf(tx, ids), ({ personId }) => personId)
  return new Map(
    ids.map((id) => {
      const facts = known.get(id)
      const wishes = (wished.get(id) ?? []).map(({ vaccine }) => vaccine)
      return [id, said(id, facts === undefined ? null : factsOn(facts, on), answers.get(id) ?? [], wishes, { on, setting })]
    }),
  )
}

function said(
  personId: Id<'person'>,
  facts: SayFacts | null,
  all: readonly KeptAnswer[],
  wishes: readonly Vaccine[],
  { on, setting }: { readonly on: PlainDate; readonly setting: ConsentSetting },
): WhatWasSaid {
  const until = all.filter(({ saidAt }) => !isSooner(on, localDate(saidAt)))
  const of = (vaccine: Vaccine): readonly KeptAnswer[] => until.filter((one) => one.vaccine === vaccine)
  return {
    ...{ facts, setting, answers: all },
    outcome: (vaccine) => outcomeOf({ personId, facts, answers: of(vaccine), wish: wishes.includes(vaccine), setting }),
    sayers: (vaccine) => (facts === null ? [] : sayersOf(personId, facts, of(vaccine))),
  }
}
