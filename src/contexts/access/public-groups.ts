/** The door of `access` to a team that works with a group of children for a while. Who begins it has asked for a verb of its own. */
export { mayBeInTeam, startCareOfGroup, stopCareOfGroup, type GroupCare } from './use-cases/case-file/group-care.server.ts'
export { listOpenSubjects } from './sql/case-file/group-care.server.ts'
