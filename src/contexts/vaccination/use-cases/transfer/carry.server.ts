/** Everything of vaccination that goes along with a record, words opened. Within the transaction of a deed that was permitted on this file. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { openColumn } from '../../../access/public.ts'
import type { Answer } from '../../rules/answers.ts'
import type { CarriedEffect, CarriedRefrain, CarriedScheme, CarriedWish, EarlierWord } from '../../rules/carried.ts'
import type { Dose } from '../../rules/dose.ts'
import { listAnswers, listWishes } from '../../sql/answers.server.ts'
import { listDoses } from '../../sql/doses.server.ts'
import { listRefrains } from '../../sql/refrains.server.ts'
import { findScheme } from '../../sql/schemes.server.ts'
import { listEffects } from '../../sql/side-effects.server.ts'
import { listEarlierWords } from '../../sql/transfer/earlier-words.server.ts'

export type CarriedVaccination = {
  readonly doses: readonly Dose[]
  readonly answers: readonly Answer[]
  readonly refrains: readonly CarriedRefrain[]
  readonly effects: readonly CarriedEffect[]
  readonly scheme: CarriedScheme | null
  readonly wishes: readonly CarriedWish[]
  readonly earlierWords: readonly EarlierWord[]
}

export type Reader = { readonly ctx: Context; readonly keys: Keys; readonly personId: Id<'person'>; readonly seesOwnHealth: boolean }

export async function carryVaccination(tx: Tx, { ctx, keys, personId, seesOwnHealth }: Reader): Promise<CarriedVaccination> {
  const doses = await listDoses(tx, personId)
  const open = (table: string, column: string, id: string, sealed: Buffer, version: number): string =>
    openColumn(keys, ctx.centreId, `vaccination.${table}`, column, id, { sealed, version })
  const effects = seesOwnHealth ? await listEffects(tx, personId) : []
  const { registerConsent: _, version, ...scheme } = await findScheme(tx, personId)
  return {
    doses,
    answers: seesOwnHealth ? await listAnswers(tx, personId) : [],
    refrains: (await listRefrains(tx, personId)).map(({ id, vaccine, kind, untilDay, decidedOn, endedAt, reason, keyVersion }) => ({
      ...{ id, vaccine, kind, untilDay, decidedOn, endedAt },
      reason: reason === null || keyVersion === null ? null : open('refrain', 'reason', id, reason, keyVersion),
    })),
    // What followed on a dose that was withdrawn followed on something else.
    effects: effects
      .filter(({ doseId }) => doses.some(({ id }) => id === doseId))
      .map(({ words, keyVersion, recordedBy: __, ...one }) => ({
        ...one,
        words: words === null || keyVersion === null ? null : open('side_effect', 'words', one.id, words, keyVersion),
      })),
    scheme: version === 0 || Object.values(scheme).every((one) => one === null) ? null : scheme,
    wishes: (await listWishes(tx, personId)).map(({ id, vaccine, explanation, keyVersion, decidedOn }) => ({
      ...{ id, vaccine, decidedOn, explanation: open('considered_wish', 'explanation', id, explanation, keyVersion) },
    })),
    earlierWords: seesOwnHealth
      ? (await listEarlierWords(tx, personId)).map(({ explanation, ...one }) => ({
          ...one,
          explanation: explanation === null ? null : open('earlier_word', 'explanation', one.id, explanation.sealed, explanation.version),
        }))
      : [],
  }
}
