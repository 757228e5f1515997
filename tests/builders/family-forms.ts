/** Invented families as they are filled in: for use cases that register and change them. */
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { NewAuthority, Newcomer } from '#contexts/families/use-cases/bring-in.server.ts'
import type { NewFamily, NewParent } from '#contexts/families/use-cases/register-family.server.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)

/** "Noor van der Bakker": call name, prefix, family name. */
export function aNewcomer(name: string, born: string | null, more: Partial<Newcomer> = {}): Newcomer {
  const [callName = '', ...rest] = name.split(' ')
  return {
    ...{ key: 'someone', givenNames: callName, callName, prefix: rest.slice(0, -1).join(' '), familyName: rest.at(-1) ?? '' },
    ...{ birthDate: born === null ? null : day(born), expectedOn: null, sex: 'female', bsn: null, phone: null },
    ...{ decision: { kind: 'open' }, purpose: null },
    ...more,
  }
}

export function anAuthority(from: string, more: Partial<NewAuthority> = {}): NewAuthority {
  return { kind: 'parent', from: day(from), until: null, source: 'authority-register', checkedOn: day('2026-11-20'), ...more }
}

export function aParent(name: string, born: string, more: Partial<NewParent> = {}): NewParent {
  return {
    ...aNewcomer(name, born, { key: name }),
    tie: { kind: 'parent', note: '', from: null },
    authority: anAuthority('2018-03-04'),
    livesIn: 'home1',
    ...more,
  }
}

/** A child of eight with two parents and a home; names of its own, so that nobody looks alike by accident. */
export function aFamilyForm(familyName: string, more: Partial<NewFamily> = {}): NewFamily {
  // Parents of two families do not share a birthday.
  const days = Array.from(familyName).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1500, 7)
  const born = (from: string): string => day(from).add({ days }).toString()
  return {
    child: { ...aNewcomer(`Noor ${familyName}`, '2018-03-04', { key: 'child' }), purpose: 'youthHealth' },
    parents: [
      aParent(`Mila ${familyName}`, born('1980-05-06'), { purpose: 'youthHealth', phone: '06 12345678' }),
      aParent(`Ruben ${familyName}`, born('1978-07-08'), { sex: 'male', livesIn: null }),
    ],
    homes: [
      {
        key: 'home1',
        address: { street: 'Dorpsplein', houseNumber: '4', postalCode: '1234 AB', town: 'Lindewaard' },
        secret: false,
        part: 'always',
      },
    ],
    ...more,
  }
}
