import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { roles } from '../permissions.ts'
import { decideReading } from '../privacy/reading.ts'
import { decide, type LiveStanding } from './decide.ts'
import {
  cellAllowed,
  fieldGroups,
  fileStates,
  fileVerbs,
  isNeeded,
  policy,
  purposesOf,
  relations,
  rolePermits,
  type Cell,
} from './policy.ts'

const everyCell: readonly Cell[] = [...roles, 'family' as const].flatMap((role) =>
  relations.flatMap((relation) =>
    purposesOf(relation).flatMap((purpose) =>
      fileStates.flatMap((state) =>
        fileVerbs.flatMap((verb) => fieldGroups.map((fields) => ({ role, relation, purpose, state, verb, fields }))),
      ),
    ),
  ),
)
const allowed = everyCell.filter(cellAllowed)

describe('what holds in every cell', () => {
  test('PR-11: without a care relation nobody reads more than who is involved, and the log for control', () => {
    const without = allowed.filter(({ relation }) => relation === 'none')
    expect(new Set(without.filter(({ verb }) => verb !== 'find').map(({ fields }) => fields))).toEqual(new Set(['care', 'log']))
    expect(new Set(without.filter(({ verb }) => verb === 'find').map(({ fields }) => fields))).toEqual(new Set(['index']))
  })
  test('PR-11: manager, policy officer, editor and administrator never reach a file', () => {
    const never = ['manager', 'policyOfficer', 'editor', 'administrator']
    expect(allowed.filter(({ role }) => never.includes(role))).toEqual([])
  })
  test('PR-25: a BSN is for care and youth help and for the family itself', () => {
    expect(new Set(allowed.filter(({ fields }) => fields === 'bsn').map(({ purpose }) => purpose))).toEqual(
      new Set(['youthHealth', 'youthHelp', 'own']),
    )
  })
  test('PR-10: a secret address is never listed, searched, exported or printed by staff, and not seen by another parent', () => {
    const cells = allowed.filter(({ fields }) => fields === 'secretAddress')
    expect(new Set(cells.filter(({ role }) => role !== 'family').map(({ verb }) => verb))).toEqual(new Set(['read', 'write']))
    expect(new Set(cells.filter(({ role }) => role === 'family').map(({ relation }) => relation))).toEqual(new Set(['self']))
  })
  test('breaking the glass reads and does nothing else', () => {
    expect(new Set(allowed.filter(({ relation }) => relation === 'emergency').map(({ verb }) => verb))).toEqual(new Set(['read']))
  })
  test('a restricted file opens for a cleared relation, an emergency, the family; its log for control', () => {
    const cells = allowed.filter(({ state, fields }) => state === 'restricted' && fields !== 'care' && fields !== 'log')
    expect(new Set(cells.map(({ relation }) => relation))).toEqual(new Set(['clearedCare', 'emergency', 'self', 'authority']))
  })
  test('PR-19, PR-06: no piece, number or address is written in a file that is closed, or of who died or moved; what is wrong is put right', () => {
    const cells = allowed.filter(
      ({ state, verb, role }) => role !== 'family' && verb === 'write' && ['closed', 'deceased', 'moved'].includes(state),
    )
    expect(new Set(cells.map(({ fields }) => fields))).toEqual(new Set(['index', 'identity', 'family', 'care', 'sharing']))
    expect(new Set(cells.filter(({ relation }) => relation === 'none').map(({ role, fields }) => `${role} ${fields}`))).toEqual(
      new Set(['coordinator care']),
    )
    for (const state of ['closed', 'deceased', 'moved'] as const)
      expect(cellAllowed({ role: 'professional', relation: 'care', purpose: 'youthHelp', state, verb: 'write', fields: 'identity' })).toBe(
        true,
      )
  })
  test('PR-06: wherever the family reads what is shared while it lives, it may take it back', () => {
    const reads = allowed.filter(
      ({ role, verb, fields, state }) => role === 'family' && verb === 'read' && fields === 'sharing' && state !== 'deceased',
    )
    for (const cell of reads) expect(cellAllowed({ ...cell, verb: 'write' })).toBe(true)
  })
  test('of who moved staff see who it is, who was involved and what is shared, and no piece, number or address', () => {
    const cells = allowed.filter(({ state, role, fields }) => state === 'moved' && role !== 'family' && fields !== 'log')
    expect(new Set(cells.map(({ fields }) => fields))).toEqual(new Set(['index', 'identity', 'family', 'care', 'sharing']))
  })
  test('a file that went into another is there for control alone', () => {
    expect(new Set(allowed.filter(({ state }) => state === 'merged').map(({ role }) => role))).toEqual(new Set(['privacyOfficer']))
  })
  test('staff never read the log that the family reads, but for control', () => {
    expect(new Set(allowed.filter(({ fields, role }) => fields === 'log' && role !== 'family').map(({ role }) => role))).toEqual(
      new Set(['privacyOfficer']),
    )
  })
  test('what may be written may be read', () => {
    for (const cell of allowed.filter(({ verb }) => verb === 'write')) expect(cellAllowed({ ...cell, verb: 'read' })).toBe(true)
  })
  test('every line allows something that no other line does', () => {
    for (const line of policy) {
      const others = policy.filter((one) => one !== line)
      const own = everyCell.filter(
        (cell) =>
          (line.roles === 'family' ? cell.role === 'family' : cell.role !== 'family' && line.roles.includes(cell.role)) &&
          line.relations.includes(cell.relation) &&
          line.states.includes(cell.state) &&
          line.verbs.includes(cell.verb) &&
          line.fields.includes(cell.fields),
      )
      const covered = own.filter((cell) =>
        others.some(
          (other) =>
            (other.roles === 'family' ? cell.role === 'family' : cell.role !== 'family' && other.roles.includes(cell.role)) &&
            other.relations.includes(cell.relation) &&
            other.states.includes(cell.state) &&
            other.verbs.includes(cell.verb) &&
            other.fields.includes(cell.fields),
        ),
      )
      expect(covered.length, line.rules).toBeLessThan(own.length)
    }
  })
})

