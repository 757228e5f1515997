import { describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { requestKinds, type PersonRequest, type RequestKind } from './person-request.ts'
import { remediesOf } from './remedies.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-11-24T09:00:00Z')
const base = {
  ...{ id: newId<'personRequest'>(), kind: 'erasure', personId: newId<'person'>(), requesterId: newId<'person'>(), capacity: 'self' },
  ...{ receivedOn: day('2026-11-10'), dueOn: day('2026-12-10'), state: 'received' },
} as const satisfies PersonRequest
const refused = (kind: RequestKind): PersonRequest => ({
  ...base,
  kind,
  state: 'decided',
  decision: 'refused',
  ground: 'other',
  decidedAt: at,
})
const kindsOf = (request: PersonRequest, controller: 'public-body' | 'other' = 'public-body') =>
  remediesOf(request, controller, day('2026-11-24')).map(({ kind }) => kind)

describe('PR-19 where to go', () => {
  test('Awb 6:7: what a public body refuses is open to objection for six weeks, to the day', () => {
    expect(remediesOf(refused('erasure'), 'public-body', day('2026-11-24'))).toContainEqual({ kind: 'objection', until: day('2027-01-05') })
  })
  test('Algemene termijnenwet 1: a last day on a holiday or in a weekend becomes the next working day', () => {
    // Six weeks after 13 November is Christmas Day, a Friday: 28 December, a Monday.
    expect(remediesOf(refused('copy'), 'public-body', day('2026-11-13'))).toContainEqual({ kind: 'objection', until: day('2026-12-28') })
  })
  test('UAVG 35: of who is no public body the court is asked, not the college', () => {
    expect(kindsOf(refused('correction'), 'other')).toEqual(['talk', 'court', 'complaint', 'authority'])
  })
  test('not known when the letter came: no day is made up', () => {
    expect(remediesOf(refused('inspection'), 'public-body', null)).toContainEqual({ kind: 'objection', until: null })
  })
  test('BW 1:377c: limited information leads to the court of families, and never to objection', () => {
    expect(kindsOf(refused('limited-information'))).toEqual(['talk', 'family-court', 'complaint', 'authority'])
  })
  test('what was granted or withdrawn, or has no decision yet, is not open to objection', () => {
    expect(kindsOf({ ...base, state: 'decided', decision: 'granted', ground: null, decidedAt: at })).toEqual(['talk'])
    expect(kindsOf({ ...base, state: 'withdrawn', withdrawnOn: day('2026-11-12') })).toEqual(['talk'])
    expect(kindsOf(base)).toEqual(['talk', 'complaint', 'authority'])
  })
  test('every kind that is not granted leads to the Autoriteit Persoonsgegevens (AVG 77)', () => {
    for (const kind of requestKinds) expect(kindsOf(refused(kind))).toContain('authority')
  })
})
