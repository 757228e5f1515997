/**
 * A row of the log in the shape of the standard Logboek Dataverwerkingen 1.0 (Logius, 9 April 2026), "Component: Logboek", with its extension for
 * NEN 7513 (draft). Identifiers are hexadecimal, times milliseconds since 1970.
 */
import { Temporal } from '#platform/time.ts'
import { natureOf } from '../rules/audit/nature.ts'
import { activityOf, parentOf, spanOf, traceOf, type AuditSource, type ExportedRow } from '../rules/audit/exported-row.ts'

type Attributes = Readonly<Record<string, unknown>>

export type LogRecord = {
  readonly trace_id: string
  readonly span_id: string
  readonly status_code: 0 | 1 | 2
  readonly name: string
  readonly start_time: number
  readonly end_time: number
  readonly parent_span_id?: string
  readonly foreign_operation?: { readonly trace_id: string; readonly span_id: string; readonly entity: string }
  readonly resource: { readonly attributes: Attributes }
  readonly attributes: Attributes
}

export function toLogRecord(row: ExportedRow, source: AuditSource): LogRecord {
  const parent = parentOf(row)
  const start = milliseconds(row.occurredAt)
  return {
    trace_id: traceOf(row),
    span_id: spanOf(row.id),
    status_code: statusOf(row),
    name: row.eventType,
    start_time: start,
    // A deed that was told afterwards, as the demonstration does, cannot end before it began.
    end_time: Math.max(start, milliseconds(row.recordedAt)),
    ...(parent === null ? {} : { parent_span_id: spanOf(parent) }),
    ...foreignOf(row),
    resource: {
      attributes: {
        'service.name': 'OpenCJG',
        'nen7513.AuditEnterpriseSiteID': source.centre.id,
        'nen7513.AuditSourceId': `opencjg:${source.centre.slug}`,
        // Security source type 4: application server.
        'nen7513.AuditSourceTypeCode': '4',
      },
    },
    attributes: attributesOf(row, source),
  }
}

/** Unset also for what was refused or typed wrong: the standard keeps `Error` for faults of the server. */
function statusOf({ outcome, actorKind }: ExportedRow): 0 | 1 | 2 {
  if (outcome === 0) return 1
  return outcome === 8 && actorKind === 'system' ? 2 : 0
}

function foreignOf({ foreignTraceId, foreignSpanId, role }: ExportedRow): Pick<LogRecord, 'foreign_operation'> {
  if (foreignTraceId === null || foreignSpanId === null) return {}
  return { foreign_operation: { trace_id: foreignTraceId, span_id: foreignSpanId, entity: `urn:uuid:${role ?? ''}` } }
}

function attributesOf(row: ExportedRow, source: AuditSource): Attributes {
  const mark = row.subjectId === null ? null : source.markOf(row.subjectId)
  return {
    'dpl.core.processing_activity_id': activityOf(source, row),
    ...(mark === null ? {} : { 'dpl.core.data_subject_id': mark, 'dpl.core.data_subject_id_type': subjectType }),
    'dpl.nen7513.eventTypeCode': natureOf(row.eventType, row.actionCode),
    'dpl.nen7513.eventActionCode': row.actionCode,
    'dpl.nen7513.eventOutcomeIndicator': row.outcome,
    'dpl.nen7513.users': usersOf(row),
    'dpl.nen7513.participants': mark === null ? [] : [participant({ type: 1, role: 1, idType: subjectType, id: mark }, row)],
    'dpl.nen7513.participantSegments':
      row.objectType === null ? [] : [participant({ type: 2, role: 4, idType: row.objectType, id: objectMark(row, source) }, row)],
    ...(row.policyVersion === null ? {} : { 'dpl.nen7513.autorisatieProtocol': `opencjg:${row.policyVersion}` }),
    ...(row.basis === null ? {} : { 'dpl.nen7513.behandelrelatieProtocol': [row.basis, row.basisId].filter(isThere).join(' ') }),
    ...(row.consentId === null ? {} : { 'dpl.nen7513.toestemmingsProfiel': row.consentId }),
    ...(row.legalGround === null ? {} : { 'dpl.opencjg.legalGround': row.legalGround }),
    ...(row.detail === null ? {} : { 'dpl.opencjg.detail': row.detail }),
    ...(row.sequence === null ? {} : { 'dpl.opencjg.sealSequence': row.sequence }),
  }
}

const subjectType = 'urn:opencjg:person-mark'
const isThere = (text: string | null): text is string => text !== null

/** A person that is the object itself leaves under the same mark as the subject. */
function objectMark({ objectType, objectId }: ExportedRow, { markOf }: AuditSource): string | null {
  return objectId !== null && objectType === 'person' ? markOf(objectId) : objectId
}

function usersOf(row: ExportedRow): readonly Attributes[] {
  const { accountId, actorKind, role, profession, purpose, accessPoint, accessPointKind, onBehalfOf } = row
  const user = {
    userID: accountId ?? (actorKind === 'system' || actorKind === 'client' ? role : null) ?? actorKind,
    userIsRequestor: true,
    roleIDCode: [actorKind, profession, actorKind === 'staff' ? role : null].filter(isThere).join(' '),
    purposeOfUse: purpose,
    // Network access point type 5: a URI. The address itself is not kept.
    ...(accessPoint === null ? {} : { networkAccessPointTypeCode: 5, networkAccessPointID: `urn:opencjg:access-point:${accessPoint}` }),
    ...(accessPointKind === null ? {} : { 'opencjg.accessPointKind': accessPointKind }),
  }
  const responsible = { userID: onBehalfOf, userIsRequestor: false, roleIDCode: 'responsible', purposeOfUse: purpose }
  return onBehalfOf === null ? [user] : [user, responsible]
}

type Of = { readonly type: 1 | 2; readonly role: 1 | 4; readonly idType: string; readonly id: string | null }

function participant({ type, role, idType, id }: Of, { fieldGroup, compartmentId, consentId, actionCode }: ExportedRow): Attributes {
  return {
    participantObjectTypeCode: type,
    participantObjectTypeCodeRole: role,
    participantObjectDataLifeCycle: lifeCycles[actionCode] ?? null,
    participantObjectIDTypeCode: idType,
    participantObjectPermissionPolicySet: consentId,
    participantObjectSensitivity: compartmentId === null ? null : 'hidden-part',
    participantObjectID: id,
    // Names never stand in the log.
    participantObjectName: null,
    participantObjectDetail: fieldGroup,
    participantObjectDescription: null,
  }
}

/** Object life cycle: 1 origination, 3 amendment, 6 access or use, 14 logical deletion. */
export const lifeCycles: Readonly<Record<string, number>> = { C: 1, R: 6, U: 3, D: 14, E: 6 }

const milliseconds = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds
