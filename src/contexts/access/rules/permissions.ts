/**
 * Who may do what, as data: refusal is the default. A verb that is not here cannot be asked for.
 * Source: design.md "Principles" 1 and 4; privacy rules PR-11 (role and need), PR-34 (asking needs no account).
 */
import type { Actor } from '#platform/context.ts'
import type { ClientScope } from './machine-client.ts'

export const roles = [
  'frontDesk',
  'professional',
  'coordinator',
  'editor',
  'administrator',
  'manager',
  'policyOfficer',
  'privacyOfficer',
] as const
export type Role = (typeof roles)[number]

type Rule = {
  readonly visitor?: true
  readonly asker?: true
  readonly resident?: true
  readonly system?: true
  /** Everybody who is signed in, whatever the roles: also somebody who lost the last one must be able to sign out. */
  readonly staff?: true
  readonly roles?: readonly Role[]
  /** What the key of a program must open for this. */
  readonly scope?: ClientScope
  /** True when granting and refusing is written in the audit log: all that touches a person or a conversation. */
  readonly logged: boolean
  /** Staff need a fresh proof of who they are: what changes ways in, or who may what. */
  readonly proof?: true
  readonly purpose: string
}

const desk: readonly Role[] = ['frontDesk', 'professional', 'coordinator']
const carers: readonly Role[] = ['professional', 'coordinator']