const standing: fc.Arbitrary<LiveStanding> = fc
  .constantFrom(...relations.filter((one) => one !== 'none'))
  .chain((relation) =>
    fc.record({ relation: fc.constant(relation), purpose: fc.constantFrom(...purposesOf(relation)), sourceId: fc.uuid() }),
  )
const asked = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 }),
  more: fc.constantFrom(...roles),
  state: fc.constantFrom(...fileStates),
  standings: fc.array(standing, { maxLength: 3 }),
  extra: standing,
  verb: fc.constantFrom(...fileVerbs),
  fields: fc.constantFrom(...fieldGroups),
})

test('nobody sees more by losing a role or a standing', () => {
  fc.assert(
    fc.property(asked, ({ roles: some, more, state, standings, extra, ...wish }) => {
      const less = decide({ kind: 'staff', roles: some }, state, standings, wish)
      if (!less.allowed) return
      expect(decide({ kind: 'staff', roles: [...some, more] }, state, standings, wish).allowed).toBe(true)
      expect(decide({ kind: 'staff', roles: some }, state, [...standings, extra], wish).allowed).toBe(true)
    }),
  )
})

test('a decision is a cell: allowed by the standing that it names', () => {
  fc.assert(
    fc.property(asked, ({ roles: some, state, standings, verb, fields }) => {
      const decision = decide({ kind: 'staff', roles: some }, state, standings, { verb, fields })
      const expected = some.some((role) =>
        [
          ...standings,
          { relation: 'none' as const, purpose: 'index' as const },
          { relation: 'none' as const, purpose: 'control' as const },
        ].some(({ relation, purpose }) => cellAllowed({ role, relation, purpose, state, verb, fields })),
      )
      expect(decision.allowed).toBe(expected)
      if (decision.allowed)
        expect(some.some((role) => rolePermits({ role, relation: decision.by.relation, state, verb, fields }))).toBe(true)
    }),
  )
})

test('PR-11: for a care relation or standing in, the decision is that of the privacy rules', () => {
  const on = Temporal.PlainDate.from('2026-06-01')
  const live = { from: on, to: on.add({ days: 1 }) }
  const given = asked.filter(({ extra }) => extra.relation === 'care' || extra.relation === 'standIn')
  fc.assert(
    fc.property(given, ({ roles: some, state, extra, verb, fields }) => {
      const without = decide({ kind: 'staff', roles: some }, state, [], { verb, fields })
      fc.pre(!without.allowed)
      const reading = decideReading({
        rolePermits: some.some((role) => rolePermits({ role, relation: extra.relation, state, verb, fields })),
        relation: extra.relation === 'care' ? live : null,
        standIn: extra.relation === 'standIn' ? live : null,
        needed: isNeeded({ ...extra, fields }),
        ...{ emergency: false, reason: null, on },
      })
      expect(decide({ kind: 'staff', roles: some }, state, [extra], { verb, fields }).allowed).toBe(reading.outcome === 'allow')
    }),
  )
})
