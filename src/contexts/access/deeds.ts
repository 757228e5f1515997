/** The other door of `access`: its deeds without its pages, for who acts without a browser (the demonstration). */
export { closeAccount } from './use-cases/accounts.server.ts'
export { invite } from './use-cases/invitations.server.ts'
export { addOrganisation, listOrganisations } from './use-cases/administration/organisations.server.ts'
export { agreeOnWaiting, readSettings } from './use-cases/administration/settings.server.ts'
export { addClient } from './use-cases/machine-clients.server.ts'
export { addWebhook, deliverEvent, publishFact } from './use-cases/webhooks.server.ts'
export { askForMailLink, sendMailLink, useMailLink } from './use-cases/resident-mail-link.server.ts'
export { signInSubject } from './use-cases/resident-provider.server.ts'
export { findSignedInResident } from './use-cases/residents.server.ts'
export { beginSession } from './use-cases/sessions.server.ts'
export { suspectBreach } from './use-cases/breach/suspect-breach.server.ts'
export { readBreach } from './use-cases/breach/read-breaches.server.ts'
export {
  assessBreach,
  closeBreach,
  decideBreach,
  recordBreachReport,
  recordBreachTelling,
  takeUpBreach,
} from './use-cases/breach/change-breach.server.ts'
export type { BreachFacts } from './rules/breach/breach.ts'
export { confirmProposal } from './use-cases/retention/confirm.server.ts'
export { holdFile, liftHold } from './use-cases/retention/keep.server.ts'
export { proposeDestruction } from './use-cases/retention/propose.server.ts'
export { listHoldsOfCentre, listProposals } from './use-cases/retention/read.server.ts'
export { sealAudit } from './use-cases/seal-audit.server.ts'
export { verifyAudit } from './use-cases/verify-audit.server.ts'
