/** Invents one family of a kind: who, where, what to each other, who has authority, who of the centre works with whom, and what stands in the file. */
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { Seeded } from '../seeded.ts'
import type { Kind } from './kinds.ts'
import { boys, families, girls, men, neighbours, streets, women } from './names.ts'
import { pieceTexts, type PieceText } from './texts.ts'

export type Purpose = 'youthHealth' | 'youthHelp' | 'support' | 'advice' | 'coordination'

export type InventedPerson = {
  /** What the rest of the family is told by. */
  readonly key: string
  readonly callName: string
  readonly givenNames: string
  readonly prefix: string
  readonly familyName: string
  readonly born: PlainDate | null
  readonly expectedOn?: PlainDate
  readonly sex: 'female' | 'male'
  readonly part: 'child' | 'adult' | 'network'
  readonly language?: string
  readonly needsInterpreter?: true
  readonly deceasedOn?: PlainDate
  readonly moved?: { readonly on: PlainDate; readonly to: string }
  readonly restricted?: true
  readonly incapableFrom?: PlainDate
  readonly helpEndedOn?: PlainDate
}

export type InventedFamily = {
  readonly kind: Kind
  readonly people: readonly InventedPerson[]
  readonly homes: readonly {
    readonly address: { readonly street: string; readonly number: number; readonly postalCode: string }
    readonly secret?: true
    readonly members: readonly { readonly key: string; readonly part: 'always' | 'half' | 'weekends' }[]
  }[]
  /** `other` is the `kind` of `of`. */
  readonly ties: readonly { readonly of: string; readonly other: string; readonly kind: TieKind; readonly note?: string }[]
  readonly authority: readonly {
    readonly child: string
    readonly holder: string
    readonly kind: 'parent' | 'guardian'
    readonly from: PlainDate
    readonly until: PlainDate | null
    readonly source: 'authority-register' | 'brp' | 'court-ruling' | 'birth-certificate' | 'told-by-parent'
  }[]
  readonly care: readonly { readonly of: string; readonly purpose: Purpose }[]
  readonly pieces: readonly (PieceText & { readonly of: string; readonly daysAgo: number })[]
}

export type TieKind =
  | 'parent'
  | 'step-parent'
  | 'foster-parent'
  | 'adoptive-parent'
  | 'grandparent'
  | 'half-sibling'
  | 'partner'
  | 'married'
  | 'former-partner'
  | 'guardian'
  | 'network'

/** `today` is the day on which the demonstration is filled: birthdays at the borders fall on it and around it. */
export function inventFamily(kind: Kind, today: PlainDate, chance: Seeded): InventedFamily {
  const make = new Maker(kind, today, chance)
  build[kind](make)
  return make.done()
}

type Child = {
  readonly born?: PlainDate
  readonly age?: readonly [from: number, to: number]
  readonly father?: string | null
  readonly mother?: string | null
}

/** There is always one left to choose from. */
function some<T>(all: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = all
  if (first === undefined) throw new Error('Nothing to choose from')
  return [first, ...rest]
}

/** Collects a family while it is being told. */
class Maker {
  readonly kind: Kind
  readonly today: PlainDate
  readonly chance: Seeded
  readonly name: readonly [string, string]
  readonly other: readonly [string, string]
  private readonly people: InventedPerson[] = []
  private readonly homes: InventedFamily['homes'][number][] = []
  private readonly ties: InventedFamily['ties'][number][] = []
  private readonly authority: InventedFamily['authority'][number][] = []
  private readonly care: InventedFamily['care'][number][] = []
  private readonly pieces: InventedFamily['pieces'][number][] = []
  private readonly used = new Set<string>()

  constructor(kind: Kind, today: PlainDate, chance: Seeded) {
    this.kind = kind
    this.today = today
    this.chance = chance
    this.name = chance.pick(families)
    this.other = chance.pick(some(families.filter((one) => one !== this.name)))
  }

  /** A day somewhere in the year in which somebody of this age was born. */
  born(from: number, to: number): PlainDate {
    const years = from + Math.floor(this.chance.next() * (to - from + 1))
    return this.today.subtract({ years, days: 20 + Math.floor(this.chance.next() * 320) })
  }

