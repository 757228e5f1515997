import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { endAuthority, grantAuthority, type AroundGrant, type Authority, type Grant } from './authority.ts'
import { refusalRules } from './refusals.ts'
import { checkStay, readAddress, readPostalCode } from './homes.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const grant = (more: Partial<Grant> = {}): Grant => ({
  childId: 'noor',
  holderId: 'mila',
  kind: 'parent',
  from: day('2014-02-01'),
  until: null,
  source: 'authority-register',
  checkedOn: day('2026-11-24'),
  ...more,
})
const around = (more: Partial<AroundGrant> = {}): AroundGrant => ({
  childBorn: day('2014-02-01'),
  holderBorn: day('1985-05-05'),
  holderDeceasedOn: null,
  known: [],
  today: day('2026-11-24'),
  ...more,
})
const has = (id: string, more: Partial<Authority> = {}): Authority => ({
  id,
  holderId: id,
  kind: 'parent',
  from: day('2014-02-01'),
  until: day('2032-02-01'),
  ...more,
})

describe('PR-07: authority', () => {
  test('ends at the eighteenth birthday, whatever was filled in', () => {
    expect(grantAuthority(grant(), around())).toMatchObject({ ok: true, value: { add: { until: day('2032-02-01') }, end: [] } })
    expect(grantAuthority(grant({ until: day('2040-01-01') }), around())).toMatchObject({ value: { add: { until: day('2032-02-01') } } })
    expect(grantAuthority(grant({ until: day('2020-01-01') }), around())).toMatchObject({ value: { add: { until: day('2020-01-01') } } })
  })

  test.each([
    ['over oneself', grant({ holderId: 'noor' }), around(), 'authority-over-oneself'],
    ['without a source', grant({ source: null }), around(), 'no-source'],
    ['checked tomorrow', grant({ checkedOn: day('2026-11-25') }), around(), 'checked-in-future'],
    ['over a child that is not born', grant(), around({ childBorn: null }), 'not-born-yet'],
    ['from before the birth', grant({ from: day('2014-01-31') }), around(), 'before-birth'],
    ['from the eighteenth birthday', grant({ from: day('2032-02-01') }), around(), 'child-of-age'],
    ['of nothing', grant({ until: day('2014-02-01') }), around(), 'ends-before-it-begins'],
    ['of the same holder twice', grant({ from: day('2020-01-01') }), around({ known: [has('mila')] }), 'authority-overlaps'],
    ['of a third parent', grant({ from: day('2020-01-01') }), around({ known: [has('ruben'), has('fatma')] }), 'too-many-holders'],
    ['of a parent beside a guardian', grant(), around({ known: [has('ans', { kind: 'guardian' })] }), 'guardian-holds'],
    [
      'of a third guardian',
      grant({ kind: 'guardian' }),
      around({ known: [has('a', { kind: 'guardian' }), has('b', { kind: 'guardian' })] }),
      'too-many-holders',
    ],
    ['of a minor', grant(), around({ holderBorn: day('1998-01-01') }), 'holder-too-young'],
    ['of somebody who died', grant({ from: day('2020-01-01') }), around({ holderDeceasedOn: day('2019-01-01') }), 'holder-deceased'],
    [
      'of a guardian from the day on which a parent began',
      grant({ kind: 'guardian' }),
      around({ known: [has('ruben')] }),
      'authority-overlaps',
    ],
  ] as const)('%s is refused', (_what, wish, facts, kind) =>
    expect(grantAuthority(wish, facts)).toMatchObject({ ok: false, error: { kind, rule: refusalRules[kind] } }),
  )

  test('a mother of seventeen whom a court declared of age has it', () =>
    expect(grantAuthority(grant({ source: 'court-ruling' }), around({ holderBorn: day('1997-01-01') })).ok).toBe(true))

  test('the same holder may have it again after it was over, and two parents one after another besides', () => {
    const known = [has('mila', { until: day('2016-01-01') }), has('ruben'), has('old', { until: day('2015-01-01') })]
    expect(grantAuthority(grant({ from: day('2016-01-01') }), around({ known })).ok).toBe(true)
  })

  test('a guardian replaces both parents, from that day', () => {
    const known = [has('mila'), has('ruben')]
    expect(grantAuthority(grant({ holderId: 'ans', kind: 'guardian', from: day('2024-03-01') }), around({ known }))).toMatchObject({
      value: {
        end: [
          { id: 'mila', until: day('2024-03-01') },
          { id: 'ruben', until: day('2024-03-01') },
        ],
      },
    })
  })

  test('it ends after it began, and never later than it did', () => {
    expect(endAuthority(has('mila'), day('2026-11-24'))).toEqual({ ok: true, value: day('2026-11-24') })
    expect(endAuthority(has('mila'), day('2040-01-01'))).toEqual({ ok: true, value: day('2032-02-01') })
    expect(endAuthority(has('mila'), day('2014-02-01'))).toMatchObject({ ok: false, error: { kind: 'ends-before-it-begins' } })
  })

  test('whatever is granted, on no day are there more than two, or parents beside a guardian, or anything from eighteen', () => {
    const wishes = fc.array(
      fc.record({
        holderId: fc.constantFrom('a', 'b', 'c', 'd'),
        kind: fc.constantFrom('parent' as const, 'guardian' as const),
        from: fc.integer({ min: -100, max: 7000 }),
        days: fc.option(fc.integer({ min: -5, max: 3000 })),
      }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 7500 }), (all, at) => {
        let known: Authority[] = []
        for (const [i, { holderId, kind, from, days }] of all.entries()) {
          const start = day('2014-02-01').add({ days: from })
          const wish = grant({ holderId, kind, from: start, until: days === null ? null : start.add({ days }) })
          const done = grantAuthority(wish, around({ known, holderBorn: null }))
          if (!done.ok) continue
          known = known.map((one) => {
            const end = done.value.end.find(({ id }) => id === one.id)
            return end === undefined ? one : { ...one, until: end.until }
          })
          known.push({ ...done.value.add, id: String(i) })
        }
        const moment = day('2014-02-01').add({ days: at })
        const live = known.filter(
          ({ from, until }) =>
            Temporal.PlainDate.compare(from, moment) <= 0 && (until === null || Temporal.PlainDate.compare(moment, until) < 0),
        )
        expect(live.length).toBeLessThanOrEqual(2)
        expect(new Set(live.map(({ kind }) => kind)).size).toBeLessThanOrEqual(1)
        expect(new Set(live.map(({ holderId }) => holderId)).size).toBe(live.length)
        if (Temporal.PlainDate.compare(moment, day('2032-02-01')) >= 0) expect(live).toEqual([])
      }),
    )
  })
})

