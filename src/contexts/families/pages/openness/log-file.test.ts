import { expect, test } from 'vitest'
import { dutch } from '#platform/i18n.ts'
import { newId } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aSite } from '#tests/builders/pages.ts'
import { logCsv } from './log-file.ts'

test('a name that looks like a formula, or has a quotation mark, stays a name in the table', () => {
  const line = {
    id: newId<'auditEvent'>(),
    at: Temporal.Instant.from('2026-11-24T09:18:00Z'),
    times: 1,
    deed: 'looked',
    groups: ['index', 'healthPieces'],
    why: { kind: 'works-with-you', purpose: 'youthHealth' },
  } as const
  const log = {
    personId: newId<'person'>(),
    name: 'Noor',
    figures: { times: 2, people: 2, withoutReason: 0, lines: 2 },
    lookers: [],
    lines: [
      { ...line, who: { kind: 'staff', name: '=SUM(A1)', profession: 'youthNurse' } },
      { ...line, who: { kind: 'staff', name: 'Jan "de" Wit, jr.', profession: 'youthNurse' } },
    ],
  } as const
  const rows = logCsv(dutch, aSite(), log).split('\r\n')
  expect(rows[0]).toBe('\uFEFFwanneer,wie,functie,organisatie,wat,onderdelen,waarom')
  expect(rows[1]).toContain(`2026-11-24 10:18,'=SUM(A1),jeugdverpleegkundige,`)
  expect(rows[2]).toContain('"Jan ""de"" Wit, jr."')
  expect(rows[2]).toContain('"Naam en geboortedatum, Stukken over gezondheid",Werkt met jullie: jeugdgezondheid')
})
