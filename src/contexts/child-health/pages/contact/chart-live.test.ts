import { expect, test } from 'vitest'
import { parseDate } from '#calculators/core/civil-date.ts'
import { dutch } from '#platform/locale.ts'
import { Temporal } from '#platform/time.ts'
import { judgeContact } from '../../rules/contact/judge-contact.ts'
import type { ChildFacts } from '../../rules/record/child-facts.ts'
import { noBackground } from '../../rules/record/record.ts'
import { growthCharts } from '../charts/growth-svg.ts'
import { liveCharts } from './chart-live.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const day = (text: string): number => parseDate(text) ?? 0
const birth = { birthWeightG: 3400, birthLengthMm: 505, birthHeadMm: 345 }
const parents = { motherHeightMm: 1690, fatherHeightMm: 1820 }
const rows = [
  ['2026-09-21', 'height', 740],
  ['2026-09-21', 'weight', 9000],
  ['2026-09-21', 'head', 455],
] as const
const facts: ChildFacts = {
  ...{ today: day('2026-11-24'), born: day('2025-09-19'), sex: 'female', gestationDays: 275, population: 'dutch' },
  ...{ ...birth, ...parents, twins: [], milestones: [] },
  measurements: rows.map(([on, measure, value]) => ({ measure, day: day(on), value, recumbent: measure === 'height' ? true : null })),
}
const typed = { on: '24-11-2026', position: 'lying', height: '76,3', weight: '9,4', head: '46,1' }

test('the charts of the contact screen are those of the record once it is closed, weight for length and head among them', async () => {
  const view = { locale: dutch, name: 'Noor', facts, typed, judged: await judgeContact(facts, typed) }
  const shown = liveCharts(view, 'height').toString()
  const now = [
    ['2026-11-24', 'height', 763],
    ['2026-11-24', 'weight', 9400],
    ['2026-11-24', 'head', 461],
  ] as const
  const ofRecord = await growthCharts(dutch, {
    ...{ child: { birthDate: date('2025-09-19'), sex: 'female' }, look: 'professional', size: 'screen', choice: 'auto' },
    background: { ...noBackground, gestationDays: 275, ...birth, ...parents },
    measurements: [...rows, ...now].map(([on, measure, value]) => ({
      ...{ measuredOn: date(on), measure, value, recumbent: measure === 'height' ? true : null },
    })),
    measures: ['height', 'weight', 'weight-for-height', 'head'],
  })
  expect(ofRecord).toHaveLength(4)
  for (const { figure } of ofRecord) expect(shown).toContain(figure.toString())
})

test('while somebody types the chart that is shown is drawn alone', async () => {
  const view = { locale: dutch, name: 'Noor', facts, typed, judged: await judgeContact(facts, typed) }
  const shown = liveCharts(view, 'weight-for-height', 'shown').toString()
  expect(shown.match(/data-chart-of="[^"]*"/gu)).toEqual(['data-chart-of="weight-for-height"'])
  expect(shown.match(/data-chart="[^"]*"/gu)).toHaveLength(4)
})
