/** Beside the people of a family: who works with them, homes, numbers, language and wishes, facts and BSN. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { definitionRows } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { leftToRight, paragraph, small } from '#web/components/text.ts'
import { fullName } from '../../rules/person.ts'
import type { Contact, Home, Talking } from '../../use-cases/read-family.server.ts'
import type { FamilyView } from './family-page.ts'
import { familyMessages } from './messages.ts'
import { listText, workPanel } from './parts.ts'
import { deedPath } from './paths.ts'
import { way } from './way.ts'

export function carePanel({ locale, family, today }: FamilyView): Html {
  const words = familyMessages(locale)
  const live = family.care.filter(({ endedAt, until }) => endedAt === null && (until === null || until.since(today).sign > 0))
  const first = live.toSorted((a, b) => Number(b.purpose === 'coordination') - Number(a.purpose === 'coordination'))
  return workPanel(
    'care',
    words.care,
    first.length === 0
      ? paragraph(words.noCare)
      : html`<ul class="cjg-ways-in">
          ${first.map(
            ({ name, purpose, from, until }) =>
              html`<li class="cjg-way-in">
                <strong translate="no">${name}</strong> ${tag(purpose === 'coordination' ? 'now' : 'outline', words.purposes[purpose])}
                ${small(`${words.since(formatDate(locale, from))}${until === null ? '' : `, ${words.ended(formatDate(locale, until))}`}`)}
              </li>`,
          )}
        </ul>`,
  )
}

const post = (view: FamilyView, deed: string, label: string, hidden: Readonly<Record<string, string>> = {}, hiddenLabel?: string): Html =>
  html`<form method="post" action="${localPath(view.locale, deedPath(view.family.personId, deed))}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${button({ label, variant: 'quiet', ...(hiddenLabel === undefined ? {} : { hiddenLabel }) })}
  </form>`

export function homesPanel(view: FamilyView): Html {
  const { locale, family } = view
  const words = familyMessages(locale)
  const hidden =
    family.homes.some(({ secret, address }) => secret && address === null) || family.contacts.some(({ value }) => value === null)
  return workPanel(
    'homes',
    words.homes,
    html`${family.homes.length === 0 ? paragraph(words.noHome) : family.homes.map((home) => homeOf(view, home))}
    ${hidden ? html`${small(words.secretNow)} ${post(view, 'geheim', words.showSecrets)}` : null}`,
    way(view, 'verhuizing', words.move, family.writes.has('contact')),
  )
}

function homeOf(view: FamilyView, { id, address, secret, members }: Home): Html {
  const { locale, family } = view
  const words = familyMessages(locale)
  const names = new Map(
    [...family.people, ...(family.person === null ? [] : [family.person])].map((one) => [one.id as string, fullName(one)]),
  )
  const here = members.flatMap(({ personId, part }) => {
    const name = names.get(personId)
    return name === undefined ? [] : [part === 'always' ? name : `${name} (${words.parts[part]})`]
  })
  const line = address === null ? words.secretHome : `${address.street} ${address.houseNumber}, ${address.postalCode} ${address.town}`
  return html`<p class="nl-paragraph">${line} ${secret ? tag('warn', words.secretHome, 'lock') : null}</p>
    ${small(words.livesHere(listText(locale, here)))}
    ${family.writes.has('secretAddress') ? post(view, 'adres', secret ? words.makeOpen : words.makeSecret, { home: id, secret: secret ? 'no' : 'yes' }) : null}`
}

export function contactPanel(view: FamilyView): Html {
  const { locale, family } = view
  const words = familyMessages(locale)
  const names = new Map(family.people.map((one) => [one.id as string, fullName(one)]))
  const lineOf = ({ id, personId, value, safe, secret }: Contact): Html =>
    html`<li class="cjg-way-in">
      ${names.has(personId) ? html`<strong dir="auto">${names.get(personId)}</strong> ` : null}${value === null ? words.secretNumber : leftToRight(value)}
      ${secret ? tag('warn', words.secretNumber, 'lock') : null} ${safe ? null : tag('warn', words.notSafe, 'warning')}
      ${family.writes.has('contact') && family.inReach.contact.has(personId) ? post(view, 'nummer-weg', words.removeContact, { contact: id }, value ?? '') : null}
    </li>`
  return workPanel(
    'contact',
    words.contact,
    family.contacts.length === 0
      ? paragraph(words.noContact)
      : html`<ul class="cjg-ways-in">
          ${family.contacts.map(lineOf)}
        </ul>`,
    way(view, 'nummer', words.addContact, family.writes.has('contact')),
  )
}

export function talkingPanel(view: FamilyView): Html | null {
  const { locale, family } = view
  const words = familyMessages(locale)
  const { detail } = family
  if (detail === null) return null
  const others = family.people.flatMap((one) => {
    const known = family.talking.get(one.id)
    return known === undefined || !(family.inReach.identity.has(one.id) || isOutOfTheOrdinary(known)) ? [] : [{ one, known }]
  })
  return workPanel(
    'talking',
    words.talking,
    html`${talkingLines(locale, detail)}
    ${
      others.length === 0
        ? null
        : html`<ul class="cjg-ways-in">
            ${others.map(
              ({ one, known }) =>
                html`<li class="cjg-way-in">
                  <p class="nl-paragraph">
                    <strong dir="auto">${fullName(one)}</strong>
                    ${way(view, `wensen/${one.id}`, html`${words.change}<span class="cjg-hidden">: ${words.talkingOf(fullName(one))}</span>`, family.inReach.identity.has(one.id))}
                  </p>
                  ${talkingLines(locale, known)}
                </li>`,
            )}
          </ul>`
    }`,
    way(view, 'wensen', words.change, family.writes.has('identity')),
  )
}

const isOutOfTheOrdinary = ({ language, needsInterpreter, accessibility, wishes }: Talking): boolean =>
  language !== 'nl' || needsInterpreter || accessibility.length > 0 || wishes !== null

function talkingLines(locale: Locale, { language, needsInterpreter, accessibility, wishes }: Talking): Html {
  const words = familyMessages(locale)
  const needs = accessibility.map((one) => words.accessibility[one as keyof typeof words.accessibility])
  return html`${paragraph(words.languages[language] ?? language)}
  ${needsInterpreter ? html`<p class="nl-paragraph">${tag('warn', words.interpreter, 'chat')}</p>` : null}
  ${needs.length === 0 ? null : small(listText(locale, needs))}
  ${wishes === null ? null : html`<p class="nl-paragraph" dir="auto">${wishes}</p>`}`
}

export function factsPanel(view: FamilyView): Html | null {
  const { locale, family } = view
  const words = familyMessages(locale)
  const { person, bsn, sees, writes } = family
  if (person === null) return null
  const status =
    bsn === null
      ? ''
      : bsn.status === 'verified' && bsn.source !== null && bsn.on !== null
        ? words.bsnVerified(words.bsnSources[bsn.source], formatDate(locale, bsn.on))
        : words.bsnClaimed
  return workPanel(
    'facts',
    words.facts,
    html`${definitionRows([
      { term: words.fields.givenNames, detail: html`<span dir="auto">${person.givenNames}</span>` },
      { term: words.fields.familyName, detail: html`<span dir="auto">${[person.prefix, person.familyName].join(' ').trim()}</span>` },
      { term: words.fields.sex, detail: words.fields.sexes[person.sex] },
    ])}
    ${
      sees.has('bsn')
        ? html`<p class="nl-paragraph">
              <strong>${words.bsn}</strong> ${bsn === null ? null : leftToRight(bsn.masked)}
              ${way(view, 'bsn', words.change, writes.has('bsn'))}
            </p>
            ${small(bsn === null ? words.bsnNone : status)} ${bsn === null ? null : post(view, 'bsn-tonen', words.bsnShow)}`
        : null
    }
    ${writes.has('identity') ? html`<p class="nl-paragraph">${way(view, 'stand', words.life, true)}</p>` : null}`,
    way(view, 'gegevens', words.change, writes.has('index')),
  )
}
