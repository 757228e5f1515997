/** The head of the contact screen: whose record it is, what the family wants to talk about, whether all is saved, and the way to each part. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatTime, localPath } from '#platform/i18n.ts'
import { formatNumber, type Locale } from '#platform/locale.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { callout } from '#web/components/callout.ts'
import { heading, link } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import { fullName } from '../../../families/public-child.ts'
import { isTalkTopic, partOfTopic, type ContactPart } from '../../rules/contact/talk-topics.ts'
import type { AskedTopic, ContactScreen } from '../../use-cases/contact/read-contact.server.ts'
import { fullAge } from './live-view.ts'
import { contactMessages } from './messages.ts'
import { topicName } from './talk-part.ts'
import { partsOf, recordPath, type ContactView } from './view.ts'

type Of = Pick<ContactView, 'locale' | 'screen'>

export function titleOf({ locale, screen: { child, facts } }: Of): string {
  const words = contactMessages(locale)
  return words.title(child.callName, facts.born === null ? words.notBorn : fullAge(locale, facts.born, facts.today))
}

export function crumbs(locale: Locale, { child, contact }: ContactScreen): Html {
  const words = contactMessages(locale)
  const here = contact.plannedAt === null ? words.crumb : words.crumbAt(formatTime(locale, contact.plannedAt))
  return breadcrumb(locale, [{ label: fullName(child), href: localPath(locale, recordPath(child.id)) }], here)
}

export function whoseRecord(of: Of): Html {
  const { locale, screen } = of
  const words = contactMessages(locale)
  const { child, background, doctor } = screen
  const companion = screen.contact.companion ?? screen.lastCompanion
  const facts = [
    fullName(child),
    child.birthDate === null ? null : words.born(formatDate(locale, child.birthDate)),
    background.gestationDays === null ? words.weeksUnknown : words.weeks(formatNumber(locale, Math.floor(background.gestationDays / 7))),
    companion === null ? null : words.withWhom[companion],
    doctor === null ? null : words.doctor(doctor),
  ].filter((one) => one !== null)
  return html`<div class="cjg-contact__who">
    ${heading(1, html`<bdi>${titleOf(of)}</bdi>`)}
    <p class="cjg-soft">${facts.join(' · ')}</p>
  </div>`
}

/** What the family wants to talk about, and who of it (PR-10: it is not told on to another): each word leads to its part. */
export function familyWants({ locale, screen: { topics } }: ContactView): Html | null {
  if (topics.length === 0) return null
  const words = contactMessages(locale)
  const byWhom = [...Map.groupBy(topics, ({ by }) => by)]
  return html`<div class="cjg-contact__wants">
    ${icon('chat', 22)}
    <div>
      <p>${words.familyWants}</p>
      ${byWhom.map(([by, mine]) => html`<p><bdi>${by ?? words.somebody}</bdi>: <strong>${topicLinks(locale, mine)}</strong></p>`)}
    </div>
  </div>`
}

function topicLinks(locale: Locale, topics: readonly AskedTopic[]): Html {
  const words = contactMessages(locale)
  const seen = [...new Set(topics.map(({ topic }) => topic))]
  const before = (i: number): string => (i === 0 ? '' : i === seen.length - 1 ? ` ${words.and} ` : ', ')
  return html`${seen.map((topic, i) => html`${before(i)}${link(`#${placeOf(topic)}`, topicName(words, topic).toLocaleLowerCase(locale.tag))}`)}`
}

const placeOf = (topic: string): string =>
  partOfTopic(topic) === 'talk' ? `talk-${isTalkTopic(topic) ? topic : 'other'}` : partOfTopic(topic)

export function twinWarning({ locale, screen: { child, twins } }: ContactView): Html | null {
  if (twins.length === 0) return null
  const words = contactMessages(locale)
  const names = twins.map(({ callName }) => callName).join(` ${words.and} `)
  return callout({
    ...{ kind: 'warn', icon: 'people', title: words.twin.title(fullName(child)) },
    body: html`<p>
      ${words.twin.text(names)}
      ${twins.map(({ id, callName }) => html`${link(localPath(locale, recordPath(id)), words.twin.open(callName))} `)}
    </p>`,
  })
}

export function savedState({ locale, screen: { draft } }: ContactView): Html {
  const words = contactMessages(locale).saved
  return html`<p class="cjg-contact__saved" data-saved>
    ${draft === null ? words.notYet : html`${icon('check', 18)} ${words.at(formatTime(locale, draft.savedAt))}`}
  </p>`
}

export function sectionTabs(view: ContactView): Html {
  const words = contactMessages(view.locale)
  return html`<nav class="cjg-contact__tabs" aria-label="${words.sections}">
    <ol>
      ${partsOf(view).shown.map(
        (part: ContactPart, i) =>
          html`<li>
            <a href="#${part}" data-part="${part}">${words.parts[part]} <kbd aria-hidden="true" data-needs-script>${i + 1}</kbd></a>
          </li>`,
      )}
    </ol>
  </nav>`
}
