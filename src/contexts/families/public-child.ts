/** The door of `families` to the child of a file: who it is, those with authority, and all children of a centre in batches for runs. */
export { eachChild, findChild, listChildren, listTwins, type Child } from './sql/children.server.ts'
export { readDateParts } from './rules/typed-date.ts'
export { listPhones, type Phone } from './use-cases/phones.server.ts'
export { findPostalAddress } from './use-cases/postal-address.server.ts'
export type { Address } from './rules/homes.ts'
export { fullName, sortName, type PersonName, type Sex } from './rules/person.ts'
export { readVerifiedBsn } from './use-cases/verified-bsn.server.ts'