  person(
    key: string,
    of: Omit<InventedPerson, 'key' | 'callName' | 'givenNames' | 'prefix' | 'familyName'> & { readonly name?: readonly [string, string] },
  ): string {
    const { name = this.name, ...rest } = of
    const pool = of.part === 'child' ? (of.sex === 'female' ? girls : boys) : of.sex === 'female' ? women : men
    const callName = this.chance.pick(some<string>(pool.filter((one) => !this.used.has(one))))
    this.used.add(callName)
    this.people.push({ key, callName, givenNames: callName, prefix: name[0], familyName: name[1], ...rest })
    return key
  }

  adult(
    key: string,
    sex: 'female' | 'male',
    ages: readonly [number, number] = [28, 47],
    more: Partial<InventedPerson> = {},
    name = sex === 'female' ? this.other : this.name,
  ): string {
    return this.person(key, { born: this.born(...ages), sex, part: 'adult', name, ...more })
  }

  child(
    key: string,
    { born, age = [1, 17], father = 'father', mother = 'mother' }: Child = {},
    more: Partial<InventedPerson> = {},
  ): string {
    this.person(key, { born: born ?? this.born(...age), sex: this.chance.next() < 0.5 ? 'female' : 'male', part: 'child', ...more })
    for (const parent of [mother, father]) if (parent !== null) this.tie(key, parent, 'parent')
    return key
  }

  tie(of: string, other: string, kind: TieKind, note?: string): void {
    this.ties.push({ of, other, kind, ...(note === undefined ? {} : { note }) })
  }

  /** From birth, unless said otherwise, until 18. */
  hasAuthority(
    holder: string,
    child: string,
    source: InventedFamily['authority'][number]['source'],
    more: { readonly from?: PlainDate; readonly until?: PlainDate; readonly kind?: 'guardian' } = {},
  ): void {
    const born = this.people.find(({ key }) => key === child)?.born
    if (born === undefined || born === null) return
    this.authority.push({ child, holder, kind: more.kind ?? 'parent', from: more.from ?? born, until: more.until ?? null, source })
  }

  home(members: readonly string[], parts: Partial<Record<string, 'half' | 'weekends'>> = {}, secret = false): void {
    const number = 1 + Math.floor(this.chance.next() * 140)
    const postalCode = `${1200 + Math.floor(this.chance.next() * 80)} ${this.chance.pick(['AB', 'CD', 'EK', 'GH', 'LN', 'RT', 'VW'])}`
    this.homes.push({
      address: { street: this.chance.pick(streets), number, postalCode },
      ...(secret ? { secret: true as const } : {}),
      members: members.map((key) => ({ key, part: parts[key] ?? 'always' })),
    })
  }

  /** Who works with a child: always youth health care, and sometimes help beside it. */
  cared(child: string, more: readonly Purpose[] = []): void {
    for (const purpose of ['youthHealth', ...more] as const) {
      this.care.push({ of: child, purpose })
      const texts = pieceTexts.filter((one) => one.purpose === purpose)
      if (texts.length > 0)
        this.pieces.push({ ...this.chance.pick(some(texts)), of: child, daysAgo: 3 + Math.floor(this.chance.next() * 200) })
    }
  }

  network(child: string): void {
    const key = this.person('network', {
      born: this.born(30, 68),
      sex: this.chance.next() < 0.6 ? 'female' : 'male',
      part: 'network',
      name: this.chance.pick(families),
    })
    this.tie(child, key, 'network', this.chance.pick(neighbours))
  }

  couple(how: 'married' | 'partner' | 'former-partner'): void {
    this.adult('mother', 'female')
    this.adult('father', 'male')
    this.tie('mother', 'father', how)
  }

  done(): InventedFamily {
    const { kind, homes, ties, authority, care, pieces } = this
    return { kind, people: oldEnough(this.people, ties), homes, ties, authority, care, pieces }
  }
}

