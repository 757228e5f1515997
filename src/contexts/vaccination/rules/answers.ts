/**
 * Yes and no to a vaccination: who has to say it, and what their words come to together. Computed anew at every look from who has a say on that day
 * (PR-04), so that a birthday or a judgment changes it without a job. PR-05: from 12 to 15 both sides; after a parent refused, the well-considered
 * wish of a young person who can judge it is enough. PR-07: rights follow authority. PR-08: both of two with authority; silence is no yes.
 * Words that contradict each other are shown as such: the newest never wins over somebody else's.
 * Source: privacy rules, sections 3 and 4 (BW 7:447, 7:450(2), 7:465; texts of 28-11-2015); a vaccination falls under the WGBO (section 1).
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import { localDate, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { ageBandOn, nobodyKnown, requiredConsent, type SayFacts } from '../../access/public-say.ts'
import type { ConsentSetting } from './presumed.ts'

export const says = ['yes', 'no', 'talk'] as const
/** `talk`: first a talk, neither yes nor no yet. */
export type Says = (typeof says)[number]
/** `here`: came along and said it on the spot; `by-word`: otherwise, as on the telephone. */
export const ways = ['own-page', 'here', 'by-word', 'on-paper'] as const
export type Way = (typeof ways)[number]

/** One word of one person; kept for ever, and never changed. */
export type Answer = {
  readonly id: Id<'answer'>
  /** Who says so; the young person is named by the id of the file. */
  readonly saidBy: Id<'person'>
  readonly vaccine: Vaccine
  readonly says: Says
  readonly how: Way
  readonly saidAt: Instant
}

/** Somebody with a say: with authority over the child, or the child itself (`youth`). */
export type Sayer = { readonly id: string; readonly says: Says | null }

export type AnswerOutcome =
  /** Everybody who must say yes has said so. */
  | { readonly kind: 'complete'; readonly because: 'all' | 'young-person-alone' | 'one-is-enough' }
  /** Who came along says yes, and the centre reads the silence of the others as a yes (ADR 33). */
  | { readonly kind: 'presumed'; readonly by: readonly string[]; readonly of: readonly string[] }
  /** From 12 to 15: without a parent, because the young person keeps wanting it and a professional found that well considered. */
  | { readonly kind: 'considered-wish'; readonly without: readonly string[] }
  /** Nobody says no. `talk`: of those, who wants to talk first. */
  | { readonly kind: 'waiting'; readonly for: readonly string[]; readonly talk: readonly string[] }
  /** One says yes and another no. `mayWish`: the wish of the young person can be looked at. */
  | {
      readonly kind: 'conflicting'
      readonly yes: readonly string[]
      readonly no: readonly string[]
      readonly waitingFor: readonly string[]
      readonly mayWish: boolean
    }
  /** Somebody with a say says no, and nobody says yes. */
  | { readonly kind: 'refused'; readonly by: readonly string[]; readonly waitingFor: readonly string[] }
  /** Without a birth date nobody can say who decides. */
  | { readonly kind: 'not-known' }

export type AnswerQuestion = {
  readonly personId: string
  /** Null: not born, or the birth date is not known. */
  readonly facts: SayFacts | null
  /** Of one vaccine, in any order. */
  readonly answers: readonly Answer[]
  /** A professional decided that the wish of the young person is well considered. */
  readonly wish: boolean
  /** What the centre chose for that day. */
  readonly setting: ConsentSetting
}

/** What the words of one vaccine come to. */
export function outcomeOf({ personId, facts, answers, wish, setting }: AnswerQuestion): AnswerOutcome {
  if (facts === null) return { kind: 'not-known' }
  const required = requiredConsent(facts)
  const sayers = sayersOf(personId, facts, answers)
  const of = (...words: readonly (Says | null)[]): string[] => sayers.filter((one) => words.includes(one.says)).map(({ id }) => id)
  const [yes, no, open] = [of('yes'), of('no'), of(null, 'talk')]
  if (required.enough === 'one' && yes.length > 0 && no.length === 0) return { kind: 'complete', because: 'one-is-enough' }
  if (no.length === 0 && open.length === 0)
    return { kind: 'complete', because: required.youth && required.others.length === 0 ? 'young-person-alone' : 'all' }
  // BW 7:450(2) speaks of a wish after a refusal: as long as no parent refused, the parents are asked.
  const parentsRefuse = required.others.some((id) => no.includes(id))
  const mayWish = required.waivable && yes.includes(personId) && parentsRefuse
  if (mayWish && wish) return { kind: 'considered-wish', without: required.others.filter((id) => !yes.includes(id)) }
  if (no.length === 0 && of('talk').length === 0 && setting === 'came-along' && !required.youth) {
    const by = saidHere(answers, facts.on).filter((id) => yes.includes(id))
    if (by.length > 0 && !open.includes(nobodyKnown)) return { kind: 'presumed', by, of: open }
  }
  if (no.length === 0) return { kind: 'waiting', for: open, talk: of('talk') }
  return yes.length === 0 ? { kind: 'refused', by: no, waitingFor: open } : { kind: 'conflicting', yes, no, waitingFor: open, mayWish }
}

/** Whose last word was said on the spot on that day. */
function saidHere(answers: readonly Answer[], on: PlainDate): readonly string[] {
  return [...lastWordOfEach(answers).values()]
    .filter(({ how, saidAt }) => how === 'here' && localDate(saidAt).equals(on))
    .map(({ saidBy }) => saidBy)
}

/** Everybody who has a say on the day, with the last word of each. `nobodyKnown` where nobody is known to have authority. */
export function sayersOf(personId: string, facts: SayFacts, answers: readonly Answer[]): readonly Sayer[] {
  const { youth, others } = requiredConsent(facts)
  const last = lastWordOfEach(answers)
  const ids = [...(youth ? [personId] : []), ...others]
  return ids.map((id) => ({ id, says: id === nobodyKnown ? null : (last.get(id)?.says ?? null) }))
}

/** Of each person the last word: by when it was said, then by when it was written down. */
export function lastWordOfEach(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  const ordered = answers.toSorted((a, b) => Temporal.Instant.compare(a.saidAt, b.saidAt) || (a.id < b.id ? -1 : 1))
  return new Map(ordered.map((answer) => [answer.saidBy, answer]))
}

/** Does it allow the vaccination? */
export function isAllowed({ kind }: AnswerOutcome): boolean {
  return kind === 'complete' || kind === 'considered-wish' || kind === 'presumed'
}

export type AnswerRefusal = {
  /** `no-say`: without authority (PR-07, PR-09), below 12, or a parent from 16 on (PR-04). */
  readonly kind: 'no-say' | 'not-born' | 'in-future' | 'before-birth'
}

/** May this person say yes or no on that day? Null: yes. `today` and the day on which it was said, both by the facts of the day it was said. */
export function checkSayer(personId: string, saidBy: string, facts: SayFacts | null): AnswerRefusal | null {
  if (facts === null) return { kind: 'not-born' }
  const { youth, others } = requiredConsent(facts)
  const may = saidBy === personId ? youth : others.includes(saidBy)
  return may ? null : { kind: 'no-say' }
}

/** Can the wish of the young person be found well considered now? Only from 12 to 15, able to judge it, after a parent refused and the young person said yes. */
export function mayConsiderWish(outcome: AnswerOutcome, facts: SayFacts | null): boolean {
  return facts !== null && ageBandOn(facts.birthDate, facts.on) === '12-15' && outcome.kind === 'conflicting' && outcome.mayWish
}
