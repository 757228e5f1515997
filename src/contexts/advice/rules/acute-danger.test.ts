import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithinOneSlip } from './acute-danger/slip.ts'
import { harmless, said } from './acute-danger.examples.ts'
import { countLooks, dangerKinds, dangerTable, readDanger } from './acute-danger.ts'

describe('PR-36: words that point at acute danger', () => {
  test.each(said)('%j: %s, %s', (text, kind, level) => {
    const { dangers } = readDanger(text)
    const levels = dangers.filter((danger) => danger.kind === kind).map((danger) => danger.level)
    expect(levels.includes('now') ? 'now' : (levels[0] ?? 'none')).toBe(level)
  })
})

describe('PR-36: words that do not', () => {
  test.each(harmless.map((text) => [text]))('%j', (text) => {
    const { level, dangers } = readDanger(text)
    expect(dangers).toEqual([])
    expect(level).toBe('none')
  })
})

describe('PR-36: what is read', () => {
  test('the kinds, the words, and the numbers to show', () => {
    const text = 'Ik durf niet naar huis. Hij slaat mij en mijn broertje. Vanavond is hij er weer.'
    const reading = readDanger(text)
    expect(reading).toMatchObject({ level: 'now', tableVersion: dangerTable.version, kinds: ['violence', 'afraidToGoHome'] })
    expect(reading.helplines).toEqual(['112', 'veilig-thuis', 'kindertelefoon'])
    expect(reading.dangers.map(({ words }) => words)).toEqual(['durf niet naar huis', 'Hij slaat mij'])
    for (const { words, start, end } of reading.dangers) expect(text.slice(start, end)).toBe(words)
  })

  test.each([
    ['ik wil dood', ['112', '113', 'kindertelefoon']],
    ['ik snij mezelf', ['113', 'kindertelefoon']],
    ['mijn baby ademt niet', ['112']],
    ['ik heb vannacht geen slaapplek', ['veilig-thuis', 'kindertelefoon']],
    ['ik word uitgehuwelijkt en ik wil dood', ['112', '113', 'veilig-thuis', 'kindertelefoon']],
    ['mijn zoon slaapt slecht', []],
  ])('%j shows %j', (text, expected) => {
    expect(readDanger(text).helplines).toEqual(expected)
  })

  test('one thing that is now makes the whole reading now', () => {
    expect(readDanger('Vroeger sloeg mijn vader mij. Ik wil dood.').level).toBe('now')
    expect(readDanger('Vroeger sloeg mijn vader mij.').level).toBe('perhaps')
  })

  test('a phrase stays within its sentence, but not within its line', () => {
    expect(readDanger('Ik durf niet. Naar huis fietsen is leuk.').level).toBe('none')
    expect(readDanger('ik durf niet\nnaar huis').level).toBe('now')
    expect(readDanger('ik wil... dood').level).toBe('now')
  })

  test('it never refuses: there is nothing in a reading but what was found', () => {
    expect(Object.keys(readDanger('ik wil dood')).toSorted()).toEqual(['dangers', 'helplines', 'kinds', 'level', 'tableVersion'])
  })
})

describe('PR-36: the table', () => {
  test('has a version and a date, and each row a name of its own, a reason and phrases', () => {
    expect(Number.isInteger(dangerTable.version)).toBe(true)
    expect(dangerTable.validFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
    const ids = dangerTable.signs.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, why, says } of dangerTable.signs) {
      expect(id).toMatch(/^(nl|en)-[a-z-]+$/)
      expect(why).not.toBe('')
      expect(says.length).toBeGreaterThan(0)
    }
  })

  test('is written as texts are read: small letters, no accents, no apostrophes', () => {
    for (const sign of dangerTable.signs) {
      const conditions = [sign.unless, sign.unlessNext, sign.softenedBy, sign.softenedInText?.has, sign.softenedInText?.lacks]
      for (const phrase of [...sign.says, ...conditions.filter((set) => set !== undefined)])
        for (const [at, part] of phrase.split(' ').entries()) {
          const isEnd = part === '.' && at === phrase.split(' ').length - 1
          if (!isEnd) expect(part).toMatch(/^(?:[_-][0-9]|(?:~?[a-z0-9]+\*?|<[a-zA-Z]+>)(?:\|(?:~?[a-z0-9]+\*?|<[a-zA-Z]+>))*)$/)
        }
    }
  })

  test('every kind, and every row, is said by at least one example above', () => {
    const signs = new Set(said.flatMap(([text]) => readDanger(text).dangers.map(({ sign }) => sign)))
    const missing = dangerTable.signs.map(({ id }) => id).filter((id) => !signs.has(id))
    expect(missing).toEqual([])
    expect(new Set(said.map(([, kind]) => kind)).size).toBe(dangerKinds.length)
  })

  test('the examples are many, both ways', () => {
    expect(said.length).toBeGreaterThanOrEqual(80)
    expect(harmless.length).toBeGreaterThanOrEqual(80)
  })
})

