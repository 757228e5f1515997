/** The door of `access` to reaching a family by its own page: who of it has an account, and the mail that says that something is there. */
export { holderKey, listReachable, listReachableHolders, type Account } from './sql/case-file/reach.server.ts'
export { openHolderMails } from './use-cases/case-file/holder-mails.server.ts'
