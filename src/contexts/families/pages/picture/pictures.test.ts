import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { dutch, english, locales, type Locale } from '#platform/locale.ts'
import { aFamilyPicture, aHome, anyPicture, aPerson, ties } from '#tests/builders/family-picture.ts'
import { tidyPicture, type FamilyPicture } from '../../rules/picture/family-picture.ts'
import { statementsOf } from '../../rules/picture/statements.ts'
import { dollLook } from './doll-look.ts'
import { familyAsText } from './family-text.ts'
import { genogram } from './genogram.ts'
import { familyHouses } from './houses.ts'
import { familyPeople } from './people-list.ts'
import { conclusion } from './words.ts'

const kid = { part: 'child' } as const
const bakker = aFamilyPicture({
  people: [
    aPerson('mila', { name: 'Mila', sex: 'female', ageInYears: 34, href: '/gezinnen/1/mila' }),
    aPerson('ruben', { name: 'Ruben', sex: 'male', ageInYears: 36 }),
    aPerson('sem', { ...kid, name: 'Sem', sex: 'male', ageInYears: 9, isSubject: true }),
    aPerson('noor', { ...kid, name: 'Noor', sex: 'female', ageInYears: 1 }),
    aPerson('jan', { name: 'Opa Jan', sex: 'male', state: 'deceased' }),
    aPerson('fatma', { part: 'network', name: 'Fatma', sex: 'female' }),
  ],
  homes: [
    aHome('van Mila', 'mila', 'sem', 'noor'),
    { id: 'b', label: 'Huis van Ruben', members: [{ personId: 'ruben' }, { personId: 'sem', when: 'om het weekend' }] },
  ],
  ties: [
    ...ties(
      'mila parent sem',
      'mila parent noor',
      'ruben parent sem',
      'ruben former-partner mila',
      'jan parent mila',
      'sem half-sibling noor',
    ),
    { from: 'fatma', to: 'mila', kind: 'network', note: 'buurvrouw' },
  ],
  authority: [
    { holder: 'mila', child: 'sem' },
    { holder: 'mila', child: 'noor' },
    { holder: 'ruben', child: 'sem' },
  ],
})

/** As somebody reads it: no markup, no marks around names, single spaces. */
const asRead = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/[\u2066-\u2069]/gu, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '')
    .replaceAll(/\s+/gu, ' ')
const textOf = (locale: Locale, picture: FamilyPicture): string => asRead(familyAsText(locale, picture).toString())
const drawings = { genogram, familyHouses } as const
const each = Object.entries(drawings)

describe('the text tells it all', () => {
  test.each([
    'Mila is moeder van Sem en Noor.',
    'Ruben is vader van Sem.',
    'Ruben en Mila zijn uit elkaar.',
    'Opa Jan was vader van Mila.',
    'Sem en Noor zijn halfbroer en halfzus.',
    'Fatma: buurvrouw, bij Mila.',
    'Mila heeft gezag over Sem en Noor.',
    'Ruben heeft gezag over Sem.',
    'Huis van Mila: Mila, Sem en Noor.',
    'Huis van Ruben: Ruben en Sem (om het weekend).',
    'Opa Jan overleden',
    'Sem Om wie het gaat 9 jaar',
  ])('in Dutch: %s', (sentence) => expect(textOf(dutch, bakker)).toContain(sentence))

  test.each([
    'Mila is the mother of Sem and Noor.',
    'Ruben and Mila are no longer together.',
    'Opa Jan was the father of Mila.',
    'Ruben has parental authority over Sem.',
  ])('in English: %s', (sentence) => expect(textOf(english, bakker)).toContain(sentence))

  test('the conclusion says where the child lives and who has authority', () =>
    expect(asRead(conclusion(dutch, bakker))).toBe(
      '2 kinderen, 3 volwassenen en 1 persoon uit het netwerk, 2 huizen. Sem woont hier: Huis van Mila, Huis van Ruben (om het weekend). Mila en Ruben hebben gezag over Sem.',
    ))

  test('a guardian has guardianship, a parent authority', () => {
    const picture = aFamilyPicture({
      people: [aPerson('guard', { name: 'Gerda' }), aPerson('kid', { ...kid, name: 'Kim' })],
      ties: ties('guard guardian kid'),
      authority: [{ holder: 'guard', child: 'kid' }],
    })
    expect(textOf(dutch, picture)).toContain('Gerda heeft de voogdij over Kim.')
    expect(asRead(genogram({ locale: dutch, picture, id: 'a' }).toString())).toContain('voogdij: Kim')
  })

  test('every person, tie, home and authority of any picture is in it', () =>
    fc.assert(
      fc.property(anyPicture(8), fc.constantFrom(...locales), (given, locale) => {
        const picture = tidyPicture(given)
        const text = familyAsText(locale, picture).toString()
        const { elders, mutual, support, authority } = statementsOf(picture)
        expect(text.split('<tr>').length - 2).toBe(Math.max(0, picture.people.length))
        expect((text.match(/<li>/gu) ?? []).length).toBe(
          picture.homes.length + elders.length + mutual.length + support.length + authority.length,
        )
        const told = [...elders.flatMap(({ ties }) => ties), ...mutual.map(({ tie }) => tie), ...support.flatMap(({ ties }) => ties)]
        expect(told.length).toBe(picture.ties.length)
        expect(new Set(told).size).toBe(told.length)
        expect(authority.flatMap(({ children }) => children).length).toBe(picture.authority.length)
      }),
    ))
})

