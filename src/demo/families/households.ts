/**
 * Three households whose people have an account in Mijn CJG, so that somebody who looks at the demonstration can walk as one of them: a mother
 * with authority and her son of 14, their father without, a foster mother, and two parents who see help differently. All of them are invented.
 */
import type { WholeFamily } from '#contexts/families/deeds.ts'
import type { PlainDate } from '#platform/time.ts'
import type { HouseholdPart } from '../../dev/sample-residents.ts'

type Someone = {
  readonly key: string
  /** Call name, then prefix and family name. */
  readonly name: readonly [callName: string, familyName: string]
  readonly years: number
  readonly sex: 'female' | 'male'
  readonly phone?: string
}

export type HouseholdPiece = {
  readonly of: string
  readonly by: 'youthNurse' | 'behaviouralScientist' | 'socialWorker'
  readonly fields: 'healthPieces' | 'helpPieces' | 'supportPieces'
  readonly kind: 'note' | 'letter' | 'agreement' | 'report'
  readonly daysAgo: number
  readonly title: string
  readonly body: string
}

export type Household = {
  readonly name: string
  readonly people: readonly Someone[]
  /** With whose file the nurse works, so that they can have an account. */
  readonly files: readonly string[]
  readonly homes: readonly {
    readonly street: string
    readonly number: string
    readonly postalCode: string
    readonly members: readonly string[]
  }[]
  readonly ties: readonly (readonly [
    of: string,
    other: string,
    kind: 'parent' | 'foster-parent' | 'former-partner' | 'married' | 'guardian' | 'sibling',
  ])[]
  readonly authority: readonly (readonly [child: string, holder: string, kind: 'parent' | 'guardian'])[]
  readonly pieces: readonly HouseholdPiece[]
  /** Who can sign in, and as what. */
  readonly accounts: readonly (readonly [key: string, part: HouseholdPart])[]
}

