/**
 * Everything of vaccination about a child as the reader may keep it (BW 7:456, AVG 15). Within a transaction in which the file is open for the reader, or
 * read with the eyes of who asked for a copy. What is left out stands in rules/copy.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import { listColleagues, openColumn } from '../../../access/public.ts'
import * as copy from '../../sql/copy/whole.server.ts'

type Opened<T extends copy.Sealed> = Omit<T, 'sealed' | 'version'> & { readonly words: string | null }

export type WholeVaccination = {
  /** `givenBy`: the name of the colleague; null when it was elsewhere, or an account that is not there any more. */
  readonly doses: readonly copy.CopiedDose[]
  readonly sideEffects: readonly Opened<copy.SealedEffect>[]
  readonly answers: readonly copy.CopiedAnswer[]
  readonly askedForAnswer: readonly copy.CopiedRequest[]
  readonly earlierWords: readonly Opened<copy.CopiedEarlierWord & copy.Sealed>[]
  readonly recallCalls: readonly copy.CopiedRecallCall[]
  readonly ownWishes: readonly Opened<copy.SealedWish>[]
  readonly notGiven: readonly Opened<copy.SealedRefrain>[]
  readonly scheme: readonly copy.CopiedScheme[]
  readonly sessions: readonly copy.CopiedSession[]
  readonly sessionResults: readonly copy.CopiedResult[]
}

/** Nobody: then nothing was said by the reader. */
const nobody = '00000000-0000-0000-0000-000000000000'

export async function readWholeVaccination(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<WholeVaccination> {
  const reader = (await findHolder(tx)) ?? nobody
  const colleagues = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
  const opened = <T extends copy.Sealed>(all: readonly T[], table: string, column: string): Opened<T>[] =>
    all.map(({ sealed, version, ...one }) => ({
      ...one,
      words:
        sealed === null || version === null
          ? null
          : openColumn(keys, ctx.centreId, `vaccination.${table}`, column, one.id, { sealed, version }),
    }))
  return {
    doses: (await copy.copyDoses(tx, personId)).map((one) => ({
      ...one,
      givenBy: one.givenBy === null ? null : (colleagues.get(one.givenBy) ?? null),
    })),
    sideEffects: opened(await copy.copyEffects(tx, personId), 'side_effect', 'words'),
    answers: await copy.copyAnswers(tx, personId, reader),
    askedForAnswer: await copy.copyRequests(tx, personId, reader),
    earlierWords: opened(await copy.copyEarlierWords(tx, personId, reader), 'earlier_word', 'explanation'),
    recallCalls: await copy.copyRecallCalls(tx, personId),
    ownWishes: opened(await copy.copyWishes(tx, personId), 'considered_wish', 'explanation'),
    notGiven: opened(await copy.copyRefrains(tx, personId), 'refrain', 'reason'),
    scheme: await copy.copyScheme(tx, personId),
    sessions: await copy.copySessions(tx, personId),
    sessionResults: await copy.copyResults(tx, personId),
  }
}
