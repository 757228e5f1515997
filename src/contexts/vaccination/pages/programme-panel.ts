/** What comes next for a child, with the reason of each date and where it can be read. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { formatCalendarDate, type Locale } from '#platform/locale.ts'
import { describeScheme } from '#calculators/vaccination/describe.ts'
import type { ForecastDose, ForecastStatus } from '#calculators/vaccination/forecast.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { bulletList, foldOut, link, paragraph, small } from '#web/components/text.ts'
import { heldBackBy } from '../rules/refrain.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { vaccinationMessages } from './messages.ts'
import { rows, workPanel } from './panel.ts'
import { deedPath } from './paths.ts'
import { outcomeLooks } from './said-panel.ts'
import { basisText, languageOf, vaccineName, wordsOfCalculator } from './words.ts'

type View = { readonly locale: Locale; readonly known: Vaccinations; readonly today: PlainDate }

const looks: Readonly<Record<ForecastStatus, TagKind>> = {
  due: 'now',
  future: 'neutral',
  complete: 'ok',
  notEligible: 'outline',
  tooLate: 'warn',
}

export function programmePanel(view: View): Html {
  const { locale, known } = view
  const words = vaccinationMessages(locale).programme
  const { programme, child, may } = known
  const change = may.write ? link(localPath(locale, deedPath(child.id, 'schema')), words.changeScheme) : null
  if (programme === null) return workPanel('programme', words.title, paragraph(vaccinationMessages(locale).notBorn), change)
  const open = programme.next.filter(({ status }) => status === 'due' || status === 'future')
  const over = programme.next.filter(({ status }) => status !== 'due' && status !== 'future')
  return workPanel(
    'programme',
    words.title,
    html`${open.length === 0 ? paragraph(words.nothing) : rows(open.map((dose) => next(view, dose)))} ${schemeLines(view)}
    ${over.length === 0 ? nothing : foldOut(words.over, rows(over.map((dose) => next(view, dose))))} ${sources(locale, known)}`,
    change,
  )
}

function next({ locale, known, today }: View, dose: ForecastDose): Html {
  const { programme: words, heldBack } = vaccinationMessages(locale)
  const calculator = wordsOfCalculator(locale)
  const { status, recommendedFrom, recommendedTo, latest } = dose
  const isOpen = status === 'due' || status === 'future'
  const held = isOpen ? heldBackBy(known.refrains, dose.vaccine, today) : null
  const said = isOpen ? known.said.find(({ vaccine }) => vaccine === dose.vaccine) : undefined
  const name = words.dose(vaccineName(locale, dose.vaccine), dose.dose)
  const when = [
    ...(recommendedFrom === null ? [] : [(status === 'due' ? words.since : words.from)(formatCalendarDate(locale, recommendedFrom.date))]),
    ...(recommendedTo === null ? [] : [words.until(formatCalendarDate(locale, recommendedTo.date))]),
    ...(latest === null ? [] : [words.latest(formatCalendarDate(locale, latest.date))]),
  ].join(', ')
  const why =
    dose.reason !== null
      ? calculator.forecastReasons[dose.reason]
      : recommendedFrom === null
        ? ''
        : basisText(locale, recommendedFrom.basis)
  return html`<p class="nl-paragraph">
      <strong>${name}</strong> ${tag(looks[status], calculator.statuses[status], status === 'complete' ? 'check' : undefined)}
      ${held === null ? (said === undefined ? null : tag(outcomeLooks[said.outcome.kind], vaccinationMessages(locale).said.outcomes[said.outcome.kind])) : tag('warn', heldBack[held.kind], 'warning')}
    </p>
    ${when === '' ? null : paragraph(when)} ${why === '' ? null : small(why)}`
}

function schemeLines({ locale, known: { programme, scheme } }: View): Html {
  const words = vaccinationMessages(locale).programme
  if (programme === null) return nothing
  const { maternalGivenOn: given, maternalWeeks, motherHbsag, registerConsent } = scheme
  const because = scheme.chosenWhy === null ? '' : ` (${words.whys[scheme.chosenWhy]})`
  const lines = [
    words.scheme(`${describeScheme(programme.plan, languageOf(locale))}${because}`),
    ...(given === null ? [] : [words.mother(formatDate(locale, given), maternalWeeks === null ? '' : String(maternalWeeks))]),
    ...(motherHbsag === null ? [] : [words.hbsag[motherHbsag ? 'yes' : 'no']]),
    ...(registerConsent === null ? [] : [words.register[registerConsent ? 'yes' : 'no']]),
  ]
  return small(lines.join(' '))
}

function sources(locale: Locale, { programme }: Vaccinations): Html {
  if (programme === null) return nothing
  const dates = programme.next.flatMap(({ recommendedFrom, recommendedTo, latest }) => [recommendedFrom, recommendedTo, latest])
  const used = [...new Set(dates.flatMap((date) => date?.basis.sources ?? []))].toSorted((a, b) => a.localeCompare(b))
  const items = used.flatMap((id) => {
    const source = programme.programme.sources[id]
    return source === undefined ? [] : [html`${id}: ${link(source.url, source.title, { lang: 'en', rel: 'noreferrer' })}`]
  })
  return items.length === 0 ? nothing : foldOut(vaccinationMessages(locale).programme.sources, bulletList(items))
}
