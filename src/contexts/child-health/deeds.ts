/** The door of `child-health` to the command line and the demonstration. */
export { countHealthSeals, resealHealth } from './use-cases/reseal.server.ts'
export { takeOverHistory, type HeldVisit, type History } from './use-cases/record/take-over-history.server.ts'
export { nationalMoments, type Moment } from './rules/schedule/moments.ts'
export { civilDay, momentsOf, plainDate, type PlannedMoment } from './rules/schedule/windows.ts'
