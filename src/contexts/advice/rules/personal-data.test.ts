import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passesElevenTest } from '#platform/bsn.ts'
import { findIn, findPersonalData, mask, type PersonalDataKind } from './personal-data.ts'
import { Tokens } from './tokens.ts'

/** `kind: text` per finding, a question mark behind what is not sure. */
const found = (text: string) => findPersonalData(text).map(({ kind, text: part, sure }) => `${kind}${sure ? '' : '?'}: ${part}`)
const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind)

describe('PR-37: citizen service numbers', () => {
  test.each([
    ['mijn bsn is 123456782', ['bsn: 123456782']],
    ['123456782', ['bsn: 123456782']],
    ['Het nummer is 1234.56.782.', ['bsn: 1234.56.782']],
    ['123 456 782 staat op mijn pas', ['bsn: 123 456 782']],
    ['123-456-782', ['bsn: 123-456-782']],
    ['1234 56 782', ['bsn: 1234 56 782']],
    ['1 2 3 4 5 6 7 8 2', ['bsn: 1 2 3 4 5 6 7 8 2']],
    ['bsn 12345672', ['bsn: 12345672']], // eight figures, announced
    ['burgerservicenummer: 1234.56.72', ['bsn: 1234.56.72']],
    ['BSN:123456789', ['bsn?: 123456789']], // announced, with a typing error
    ['bsn ١٢٣٤٥٦٧٨٢', ['bsn: ١٢٣٤٥٦٧٨٢']],
    ['BSN １２３４５６７８２', ['bsn: １２３４５６７８２']],
    ['12345\u200b6782', ['bsn: 12345\u200b6782']],
    ['bsn van mij 123456782 en van hem 111222333', ['bsn: 123456782', 'bsn: 111222333']],
    ['de toeslag was € 111.222.333', ['bsn?: 111.222.333']], // money that passes by accident
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each([
    ['123456789'], // fails the eleven-test
    ['Het kost 100000001 euro'],
    ['klantnummer 987654321'],
    ['12345672'], // eight figures that nobody announced
    ['20240131'],
    ['000000000'],
    ['1234567890123'],
    ['In 2019 123 en 45 keer'],
    ['van 12 11 2020 tot nu'],
    ['1.234.567'],
  ])('%j is none', (text) => {
    expect(kinds(text)).not.toContain('bsn')
  })
})

describe('PR-37: telephone numbers', () => {
  test.each([
    ['06 0000 1234', 'phone: 06 0000 1234'],
    ['Bel me op 0612345678.', 'phone: 0612345678'],
    ['06-12345678', 'phone: 06-12345678'],
    ['06 - 12 34 56 78', 'phone: 06 - 12 34 56 78'],
    ['06.12.34.56.78', 'phone: 06.12.34.56.78'],
    ['0 6 1 2 3 4 5 6 7 8', 'phone: 0 6 1 2 3 4 5 6 7 8'],
    ['(06) 123 456 78', 'phone: (06) 123 456 78'],
    ['+31612345678', 'phone: +31612345678'],
    ['+31 6 12345678', 'phone: +31 6 12345678'],
    ['+31 (0)6 1234 5678', 'phone: +31 (0)6 1234 5678'],
    ['+31 06 12345678', 'phone: +31 06 12345678'],
    ['0031612345678', 'phone: 0031612345678'],
    ['0031 (0)30 123 45 67', 'phone: 0031 (0)30 123 45 67'],
    ['31612345678', 'phone: 31612345678'],
    ['030-1234567', 'phone: 030-1234567'],
    ['(0475) 12 34 56', 'phone: (0475) 12 34 56'],
    ['0475 123456', 'phone: 0475 123456'],
    ['bel ons (030 123 45 67)', 'phone: 030 123 45 67'],
    ['085 123 4567', 'phone: 085 123 4567'],
    ['+32 471 23 45 67', 'phone: +32 471 23 45 67'],
    ['+380 67 123 45 67', 'phone: +380 67 123 45 67'],
    ['0049 151 23456789', 'phone: 0049 151 23456789'],
    ['O6 12345678', 'phone: O6 12345678'], // the letter O
    ['٠٦١٢٣٤٥٦٧٨', 'phone: ٠٦١٢٣٤٥٦٧٨'],
    ['app me op 612345678', 'phone?: 612345678'],
    ['088 000 12 34', 'phone?: 088 000 12 34'], // an organisation's
    ['06\u00a012345678', 'phone: 06\u00a012345678'],
    ['06\u200b12345678', 'phone: 06\u200b12345678'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    ['Bel 112'],
    ['ik heb 113 gebeld'],
    ['0800-0113'],
    ['Veilig Thuis: 0800-2000'],
    ['0800 2000'],
    ['Kindertelefoon 0800 0432'],
    ['0800-0432 elke dag tot 21.00'],
    ['116 111'],
    ['0900-8844'],
    ['0900 1234567'],
    ['de gemeente: 14 030'],
    ['144'],
    ['geboren in 2012, nu 06-12-2024'],
    ['06-12-2024 10.30 uur'],
    ['06/12/2024 12'],
    ['van 09.00 tot 17.30'],
    ['09.00-17.30'],
    ['0 1 2 3 4 5 6 7 8 9'],
    ['groep 3, 4, 5, 6, 7 en 8'],
    ['0123'],
    ['06 is zijn lievelingsgetal'],
    ['hij weegt 12 kg en is 80 cm'],
    ['12345678901234567890'],
    ['+ 5 kilo'],
  ])('%j is none', (text) => {
    expect(kinds(text)).not.toContain('phone')
  })
})

describe('PR-37: mail addresses', () => {
  test.each([
    ['mail me: sanne@voorbeeld.nl', 'mail: sanne@voorbeeld.nl'],
    ['sanne.de-wit+cjg@mail.voorbeeld.co.uk!', 'mail: sanne.de-wit+cjg@mail.voorbeeld.co.uk'],
    ['sanne_2010@live.nl.', 'mail: sanne_2010@live.nl'],
    ['12345@voorbeeld.nl', 'mail: 12345@voorbeeld.nl'],
    ['sanne @ gmail.com', 'mail: sanne @ gmail.com'],
    ['sanne@gmail', 'mail: sanne@gmail'],
    ['sanne(at)gmail.com', 'mail?: sanne(at)gmail.com'],
    ['sanne [at] gmail punt com', 'mail?: sanne [at] gmail punt com'],
    ['sanne apenstaartje hotmail punt com', 'mail?: sanne apenstaartje hotmail punt com'],
    ['noël@voorbeeld.nl', 'mail: noël@voorbeeld.nl'],
    ['<sanne@voorbeeld.nl>', 'mail: sanne@voorbeeld.nl'],
    ['sanne@1234.nl', 'mail: sanne@1234.nl'],
    ['sanne＠voorbeeld.nl', 'mail: sanne＠voorbeeld.nl'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([['@ school'], ['5 @ 3'], ['ik zit @school'], ['www.voorbeeld.nl'], ['he looked at me. com on'], ['a@b'], ['@@@@']])(
    '%j is none',
    (text) => {
      expect(kinds(text)).not.toContain('mail')
    },
  )
})

describe('PR-37: addresses', () => {
  test.each([
    ['Wij wonen op Dorpsstraat 12', 'address: Dorpsstraat 12'],
    ['dorpsstraat 12', 'address: dorpsstraat 12'],
    ['Kerklaan 4a', 'address: Kerklaan 4a'],
    ['Stationsweg 12-3', 'address: Stationsweg 12-3'],
    ['Dorpsplein 4, 1234 AB Lindewaard', 'address: Dorpsplein 4, 1234 AB'],
    ['Dorpsstraat 12 bis', 'address: Dorpsstraat 12 bis'],
    ['Dorpsstr. 12', 'address: Dorpsstr. 12'],
    ['de Dorpsstraat, nr. 12', 'address: Dorpsstraat, nr. 12'],
    ['Burgemeester de Vlugtlaan 12', 'address: Burgemeester de Vlugtlaan 12'],
    ['Burg. de Vlugtlaan 12', 'address: Burg. de Vlugtlaan 12'],
    ['Prins Hendrikkade 3', 'address: Prins Hendrikkade 3'],
    ['Laan van Meerdervoort 20', 'address: Laan van Meerdervoort 20'],
    ['Graaf Florisdreef 7', 'address: Graaf Florisdreef 7'],
    ['1234 AB 12', 'address: 1234 AB 12'],
    ['1234AB', 'address: 1234AB'],
    ['1234ab', 'address: 1234ab'],
    ['1234 AB', 'address: 1234 AB'],
    ['postcode 1234 xq', 'address?: 1234 xq'],
    ['1234 xq, huisnummer 5', 'address: 1234 xq, huisnummer 5'],
    ['ik woon in de Kerkstraat', 'address?: Kerkstraat'],
    ['We wonen nu aan de Prins Bernhardlaan', 'address?: Prins Bernhardlaan'],
    ['Grote Markt 5', 'address: Grote Markt 5'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    ['hij is 3 dagen weg'],
    ['weg 5'],
    ['onderweg 2 keer gestopt'],
    ['Onderweg 2 keer gestopt'],
    ['op straat 3 jongens gezien'],
    ['in onze straat 4 kinderen'],
    ['op het schoolplein 2 keer geslagen'],
    ['Speelplein 2 is dicht'],
    ['Zomerkamp 3 dagen'],
    ['in 2026 is hij 12'],
    ['2010 op school'],
    ['1500 kg'],
    ['1500kg'],
    ['sinds 2019 en nu'],
    ['5000 SS'],
    ['Sesamstraat 2 keer per dag'],
    ['in Milaan 3'],
    ['de Dorpsstraat is druk'],
    ['groep 8 antwoord 12'],
    ['Ervaring 2: hij sloeg'],
    ['om 12:30 uur in de kerkstraat'],
  ])('%j is none', (text) => {
    expect(kinds(text)).not.toContain('address')
  })
})

describe('PR-37: names, never sure', () => {
  test.each([
    ['ik heet Sanne', ['Sanne']],
    ['ik heet sanne', ['sanne']],
    ['IK HEET SANNE', ['SANNE']],
    ['Hoi, ik heet dus Fatima El Amrani en ik ben 14', ['Fatima El Amrani']],
    ['mijn naam is Jan van den Berg', ['Jan van den Berg']],
    ["m'n naam is kevin", ['kevin']],
    ['Naam: Sofie', ['Sofie']],
    ['ze heet Noor', ['Noor']],
    ['mijn dochter heet yara', ['yara']],
    ['een jongen genaamd Tygo', ['Tygo']],
    ['Ik ben Sanne en ik zit in groep 8', ['Sanne']],
    ['my name is Tom Baker', ['Tom Baker']],
    ["Hi, I'm Chloe", ['Chloe']],
    ['she is called Zlata', ['Zlata']],
    ['Mijn dochter Yara van 13 eet al weken bijna niets.', ['Yara']],
    ['mijn zoon (Tim) slaat', ['Tim']],
    ['mijn zoon, Ravi, slaat', ['Ravi']],
    ["m'n zusje Anne-Marie", ['Anne-Marie']],
    ['juf Esther zegt dat', ['Esther']],
    ['mevrouw de Vries van school', ['Vries']],
    ['dhr. Bakker', ['Bakker']],
    ['our son Liam cries', ['Liam']],
    ['Toen zei Jan Jansen dat het mocht', ['Jan Jansen']],
    ['met Aylin Yılmaz gepraat', ['Aylin Yılmaz']],
    ['Gisteren kwam Emma huilend thuis', ['Emma']],
    ["Emma's vriendin doet naar", ["Emma's"]],
    ['Kan iemand helpen?\nGroetjes, Lotte', ['Lotte']],
    ['help\n\ngroetjes lotte', ['lotte']],
    ['Alvast bedankt. Mvg Wim Peters', ['Wim Peters']],
    ['de hulpverlener Mieke Zwart belde', ['Mieke Zwart']],
  ])('%j', (text, names) => {
    const findings = findPersonalData(text)
    expect(findings.map(({ text: part }) => part)).toEqual(names)
    for (const { kind, sure } of findings) expect([kind, sure]).toEqual(['name', false])
  })

  test.each([
    ['Mijn dochter van 13 eet al weken bijna niets. Ze zegt dat ze op school eet.'],
    ['Mijn zoon slaapt slecht. Wat kan ik doen?'],
    ['Het water is heet en het brood ook'],
    ['ze heet mij nooit welkom'],
    ['ik heet eigenlijk anders'],
    ['hoe heet dat ook alweer'],
    ['Ik ben Nederlands en mijn man is Turks'],
    ['ik ben bang'],
    ['Ik ben een moeder van 3'],
    ['We zijn met Kerst naar Den Haag geweest'],
    ['in Noord Brabant wonen'],
    ['Ik heb Veilig Thuis gebeld'],
    ['bij het Centrum voor Jeugd en Gezin'],
    ['hij speelt alleen maar Fortnite op de PlayStation'],
    ['op de Albert Heijn werken'],
    ['ADHD of ASS'],
    ['Elke dag ruzie. Maandag Dinsdag en Woensdag niet.'],
    ['MIJN DOCHTER WIL NIET ETEN EN HUILT STEEDS'],
    ['Mijn Dochter Wil Niet Eten En Huilt Steeds'],
    ['Hallo. Ik ben ten einde raad.'],
    ['mijn moeder weet het niet meer'],
    ['zij doet altijd naar tegen mij'],
    ['groetjes en bedankt voor alles wat jullie doen'],
    ['Papa en mama hebben ruzie'],
    ['mijn vriend wil geen condoom'],
    ['de naam is geheim'],
    ['My son does not sleep. What can I do?'],
    ['I am afraid. I am Dutch.'],
    ['Every Monday he cries'],
    ['Na het consultatiebureau'],
    ['op het Montessori lyceum'],
  ])('%j holds none', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('PR-37: what else gives somebody away', () => {
  test.each([
    ['NL91ABNA0417164300', 'bankAccount: NL91ABNA0417164300'],
    ['nl91 abna 0417 1643 00', 'bankAccount: nl91 abna 0417 1643 00'],
    ['BE68 5390 0754 7034', 'bankAccount: BE68 5390 0754 7034'],
    ['geboren op 12-03-2014', 'birthDate: 12-03-2014'],
    ['geboortedatum: 12 maart 2014', 'birthDate: 12 maart 2014'],
    ['geb. 2014-03-12', 'birthDate: 2014-03-12'],
    ['born on 12 March 2014', 'birthDate: 12 March 2014'],
    ['mijn snap is sanne_2010', 'onlineAccount?: sanne_2010'],
    ['insta: sannetje', 'onlineAccount?: sannetje'],
    ['voeg me toe @sannetje', 'onlineAccount?: @sannetje'],
    ['tiktok @sanne.x', 'onlineAccount?: @sanne.x'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    ['NL91ABNA04171'],
    ['snapchat is verboden op school'],
    ['op insta is ze gepest'],
    ['tiktok filmpjes'],
    ['geboren in 2014'],
    ['hij is geboren met een klompvoet op 3'],
    ['op 12-03-2014 gebeurde het'],
    ['@ 5'],
  ])('%j gives nobody away', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('PR-37: several at once', () => {
  test('in their order, without overlap, what is sure before what is not', () => {
    const text =
      'Ik ben Jan Jansen (jan.jansen@voorbeeld.nl), Dorpsstraat 12, 1234 AB Lindewaard. Bel 06-12345678. Bsn 123456782. Naam: jan@voorbeeld.nl'
    expect(found(text)).toEqual([
      'name?: Jan Jansen',
      'mail: jan.jansen@voorbeeld.nl',
      'address: Dorpsstraat 12, 1234 AB',
      'phone: 06-12345678',
      'bsn: 123456782',
      'mail: jan@voorbeeld.nl',
    ])
  })

  test('the picture of the warning page: one telephone number, perhaps one name', () => {
    const text =
      'Mijn dochter Yara van 13 eet al weken bijna niets. Ze zegt dat ze op school eet, maar dat geloof ik niet. Wat kan ik doen? Je kunt me bellen op 06 0000 1234.'
    expect(found(text)).toEqual(['name?: Yara', 'phone: 06 0000 1234'])
  })
})

test('PR-37: what spoke against a finding may be another finding', () => {
  // By itself 12:06 would be a time; the telephone number takes the 06 with it.
  expect(found('Dorpsstraat 12:0612345678')).toEqual(['address: Dorpsstraat 12', 'phone: 0612345678'])
})

describe('PR-37: masking', () => {
  const text = 'Ik ben Sanne, bel 06-12345678 of mail sanne@voorbeeld.nl.'

  test('puts a neutral mark in place of each, in the language of the conversation', () => {
    expect(mask(text, findPersonalData(text))).toBe(
      'Ik ben [naam weggehaald], bel [telefoonnummer weggehaald] of mail [mailadres weggehaald].',
    )
    expect(mask(text, findPersonalData(text), 'en')).toBe(
      'Ik ben [name removed], bel [phone number removed] of mail [email address removed].',
    )
    expect(mask(text, findPersonalData(text), 'ar')).toContain('[naam weggehaald]')
  })

  test('only what one asks for', () => {
    expect(
      mask(
        text,
        findPersonalData(text).filter(({ kind }) => kind === 'phone'),
      ),
    ).toBe('Ik ben Sanne, bel [telefoonnummer weggehaald] of mail sanne@voorbeeld.nl.')
  })

  test('a text without findings stays as it is', () => {
    expect(mask('Hallo', [])).toBe('Hallo')
  })

  test.each(['nl', 'en'])('no mark (%s) looks like personal data itself', (language) => {
    const every = findPersonalData(
      'Ik ben Sanne Jansen, 06-12345678, sanne@voorbeeld.nl, Dorpsstraat 12, bsn 123456782, NL91ABNA0417164300, geboren op 12-03-2014, insta: sannetje',
    )
    expect(new Set(every.map(({ kind }) => kind)).size).toBe(8)
    expect(
      found(
        mask(
          '',
          every.map((finding) => ({ ...finding, start: 0, end: 0 })),
          language,
        ),
      ),
    ).toEqual([])
  })
})

/** Bits of personal data and what stands around them, put together at random. */
const bits = fc.constantFrom(
  ...`06 0612345678 12345678 123456782 111222333 088 +31 0031 (0) 6 112 0800 2000 O6 ٠٦١٢ @ jan jan@ @x.nl gmail . .com x.nl (at) at _ - + / , : € euro %
  1234 AB 1234AB ab Dorpsstraat straat Laan van Weg 12 12a nr. bis dagen ik heet Sanne Jan Jansen mijn dochter naam is groetjes bsn tel geboren op
  12-03-2014 woon in de snap NL91ABNA0417164300 NL91 ABNA 0417164300 [naam weggehaald] [ ] é 😀`.split(/\s+/),
  '\n',
  '\u200b',
  '\ud800',
  ' ',
  '  ',
)
const anyText = fc.oneof(
  fc.array(bits, { maxLength: 25 }).map((parts) => parts.join('')),
  fc.array(bits, { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ maxLength: 120 }),
)

describe('PR-37: always', () => {
  test('findings are in order, do not overlap, and are parts of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0
        for (const finding of findPersonalData(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(at)
          expect(finding.end).toBeGreaterThan(finding.start)
          expect(text.slice(finding.start, finding.end)).toBe(finding.text)
          at = finding.end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 3000 },
    )
  })

  test.each(['nl', 'en'])('after masking (%s) nothing sure is left', (language) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const masked = mask(text, findPersonalData(text), language)
        expect(findPersonalData(masked).filter(({ sure }) => sure)).toEqual([])
      }),
      { numRuns: 6000 },
    )
  })

  test('masking only what is sure leaves nothing sure either', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const masked = mask(
          text,
          findPersonalData(text).filter(({ sure }) => sure),
        )
        expect(findPersonalData(masked).filter(({ sure }) => sure)).toEqual([])
      }),
      { numRuns: 6000 },
    )
  })

  test('a mobile number is found in every way of writing it, in whatever sentence', () => {
    const prefix = fc.constantFrom('06', '+316', '+31 6', '00316', '+31 (0)6', '0031 6', '(06)')
    const gap = fc.constantFrom('', ' ', '-', '.', ' - ', '\u00a0')
    const rest = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(
        prefix,
        gap,
        gap,
        rest,
        fc.constantFrom('', 'bel ', 'Mijn nummer: '),
        fc.constantFrom('', ' graag', '. Dank', '\n'),
        (start, first, second, figures, before, after) => {
          const number = `${start}${first}${figures.slice(0, 4).join('')}${second}${figures.slice(4).join('')}`
          expect(findPersonalData(before + number + after).map(({ kind, text }) => [kind, text])).toEqual([['phone', number]])
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a number that passes the eleven-test is found however it is grouped', () => {
    const passing = fc.integer({ min: 1, max: 99_999_999 }).chain((eight) => {
      const digits = Array.from({ length: 10 }, (_, last) => `${String(eight).padStart(8, '0')}${last}`).filter((nine) =>
        passesElevenTest(nine),
      )
      return digits.length === 0 ? fc.constant('111222333') : fc.constantFrom(...digits)
    })
    const grouping = fc.constantFrom([9], [4, 2, 3], [3, 3, 3], [2, 2, 2, 3])
    fc.assert(
      fc.property(passing, grouping, fc.constantFrom(' ', '.', '-'), (digits, sizes, gap) => {
        let at = 0
        const text = sizes.map((size) => digits.slice(at, (at += size))).join(gap)
        expect(kinds(`bsn ${text} dus`)).toEqual(['bsn'] satisfies PersonalDataKind[])
      }),
    )
  })
})

describe('PR-37: the work grows with the length of the text and no faster', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['letters', 'a'],
    ['figures', '1'],
    ['single figures', '1 '],
    ['pairs of figures', '06 '],
    ['zeros with dashes', '0-'],
    ['at signs', '@'],
    ['a mail address without end', 'a.'],
    ['local parts', 'a@'],
    ['domains', 'a@b.'],
    ['capitals', 'Ab '],
    ['particles', 'Jan van de '],
    ['street words', 'Xstraat '],
    ['heads of streets', 'Laan van '],
    ['announcements', 'ik heet '],
    ['relations', 'dochter '],
    ['greetings', 'groetjes '],
    ['names of networks', 'insta is '],
    ['births', 'geboren op '],
    ['dwellings', 'ik woon in de '],
    ['postcodes', '1234 AB '],
    ['brackets', '('],
    ['pluses', '+31'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['apostrophes', "a'"],
    ['accents', 'e\u0301'],
    ['halves of surrogate pairs', '\ud800'],
    ['emoji', '😀'],
    ['bank accounts', 'NL91 '],
  ]

  test.each(hostile)('%s', (_, part) => {
    const reads = (length: number): number => {
      const text = part.repeat(Math.ceil(length / part.length))
      const tokens = Tokens.of(text)
      findIn(tokens, text)
      return tokens.work.reads
    }
    const small = reads(10_000)
    const large = reads(100_000)
    // Ten times the text: at most ten times the work (and a little for the edges), and never more than some hundreds of looks per sign.
    expect(large).toBeLessThanOrEqual(small * 10.5 + 1000)
    expect(large).toBeLessThan(100_000 * 300)
  })
})
