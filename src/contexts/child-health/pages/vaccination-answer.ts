/** The answer of the vaccination calculator: what is due in a sentence, then every dose with the rule behind each of its dates. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatCalendarDate, type Locale } from '#platform/locale.ts'
import { formatDate } from '#calculators/core/civil-date.ts'
import { describePastDose } from '#calculators/vaccination/describe.ts'
import { bulletList, foldOut, heading, link, paragraph, small } from '#web/components/text.ts'
import type { VaccinationAnswer } from '../rules/vaccination-answer.ts'
import { answerHeading, howComputed } from './aid.ts'
import { aidMessages } from './messages.ts'
import { doseCard, doseName } from './dose-card.ts'
import { numbersTable } from './numbers-table.ts'
import { registerTable } from './register-table.ts'
import { vaccinationMessages } from './vaccination-messages.ts'

export function vaccinationAnswer(locale: Locale, answer: VaccinationAnswer): Html {
  const words = vaccinationMessages(locale)
  const { plan, doses, question, programme } = answer
  const due = doses.filter(({ status }) => status === 'due')
  const later = doses.filter(({ status }) => status === 'future')
  const over = doses.filter(({ status }) => status !== 'due' && status !== 'future')
  const cards = (title: string, some: VaccinationAnswer['doses']): Html =>
    some.length === 0
      ? nothing
      : html`${heading(3, title)}
          <ul class="cjg-doses">
            ${some.map((dose) => doseCard(locale, programme, dose))}
          </ul>`
  const names = due.map((dose) => doseName(locale, dose)).join('; ')
  return html`<section class="cjg-answer" aria-labelledby="answer">
    ${answerHeading(words.answerTitle)} ${paragraph(html`<strong>${due.length === 0 ? words.nothingDue : words.dueNow(names)}</strong>`)}
    ${small(`${words.onDay(formatCalendarDate(locale, formatDate(question.child.asOf)))} ${words.scheme(words.schemes[plan.scheme], words.schemeReasons[plan.schemeReason])}`)}
    ${cards(words.groups.due, due)} ${cards(words.groups.future, later)} ${given(locale, answer)} ${registerTable(locale, answer)}
    ${
      over.length === 0
        ? nothing
        : foldOut(
            words.groups.over,
            html`<ul class="cjg-doses">
              ${over.map((dose) => doseCard(locale, programme, dose))}
            </ul>`,
          )
    }
    ${sources(locale, answer)} ${notFound(locale, answer)}
    ${howComputed(locale, {
      reference: Object.keys(plan.versions.tables),
      tables: Object.values(plan.versions.tables),
      rules: [plan.versions.rules],
      engine: plan.versions.engine,
    })}
  </section>`
}

function given(locale: Locale, { plan }: VaccinationAnswer): Html {
  if (plan.past.length === 0) return nothing
  const words = vaccinationMessages(locale)
  const language = locale.tag === 'nl' ? 'nl' : 'en'
  const rows = plan.past.map((dose) => {
    const reason = describePastDose(dose, language)?.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => formatCalendarDate(locale, date)) ?? null
    const verdict = dose.valid ? (reason === null ? words.given.yes : words.given.yesBut(reason)) : words.given.no(reason ?? '')
    return [words.vaccines[dose.vaccine], formatCalendarDate(locale, dose.date), verdict]
  })
  return numbersTable({ caption: words.given.title, columns: [words.given.vaccine, words.given.date, words.given.counts], rows })
}

/** Where each date can be read, with how that source stands. */
function sources(locale: Locale, { programme, doses }: VaccinationAnswer): Html {
  const words = vaccinationMessages(locale)
  const dates = doses.flatMap(({ earliest, recommendedFrom, recommendedTo, latest }) => [earliest, recommendedFrom, recommendedTo, latest])
  const used = [...new Set(dates.flatMap((date) => date?.basis.sources ?? []))].toSorted()
  const items = used.flatMap((id) => {
    const source = programme.sources[id]
    return source === undefined
      ? []
      : [html`${id}: ${link(source.url, source.title, { lang: 'en', rel: 'noreferrer' })} (${words.standings[source.standing]})`]
  })
  return foldOut(aidMessages(locale).sources, html`${small(words.standingsText)}${bulletList(items)}`)
}

function notFound(locale: Locale, { programme }: VaccinationAnswer): Html {
  const words = vaccinationMessages(locale).notFound
  const language = locale.tag === 'nl' ? 'nl' : 'en'
  return foldOut(words.title, html`${small(words.intro)}${bulletList(programme.notFound.map(({ text }) => text[language]))}`)
}
