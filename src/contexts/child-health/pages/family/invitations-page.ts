/** What a family is invited to: when, where, for what, what to bring, and the own answer. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { selectField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { vaccineName } from '../../../vaccination/public.ts'
import { dayParts, putOffMonths } from '../../rules/family/invitation-answer.ts'
import { waitsForMe } from '../../rules/family/session-word.ts'
import type { OwnInvitation, OwnInvitations, OwnSession, SessionVaccine } from '../../use-cases/family/own-invitations.server.ts'
import { familyPage, partPath, type FamilyFrame } from './frame.ts'
import { familyMessages } from './messages.ts'
import { ownAnswer, yesToAll, type Answering } from './own-answer.ts'
import { ownHealthPath } from './paths.ts'
import { invitationWhat, invitationText, listed } from './words.ts'

export type InvitationsView = FamilyFrame & { readonly invited: OwnInvitations; readonly now: Instant; readonly error: string | null }

export function invitationsPage(view: InvitationsView): Html {
  const { locale, invited, error } = view
  const all = familyMessages(locale)
  const { invitations: words } = all
  const { child, sessions, open, before, mayTell } = invited
  return familyPage(view, {
    ...{ child, part: 'invitations', title: words.title, lead: invited.isOwn ? words.leadOwn : words.lead },
    errors: error === null ? [] : [{ message: error }],
    main: html`${mayTell ? null : callout({ kind: 'info', title: all.closed })}
    ${sessions.length + open.length === 0 ? paragraph(words.none) : null} ${sessions.map((one) => sessionPanel(view, one))}
    ${open.map((one) => contactPanel(view, one))}
    ${before.length === 0 ? null : foldOut(`${words.before} (${before.length})`, bulletList(before.map((one) => invitationText(locale, invited, one))))}`,
  })
}

function sessionPanel(view: InvitationsView, session: OwnSession): Html {
  const { locale, invited } = view
  const { invitations: words } = familyMessages(locale)
  const { id, place, heldOn, vaccines, asked, bandThen } = session
  const on = formatDate(locale, heldOn)
  const names = listed(
    locale,
    vaccines.map(({ vaccine }) => vaccineName(locale, vaccine)),
  )
  const answering: Answering = { locale, mayTell: invited.mayTell, action: partPath(invited.child.id, 'invitations') }
  const open = vaccines.filter(waitsForMe).map(({ vaccine }) => vaccine)
  const who = invited.isOwn ? words.onThatDayOwn : words.onThatDay(invited.child.callName)
  return panel({
    id: `prikdag-${id}`,
    title: words.sessionOn(on),
    body: html`${open.length === 0 ? null : paragraph(tag('action', words.waits, 'clock'))}
    ${definitionRows([
      { term: words.where, detail: place },
      { term: words.forWhat, detail: names },
      { term: words.bring, detail: words.bringSession },
    ])}
    ${asked === null ? null : small(words.asked(formatDate(locale, asked.lastOn)))} ${bandThen === null ? null : paragraph(who[bandThen])}
    ${vaccines.map((one) => vaccinePart(locale, answering, one, vaccines.length))} ${invited.mayTell ? yesToAll(answering, open) : null}
    ${small(words.othersSay)} ${paragraph(link(localPath(locale, partPath(invited.child.id, 'jabs')), words.aboutJabs))}`,
  })
}

function vaccinePart(locale: Locale, answering: Answering, one: SessionVaccine, count: number): Html {
  const { invitations: words, jabs } = familyMessages(locale)
  const name = vaccineName(locale, one.vaccine)
  const body = one.at === 'asked' ? ownAnswer(answering, one, name) : paragraph(words.at[one.at])
  return html`${count < 2 ? null : heading(3, name)}${paragraph(jabs.against(jabs.diseases[one.vaccine]))}${body}`
}

function contactPanel(view: InvitationsView, one: OwnInvitation): Html {
  const { locale, invited, now } = view
  const { invitations: words } = familyMessages(locale)
  const planned = one.contact?.plannedAt ?? null
  return panel({
    id: `uitnodiging-${one.id}`,
    title: invitationWhat(locale, invited, one.subject),
    body: html`${one.answer === null && invited.mayTell ? paragraph(tag('action', words.waits, 'clock')) : null}
    ${definitionRows([
      { term: words.when, detail: planned === null ? words.notPlanned : formatMoment(locale, planned, now) },
      { term: words.where, detail: words.whereContact },
      { term: words.bring, detail: words.bringContact },
    ])}
    ${small(words.sent(formatDate(locale, one.invitedOn)))}
    ${one.answer === null ? null : paragraph(html`<strong>${saidText(locale, one.answer)}</strong>`)}
    ${invited.mayTell ? contactForms(locale, invited.child.id, one, planned !== null) : null}`,
  })
}

/** The own words again. */
export function saidText(locale: Locale, { says, dayPart, putOffUntil }: NonNullable<OwnInvitation['answer']>): string {
  const { said } = familyMessages(locale).invitations
  switch (says) {
    case 'suits':
      return said.suits
    case 'other-time':
      return dayPart === null ? said.otherTime : said.otherTimeIn(familyMessages(locale).invitations.dayParts[dayPart])
    case 'put-off':
      return said.putOff(putOffUntil === null ? '' : formatDate(locale, putOffUntil))
  }
}

function contactForms(locale: Locale, childId: string, one: OwnInvitation, isPlanned: boolean): Html {
  const { invitations: words } = familyMessages(locale)
  const action = localPath(locale, ownHealthPath(childId, `uitnodigingen/${one.id}`))
  const form = (says: string, label: string, field: Html | null): Html =>
    html`<form method="post" action="${action}">
      <input type="hidden" name="zegt" value="${says}" />${field}${row(button({ label, variant: 'secondary' }))}
    </form>`
  const part = selectField({
    ...{ locale, name: 'dagdeel', id: `dagdeel-${one.id}`, label: words.whichPart, value: '', empty: words.anyPart },
    options: dayParts.map((value) => ({ value, label: words.dayParts[value] })),
  })
  const months = selectField({
    ...{ locale, name: 'maanden', id: `maanden-${one.id}`, label: words.howLong, value: '3' },
    options: putOffMonths.map((value) => ({ value: String(value), label: words.months(value) })),
  })
  return html`${one.answer?.says === 'suits' ? null : form('suits', isPlanned ? words.suits : words.weCome, null)}
  ${foldOut(words.otherTime, form('other-time', words.send, part))} ${foldOut(words.putOff, form('put-off', words.send, months))}`
}
