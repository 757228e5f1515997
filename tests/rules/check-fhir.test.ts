import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'

/** A right Observation of a height, as the examples of the profile are. */
const height = {
  resourceType: 'Observation',
  id: 'a',
  meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-BodyHeight'] },
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8302-2' }] },
  subject: { reference: 'Patient/b' },
  effectiveDateTime: '2026-11-30',
  valueQuantity: { value: 74.5, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
}
const name = {
  use: 'official',
  family: 'Bos',
  given: ['Mila'],
  _given: [{ extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier', valueCode: 'BR' }] }],
}
const patient = {
  resourceType: 'Patient',
  meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-Patient'] },
  name: [name],
  gender: 'female',
}
const { status: _, ...withoutStatus } = height
const { code: __, ...withoutCode } = height

test('what is right has no faults', () => {
  expect(faultsOfResource(height)).toEqual([])
  expect(faultsOfResource(patient)).toEqual([])
})

test.each([
  ['a missing status', withoutStatus, 'Observation.status is missing'],
  ['a missing code', withoutCode, 'Observation.code is missing'],
  ['a status that is no code', { ...height, status: 'ready' }, 'allowed values'],
  ['a name that R4 does not know', { ...height, colour: 'red' }, 'additional properties'],
  ['a day that is none', { ...height, effectiveDateTime: '30-11-2026' }, 'pattern'],
  ['an empty list', { ...height, category: [] }, 'empty list'],
  ['two values', { ...height, valueString: 'tall' }, 'there 2 times'],
  [
    'a kind of value that the profile does not allow',
    { ...height, valueQuantity: undefined, valueString: 'tall' },
    'may not be valueString',
  ],
  [
    'another code than the profile fixes',
    { ...height, code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] } },
    'Observation.code is not as fixed',
  ],
  [
    'two positions',
    { ...height, component: [1, 2].map(() => ({ code: { coding: [{ system: 'http://snomed.info/sct', code: '425260001' }] } })) },
    'component:position: 2 times',
  ],
  ['a profile that is not known', { ...height, meta: { profile: ['http://nictiz.nl/x'] } }, 'is not known here'],
  ['a given name of which is not said what it is', { ...patient, name: [{ ...name, _given: undefined }] }, 'given.extension is missing'],
])('%s is seen', (_name, resource, fault) => {
  expect(faultsOfResource(resource).join('\n')).toContain(fault)
})

test('the definitions say where they come from', () => {
  for (const file of ['r4-cardinalities.json', 'nl-core.json', 'r4-schema.json'])
    expect(readFileSync(new URL(`../fhir/${file}`, import.meta.url), 'utf8')).toContain('CC0')
})
