import { expect, test } from 'vitest'
import { dutch } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { newId } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aSite } from '#tests/builders/page-app.ts'
import type { WholeFile } from '../../use-cases/export-own-file.server.ts'
import { filePdf } from './export-pdf.ts'
import { ownFilePage } from './own-file-page.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const file: WholeFile['file'] = {
  person: {
    ...{
      id: '01990000-0000-7000-8000-000000000001' as Id<'person'>,
      givenNames: 'Noor',
      callName: 'Noor',
      prefix: 'van',
      familyName: 'Veen',
    },
    ...{ birthDate: day('2012-02-01'), expectedOn: null, sex: 'female', version: 1 },
  },
  relation: 'authority',
  hasHealth: false,
  detail: { language: 'ti', needsInterpreter: true, accessibility: ['large-print'] },
  bsn: '••••••782',
  contacts: [{ kind: 'phone', value: '06 12345678' }],
  homes: [{ address: 'Dorpsplein 4, 1234 AB Lindewaard', part: 'weekends' }],
  ties: [{ name: 'Bep Buur', kind: 'network', note: 'trainer' }],
  authority: [{ name: 'Mila Groot', kind: 'parent', from: day('2012-02-01'), until: day('2030-02-01') }],
  care: [{ name: 'Sanne de Wit', profession: 'youthNurse', purpose: 'youthHealth', from: day('2026-01-01'), until: day('2026-12-01') }],
  incapacities: [
    {
      ...{ id: '01990000-0000-7000-8000-000000000002' as Id<'incapacity'>, from: day('2026-03-01'), until: null, endReason: null },
      ...{ reason: 'Overziet dit niet.', consulted: 'De jeugdarts', by: { name: 'Sanne de Wit', profession: 'youthNurse' } },
    },
  ],
  pieces: [],
  erased: [],
  parts: [],
}
const whole = {
  file,
  requests: [],
  log: { personId: file.person.id, name: '', lines: [], figures: {}, lookers: [] },
} as unknown as WholeFile // The lists that are empty here have no figures to show.

const plain = (markup: string): string => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('the document holds what the page says: language in words, dates that end, how often a home, whose tie', () => {
  const lines = filePdf(dutch, aSite('CJG Lindewaard'), whole).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])),
  )
  expect(lines).toEqual(
    expect.arrayContaining([
      'Taal: Tigrinya, met een tolk',
      'Wat helpt in het contact: grote letters',
      'Adres: Dorpsplein 4, 1234 AB Lindewaard (in het weekend)',
      'Bep Buur: iemand om het gezin heen, trainer',
      'Mila Groot heeft gezag, sinds 1 februari 2012, tot 1 februari 2030',
      'Sanne de Wit, jeugdverpleegkundige: jeugdgezondheid, sinds 1 januari 2026, tot 1 december 2026',
      'Overlegd met: De jeugdarts',
    ]),
  )
  const page = plain(ownFilePage({ locale: dutch, site: aSite('CJG Lindewaard'), file, today: day('2026-11-24') }).toString())
  for (const line of lines) for (const part of line.split(/: |, /)) expect(page).toContain(part)
})

test('section 6: a parent is offered erasing until the twelfth birthday; from then on the young person is', () => {
  const piece = {
    id: newId<'piece'>(),
    fields: 'healthPieces',
    kind: 'note',
    title: 'Gesprek',
    body: 'Over school.',
    statements: [],
  } as const
  const pieces = [{ ...piece, writer: null, at: Temporal.Instant.from('2024-01-01T09:00:00Z') }]
  const eraseLinks = (today: string, relation: string): number =>
    ownFilePage({ locale: dutch, site: aSite('CJG Lindewaard'), file: { ...file, relation, pieces }, today: day(today) })
      .toString()
      .split('/verzoek/wissen').length - 1
  expect(eraseLinks('2024-01-31', 'authority')).toBeGreaterThan(0)
  expect(eraseLinks('2024-02-01', 'authority')).toBe(0)
  expect(eraseLinks('2024-02-01', 'self')).toBeGreaterThan(0)
})
