import { expect, test } from 'vitest'
import { permissions, ruleOf, type Verb } from '../permissions.ts'
import { lists, reviewedAreas } from './reviewed.ts'

const verbs = Object.keys(permissions) as Verb[]
/** Deeds of staff that are about no file of a person, or that have their own control. */
const elsewhere = new Map([
  ['account', 'colleagues, not files'],
  ['invitation', 'inviting a colleague'],
  ['session', 'signing in and out'],
  ['request', 'handled by the officer, with a term and a letter'],
  ['review', 'the review itself'],
  ['compartment', 'a hidden part is controlled by its own members'],
  ['conversation', 'under a code, no file; each is opened by name from the inbox'],
  ['rota', 'the roster of colleagues'],
  ['abuse', 'blocked senders'],
  ['breach', 'the register of the officer'],
])

test('PR-31: what staff do with files is reviewed, whatever part of the product it is in', () => {
  const staff = verbs.filter((verb) => {
    const rule = ruleOf(verb) as { roles?: readonly string[]; staff?: boolean; logged: boolean }
    return rule.logged && (rule.staff === true || rule.roles?.includes('professional') === true)
  })
  const areas = new Set(staff.map((verb) => verb.split('.')[0] ?? ''))
  const reviewed: readonly string[] = reviewedAreas
  expect([...areas].filter((area) => !reviewed.includes(area) && !elsewhere.has(area))).toEqual([])
  expect(staff.length).toBeGreaterThan(30)
})

test('a list that is left out by name exists', () => {
  for (const verb of lists) expect(verbs).toContain(verb)
})
