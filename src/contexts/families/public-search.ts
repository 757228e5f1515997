/** The door of `families` to finding people, within what the searcher may know. */
export { findByBsn } from './use-cases/find-by-bsn.server.ts'
export { searchPeople, type FoundPeople } from './use-cases/search-people.server.ts'
