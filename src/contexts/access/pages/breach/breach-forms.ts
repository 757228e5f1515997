/** The forms of one breach that is open: facts, decision, report, telling, files and closing. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, link, paragraph, row, small } from '#web/components/text.ts'
import { causes, dataKinds, longestText, natures, personKinds, risks, whatIsMissing } from '../../rules/breach/breach.ts'
import { breachForm, fieldsOf, nextStep, stepPanel, type BreachView, type Step } from './breach-view.ts'
import { breachMessages } from './messages.ts'
import { momentFields } from './moment-field.ts'
import { breachLetterPath, breachPath, breachSheetPath } from './paths.ts'
import { problemText } from './said.ts'

const options = <K extends string>(all: readonly K[], words: Readonly<Record<K, string>>) =>
  all.map((value) => ({ value, label: words[value] }))

/** One button stands out: that of the step that comes next. */
const variantOf = (view: BreachView, step: Step): { readonly variant?: 'secondary' } =>
  nextStep(view) === step ? {} : { variant: 'secondary' }

export function factsPanel(view: BreachView): Html {
  const { locale, breach } = view
  const { facts } = breach
  const all = breachMessages(locale)
  const words = all.one
  const { text, many, moment, error } = fieldsOf(view, 'feiten')
  const numbers = facts.persons === null ? ['', ''] : [String(facts.persons.least), String(facts.persons.most)]
  const body = html`${textArea({ locale, name: 'wat', label: words.what, rows: 5, max: longestText, value: text('wat', facts.what), error: error('wat') })}
  ${momentFields({ locale, name: 'ontdekt', label: words.discovered, value: moment('ontdekt', breach.discoveredAt), error: error('ontdekt') })}
  ${momentFields({ locale, name: 'bekend', label: words.aware, hint: words.moved, value: moment('bekend', breach.awareAt), error: error('bekend') })}
  ${textField({ locale, name: 'waarom', label: words.why, optional: true, value: text('waarom', ''), error: error('waarom'), autocomplete: 'off' })}
  ${selectField({ locale, name: 'oorzaak', label: words.cause, empty: words.causeEmpty, value: text('oorzaak', facts.cause ?? ''), options: options(causes, all.causes) })}
  ${checkCards({ locale, name: 'aard', label: words.natures, values: many('aard', facts.natures), choices: options(natures, all.natures), error: error('aard') })}
  ${checkCards({ locale, name: 'gegevens', label: words.dataKinds, values: many('gegevens', facts.dataKinds), choices: options(dataKinds, all.dataKinds), inline: true })}
  ${checkCards({ locale, name: 'mensen', label: words.personKinds, values: many('mensen', facts.personKinds), choices: options(personKinds, all.personKinds), inline: true })}
  ${textField({ locale, name: 'minst', label: words.least, hint: words.numbersHint, inputMode: 'numeric', width: 'number', optional: true, value: text('minst', numbers[0] ?? ''), error: error('minst'), autocomplete: 'off' })}
  ${textField({ locale, name: 'meest', label: words.most, inputMode: 'numeric', width: 'number', optional: true, value: text('meest', numbers[1] ?? ''), autocomplete: 'off' })}
  ${textArea({ locale, name: 'gevolgen', label: words.consequences, rows: 3, max: longestText, optional: true, value: text('gevolgen', facts.consequences), error: error('gevolgen') })}
  ${textArea({ locale, name: 'maatregelen', label: words.measures, rows: 3, max: longestText, optional: true, value: text('maatregelen', facts.measures), error: error('maatregelen') })}
  ${radioCards({ locale, name: 'risico', label: words.risk, value: text('risico', facts.risk ?? ''), choices: options(risks, all.risks), error: error('risico') })}
  ${row(button({ label: words.factsButton, ...variantOf(view, 'feiten') }))}`
  return stepPanel(view, 'feiten', words.facts, breachForm(view, 'feiten', body))
}

export function decisionPanel(view: BreachView): Html {
  const { locale, breach } = view
  const { decisions } = breach
  const all = breachMessages(locale)
  const words = all.one
  const { text, error } = fieldsOf(view, 'besluit')
  const body = html`${radioCards({ locale, name: 'melden', label: words.reportDecision, hint: words.reportHint, value: text('melden', decisions.report ?? ''), choices: options(['report', 'not'], all.reportDecisions), error: error('melden') })}
  ${textArea({ locale, name: 'nietmelden', label: words.whyNotReport, rows: 2, optional: true, value: text('nietmelden', decisions.whyNotReport), error: error('nietmelden') })}
  ${radioCards({ locale, name: 'zeggen', label: words.tellDecision, hint: words.tellHint, value: text('zeggen', decisions.tell ?? ''), choices: options(['tell', 'not'], all.tellDecisions), error: error('zeggen') })}
  ${textArea({ locale, name: 'nietzeggen', label: words.whyNotTell, rows: 2, optional: true, value: text('nietzeggen', decisions.whyNotTell), error: error('nietzeggen') })}
  ${textField({ locale, name: 'beslisser', label: words.decidedBy, value: text('beslisser', decisions.decidedBy), error: error('beslisser'), autocomplete: 'off' })}
  ${textArea({ locale, name: 'advies', label: words.advice, rows: 3, optional: true, value: text('advies', decisions.advice), error: error('advies') })}
  ${row(button({ label: words.decisionButton, ...variantOf(view, 'besluit') }))}`
  return stepPanel(view, 'besluit', words.decision, breachForm(view, 'besluit', body))
}

