/** A record as it goes to a person of the family instead of an organisation: the words that are theirs to read at once, and of answers the own ones (PR-10). */
import type { NotePart } from '../contact/contact-form.ts'
import type { HealthRecord, TransferReason } from './record.ts'
import { goesAlong, type TextOf } from './texts.ts'

/** `holder`: the person of the family who takes it along; `isOwn`: it is about that person. */
export type ForPerson = { readonly holder: string | null; readonly isOwn: boolean }

export function recordForPerson(record: HealthRecord, { holder, isOwn }: ForPerson): HealthRecord {
  const goes = (id: string, of: TextOf): boolean => goesAlong({ of, mark: record.marks.get(id) }, 'person')
  const words = <T>(id: string, of: TextOf, text: T): T | null => (goes(id, of) ? text : null)
  return {
    ...record,
    contacts: record.contacts.map((one) => ({ ...one, indication: words(one.id, 'other', one.indication) })),
    notes: record.notes.filter(({ id, part }) => goes(id, isReadBack(part) ? 'read-back' : 'other')),
    findings: record.findings.map((one) => ({ ...one, remark: words(one.id, 'read-back', one.remark) })),
    // A colleague looks first at what a parent gets of these (PR-23); the young person reads the own ones.
    signals: isOwn ? record.signals : [],
    referrals: (isOwn ? record.referrals : []).map((one) => ({
      ...one,
      reason: words(one.id, 'other', one.reason) ?? '',
      feedback: words(one.id, 'other', one.feedback),
    })),
    refrains: record.refrains.map((one) => ({ ...one, reason: words(one.id, 'other', one.reason) })),
    effects: record.effects.map((one) => ({ ...one, words: words(one.id, one.toldBy === 'family' ? 'told' : 'other', one.words) })),
    answers: record.answers.filter(({ saidBy }) => saidBy === holder),
    earlierWords: record.earlierWords
      .filter(({ saidBy }) => saidBy === holder)
      .map((one) => ({ ...one, explanation: words(one.id, 'other', one.explanation) })),
    wishes: isOwn ? record.wishes.map((one) => ({ ...one, explanation: words(one.id, 'other', one.explanation) })) : [],
    topics: record.topics.filter(({ askedBy }) => askedBy === holder),
    questionnaires: record.questionnaires.filter(({ filledBy }) => filledBy === holder),
    marks: new Map(),
  }
}

/**
 * Where no organisation takes the care over (somebody turned 18, or the family asked), the bundle may be read by the person itself: what is marked stays. One
 * that takes the care over gets all, each text with its mark.
 */
export const recordFor = (reason: TransferReason, record: HealthRecord): HealthRecord =>
  reason === 'moved' ? record : withoutMarked(record)

/** As it can be read by anybody: on paper no mark keeps a text from the family. */
export function withoutMarked(record: HealthRecord): HealthRecord {
  const goes = ({ id }: { readonly id: string }): boolean => !record.marks.has(id)
  return { ...record, notes: record.notes.filter(goes), findings: record.findings.filter(goes), marks: new Map() }
}

/** What the screen of a contact tells the professional that the family reads back. */
const isReadBack = (part: NotePart): boolean => part === 'talk' || part === 'conclusion'
