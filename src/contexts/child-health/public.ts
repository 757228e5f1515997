/** The door of `child-health`: its pages and the modules they run in the browser, for who puts the application together. */
export { childHealthRoutes } from './routes/child-health-routes.server.ts'
export { browserEntries } from './routes/browser-entries.ts'
export type { ChildHealthParts } from './routes/parts.ts'