describe.each(each)('%s', (name, draw) => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off' },
  })
  const drawn = (picture: FamilyPicture, locale: Locale = dutch): string => draw({ locale, picture, id: 'family' }).toString()
  const svgs = (markup: string): string[] =>
    markup.match(/<svg\s+class="cjg-family__svg[\s\S]*?<\/figure>/u)?.[0].split('cjg-family__view--wide') ?? []

  test('is valid, without inline style or script', async () => {
    const { results } = await validator.validateString(`<main><h1>a</h1>${drawn(bakker)}</main>`)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
    expect(drawn(bakker)).not.toMatch(/\sstyle="|<style|<script|\son[a-z]+="/iu)
  })

  test('has two sizes with a title, and the conclusion as description', () => {
    const markup = drawn(bakker)
    expect(markup.match(/<title id="family-(?:small|wide)-title">/gu)).toHaveLength(2)
    for (const [, text = ''] of markup.matchAll(/<desc [^>]*>([^<]*)<\/desc>/gu))
      expect(asRead(text)).toBe(asRead(conclusion(dutch, bakker)))
  })

  test('links whom a page exists of, once in each size, and is one picture when nobody has a page', () => {
    expect(drawn(bakker).match(/<a class="cjg-family__person" href="\/gezinnen\/1\/mila"/gu)).toHaveLength(2)
    expect(drawn(bakker)).not.toContain('role="img"')
    const without = { ...bakker, people: bakker.people.filter(({ href }) => href === undefined) }
    expect(drawn(without)).not.toContain('<a ')
    expect(drawn(without).match(/role="img"/gu)).toHaveLength(2)
  })

  test('names a link by the words that one sees in it, in their order', () => {
    const long = ['Jeugdbescherming west', 'Anna-Sophie van der Hoeven']
    const people = bakker.people.map((person, i) => ({ ...person, name: long[i] ?? person.name, href: `/gezinnen/1/${person.id}` }))
    const links = [...drawn({ ...bakker, people }).matchAll(/aria-label="([^"]*)">([\s\S]*?)<\/a>/gu)]
    expect(links).toHaveLength(2 * people.length)
    for (const [, label = '', seen = ''] of links) expect(`${asRead(label)} `).toContain(`${asRead(seen).trim()} `)
  })

  test('says of nobody that there is nobody', () => {
    expect(asRead(drawn(aFamilyPicture({})))).toBe('Hier staat nog niemand.')
    expect(asRead(drawn(aFamilyPicture({ homes: [aHome('a', 'hidden')] })))).toBe('Hier staat nog niemand.')
  })

  test('tells nothing of people, homes and ties that are left out', () => {
    const left = bakker.people.filter(({ id }) => id !== 'ruben' && id !== 'jan')
    const seen: FamilyPicture = { ...bakker, people: left }
    const clean: FamilyPicture = {
      people: left,
      homes: bakker.homes
        .filter(({ id }) => id !== 'b')
        .concat([{ id: 'b', label: 'Huis van Ruben', members: [{ personId: 'sem', when: 'om het weekend' }] }]),
      ties: bakker.ties.filter(({ from, to }) => ![from, to].some((id) => id === 'ruben' || id === 'jan')),
      authority: bakker.authority.filter(({ holder }) => holder !== 'ruben'),
    }
    expect(drawn(seen)).toBe(drawn(clean))
  })

  test('shows no home in which nobody may be seen', () => {
    const hidden = { ...bakker, homes: [...bakker.homes, aHome('hidden', 'somebody else'), aHome('empty')] }
    expect(drawn(hidden)).toBe(drawn(bakker))
  })

  test('prints names as text, in every place', () =>
    fc.assert(
      fc.property(anyPicture(6), (picture) => {
        const people = picture.people.map((person, i) => ({ ...person, name: `<i${i} onload="x">&'${person.name}` }))
        expect(drawn({ ...picture, people })).not.toMatch(/<i\d|onload="/u)
      }),
    ))

  test('shows every name of any family, in either size', () =>
    fc.assert(
      fc.property(anyPicture(8), (picture) => {
        // Names that no two share, and short enough for one line.
        const people = picture.people.map((person, i) => ({ ...person, name: `Naam${i}` }))
        if (people.length === 0) return
        for (const svg of svgs(drawn({ ...picture, people }))) for (const { name } of people) expect(svg).toContain(`>${name}</text>`)
      }),
    ))

  test(`is the same each time (${name})`, () => expect(drawn(bakker)).toBe(drawn(structuredCloneOf(bakker))))
})

