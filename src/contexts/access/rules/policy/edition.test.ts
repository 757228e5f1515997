import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { changesBetween, editionsOf, type PolicyRules } from './edition.ts'

const rules: PolicyRules = {
  deeds: { 'person.read': { roles: ['professional'] }, 'care.begin': { roles: ['professional'] } },
  lines: [{ verbs: ['read'] }, { verbs: ['write'] }],
  needs: { advice: ['index'], support: ['index'] },
}
const at = (text: string) => Temporal.Instant.from(text)

test('PR-28 an edition holds until the next; the newest holds still, and of the first nobody knows what was before', () => {
  const kept = [
    { version: 'aaaaaaaaaaaa', heldFrom: at('2026-01-01T09:00Z'), rules },
    { version: 'bbbbbbbbbbbb', heldFrom: at('2026-03-01T09:00Z'), rules: { ...rules, lines: [] } },
    // Gone back to the version before: the same rules, a row of their own.
    { version: 'aaaaaaaaaaaa', heldFrom: at('2026-03-02T09:00Z'), rules },
  ]
  const same = { deeds: { added: [], gone: [], changed: [] }, needs: [] }
  expect(editionsOf(kept)).toEqual([
    { version: 'aaaaaaaaaaaa', heldFrom: kept[2]?.heldFrom, heldUntil: null, changes: { ...same, lines: { added: 2, gone: 0 } } },
    {
      version: 'bbbbbbbbbbbb',
      heldFrom: kept[1]?.heldFrom,
      heldUntil: kept[2]?.heldFrom,
      changes: { ...same, lines: { added: 0, gone: 2 } },
    },
    { version: 'aaaaaaaaaaaa', heldFrom: kept[0]?.heldFrom, heldUntil: kept[1]?.heldFrom, changes: null },
  ])
  expect(editionsOf([])).toEqual([])
})

test('what became different: deeds by name, lines by number, purposes by name', () => {
  const next: PolicyRules = {
    deeds: { 'person.read': { roles: ['professional', 'coordinator'] }, 'person.merge': {} },
    lines: [{ verbs: ['read'] }, { verbs: ['write', 'share'] }, { verbs: ['print'] }],
    needs: { advice: ['index', 'contact'], coordination: ['index'] },
  }
  expect(changesBetween(rules, next)).toEqual({
    deeds: { added: ['person.merge'], gone: ['care.begin'], changed: ['person.read'] },
    lines: { added: 2, gone: 1 },
    needs: ['advice', 'coordination', 'support'],
  })
  expect(changesBetween(rules, structuredClone(rules))).toEqual({
    deeds: { added: [], gone: [], changed: [] },
    lines: { added: 0, gone: 0 },
    needs: [],
  })
})
