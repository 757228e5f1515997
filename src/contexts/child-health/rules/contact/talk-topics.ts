/**
 * What families talk about at a contact, and the advice that goes with it: our own list, as codes. The words stand with the pages. A topic that the
 * family asks for opens the part of the contact screen that it belongs to.
 */
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'

export const contactParts = ['growth', 'development', 'body', 'jabs', 'talk', 'questions', 'conclusion'] as const
export type ContactPart = (typeof contactParts)[number]

type Talk = {
  readonly part: ContactPart
  /** In years: the ages at which the topic is offered by itself. */
  readonly from: number
  readonly until: number
  readonly advice: readonly string[]
}

export const talkTopics = {
  sleep: { part: 'talk', from: 0, until: 6, advice: ['fixed-ritual', 'fall-asleep-alone', 'give-leaflet'] },
  'safe-sleep': { part: 'talk', from: 0, until: 1, advice: ['on-the-back', 'own-cot', 'smoke-free'] },
  crying: { part: 'talk', from: 0, until: 0.75, advice: ['rest-and-rhythm', 'lay-down-and-breathe', 'call-us-when-worn-out'] },
  feeding: { part: 'growth', from: 0, until: 4, advice: ['breast-or-bottle', 'first-bites', 'eat-along', 'vitamin-d'] },
  words: { part: 'development', from: 0.75, until: 4, advice: ['read-together', 'keep-own-language', 'library'] },
  play: { part: 'talk', from: 0, until: 6, advice: ['floor-time', 'outside-each-day', 'little-screen'] },
  safety: { part: 'talk', from: 0.4, until: 5, advice: ['stairs-and-hot-drinks', 'medicines-away', 'car-seat'] },
  teeth: { part: 'body', from: 0.5, until: 12, advice: ['brush-twice', 'to-the-dentist', 'drink-from-cup'] },
  'saying-no': { part: 'talk', from: 1, until: 6, advice: ['name-what-you-see', 'few-clear-rules', 'praise-what-goes-well'] },
  'potty-training': { part: 'talk', from: 1.75, until: 5, advice: ['wait-for-signs', 'fixed-moments', 'no-punishing'] },
  'day-care-and-school': { part: 'talk', from: 2, until: 18, advice: ['toddler-group', 'talk-with-teacher'] },
  friends: { part: 'talk', from: 4, until: 18, advice: ['play-together', 'talk-about-bullying'] },
  'screens-and-phone': { part: 'talk', from: 4, until: 18, advice: ['agree-on-times', 'no-phone-at-night'] },
  'feeling-well': { part: 'talk', from: 8, until: 18, advice: ['make-room-to-talk', 'who-to-turn-to'] },
  'own-parents': { part: 'talk', from: 0, until: 18, advice: ['ask-for-help', 'time-for-yourself', 'parent-course'] },
  growth: { part: 'growth', from: 99, until: 99, advice: ['measure-again', 'no-worry-about-growth'] },
  vaccinations: { part: 'jabs', from: 99, until: 99, advice: ['explain-vaccine', 'after-the-jab', 'talk-with-doctor'] },
  skin: { part: 'body', from: 99, until: 99, advice: ['greasy-cream', 'short-lukewarm-bath'] },
  other: { part: 'talk', from: 99, until: 99, advice: ['come-back-to-it'] },
} as const satisfies Readonly<Record<string, Talk>>

export type TalkTopic = keyof typeof talkTopics
export const talkTopicCodes = Object.keys(talkTopics) as readonly TalkTopic[]
export const isTalkTopic = (code: string): code is TalkTopic => Object.hasOwn(talkTopics, code)

/** What the family asked for first, then what belongs to the age; each once. */
export function topicsToTalkAbout(asked: readonly string[], ageDays: number): readonly TalkTopic[] {
  const years = ageDays / DAYS_PER_YEAR
  const ofAge = talkTopicCodes.filter((code) => years >= talkTopics[code].from && years < talkTopics[code].until)
  return [...new Set([...asked.map((code) => (isTalkTopic(code) ? code : 'other')), ...ofAge])]
}

export const adviceOf = (topic: TalkTopic): readonly string[] => talkTopics[topic].advice

/** In years: advice that is for younger children than its topic. */
const adviceUntil: Readonly<Record<string, number>> = { 'toddler-group': 4, 'play-together': 13 }

/** The advice of a topic that is offered at an age. */
export function adviceAt(topic: TalkTopic, ageDays: number): readonly string[] {
  return adviceOf(topic).filter((advice) => ageDays / DAYS_PER_YEAR < (adviceUntil[advice] ?? Infinity))
}

/** The part of the contact screen that a topic opens. */
export const partOfTopic = (code: string): ContactPart => (isTalkTopic(code) ? talkTopics[code].part : 'talk')
