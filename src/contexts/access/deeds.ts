/** The other door of `access`: its deeds without its pages, for who acts without a browser (the demonstration). */
export { closeAccount } from './use-cases/accounts.server.ts'
export { invite } from './use-cases/invitations.server.ts'
export { addClient } from './use-cases/machine-clients.server.ts'
export { addWebhook, deliverEvent, publishFact } from './use-cases/webhooks.server.ts'
export { askForMailLink, sendMailLink, useMailLink } from './use-cases/resident-mail-link.server.ts'
export { signInSubject } from './use-cases/resident-provider.server.ts'
export { findSignedInResident } from './use-cases/residents.server.ts'
export { beginSession } from './use-cases/sessions.server.ts'
