/** What `child-health` does by itself, for who puts the application together. */
export { callsJobs } from './jobs/calls-jobs.server.ts'
