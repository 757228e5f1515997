/** One visit, read back: what was found and what was agreed. */
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { professionName } from '#contexts/access/public.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, link, paragraph, small } from '#web/components/text.ts'
import { requestPath } from '../../../families/public-own-file.ts'
import { vaccineName } from '../../../vaccination/public.ts'
import type { HeldContact } from '../../use-cases/family/read-held-contact.server.ts'
import { bodyName } from '../contact/body-part.ts'
import { contactMessages } from '../contact/messages.ts'
import { adviceName, topicName } from '../contact/talk-part.ts'
import { contactName } from '../record/contacts-panel.ts'
import { familyPage, type FamilyFrame } from './frame.ts'
import { familyMessages } from './messages.ts'
import { measured, measureName, milestoneName } from './words.ts'

export type HeldView = FamilyFrame & { readonly held: HeldContact; readonly scheme: VanWiechenTable }

export function heldPage(view: HeldView): Html {
  const { locale, held } = view
  const { held: words } = familyMessages(locale)
  const { child, contact, by } = held
  const on = contact.heldOn === null ? '' : formatDate(locale, contact.heldOn)
  const all = [measurements(view), seen(view), body(view), jabs(view), advice(view), talk(view)].filter((one) => one !== null)
  return familyPage(view, {
    ...{ child, part: null, slug: `bezoek/${contact.id}`, title: words.pageTitle(contactName(locale, held, contact), on) },
    lead: by === null ? words.leadNobody : words.lead(`${by.name}, ${professionName(locale, by.profession)}`),
    main: html`${all.length === 0 ? paragraph(words.nothing) : all}
    ${paragraph(html`${words.wrong} ${link(localPath(locale, requestPath(child.id, 'verbetering')), words.ask)}`)}`,
  })
}

function measurements({ locale, held }: HeldView): Html | null {
  const words = familyMessages(locale).held
  if (held.measurements.length === 0) return null
  const lines = held.measurements.map(
    ({ measure, value }) => html`${measureName(locale, measure)}: <strong>${measured(locale, measure, value)}</strong>`,
  )
  return panel({ id: 'gemeten', title: words.measured, body: bulletList(lines) })
}

function seen({ locale, held, scheme }: HeldView): Html | null {
  const words = familyMessages(locale)
  const { can, again } = held.milestones
  if (can.length === 0 && again.length === 0) return null
  const names = (all: typeof can): Html => bulletList(all.map((one) => milestoneName(locale, scheme, one)))
  return panel({
    id: 'gezien',
    title: words.held.seen,
    body: html`${can.length === 0 ? null : names(can)}
    ${again.length === 0 ? null : html`${paragraph(html`<strong>${words.development.again}</strong>`)}${names(again)}${small(words.development.againAbout)}`}`,
  })
}

function body({ locale, held }: HeldView): Html | null {
  const words = familyMessages(locale).held
  const contact = contactMessages(locale)
  if (held.findings.length === 0) return null
  const fine = held.findings.filter(({ result }) => result === 'fine').map(({ topic }) => bodyName(contact, topic))
  const attention = held.findings.filter(({ result }) => result === 'attention')
  return panel({
    id: 'onderzocht',
    title: words.body,
    body: html`${fine.length === 0 ? null : paragraph(html`<strong>${words.fine}:</strong> ${fine.join(', ')}.`)}
    ${attention.length === 0 ? null : html`${paragraph(html`<strong>${words.attention}:</strong>`)}${bulletList(attention.map(({ topic, remark }) => html`${bodyName(contact, topic)}: <span dir="auto">${remark}</span>`))}`}`,
  })
}

function jabs({ locale, held }: HeldView): Html | null {
  const words = familyMessages(locale).held
  if (held.doses.length === 0) return null
  return panel({ id: 'prikken', title: words.jabs, body: bulletList(held.doses.map(({ vaccine }) => vaccineName(locale, vaccine))) })
}

function advice({ locale, held }: HeldView): Html | null {
  const words = familyMessages(locale).held
  const contact = contactMessages(locale)
  const topics = [...new Set(held.advice.map(({ topic }) => topic))]
  if (topics.length === 0) return null
  const lines = topics.map((topic) => {
    const all = held.advice.filter((one) => one.topic === topic).map((one) => adviceName(contact, one.advice))
    return html`<strong>${topicName(contact, topic)}:</strong> ${all.join(', ')}`
  })
  return panel({ id: 'afspraken', title: words.advice, body: bulletList(lines) })
}

function talk({ locale, held }: HeldView): Html | null {
  const words = familyMessages(locale).held
  if (held.words.length === 0) return null
  return panel({
    id: 'gesprek',
    title: words.words,
    body: held.words.map((one) => html`<p class="nl-paragraph cjg-own-health__words" dir="auto">${one}</p>`),
  })
}
