/**
 * A row of the log as a FHIR R4 AuditEvent (hl7.org/fhir/R4/auditevent.html), with the codes of DICOM, HL7 and IHE's Basic Audit Log Patterns where they
 * fit. Who acts and whom it is about stand there by number, never by name.
 */
import { natureOf, type Nature } from '../rules/audit/nature.ts'
import { activityOf, traceOf, type AuditSource, type ExportedRow } from '../rules/audit/exported-row.ts'
import { lifeCycles } from './audit-log-record.ts'

type Coding = { readonly system: string; readonly code: string; readonly display?: string }
type Json = Readonly<Record<string, unknown>>

const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
const hl7 = 'http://terminology.hl7.org/CodeSystem'
const own = 'urn:opencjg'

export function toAuditEvent(row: ExportedRow, source: AuditSource): Json {
  const nature = natureOf(row.eventType, row.actionCode)
  const moment = { start: row.occurredAt, end: row.recordedAt }
  return {
    resourceType: 'AuditEvent',
    id: row.id,
    ...(row.sequence === null ? {} : { extension: [{ url: `${own}:fhir:seal-sequence`, valueInteger: row.sequence }] }),
    type: typeOf(row, nature),
    subtype: subtypesOf(row, nature),
    action: row.actionCode,
    // A period may not end before it begins; what was told afterwards has none.
    ...(moment.start <= moment.end ? { period: moment } : {}),
    recorded: row.recordedAt,
    outcome: String(row.outcome),
    ...(row.outcome !== 0 && row.detail !== null ? { outcomeDesc: row.detail } : {}),
    purposeOfEvent: purposesOf(row, nature),
    agent: agentsOf(row),
    source: {
      site: source.centre.slug,
      observer: { identifier: { system: `${own}:centre`, value: source.centre.id }, display: source.centre.name },
      type: [{ system: `${hl7}/security-source-type`, code: '4', display: 'Application Server' }],
    },
    entity: entitiesOf(row, nature, source),
  }
}

const types: Readonly<Partial<Record<Nature, Coding>>> = {
  search: { system: dicom, code: '110112', display: 'Query' },
  export: { system: dicom, code: '110106', display: 'Export' },
  print: { system: dicom, code: '110106', display: 'Export' },
  share: { system: dicom, code: '110106', display: 'Export' },
  transfer: { system: dicom, code: '110107', display: 'Import' },
  breakGlass: { system: dicom, code: '110113', display: 'Security Alert' },
  login: { system: dicom, code: '110114', display: 'User Authentication' },
  logout: { system: dicom, code: '110114', display: 'User Authentication' },
  log: { system: dicom, code: '110101', display: 'Audit Log Used' },
  key: { system: dicom, code: '110113', display: 'Security Alert' },
  copy: { system: dicom, code: '110106', display: 'Export' },
}

function typeOf({ subjectId }: ExportedRow, nature: Nature): Coding {
  const record = { system: dicom, code: '110110', display: 'Patient Record' }
  return types[nature] ?? (subjectId === null ? { system: dicom, code: '110100', display: 'Application Activity' } : record)
}

const subtypes: Readonly<Partial<Record<Nature, Coding>>> = {
  create: { system: 'http://hl7.org/fhir/restful-interaction', code: 'create' },
  read: { system: 'http://hl7.org/fhir/restful-interaction', code: 'read' },
  update: { system: 'http://hl7.org/fhir/restful-interaction', code: 'update' },
  delete: { system: 'http://hl7.org/fhir/restful-interaction', code: 'delete' },
  search: { system: 'http://hl7.org/fhir/restful-interaction', code: 'search' },
  login: { system: dicom, code: '110122', display: 'Login' },
  logout: { system: dicom, code: '110123', display: 'Logout' },
}

/** Emergency access has a code for its beginning and one for its end. */
function subtypesOf({ eventType }: ExportedRow, nature: Nature): readonly Coding[] {
  const event = { system: `${own}:event`, code: eventType }
  if (eventType === 'emergency.begin') return [{ system: dicom, code: '110127', display: 'Emergency Override Started' }, event]
  if (eventType === 'emergency.end') return [{ system: dicom, code: '110138', display: 'Emergency Override Stopped' }, event]
  const known = subtypes[nature]
  return known === undefined ? [event] : [known, event]
}

/** Purpose of use of HL7 v3 where one fits; the activity of the register always stands beside it. */
const reasons: Readonly<Record<string, string>> = {
  care: 'TREAT',
  advice: 'TREAT',
  transparency: 'PATRQT',
  control: 'HCOMPL',
  access: 'HSYSADMIN',
  security: 'HSYSADMIN',
  retention: 'RECORDMGT',
  work: 'HOPERAT',
}

