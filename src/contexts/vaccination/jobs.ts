/** The door of `vaccination` to who puts the application together: its jobs. */
export { sessionJobs } from './jobs/session-jobs.server.ts'
