/**
 * Who reads a text of a contact. The family does, unless it is about somebody else (PR-17: labelled, left out of disclosure by default) or is kept back for now
 * (PR-22: evidently seriously harmful to read, with the reason, another professional who was consulted, and a day before which it is looked at again; hidden
 * until somebody opens it). Source: privacy rules, sections 5 and 6 (Jeugdwet 7.3.2(3), 7.3.10; BW 7:448(3), 7:456, 7:457).
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'

/** Texts of a contact: words of a part of it, and what was seen of the body. */
export const textKinds = ['note', 'finding'] as const
export type TextKind = (typeof textKinds)[number]

export const aboutWhom = ['parent', 'sibling', 'other-family', 'reporter', 'somebody-else'] as const
export type AboutWhom = (typeof aboutWhom)[number]
/** Months within which it is looked at again; a year at most. */
export const lookedAtWithin = [1, 3, 6, 12] as const
export const longestWhy = 400

/** As it is chosen in a form: the family, kept back, or about somebody. */
export const readerChoices = ['family', 'kept', ...aboutWhom] as const
export type ReaderChoice = (typeof readerChoices)[number]
/** Nothing chosen is the family. */
export const readerChoice = (text: string): ReaderChoice => readerChoices.find((one) => one === text) ?? 'family'

export type TypedKeeping = { readonly why: string; readonly consulted: string; readonly months: string }
export type Keeping = { readonly why: string; readonly consulted: string; readonly months: (typeof lookedAtWithin)[number] }
export type KeepingFault = 'why' | 'consulted' | 'months'

/** `mayConsult`: accounts of colleagues who give care, without who decides; null: it is looked at later. */
export function readKeeping(
  { why, consulted, months }: TypedKeeping,
  mayConsult: readonly string[] | null,
): Result<Keeping, readonly KeepingFault[]> {
  const within = lookedAtWithin.find((one) => String(one) === months)
  const reason = why.trim()
  const isKnown = consulted !== '' && (mayConsult === null || mayConsult.includes(consulted))
  if (reason !== '' && reason.length <= longestWhy && isKnown && within !== undefined) return ok({ why: reason, consulted, months: within })
  return err([
    ...(reason === '' || reason.length > longestWhy ? (['why'] as const) : []),
    ...(isKnown ? [] : (['consulted'] as const)),
    ...(within === undefined ? (['months'] as const) : []),
  ])
}

/** The day before which it is looked at again. */
export const lookedAtBefore = (today: PlainDate, { months }: Keeping): PlainDate => today.add({ months })

/** Kept from the family in one way or the other. */
export const isKeptFromFamily = (one: { readonly aboutWhom: AboutWhom | null; readonly withheld: object | null }): boolean =>
  one.aboutWhom !== null || one.withheld !== null
