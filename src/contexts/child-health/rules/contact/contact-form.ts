/**
 * The form of a contact: the names of its fields, and what was typed in them. The same on the server, in the browser and in the draft: a draft is the
 * form as it was typed, so that nothing of it is lost however far it is.
 */
import { talkTopics } from './talk-topics.ts'
import type { Side } from './due-items.ts'

/** Names and texts. */
export type ContactTyped = Readonly<Record<string, string>>

export const noteParts = ['growth', 'development', 'body', 'jabs', 'talk', 'conclusion'] as const
export type NotePart = (typeof noteParts)[number]

export const field = {
  sure: (measure: string): string => `sure-${measure}`,
  item: (item: string, side: Side): string => (side === 'none' ? `i-${item}` : `i-${item}-${side}`),
  body: (topic: string): string => `b-${topic}`,
  remark: (topic: string): string => `b-${topic}-remark`,
  advice: (topic: string, advice: string): string => `a-${topic}.${advice}`,
  /** That a topic of the family was talked about. */
  talked: (topicId: string): string => `t-${topicId}`,
  dose: (vaccine: string): string => `d-${vaccine}`,
  site: (vaccine: string): string => `d-${vaccine}-site`,
  batch: (vaccine: string): string => `d-${vaccine}-batch`,
  decision: (signal: string): string => `s-${signal}`,
  sentTo: (signal: string): string => `s-${signal}-to`,
  reason: (signal: string): string => `s-${signal}-why`,
  weeks: (signal: string): string => `s-${signal}-weeks`,
  note: (part: NotePart): string => `note-${part}`,
  /** Who reads a text: of a note, or of what was seen of the body. */
  readers: (text: string): string => `r-${text}`,
}

/** Of the form itself, and of how much work it was. */
const ofTheForm = ['version', 'go', 'over', 'page', 'sequence', 'keystrokes', 'seconds'] as const
/** Why texts of this contact are kept back, with whom that was talked over, and until when. */
const keeping = ['keep-why', 'keep-with', 'keep-months']
const plain = [
  'on',
  'height',
  'weight',
  'head',
  'position',
  'companion',
  'form',
  'sure-child',
  ...noteParts.map(field.note),
  ...keeping,
  ...ofTheForm,
]
const shapes = [
  /^sure-(height|weight|head)$/,
  /^i-[0-9]{1,2}[a-c]?(-right|-left)?$/,
  /^b-[a-z-]{2,30}(-remark)?$/,
  /^a-[a-z-]{2,30}\.[a-z-]{2,40}$/,
  /^r-(note|b)-[a-z-]{2,30}$/,
  /^t-[0-9a-f-]{36}$/,
  /^d-[A-Z0-9_]{2,12}(-site|-batch)?$/,
  /^s-[a-z]{2,20}\.[A-Za-z0-9.-]{1,40}$/,
]
const known = new Set<string>(plain)

export const isContactField = (name: string): boolean => known.has(name) || shapes.some((shape) => shape.test(name))

export const longestNote = 2000
const longestText = 400
const isNote = (name: string): boolean => name.startsWith('note-')

/** Something came that no form of ours sends: a field that there is not, or a text that is too long for it. */
export function isOurs(typed: ContactTyped): boolean {
  const names = Object.keys(typed)
  return (
    names.length <= 400 &&
    names.every((name) => isContactField(name) && (typed[name] ?? '').length <= (isNote(name) ? longestNote : longestText))
  )
}

export const textOf = (typed: ContactTyped, name: string): string => (Object.hasOwn(typed, name) ? (typed[name] ?? '').trim() : '')

/** What is kept of a form in a draft: all but what is of the form itself; how much work it was goes along. */
export function draftOf(typed: ContactTyped): ContactTyped {
  return Object.fromEntries(Object.entries(typed).filter(([name, text]) => text !== '' && !['version', 'go', 'over'].includes(name)))
}

/**
 * Sent by the page that saved last: what is in it was typed further there, and nobody came between. So a saving whose answer was lost, or that was still under
 * way when the page was left, is no quarrel of somebody with themselves.
 */
export function goesOnFrom(there: ContactTyped, typed: ContactTyped): boolean {
  const page = textOf(typed, 'page')
  return page !== '' && page === textOf(there, 'page')
}

/** An older saving of the same page that arrives late adds nothing. */
export const isLate = (there: ContactTyped, typed: ContactTyped): boolean =>
  goesOnFrom(there, typed) && Number(textOf(typed, 'sequence')) <= Number(textOf(there, 'sequence'))

/** What two people typed otherwise: the names of the fields. */
export function differences(one: ContactTyped, other: ContactTyped): readonly string[] {
  const apart = new Set<string>(ofTheForm)
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => !apart.has(name) && textOf(one, name) !== textOf(other, name)).toSorted()
}

/** Fields that somebody filled in, without those that stand there by themselves. */
export function filledFields(typed: ContactTyped): number {
  const byThemselves = new Set<string>(['on', 'position', 'form', 'companion', 'sure-child', ...ofTheForm])
  const isAlong = (name: string): boolean => /^d-.*-(site|batch)$|^s-.*-weeks$|^r-|^keep-/.test(name)
  return Object.entries(typed).filter(([name, text]) => text.trim() !== '' && !byThemselves.has(name) && !isAlong(name)).length
}

/** A whole number out of the form, never more than this; null when there is none. */
export function countOf(typed: ContactTyped, name: 'keystrokes' | 'seconds', most: number): number | null {
  const text = textOf(typed, name)
  return /^\d{1,7}$/.test(text) ? Math.min(most, Number(text)) : null
}

/** The advice that was ticked. */
export function adviceGiven(typed: ContactTyped): readonly { readonly topic: string; readonly advice: string }[] {
  return Object.entries(talkTopics).flatMap(([topic, { advice }]) =>
    advice.filter((one) => textOf(typed, field.advice(topic, one)) !== '').map((one) => ({ topic, advice: one })),
  )
}
