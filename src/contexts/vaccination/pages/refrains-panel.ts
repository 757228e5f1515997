/** Why something is not given: each of the four kinds with what follows from it, until when, and ending it. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, small } from '#web/components/text.ts'
import type { KnownRefrain, Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { vaccinationMessages } from './messages.ts'
import { rows, workPanel } from './panel.ts'
import { deedPath } from './paths.ts'
import { vaccineName } from './words.ts'

type View = { readonly locale: Locale; readonly known: Vaccinations }

export function refrainsPanel(view: View): Html {
  const { locale, known } = view
  const words = vaccinationMessages(locale).refrains
  const now = known.refrains.filter(({ inForce }) => inForce)
  const past = known.refrains.filter(({ inForce }) => !inForce)
  return workPanel(
    'refrains',
    words.title,
    html`${now.length === 0 ? paragraph(words.none) : rows(now.map((one) => refrain(view, one)))}
    ${past.length === 0 ? nothing : foldOut(words.past, rows(past.map((one) => refrain(view, one))))}`,
    known.may.write ? link(localPath(locale, deedPath(known.child.id, 'niet-prikken')), words.record) : null,
  )
}

function refrain({ locale, known }: View, one: KnownRefrain): Html {
  const words = vaccinationMessages(locale).refrains
  const until = one.untilDay === null ? '' : ` ${words.until(formatDate(locale, one.untilDay))}`
  const name = vaccineName(locale, one.vaccine)
  return html`<p class="nl-paragraph">
      <strong>${name}</strong> ${tag(one.inForce ? 'warn' : 'neutral', `${words.kinds[one.kind]}${until}`)}
      ${one.inForce ? null : tag('outline', words.over)}
    </p>
    ${one.words === null ? null : html`<p class="nl-paragraph" dir="auto">${one.words}</p>`}
    ${small(`${one.inForce ? `${words.consequences[one.kind]} ` : ''}${words.by(one.by, formatDate(locale, one.decidedOn))}`)}
    ${
      known.may.write && one.inForce
        ? html`<form method="post" action="${localPath(locale, deedPath(known.child.id, `niet-prikken/${one.id}/stop`))}">
            ${button({ label: words.end, variant: 'quiet', hiddenLabel: `${name}, ${words.kinds[one.kind]}` })}
          </form>`
        : null
    }`
}
