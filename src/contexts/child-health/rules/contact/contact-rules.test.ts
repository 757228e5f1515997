import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { parseDate } from '#calculators/core/civil-date.ts'
import type { ChildFacts } from '../record/child-facts.ts'
import { bodyTopicsAt } from './body-topics.ts'
import { closeContact } from './close-contact.ts'
import { differences, draftOf, filledFields, isOurs } from './contact-form.ts'
import { disciplineOf } from './discipline.ts'
import { judgeContact } from './judge-contact.ts'
import { courseOf } from './judge-growth.ts'
import { notKept } from './not-kept.ts'
import { adviceAt, adviceOf, partOfTopic, talkTopicCodes, topicsToTalkAbout } from './talk-topics.ts'
import { usualSites } from './usual-sites.ts'

const day = (text: string): number => parseDate(text) ?? 0
const facts: ChildFacts = {
  ...{ today: day('2026-11-24'), born: day('2025-09-19'), sex: 'female', gestationDays: 275, population: 'dutch' },
  ...{ birthWeightG: 3400, birthLengthMm: 500, birthHeadMm: null, motherHeightMm: 1690, fatherHeightMm: 1820, twins: [] },
  measurements: [
    { measure: 'height', day: day('2026-03-19'), value: 670 },
    { measure: 'height', day: day('2026-09-21'), value: 740 },
  ],
  milestones: [],
}
const form = (of: Readonly<Record<string, string>>) => ({ on: '24-11-2026', form: '03', position: 'lying', ...of })
const close = async (of: Readonly<Record<string, string>>, about = facts) =>
  closeContact(about, form(of), await judgeContact(about, form(of)))

describe('computed as it is typed', () => {
  test('a score, the value before, and the own line', async () => {
    const { growth, signals } = await judgeContact(facts, form({ height: '76,3' }))
    expect(growth.measures.height).toMatchObject({ value: 76.3, before: { value: 74, day: day('2026-09-21') }, course: 'own-line' })
    expect(growth.measures.height.z).toBeCloseTo(-0.6, 1)
    expect(signals).toEqual([])
  })
  test.each([
    [0.3, 0, 'own-line'],
    [-0.67, 0, 'own-line'],
    [-0.68, 0, 'falling'],
    [1, 0.2, 'rising'],
    [1, null, null],
  ])('a score of %d after %d: %s', (z, before, expected) => expect(courseOf(z, before)).toBe(expected))
  test('a refused number is not computed with; a number that is asked about is', async () => {
    expect((await judgeContact(facts, form({ height: '763' }))).growth.measures.height.value).toBeNull()
    expect((await judgeContact(facts, form({ height: '67,3' }))).growth.measures.height.value).toBe(67.3)
  })
  test('a height that fell by more than two standard deviations is a signal of the guideline', async () => {
    expect((await judgeContact(facts, form({ height: '67,3' }))).signals, 'as long as it is asked about').toEqual([])
    const { signals } = await judgeContact(facts, form({ height: '67,3', 'sure-height': '67,3' }))
    expect(signals).toMatchObject([{ source: 'height', refer: true, rules: 'height/2019-1' }])
  })
  test('a rule about weight does not go by a height that is asked about', async () => {
    const known = { ...facts, measurements: [...facts.measurements, { measure: 'head' as const, day: day('2026-09-21'), value: 455 }] }
    const swapped = { height: '46,1', head: '76,3', weight: '9,4' }
    const { doubts, signals } = await judgeContact(known, form(swapped))
    expect(doubts.map(({ code }) => code)).toEqual(['swapped', 'swapped'])
    expect(signals).toEqual([])
  })
  test('milestones give a D-score with its range; few of them a signal to look again, and no advice to refer', async () => {
    const all = Object.fromEntries(['66', '67', '11-right', '11-left', '12', '37', '38'].map((item) => [`i-${item}`, '+']))
    const good = await judgeContact(facts, form(all))
    expect(good.development).toMatchObject({ answered: 6 })
    expect(good.development.score?.low).toBeLessThan(good.development.score?.d ?? 0)
    const none = Object.fromEntries(Object.keys(all).map((name) => [name, '-']))
    const poor = await judgeContact(facts, form(none))
    expect(poor.development.score?.d).toBeLessThan(good.development.score?.d ?? 0)
    expect(poor.signals.every(({ source, refer }) => source === 'development' && !refer)).toBe(true)
  })
  test('M counts only where the parent may tell', async () => {
    const { development } = await judgeContact(facts, form({ 'i-37': 'M', 'i-11-right': 'M', 'i-11-left': 'M' }))
    expect(development.answered).toBe(1)
  })
  test('a milestone of two sides is answered when both are', async () => {
    expect((await judgeContact(facts, form({ 'i-11-right': '+' }))).development.answered).toBe(0)
  })
  test('at two years the language rule looks along', async () => {
    const two = { ...facts, today: day('2027-09-20'), measurements: [] }
    const { signals } = await judgeContact(two, { ...form({ 'i-41': '-', 'i-42': '-' }), on: '20-9-2027' })
    expect(signals).toContainEqual(expect.objectContaining({ source: 'language', refer: true }))
  })
})

