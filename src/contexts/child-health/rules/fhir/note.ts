/** Words of a contact as a DocumentReference with plain text in it, by the part of the conversation that they are about. */
import type { DocumentReference } from 'fhir/r4.js'
import { codeIn, coding, concept, ourSystem, systems } from './codes.ts'
import { isOneOf, referred } from './read.ts'

export const noteParts = ['growth', 'development', 'body', 'jabs', 'talk', 'conclusion'] as const
export type ContactNote = {
  readonly id: string
  readonly contactId: string
  readonly part: (typeof noteParts)[number]
  readonly words: string
}

const part = ourSystem('contact-part')
const mostSigns = 20_000

export function noteToFhir(patientId: string, note: ContactNote): DocumentReference {
  return {
    resourceType: 'DocumentReference',
    id: note.id,
    status: 'current',
    type: concept(coding(systems.loinc, '34109-9', 'Note')),
    category: [concept(coding(part, note.part))],
    subject: { reference: `Patient/${patientId}` },
    content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: Buffer.from(note.words).toString('base64') } }],
    context: { encounter: [{ reference: `Encounter/${note.contactId}` }] },
  }
}

/** Null: of no contact, of no part that we know, or no plain text of a length that somebody would write. */
export function noteFromFhir(document: DocumentReference): ContactNote | null {
  const about = document.category?.map((one) => codeIn(one, part)).find((code) => code !== null)
  const contactId = referred(document.context?.encounter?.[0]?.reference, 'Encounter')
  const { contentType = '', data = '' } = document.content[0]?.attachment ?? {}
  if (!isOneOf(noteParts, about) || contactId === null || !contentType.startsWith('text/plain') || document.status !== 'current')
    return null
  const words = Buffer.from(data, 'base64').toString('utf8').trim()
  if (words === '' || words.length > mostSigns || words.includes('\uFFFD')) return null
  return { id: document.id ?? '', contactId, part: about, words }
}
