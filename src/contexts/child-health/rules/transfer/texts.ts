/**
 * Which words of a record go along to whom. To another organisation for youth health care everything goes: it takes the care over, and keeps back what is
 * marked as we did; the mark goes along as a security label. To the person itself, or to who decides for a child, go the words that they read back in Mijn
 * CJG and what they told themselves; other words may tell about a third person or were kept back, and a colleague looks at those first (a copy).
 * Source: WGBO, BW 7:456 (copy, not where it harms the privacy of another) and 7:457; PR-10, PR-23.
 */
import type { Coding, FhirResource } from 'fhir/r4.js'

/** Marks of a text: kept back from the family, or about somebody else. `sql/transfer/marks.server.ts` reads them. */
export const textMarks = ['kept-back', 'third-person'] as const
export type TextMark = (typeof textMarks)[number]
export type TransferTo = 'organisation' | 'person'
/** What words are: shown in Mijn CJG after a visit, told by the family itself, or of a professional for professionals. */
export type TextOf = 'read-back' | 'told' | 'other'

export function goesAlong(text: { readonly of: TextOf; readonly mark: TextMark | undefined }, to: TransferTo): boolean {
  return to === 'organisation' || (text.mark === undefined && text.of !== 'other')
}

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const labels: Readonly<Record<TextMark, Coding>> = {
  'kept-back': { system: confidentiality, code: 'V', display: 'very restricted' },
  'third-person': { system: confidentiality, code: 'R', display: 'restricted' },
}

export function withMark<R extends FhirResource>(resource: R, mark: TextMark | undefined): R {
  return mark === undefined ? resource : { ...resource, meta: { ...resource.meta, security: [labels[mark]] } }
}

export function isMarked({ meta }: FhirResource): boolean {
  const codes = Object.values(labels).map(({ code }) => code)
  return meta?.security?.some(({ system, code }) => system === confidentiality && codes.includes(code)) ?? false
}
