/** Families for the tests of the pictures: invented ones by kind, and arbitrary ones, contradictions included. */
import fc from 'fast-check'
import { Temporal } from '#platform/time.ts'
import {
  tieKinds,
  type FamilyPicture,
  type PictureHome,
  type PicturePerson,
  type PictureTie,
  type TieKind,
} from '../../src/contexts/families/rules/picture/family-picture.ts'

export function aPerson(id: string, more: Partial<PicturePerson> = {}): PicturePerson {
  const ageInYears = more.ageInYears === undefined ? null : more.ageInYears
  const born = ageInYears === null ? null : Temporal.PlainDate.from({ year: 2026 - ageInYears, month: 3, day: 5 })
  return { id, name: id, ageInYears, born, sex: 'unknown', state: 'living', part: 'adult', ...more }
}

/** "mila parent sem" says that Mila is a parent of Sem. */
export function ties(...sentences: readonly string[]): PictureTie[] {
  return sentences.map((sentence) => {
    const [from = '', kind = '', to = ''] = sentence.split(' ')
    // `as`: written by the tests, and checked by what the picture makes of it.
    return { from, to, kind: kind as TieKind }
  })
}

export function aHome(id: string, ...members: readonly string[]): PictureHome {
  return { id, label: `Huis ${id}`, members: members.map((personId) => ({ personId })) }
}

export function aFamilyPicture(more: Partial<FamilyPicture>): FamilyPicture {
  return { people: [], homes: [], ties: [], authority: [], ...more }
}

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom('Sem', 'Oma Ans', 'Anna-Sophie', '<b>"&'),
)

/** Any people with any ties: also those that cannot be true. */
export const anyPicture = (most = 14): fc.Arbitrary<FamilyPicture> =>
  fc.integer({ min: 0, max: most }).chain((count) => {
    const ids = Array.from({ length: count }, (_, i) => `p${i}`)
    const someone = count === 0 ? fc.constant('nobody') : fc.constantFrom(...ids, 'nobody')
    const person = (id: string): fc.Arbitrary<PicturePerson> =>
      fc
        .record({
          name,
          ageInYears: fc.option(fc.integer({ min: 0, max: 99 })),
          sex: fc.constantFrom('female', 'male', 'unknown', 'x'),
          state: fc.constantFrom('living', 'living', 'deceased', 'unborn'),
          part: fc.constantFrom('child', 'adult', 'network'),
          href: fc.constantFrom(undefined, '/gezin/1?a=1&b="2"'),
        })
        .map(({ href, ...more }) => aPerson(id, { ...more, ...(href === undefined ? {} : { href }) }))
    const when = fc.option(fc.constantFrom('om het weekend', 'op woensdag'))
    return fc.record({
      people: fc.tuple(...ids.map(person)),
      homes: fc.array(fc.array(fc.record({ personId: someone, when }), { maxLength: 8 }), { maxLength: 4 }).map((homes) =>
        homes.map((members, i) => ({
          id: `h${i}`,
          label: `Huis nummer ${i}`,
          members: members.map(({ personId, when }) => ({ personId, ...(when === null ? {} : { when }) })),
        })),
      ),
      ties: fc
        .array(fc.record({ from: someone, to: someone, kind: fc.constantFrom(...tieKinds), note: fc.option(fc.constant('buurvrouw')) }), {
          maxLength: count * 2,
        })
        .map((all) => all.map(({ note, ...tie }) => ({ ...tie, ...(note === null ? {} : { note }) }))),
      authority: fc.array(fc.record({ holder: someone, child: someone }), { maxLength: 6 }),
    })
  })

/** Families as they can be: couples with children, whose grown children have families of their own. */
export const anyTree: fc.Arbitrary<FamilyPicture> = fc
  .array(fc.record({ of: fc.nat(), hasPartner: fc.boolean(), children: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 4 })
  .map((steps) => {
    const people = [aPerson('root', { ageInYears: 90 })]
    const all: PictureTie[] = []
    const free = ['root']
    let count = 0
    for (const { of, hasPartner, children } of steps) {
      const [parent] = free.splice(of % free.length, 1)
      if (parent === undefined) break
      const age = people.find(({ id }) => id === parent)?.ageInYears ?? 90
      count += 1
      if (hasPartner) {
        people.push(aPerson(`partner${count}`, { ageInYears: age }))
        all.push({ from: parent, to: `partner${count}`, kind: 'married' })
      }
      for (let i = 0; i < children; i += 1) {
        const child = `child${count}-${i}`
        people.push(aPerson(child, { ageInYears: Math.max(0, age - 25 - i) }))
        all.push({ from: parent, to: child, kind: 'parent' })
        if (hasPartner) all.push({ from: `partner${count}`, to: child, kind: 'parent' })
        free.push(child)
      }
    }
    return aFamilyPicture({ people, ties: all })
  })
