/** The people around a child: drawn as the homes they live in, in words with ties and authority, and as a genogram for who wants it. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import { familyPictureOf } from '../../rules/family-picture-of.ts'
import type { FamilyPicture } from '../../rules/picture/family-picture.ts'
import { isMutual } from '../../rules/ties.ts'
import { fullName } from '../../rules/person.ts'
import type { Family, FamilyMember } from '../../use-cases/read-family.server.ts'
import { genogram } from '../picture/genogram.ts'
import { familyHouses } from '../picture/houses.ts'
import type { FamilyView } from './family-page.ts'
import { familyMessages, type FamilyMessages } from './messages.ts'
import { birthText, workPanel } from './parts.ts'
import { deedPath, familyPath } from './paths.ts'
import { way } from './way.ts'

export function peoplePanel(view: FamilyView): Html {
  const { locale, family } = view
  const words = familyMessages(locale)
  const mayWrite = family.writes.has('family')
  const own = family.authority.filter(({ childId }) => childId === family.personId)
  const asksForAuthority = own.length === 0 && family.person !== null && isMinor(view)
  return workPanel(
    'people',
    words.people,
    html`${asksForAuthority ? callout({ kind: 'warn', title: words.noAuthority }) : null}
    ${
      family.people.length === 0
        ? paragraph(words.noTies)
        : html`${familyHouses({ locale, picture: pictureOf(view), id: 'houses' })}
            <ul class="cjg-ways-in" aria-label="${words.picture}">
              ${family.people.map((one) => html`<li class="cjg-way-in">${member(view, words, one)}</li>`)}
            </ul>
            ${foldOut(words.genogram, genogram({ locale, picture: pictureOf(view), id: 'genogram' }))}`
    }
    ${
      mayWrite
        ? row(
            linkButton({
              label: words.addSomebody,
              href: localPath(locale, deedPath(family.personId, 'iemand')),
              variant: 'secondary',
              icon: 'plus',
            }),
            linkButton({
              label: words.changeAuthority,
              href: localPath(locale, deedPath(family.personId, 'gezag')),
              variant: 'secondary',
            }),
          )
        : null
    }`,
  )
}

/** The same people as in the list: who is not there for the reader is in no drawing. */
function pictureOf({ locale, family, today }: FamilyView): FamilyPicture {
  const words = familyMessages(locale)
  const { person, homes, ties, authority } = family
  const people = [...(person === null ? [] : [{ ...person, deceasedOn: family.detail?.deceasedOn ?? null }]), ...family.people]
  const facts = {
    subjectId: family.personId,
    people: people.map((one) => ('mayOpen' in one && one.mayOpen ? { ...one, href: localPath(locale, familyPath(one.id)) } : one)),
    homes: homes.map(({ id, address, members }) => ({ id, label: address === null ? words.secretHome : address.street, members })),
    ties,
    authority,
  }
  return familyPictureOf(facts, today, (part) => words.parts[part])
}

function isMinor({ family, today }: FamilyView): boolean {
  const born = family.person?.birthDate ?? null
  return born !== null && born.add({ years: 18 }).since(today).sign > 0
}

function member(view: FamilyView, words: FamilyMessages, one: FamilyMember): Html {
  const { locale, family, today } = view
  const name = html`<bdi>${fullName(one)}</bdi>`
  const held = family.authority.find(({ holderId, childId }) => holderId === one.id && childId === family.personId)
  return html`<p class="nl-paragraph">
      <strong>${one.mayOpen ? link(localPath(locale, familyPath(one.id)), name) : name}</strong>
      ${tiesOf(view, words, one)}
      ${held === undefined ? null : tag('ok', held.kind === 'guardian' ? words.isGuardian : words.hasAuthority, 'check')}
      ${one.deceasedOn === null ? null : tag('neutral', words.deceasedOn(formatDate(locale, one.deceasedOn)))}
    </p>
    ${one.callName === words.destroyed ? null : small(birthText(locale, one, today))}
    ${held === undefined ? null : authorityLine(view, words, held)}`
}

/** What somebody is to the person of the file, and else to others around it. */
function tiesOf({ family, locale }: FamilyView, words: FamilyMessages, one: FamilyMember): Printable {
  const direct = family.ties.flatMap((tie) => {
    if (tie.personId === family.personId && tie.otherId === one.id)
      return [{ tie, text: tie.note === '' ? words.ties[tie.kind] : tie.note }]
    if (tie.otherId === family.personId && tie.personId === one.id)
      return [{ tie, text: isMutual(tie.kind) ? words.ties[tie.kind] : words.below[tie.kind] }]
    return []
  })
  return direct.map(
    ({ tie, text }) =>
      html`${tag('outline', text)}
      ${way({ locale, family }, `banden/${tie.id}`, words.endTie, family.writes.has('family') && !isForLife(tie.kind))} `,
  )
}

/** These do not end by a form: what was wrong is corrected by who coordinates. */
function isForLife(kind: string): boolean {
  return ['parent', 'adoptive-parent', 'grandparent', 'sibling', 'half-sibling'].includes(kind)
}

function authorityLine(view: FamilyView, words: FamilyMessages, { id, from, until, source, checkedOn }: Family['authority'][number]): Html {
  const { locale, family } = view
  const term =
    until === null
      ? words.authorityUntil(formatDate(locale, from))
      : words.authorityLine(formatDate(locale, from), formatDate(locale, until))
  return html`${small(
    html`${words.authority} ${term}. ${words.checked(words.sources[source], formatDate(locale, checkedOn))}.
    ${way(view, `gezag/${id}`, words.endAuthority, family.writes.has('family'))}`,
  )}`
}
