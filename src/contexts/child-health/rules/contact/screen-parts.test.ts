import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalMoments, parts } from '../schedule/moments.ts'
import { columnsOf, partsOfFields, screenParts } from './screen-parts.ts'
import { contactParts, type ContactPart } from './talk-topics.ts'

const none: ReadonlySet<ContactPart> = new Set()
const ofMoment = (code: string) => nationalMoments.find((one) => one.code === code)?.parts ?? []

describe('the parts of the contact screen', () => {
  test.each([
    ['14m', ['growth', 'development', 'body', 'jabs', 'talk', 'conclusion']],
    ['2w', ['growth', 'talk', 'conclusion']],
    ['18m', ['growth', 'development', 'talk', 'conclusion']],
    ['5y', ['growth', 'body', 'talk', 'jabs', 'conclusion']],
    ['15-17y', ['talk', 'conclusion']],
  ])('of %s, in the order of its template: %s', (code, shown) => expect(screenParts(ofMoment(code), none).shown).toEqual(shown))
  test('an extra contact has the usual order and nothing folded', () => {
    expect(screenParts(null, none)).toEqual({ shown: ['growth', 'development', 'body', 'jabs', 'talk', 'conclusion'], folded: [] })
  })
  test('what an organisation puts first stands first', () => {
    expect(screenParts(['talk', 'questionnaire', 'growth'], none)).toEqual({
      shown: ['talk', 'questions', 'growth', 'conclusion'],
      folded: ['development', 'body', 'jabs'],
    })
  })
  test('what is due, asked for or typed is never folded, and comes after what the moment measures, or at the end', () => {
    const waiting = new Set<ContactPart>(['jabs', 'questions'])
    expect(screenParts(['growth', 'talk'], waiting).shown).toEqual(['growth', 'jabs', 'talk', 'questions', 'conclusion'])
    expect(screenParts(['talk'], waiting).shown).toEqual(['talk', 'jabs', 'questions', 'conclusion'])
    expect(screenParts(['talk', 'growth'], waiting).shown).toEqual(['talk', 'growth', 'jabs', 'questions', 'conclusion'])
  })
  test('always: each part once, finishing last, and nothing out of reach', () => {
    fc.assert(
      fc.property(fc.subarray([...parts]), fc.subarray([...contactParts]), (template, wanted) => {
        const { shown, folded } = screenParts(template, new Set(wanted))
        const all = [...shown, ...folded]
        expect(new Set(all).size).toBe(all.length)
        expect(shown.at(-1)).toBe('conclusion')
        for (const one of contactParts) if (one !== 'questions' || wanted.includes(one)) expect(all).toContain(one)
        const { left, right } = columnsOf(shown)
        expect([...left, ...right]).toEqual(shown)
        expect(right.length).toBeGreaterThan(0)
      }),
    )
  })
})

test('in two columns: what is measured, and what is talked about; with talking alone it stands before finishing', () => {
  expect(columnsOf(['growth', 'development', 'body', 'jabs', 'talk', 'conclusion'])).toEqual({
    left: ['growth', 'development', 'body', 'jabs'],
    right: ['talk', 'conclusion'],
  })
  expect(columnsOf(['talk', 'conclusion'])).toEqual({ left: ['talk'], right: ['conclusion'] })
  expect(columnsOf(['talk', 'growth', 'conclusion'])).toEqual({ left: ['talk', 'growth'], right: ['conclusion'] })
})

test('a field belongs to its part; the site and batch that stand there by themselves to none', () => {
  expect([...partsOfFields(['weight', 'i-66', 'b-skin-remark', 'd-BMR', 'a-sleep.give-leaflet'])]).toEqual([
    ...['growth', 'development', 'body', 'jabs', 'talk'],
  ])
  expect(partsOfFields(['on', 'position', 'form', 'd-BMR-site', 'd-BMR-batch', 's-height.1', 'note-conclusion']).size).toBe(0)
})
