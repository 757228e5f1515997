import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { packColumn, unpackColumn } from './packed-column.ts'

test('unpacking gives exactly the decimals that were packed', () => {
  const decimals = fc.integer({ min: 0, max: 6 })
  const whole = fc.array(fc.integer({ min: -(10 ** 8), max: 10 ** 8 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(decimals, whole, (places, numbers) => {
      const printed = numbers.map((number) => Number((number / 10 ** places).toFixed(places)))
      expect([...unpackColumn(packColumn(printed, places))]).toEqual(printed.map((number) => number + 0))
    }),
    { seed: 1 },
  )
})

test('an even row of days costs a few characters', () => {
  const days = Array.from({ length: 1827 }, (_, day) => day)
  expect(packColumn(days, 0).length).toBeLessThan(12)
})
