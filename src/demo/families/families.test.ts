import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { grantAuthority, type Authority } from '#contexts/families/rules/authority.ts'
import { checkFacts, checkName } from '#contexts/families/rules/facts.ts'
import { checkTie } from '#contexts/families/rules/ties.ts'
import { seeded } from '../seeded.ts'
import { inventFamily } from './invent.ts'
import { kinds, round, roundsOf, seedOf } from './kinds.ts'

const today = Temporal.PlainDate.from('2026-11-29')

describe.each(kinds)('a family of the kind %s', (kind) => {
  const made = Array.from({ length: 20 }, (_, turn) => inventFamily(kind, today, seeded(`${kind} ${turn}`)))

  test('speaks only of people that are there, each once', () => {
    for (const { people, homes, ties, authority, care, pieces } of made) {
      const keys = people.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      const named = [
        ...homes.flatMap(({ members }) => members.map(({ key }) => key)),
        ...ties.flatMap(({ of, other }) => [of, other]),
        ...authority.flatMap(({ child, holder }) => [child, holder]),
        ...care.map(({ of }) => of),
        ...pieces.map(({ of }) => of),
      ]
      expect(named.filter((key) => !keys.includes(key))).toEqual([])
      expect(care.length).toBeGreaterThan(0)
    }
  })

  test('PR-07: at most two have authority over a child on any day, each parent is older than the child', () => {
    for (const { people, authority, ties } of made) {
      const born = new Map(people.map((one) => [one.key, one.born]))
      for (const { key } of people) {
        const days = authority.filter(({ child }) => child === key).map(({ from }) => from)
        for (const day of [...days, today]) {
          const holders = authority.filter(
            (one) =>
              one.child === key &&
              Temporal.PlainDate.compare(one.from, day) <= 0 &&
              (one.until === null || Temporal.PlainDate.compare(day, one.until) < 0),
          )
          expect(holders.length).toBeLessThanOrEqual(2)
        }
      }
      for (const { of, other } of ties.filter((one) => one.kind === 'parent')) {
        const [child, parent] = [born.get(of), born.get(other)]
        if (child && parent) expect(parent.until(child, { largestUnit: 'years' }).years).toBeGreaterThanOrEqual(14)
      }
    }
  })
})

test('the same seed makes the same family', () => {
  expect(inventFamily('blended', today, seeded('x'))).toEqual(inventFamily('blended', today, seeded('x')))
})

test('one round has every kind', () => {
  expect(new Set(round)).toEqual(new Set(kinds))
})

test('everything that is filled is allowed by the rules of families', () => {
  for (const [slug, rounds] of Object.entries(roundsOf))
    for (const [turn, kind] of Array.from({ length: rounds }, () => round)
      .flat()
      .entries()) {
      const { people, ties, authority } = inventFamily(kind, today, seeded(seedOf(slug, turn)))
      const births = new Map(people.map(({ key, born }) => [key, born]))
      const where = `${slug} ${turn} ${kind}`
      for (const one of people) {
        const facts = { birthDate: one.born, expectedOn: one.expectedOn ?? null }
        expect([...checkName(one), ...checkFacts(facts, today)], where).toEqual([])
      }
      const tied = ties.map(({ of, other, kind: what }) => ({ personId: of, otherId: other, kind: what, from: null, until: null }))
      for (const [index, tie] of tied.entries()) expect(checkTie(tie, tied.slice(0, index), births), where).toBeNull()
      const known: Authority[] = []
      for (const { child, holder, ...line } of authority) {
        const grant = { ...line, childId: child, holderId: holder, checkedOn: today }
        const around = { childBorn: births.get(child) ?? null, holderBorn: births.get(holder) ?? null, holderDeceasedOn: null, today }
        const granted = grantAuthority(grant, { ...around, known: known.filter(({ id }) => id.startsWith(`${child} `)) })
        expect(granted, where).toMatchObject({ ok: true })
        known.push({ id: `${child} ${holder}`, holderId: holder, kind: line.kind, from: line.from, until: line.until })
      }
    }
})
