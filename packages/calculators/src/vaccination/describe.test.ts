import { expect, test } from 'vitest'
import { lastVerdict, next, plan, UNPROTECTED } from '../../tests/vaccination-builders.ts'
import { limitsOf } from './choose-programme.ts'
import {
  describeBasis,
  describeForecast,
  describePastDose,
  describeRemark,
  describeScheme,
  describeSpan,
  vaccinationWords,
} from './describe.ts'
import { rvp2025 } from './rvp-2025.ts'

const limit = (id: string): Parameters<typeof describeBasis>[0] => {
  const found = limitsOf(rvp2025).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no limit ${id}`)
  return found
}

test('lengths of time in words', () => {
  expect([describeSpan('1d', 'nl'), describeSpan('8w', 'nl'), describeSpan('1m', 'nl'), describeSpan('18y', 'nl')]).toEqual([
    '1 dag',
    '8 weken',
    '1 maand',
    '18 jaar',
  ])
  expect([describeSpan('150d', 'en'), describeSpan('1w', 'en'), describeSpan('3m', 'en'), describeSpan('1y', 'en')]).toEqual([
    '150 days',
    '1 week',
    '3 months',
    '1 year',
  ])
})

test('a limit tells its sources, and that they are older or not the guideline itself', () => {
  expect(describeBasis(limit('HEX-0.minAge'), 'nl')).toBe('vanaf de leeftijd van 6 weken (S07, S06, S08, S10)')
  expect(describeBasis(limit('HEX-B/2+1.minInterval'), 'nl')).toBe('minstens 8 weken na de vorige dosis (niet uit de richtlijn zelf; S10)')
  expect(describeBasis(limit('BMR-2.minInterval'), 'nl')).toBe('minstens 4 weken na de vorige dosis (uit een oudere richtlijn; S15)')
  expect(describeBasis(limit('BMR-2.minInterval'), 'en')).toBe('at least 4 weeks after the dose before (from an older guideline; S15)')
  expect(describeBasis(limit('HEX-A/3+1.lateStart'), 'en')).toBe('after a late start 1 month after the first dose (S06, S08)')
})

test('a limit that no source tells says: not known', () => {
  expect(describeBasis(limit('PNEU-1.minAge'), 'nl')).toBe('jongste leeftijd: niet bekend')
  expect(describeBasis(limit('HEX-C/2+1.minInterval'), 'en')).toBe('shortest time after the dose before: not known')
})

test('why a dose does not count', () => {
  expect(describePastDose(lastVerdict({ born: '2024-01-01', doses: ['BMR 2024-12-01'] }), 'nl')).toBe(
    'te vroeg gegeven: vanaf de leeftijd van 12 maanden (uit een oudere richtlijn; S14, S15); telt vanaf 2025-01-01',
  )
  expect(describePastDose(lastVerdict({ born: '2025-01-01', doses: ['ROTA 2025-08-01'] }), 'en')).toBe(
    'given too late: at the latest at the age of 167 days (S12, S11, S13); last day 2025-06-17',
  )
  expect(
    describePastDose(lastVerdict({ born: '2025-01-01', doses: ['HEX 2025-04-01', 'HEX 2025-06-01', 'HEX 2025-08-01'] }), 'nl'),
  ).toContain('voorlopig, de echte grens is niet bekend')
  expect(describePastDose(lastVerdict({ born: '2015-01-01', doses: ['HPV 2025-02-01', 'HPV 2025-02-01'] }), 'nl')).toBe(
    'dezelfde vaccinatie staat al op deze dag',
  )
  expect(describePastDose(lastVerdict({ born: '2025-01-01', doses: ['HEX 2025-04-01'] }), 'nl')).toBeNull()
})

test('a target: an age, a calendar year, or without a length simply as the schedule has it', () => {
  expect(describeBasis(limit('DKTP-4.target'), 'nl')).toBe('volgens het schema: 42 maanden (niet uit de richtlijn zelf; S10)')
  const dose = next('HPV', { born: '2020-01-01', asOf: '2025-01-01' })
  expect(dose.recommendedFrom === null ? '' : describeBasis(dose.recommendedFrom.basis, 'nl')).toBe(
    'in het jaar waarin het kind 10 jaar wordt (S17, S16, S04)',
  )
  const rsv = next('RSV', { born: '2025-05-01', asOf: '2025-06-01' })
  expect(rsv.recommendedFrom === null ? '' : describeBasis(rsv.recommendedFrom.basis, 'en')).toBe('as the schedule has it (S19, S20, S21)')
})

test('why a dose is not offered, with the rule behind it and how that stands', () => {
  const dkt = next('DKT', { born: '2021-01-01', asOf: '2026-01-01' })
  expect(describeForecast(dkt, 'nl')).toBe(
    'eerst de basisreeks DKTP-Hib-HepB afmaken; pas als de basisreeks DKTP-Hib-HepB klaar is (uit een oudere richtlijn; S18)',
  )
  const dktp = next('DKTP_BOOSTER', {
    born: '2020-01-01',
    asOf: '2024-01-01',
    doses: ['HEX 2020-04-10', 'HEX 2020-06-10', 'HEX 2022-01-02'],
  })
  expect(describeForecast(dktp, 'en')).toBe(
    'no longer needed: the primary course was completed later; falls away when the primary course was completed after the age of 2 years (from an older guideline; S15)',
  )
  expect(describeForecast(next('ROTA', { born: '2023-12-31', asOf: '2024-02-20' }), 'nl')).toBe('niet voor kinderen uit dit geboortejaar')
  expect(describeForecast(next('PNEU', { born: '2025-01-01', asOf: '2025-04-01' }), 'nl')).toBeNull()
})

test('what holds beside the doses, with how its sources stand', () => {
  const remark = (id: string): string => {
    const found = rvp2025.remarks.find((one) => one.id === id)
    return found === undefined ? '' : describeRemark(rvp2025, found, 'nl')
  }
  expect(remark('hib')).toBe('Hib vervalt bij 2 jaar; één dosis na de eerste verjaardag maakt Hib af. (uit een oudere richtlijn; S15)')
  expect(remark('rsv-risk-groups')).toMatch(/eigen afspraken van het ziekenhuis\. \(S19\)$/u)
  expect(new Set(rvp2025.remarks.map(({ id }) => id)).size).toBe(rvp2025.remarks.length)
  for (const { sources } of rvp2025.remarks) expect(sources.length).toBeGreaterThan(0)
})

test('which scheme, and why', () => {
  expect(describeScheme(plan({ born: '2025-01-01', asOf: '2025-02-01' }), 'nl')).toBe(
    '2 + 1 doses: de moeder kreeg op tijd de 22-wekenprik',
  )
  expect(describeScheme(plan({ born: '2020-01-01', asOf: '2025-02-01', mother: UNPROTECTED }), 'en')).toBe(
    '2 + 1 doses: the course was not begun before the first birthday; a course that begins from the age of 12 months is shorter (from an older guideline; S15)',
  )
})

/** Every text in a tree of messages, by its place; what is computed is asked with an example. */
function texts(tree: unknown, place = ''): [place: string, text: string][] {
  if (typeof tree === 'string') return [[place, tree]]
  if (typeof tree === 'function') return [[place, (tree as (length: string) => string)('7')]]
  return Object.entries(tree as object).flatMap(([name, branch]) => texts(branch, `${place}.${name}`))
}

test('both languages have a text in every place; only what is said of a plain fact is empty', () => {
  const [dutch, english] = [texts(vaccinationWords.nl), texts(vaccinationWords.en)]
  expect(english.map(([place]) => place)).toEqual(dutch.map(([place]) => place))
  const empty = ['.standings.current', '.standings.not-found']
  for (const one of [dutch, english]) expect(one.filter(([, text]) => text === '').map(([place]) => place)).toEqual(empty)
})

test('what was not found and what is noted with a limit is said in both languages', () => {
  const notes = limitsOf(rvp2025).flatMap(({ note }) => (note === null ? [] : [note]))
  expect(notes.length).toBeGreaterThan(5)
  const told = [...rvp2025.notFound, ...rvp2025.remarks].map(({ text }) => text)
  for (const { nl, en } of [...notes, ...told]) {
    expect(nl).toMatch(/\w+ \w+/u)
    expect(en).toMatch(/\w+ \w+/u)
    expect(nl).not.toBe(en)
  }
})