export const households: readonly Household[] = [
  {
    name: 'two of a mother with authority',
    people: [
      { key: 'mila', name: ['Mila', 'Brandsma'], years: 38, sex: 'female', phone: '06 00000101' },
      { key: 'ruben', name: ['Ruben', 'Okkerse'], years: 40, sex: 'male', phone: '06 00000102' },
      { key: 'sam', name: ['Sam', 'Okkerse'], years: 14, sex: 'male' },
      { key: 'noor', name: ['Noor', 'Okkerse'], years: 8, sex: 'female' },
    ],
    files: ['mila', 'ruben', 'sam', 'noor'],
    homes: [
      { street: 'Lindelaan', number: '12', postalCode: '1234 AB', members: ['mila', 'sam', 'noor'] },
      { street: 'Kerkpad', number: '3', postalCode: '1234 CD', members: ['ruben'] },
    ],
    ties: [
      ['sam', 'mila', 'parent'],
      ['sam', 'ruben', 'parent'],
      ['noor', 'mila', 'parent'],
      ['noor', 'ruben', 'parent'],
      ['noor', 'sam', 'sibling'],
      ['mila', 'ruben', 'former-partner'],
    ],
    authority: [
      ['sam', 'mila', 'parent'],
      ['noor', 'mila', 'parent'],
    ],
    pieces: [
      {
        ...{ of: 'noor', by: 'youthNurse', fields: 'healthPieces', kind: 'note', daysAgo: 40, title: 'Gesprek over slapen' },
        body: 'Noor wordt ’s nachts wakker en komt dan naar beneden. Moeder houdt twee weken bij hoe laat. Overdag is Noor vrolijk.',
      },
      {
        ...{ of: 'noor', by: 'youthNurse', fields: 'healthPieces', kind: 'agreement', daysAgo: 24, title: 'Vast ritueel voor het slapen' },
        body: 'Om half acht naar boven, een verhaal, licht uit om acht uur. Wordt Noor wakker, dan gaat moeder met haar terug naar bed.',
      },
      {
        ...{ of: 'sam', by: 'youthNurse', fields: 'healthPieces', kind: 'note', daysAgo: 33, title: 'Sam mist school' },
        body: 'Sam bleef in een maand zes dagen thuis. Hij vertelt dat de pauzes moeilijk zijn sinds hij van klas wisselde.',
      },
      {
        ...{ of: 'sam', by: 'behaviouralScientist', fields: 'helpPieces', kind: 'report', daysAgo: 15, title: 'Eerste twee gesprekken' },
        body: 'Sam oefent met het begin van de pauze: hij gaat met een klasgenoot naar buiten. Na twee weken bespreken we hoe dat ging.',
      },
    ],
    accounts: [
      ['mila', 'parent'],
      ['sam', 'young'],
      ['ruben', 'without-authority'],
    ],
  },
  {
    name: 'with a foster mother',
    people: [
      { key: 'truus', name: ['Truus', 'Wiersema'], years: 52, sex: 'female', phone: '06 00000103' },
      { key: 'petra', name: ['Petra', 'Engelsman'], years: 44, sex: 'female', phone: '06 00000104' },
      { key: 'demi', name: ['Demi', 'Terlouw'], years: 29, sex: 'female' },
      { key: 'jaimy', name: ['Jaimy', 'Terlouw'], years: 10, sex: 'male' },
    ],
    files: ['truus', 'jaimy'],
    homes: [{ street: 'Molenweg', number: '8', postalCode: '1235 EF', members: ['truus', 'jaimy'] }],
    ties: [
      ['jaimy', 'demi', 'parent'],
      ['jaimy', 'truus', 'foster-parent'],
      ['jaimy', 'petra', 'guardian'],
    ],
    authority: [['jaimy', 'petra', 'guardian']],
    pieces: [
      {
        ...{ of: 'truus', by: 'youthNurse', fields: 'healthPieces', kind: 'note', daysAgo: 20, title: 'Hoe het met je gaat' },
        body: 'Truus vertelt dat de eerste maanden zwaar waren en dat het nu rustiger is. Zij wil graag andere pleegouders spreken.',
      },
    ],
    accounts: [['truus', 'foster']],
  },
  {
    name: 'with parents who see it differently',
    people: [
      { key: 'leila', name: ['Leila', 'Aksoy'], years: 36, sex: 'female', phone: '06 00000105' },
      { key: 'tom', name: ['Tom', 'Hoogland'], years: 39, sex: 'male', phone: '06 00000106' },
      { key: 'evi', name: ['Evi', 'Hoogland'], years: 10, sex: 'female' },
    ],
    files: ['leila', 'tom', 'evi'],
    homes: [
      { street: 'Havenstraat', number: '21', postalCode: '1236 GH', members: ['leila', 'evi'] },
      { street: 'Dijkpad', number: '5', postalCode: '1237 JK', members: ['tom'] },
    ],
    ties: [
      ['evi', 'leila', 'parent'],
      ['evi', 'tom', 'parent'],
      ['leila', 'tom', 'former-partner'],
    ],
    authority: [
      ['evi', 'leila', 'parent'],
      ['evi', 'tom', 'parent'],
    ],
    pieces: [
      {
        ...{ of: 'evi', by: 'youthNurse', fields: 'healthPieces', kind: 'note', daysAgo: 18, title: 'Evi tussen twee huizen' },
        body: 'Evi vindt het wisselen moeilijk. Zij wil graag dat haar ouders samen een kalender maken.',
      },
    ],
    accounts: [
      ['leila', 'disagrees-yes'],
      ['tom', 'disagrees-no'],
    ],
  },
]

/** `today`: ages are those of the day on which the demonstration is filled; each birthday was some weeks ago. */
export function wholeHousehold({ people, files, homes, ties, authority }: Household, town: string, today: PlainDate): WholeFamily {
  const bornOf = new Map(people.map(({ key, years }, i) => [key, today.subtract({ years, days: 25 + 9 * i })]))
  const born = (key: string): PlainDate => bornOf.get(key) ?? today
  return {
    people: people.map(({ key, name: [callName, familyName], sex, phone = null }) => ({
      ...{ key, callName, givenNames: callName, prefix: '', familyName, birthDate: born(key), expectedOn: null, sex, bsn: null, phone },
      // Whoever else of the invented people looks like them by chance is another.
      ...{ decision: { kind: 'somebody-else', reason: 'other-family' }, purpose: files.includes(key) ? 'youthHealth' : null },
    })),
    homes: homes.map(({ street, number, postalCode, members }) => ({
      ...{ key: street, address: { street, houseNumber: number, postalCode, town }, secret: false },
      members: members.map((key) => ({ key, part: 'always' })),
    })),
    ties: ties.map(([of, other, kind]) => ({ of, other, kind, note: '', from: null })),
    authority: authority.map(([child, holder, kind]) => ({
      ...{ child, holder, kind, until: null, checkedOn: today.subtract({ days: 75 }) },
      ...(kind === 'guardian'
        ? { from: today.subtract({ days: 400 }), source: 'court-ruling' }
        : { from: born(child), source: 'authority-register' }),
    })),
  }
}
