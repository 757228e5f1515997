import { expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { caseloadOf } from './caseload.ts'
import { familyPictureOf, type FamilyFacts } from './family-picture-of.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')
type One = FamilyFacts['people'][number]
const who = (id: string, born: string | null, more: Partial<One> = {}): One => ({
  ...{
    id: id as Id<'person'>,
    callName: id,
    givenNames: id,
    prefix: '',
    familyName: 'Bakker',
    birthDate: born === null ? null : day(born),
  },
  ...{ expectedOn: null, sex: 'female', version: 1, deceasedOn: null },
  ...more,
})
const noor = who('Noor', '2014-02-01')
const mila = who('Mila', '1985-05-05', { href: '/mila' })
const unborn = who('Baby', null, { expectedOn: day('2027-02-01') })
const opa = who('Opa', '1950-01-01', { deceasedOn: day('2020-01-01') })
const neighbour = who('Fatma', '1980-01-01')
const tie = (personId: string, kind: FamilyFacts['ties'][number]['kind'], otherId: string, note = '') => ({ personId, otherId, kind, note })

test('a drawing gets who is living, died or not born yet, the elder first in a tie, and nobody who is not there', () => {
  const picture = familyPictureOf(
    {
      subjectId: 'Noor',
      people: [noor, mila, unborn, opa, neighbour],
      ties: [
        tie('Noor', 'parent', 'Mila'),
        tie('Noor', 'sibling', 'Baby'),
        tie('Noor', 'network', 'Fatma', 'buurvrouw'),
        tie('Noor', 'parent', 'Who'),
      ],
      homes: [
        {
          ...{ id: 'h', label: 'Dorpsplein' },
          members: [
            { personId: 'Noor', part: 'weekends' },
            { personId: 'Mila', part: 'always' },
            { personId: 'Who', part: 'always' },
          ],
        },
      ],
      authority: [
        { holderId: 'Mila', childId: 'Noor' },
        { holderId: 'Who', childId: 'Noor' },
      ],
    },
    today,
    (part) => `(${part})`,
  )
  expect(picture.people.map(({ id, state, part, ageInYears }) => [id, state, part, ageInYears])).toEqual([
    ['Noor', 'living', 'child', 12],
    ['Mila', 'living', 'adult', 41],
    ['Baby', 'unborn', 'child', null],
    ['Opa', 'deceased', 'adult', 70],
    ['Fatma', 'living', 'network', 46],
  ])
  expect(picture.people[0]).toMatchObject({ isSubject: true })
  expect(picture.people[1]).toMatchObject({ href: '/mila' })
  expect(picture.ties).toEqual([
    { from: 'Mila', to: 'Noor', kind: 'parent' },
    { from: 'Noor', to: 'Baby', kind: 'sibling' },
    { from: 'Noor', to: 'Fatma', kind: 'network', note: 'buurvrouw' },
  ])
  expect(picture.homes).toEqual([
    { id: 'h', label: 'Dorpsplein', members: [{ personId: 'Noor', when: '(weekends)' }, { personId: 'Mila' }] },
  ])
  expect(picture.authority).toEqual([{ holder: 'Mila', child: 'Noor' }])
})

test('own people by child, with elders also when one does not work with them; an adult of no child alone, once', () => {
  const lines = caseloadOf({
    mine: new Set(['Noor', 'Mila', 'Fatma', 'Baby']),
    people: [noor, mila, unborn, opa, neighbour],
    ties: [
      { ...tie('Noor', 'parent', 'Mila'), from: null, until: null },
      { ...tie('Noor', 'grandparent', 'Opa'), from: null, until: null },
      { ...tie('Noor', 'network', 'Fatma'), from: null, until: null },
    ],
    today,
  })
  expect(lines.map(({ person, elders, isChild }) => [person.id, isChild, elders.map(({ id }) => id)])).toEqual([
    ['Baby', true, []],
    ['Noor', true, ['Mila', 'Opa']],
    ['Fatma', false, []],
  ])
})
