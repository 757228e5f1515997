import { expect, test } from 'vitest'
import { dutch } from '#platform/locale.ts'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aSite } from '#tests/builders/pages.ts'
import type { HealthRecord } from '../../use-cases/record/read-record.server.ts'
import { noBackground } from '../../rules/record/record.ts'
import { growthBook } from './growth-book.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const record: HealthRecord = {
  child: {
    ...{ id: 'x' as Id<'person'>, givenNames: 'Noor', callName: 'Noor', prefix: '', familyName: 'Bloem', sex: 'female' },
    ...{ birthDate: day('2025-02-01'), expectedOn: null, deceasedOn: null, movedOn: null },
  },
  ...{ twins: [], state: 'open', mayWrite: true, mayPrint: true, referrals: [], own: [], moments: [], names: new Map() },
  background: { ...noBackground, gestationDays: 275, birthWeightG: 3420 },
  measurements: [
    { id: 'm' as Id<'measurement'>, contactId: null, measuredOn: day('2026-02-01'), measure: 'height', value: 745, recumbent: true },
  ],
  milestones: [{ id: 'k' as Id<'milestone'>, contactId: null, observedOn: day('2026-02-01'), item: '33', side: 'none', answer: 'M' }],
  withdrawn: { measurements: [], milestones: [], screenings: [] },
  contacts: [],
  signals: [
    {
      ...{
        id: 's' as Id<'signal'>,
        contactId: null,
        raisedOn: day('2026-02-01'),
        source: 'height',
        code: '1044',
        refer: true,
        decision: 'watch',
      },
      ...{ decidedBy: null, decidedOn: null, followUpBefore: null, followedUpOn: null },
    },
  ],
  screenings: [],
  keptBack: { all: 0, due: 0 },
  doses: [
    {
      ...{
        id: 'd' as Id<'dose'>,
        vaccine: 'BMR',
        givenOn: day('2026-04-01'),
        batchId: null,
        deviates: null,
        batchNumber: 'A1234',
        product: null,
        site: null,
      },
      ...{ elsewhere: 'abroad', contactId: null, deviates: null },
    },
  ],
}

test('the growth book says what was measured, seen and given in plain words, and nothing that professionals decide among themselves', async () => {
  const book = await growthBook(dutch, aSite(), record, day('2026-06-01'))
  const text = JSON.stringify(book)
  expect(book.title).toBe('Groeiboekje van Noor')
  expect(book.header).toBe('Groeiboekje van Noor, geboren 1 februari 2025')
  for (const said of [
    'Lengte: 74,5 cm op de leeftijd van 12 maanden. Dat is gemiddeld voor de leeftijd.',
    'brabbelt herhaalde lettergrepen: dat vertelde je ons',
    'Gewicht bij de geboorte: 3.420 gram',
    'A1234',
    'Er staan geen bezoeken in.',
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/\bSD\b|percentiel|signaal|erg klein|1044/i)
})
