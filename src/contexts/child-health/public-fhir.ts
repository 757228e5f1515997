/** The door of `child-health` to other systems: its FHIR API, and whole records that come and go as signed bundles. */
export { fhirApi } from './api/fhir-api.server.ts'
export { transferRoutes } from './routes/transfer.server.ts'
/** Where a bundle is sent: it has a limit of its own. */
export { isTakeOverPath } from './pages/transfer/paths.ts'
