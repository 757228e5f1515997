/** Asking the family for consent: for help, or for a conference in which the child is discussed by name. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { heading, link, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { frameworksWithoutConsent, helpItems } from '../../../access/public-sharing.ts'
import type { Choices } from '../../use-cases/sharing/share.server.ts'
import { namedErrors } from '../named-errors.ts'
import { sharingMessages } from './messages.ts'
import { askPath, sharingPath } from './paths.ts'
import { professionIn } from './sheet.ts'

export type TypedAsk = {
  readonly soort: string
  readonly hulp: readonly string[]
  readonly kader: string
  readonly over: string
  readonly collegas: readonly string[]
  readonly naam: string
  readonly organisatie: string
  readonly functie: string
  readonly 'tot-day': string
  readonly 'tot-month': string
  readonly 'tot-year': string
}
export const emptyAsk: TypedAsk = {
  soort: '',
  hulp: [],
  kader: '',
  over: '',
  collegas: [],
  naam: '',
  organisatie: '',
  functie: '',
  'tot-day': '',
  'tot-month': '',
  'tot-year': '',
}

export type AskView = WorkplaceFrame & {
  readonly personId: string
  readonly choices: Pick<Choices, 'colleagues'>
  readonly typed: TypedAsk
  readonly errors: Readonly<Record<string, string>>
  readonly isAnswerToPost: boolean
}

export function askPage(view: AskView): Html {
  const { locale, personId, choices, typed, errors } = view
  const { askForm: words, work, helps, frameworks } = sharingMessages(locale)
  const labels: Readonly<Record<string, string>> = {
    ...{ soort: words.kind, over: words.about, hulp: words.help, collegas: words.colleagues, naam: words.name, tot: words.until },
  }
  const wrong = namedErrors(errors, (id) => labels[id])
  const date = { day: typed['tot-day'], month: typed['tot-month'], year: typed['tot-year'] }
  const colleagues = choices.colleagues.map(({ id, name, profession }) => ({
    value: id,
    label: `${name}, ${professionIn(view, profession)}`,
  }))
  return workplacePage({
    current: 'families',
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : askPath(personId),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}${paragraph(link(localPath(locale, sharingPath(personId)), work.toOverview))}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      <form method="post" action="${localPath(locale, askPath(personId))}" novalidate>
        ${radioCards({
          locale,
          name: 'soort',
          label: words.kind,
          value: typed.soort,
          error: errors['soort'],
          choices: [
            { value: 'hulp', label: words.kindHelp, hint: words.kindHelpHint },
            { value: 'overleg', label: words.kindConference, hint: words.kindConferenceHint },
          ],
        })}
        ${textArea({ locale, name: 'over', label: words.about, hint: words.aboutHint, rows: 2, max: 500, value: typed.over, error: errors['over'] })}
        ${heading(2, words.kindHelp)}
        ${checkCards({ locale, name: 'hulp', label: words.help, values: typed.hulp, error: errors['hulp'], choices: helpItems.map((value) => ({ value, label: helps[value] ?? value })) })}
        ${selectField({ locale, name: 'kader', label: words.framework, value: typed.kader, options: ['', ...frameworksWithoutConsent].map((value) => ({ value, label: frameworks[value] ?? value })) })}
        ${heading(2, words.kindConference)}
        ${checkCards({ locale, name: 'collegas', label: words.colleagues, values: typed.collegas, error: errors['collegas'], choices: colleagues })}
        ${heading(3, words.outside)}
        ${textField({ locale, name: 'naam', label: words.name, optional: true, value: typed.naam, error: errors['naam'], autocomplete: 'off' })}
        ${textField({ locale, name: 'organisatie', label: words.organisation, optional: true, value: typed.organisatie, autocomplete: 'off' })}
        ${textField({ locale, name: 'functie', label: words.function, hint: words.functionHint, optional: true, value: typed.functie, autocomplete: 'off' })}
        ${dateFields({ locale, name: 'tot', label: words.until, hint: words.untilHint, value: date, error: errors['tot'] })}
        ${row(button({ label: words.send }))}
      </form>`,
  })
}
