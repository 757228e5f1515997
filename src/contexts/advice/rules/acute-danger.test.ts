import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDanger } from './acute-danger.ts'

const kinds = (text: string) => findDanger(text).map(({ kind }) => kind)

describe('PR-36: words that point at acute danger', () => {
  test.each([
    ['Ik wil dood', 'suicide'],
    ['ik wil gewoon niet meer leven', 'suicide'],
    ['Mijn zoon praat over zelfmoord', 'suicide'],
    ['mn dochter googelt suïcide', 'suicide'],
    ['ik zou er het liefst niet meer zijn, ik wil er niet meer zijn', 'suicide'],
    ['Soms denk ik: ik maak mezelf van kant', 'suicide'],
    ['i want to kill myself', 'suicide'],
    ["I don't want to live anymore", 'suicide'],
    ['kms', 'suicide'],
    ['Ze snijdt zichzelf', 'self-harm'],
    ['ik snij in mijn armen', 'self-harm'],
    ['hij doet zichzelf pijn, hij heeft zichzelf gesneden', 'self-harm'],
    ['my daughter is cutting herself', 'self-harm'],
    ['Hij slaat mij en mijn broertje', 'violence'],
    ['Ik durf niet naar huis.', 'violence'],
    ['papa heeft mama geslagen', 'violence'],
    ['ik word thuis geslagen', 'violence'],
    ['hij bedreigt ons met een mes', 'violence'],
    ['mijn vader gaat me vermoorden', 'violence'],
    ['He hits me when he drinks', 'violence'],
    ['I am scared to go home', 'violence'],
    ['Mijn oom heeft me verkracht', 'sexual-abuse'],
    ['mijn stiefvader zit aan mij', 'sexual-abuse'],
    ['hij dreigt met een naaktfoto, chantage met mijn foto', 'sexual-abuse'],
    ['he forced me to have sex', 'sexual-abuse'],
    ['Ik heb vannacht geen slaapplek', 'no-shelter'],
    ['Ik ben uit huis gezet', 'no-shelter'],
    ['ik slaap op straat', 'no-shelter'],
    ['I have nowhere to sleep tonight', 'no-shelter'],
    ['Ze heeft een hele strip paracetamol geslikt', 'medical'],
    ['Mijn baby ademt niet goed, hij ademt niet', 'medical'],
    ['mijn zoon heeft een knoopcel ingeslikt', 'medical'],
    ['Ik heb mijn baby door elkaar geschud', 'baby'],
    ['ik ben bang dat ik mijn baby iets aandoe', 'baby'],
    ['I shook my baby', 'baby'],
    ['Ik moet trouwen van mijn vader', 'honour'],
    ['mijn zus is uitgehuwelijkt', 'honour'],
    ['de kinderen zijn alleen thuis, elke nacht', 'child-alone'],
    ['Een kind is opgesloten in de kelder', 'child-alone'],
  ] as const)('%j', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })

  test.each([
    'Ik kon wel door de grond zakken',
    'Mijn kind slaat de bal over het hek',
    'Mijn baby slaapt niet',
    'Mijn dochter wil niet eten',
    'Hoe geef ik grenzen aan?',
    'Mijn zoon wil niet naar school',
    'Ik zoek een bijbaan en een kamer',
    'Wij gaan scheiden. Hoe vertellen wij dat?',
    'Hij slaat nooit',
    'Wat kost de pil?',
    'Zij is bang in het donker',
    'De baby huilt veel en ik ben moe',
    'Mijn dode oma, daar droomt hij over',
    'Mag mijn kind van 12 alleen thuis zijn? Wat zegt de wet?',
    'My child does not sleep',
    'How do I set limits?',
    'Hij snijdt brood',
    'Zit hij aan tafel dan eet hij',
    'Ik doe mijn best',
    'Ik wil een andere school',
  ])('nothing in %j', (text) => {
    expect(kinds(text)).toEqual([])
  })

  test('every kind brings numbers, and the words as typed', () => {
    expect(findDanger('Ik DURF niet naar huis. Hij slaat mij.')).toEqual([
      { kind: 'violence', words: 'DURF niet naar huis', helplines: ['112', 'veilig-thuis', 'kindertelefoon'] },
    ])
  })

  test('any text gives an answer, in proportion to its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => Array.isArray(findDanger(text))))
    expect(findDanger('slaat slaat '.repeat(4_000))).toEqual([])
  })
})
