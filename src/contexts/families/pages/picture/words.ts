/** Sentences and short words about the people of a picture. Names in them are isolated; `withNames` makes them HTML. */
import { plural, type Locale } from '#platform/locale.ts'
import type { FamilyPicture, PicturePerson } from '../../rules/picture/family-picture.ts'
import { residencesOf, statementsOf, type AuthorityStatement, type BetweenTwo, type OneToMany } from '../../rules/picture/statements.ts'
import { pictureMessages } from './messages.ts'
import { isolated, listed } from './names.ts'

export const namesOf = (locale: Locale, people: readonly PicturePerson[]): string =>
  listed(
    locale,
    people.map(({ name }) => isolated(name)),
  )

/** "9 jaar", "overleden", "nog niet geboren"; null when the age is not there. */
export function stateOf(locale: Locale, { state, ageInYears }: PicturePerson): string | null {
  const words = pictureMessages(locale)
  if (state !== 'living') return words.state[state]
  return ageInYears === null ? null : plural(locale, ageInYears, words.age)
}

/** The lines under a name in the genogram. */
export function linesUnder(locale: Locale, picture: FamilyPicture): (id: string) => readonly string[] {
  const words = pictureMessages(locale)
  const { authority, support } = statementsOf(picture)
  const lines = new Map(picture.people.map((person) => [person.id, [stateOf(locale, person) ?? []].flat()]))
  for (const { kind, holder, children } of authority)
    lines.get(holder.id)?.push(words[kind === 'authority' ? 'authorityShort' : 'guardianshipShort'](namesOf(locale, children)))
  for (const { from, note, to } of support) lines.get(from.id)?.push(words.networkShort(note, namesOf(locale, to)))
  return (id) => lines.get(id) ?? []
}

/** The conclusion: who are here, where the child lives whom it is about, and who has authority. */
export function conclusion(locale: Locale, picture: FamilyPicture): string {
  const words = pictureMessages(locale)
  if (picture.people.length === 0) return words.nobody
  const counts = (['child', 'adult', 'network'] as const).flatMap((part) => {
    const count = picture.people.filter((person) => person.part === part).length
    return count > 0 ? [plural(locale, count, words.counts[part])] : []
  })
  const homes = picture.homes.length > 0 ? plural(locale, picture.homes.length, words.counts.homes) : null
  const subjects = picture.people.filter(({ isSubject }) => isSubject)
  return [words.countsIn(listed(locale, counts), homes), ...subjects.flatMap((person) => aboutSubject(locale, picture, person))].join(' ')
}

function aboutSubject(locale: Locale, picture: FamilyPicture, person: PicturePerson): string[] {
  const words = pictureMessages(locale)
  const homes = residencesOf(picture, person.id).map(({ label, when }) => placed(locale, label, when))
  const statements = statementsOf(picture).authority.filter(({ children }) => children.includes(person))
  return [
    ...(homes.length > 0 ? [words.livesIn(isolated(person.name), homes.join(', '))] : []),
    ...(['authority', 'guardianship'] as const).flatMap((kind) => {
      const holders = statements.filter((one) => one.kind === kind).map(({ holder }) => holder)
      return holders.length > 0 ? [words[kind](namesOf(locale, holders), isolated(person.name), holders.length === 1)] : []
    }),
  ]
}

/** "Huis van Ruben (om het weekend)". */
export function placed(locale: Locale, label: string, when: string | null): string {
  return when === null ? isolated(label) : pictureMessages(locale).sometimes(isolated(label), when)
}

const noted = (locale: Locale, sentence: string, note: string | null): string =>
  `${note === null ? sentence : pictureMessages(locale).noted(sentence, note)}.`

export function elderSentence(locale: Locale, { kind, from, to, note }: OneToMany): string {
  const words = pictureMessages(locale)
  const sentence = words.elderOf(isolated(from.name), words.elder(kind, from.sex), namesOf(locale, to), from.state === 'deceased')
  return noted(locale, sentence, note)
}

export function mutualSentence(locale: Locale, { kind, one, other, note }: BetweenTwo): string {
  const isPast = one.state === 'deceased' || other.state === 'deceased'
  return noted(locale, pictureMessages(locale).mutual(kind, namesOf(locale, [one, other]), one.sex, other.sex, isPast), note)
}

export function supportSentence(locale: Locale, { from, to, note }: OneToMany): string {
  return `${pictureMessages(locale).network(isolated(from.name), note, namesOf(locale, to))}.`
}

export function authoritySentence(locale: Locale, { kind, holder, children }: AuthorityStatement): string {
  return pictureMessages(locale)[kind](isolated(holder.name), namesOf(locale, children), true)
}
