/** The door of `child-health`: its pages, the modules they run in the browser, and the calculators over the API. */
export { calculatorOperations } from './api/calculator-operations.ts'
export { calculatorsApi } from './api/calculators-api.server.ts'
export { callsRoutes } from './routes/calls.server.ts'
export { childHealthRoutes } from './routes/child-health-routes.server.ts'
export { contactRoutes } from './routes/contact.server.ts'
export { healthRecordRoutes } from './routes/record.server.ts'
export { browserEntries } from './routes/browser-entries.ts'
export type { ChildHealthParts } from './routes/parts.ts'