function purposesOf({ purpose, basis }: ExportedRow, nature: Nature): readonly Json[] {
  const isEmergency = nature === 'breakGlass' || basis === 'emergency'
  const code = isEmergency ? 'BTG' : reasons[purpose]
  const activity = { system: `${own}:processing-activity`, code: purpose }
  return [{ coding: [...(code === undefined ? [] : [{ system: `${hl7}/v3-ActReason`, code }]), activity] }]
}

function agentsOf(row: ExportedRow): readonly Json[] {
  const { actorKind, accountId, actorPersonId, role, profession, policyVersion, accessPoint, onBehalfOf } = row
  const isHuman = actorKind !== 'system' && actorKind !== 'client'
  const kind = isHuman
    ? { system: `${hl7}/extra-security-role-type`, code: 'humanuser' }
    : { system: dicom, code: '110150', display: 'Application' }
  const roles = [actorKind, profession, ...(actorKind === 'staff' ? (role ?? '').split(',') : [])].filter(
    (one) => one !== null && one !== '',
  )
  const who =
    accountId !== null
      ? { system: `${own}:account`, value: accountId }
      : actorPersonId !== null
        ? { system: `${own}:person`, value: actorPersonId }
        : isHuman || role === null
          ? null
          : { system: `${own}:${actorKind}`, value: role }
  const agent = {
    type: { coding: [kind] },
    role: roles.map((code) => ({ coding: [{ system: `${own}:role`, code }] })),
    ...(who === null ? {} : { who: { identifier: who } }),
    requestor: true,
    ...(policyVersion === null ? {} : { policy: [`${own}:policy:${policyVersion}`] }),
    // Type 5: a URI. The address itself is not kept.
    ...(accessPoint === null ? {} : { network: { address: `${own}:access-point:${accessPoint}`, type: '5' } }),
  }
  if (onBehalfOf === null) return [agent]
  const responsible = {
    type: { coding: [{ system: `${hl7}/v3-ParticipationType`, code: 'RESP', display: 'responsible party' }] },
    who: { identifier: { system: `${own}:account`, value: onBehalfOf } },
    requestor: false,
  }
  return [agent, responsible]
}

function entitiesOf(row: ExportedRow, nature: Nature, source: AuditSource): readonly Json[] {
  const person = { system: `${hl7}/audit-entity-type`, code: '1', display: 'Person' }
  const thing = { system: `${hl7}/audit-entity-type`, code: '2', display: 'System Object' }
  const roleOf = (code: string, display: string) => ({ system: `${hl7}/object-role`, code, display })
  const label = row.compartmentId === null ? {} : { securityLabel: [{ system: `${hl7}/v3-Confidentiality`, code: 'V' }] }
  const lifecycle = { system: `${hl7}/dicom-audit-lifecycle`, code: String(lifeCycles[row.actionCode] ?? 6) }
  const identified = (system: string, value: string | null) =>
    value === null ? {} : { what: { identifier: { system: `${own}:${system}`, value } } }
  const details = [
    ['field-groups', row.fieldGroup],
    ['basis', row.basis],
    ['legal-ground', row.legalGround],
    ['detail', row.detail],
    ['access-point-kind', row.accessPointKind],
    ['processing-activity', activityOf(source, row)],
  ].flatMap(([type, valueString]) => (valueString === null ? [] : [{ type, valueString }]))
  return [
    ...(row.subjectId === null
      ? []
      : [{ ...identified('person', row.subjectId), type: person, role: roleOf('1', 'Patient'), lifecycle, ...label }]),
    {
      ...identified(row.objectType ?? 'event', row.objectId ?? (row.objectType === null ? row.id : null)),
      type: thing,
      role: nature === 'search' ? roleOf('24', 'Query') : roleOf('4', 'Domain Resource'),
      lifecycle,
      ...label,
      description: row.objectType ?? row.eventType,
      detail: details,
    },
    ...(row.basisId === null
      ? []
      : [{ ...identified('basis', row.basisId), type: thing, role: roleOf('13', 'Security Resource'), description: row.basis }]),
    ...(row.consentId === null
      ? []
      : [
          {
            ...identified('consent', row.consentId),
            type: { system: 'http://hl7.org/fhir/resource-types', code: 'Consent' },
            role: roleOf('4', 'Domain Resource'),
          },
        ]),
    // IHE BALP: what ties the events of one request together.
    {
      what: { identifier: { system: `${own}:trace`, value: traceOf(row) } },
      type: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
    },
  ]
}