describe('what may be closed', () => {
  test('nothing done is not a contact', async () => {
    expect(await close({})).toMatchObject({ error: [{ code: 'nothing-done' }] })
  })
  test('PR-22: a text is kept back with why, somebody else who was consulted, and a term; a text that is not there asks nothing', async () => {
    const kept = { 'note-talk': 'Zorgen over thuis.', 'r-note-talk': 'kept' }
    const codes = async (of: Readonly<Record<string, string>>) => {
      const done = closeContact(facts, form(of), await judgeContact(facts, form(of)), ['colleague'])
      return done.ok ? [] : done.error.map(({ code }) => code)
    }
    expect(await codes(kept)).toEqual(['keep-why-needed', 'keep-consulted-needed', 'keep-months-needed'])
    const whole = { ...kept, 'keep-why': 'Gevaar.', 'keep-with': 'colleague', 'keep-months': '3' }
    expect(await codes({ ...whole, 'keep-with': 'me' })).toEqual(['keep-consulted-needed'])
    expect(await codes(whole)).toEqual([])
    expect(await codes({ height: '76,3', 'r-note-talk': 'kept' })).toEqual([])
    expect(await codes({ 'r-note-talk': 'kept', 'keep-why': 'Gevaar.' }), 'nothing was done').toEqual(['nothing-done'])
  })
  test('words alone are', async () => {
    expect(await close({ 'note-talk': 'Gesprek over slapen.' })).toMatchObject({ ok: true, value: { notes: [{ part: 'talk' }] } })
  })
  test('a visit before birth is refused also when nothing was measured', async () => {
    expect(await close({ on: '18-9-2025', 'note-talk': 'x' })).toMatchObject({ error: [{ field: 'on', code: 'before-birth' }] })
  })
  test('an advice to refer asks for a decision; "seen" is one, and no referral follows', async () => {
    const typed = { height: '67,3', 'sure-height': '67,3' }
    const refused = await close(typed)
    expect(refused).toMatchObject({ error: [{ code: 'decide' }] })
    const name = refused.ok ? '' : (refused.error[0]?.field ?? '')
    expect(await close({ ...typed, [name]: 'seen' })).toMatchObject({
      value: { signals: [{ decision: 'seen', sentTo: null, followUpBefore: null }] },
    })
    expect(await close({ ...typed, [name]: 'watch' })).toMatchObject({
      value: { signals: [{ decision: 'watch', followUpBefore: facts.today + 84 }] },
    })
  })
  test('another answer than stands there of the same day is refused, the same one is not kept twice', async () => {
    const about: ChildFacts = { ...facts, milestones: [{ item: '67', side: 'none', answer: '+', day: facts.today }] }
    expect(await close({ 'i-67': '-' }, about)).toMatchObject({ error: [{ field: 'i-67', code: 'answered-already' }] })
    expect(await close({ 'i-67': '+', 'i-66': '+' }, about)).toMatchObject({ value: { milestones: [{ item: '66' }] } })
  })
})

