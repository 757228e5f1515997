/** The first page: what comes, how growth goes, what can be done, what there was, and the ways to tell something. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { reachesAge } from '#platform/age.ts'
import { isSooner, type Instant } from '#platform/time.ts'
import { linkButton } from '#web/components/button.ts'
import { panel } from '#web/components/panel.ts'
import { callout } from '#web/components/callout.ts'
import { bulletList, foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { filePath, ownSharingPath } from '../../../families/public-own-file.ts'
import type { Contact } from '../../rules/record/record.ts'
import type { GrowthChart } from '../charts/growth-svg.ts'
import { contactName } from '../record/contacts-panel.ts'
import { familyPage, partPath, type FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'
import { ownHealthPath } from './paths.ts'
import { screeningsPanel } from './screenings-panel.ts'
import { transferMessages } from '../transfer/messages.ts'
import { takeAlongSlug } from '../transfer/paths.ts'
import { comingName, comingWhen, comingWhy, milestoneName } from './words.ts'

export type OverviewView = FamilyView & {
  readonly now: Instant
  readonly charts: readonly GrowthChart[]
  readonly scheme: VanWiechenTable
}

/** Shown at once; the others fold out. */
const shown = 2

export function overviewPage(view: OverviewView): Html {
  const { locale, health } = view
  const { child, isOwn } = health
  const words = familyMessages(locale)
  return familyPage(view, {
    ...{ child, part: 'overview', title: words.title(child.callName), lead: isOwn ? words.leadOwn : words.lead },
    main: html`${health.mayTell ? null : callout({ kind: 'info', title: words.closed })} ${waits(view)}
    ${panel({ id: 'komt', title: words.coming.title, body: coming(view) })} ${health.mayTell ? tell(view) : null}
    ${panel({ id: 'groei', title: words.growth.title, body: growth(view) })}
    ${panel({ id: 'kan', title: words.development.title, body: development(view) })} ${screeningsPanel(view)}
    ${panel({ id: 'inentingen', title: words.jabs.title, body: html`${paragraph(words.jabs.givenCount(health.doses.length))}${toPart(view, 'jabs', words.jabs.toAll)}` })}
    ${panel({ id: 'was', title: words.held.title, body: held(view) })} ${book(view)}
    ${panel({ id: 'wie-mag', title: words.sharing.title, body: sharing(view) })} ${small(atSixteen(view))}`,
  })
}

/** What the reader is waited for, first of all. */
function waits(view: OverviewView): Html | null {
  const { waiting } = view.health.invited
  if (waiting === 0) return null
  const words = familyMessages(view.locale)
  return callout({ kind: 'warn', icon: 'clock', title: words.waits.count(waiting), body: toPart(view, 'invitations', words.waits.open) })
}

const toPart = ({ locale, health }: OverviewView, part: Parameters<typeof partPath>[1], label: string): Html =>
  paragraph(link(localPath(locale, partPath(health.child.id, part)), label))

/** So many in sight, the rest on request. */
function some(all: readonly Html[], most: number, more: string): Html {
  return html`${all.slice(0, most)}${all.length > most ? foldOut(more, all.slice(most)) : null}`
}

function coming(view: OverviewView): Html {
  const { locale, health, now } = view
  const words = familyMessages(locale)
  const visits = health.coming.map(
    (one) =>
      html`<div class="cjg-own-health__visit">
        ${heading(3, comingName(locale, health, one))}
        <p class="nl-paragraph"><strong>${comingWhen(locale, one, now)}</strong></p>
        ${paragraph(comingWhy(locale, one))}
      </div>`,
  )
  return html`${visits.length === 0 ? paragraph(words.coming.none) : some(visits, shown, words.coming.more(visits.length - shown))}
  ${toPart(view, 'invitations', words.invitations.all(health.invited.open))}`
}

