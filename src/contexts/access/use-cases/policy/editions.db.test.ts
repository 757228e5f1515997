import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { policyText, policyVersion } from '../../sql/audit/policy-version.server.ts'
import { notePolicy, readPolicyRegister } from './editions.server.ts'

let base: TestDatabase
let centres: TwoCentres
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
afterAll(() => base.close())

const editionOf = (rules: string) => ({ version: createHash('sha256').update(rules).digest('hex').slice(0, 12), rules })
const older = editionOf(JSON.stringify([{ 'person.read': { roles: ['professional'] } }, [], {}, []]))
const at = (day: string) => Temporal.Instant.from(`${day}T09:00Z`)

test('NEN 7513: another edition is noted once, with a line in the log of each centre; the same again is nothing new', async () => {
  expect(await notePolicy(base.db, at('2026-10-01'), older)).toBe(older.version)
  expect(await notePolicy(base.db, at('2026-10-02'), older)).toBeNull()
  // Two processes of the new version start at once.
  const both = await Promise.all([1, 2].map(() => notePolicy(base.db, at('2026-11-01'))))
  expect(both.filter((one) => one !== null)).toEqual([policyVersion])
  const { rows } = await base.owner.query(`select version, held_from, rules from access.policy_edition order by held_from`)
  expect(rows).toEqual([
    { ...older, held_from: at('2026-10-01') },
    { version: policyVersion, held_from: at('2026-11-01'), rules: policyText },
  ])
  const { rows: lines } = await base.owner.query(
    `select distinct centre_id, detail from access.audit_event where event_type = 'policy.note' order by centre_id, detail`,
  )
  const told = [centres.here, centres.elsewhere].flatMap((centre_id) =>
    [older.version, policyVersion].map((detail) => ({ centre_id, detail })),
  )
  expect(lines.map((line) => JSON.stringify(line)).toSorted()).toEqual(told.map((line) => JSON.stringify(line)).toSorted())
})

test('a line of the log can be dated by the register; administrator and privacy officer read it, others do not', async () => {
  const read = async (role: 'administrator' | 'privacyOfficer' | 'coordinator') => {
    const who = await aColleague(base.db, centres.here, { name: `Iemand ${role}`, profession: 'policyOfficer', roles: [role] })
    return readPolicyRegister(aContext(base.db, centres.here, whoProved(who), aTuesdayMorning))
  }
  const register = await read('administrator')
  expect(register).toMatchObject({
    ok: true,
    value: {
      version: policyVersion,
      editions: [
        { version: policyVersion, heldFrom: at('2026-11-01'), heldUntil: null, changes: { deeds: { changed: ['person.read'] } } },
        { version: older.version, heldFrom: at('2026-10-01'), heldUntil: at('2026-11-01'), changes: null },
      ],
    },
  })
  expect(await read('privacyOfficer')).toEqual(register)
  expect(await read('coordinator')).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const { rows } = await base.owner.query(`select distinct policy_version from access.audit_event where event_type = 'policy.read'`)
  expect(rows).toEqual([{ policy_version: policyVersion }])
})

test('nobody changes what was noted, and no text stands under the version of another', async () => {
  await expect(base.db.updateTable('access.policy_edition').set({ rules: '' }).execute()).rejects.toThrow(/permission denied/)
  await expect(base.db.deleteFrom('access.policy_edition').execute()).rejects.toThrow(/permission denied/)
  const forged = base.owner.query(`update access.policy_edition set rules = rules || ' '`)
  await expect(forged).rejects.toMatchObject({ constraint: 'policy_version_is_of_its_rules' })
})