describe('the form', () => {
  test('only fields that it has, and texts that fit', () => {
    expect(
      isOurs({
        height: '76,3',
        'i-68a': '+',
        'i-11-left': '-',
        'b-skin-remark': 'x',
        'a-sleep.fixed-ritual': '1',
        's-height.1044-to': 'other',
      }),
    ).toBe(true)
    for (const name of ['bsn', 'i-680', 'b-', 'note-secret', 'd-bmr', '__proto__']) expect(isOurs({ [name]: 'x' }), name).toBe(false)
    expect(isOurs({ height: 'x'.repeat(401) })).toBe(false)
  })
  test('a draft is what was typed, whatever it is, without what is of the form itself', () => {
    const typed = { height: '7', weight: '', go: 'later', version: '3', keystrokes: '12' }
    expect(draftOf(typed)).toEqual({ height: '7', keystrokes: '12' })
  })
  test('what two people typed otherwise is the same seen from both sides, and nothing of it when they typed the same', () => {
    const some = fc.dictionary(fc.constantFrom('height', 'weight', 'i-67', 'note-talk', 'keystrokes'), fc.constantFrom('', '1', '2'))
    fc.assert(
      fc.property(some, some, (one, other) => {
        expect(differences(one, other)).toEqual(differences(other, one))
        expect(differences(one, one)).toEqual([])
      }),
    )
  })
  test('what stands there by itself is not counted as filled in', () => {
    expect(filledFields({ on: '24-11-2026', form: '03', companion: 'mother', 'd-BMR-batch': 'x', 'd-BMR': '1', height: '76' })).toBe(2)
  })
})

describe('our own lists', () => {
  test('advice for younger children is not offered to an older one', () => {
    expect(adviceAt('day-care-and-school', 3 * 366)).toEqual(['toddler-group', 'talk-with-teacher'])
    expect(adviceAt('day-care-and-school', 15 * 366)).toEqual(['talk-with-teacher'])
  })

  test('what the family asks for stands first, and leads to its part', () => {
    expect(topicsToTalkAbout(['words', 'sleep', 'gone'], 430).slice(0, 3)).toEqual(['words', 'sleep', 'other'])
    expect([partOfTopic('words'), partOfTopic('sleep'), partOfTopic('vaccinations'), partOfTopic('unknown')]).toEqual([
      ...['development', 'talk', 'jabs', 'talk'],
    ])
  })
  test('codes fit the table, each topic has advice, and no advice stands under two topics', () => {
    const all = talkTopicCodes.flatMap((topic) => adviceOf(topic))
    expect(new Set(all).size).toBe(all.length)
    for (const code of talkTopicCodes) expect(code).toMatch(/^[a-z-]{2,30}$/)
    for (const code of all) expect(code).toMatch(/^[a-z-]{2,40}$/)
  })
  test('the body: by age and sex', () => {
    expect(bodyTopicsAt(28, 'male')).toEqual(
      expect.arrayContaining(['heart', 'femoral-pulse', 'abdomen', 'testes', 'red-reflex', 'fontanelle']),
    )
    expect(bodyTopicsAt(28, 'female')).not.toContain('testes')
    expect(bodyTopicsAt(430, 'female')).toEqual([
      'impression',
      'skin',
      'fontanelle',
      'eyes',
      'eye-position',
      'heart',
      'hips',
      'posture',
      'teeth',
    ])
    expect(bodyTopicsAt(10 * 366, 'male')).toContain('puberty')
  })
  test('a baby in the legs, later in the arms, each on its own side, and by mouth what is drunk', () => {
    expect([...usualSites(['ROTA', 'HEX', 'PNEU'], 3).values()]).toEqual(['mouth', 'left-leg', 'right-leg'])
    expect([...usualSites(['BMR', 'MENACWY'], 14).values()]).toEqual(['left-arm', 'right-arm'])
  })
  test('BDS W0686', () => expect(['youthDoctor', 'youthNurse', 'socialWorker'].map(disciplineOf)).toEqual(['01', '02', '98']))
})

