import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { isSlippedIn, momentText, readHead, sealedText, writeHead, type AuditRow } from './audit-chain.ts'

const moment = Temporal.Instant.from('2026-11-24T09:00:00.000001Z')
const at = momentText(moment)
const row: AuditRow = {
  id: 'i',
  centreId: 'c',
  occurredAt: at,
  recordedAt: at,
  actionCode: 'R',
  eventType: 'conversation.read',
  outcome: 0,
  actorKind: 'staff',
  accountId: 'a',
  role: 'professional',
  purpose: 'advice',
  objectType: 'conversation',
  objectId: 'o',
  detail: null,
  processingActivity: 'conversation',
  traceId: 't',
  subjectId: null,
  fieldGroup: null,
  basis: null,
  basisId: null,
  actorPersonId: null,
  compartmentId: null,
  operationId: null,
  onBehalfOf: null,
  profession: null,
  accessPointKind: null,
  accessPoint: null,
  policyVersion: null,
  legalGround: null,
  consentId: null,
  foreignTraceId: null,
  foreignSpanId: null,
}

test('every field of the row, its place and the moment of sealing are in the text', () => {
  const text = sealedText(1, at, row)
  const later = momentText(moment.add({ microseconds: 1 }))
  expect(sealedText(2, at, row)).not.toBe(text)
  expect(sealedText(1, later, row)).not.toBe(text)
  for (const name of Object.keys(row)) {
    const value = name === 'outcome' ? 8 : name.endsWith('At') ? later : 'other'
    expect(sealedText(1, at, { ...row, [name]: value }), name).not.toBe(text)
  }
})

test('a row from before a column was there is sealed as it was then', () => {
  const first = `["v1",1,"${at}","c","i","${at}","${at}","R","conversation.read",0,"staff","a","professional","advice","conversation","o",null,"conversation","t"]`
  expect(sealedText(1, at, row)).toBe(first)
  const second = first.replace('"v1"', '"v2"').replace(/\]$/, ',"s",null,null,null,null,null]')
  expect(sealedText(1, at, { ...row, subjectId: 's' })).toBe(second)
  const third = second.replace('"v2"', '"v3"').replace(/\]$/, ',"op",null,null,"browser",null,"p",null,null,null,null]')
  expect(sealedText(1, at, { ...row, subjectId: 's', operationId: 'op', accessPointKind: 'browser', policyVersion: 'p' })).toBe(third)
})

test('text cannot move from one field to the next, and nothing differs from an empty text', () => {
  expect(sealedText(1, at, { ...row, role: 'a","b', purpose: 'c' })).not.toBe(sealedText(1, at, { ...row, role: 'a', purpose: 'b","c' }))
  expect(sealedText(1, at, { ...row, detail: '' })).not.toBe(sealedText(1, at, { ...row, detail: null }))
})

test('a row that stands after one of more than a quarter of an hour later was slipped in', () => {
  const latest = Temporal.Instant.from('2026-11-24T09:00:00Z')
  const before = (minutes: number, seconds = 0) => isSlippedIn(momentText(latest.subtract({ minutes, seconds })), momentText(latest))
  expect(before(-1)).toBe(false)
  expect(before(0)).toBe(false)
  expect(before(15)).toBe(false)
  expect(before(15, 1)).toBe(true)
})

test('moments are written in one length, in the order of time', () => {
  expect(momentText(Temporal.Instant.from('2026-11-24T09:00:00Z'))).toBe('2026-11-24T09:00:00.000000Z')
  expect(at).toBe('2026-11-24T09:00:00.000001Z')
})

test('a head goes to a line and back; half a line is no head', () => {
  const head = { sequence: 12, mac: 'ab'.repeat(32), at: moment }
  const line = writeHead(head)
  expect(line).toBe(`12 ${'ab'.repeat(32)} 2026-11-24T09:00:00.000001Z`)
  expect(readHead(line)).toEqual(head)
  for (let length = 0; length < line.length; length += 1) expect(readHead(line.slice(0, length))).toBeNull()
})