/** Adults were born by chance: who would have been a parent before 20 was born that much earlier. */
function oldEnough(people: readonly InventedPerson[], ties: InventedFamily['ties']): InventedPerson[] {
  const born = new Map(people.map(({ key, born: day }) => [key, day]))
  // From the youngest generation up, so that a grandmother follows her daughter.
  for (const { of, other, kind } of ties.toSorted((a, b) => generation(a.of) - generation(b.of))) {
    const [child, parent] = [born.get(of), born.get(other)]
    if (!['parent', 'adoptive-parent'].includes(kind) || !child || !parent) continue
    const isYoung = people.some(({ key, part }) => key === other && part === 'child')
    const short = (isYoung ? 15 : 20) - parent.until(child, { largestUnit: 'years' }).years
    if (short > 0) born.set(other, parent.subtract({ years: short + 4 }))
  }
  return people.map((one) => ({ ...one, born: born.get(one.key) ?? null }))
}

const generation = (key: string): number => (key.startsWith('child') ? 0 : 1)

/** Both parents with authority from birth, all in one home. */
function together(
  make: Maker,
  how: 'married' | 'partner',
  children: readonly Child[],
  source: InventedFamily['authority'][number]['source'] = 'birth-certificate',
): string[] {
  make.couple(how)
  const keys = children.map((child, index) => make.child(`child${index + 1}`, child))
  for (const key of keys) for (const holder of ['mother', 'father']) make.hasAuthority(holder, key, source)
  make.home(['mother', 'father', ...keys])
  return keys
}

/** Parents who live apart; the children go from one home to the other. */
function apart(make: Maker, children: readonly Child[], fatherToo: boolean): string[] {
  make.couple('former-partner')
  const keys = children.map((child, index) => make.child(`child${index + 1}`, child))
  for (const key of keys) {
    make.hasAuthority('mother', key, 'birth-certificate')
    if (fatherToo) make.hasAuthority('father', key, 'brp')
    else make.hasAuthority('father', key, 'court-ruling', { until: make.today.subtract({ months: 4 }) })
  }
  make.home(['mother', ...keys], fatherToo ? Object.fromEntries(keys.map((key) => [key, 'half'])) : {})
  make.home(['father', ...(fatherToo ? keys : [])], Object.fromEntries(keys.map((key) => [key, 'half'])))
  return keys
}