describe('what follows from height and weight', () => {
  const both = { height: '76,3', weight: '9,4' }
  test('is weight for height until two years, and the BMI from two years on', async () => {
    const { growth } = await judgeContact(facts, form(both))
    expect(growth.derived).toMatchObject({ measure: 'weight-for-height', value: 9.4 })
    expect(growth.derived.z).toBeCloseTo(-0.4, 1)
    const older = { ...facts, today: day('2027-09-19') }
    const typed = { ...form({ height: '86', weight: '12' }), on: '19-9-2027' }
    expect((await judgeContact(older, typed)).growth.derived).toMatchObject({ measure: 'bmi', value: 12 / 0.86 ** 2 })
    const dayBefore = { ...older, today: day('2027-09-18') }
    expect((await judgeContact(dayBefore, { ...typed, on: '18-9-2027' })).growth.derived.measure).toBe('weight-for-height')
  })
  test('stands beside the time before, and needs both', async () => {
    const known = { ...facts, measurements: [...facts.measurements, { measure: 'weight' as const, day: day('2026-09-21'), value: 9000 }] }
    expect((await judgeContact(known, form({ weight: '9,4' }))).growth.derived).toMatchObject({
      value: null,
      before: { value: 9, day: day('2026-09-21') },
    })
    expect((await judgeContact(known, form(both))).growth.derived.course).toBe('own-line')
  })
  test('the chart has what is typed now, in the place of what stands there for the day', async () => {
    const { growth } = await judgeContact(facts, form(both))
    expect(growth.visits.at(-1)).toMatchObject({ on: facts.today, values: { height: 76.3, weight: 9.4 }, recumbent: true })
    expect(growth.visits.at(0)).toMatchObject({ origin: 'birth', values: { weight: 3.4, height: 50 } })
  })
})

describe('typed on in a contact that was closed meanwhile', () => {
  const kept = {
    measurements: [{ measure: 'height', value: 763 }],
    milestones: [{ item: '66', side: 'none', answer: '+' }],
    findings: [{ topic: 'skin', result: 'fine', remark: '' }],
    ...{
      advice: [{ topic: 'sleep', advice: 'give-leaflet' }],
      notes: [{ part: 'talk', words: 'Slaapt goed.' }],
      doses: [{ vaccine: 'BMR' }],
    },
  } as const
  const same = {
    ...{ height: '76.3', 'i-66': '+', 'b-skin': 'fine', 'a-sleep.give-leaflet': '1', 'note-talk': 'Slaapt goed.', 'd-BMR': '1' },
    ...{ on: '24-11-2026', form: '03', 'd-BMR-site': 'left-arm' },
  }
  test('pressed twice nothing is missing, however the number was written', () => expect(notKept(same, kept)).toEqual([]))
  test('everything else is named', () => {
    const other = {
      ...same,
      height: '77,1',
      weight: '9,9',
      'i-66': '-',
      'b-skin': 'attention',
      'b-skin-remark': 'rood',
      'note-talk': 'Slaapt slecht.',
    }
    expect(notKept({ ...other, 'd-MENACWY': '1', 'a-sleep.fixed-ritual': '1' }, kept)).toEqual([
      ...['height', 'weight', 'i-66', 'b-skin', 'note-talk', 'b-skin-remark', 'd-MENACWY', 'a-sleep.fixed-ritual'],
    ])
  })
})
