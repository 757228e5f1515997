/** The door of `access` to the files of people: who stands how towards whom, care, standing in, emergencies, hidden parts, and the one way to a file. */
export { actOnFile, type FilePermit, type NoAccess } from './use-cases/case-file/on-file.server.ts'
export { keepSubject } from './use-cases/case-file/keep-subject.server.ts'
export type { SubjectFacts } from './rules/case-file/standings.ts'
export {
  beginCare,
  clearCare,
  endCare,
  listCare,
  startCare,
  type CareRefusal,
  type NewCare,
  stopCare,
} from './use-cases/case-file/care-relations.server.ts'
export { beginStandIn, endStandIn, type NewStandIn, type StandInRefusal } from './use-cases/case-file/stand-ins.server.ts'
export { findsWholeCentre } from './rules/case-file/decide.ts'
export { listCareRelations, type CareRelation, lockCareRelation } from './sql/case-file/care-relations.server.ts'
export { listLiveCare, listOwnBases, type LiveCare } from './sql/case-file/overview.server.ts'
export {
  beginEmergency,
  endEmergency,
  listOwnEmergencies,
  type BeginRefusal,
  type OwnEmergency,
} from './use-cases/case-file/emergency.server.ts'
export {
  listEmergencies,
  reviewEmergency,
  type ReviewedEmergency,
  type ReviewRefusal,
} from './use-cases/case-file/review-emergency.server.ts'
export {
  emergencyFaults,
  emergencyReasons,
  mostHours,
  reviewDays,
  usualHours,
  verdicts,
  type EmergencyRefusal,
} from './rules/case-file/emergency.ts'
export { readCare, type CareOverview } from './use-cases/case-file/read-care.server.ts'
export { caseFileMessages } from './pages/case-file/messages.ts'
export { policyAsCsv, policyAsMarkdown } from './rules/case-file/print-policy.ts'
export { listNotices, seeNotice, type OwnNotice as Notice } from './use-cases/case-file/notices.server.ts'
export {
  actInCompartment,
  addCompartmentMember,
  closeCompartment,
  listCompartmentMembers,
  listOwnCompartments,
  nameCompartmentSuccessor,
  openCompartment,
  removeCompartmentMember,
  type CompartmentRefusal,
  type Within,
} from './use-cases/case-file/compartments.server.ts'
export { carePurposes, type CarePurpose, type FieldGroup, type FileState, fieldGroups } from './rules/case-file/policy.ts'
export { forgetSubjects } from './sql/case-file/forget-subjects.server.ts'