const build: Readonly<Record<Kind, (make: Maker) => void>> = {
  married(make) {
    const [first = ''] = together(make, 'married', [{ age: [2, 8] }, { age: [9, 15] }])
    make.cared(first)
  },
  'two-homes'(make) {
    const [first = ''] = apart(make, [{ age: [4, 11] }, { age: [12, 15] }], true)
    make.cared(first, ['support', 'coordination'])
    make.network(first)
  },
  'divorced-sole'(make) {
    const [first = ''] = apart(make, [{ age: [3, 11] }], false)
    make.cared(first, ['support'])
  },
  'unmarried-registered'(make) {
    const [first = ''] = together(make, 'partner', [{ age: [5, 15] }], 'authority-register')
    make.cared(first)
  },
  'unmarried-not-registered'(make) {
    make.couple('partner')
    const child = make.child('child1', { age: [5, 15] })
    make.hasAuthority('mother', child, 'birth-certificate')
    make.home(['mother', 'father', child])
    make.cared(child)
  },
  'unmarried-since-2023'(make) {
    const since = Temporal.PlainDate.from('2023-01-01')
    const days = Math.max(1, make.today.since(since).total('days') - 30)
    const [first = ''] = together(make, 'partner', [{ born: since.add({ days: Math.floor(make.chance.next() * days) }) }])
    make.cared(first)
  },
  'one-parent'(make) {
    make.adult('mother', 'female')
    const child = make.child('child1', { father: null, age: [1, 15] })
    make.hasAuthority('mother', child, 'birth-certificate')
    make.home(['mother', child])
    make.cared(child, ['advice'])
    make.network(child)
  },
  widowed(make) {
    make.adult('mother', 'female', [33, 47], { deceasedOn: make.today.subtract({ months: 14 }) })
    make.adult('father', 'male')
    make.tie('mother', 'father', 'married')
    const child = make.child('child1', { age: [6, 14] })
    make.hasAuthority('father', child, 'birth-certificate')
    make.hasAuthority('mother', child, 'birth-certificate', { until: make.today.subtract({ months: 14 }) })
    make.home(['father', child])
    make.cared(child, ['support'])
  },
  blended(make) {
    make.couple('former-partner')
    make.adult('stepfather', 'male', [30, 45], {}, make.chance.pick(families))
    make.tie('mother', 'stepfather', 'married')
    const elder = make.child('child1', { age: [8, 15] })
    const younger = make.child('child2', { age: [1, 4], father: 'stepfather' })
    make.tie(elder, 'stepfather', 'step-parent')
    make.tie(elder, younger, 'half-sibling')
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, elder, 'brp')
    for (const holder of ['mother', 'stepfather']) make.hasAuthority(holder, younger, 'birth-certificate')
    make.home(['mother', 'stepfather', elder, younger], { [elder]: 'half' })
    make.home(['father', elder], { [elder]: 'weekends' })
    make.cared(younger)
    make.cared(elder, ['youthHelp'])
  },
  'two-mothers'(make) {
    make.adult('mother', 'female')
    make.adult('father', 'female', [28, 45], {}, make.name)
    make.tie('mother', 'father', 'married')
    const child = make.child('child1', { age: [1, 9] })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'birth-certificate')
    make.home(['mother', 'father', child])
    make.cared(child)
  },
  adopted(make) {
    make.couple('married')
    const child = make.child('child1', { age: [7, 14], mother: null, father: null })
    for (const holder of ['mother', 'father']) {
      make.tie(child, holder, 'adoptive-parent')
      make.hasAuthority(holder, child, 'court-ruling')
    }
    make.home(['mother', 'father', child])
    make.cared(child)
  },
  foster(make) {
    make.couple('former-partner')
    make.adult('fostermother', 'female', [38, 55], {}, make.chance.pick(families))
    const child = make.child('child1', { age: [4, 13] })
    make.tie(child, 'fostermother', 'foster-parent')
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'brp')
    make.home(['fostermother', child])
    make.home(['mother'])
    make.home(['father'])
    make.cared(child, ['youthHelp', 'coordination'])
  },
  'guardian-grandmother'(make) {
    make.adult('mother', 'female', [30, 38])
    make.adult('grandmother', 'female', [58, 69], {}, make.other)
    const child = make.child('child1', { age: [5, 15], father: null })
    make.tie(child, 'grandmother', 'grandparent')
    make.tie(child, 'grandmother', 'guardian')
    make.hasAuthority('mother', child, 'birth-certificate', { until: make.today.subtract({ years: 2 }) })
    make.hasAuthority('grandmother', child, 'court-ruling', { from: make.today.subtract({ years: 2 }), kind: 'guardian' })
    make.home(['grandmother', child])
    make.home(['mother'])
    make.cared(child, ['support'])
  },
  'young-mother'(make) {
    make.adult('grandmother', 'female', [38, 46], {}, make.name)
    make.person('mother', { born: make.born(17, 17), sex: 'female', part: 'child' })
    make.tie('mother', 'grandmother', 'parent')
    make.hasAuthority('grandmother', 'mother', 'birth-certificate')
    const child = make.child('child1', { born: make.today.subtract({ days: 60 + Math.floor(make.chance.next() * 200) }), father: null })
    make.hasAuthority('grandmother', child, 'court-ruling', { kind: 'guardian' })
    make.home(['grandmother', 'mother', child])
    make.cared(child)
    make.cared('mother', ['support'])
  },
  newcomers(make) {
    const language = make.chance.pick(['ar', 'ti', 'uk', 'pl'])
    make.adult('mother', 'female', [26, 40], { language, needsInterpreter: true })
    make.adult('father', 'male', [28, 44], { language, needsInterpreter: true })
    make.tie('mother', 'father', 'married')
    const keys = [
      make.child('child1', { age: [2, 6] }, { language, needsInterpreter: true }),
      make.child('child2', { age: [9, 14] }, { language }),
    ]
    for (const key of keys) for (const holder of ['mother', 'father']) make.hasAuthority(holder, key, 'told-by-parent')
    make.home(['mother', 'father', ...keys])
    make.cared('child1', ['support'])
  },
  'secret-address'(make) {
    make.couple('former-partner')
    const child = make.child('child1', { age: [3, 12] })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'brp')
    make.home(['mother', child], {}, true)
    make.home(['father'])
    make.cared(child, ['youthHelp'])
  },
  expecting(make) {
    make.couple('partner')
    make.person('child1', {
      born: null,
      expectedOn: make.today.add({ days: 40 + Math.floor(make.chance.next() * 120) }),
      sex: 'female',
      part: 'child',
    })
    for (const parent of ['mother', 'father']) make.tie('child1', parent, 'parent')
    make.home(['mother', 'father'])
    make.cared('child1')
  },
  twins(make) {
    const born = make.born(2, 10)
    const keys = together(make, 'married', [{ born }, { born }])
    for (const key of keys) make.cared(key)
  },
  'many-children'(make) {
    const keys = together(make, 'married', [{ age: [0, 2] }, { age: [4, 5] }, { age: [7, 8] }, { age: [11, 12] }, { age: [15, 16] }])
    for (const key of keys.slice(0, 2)) make.cared(key)
  },
  'on-their-own'(make) {
    make.person('child1', { born: make.born(19, 22), sex: make.chance.next() < 0.5 ? 'female' : 'male', part: 'child' })
    make.home(['child1'])
    make.cared('child1', ['support'])
  },
  incapable(make) {
    make.couple('married')
    const child = make.child('child1', { age: [16, 17] }, { incapableFrom: make.today.subtract({ years: 2 }) })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'birth-certificate')
    make.home(['mother', 'father', child])
    make.cared(child, ['youthHelp'])
  },
  colleague(make) {
    make.couple('married')
    const child = make.child('child1', { age: [3, 11] }, { restricted: true })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'birth-certificate')
    make.home(['mother', 'father', child])
    make.cared(child)
  },
  moved(make) {
    make.couple('married')
    const child = make.child('child1', { age: [4, 15] }, { moved: { on: make.today.subtract({ months: 2 }), to: 'Groningen' } })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'birth-certificate')
    make.cared(child)
  },
  'child-died'(make) {
    make.couple('married')
    const child = make.child('child1', { age: [4, 10] }, { deceasedOn: make.today.subtract({ months: 5 }) })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'birth-certificate')
    make.home(['mother', 'father'])
    make.cared(child)
  },
  'parents-disagree'(make) {
    const [first = ''] = apart(make, [{ age: [5, 11] }], true)
    make.cared(first, ['youthHelp'])
  },
  'child-disagrees'(make) {
    const [first = ''] = together(make, 'married', [{ age: [12, 15] }])
    make.cared(first, ['youthHelp'])
  },
  'exception-serious-harm'(make) {
    const [first = ''] = apart(make, [{ age: [13, 15] }], true)
    make.cared(first, ['youthHelp'])
  },
  'turns-12': (make) => turns(make, 12),
  'turns-16': (make) => turns(make, 16),
  'turns-18': (make) => turns(make, 18),
  'leap-day'(make) {
    const year = make.today.year - 8 - ((make.today.year - 8) % 4)
    const [first = ''] = together(make, 'married', [{ born: Temporal.PlainDate.from({ year, month: 2, day: 29 }) }])
    make.cared(first)
  },
  'help-ended'(make) {
    make.couple('married')
    const child = make.child('child1', { age: [6, 15] }, { helpEndedOn: make.today.subtract({ months: 3 }) })
    for (const holder of ['mother', 'father']) make.hasAuthority(holder, child, 'birth-certificate')
    make.home(['mother', 'father', child])
    make.cared(child, ['support'])
  },
}

/** One child has the birthday today, one tomorrow: what they and their parents see switches at midnight. */
function turns(make: Maker, age: number): void {
  const born = make.today.subtract({ years: age })
  const keys = together(make, 'married', [{ born }, { born: born.add({ days: 1 }) }])
  for (const key of keys) make.cared(key)
}
