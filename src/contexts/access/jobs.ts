/** What `access` does by the clock, for who puts the application together. */
export { accessJobs } from './jobs/access-jobs.server.ts'
export { auditJobs } from './jobs/audit-jobs.server.ts'
export { reviewJobs } from './jobs/review-jobs.server.ts'
