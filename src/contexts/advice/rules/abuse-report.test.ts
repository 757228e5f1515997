import { expect, test } from 'vitest'
import { mayHandle, mayReport, reportOutcomes } from './abuse-report.ts'

test('only what the asker wrote can be reported', () => {
  expect(mayReport({ author: 'asker' }).ok).toBe(true)
  expect(mayReport({ author: 'centre' })).toEqual({ ok: false, error: { kind: 'not-of-asker' } })
})

test('a report is handled once', () => {
  expect(mayHandle({ outcome: null }).ok).toBe(true)
  for (const outcome of reportOutcomes) expect(mayHandle({ outcome })).toEqual({ ok: false, error: { kind: 'handled-already' } })
})