function tell({ locale, health }: OverviewView): Html {
  const { tell: words } = familyMessages(locale)
  const waiting = health.topics.filter(({ contactId }) => contactId === null).length
  const { id } = health.child
  const way = (href: string, label: string, icon: 'chat' | 'pencil' | 'plus'): Html =>
    linkButton({ href: localPath(locale, href), label, icon, variant: 'secondary' })
  return panel({
    id: 'vertel',
    title: words.title,
    tone: 'sun',
    body: html`${waiting === 0 ? null : paragraph(words.waiting(waiting))}
    ${row(way(partPath(id, 'topics'), words.topics, 'chat'), way(partPath(id, 'questions'), words.questions, 'pencil'), way(ownHealthPath(id, 'meten'), words.measure, 'plus'))}`,
  })
}

function growth(view: OverviewView): Html {
  const { locale, health, charts } = view
  const words = familyMessages(locale).growth
  const [first, ...others] = charts
  const isNothing = health.measurements.length === 0 && health.own.length === 0
  if (first === undefined)
    return html`${paragraph(isNothing ? words.none : words.noChart)}${isNothing ? null : toPart(view, 'growth', words.all)}`
  return html`${paragraph(html`<strong>${first.conclusion}</strong>`)}${others.map(({ conclusion }) => (conclusion === '' ? null : paragraph(conclusion)))}
  ${first.figure}${small(words.about)}${toPart(view, 'growth', words.all)}`
}

function development(view: OverviewView): Html {
  const { locale, health, scheme } = view
  const words = familyMessages(locale).development
  const { can } = health.milestones
  if (can.length === 0 && health.milestones.again.length === 0) return paragraph(words.none)
  return html`${can.length === 0 ? null : bulletList(can.slice(0, 5).map((one) => milestoneName(locale, scheme, one)))}
  ${small(words.about)}${toPart(view, 'development', words.all)}`
}

function held(view: OverviewView): Html {
  const { locale, health } = view
  const words = familyMessages(locale).held
  if (health.held.length === 0) return paragraph(words.none)
  const lines = health.held.map((one) => heldLink(view, one))
  return html`${bulletList(lines.slice(0, 4))}${lines.length > 4 ? foldOut(words.more, bulletList(lines.slice(4))) : null}`
}

function heldLink({ locale, health }: OverviewView, one: Contact): Printable {
  const words = familyMessages(locale).held
  const on = one.heldOn === null ? '' : formatDate(locale, one.heldOn)
  return link(localPath(locale, ownHealthPath(health.child.id, `bezoek/${one.id}`)), words.on(contactName(locale, health, one), on))
}

function book({ locale, health, canMakePdf }: OverviewView): Html | null {
  const words = familyMessages(locale).book
  if (!canMakePdf || !health.mayPrint) return null
  const href = localPath(locale, ownHealthPath(health.child.id, 'groeiboekje'))
  return panel({
    id: 'boekje',
    title: words.title,
    body: html`${paragraph(words.text)}${row(linkButton({ href, label: words.download, icon: 'download', variant: 'secondary' }))}
    ${paragraph(link(localPath(locale, ownHealthPath(health.child.id, takeAlongSlug)), transferMessages(locale).along.link))}`,
  })
}

function sharing({ locale, health: { child } }: OverviewView): Html {
  const words = familyMessages(locale).sharing
  return html`${paragraph(words.text)}
  ${bulletList([link(localPath(locale, ownSharingPath(child.id)), words.link), link(localPath(locale, `${filePath(child.id)}/wie-keek`), words.log)])}`
}

function atSixteen({ locale, health: { child, isOwn }, today }: OverviewView): string {
  const words = familyMessages(locale)
  const on = child.birthDate === null ? null : reachesAge(child.birthDate, 16)
  if (on === null || !isSooner(today, on)) return ''
  return isOwn ? words.atSixteenOwn(formatDate(locale, on)) : words.atSixteen(child.callName, formatDate(locale, on))
}
