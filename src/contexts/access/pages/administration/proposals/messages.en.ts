import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: 'Proposals',
  lead: 'Some changes nobody makes alone. One proposes, another decides.',
  proofNeeded: 'Before you decide, we ask you to show that it is you.',
  open: 'Waits for a decision',
  none: 'Nothing waits for a decision.',
  over: 'Latest decisions',
  noneOver: 'Nothing has been decided yet.',
  changes: {
    'give-role': (name, role) => `Give ${name} the role ${role}`,
    'take-role': (name, role) => `Take the role ${role} from ${name}`,
    'reset-factors': (name) => `Clear the second step of ${name}`,
    unbind: (name) => `Loosen ${name} from the sign-in service`,
    'change-term': (term, was, becomes) => `${term}: from ${was} to ${becomes}`,
  },
  terms: {
    answerTermWorkingDays: 'Answer within (working days)',
    acuteTermMinutes: 'Reaction to what is urgent within (minutes)',
    retentionDays: 'Keep texts (days)',
  },
  from: (day) => `from ${day}`,
  until: (day) => `up to and including ${day}`,
  by: (name, at) => `Proposed by ${name}, ${at}.`,
  decided: (name, at) => `Decided by ${name}, ${at}.`,
  somebody: 'somebody who no longer works here',
  commandLine: 'the command line',
  expires: (day) => `Expires on ${day}.`,
  why: (text) => `Why: ${text}`,
  yes: 'Agree',
  no: 'Reject',
  withdraw: 'Withdraw',
  mine: {
    'own-proposal': 'You proposed this yourself. Somebody else decides.',
    'about-you': 'This is about you. Somebody else decides.',
    'wrong-role': 'Somebody with the role privacy decides this.',
    'not-open': 'The time is up. Who still wants it proposes it anew.',
  },
  states: {
    approved: 'agreed',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    expired: 'expired',
    stale: 'no longer fitting',
    open: 'open',
  },
  done: {
    approved: 'Agreed. The change holds now.',
    rejected: 'Rejected. Nothing was changed.',
    stale: 'Something had changed meanwhile. So nothing was done. Who still wants it proposes it anew.',
    ingetrokken: 'The proposal has been withdrawn.',
  },
  errors: {
    'not-open': 'This was decided already, or the time is up.',
    'own-proposal': 'You proposed this yourself. Somebody else decides.',
    'about-you': 'This is about you. Somebody else decides.',
    'wrong-role': 'Somebody with the role privacy decides this.',
    form: 'Something is wrong with this form. Load the page again and try once more.',
  },
  mail: {
    subject: (centre) => `A proposal waits at ${centre}`,
    text: (address) =>
      `Hello,\n\nA colleague proposes a change. You may decide on it. What it is stands in the workplace alone:\n${address}\n\nThe proposal expires in two weeks.\n`,
  },
}
