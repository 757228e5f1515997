import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { checkKeeping, confirmDestruction, longestReason, type Sensitivity } from './confirm.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-30')
const proposal = { scope: 'file', goesOn: today, pieces: 1, parts: [] } as const
const due = { proposals: [proposal], kept: [] }
const one = { scope: 'file', postponedUntil: null, agreedBy: null } as const
const officer = { accountId: 'petra', isPrivacyOfficer: true }
const coordinator = { accountId: 'ingrid', isPrivacyOfficer: false }
const now = (sensitive: readonly Sensitivity[] = []) => ({ judgement: due, sensitive, today })

test('PR-24: the privacy officer confirms; what is sensitive wants a second person, never the same', () => {
  expect(confirmDestruction(one, now(), officer)).toEqual({ ok: true, value: { kind: 'destroy', proposal } })
  expect(confirmDestruction(one, now(), coordinator)).toEqual({ ok: false, error: { kind: 'privacy-officer-first' } })
  expect(confirmDestruction(one, now(['was-held']), officer)).toMatchObject({ value: { kind: 'agreed' } })
  expect(confirmDestruction(one, now(['was-held']), coordinator)).toMatchObject({ error: { kind: 'privacy-officer-first' } })
  const agreed = { ...one, agreedBy: 'petra' }
  expect(confirmDestruction(agreed, now(['restricted']), officer)).toEqual({ ok: false, error: { kind: 'second-person' } })
  expect(confirmDestruction(agreed, now(['restricted']), coordinator)).toMatchObject({ value: { kind: 'destroy' } })
})

test('PR-21: what stands in the way now is said; another part that may go is no reason', () => {
  const held = { ...now(), judgement: { proposals: [], kept: ['held'] as const } }
  expect(confirmDestruction(one, held, officer)).toEqual({ ok: false, error: { kind: 'not-due', why: ['held'] } })
  expect(confirmDestruction({ ...one, scope: 'wmo' }, now(), officer)).toMatchObject({ error: { kind: 'not-due' } })
  expect(confirmDestruction({ ...one, postponedUntil: day('2026-12-01') }, now(), officer)).toMatchObject({ error: { kind: 'postponed' } })
  expect(confirmDestruction({ ...one, postponedUntil: today }, now(), officer)).toMatchObject({ ok: true })
})

test('always: nothing sensitive is destroyed by one person', () => {
  const people = fc.constantFrom(officer, coordinator)
  fc.assert(
    fc.property(people, people, (first, second) => {
      const agreed = confirmDestruction(one, now(['hidden-part']), first)
      if (!agreed.ok) return
      expect(agreed.value.kind).toBe('agreed')
      const done = confirmDestruction({ ...one, agreedBy: first.accountId }, now(['hidden-part']), second)
      expect(done.ok && done.value.kind === 'destroy').toBe(first.accountId !== second.accountId)
    }),
  )
})

test('keeping longer: a reason, and a day that comes and is not too far', () => {
  expect(checkKeeping(' ', day('2027-01-01'), today)).toEqual({ kind: 'no-reason' })
  expect(checkKeeping('x'.repeat(longestReason + 1), day('2027-01-01'), today)).toEqual({ kind: 'too-long-reason' })
  expect(checkKeeping('x', null, today)).toEqual({ kind: 'no-day' })
  expect(checkKeeping('x', today, today)).toEqual({ kind: 'not-later' })
  expect(checkKeeping('x', day('2036-12-01'), today)).toEqual({ kind: 'too-far' })
  expect(checkKeeping('x', day('2036-11-30'), today)).toBeNull()
})