describe('homes', () => {
  test.each([
    ['1234ab', '1234 AB'],
    [' 1234 AB ', '1234 AB'],
    ['0234 AB', null],
    ['1234 SS', null],
    ['1234', null],
    ['12345 AB', null],
  ])('postal code %s', (typed, read) => expect(readPostalCode(typed)).toBe(read))

  test('what is missing in an address is named', () => {
    const address = { street: 'Dorpsplein', houseNumber: '4a', postalCode: '1234ab', town: 'Hier' }
    expect(readAddress(address)).toEqual({ ...address, postalCode: '1234 AB' })
    for (const field of ['street', 'houseNumber', 'postalCode', 'town'] as const)
      expect(readAddress({ ...address, [field]: ' ' })).toEqual({ kind: 'not-an-address', rule: 'FAM-11', field })
  })

  test('two homes at a time are as they are; twice in one home is not', () => {
    const stay = { homeId: 'h', personId: 'noor', from: day('2026-01-01'), until: null }
    expect(checkStay({ ...stay, homeId: 'other' }, [stay])).toBeNull()
    expect(checkStay({ ...stay, from: day('2026-06-01') }, [stay])).toMatchObject({ kind: 'lives-there-already' })
    expect(checkStay({ ...stay, from: day('2026-06-01') }, [{ ...stay, until: day('2026-06-01') }])).toBeNull()
    expect(checkStay({ ...stay, until: day('2026-01-01') }, [])).toMatchObject({ kind: 'ends-before-it-begins' })
  })
})