export const permissions = {
  'library.read': { scope: 'library', visitor: true, asker: true, system: true, roles, logged: false, purpose: 'information' },
  'library.vote': { visitor: true, asker: true, system: true, roles, logged: false, purpose: 'information' },
  'library.searchMisses': { roles: ['editor', 'coordinator'], system: true, logged: false, purpose: 'information' },
  // Calculators keep nothing and know nobody: numbers in, numbers out.
  'calculators.use': { scope: 'calculators', visitor: true, asker: true, system: true, roles, logged: false, purpose: 'information' },
  'conversation.ask': { scope: 'questions', visitor: true, asker: true, system: true, roles, logged: true, purpose: 'advice' },
  // A colleague writes down what somebody asks on the telephone, at the desk or in a letter.
  'conversation.enter': { roles: desk, system: true, logged: true, purpose: 'advice' },
  'conversation.open': { scope: 'questions', visitor: true, asker: true, system: true, roles, logged: true, purpose: 'advice' },
  'conversation.readOwn': { asker: true, resident: true, system: true, logged: true, purpose: 'advice' },
  'conversation.changeOwn': { asker: true, resident: true, system: true, logged: true, purpose: 'advice' },
  // PR-35: only who is signed in and has the conversation open moves it; never the team, never the system.
  'conversation.claim': { resident: true, logged: true, purpose: 'advice' },
  'conversation.putBack': { resident: true, logged: true, purpose: 'advice' },
  'conversation.list': { roles: desk, logged: true, purpose: 'advice' },
  'conversation.read': { roles: desk, logged: true, purpose: 'advice' },
  'conversation.work': { roles: desk, logged: true, purpose: 'advice' },
  // Who is on duty for the questions: the team changes what is its own, a coordinator plans.
  'rota.read': { roles: [...desk, 'manager'], system: true, logged: false, purpose: 'work' },
  'rota.change': { roles: desk, logged: true, purpose: 'work' },
  'rota.plan': { roles: ['coordinator'], system: true, logged: true, purpose: 'work' },
  // A person decides that what comes in waits for a while; never the desk alone, and never a list of words.
  'conversation.pause': { roles: ['professional', 'coordinator'], logged: true, purpose: 'advice' },
  'conversation.endPauses': { system: true, logged: true, purpose: 'advice' },
  // A case runs: nobody erases it for now, not who asked either (PR-21).
  'conversation.hold': { roles: ['privacyOfficer', 'coordinator'], logged: true, purpose: 'retention' },
  'abuse.report': { roles: desk, logged: true, purpose: 'advice' },
  'abuse.handle': { roles: ['coordinator', 'administrator'], logged: true, purpose: 'advice' },
  'conversation.keepTerms': { system: true, logged: true, purpose: 'advice' },
  'conversation.eraseExpired': { system: true, logged: true, purpose: 'retention' },
  // Kept for minutes and about nobody; a line in the log for each run would outlive it.
  'traces.forget': { system: true, logged: false, purpose: 'retention' },
  'conversation.rewrap': { system: true, logged: true, purpose: 'security' },
  // The files of people. What somebody may do with which file, case-file/policy.ts decides; these say who may try.
  'person.search': { roles: desk, logged: true, purpose: 'care' },
  'person.list': { roles: carers, resident: true, logged: true, purpose: 'care' },
  'person.register': { roles: carers, system: true, logged: true, purpose: 'care' },
  'person.read': { roles: desk, resident: true, logged: true, purpose: 'care' },
  'person.change': { roles: carers, resident: true, system: true, logged: true, purpose: 'care' },
  // That somebody cannot judge own interests: of the carers only who treats or helps the person, which the deed itself asks.
  'person.judge': { roles: ['professional'], logged: true, purpose: 'care' },
  'person.merge': { roles: ['coordinator'], proof: true, logged: true, purpose: 'care' },
  'person.import': { roles: ['administrator'], system: true, proof: true, logged: true, purpose: 'care' },
  'person.export': { roles: carers, resident: true, logged: true, purpose: 'care' },
  'person.rewrap': { system: true, logged: true, purpose: 'security' },
  // The child-health record and vaccination: who may try; which child, case-file/policy.ts decides.
  'health.read': { roles: carers, resident: true, system: true, logged: true, purpose: 'childHealth' },
  'health.write': { roles: carers, system: true, logged: true, purpose: 'childHealth' },
  // Keeping a text of a contact from the family, which it does not see in the list of who looked (PR-22).
  'health.keepBack': { roles: carers, logged: true, purpose: 'childHealth' },
  'health.tell': { resident: true, logged: true, purpose: 'childHealth' },
  'health.setUp': { roles: ['coordinator', 'administrator'], system: true, logged: true, purpose: 'childHealth' },
  'health.due': { roles: carers, system: true, logged: true, purpose: 'childHealth' },
  // A run over all children: it writes a line for each child that it picks and one for itself, not one for each batch.
  'health.run': { system: true, logged: false, purpose: 'childHealth' },
  // A whole record to or from another organisation, and whose signatures are believed.
  'health.transfer': { roles: carers, logged: true, purpose: 'childHealth' },
  // The own record as a signed bundle, for who takes it along.
  'health.takeAlong': { resident: true, logged: true, purpose: 'childHealth' },
  'health.trust': { roles: ['coordinator', 'administrator'], logged: true, purpose: 'childHealth' },
  // Figures about groups of children: about nobody.
  'collective.read': { roles: [...carers, 'manager', 'policyOfficer'], logged: false, purpose: 'childHealth' },
  'health.rewrap': { system: true, logged: true, purpose: 'security' },
  'vaccination.read': { roles: carers, resident: true, system: true, logged: true, purpose: 'vaccination' },
  'vaccination.write': { roles: carers, system: true, logged: true, purpose: 'vaccination' },
  'vaccination.answer': { roles: carers, resident: true, system: true, logged: true, purpose: 'vaccination' },
  'vaccination.stock': { roles: carers, system: true, logged: true, purpose: 'vaccination' },
  'vaccination.recall': { roles: carers, system: true, logged: true, purpose: 'vaccination' },
  // Who plans a session lets a team in with many children at once, and is not in it.
  'vaccination.plan': { roles: ['coordinator'], system: true, logged: true, purpose: 'vaccination' },
  'vaccination.session': { roles: carers, system: true, logged: true, purpose: 'vaccination' },
  // What the centre chooses about silence of the other parent (ADR 33).
  'vaccination.setUp': { roles: ['coordinator'], system: true, logged: true, purpose: 'vaccination' },
  'vaccination.rewrap': { system: true, logged: true, purpose: 'security' },
  'piece.write': { roles: carers, system: true, logged: true, purpose: 'care' },
  'care.begin': { roles: carers, system: true, logged: true, purpose: 'care' },
  'care.end': { roles: carers, system: true, logged: true, purpose: 'care' },
  'care.clear': { roles: carers, logged: true, purpose: 'care' },
  'care.standIn': { roles: carers, system: true, logged: true, purpose: 'care' },
  'emergency.begin': { roles: carers, proof: true, logged: true, purpose: 'care' },
  'emergency.end': { roles: carers, logged: true, purpose: 'care' },
  'emergency.listOwn': { roles: carers, logged: false, purpose: 'care' },
  'emergency.list': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  'emergency.review': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  // Review of access (PR-31): never about the own lines; whom it is about answers.
  'review.list': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  'review.read': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  'review.draw': { roles: ['privacyOfficer'], system: true, logged: true, purpose: 'control' },
  'review.ask': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  'review.decide': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  'review.set': { roles: ['privacyOfficer'], logged: true, purpose: 'control' },
  'review.readOwn': { staff: true, logged: true, purpose: 'control' },
  'review.answer': { staff: true, logged: true, purpose: 'control' },
  'review.tellFacts': { staff: true, logged: true, purpose: 'control' },
  'review.tell': { system: true, logged: true, purpose: 'control' },
  'emergency.alert': { system: true, logged: true, purpose: 'care' },
  'notice.read': { roles, logged: false, purpose: 'work' },
  // A file for fewer eyes: a colleague's own, or one for which somebody asked. Only the coordinator and who works with the person mark and unmark it.
  'file.restrict': { roles: carers, system: true, logged: true, purpose: 'care' },
  'compartment.open': { roles: carers, system: true, logged: true, purpose: 'care' },
  // Looks whether somebody can open each hidden part; only what it passes on is a line in the log.
  'compartment.keep': { system: true, logged: false, purpose: 'care' },
  'resident.bind': { roles: carers, resident: true, system: true, logged: true, purpose: 'access' },
  'consent.ask': { roles: carers, logged: true, purpose: 'care' },
  'consent.except': { roles: carers, logged: true, purpose: 'care' },
  'consent.give': { roles: carers, resident: true, system: true, logged: true, purpose: 'care' },
  'consent.withdraw': { roles: carers, resident: true, system: true, logged: true, purpose: 'care' },
  'share.decide': { roles: carers, system: true, logged: true, purpose: 'care' },
  'share.read': { roles: carers, logged: true, purpose: 'care' },
  'log.readOwn': { resident: true, logged: true, purpose: 'transparency' },
  'request.make': { resident: true, logged: true, purpose: 'transparency' },
  // For who has no account: after it was seen who asks.
  'request.enter': { roles: carers, system: true, logged: true, purpose: 'transparency' },
  'request.tell': { system: true, logged: true, purpose: 'transparency' },
  'request.handle': { roles: [...carers, 'privacyOfficer'], logged: true, purpose: 'transparency' },
  // Everything of a person, at once and for good.
  'request.eraseWhole': { roles: ['privacyOfficer'], proof: true, logged: true, purpose: 'retention' },
  // Keeping and destroying (PR-24). The nightly run writes a line for each file that it proposes and one for itself, not one for each batch.
  'retention.propose': { system: true, logged: false, purpose: 'retention' },
  'retention.read': { roles: ['privacyOfficer', 'coordinator'], logged: true, purpose: 'retention' },
  'retention.keep': { roles: ['privacyOfficer'], logged: true, purpose: 'retention' },
  // A coordinator is the second person where one is asked for, never the first.
  'retention.confirm': { roles: ['privacyOfficer', 'coordinator'], proof: true, logged: true, purpose: 'retention' },
  'retention.lengthen': { roles: ['privacyOfficer'], proof: true, logged: true, purpose: 'retention' },
  'workplace.enter': { roles, system: true, logged: false, purpose: 'work' },
  'session.offer': { visitor: true, asker: true, staff: true, logged: false, purpose: 'access' },
  'session.begin': { visitor: true, asker: true, system: true, staff: true, logged: true, purpose: 'access' },
  'session.end': { visitor: true, asker: true, system: true, staff: true, logged: true, purpose: 'access' },
  'session.prove': { staff: true, logged: true, purpose: 'access' },
  'account.readOwn': { staff: true, logged: false, purpose: 'access' },
  'account.changeOwn': { staff: true, proof: true, logged: true, purpose: 'access' },
  'centre.found': { system: true, logged: true, purpose: 'access' },
  'client.look': { roles: ['administrator'], logged: true, purpose: 'access' },
  'client.manage': { roles: ['administrator'], system: true, proof: true, logged: true, purpose: 'access' },
  'webhook.manage': { scope: 'events', logged: true, purpose: 'access' },
  'centre.setTheme': { roles: ['administrator'], system: true, logged: true, purpose: 'access' },
  'centre.seeLogo': { visitor: true, asker: true, resident: true, staff: true, system: true, logged: false, purpose: 'information' },
  'account.list': { roles: ['administrator'], system: true, logged: true, purpose: 'access' },
  'account.manage': { roles: ['administrator'], system: true, proof: true, logged: true, purpose: 'access' },
  // Administration: what a second person decides, organisations, lists of staff, the settings of the centre.
  'proposal.list': { roles: ['administrator', 'privacyOfficer'], logged: true, purpose: 'access' },
  'proposal.make': { roles: ['administrator'], system: true, proof: true, logged: true, purpose: 'access' },
  'proposal.decide': { roles: ['administrator', 'privacyOfficer'], proof: true, logged: true, purpose: 'access' },
  'proposal.tell': { system: true, logged: true, purpose: 'access' },
  'organisation.list': { roles: ['administrator'], system: true, logged: true, purpose: 'access' },
  'organisation.change': { roles: ['administrator'], system: true, proof: true, logged: true, purpose: 'access' },
  'account.import': { roles: ['administrator'], system: true, proof: true, logged: true, purpose: 'access' },
  'centre.seeSettings': { roles: ['administrator'], system: true, logged: true, purpose: 'access' },
  'centre.change': { roles: ['administrator'], system: true, logged: true, purpose: 'access' },
  'administration.endWhatIsOver': { system: true, logged: true, purpose: 'access' },
  'invitation.send': { system: true, logged: true, purpose: 'access' },
  'invitation.open': { visitor: true, asker: true, staff: true, logged: false, purpose: 'access' },
  'invitation.accept': { visitor: true, asker: true, staff: true, logged: true, purpose: 'access' },
  'resident.offer': { visitor: true, asker: true, resident: true, staff: true, logged: false, purpose: 'access' },
  'resident.signIn': { visitor: true, logged: true, purpose: 'access' },
  'resident.sendLink': { system: true, logged: true, purpose: 'access' },
  'resident.readOwn': { resident: true, logged: false, purpose: 'access' },
  'resident.changeOwn': { resident: true, logged: true, purpose: 'access' },
  'account.tellPassword': { system: true, logged: true, purpose: 'access' },
  'account.rewrap': { system: true, logged: true, purpose: 'security' },
  'audit.read': { roles: ['privacyOfficer'], system: true, logged: true, purpose: 'control' },
  'audit.verify': { roles: ['privacyOfficer'], system: true, logged: true, purpose: 'control' },
  // How the log stands is also for who runs the centre; what is in it is not.
  'audit.seeState': { roles: ['privacyOfficer', 'administrator'], logged: true, purpose: 'control' },
  'audit.removeByTerm': { system: true, logged: true, purpose: 'retention' },
  'audit.tell': { system: true, logged: true, purpose: 'control' },
  'review.removeByTerm': { system: true, logged: true, purpose: 'retention' },
  'breach.removeByTerm': { system: true, logged: true, purpose: 'retention' },
  'audit.seal': { system: true, logged: false, purpose: 'control' },
  'key.rotate': { system: true, logged: true, purpose: 'security' },
  'installation.backup': { system: true, logged: true, purpose: 'security' },
  // Everybody on the staff can say that something went wrong; the text is for the privacy officer alone, figures without it for the board.
  'breach.suspect': { roles, system: true, logged: true, purpose: 'breach' },
  'breach.list': { roles: ['privacyOfficer'], logged: true, purpose: 'breach' },
  'breach.read': { roles: ['privacyOfficer'], logged: true, purpose: 'breach' },
  'breach.handle': { roles: ['privacyOfficer'], logged: true, purpose: 'breach' },
  'breach.export': { roles: ['privacyOfficer'], logged: true, purpose: 'breach' },
  'breach.count': { roles: ['privacyOfficer', 'manager', 'policyOfficer'], logged: false, purpose: 'breach' },
  'breach.remind': { system: true, logged: false, purpose: 'breach' },
  // What the product does with personal data is no secret; it stands in the workplace for who keeps the register.
  'processing.read': { roles: ['privacyOfficer', 'policyOfficer'], system: true, logged: false, purpose: 'control' },
  // Which edition of these rules held when: noted at each start with other ones, and a secret of nobody's.
  'policy.note': { system: true, logged: true, purpose: 'control' },
  'policy.read': { roles: ['administrator', 'privacyOfficer'], system: true, logged: false, purpose: 'control' },
  'installation.restore': { system: true, logged: true, purpose: 'security' },
  'demonstration.signIn': { visitor: true, asker: true, roles, logged: false, purpose: 'demonstration' },
  'demonstration.mailbox': { visitor: true, asker: true, roles, logged: false, purpose: 'demonstration' },
} as const satisfies Record<string, Rule>

export type Verb = keyof typeof permissions

export function ruleOf(verb: Verb): Rule {
  return permissions[verb]
}

/** May this actor do this at all? What the actor may do it to, row-level security and the use case decide. */
export function permits(actor: Actor, verb: Verb): boolean {
  const rule = ruleOf(verb)
  switch (actor.kind) {
    case 'visitor':
      return rule.visitor === true
    case 'asker':
      return rule.asker === true
    case 'resident':
      return rule.resident === true
    case 'system':
      return rule.system === true
    case 'client':
      return rule.scope !== undefined && actor.scopes.includes(rule.scope)
    case 'staff':
      return rule.staff === true || actor.roles.some((role) => rule.roles?.some((allowed) => allowed === role) === true)
  }
}
