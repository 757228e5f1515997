/** The door of `child-health` to the command line. */
export { countHealthSeals, resealHealth } from './use-cases/reseal.server.ts'
