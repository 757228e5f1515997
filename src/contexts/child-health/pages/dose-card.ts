/** One dose of the schedule: what it is, where it stands, and for each date the rule, its sources and how these stand. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatCalendarDate, type Locale } from '#platform/locale.ts'
import type { Basis } from '#calculators/vaccination/basis.ts'
import { describeBasis } from '#calculators/vaccination/describe.ts'
import type { ForecastDose, ForecastStatus, ReasonedDate } from '#calculators/vaccination/forecast.ts'
import type { Programme } from '#calculators/vaccination/programme.ts'
import { heading, link, paragraph, small } from '#web/components/text.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { vaccinationMessages } from './vaccination-messages.ts'

const looks: Readonly<Record<ForecastStatus, TagKind>> = {
  due: 'now',
  future: 'neutral',
  complete: 'ok',
  notEligible: 'outline',
  tooLate: 'warn',
}
const standingLooks: Readonly<Record<Basis['standing'], TagKind>> = {
  current: 'ok',
  older: 'warn',
  secondary: 'warn',
  configured: 'info',
  'not-found': 'neutral',
}
const dateKinds = ['recommendedFrom', 'recommendedTo', 'earliest', 'latest'] as const

export function doseName(locale: Locale, { vaccine, dose }: ForecastDose): string {
  const words = vaccinationMessages(locale)
  return words.doseTitle(words.vaccines[vaccine], dose)
}

export function doseCard(locale: Locale, programme: Programme, dose: ForecastDose): Html {
  const words = vaccinationMessages(locale)
  const dates = dateKinds.flatMap((kind) => {
    const found = dose[kind]
    return found === null ? [] : [{ kind, found }]
  })
  return html`<li class="cjg-dose">
    <div class="cjg-dose__head">
      ${heading(4, doseName(locale, dose))}
      ${tag(looks[dose.status], words.statuses[dose.status], dose.status === 'complete' ? 'check' : undefined)}
    </div>
    ${small(html`${words.against[dose.vaccine]} (${words.why(dose.rule)})`)}
    ${dose.reason === null ? nothing : paragraph(words.reasons[dose.reason])}
    ${dates.length === 0 ? nothing : html`<dl class="cjg-dose__dates">${dates.map(({ kind, found }) => dateRow(locale, programme, words.dates[kind], found))}</dl>`}
    ${dose.notKnown.length === 0 ? nothing : unknown(locale, dose.notKnown)}
  </li>`
}

function dateRow(locale: Locale, programme: Programme, term: string, { date, basis }: ReasonedDate): Html {
  return html`<div>
    <dt>${term}</dt>
    <dd>
      <strong><time datetime="${date}">${formatCalendarDate(locale, date)}</time></strong>
      <span class="cjg-dose__why">${reason(locale, programme, basis)}</span>
    </dd>
  </div>`
}

/** The rule in words, how its source stands, and where to read it. */
function reason(locale: Locale, programme: Programme, basis: Basis): Html {
  const words = vaccinationMessages(locale)
  // Sources and standing are shown as links and a tag here, so the sentence leaves them out.
  const sentence = describeBasis({ ...basis, sources: [], standing: 'current' }, locale.tag === 'nl' ? 'nl' : 'en')
  const sources = basis.sources.flatMap((id) => {
    const source = programme.sources[id]
    return source === undefined ? [] : [{ id, ...source }]
  })
  return html`${sentence}
  ${tag(standingLooks[basis.standing], words.standings[basis.standing])}${sources.map(
    ({ id, title, url }) =>
      html` <span class="cjg-dose__source"
        >${link(url, html`${id}<span class="cjg-hidden">: ${title}</span>`, { rel: 'noreferrer' })}</span
      >`,
  )}`
}

function unknown(locale: Locale, limits: readonly Basis[]): Html {
  const words = vaccinationMessages(locale)
  return html`<p class="nl-paragraph cjg-small">
    ${tag('neutral', words.unknownLimits)}
    ${limits.map((basis) => describeBasis({ ...basis, sources: [] }, locale.tag === 'nl' ? 'nl' : 'en')).join('; ')}
  </p>`
}
