/** The door of `child-health` to other systems: its FHIR API. */
export { fhirApi } from './api/fhir-api.server.ts'
