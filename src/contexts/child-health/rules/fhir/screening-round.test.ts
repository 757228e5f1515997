/** Rounds of screenings go out right by R4, with the elements of the BDS that say the same, and without what professionals wrote. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ObservationComponent } from 'fhir/r4.js'
import { Temporal } from '#platform/time.ts'
import { aScreening } from '#tests/builders/health-carried.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { bdsList, codeIn, systems } from './codes.ts'
import { screeningRoundToFhir, type TellableRound } from './screening-round.ts'

const person = '01990000-0000-7000-8000-000000000001'
test('every round is right by R4', () => {
  fc.assert(
    fc.property(aScreening, ({ decided: _decided, words: _words, ...one }) => {
      expect(faultsOfResource(screeningRoundToFhir(person, one))).toEqual([])
    }),
    { seed: 7, numRuns: 300 },
  )
})

const base: TellableRound = {
  ...{ id: 's' as TellableRound['id'], contactId: null, kind: 'heel-prick', round: 1, heldOn: Temporal.PlainDate.from('2026-01-15') },
  ...{
    result: 'sufficient',
    rightValue: null,
    leftValue: null,
    method: null,
    instrument: null,
    score: null,
    cause: null,
    repeatBefore: null,
  },
}
const told = (more: Partial<TellableRound>) => screeningRoundToFhir(person, { ...base, ...more })
/** "element: code of its list", of each component that has an element. */
const partsOf = (more: Partial<TellableRound>) =>
  (told(more).component ?? []).flatMap((one: ObservationComponent) => {
    const element = codeIn(one.code, systems.bds)
    const code = one.valueCodeableConcept?.coding?.find(({ system }) => system?.startsWith(bdsList(0).slice(0, -1)))
    const value = code === undefined ? (one.valueBoolean ?? one.valueQuantity?.value) : `${code.system?.split('.').at(-1)}=${code.code}`
    return element === null ? [] : [`${element}: ${String(value)}`]
  })

describe('the elements of the BDS', () => {
  test.each<[string, Partial<TellableRound>, string[]]>([
    ['a second heel prick', { round: 3 }, ['373: 316=03']],
    ['a heel prick that the parents decline', { result: 'refused', cause: 'declined' }, ['373: 316=01', '380: 313=03']],
    ['too little blood', { result: 'not-possible', cause: 'too-little-blood' }, ['373: 316=01', '379: 317=01']],
    [
      'hearing, first round',
      { kind: 'hearing-newborn', method: 'OAE', rightValue: 1, leftValue: 2 },
      ['439: 284=1', '441: 284=2', '1331: 638=01'],
    ],
    ['hearing, third round', { kind: 'hearing-newborn', round: 3, method: 'AABR', leftValue: 2 }, ['447: 284=2', '1331: 638=02']],
    [
      'in intensive care',
      { kind: 'hearing-newborn', method: 'AABR NICU', rightValue: 1, leftValue: 1 },
      ['439: 284=1', '441: 284=1', '1331: 638=02', '1413: true'],
    ],
    ['red reflex', { kind: 'eye', method: 'fundus-reflex', rightValue: 1, leftValue: 2 }, ['840: 175=1', '841: 175=2']],
    ['acuity', { kind: 'acuity', method: 'E 5 m', rightValue: 63, leftValue: 100 }, ['1591: 683=09', '1592: 683=11', '1590: 682=04']],
    ['motor test', { kind: 'motor', instrument: 'BFMT', score: 2 }, ['1042: 555=02']],
    ['language', { kind: 'language', instrument: 'SNEL', score: 11 }, ['817: 283=04', '1496: 11']],
    ['psychosocial', { kind: 'psychosocial', instrument: 'SDQ-5', score: 9 }, ['1341: 640=08']],
  ])('%s', (_name, more, parts) => {
    expect(partsOf(more)).toEqual(parts)
  })
  test.each<[Partial<TellableRound>, string, string | null]>([
    [{ kind: 'heel-prick', result: 'doubtful' }, '381', '321=2'],
    [{ kind: 'acuity', result: 'doubtful' }, '408', '336=2'],
    [{ kind: 'hearing', result: 'insufficient' }, '865', '284=2'],
    [{ kind: 'hearing', result: 'doubtful' }, '865', null],
    [{ kind: 'language', result: 'insufficient' }, '818', '336=3'],
    [{ kind: 'acuity', result: 'refused' }, '408', null],
  ])('the result of %j is element %s', (more, element, value) => {
    const { code, valueCodeableConcept } = told(more)
    const bds = valueCodeableConcept?.coding?.find(({ system }) => system?.startsWith('urn:oid:'))
    expect(codeIn(code, systems.bds)).toBe(element)
    expect(bds === undefined ? null : `${bds.system?.split('.').at(-1)}=${bds.code}`).toBe(value)
  })
})
