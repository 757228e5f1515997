import { describe, expect, test } from 'vitest'
import { dutch, english } from '#platform/i18n.ts'
import { newId } from '#platform/id.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { Temporal } from '#platform/time.ts'
import { aSite } from '#tests/builders/pages.ts'
import { decisions, requestKinds, type OpenedRequest } from '../../../access/public-openness.ts'
import { requestLetter, requestLetterJson } from './letter.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const site = aSite()
const base = {
  ...{ id: newId<'personRequest'>(), kind: 'copy', personId: newId<'person'>(), requesterId: newId<'person'>(), capacity: 'self' },
  ...{
    receivedOn: day('2026-11-10'),
    dueOn: day('2026-12-10'),
    text: 'Ik wil een kopie.',
    requester: 'Mila de Groot',
    about: 'Noor Testman',
  },
  ...{
    eventId: null,
    pieceId: null,
    channel: 'mijn',
    identityCheck: null,
    delivery: null,
    answerUntil: null,
    stays: [],
    extensionReason: null,
    reasons: null,
    state: 'received',
  },
} as const satisfies OpenedRequest
const decided = (of: Partial<OpenedRequest>): OpenedRequest =>
  ({ ...base, state: 'decided', decision: 'granted', ground: null, decidedAt: now, reasons: 'Zo zit het.', ...of }) as OpenedRequest
const textOf = (request: OpenedRequest, locale = dutch): string => JSON.stringify(requestLetter(locale, site, request, now))

describe('PR-19 a letter for each kind and outcome', () => {
  const possible = requestKinds.flatMap((kind) =>
    decisions
      .filter((decision) =>
        kind === 'question' ? decision === 'answered' : kind === 'statement' ? decision === 'granted' : decision !== 'answered',
      )
      .map((decision) => [kind, decision] as const),
  )
  test.each(possible)('%s, %s: says what was decided in both languages', (kind, decision) => {
    const ground = decision === 'refused' || decision === 'partly' ? 'other' : null
    for (const locale of [dutch, english]) {
      const { sections } = requestLetter(locale, site, decided({ kind, decision, ground }), now)
      const answer = sections[1]?.blocks ?? []
      expect(answer[0]).toHaveProperty('text')
      expect(JSON.stringify(answer[0])).toMatch(/"text":"\w{2,}/)
      expect(answer.at(-1)).toEqual({ kind: 'quote', text: 'Zo zit het.' })
      expect(answer).toHaveLength(ground === null ? 2 : 4)
    }
  })
  test('a refusal says how to complain, at the committee and at the AP; what was granted does not', () => {
    const refused = textOf(decided({ decision: 'refused', ground: 'not-entitled' }))
    expect(refused).toMatch(/klachtencommissie.*autoriteitpersoonsgegevens\.nl/)
    expect(textOf(decided({}))).not.toContain('klachtencommissie')
    expect(
      textOf({ ...base, state: 'extended', extendedOn: day('2026-11-20'), extensionReason: 'Er is veel.', dueOn: day('2027-02-10') }),
    ).toMatch(/10 februari 2027.*Er is veel\..*autoriteitpersoonsgegevens/)
  })
  test('Awb 6:7: what is refused says where to object and until which day, and names the law', () => {
    const refused = decided({ kind: 'erasure', decision: 'refused', ground: 'statutory-hold' })
    expect(textOf(refused)).toMatch(
      /het college van burgemeester en wethouders van Lindewaard\. Schrijf een brief uiterlijk op 5 januari 2027/,
    )
    expect(textOf(refused)).toContain('Dit staat in de wet: AVG 17, Jeugdwet 7.3.9, BW 7:455, Wmo 2015 5.3.5.')
    expect(textOf(refused)).toContain('Vraag het opnieuw als dit voorbij is.')
    expect(textOf(refused, english)).toMatch(/object at the municipal executive.*of Lindewaard\. Write a letter by 5 January 2027/)
    expect(textOf({ ...refused, channel: 'letter' })).toContain('binnen zes weken nadat je deze brief kreeg')
  })
  test('PR-23: good care that opposes names its own law too', () => {
    const refused = decided({ kind: 'copy', capacity: 'authority', decision: 'refused', ground: 'good-care' })
    expect(textOf(refused)).toMatch(/Goede zorg voor het kind laat dit niet toe.*Jeugdwet 7\.3\.11, BW 7:457/)
  })
  test('UAVG 35: where no public body is responsible the letter points to the court, and is sent on behalf of nobody', () => {
    const words = JSON.stringify(
      requestLetter(dutch, aSite({ objectionBody: '' }), decided({ kind: 'copy', decision: 'refused', ground: 'other' }), now),
    )
    expect(words).toMatch(/verzoekschrift/)
    expect(words).not.toMatch(/bezwaar maken|namens/)
  })
  test('PR-21: a whole person: what stays, why and until when, for what was kept and for what always is', () => {
    const part = decided({ kind: 'erasure', decision: 'partly', ground: 'kept-by-law', stays: ['care-open', 'needed-by-family'] })
    expect(textOf(part)).toMatch(/Dit blijft tot de hulp stopt.*dossier van dat kind/)
    const all = decided({ kind: 'erasure', answerUntil: day('2027-01-06'), personId: null })
    expect(textOf(all)).toMatch(/Alles over deze persoon is gewist.*vijf jaar.*twintig jaar.*tot 5 januari 2027/)
    expect(textOf(all)).not.toContain('Wij bewaren alleen dat wij iets wisten')
  })
  test('PR-22: that something may be left out is said alike to everybody who gets a copy', () => {
    expect(textOf(decided({}))).toContain('Soms moeten wij iemand beschermen.')
    expect(textOf(decided({ decision: 'partly', ground: 'other' }))).toContain('Soms moeten wij iemand beschermen.')
    expect(textOf(decided({ kind: 'correction' }))).not.toContain('Soms moeten wij')
  })
  test('by hand it says to bring a document; with an account it says where to read', () => {
    expect(textOf(decided({ channel: 'letter' }))).toContain('paspoort')
    expect(textOf(decided({}))).toContain('Log in bij Mijn CJG')
  })
  test('as data: the same words, with dates a computer reads', () => {
    const data = JSON.parse(requestLetterJson(dutch, site, base, now)) as Record<string, unknown>
    expect(data).toMatchObject({
      format: 'opencjg-letter/1',
      kind: 'copy',
      state: 'received',
      received: '2026-11-10',
      due: '2026-12-10',
      decision: null,
    })
  })
  test.runIf(canMakePdf())('as a tagged PDF, with what somebody wrote as text and never as markup', () => {
    const made = makePdf(requestLetter(dutch, site, { ...base, text: '#panic("x") *vet* = kop' }, now))
    expect(made?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(made?.toString('latin1')).toContain('/MarkInfo')
  })
})
