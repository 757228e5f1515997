import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { isSlippedIn, readHead, sealedText, writeHead, type AuditRow } from './audit-chain.ts'

const at = Temporal.Instant.from('2026-11-24T09:00:00.000001Z')
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
}

test('every field of the row, its place and the moment of sealing are in the text', () => {
  const text = sealedText(1, at, row)
  const later = at.add({ microseconds: 1 })
  expect(sealedText(2, at, row)).not.toBe(text)
  expect(sealedText(1, later, row)).not.toBe(text)
  for (const name of Object.keys(row)) {
    const value = name === 'outcome' ? 8 : name.endsWith('At') ? later : 'other'
    expect(sealedText(1, at, { ...row, [name]: value }), name).not.toBe(text)
  }
})

test('text cannot move from one field to the next, and nothing differs from an empty text', () => {
  expect(sealedText(1, at, { ...row, role: 'a","b', purpose: 'c' })).not.toBe(sealedText(1, at, { ...row, role: 'a', purpose: 'b","c' }))
  expect(sealedText(1, at, { ...row, detail: '' })).not.toBe(sealedText(1, at, { ...row, detail: null }))
})

test('a row that was recorded a quarter of an hour before an earlier run was slipped in', () => {
  const sealed = Temporal.Instant.from('2026-11-24T09:00:00Z')
  expect(isSlippedIn(sealed.subtract({ minutes: 15 }), sealed)).toBe(false)
  expect(isSlippedIn(sealed.subtract({ minutes: 15, seconds: 1 }), sealed)).toBe(true)
})

test('a head goes to a line and back; half a line is no head', () => {
  const head = { sequence: 12, mac: 'ab'.repeat(32), at }
  const line = writeHead(head)
  expect(line).toBe(`12 ${'ab'.repeat(32)} 2026-11-24T09:00:00.000001Z`)
  expect(readHead(line)).toEqual(head)
  for (let length = 0; length < line.length; length += 1) expect(readHead(line.slice(0, length))).toBeNull()
})
