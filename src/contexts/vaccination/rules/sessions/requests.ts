/** Asking for an answer before a session, in rounds: who has not said yes or no is asked once in a round, whoever presses the button and how often. */
import { nobodyKnown } from '../../../access/public-say.ts'
import type { AnswerOutcome } from '../answers.ts'

export const channels = ['own-page', 'letter', 'mail', 'phone'] as const
export type Channel = (typeof channels)[number]
export const mostRounds = 5

/**
 * How one person is asked in a round: by the own page where there is one, with a mail that says so where the address is known; else a letter, so that
 * nobody is left out who has no mail.
 */
export function channelFor(wanted: Channel, account: { readonly hasMail: boolean } | undefined): Channel {
  if (wanted === 'letter' || wanted === 'phone') return wanted
  if (account === undefined) return 'letter'
  return wanted === 'mail' && account.hasMail ? 'mail' : 'own-page'
}

export type Asked = { readonly personId: string; readonly askedOf: string; readonly attempt: number }

/** Whose word is missing of a child, over all vaccines of the session: silence, or first a talk. Who said no is not asked again. */
export function missingWords(said: readonly AnswerOutcome[]): readonly string[] {
  const missing = said.flatMap((one) => {
    if (one.kind === 'waiting') return one.for
    return one.kind === 'conflicting' || one.kind === 'refused' ? one.waitingFor : []
  })
  return [...new Set(missing)].filter((id) => id !== nobodyKnown)
}

/** The round that can be asked now: the last one again (for who was not in it), or the next. */
export const lastRound = (asked: readonly Asked[]): number => asked.reduce((most, { attempt }) => Math.max(most, attempt), 0)

export const isRound = (attempt: number, asked: readonly Asked[]): boolean =>
  Number.isSafeInteger(attempt) && attempt >= 1 && attempt <= mostRounds && attempt <= lastRound(asked) + 1

/** Whom to ask in a round: each who is missing, and was not asked in it. */
export function planRequests(
  children: readonly { readonly personId: string; readonly said: readonly AnswerOutcome[] }[],
  asked: readonly Asked[],
  attempt: number,
): readonly Asked[] {
  const keyOf = (one: Asked): string => `${one.personId} ${one.askedOf} ${one.attempt}`
  const before = new Set(asked.map(keyOf))
  const wanted = children.flatMap(({ personId, said }) => missingWords(said).map((askedOf) => ({ personId, askedOf, attempt })))
  return wanted.filter((one) => !before.has(keyOf(one)))
}
