/** Visits with what was found, advised and written; and what is still to come or did not happen. */
import { professionName } from '#contexts/access/public.ts'
import { formatDate, formatMoment, type Locale } from '#platform/i18n.ts'
import type { PdfBlock } from '#platform/pdf.server.ts'
import { noteParts } from '../../rules/contact/contact-form.ts'
import type { CopiedVisit, WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { bodyName } from '../contact/body-part.ts'
import { contactMessages } from '../contact/messages.ts'
import { adviceName, topicName } from '../contact/talk-part.ts'
import { contactName } from '../record/contacts-panel.ts'
import { dayOf, list, paragraph, section, type Section } from './blocks.ts'
import { copyMessages } from './messages.ts'

export function visitsSection(locale: Locale, whole: WholeHealth): Section[] {
  const held = whole.visits.filter(({ heldOn }) => heldOn !== null)
  return section(
    copyMessages(locale).visits.title,
    held.flatMap((visit) => visitBlocks(locale, whole, visit)),
  )
}

function visitBlocks(locale: Locale, whole: WholeHealth, visit: CopiedVisit): PdfBlock[] {
  const { visits: words } = copyMessages(locale)
  const contact = contactMessages(locale)
  const findings = whole.findings.filter((one) => one.visit === visit.id)
  const fine = findings.filter(({ result }) => result === 'fine').map(({ topic }) => bodyName(contact, topic))
  const items = [
    ...(fine.length === 0 ? [] : [words.fine(fine.join(', '))]),
    ...findings
      .filter(({ result }) => result === 'attention')
      .map(({ topic, remark }) => words.attention(bodyName(contact, topic), remark ?? '')),
    ...whole.advice
      .filter((one) => one.visit === visit.id)
      .map(({ topic, advice }) => words.advice(topicName(contact, topic), adviceName(contact, advice))),
  ]
  const written = noteParts.flatMap((part) => whole.words.filter((one) => one.visit === visit.id && one.part === part))
  return [
    {
      kind: 'heading',
      text: words.heading(visit.heldOn === null ? '' : formatDate(locale, visit.heldOn), contactName(locale, whole, visit)),
    },
    ...about(locale, visit),
    ...(visit.indication === null ? [] : [paragraph(words.indication(visit.indication))]),
    ...list(items),
    ...written.map(({ part, words: text }) => paragraph(`${words.parts[part]}: ${text}`)),
  ]
}

/** With whom, how, and who came along. */
function about(locale: Locale, { by, form, companion }: CopiedVisit): PdfBlock[] {
  const { visits: words } = copyMessages(locale)
  const { forms, companions } = contactMessages(locale).conclusion
  const known: Readonly<Record<string, string>> = forms
  const how = form === null ? undefined : known[form]
  const text = [
    ...(by === null ? [] : [words.by(by.name, professionName(locale, by.profession))]),
    ...(how === undefined ? [] : [words.how(how)]),
    ...(companion === null ? [] : [words.companion(companions[companion])]),
  ].join(' ')
  return text === '' ? [] : [{ kind: 'small', text }]
}

export function otherVisitsSection(locale: Locale, whole: WholeHealth): Section[] {
  const { other: words } = copyMessages(locale)
  const lines = whole.visits.filter(({ heldOn }) => heldOn === null).map((visit) => otherVisit(locale, whole, visit))
  const missed = whole.missed.map(({ on, outcome }) => words.missed(formatDate(locale, on), words.outcomes[outcome]))
  return section(words.title, list([...lines, ...missed]))
}

function otherVisit(locale: Locale, whole: WholeHealth, visit: CopiedVisit): string {
  const { other: words, visits } = copyMessages(locale)
  const { status, outcome, plannedAt, from, until, indication } = visit
  const what = contactName(locale, whole, visit)
  const line =
    status === 'cancelled' || status === 'not-realised'
      ? words.over(what, outcome === null ? words.states[status] : words.outcomes[outcome])
      : plannedAt === null
        ? words.between(what, formatDate(locale, from), formatDate(locale, until))
        : words.planned(what, `${dayOf(locale, plannedAt)}, ${formatMoment(locale, plannedAt, plannedAt)}`)
  return indication === null ? line : `${line}. ${visits.indication(indication)}`
}
