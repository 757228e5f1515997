/** The same as the drawings in words, complete: a table of the people, and lists of who lives where, who belongs to whom and who has authority. */
import { html, nothing, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { bulletList } from '#web/components/text.ts'
import { tidyPicture, type FamilyPicture } from '../../rules/picture/family-picture.ts'
import { residencesOf, statementsOf } from '../../rules/picture/statements.ts'
import { pictureMessages } from './messages.ts'
import { isolated, listed, withNames } from './names.ts'
import { authoritySentence, elderSentence, mutualSentence, placed, stateOf, supportSentence } from './words.ts'

export function familyAsText(locale: Locale, given: FamilyPicture): Html {
  const picture = tidyPicture(given)
  const { table } = pictureMessages(locale)
  const { elders, mutual, support, authority } = statementsOf(picture)
  const name = new Map(picture.people.map((person) => [person.id, person.name]))
  const homes = picture.homes.map(({ label, members }) => {
    const inside = members.map(({ personId, when }) => placed(locale, name.get(personId) ?? '', when ?? null))
    return `${isolated(label)}: ${listed(locale, inside)}.`
  })
  const ties = [
    ...elders.map((one) => elderSentence(locale, one)),
    ...mutual.map((one) => mutualSentence(locale, one)),
    ...support.map((one) => supportSentence(locale, one)),
  ]
  return html`${peopleTable(locale, picture)}${part(table.homes, homes)}${part(table.ties, ties)}${part(
    table.authority,
    authority.map((one) => authoritySentence(locale, one)),
  )}`
}

const part = (title: string, sentences: readonly string[]): Html =>
  sentences.length === 0
    ? nothing
    : html`<p class="cjg-family__part">${title}</p>
        ${bulletList(sentences.map(withNames))}`

const onOneLine = (text: string): string => text.replaceAll(' ', '\u00a0')

function peopleTable(locale: Locale, picture: FamilyPicture): Html {
  const { table } = pictureMessages(locale)
  return html`<table class="cjg-family__table">
    <caption>
      ${table.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${table.name}</th>
        <th scope="col">${table.age}</th>
        <th scope="col">${table.home}</th>
      </tr>
    </thead>
    <tbody>
      ${picture.people.map((person) => {
        const homes = residencesOf(picture, person.id).map(({ label, when }) => placed(locale, label, when))
        return html`<tr>
          <th scope="row">
            ${withNames(isolated(person.name))}${person.isSubject ? html` <span class="cjg-family__mark">${table.about}</span>` : nothing}
          </th>
          <td>${person.state === 'living' ? onOneLine(stateOf(locale, person) ?? table.nothing) : stateOf(locale, person)}</td>
          <td>${homes.length > 0 ? withNames(homes.join(', ')) : table.nothing}</td>
        </tr>`
      })}
    </tbody>
  </table>`
}
