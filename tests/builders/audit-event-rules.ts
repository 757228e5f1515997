/**
 * What FHIR R4 asks of an AuditEvent, as far as it can be checked without its server: elements with their cardinalities, primitive forms, the closed
 * lists of codes, the codes that we use of open ones, and the invariant sev-1. Source: hl7.org/fhir/R4/auditevent.html and its value sets.
 */
type Json = Readonly<Record<string, unknown>>
type Check = (value: unknown, path: string) => readonly string[]

const fault = (path: string, what: string): readonly string[] => [`${path}: ${what}`]
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const matching =
  (pattern: RegExp): Check =>
  (value, path) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(path, `${JSON.stringify(value)} is not ${pattern.source}`)
const text = matching(/\S/)
const uri = matching(/^\S+:\S+$/)
const code = matching(/^[^\s]+( [^\s]+)*$/)
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
const flag: Check = (value, path) => (typeof value === 'boolean' ? [] : fault(path, 'is no boolean'))
const whole: Check = (value, path) => (Number.isSafeInteger(value) ? [] : fault(path, 'is no integer'))
const oneOf = (...codes: readonly string[]): Check => matching(new RegExp(`^(${codes.join('|')})$`))

type Element = readonly [check: Check, min: 0 | 1, max: 1 | '*']

/** Only the elements that are named, each as often as it may be; FHIR allows no empty object and no empty array. */
const parts =
  (elements: Readonly<Record<string, Element>>): Check =>
  (value, path) => {
    if (!isObject(value)) return fault(path, 'is no object')
    if (Object.keys(value).length === 0) return fault(path, 'is empty')
    const unknown = Object.keys(value).filter((name) => elements[name] === undefined)
    const known = Object.entries(elements).flatMap(([name, [check, min, max]]) => {
      const found = value[name]
      const here = `${path}.${name}`
      if (found === undefined) return min === 0 ? [] : fault(here, 'is missing')
      if (max === 1) return Array.isArray(found) ? fault(here, 'may be there once') : check(found, here)
      if (!Array.isArray(found) || found.length === 0) return fault(here, 'is no filled list')
      return found.flatMap((one, i) => check(one, `${here}[${i}]`))
    })
    return [...unknown.flatMap((name) => fault(`${path}.${name}`, 'is no element')), ...known]
  }

/** Codes of the systems that HL7, DICOM and IHE own; ours are free. */
const codesOf: Readonly<Record<string, readonly string[]>> = {
  'http://dicom.nema.org/resources/ontology/DCM': [
    ...['110100', '110101', '110106', '110107', '110110', '110112', '110113', '110114'],
    ...['110122', '110123', '110127', '110138', '110150'],
  ],
  'http://hl7.org/fhir/restful-interaction': [
    'read',
    'vread',
    'update',
    'patch',
    'delete',
    'history',
    'create',
    'search',
    'capabilities',
    'operation',
  ],
  'http://hl7.org/fhir/resource-types': ['Consent'],
  'http://terminology.hl7.org/CodeSystem/security-source-type': ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  'http://terminology.hl7.org/CodeSystem/audit-entity-type': ['1', '2', '3', '4'],
  'http://terminology.hl7.org/CodeSystem/object-role': Array.from({ length: 24 }, (_, i) => String(i + 1)),
  'http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle': Array.from({ length: 15 }, (_, i) => String(i + 1)),
  'http://terminology.hl7.org/CodeSystem/extra-security-role-type': ['humanuser'],
  'http://terminology.hl7.org/CodeSystem/v3-ActReason': ['TREAT', 'PATRQT', 'HCOMPL', 'HSYSADMIN', 'RECORDMGT', 'HOPERAT', 'BTG'],
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality': ['U', 'L', 'M', 'N', 'R', 'V'],
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationType': ['RESP'],
  'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType': ['XrequestId'],
}

const coding: Check = (value, path) => {
  const faults = parts({ system: [uri, 1, 1], code: [code, 1, 1], display: [text, 0, 1] })(value, path)
  if (faults.length > 0 || !isObject(value)) return faults
  const system = String(value['system'])
  if (system.startsWith('urn:opencjg:')) return []
  return codesOf[system]?.includes(String(value['code'])) === true ? [] : fault(path, `${system} has no ${String(value['code'])}`)
}
const concept = parts({ coding: [coding, 1, '*'], text: [text, 0, 1] })
const identifier = parts({ system: [uri, 1, 1], value: [text, 1, 1] })
const reference = parts({ identifier: [identifier, 1, 1], display: [text, 0, 1] })
const period = parts({ start: [instant, 1, 1], end: [instant, 1, 1] })
const extension = parts({ url: [uri, 1, 1], valueInteger: [whole, 1, 1] })

const agent = parts({
  type: [concept, 0, 1],
  role: [concept, 0, '*'],
  who: [reference, 0, 1],
  requestor: [flag, 1, 1],
  policy: [uri, 0, '*'],
  network: [parts({ address: [text, 0, 1], type: [oneOf('1', '2', '3', '4', '5'), 0, 1] }), 0, 1],
})
const entity = parts({
  what: [reference, 0, 1],
  type: [coding, 0, 1],
  role: [coding, 0, 1],
  lifecycle: [coding, 0, 1],
  securityLabel: [coding, 0, '*'],
  // sev-1: a name or a query, never both. We give neither.
  description: [text, 0, 1],
  detail: [parts({ type: [text, 1, 1], valueString: [text, 1, 1] }), 0, '*'],
})
const auditEvent = parts({
  resourceType: [oneOf('AuditEvent'), 1, 1],
  id: [matching(/^[A-Za-z0-9.-]{1,64}$/), 0, 1],
  extension: [extension, 0, '*'],
  type: [coding, 1, 1],
  subtype: [coding, 0, '*'],
  action: [oneOf('C', 'R', 'U', 'D', 'E'), 0, 1],
  period: [period, 0, 1],
  recorded: [instant, 1, 1],
  outcome: [oneOf('0', '4', '8', '12'), 0, 1],
  outcomeDesc: [text, 0, 1],
  purposeOfEvent: [concept, 0, '*'],
  agent: [agent, 1, '*'],
  source: [parts({ site: [text, 0, 1], observer: [reference, 1, 1], type: [coding, 0, '*'] }), 1, 1],
  entity: [entity, 0, '*'],
})

/** Every way in which it is no AuditEvent; none when it is one. */
export function auditEventFaults(event: unknown): readonly string[] {
  return auditEvent(event, 'AuditEvent')
}
