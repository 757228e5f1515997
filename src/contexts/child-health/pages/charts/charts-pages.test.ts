import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutch, english } from '#platform/locale.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { Temporal } from '#platform/time.ts'
import { noBackground } from '../../rules/record/record.ts'
import type { Measured } from '../../rules/charts/visits.ts'
import { chartBlocks } from './charts-paper.ts'
import { growthCharts, type ChartsOf } from './growth-svg.ts'
import { asPicture } from './paper.ts'
import { placeLabels } from './place-labels.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const measured = (on: string, measure: Measured['measure'], value: number): Measured => ({
  measuredOn: day(on),
  measure,
  value,
  recumbent: null,
})
const of: ChartsOf = {
  child: { birthDate: day('2020-03-10'), sex: 'male' },
  background: noBackground,
  measurements: [measured('2021-03-10', 'height', 755), measured('2022-03-10', 'height', 860), measured('2022-03-10', 'weight', 12_100)],
  own: [measured('2022-05-01', 'height', 880)],
  look: 'professional',
  size: 'desktop',
}

describe('a growth chart', () => {
  test('says its conclusion with the score, how it went before, and how it is beside another reference', async () => {
    const [height] = await growthCharts(dutch, { ...of, beside: 'who' })
    // On day 730 WHO still measures lying.
    expect(height?.conclusion).toBe(
      'Lengte 86,0 cm bij 2 jaar: −0,9 SD (Nederland 1997). Bij 12 maanden was dat −0,4 SD. Naast WHO 2006: −0,6 SD.',
    )
  })
  test('of the BMI of a child born early it says with whom it is compared, and of nobody else’s', async () => {
    const bmiAfter = async (weeks: number) => {
      const background = { ...noBackground, gestationDays: weeks * 7 }
      const measurements = [measured('2020-04-10', 'height', 430), measured('2020-04-10', 'weight', 2_100)]
      const [bmi] = await growthCharts(dutch, { ...of, background, measurements, measures: ['bmi'] })
      return { said: bmi?.conclusion ?? '', noted: bmi?.notes.join(' ') ?? '', drawn: bmi?.drawing.toString() ?? '' }
    }
    const early = await bmiAfter(30)
    expect(early.said).toContain('Vergeleken met kinderen die op tijd geboren zijn.')
    expect(early.drawn, 'for who does not see the drawing').toContain('Vergeleken met kinderen die op tijd geboren zijn.')
    expect(early.noted).toContain('BMI: op deze leeftijd is er geen tabel van kinderen die na 30 weken geboren zijn.')
    const { said, noted } = await bmiAfter(39)
    expect(`${said} ${noted}`).not.toContain('op tijd geboren')
  })
  test('can be read without seeing: a name, the conclusion, and the numbers as a table', async () => {
    const [height] = await growthCharts(dutch, of)
    const drawing = height?.drawing.toString() ?? ''
    expect(drawing).toMatch(
      /role="img"\s+aria-labelledby="growth-height-professional-desktop-title growth-height-professional-desktop-text"/,
    )
    expect(drawing).toContain(height?.conclusion ?? '?')
    expect(height?.table.rows.map(([date, age, value]) => [date, age, value])).toEqual([
      ['10 maart 2021', '12 maanden', '75,5 cm'],
      ['10 maart 2022', '2 jaar', '86,0 cm'],
      ['1 mei 2022, thuis gemeten', '2 jaar en 1 maand', '88,0 cm'],
    ])
  })
  test('for a family has no scores, and says it in plain words', async () => {
    const [height, weight] = await growthCharts(dutch, { ...of, look: 'family', beside: 'who' })
    expect(height?.conclusion).toBe('Lengte: 86,0 cm op de leeftijd van 2 jaar. Dat is gemiddeld voor de leeftijd.')
    expect(`${height?.figure.toString()} ${weight?.figure.toString()}`).not.toMatch(/SD|−|percentiel/i)
  })
  test('speaks English', async () => {
    const [height] = await growthCharts(english, of)
    expect(height?.conclusion).toMatch(/^Height 86.0 cm at 2 years: −0.9 SD \(Netherlands 1997\)/)
  })
  test('is drawn in two sizes for a screen, and in no other size for paper', async () => {
    const [screen] = await growthCharts(dutch, { ...of, size: 'screen' })
    const [paper] = await growthCharts(dutch, { ...of, size: 'paper' })
    expect(screen?.drawing.toString().match(/<svg/g)).toHaveLength(2)
    expect(paper?.drawing.toString().match(/<svg/g)).toHaveLength(1)
  })
  test('carries no colours and no script of its own: style sheets of the page have them', async () => {
    const [height] = await growthCharts(dutch, of)
    expect(height?.drawing.toString()).not.toMatch(/#[0-9a-f]{3,6}\b|style=|<script|NaN|Infinity|undefined/i)
  })
  test('there is none without a date of birth, or for a sex without tables', async () => {
    expect(await growthCharts(dutch, { ...of, child: { birthDate: null, sex: 'male' } })).toEqual([])
    expect(await growthCharts(dutch, { ...of, child: { ...of.child, sex: 'x' } })).toEqual([])
  })
  test('goes into a tagged document, with its words as the text of the picture', async () => {
    const [height] = await growthCharts(dutch, { ...of, size: 'paper' })
    if (height === undefined) throw new Error('no chart')
    expect(asPicture(height.drawing)).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [\s\S]*<style>/)
    const made = makePdf({
      title: 'Groei',
      language: 'nl',
      lead: '',
      header: 'Bo',
      sections: [{ title: height.title, blocks: chartBlocks(height) }],
    })
    if (!canMakePdf()) return expect(made).toBeNull()
    const text = made?.toString('latin1') ?? ''
    expect(text).toContain('pdfuaid:part')
    expect(text).toContain('/Figure')
  })
})

describe('labels', () => {
  const gap = 14
  test('stay where they are when there is room', () => {
    expect(placeLabels([10, 60, 30], gap)).toEqual([10, 60, 30])
  })
  test('never touch, keep their order, and stay around where they wanted to be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 }), (wished) => {
        const places = placeLabels(wished, gap)
        const sorted = places.toSorted((one, other) => one - other)
        for (const [i, place] of sorted.entries()) if (i > 0) expect(place - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(gap - 1e-6)
        for (const [i, at] of wished.entries())
          for (const [j, other] of wished.entries()) if (at < other) expect(places[i] ?? 0).toBeLessThan(places[j] ?? 0)
        expect(places.reduce((sum, one) => sum + one, 0)).toBeCloseTo(
          wished.reduce((sum, one) => sum + one, 0),
          6,
        )
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