/** A copy that shares nothing but the dates, which never change. */
const structuredCloneOf = ({ people, homes, ties, authority }: FamilyPicture): FamilyPicture => ({
  people: people.map((one) => ({ ...one })),
  homes: homes.map((one) => ({ ...one, members: one.members.map((member) => ({ ...member })) })),
  ties: ties.map((one) => ({ ...one })),
  authority: authority.map((one) => ({ ...one })),
})

test('says what a doll of dashes means when there is one, and not otherwise', () => {
  const caption = (picture: FamilyPicture): string => asRead(familyHouses({ locale: dutch, picture, id: 'a' }).toString())
  expect(caption(bakker)).toContain('Gestippeld: woont hier een deel van de tijd.')
  expect(caption({ ...bakker, homes: bakker.homes.slice(0, 1) })).not.toContain('Gestippeld')
})

test('a doll follows from the id alone, and dolls differ', () => {
  expect(dollLook('a')).toEqual(dollLook('a'))
  expect(new Set(Array.from({ length: 200 }, (_, i) => JSON.stringify(dollLook(`person ${i}`)))).size).toBeGreaterThan(120)
  const change = { name: 'Iemand anders', sex: 'male', ageInYears: 9 } as const
  const dolls = (more: Partial<(typeof bakker.people)[number]>): string =>
    /<g transform=[\s\S]*?<\/g>/u.exec(
      familyHouses({ locale: dutch, picture: aFamilyPicture({ people: [aPerson('p', { ...more, ageInYears: 9 })] }), id: 'a' }).toString(),
    )?.[0] ?? ''
  expect(dolls({})).toContain('<circle')
  expect(dolls(change)).toBe(dolls({}))
})

test('the list of people says what each is to the children', () => {
  const list = asRead(familyPeople({ locale: dutch, picture: bakker }).toString())
  for (const line of [
    'Mila moeder, gezag over Sem en Noor',
    'Ruben vader, gezag over Sem',
    'Sem 9 jaar · Huis van Ruben (om het weekend)',
    'Opa Jan overleden, vader',
    'Fatma buurvrouw',
  ])
    expect(list).toContain(line)
})
