import { expect, test } from 'vitest'
import { keepsNetwork, oneRowPerObject } from './log-row.ts'

const read = { actionCode: 'R', eventType: 'person.read', outcome: 0, objectType: 'person', objectId: 'a', subjectId: 'a' }

test('PR-28 what is done twice to one object within a deed is one row, with all groups of fields', () => {
  expect(
    oneRowPerObject([
      { ...read, fieldGroup: 'index care' },
      { ...read, fieldGroup: 'care contact' },
    ]),
  ).toEqual([{ ...read, fieldGroup: 'index care contact' }])
  expect(oneRowPerObject([read, read])).toEqual([read])
})

test.each([
  ['another object', { objectId: 'b' }],
  ['another action', { actionCode: 'U' }],
  ['another event', { eventType: 'person.change' }],
  ['another person', { subjectId: 'b' }],
  ['another part', { compartmentId: 'c' }],
  ['another detail', { detail: 'x' }],
])('%s is another row', (_what, other) => {
  expect(oneRowPerObject([read, { ...read, ...other }])).toHaveLength(2)
})

test('rows without an object are each their own: a run and a search are told once by who does them', () => {
  const run = { actionCode: 'E', eventType: 'person.search', outcome: 0 }
  expect(oneRowPerObject([run, run])).toHaveLength(2)
})

test('PR-34 the network is kept of who is known or tries to be, never of who asks without an account', () => {
  for (const kind of ['staff', 'resident', 'client'] as const) expect(keepsNetwork(kind, 'conversation'), kind).toBe(true)
  for (const area of ['conversation', 'library', 'abuse', 'calculators']) expect(keepsNetwork('visitor', area), area).toBe(false)
  for (const area of ['session', 'invitation', 'resident']) expect(keepsNetwork('visitor', area), area).toBe(true)
  for (const area of ['session', 'conversation']) expect(keepsNetwork('asker', area), area).toBe(false)
})
