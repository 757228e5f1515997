/** The door of `access` to the facts behind a say: birth date, capacity and authority as access keeps them, and who an account of a resident is. */
export { factsOn, findHolder, findKnownFacts, listKnownFacts, type KnownFacts } from './sql/sharing/say-facts.server.ts'
