/** The people of a family with what each is to the children: beside a drawing, or instead of it where there is little room. */
import { html, nothing, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { link } from '#web/components/text.ts'
import { tidyPicture, type FamilyPicture, type PicturePerson } from '../../rules/picture/family-picture.ts'
import { residencesOf, statementsOf, type Statements } from '../../rules/picture/statements.ts'
import { pictureMessages } from './messages.ts'
import { isolated, withNames } from './names.ts'
import { namesOf, stateOf } from './words.ts'

export function familyPeople({ locale, picture: given }: { readonly locale: Locale; readonly picture: FamilyPicture }): Html {
  const picture = tidyPicture(given)
  if (picture.people.length === 0) return nothing
  const statements = statementsOf(picture)
  return html`<ul class="cjg-family__people">
    ${picture.people.map((person) => {
      const name = withNames(isolated(person.name))
      const role = roleOf(locale, picture, statements, person)
      return html`<li>
        ${person.href === undefined ? html`<strong>${name}</strong>` : link(person.href, name)}
        ${role === '' ? nothing : html`<span class="cjg-family__role">${withNames(role)}</span>`}
      </li>`
    })}
  </ul>`
}

/** "vader, gezag over Sem · om het weekend". */
function roleOf(locale: Locale, picture: FamilyPicture, { elders, support, authority }: Statements, person: PicturePerson): string {
  const words = pictureMessages(locale)
  const kinds = new Set(elders.filter(({ from }) => from.id === person.id).map(({ kind }) => kind))
  const isGrownUp = person.part !== 'child'
  const about = [
    ...(isGrownUp && person.state === 'living' ? [] : [stateOf(locale, person) ?? []].flat()),
    ...[...kinds].map((kind) => words.elder(kind, person.sex)),
    ...support.flatMap(({ from, note }) => (from.id === person.id && note !== null ? [note] : [])),
    ...authority
      .filter(({ holder }) => holder.id === person.id)
      .map(({ kind, children }) => words[kind === 'authority' ? 'hasAuthority' : 'hasGuardianship'](namesOf(locale, children))),
  ]
  const when = residencesOf(picture, person.id).flatMap(({ label, when }) =>
    when === null ? [] : [words.sometimes(isolated(label), when)],
  )
  return [about.join(', '), ...when].filter((part) => part !== '').join(' · ')
}
