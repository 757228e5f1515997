/** Vaccinations for the family: what comes and why, plain information, the own yes, no or first a talk, and what was given. */
import { describeSpan, vaccinationWords } from '#calculators/vaccination/describe.ts'
import type { Basis } from '#calculators/vaccination/basis.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { formatCalendarDate, type Locale } from '#platform/locale.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, paragraph, small } from '#web/components/text.ts'
import { vaccineName } from '../../../vaccination/public.ts'
import type { ComingJab, OwnJabs } from '../../use-cases/family/read-own-jabs.server.ts'
import { familyPage, partPath, type FamilyFrame } from './frame.ts'
import { familyMessages } from './messages.ts'
import { ownAnswer, yesToAll, type Answering } from './own-answer.ts'
import { listed } from './words.ts'

export type JabsView = FamilyFrame & { readonly jabs: OwnJabs; readonly error: string | null }

export function jabsPage(view: JabsView): Html {
  const { locale, jabs, error } = view
  const all = familyMessages(locale)
  const { jabs: words } = all
  const open = jabs.soon.filter(({ word, heldBack }) => word.kind === 'open' && heldBack === null).map(({ vaccine }) => vaccine)
  return familyPage(view, {
    ...{ child: jabs.child, part: 'jabs', title: words.title, lead: whoText(view) },
    errors: error === null ? [] : [{ message: error }],
    main: html`${jabs.mayTell ? null : callout({ kind: 'info', title: all.closed })} ${asked(view, open)}
    ${heading(2, words.soon)}${jabs.soon.length === 0 ? paragraph(words.soonNone) : jabs.soon.map((one) => jab(view, one))}
    ${jabs.soon.length === 0 ? null : html`${small(words.side)}${small(words.change)}${jabs.isAlone ? null : small(words.others)}${jabs.silenceCounts ? callout({ kind: 'info', title: words.silence, body: paragraph(words.silenceText) }) : null}`}
    ${jabs.later.length === 0 ? null : foldOut(words.later, bulletList(jabs.later.map((one) => later(locale, one))))}
    ${panel({ id: 'gegeven', title: words.given, body: given(view) })}`,
  })
}

function whoText({ locale, jabs }: JabsView): string {
  const { jabs: words } = familyMessages(locale)
  const { band, isOwn, decidesAloneFrom, child } = jabs
  if (band === null) return words.others
  const who = isOwn ? words.whoOwn[band] : words.who[band]
  const on = decidesAloneFrom === null ? null : formatDate(locale, decidesAloneFrom)
  if (on === null || band !== '12-15') return who
  return `${who} ${isOwn ? words.aloneFrom(on) : words.aloneFromOf(child.callName, on)}`
}

const answering = ({ locale, jabs }: JabsView): Answering => ({ locale, action: partPath(jabs.child.id, 'jabs'), mayTell: jabs.mayTell })

/** What the reader is asked for, and one answer for all of it. */
function asked(view: JabsView, open: readonly Vaccine[]): Html | null {
  const { locale, jabs } = view
  const { jabs: words } = familyMessages(locale)
  if (open.length === 0 || !jabs.mayTell) return null
  return callout({
    kind: 'info',
    icon: 'shield',
    title: words.asked(
      listed(
        locale,
        open.map((one) => vaccineName(locale, one)),
      ),
    ),
    body: yesToAll(answering(view), open),
  })
}

function jab(view: JabsView, one: ComingJab): Html {
  const { locale } = view
  const { jabs: words } = familyMessages(locale)
  const name = vaccineName(locale, one.vaccine)
  const id = one.vaccine.toLowerCase().replaceAll('_', '-')
  return html`<section class="cjg-panel cjg-panel--plain cjg-own-health__jab" id="${id}" aria-labelledby="${id}-title">
    ${heading(3, html`${name}${one.dose.dose > 0 ? `, ${words.dose(one.dose.dose)}` : ''}`, { id: `${id}-title` })}
    <p class="nl-paragraph">
      ${one.dose.status === 'due' ? tag('info', words.now) : html`<strong>${whenText(locale, one)}</strong>`}
      ${words.against(words.diseases[one.vaccine])}
    </p>
    ${one.dose.recommendedFrom === null ? null : small(words.because(plainBasis(locale, one.dose.recommendedFrom.basis)))}
    ${one.heldBack === null ? ownAnswer(answering(view), one, name) : paragraph(words.heldBack[one.heldBack.kind])}
  </section>`
}

const whenText = (locale: Locale, { dose }: ComingJab): string => {
  const { jabs: words } = familyMessages(locale)
  return dose.recommendedFrom === null ? '' : `${words.from(formatCalendarDate(locale, dose.recommendedFrom.date))}.`
}

/** The limit behind a date, without its sources: those are for who checks it (the calculator has them). */
function plainBasis(locale: Locale, { kind, span }: Basis): string {
  const language = locale.tag === 'nl' ? 'nl' : 'en'
  const { limits, withoutLength } = vaccinationWords[language]
  const words = span === null ? withoutLength[kind] : limits[kind](describeSpan(span, language))
  return `${words.charAt(0).toLocaleUpperCase(locale.format)}${words.slice(1)}`
}

function later(locale: Locale, one: ComingJab): Html {
  const { jabs: words } = familyMessages(locale)
  return html`${vaccineName(locale, one.vaccine)}: ${whenText(locale, one)} ${words.against(words.diseases[one.vaccine])}`
}

function given({ locale, jabs }: JabsView): Html {
  const { jabs: words } = familyMessages(locale)
  if (jabs.given.length === 0) return paragraph(words.none)
  return bulletList(
    jabs.given
      .toReversed()
      .map(
        ({ givenOn, vaccine, elsewhere }) =>
          html`<strong>${formatDate(locale, givenOn)}</strong>: ${vaccineName(locale, vaccine)}
            <span class="cjg-small">${elsewhere === null ? words.here : words.elsewhere}</span>`,
      ),
  )
}
