/** What `child-health` does by itself, for who puts the application together. */
export { callsJobs } from './jobs/calls-jobs.server.ts'
export { collectiveJobs } from './jobs/collective-jobs.server.ts'
export { scheduleJobs } from './jobs/schedule-jobs.server.ts'
