/**
 * What kind of event a row of the log is, in the words of NEN 7513: those that the norm names (privacy rules §9: create, read, update, delete, search,
 * copy and print, merge and split, transfer, emergency, access, and what touches the log itself). Source: privacy rules PR-28.
 */
import type { Verb } from '../permissions.ts'

export const natures = [
  'create',
  'read',
  'update',
  'delete',
  'search',
  'print',
  'export',
  'transfer',
  'share',
  'breakGlass',
  'merge',
  'split',
  'login',
  'logout',
  'log',
  'key',
  'copy',
  'run',
] as const
export type Nature = (typeof natures)[number]

/** Events that say by their name what they are; all others are what their action code says. */
const named: Readonly<Record<string, Nature>> = {
  'person.search': 'search',
  'person.export': 'export',
  'person.merge': 'merge',
  'person.unmerge': 'split',
  'person.import': 'transfer',
  'person.rewrap': 'key',
  'health.transfer': 'transfer',
  'health.takeAlong': 'export',
  'health.rewrap': 'key',
  'vaccination.rewrap': 'key',
  'share.decide': 'share',
  'share.prepare': 'share',
  'share.give': 'share',
  'share.stop': 'share',
  'share.hand': 'share',
  'share.print': 'print',
  'emergency.begin': 'breakGlass',
  'emergency.try': 'breakGlass',
  'emergency.end': 'breakGlass',
  'session.begin': 'login',
  'session.password': 'login',
  'session.prove': 'login',
  'session.end': 'logout',
  'resident.signIn': 'login',
  'resident.openFile': 'login',
  'resident.signOut': 'logout',
  'conversation.rewrap': 'key',
  'account.rewrap': 'key',
  'key.rotate': 'key',
  'audit.read': 'log',
  'audit.export': 'log',
  'audit.verify': 'log',
  'audit.seal': 'log',
  'audit.seeState': 'log',
  'audit.removeByTerm': 'log',
  'audit.tell': 'log',
  'log.readOwn': 'log',
  'review.list': 'log',
  'review.read': 'log',
  'review.draw': 'log',
  'review.readOwn': 'log',
  'breach.export': 'export',
  'account.import': 'transfer',
  'installation.backup': 'copy',
  'installation.restore': 'copy',
}

const byAction: Readonly<Record<string, Nature>> = { C: 'create', R: 'read', U: 'update', D: 'delete', E: 'run' }

export function natureOf(eventType: string, actionCode: string): Nature {
  // Whoever was found by a search was looked at.
  if (eventType === 'person.search' && actionCode === 'R') return 'read'
  return named[eventType] ?? byAction[actionCode] ?? 'run'
}

/**
 * What may be done without a row, and why: nothing of it is about the file or the question of a person. Refusing it is written down all the same.
 * A verb that is not logged and not here fails the test.
 */
export const whyNotLogged: Readonly<Partial<Record<Verb, string>>> = {
  'library.read': 'the library is public',
  'library.vote': 'a vote is of nobody',
  'library.searchMisses': 'words that several people sought in vain, of nobody',
  'calculators.use': 'keeps nothing and knows nobody',
  'rota.read': 'who of the team is on duty: no client in it',
  'traces.forget': 'clears marks of minutes; a row for each run would outlive them',
  'emergency.listOwn': "one's own emergencies by number; the name in one is a look at the file, and logged as that",
  'notice.read': 'that something waits for oneself, without whom it is about',
  'workplace.enter': 'the frame of the workplace, without anybody in it',
  'session.offer': 'the empty form to sign in',
  'account.readOwn': "one's own ways to sign in",
  'centre.seeLogo': 'public',
  'invitation.open': 'the form for who was invited; a dead link is logged as a failure',
  'resident.offer': 'the empty form to sign in',
  'resident.readOwn': "one's own account: an address and times, nothing of a file",
  'audit.seal': 'seals rows, and would never be done with its own; that it failed is logged',
  'compartment.keep':
    'looks whether each hidden part can be opened; passing one on is logged within that part, and a row for each run would tell that there are any',
  'retention.propose': 'each file that is proposed is a row, and the run is one; a batch is none',
  'health.run': 'each child that is picked is a row, and the run is one; a batch is none',
  'collective.read': 'figures about groups of five and more, of nobody',
  'breach.count': 'numbers of incidents, without what or whom',
  'breach.remind': 'looks at the clock; nothing of an incident is read',
  'policy.read': 'which rules held when: part of the program, and of nobody',
  'processing.read': 'what the product does with data is public, and of nobody',
  'demonstration.signIn': 'invented accounts',
  'demonstration.mailbox': 'invented mail',
}
