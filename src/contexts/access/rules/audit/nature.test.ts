/** PR-28: every verb that there is, none left out. A new verb is added here by hand, after asking whether it must be logged. */
import { expect, test } from 'vitest'
import { permissions, type Verb } from '../permissions.ts'
import { natureOf, natures, whyNotLogged } from './nature.ts'

/** Logged, with the nature that its plainest row has (by the action code with which it is told). */
const logged: Readonly<Partial<Record<Verb, readonly [actionCode: string, nature: string]>>> = {
  'conversation.ask': ['C', 'create'],
  'conversation.enter': ['C', 'create'],
  'conversation.open': ['R', 'read'],
  'conversation.readOwn': ['R', 'read'],
  'conversation.changeOwn': ['U', 'update'],
  'conversation.claim': ['U', 'update'],
  'conversation.putBack': ['U', 'update'],
  'conversation.list': ['R', 'read'],
  'conversation.read': ['R', 'read'],
  'conversation.work': ['U', 'update'],
  'rota.change': ['C', 'create'],
  'rota.plan': ['C', 'create'],
  'conversation.pause': ['U', 'update'],
  'conversation.endPauses': ['E', 'run'],
  'abuse.report': ['C', 'create'],
  'abuse.handle': ['R', 'read'],
  'conversation.keepTerms': ['E', 'run'],
  'conversation.eraseExpired': ['E', 'run'],
  'conversation.rewrap': ['E', 'key'],
  'person.search': ['E', 'search'],
  'person.list': ['R', 'read'],
  'person.register': ['C', 'create'],
  'person.read': ['R', 'read'],
  'person.change': ['U', 'update'],
  'person.merge': ['U', 'merge'],
  'person.import': ['C', 'transfer'],
  'person.export': ['R', 'export'],
  'person.rewrap': ['E', 'key'],
  'health.read': ['R', 'read'],
  'health.write': ['C', 'create'],
  'health.tell': ['C', 'create'],
  'health.setUp': ['U', 'update'],
  'health.due': ['E', 'run'],
  'health.rewrap': ['E', 'key'],
  'vaccination.read': ['R', 'read'],
  'vaccination.write': ['C', 'create'],
  'vaccination.answer': ['C', 'create'],
  'vaccination.stock': ['U', 'update'],
  'vaccination.recall': ['R', 'read'],
  'vaccination.plan': ['C', 'create'],
  'vaccination.session': ['U', 'update'],
  'vaccination.rewrap': ['E', 'key'],
  'piece.write': ['C', 'create'],
  'care.begin': ['C', 'create'],
  'care.end': ['U', 'update'],
  'care.clear': ['U', 'update'],
  'care.standIn': ['C', 'create'],
  'emergency.begin': ['C', 'breakGlass'],
  'emergency.end': ['U', 'breakGlass'],
  'emergency.list': ['R', 'read'],
  'emergency.review': ['U', 'update'],
  'emergency.alert': ['E', 'run'],
  'file.restrict': ['C', 'create'],
  'compartment.open': ['C', 'create'],
  'resident.bind': ['C', 'create'],
  'consent.ask': ['C', 'create'],
  'consent.except': ['C', 'create'],
  'consent.give': ['U', 'update'],
  'consent.withdraw': ['U', 'update'],
  'share.decide': ['C', 'share'],
  'share.read': ['R', 'read'],
  'log.readOwn': ['R', 'log'],
  'request.make': ['C', 'create'],
  'request.tell': ['E', 'run'],
  'request.handle': ['U', 'update'],
  'session.begin': ['C', 'login'],
  'session.end': ['D', 'logout'],
  'session.prove': ['U', 'login'],
  'account.changeOwn': ['U', 'update'],
  'centre.found': ['C', 'create'],
  'client.look': ['R', 'read'],
  'client.manage': ['U', 'update'],
  'webhook.manage': ['U', 'update'],
  'centre.setTheme': ['U', 'update'],
  'account.list': ['R', 'read'],
  'account.manage': ['U', 'update'],
  'invitation.send': ['E', 'run'],
  'invitation.accept': ['U', 'update'],
  'resident.signIn': ['C', 'login'],
  'resident.sendLink': ['E', 'run'],
  'resident.changeOwn': ['U', 'update'],
  'account.tellPassword': ['E', 'run'],
  'account.rewrap': ['U', 'key'],
  'audit.read': ['R', 'log'],
  'audit.verify': ['R', 'log'],
  'installation.restore': ['E', 'copy'],
  'installation.backup': ['E', 'copy'],
  'key.rotate': ['U', 'key'],
  'person.judge': ['U', 'update'],
  'review.list': ['R', 'log'],
  'review.read': ['R', 'log'],
  'review.draw': ['E', 'log'],
  'review.ask': ['U', 'update'],
  'review.decide': ['U', 'update'],
  'review.set': ['U', 'update'],
  'review.readOwn': ['R', 'log'],
  'review.answer': ['U', 'update'],
  'review.tellFacts': ['U', 'update'],
  'review.tell': ['E', 'run'],
  'request.enter': ['C', 'create'],
  'retention.read': ['R', 'read'],
  'retention.keep': ['C', 'create'],
  'retention.confirm': ['U', 'update'],
  'retention.lengthen': ['C', 'create'],
  'proposal.list': ['R', 'read'],
  'proposal.make': ['C', 'create'],
  'proposal.decide': ['U', 'update'],
  'proposal.tell': ['E', 'run'],
  'organisation.list': ['R', 'read'],
  'organisation.change': ['C', 'create'],
  'account.import': ['C', 'transfer'],
  'centre.seeSettings': ['R', 'read'],
  'centre.change': ['U', 'update'],
  'administration.endWhatIsOver': ['E', 'run'],
  'breach.suspect': ['C', 'create'],
  'breach.list': ['R', 'read'],
  'breach.read': ['R', 'read'],
  'breach.handle': ['U', 'update'],
  'breach.export': ['R', 'export'],
}

test.each(Object.keys(permissions) as Verb[])('PR-28 %s is logged, or it is said why not', (verb) => {
  const expected = logged[verb]
  expect(permissions[verb].logged).toBe(expected !== undefined)
  expect(whyNotLogged[verb] === undefined).toBe(expected !== undefined)
  if (expected !== undefined) expect(natureOf(verb, expected[0])).toBe(expected[1])
})

test('PR-28 no verb is spoken of that is not there, and every event of NEN 7513 has an event of ours', () => {
  const known = new Set(Object.keys(permissions))
  expect([...Object.keys(logged), ...Object.keys(whyNotLogged)].filter((verb) => !known.has(verb))).toEqual([])
  const events = Object.entries(logged).map(([verb, told]) => natureOf(verb, told[0]))
  const told = new Set([...events, natureOf('share.print', 'R'), natureOf('person.unmerge', 'U'), natureOf('piece.erase', 'D')])
  expect(natures.filter((nature) => !told.has(nature))).toEqual([])
})

test('PR-28 whatever opens a file or a question of somebody is logged', () => {
  const areas = ['person', 'piece', 'care', 'file', 'compartment', 'consent', 'share', 'request', 'log', 'conversation']
  const silent = (Object.keys(permissions) as Verb[]).filter(
    (verb) => areas.includes(verb.split('.')[0] ?? '') && !permissions[verb].logged,
  )
  // The hourly look at hidden parts opens none; whatever it passes on is a row within that part.
  expect(silent).toEqual(['compartment.keep'])
})