describe('one typing slip', () => {
  test.each([
    ['dood', 'dood', true],
    ['zelfmoord', 'zelfmoor', true],
    ['zelfmoord', 'zelffmoord', true],
    ['zelfmoord', 'zelfmoort', true],
    ['zelfmoord', 'zeflmoord', true],
    ['zelfmoord', 'zlefmord', false],
    ['verkracht', 'verwacht', false],
    ['', 'a', true],
    ['', 'ab', false],
    ['ab', 'ba', true],
    ['abc', 'bca', false],
  ])('%s and %s: %s', (a, b, close) => {
    expect(isWithinOneSlip(a, b)).toBe(close)
    expect(isWithinOneSlip(b, a)).toBe(close)
  })
})

describe('PR-36: always', () => {
  const bits = fc.constantFrom(
    ...`ik wil dood niet meer leven hij slaat me mij vader mama zelfmoord durf naar huis thuis een mes baby ademt geen slaapplek vannacht alleen . ! ? , ... 3 zelfm00rd
    *** ’ ' é 😀 he hits want to die geen nooit vroeger film school peuter seks moet trouwen pillen`.split(/\s+/),
    '\n',
    '\n\n',
    '\ud800',
    ' ',
  )
  const anyText = fc.oneof(
    fc.array(bits, { maxLength: 40 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 200 }),
  )

  test('it never throws; what is found is part of the text, in its order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { dangers, kinds, level } = readDanger(text)
        let at = 0
        for (const { start, end, words, kind } of dangers) {
          expect(text.slice(start, end)).toBe(words)
          expect(start).toBeGreaterThanOrEqual(at)
          expect(kinds).toContain(kind)
          at = start
        }
        expect(level === 'none').toBe(dangers.length === 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('capitals, stretched letters and accents change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...said), ([text, kind]) => {
        expect(readDanger(text.toUpperCase()).kinds).toContain(kind)
        expect(readDanger(text.replaceAll(/[aeo](?=\b)/g, '$&$&$&$&')).level).toBeDefined()
      }),
    )
  })

  test('a sentence more takes no danger away', () => {
    const neutral = fc.constantFrom('Wat kan ik doen?', 'Groetjes van mij.', 'Ik hoor het graag.', 'Alvast bedankt!')
    fc.assert(
      fc.property(fc.constantFrom(...said), neutral, neutral, ([text, kind], before, after) => {
        expect(readDanger(`${before} ${text}. ${after}`).kinds).toContain(kind)
      }),
    )
  })

  test.each([
    ['hij slaat mij '],
    ['ik wil '],
    ['ik wil niet meer '],
    ['hij '],
    ['papa mama '],
    ['a'],
    ['zelfmoord'],
    ['zelfmoord '],
    ['. '],
    ['a*'],
    ['geen geen niet '],
    ['<grown>'],
    ['wil wil dood '],
    ['naaktfoto stuur '],
  ])('the work grows with the length of the text and no faster: %j', (part) => {
    const text = (length: number) => part.repeat(Math.ceil(length / part.length))
    const small = countLooks(text(10_000))
    const large = countLooks(text(100_000))
    expect(large).toBeLessThanOrEqual(small * 10.5 + 1000)
    expect(large).toBeLessThan(100_000 * 100)
  })
})
