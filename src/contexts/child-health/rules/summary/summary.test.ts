import { expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import type { Contact, Measurement } from '../record/record.ts'
import { lastHeld, lastMeasured, lastOfEach } from './summary.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const measured = (measure: 'height' | 'weight', on: string): Measurement =>
  ({ id: `${measure} ${on}` as Id<'measurement'>, measure, measuredOn: day(on), value: 700 }) as Measurement

test('of each measure the last few, the newest first, whatever the order of rows', () => {
  const days = ['2026-01-01', '2026-03-01', '2026-02-01', '2026-05-01', '2026-04-01']
  const all = [...days.map((on) => measured('height', on)), measured('weight', '2020-01-01')]
  const wanted = ['height 2026-05-01', 'height 2026-04-01', 'height 2026-03-01', 'weight 2020-01-01']
  expect(lastMeasured).toBe(3)
  expect(lastOfEach(all).map(({ id }) => id)).toEqual(wanted)
  expect(
    lastOfEach(all.toReversed())
      .map(({ id }) => id)
      .toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(wanted.toSorted((a, b) => a.localeCompare(b)))
  expect(lastOfEach([])).toEqual([])
})

test('the last contact that took place; one that was begun or left is none', () => {
  const contact = (id: string, status: string, heldOn: string | null) =>
    ({ id, status, heldOn: heldOn === null ? null : day(heldOn) }) as unknown as Contact
  const all = [
    contact('a', 'realised', '2026-01-01'),
    contact('b', 'begun', '2026-06-01'),
    contact('c', 'realised', '2026-02-01'),
    contact('d', 'cancelled', null),
  ]
  expect(lastHeld(all)?.id).toBe('c')
  expect(lastHeld(all.slice(1, 2))).toBeNull()
})
