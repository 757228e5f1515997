/** Finding children by name, birth date or citizen service number over FHIR: the search of the workplace, and nobody whom it would not find. */
import type { Patient } from 'fhir/r4.js'
import type { Context } from '#platform/context.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findByBsn, searchPeople } from '../../../families/public-search.ts'
import { systems } from '../../rules/fhir/codes.ts'
import { patientToFhir } from '../../rules/fhir/patient.ts'

/** `typed` has `name`, `birthdate` or `identifier`, as they were sent. The first twenty, the best first. */
export async function findPatients(
  ctx: Context,
  keys: Keys,
  typed: Readonly<Record<string, string>>,
): Promise<Result<readonly Patient[], NotPermitted>> {
  const { identifier, name = '', birthdate = '' } = typed
  const number = identifier?.replace(`${systems.bsn}|`, '')
  const found = number === undefined ? await searchPeople(ctx, `${name} ${birthdate}`, 1) : await findByBsn(ctx, keys, number)
  if (!found.ok) return found
  const people = found.value?.people ?? []
  return ok(people.map((person) => patientToFhir(person.id, { ...person, deceasedOn: null, bsn: null })))
}
