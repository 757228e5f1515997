/** The log as it leaves the product, made by real deeds of real use cases. What FHIR R4 asks of an AuditEvent is checked on each row. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rmSync } from 'node:fs'
import type { Actor, Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile, beginStandIn } from '#contexts/access/public-files.ts'
import { ok } from '#platform/result.ts'
import { searchPeople } from '../../../families/use-cases/search-people.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aProcess } from '#tests/builders/services.ts'
import { auditEventFaults } from '#tests/builders/audit-event-rules.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import type { LogRecord } from '../../api/audit-log-record.ts'
import { act } from '../act.server.ts'
import { recordFailure } from '../record-failure.server.ts'
import { sealAudit } from '../seal-audit.server.ts'
import { exportAudit, type ExportWish } from './export-audit.server.ts'

let base: TestDatabase
let centres: TwoCentres
let services: Services
let child: Id<'person'>
let nurse: Actor & { kind: 'staff' }
let standIn: Actor & { kind: 'staff' }
let officer: Actor & { kind: 'staff' }
const here = () => ({ id: centres.here, slug: 'hier', name: 'CJG Hier' })
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

const as = (actor: Actor, more: Partial<Context> = {}): Context => ({ ...aContext(base.db, centres.here, actor), ...more })
const read = (ctx: Context) =>
  actOnFile(ctx, 'person.read', { personId: child, does: 'read', fields: 'index', also: ['care'] }, async () => ok(null))

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
  child = await aPerson(base.db, centres.here, { name: 'Sem Bakker' })
  nurse = whoProved(await aColleague(base.db, centres.here, { name: 'Sanne Kijk', profession: 'youthNurse', roles: ['professional'] }))
  standIn = await aColleague(base.db, centres.here, {
    name: 'Els Invaller',
    profession: 'youthNurse',
    roles: ['professional', 'coordinator'],
  })
  officer = await aColleague(base.db, centres.here, { name: 'Pia Privé', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const careId = await worksWith(base.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  const day = (text: string) => Temporal.PlainDate.from(text)
  const standing = await beginStandIn(as(nurse), {
    personId: child,
    careRelationId: careId,
    accountId: standIn.accountId,
    from: day('2026-11-24'),
    until: day('2026-12-01'),
  })
  expect(standing.ok).toBe(true)
  const network = () => 'a1b2c3d4e5f60718'
  const browser = { accessPoint: { kind: 'browser', network }, traceId: trace } as const
  expect((await read(as(nurse, browser))).ok).toBe(true)
  expect((await read(as(standIn, browser))).ok).toBe(true)
  expect((await read(as(officer, browser))).ok).toBe(false)
  expect((await searchPeople(as(nurse, browser), 'Bakker', 1)).ok).toBe(true)
  await recordFailure(as({ kind: 'visitor' }, browser), 'session.begin', 'wrong-password')
  await act(
    as(
      { kind: 'client', clientId: newId<'machineClient'>(), scopes: ['questions'] },
      { foreign: { traceId: trace, spanId: '00f067aa0ba902b7' } },
    ),
    'conversation.ask',
    async (_tx, permit) => {
      permit.record({ actionCode: 'C', objectType: 'conversation', objectId: child })
      return ok(null)
    },
  )
  await act(as({ kind: 'visitor' }, browser), 'conversation.ask', async (_tx, permit) => {
    permit.record({ actionCode: 'C', objectType: 'conversation', objectId: child, detail: '=2+5' })
    return ok(null)
  })
  await base.owner.query(`update access.audit_event set recorded_at = recorded_at - interval '1 minute'`)
  await sealAudit(services, here())
})
afterAll(async () => {
  await base.close()
  rmSync(services.config.dataDir, { recursive: true, force: true })
})

const today = Temporal.Now.plainDateISO('Europe/Amsterdam')
async function exported(wish: Partial<ExportWish>, actor: Actor = officer): Promise<string> {
  const texts = await exportAudit(services, as(actor), here(), {
    format: 'csv',
    from: today.subtract({ days: 1 }),
    to: today,
    subjectId: null,
    ...wish,
  })
  if (!texts.ok) throw new Error(texts.error.kind)
  let all = ''
  for await (const text of texts.value) all += text
  return all
}
const lines = async <T>(format: 'fhir' | 'ldv', wish: Partial<ExportWish> = {}): Promise<T[]> =>
  (await exported({ format, ...wish }))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

describe('FHIR R4 AuditEvent', () => {
  test('every row is what the resource asks: required elements, cardinalities, codes, times, references', async () => {
    const events = await lines<Record<string, unknown>>('fhir')
    expect(events.length).toBeGreaterThanOrEqual(9)
    expect(events.flatMap((event) => auditEventFaults(event))).toEqual([])
  })

  test('a look by who stands in names both colleagues, the standing, the edition of the rules and the place', async () => {
    const events = await lines<{ agent: { who?: { identifier: { value: string } } }[] }>('fhir')
    const look = events.find(({ agent }) => agent.length === 2)
    expect(look).toMatchObject({
      type: { code: '110110' },
      subtype: [{ code: 'read' }, { code: 'person.read' }],
      outcome: '0',
      purposeOfEvent: [{ coding: [{ code: 'TREAT' }, { code: 'care' }] }],
      agent: [
        {
          who: { identifier: { value: standIn.accountId } },
          requestor: true,
          network: { address: 'urn:opencjg:access-point:a1b2c3d4e5f60718', type: '5' },
        },
        { who: { identifier: { value: nurse.accountId } }, requestor: false },
      ],
      entity: [
        { role: { code: '1' }, what: { identifier: { value: child } } },
        {},
        { role: { code: '13' } },
        { what: { identifier: { value: trace } } },
      ],
    })
  })

  test('a refusal, a failed sign-in and a search say what they are', async () => {
    const events = await lines<{ outcome: string; type: { code: string }; outcomeDesc?: string }>('fhir')
    const told = events.map(({ outcome, outcomeDesc, type }) => [outcome, outcomeDesc, type.code])
    expect(told).toContainEqual(['4', 'role', '110100'])
    expect(told).toContainEqual(['8', 'wrong-password', '110114'])
    expect(events.filter(({ type }) => type.code === '110112')).toHaveLength(1)
  })
})

describe('Logboek Dataverwerkingen 1.0 with NEN 7513', () => {
  test('every record has the fields of the interface, in their sizes', async () => {
    for (const record of await lines<LogRecord>('ldv')) {
      expect(record.trace_id).toMatch(/^(?!0+$)[0-9a-f]{32}$/)
      expect(record.span_id).toMatch(/^(?!0+$)[0-9a-f]{16}$/)
      expect([0, 1, 2]).toContain(record.status_code)
      expect(record.name).toMatch(/^[a-z]+\.[A-Za-z]+$/)
      expect(record.end_time).toBeGreaterThanOrEqual(record.start_time)
      expect(Number.isSafeInteger(record.start_time)).toBe(true)
      expect(record.attributes['dpl.core.processing_activity_id']).toMatch(/^urn:opencjg:register#(care|access|advice|control)$/)
      expect(Object.keys(record.attributes).every((name) => name.startsWith('dpl.'))).toBe(true)
      expect(record.resource.attributes).toMatchObject({ 'nen7513.AuditEnterpriseSiteID': centres.here })
    }
  })

  test('each operation has a span of its own; who was found in a search hangs under the search, a record per person', async () => {
    const records = await lines<LogRecord>('ldv')
    expect(new Set(records.map(({ span_id }) => span_id)).size).toBe(records.length)
    const search = records.find(
      ({ attributes }) => attributes['dpl.nen7513.eventTypeCode'] === 'search' && attributes['dpl.core.data_subject_id'] === undefined,
    )
    const found = records.filter(({ parent_span_id }) => parent_span_id === search?.span_id)
    expect(found).toHaveLength(1)
    expect(found[0]?.trace_id).toBe(search?.trace_id)
    expect(found[0]?.attributes['dpl.core.data_subject_id']).toMatch(/^[0-9a-f]{32}$/)
  })

  test('the person leaves under a mark, always the same, and never by number or name', async () => {
    const text = await exported({ format: 'ldv', subjectId: child })
    const marks = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as LogRecord).attributes['dpl.core.data_subject_id'])
    expect(new Set(marks).size).toBe(1)
    expect(
      text.replaceAll(
        `"participantObjectIDTypeCode":"conversation","participantObjectPermissionPolicySet":null,"participantObjectSensitivity":null,"participantObjectID":"${child}"`,
        '',
      ),
    ).not.toContain(child)
    expect(text).not.toMatch(/Bakker|Sanne|Kijk/)
  })

  test('what a partner asked for names the operation of the partner', async () => {
    const records = await lines<LogRecord>('ldv')
    expect(records.filter((one) => one.foreign_operation !== undefined)).toMatchObject([
      { name: 'conversation.ask', foreign_operation: { trace_id: trace, span_id: '00f067aa0ba902b7' } },
    ])
  })
})

describe('as a table', () => {
  test('a row each, with its place in the chain, and no formula', async () => {
    const [head, ...rows] = (await exported({})).trimEnd().split('\r\n')
    expect(head?.startsWith('\uFEFF"sequence";"id";"part_of"')).toBe(true)
    const { rows: all } = await base.owner.query('select 1 from access.audit_event')
    // The row of this export itself is of the next one.
    expect(rows).toHaveLength(all.length - 1)
    expect(rows[0]).toMatch(/^"1";/)
    expect(rows.join()).toContain(`"'=2+5"`)
  })

  test('PR-34 of who asked without an account nothing stands there that could find them', async () => {
    const rows = (await exported({})).split('\r\n').filter((line) => line.includes('"conversation.ask"') && line.includes('"visitor"'))
    expect(rows).toHaveLength(1)
    expect(rows[0]).not.toContain('a1b2c3d4e5f60718')
  })
})

describe('taking it out', () => {
  test('PR-29 is itself in the log, before the first row leaves, and one row is of one person', async () => {
    const of = { format: 'fhir', from: today, to: today, subjectId: child } as const
    const texts = await exportAudit(services, as(officer), here(), of)
    expect(texts.ok).toBe(true)
    const { rows } = await base.owner.query(
      `select account_id, subject_id, detail from access.audit_event where event_type = 'audit.export' and subject_id is not null and detail like 'fhir%'`,
    )
    expect(rows).toEqual([{ account_id: officer.accountId, subject_id: child, detail: `fhir ${today.toString()} ${today.toString()}` }])
  })

  test('only by the privacy officer and by command; a period that is none is refused, and nothing is told', async () => {
    await expect(exported({}, nurse)).rejects.toThrow('not-permitted')
    await expect(exported({}, { kind: 'system', name: 'command line' })).resolves.toContain('"sequence"')
    await expect(exported({ from: today, to: today.subtract({ days: 1 }) })).rejects.toThrow('ends-before-it-begins')
    await expect(exported({ from: today.add({ days: 2 }), to: today.add({ days: 3 }) })).rejects.toThrow('not-begun')
  })

  test('of the other centre there is nothing', async () => {
    const other = await aColleague(base.db, centres.elsewhere, {
      name: 'Ot Elders',
      profession: 'policyOfficer',
      roles: ['privacyOfficer'],
    })
    const texts = await exportAudit(
      services,
      aContext(base.db, centres.elsewhere, other),
      { id: centres.elsewhere, slug: 'elders', name: 'Elders' },
      { format: 'ldv', from: today.subtract({ days: 1 }), to: today, subjectId: null },
    )
    let all = ''
    if (texts.ok) for await (const text of texts.value) all += text
    expect(all).not.toContain(centres.here)
    expect(all).not.toContain(nurse.accountId)
  })
})
