/** What was given: day, batch, place on the body and whether it counts; what was withdrawn; and what followed. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, link, paragraph, small } from '#web/components/text.ts'
import type { Dose } from '../rules/dose.ts'
import { heavyKinds } from '../rules/side-effect.ts'
import type { KnownEffect, Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { vaccinationMessages } from './messages.ts'
import { rows, workPanel } from './panel.ts'
import { deedPath } from './paths.ts'
import { listText, vaccineName, verdictText } from './words.ts'

type View = { readonly locale: Locale; readonly known: Vaccinations }

export function givenPanel(view: View): Html {
  const { locale, known } = view
  const words = vaccinationMessages(locale).given
  return workPanel(
    'given',
    words.title,
    html`${known.doses.length === 0 ? paragraph(words.none) : rows(known.doses.map((dose, at) => given(view, dose, at)).toReversed())}
    ${
      known.withdrawn.length === 0
        ? nothing
        : foldOut(
            words.withdrawn,
            bulletList(
              known.withdrawn.map(
                (dose) =>
                  `${vaccineName(locale, dose.vaccine)}, ${formatDate(locale, dose.givenOn)}: ${words.withdrawnOn(words.withdrawals[dose.withdrawnWhy], formatDate(locale, localDate(dose.withdrawnAt)))}`,
              ),
            ),
          )
    }`,
  )
}

/** The verdicts of the calculator come in the order of the doses. */
function given({ locale, known }: View, dose: Dose, at: number): Html {
  const { given: words, sites, elsewheres, deviations } = vaccinationMessages(locale)
  const verdict = known.programme?.past[at]
  const why = verdict === undefined ? null : verdictText(locale, verdict)
  const counts = verdict === undefined ? null : verdict.valid ? tag('ok', words.counts, 'check') : tag('warn', words.doesNot)
  const details = [
    ...(dose.product === null ? [] : [dose.product]),
    ...(dose.batchNumber === null ? [] : [words.batch(dose.batchNumber)]),
    ...(dose.site === null ? [] : [sites[dose.site]]),
    ...(dose.elsewhere === null ? [] : [`${words.elsewhere} (${elsewheres[dose.elsewhere]})`]),
    ...(dose.deviates === null ? [] : [deviations[dose.deviates]]),
  ]
  const name = vaccineName(locale, dose.vaccine)
  return html`<p class="nl-paragraph"><strong>${name}</strong>, ${formatDate(locale, dose.givenOn)} ${counts}</p>
    ${small(
      html`${listJoined(details)}${
        known.may.write
          ? html` ${link(
              localPath(locale, deedPath(known.child.id, `prik/${dose.id}`)),
              html`${words.withdraw}<span class="cjg-hidden">: ${name}, ${formatDate(locale, dose.givenOn)}</span>`,
            )}`
          : null
      }`,
    )}
    ${why === null ? null : small(why)}`
}

const listJoined = (details: readonly string[]): string => (details.length === 0 ? '' : `${details.join(', ')}.`)

export function effectsPanel(view: View): Html {
  const { locale, known } = view
  const words = vaccinationMessages(locale).effects
  const mayRecord = known.may.answer && known.doses.length > 0
  return workPanel(
    'effects',
    words.title,
    known.effects.length === 0 ? paragraph(words.none) : rows(known.effects.map((one) => effect(view, one))),
    mayRecord ? link(localPath(locale, deedPath(known.child.id, 'bijwerking')), words.record) : null,
  )
}

function effect({ locale, known }: View, one: KnownEffect): Html {
  const words = vaccinationMessages(locale).effects
  const dose = known.doses.find(({ id }) => id === one.doseId)
  const kinds = listText(
    locale,
    one.kinds.map((kind) => words.kinds[kind]),
  )
  const days = [
    words.began(formatDate(locale, one.beganOn)),
    ...(one.endedOn === null ? [] : [words.ended(formatDate(locale, one.endedOn))]),
  ]
  return html`<p class="nl-paragraph">
      <strong>${kinds}</strong
      >${dose === undefined ? null : ` ${words.after(vaccineName(locale, dose.vaccine), formatDate(locale, dose.givenOn))}`}
      ${one.reportedOn === null ? tag('neutral', words.notReported) : tag('ok', words.reported(formatDate(locale, one.reportedOn)), 'check')}
    </p>
    ${one.words === null ? null : html`<p class="nl-paragraph cjg-preserved" dir="auto">${one.words}</p>`}
    ${small(`${days.join(', ')}; ${words.toldBy[one.toldBy]}.${one.kinds.some((kind) => heavyKinds.includes(kind)) ? ` ${words.heavy}` : ''}`)}
    ${
      known.may.answer && one.reportedOn === null
        ? html`<form method="post" action="${localPath(locale, deedPath(known.child.id, `bijwerking/${one.id}/gemeld`))}">
            ${button({ label: words.report, variant: 'quiet', hiddenLabel: kinds })}
          </form>`
        : null
    }`
}