export function reportPanel(view: BreachView): Html | null {
  const { locale, breach } = view
  const { reports, decisions } = breach
  const words = breachMessages(locale).one
  const { text, moment, error } = fieldsOf(view, 'melding')
  if (decisions.report === 'not') return null
  const body = html`${momentFields({ locale, name: 'gemeld', label: words.reported, value: moment('gemeld', reports.firstReportedAt), error: error('gemeld') })}
  ${momentFields({ locale, name: 'compleet', label: words.completed, hint: words.completedHint, optional: true, value: moment('compleet', reports.completedAt), error: error('compleet') })}
  ${textArea({ locale, name: 'telaat', label: words.whyLate, hint: words.whyLateHint, rows: 2, optional: true, value: text('telaat', reports.whyLate), error: error('telaat') })}
  ${textField({ locale, name: 'kenmerk', label: words.reference, optional: true, value: text('kenmerk', reports.reference), autocomplete: 'off' })}
  ${row(button({ label: words.reportingButton, ...variantOf(view, 'melding') }))}`
  return stepPanel(
    view,
    'melding',
    words.reporting,
    html`${paragraph(words.reportingText)}
      <p class="nl-paragraph">${link(localPath(locale, breachSheetPath(breach.id)), words.toReport)}</p>
      ${breachForm(view, 'melding', body)}`,
  )
}

export function tellingPanel(view: BreachView): Html | null {
  const { locale, breach } = view
  const { telling, decisions } = breach
  const words = breachMessages(locale).one
  const { text, moment, error } = fieldsOf(view, 'vertellen')
  if (decisions.tell === 'not') return null
  const body = html`${textArea({ locale, name: 'brief', label: words.letter, hint: words.letterHint, rows: 5, max: longestText, optional: true, value: text('brief', telling.letter), error: error('brief') })}
  ${momentFields({ locale, name: 'verteld', label: words.toldWhen, optional: true, value: moment('verteld', telling.toldAt), error: error('verteld') })}
  ${textField({ locale, name: 'aantal', label: words.toldCount, inputMode: 'numeric', width: 'number', optional: true, value: text('aantal', telling.toldCount === null ? '' : String(telling.toldCount)), error: error('aantal'), autocomplete: 'off' })}
  ${textField({ locale, name: 'hoe', label: words.toldHow, hint: words.toldHowHint, optional: true, value: text('hoe', telling.toldHow), autocomplete: 'off' })}
  ${row(button({ label: words.tellingButton, ...variantOf(view, 'vertellen') }))}`
  return stepPanel(
    view,
    'vertellen',
    words.telling,
    html`${paragraph(words.tellingText)}
      <p class="nl-paragraph">${link(localPath(locale, breachLetterPath(breach.id)), words.toLetter)}</p>
      ${breachForm(view, 'vertellen', body)}`,
  )
}

export function filesPanel(view: BreachView): Html {
  const { locale, breach, persons, now } = view
  const words = breachMessages(locale).one
  const { text, error } = fieldsOf(view, 'dossiers')
  const mark = (personId: string, how: 'verteld' | 'weg', label: string): Html =>
    html`<form method="post" action="${localPath(locale, `${breachPath(breach.id)}/betrokkene`)}">
      <input type="hidden" name="dossier" value="${personId}" /><input type="hidden" name="hoe" value="${how}" />
      ${button({ label, hiddenLabel: words.file(personId.slice(-8)), variant: 'secondary' })}
    </form>`
  const list =
    persons.length === 0
      ? paragraph(words.noFiles)
      : html`<ul class="cjg-ways-in">
          ${persons.map(
            ({ personId, toldAt }) =>
              html`<li class="cjg-way-in">
                <p class="nl-paragraph">
                  <strong>${words.file(personId.slice(-8))}</strong>
                  ${toldAt === null ? tag('warn', words.fileNotTold) : tag('ok', words.fileTold(formatMoment(locale, toldAt, now)), 'check')}
                </p>
                ${toldAt === null ? row(mark(personId, 'verteld', words.markTold), mark(personId, 'weg', words.withdraw)) : null}
              </li>`,
          )}
        </ul>`
  const body = html`${textArea({ locale, name: 'dossiers', label: words.addFiles, hint: words.addFilesHint, rows: 2, value: text('dossiers', ''), error: error('dossiers') })}
  ${row(button({ label: words.addFilesButton, variant: 'secondary' }))}`
  return panel({ id: 'betrokken', title: words.files, body: html`${small(words.filesText)}${list}${breachForm(view, 'dossiers', body)}` })
}

export function closingPanel(view: BreachView): Html {
  const { locale, breach } = view
  const words = breachMessages(locale).one
  const missing = whatIsMissing(breach)
  const body =
    missing.length === 0
      ? html`${callout({ kind: 'ok', title: words.closingText })}${breachForm(view, 'sluiten', row(button({ label: words.closeButton, icon: 'check' })))}`
      : html`${paragraph(words.missing)}${bulletList(missing.map((one) => problemText(locale, one)))}`
  return panel({ id: 'afronden', title: words.closing, body })
}
