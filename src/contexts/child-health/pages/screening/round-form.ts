/** One round of a screening as a form: what is usual stands in it already. Once it was computed it shows what that means, and asks what follows. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { paragraph } from '#web/components/text.ts'
import { questionKey } from '../../rules/screening/decide-round.ts'
import type { Judged } from '../../rules/screening/judge-round.ts'
import { conclusions, GOOD, hows, isComputed, kindShapes, type ScreeningKind } from '../../rules/screening/kinds.ts'
import { earState } from '../../rules/screening/newborn-hearing.ts'
import { longestWords } from '../../rules/screening/read-round.ts'
import { steps, type EarlierRound } from '../../rules/screening/round.ts'
import { formPage, type FormView } from '../record/form-page.ts'
import { screeningMessages } from './messages.ts'
import { screeningPart } from './paths.ts'
import { capital, causeName, instrumentName, methodName, resultName, roundName } from './words.ts'

export type RoundFormView = FormView & {
  readonly kind: ScreeningKind
  readonly earlier: readonly EarlierRound[]
  /** What was computed and waits for a decision. */
  readonly judged: Judged | null
  /** The contact in which it is done; empty: outside one. */
  readonly contact: string
}

export function roundForm(view: RoundFormView): Html {
  const { locale, kind, fields, contact, judged } = view
  const words = screeningMessages(locale)
  return formPage({
    ...view,
    ...{ slug: screeningPart(kind), title: words.kinds[kind], save: words.form.save, labels: labelsOf(view) },
    ...{ back: words.form.back, backTo: contact === '' ? 'screening' : `contact/${contact}` },
    body: html`<input type="hidden" name="contact" value="${contact}" /> ${judged === null ? null : meaning(view, judged)}
      ${whenFields(view)} ${doneFields(view)}
      ${textArea({
        ...{ locale, name: 'words', label: words.form.words, rows: 2, max: longestWords, value: fields['words'] ?? '', optional: true },
        ...{ error: view.errors['words'], ...(judged === null ? {} : { hint: words.decide.wordsHint }) },
      })}`,
  })
}

/** What each field is called, for the list of what is wrong. */
function labelsOf({ locale, kind }: RoundFormView): Readonly<Record<string, string>> {
  const { form, decide } = screeningMessages(locale)
  const sides = kindShapes[kind].sides === null ? {} : kind === 'eye' || kind === 'acuity' ? form.eyes : form.ears
  return {
    ...{
      ...sides,
      on: form.on,
      round: form.round,
      how: form.how,
      instrument: form.instrument,
      conclusion: form.conclusion,
      words: form.words,
    },
    ...{ score: kind === 'motor' ? form.class : form.score, next: decide.next, before: decide.before },
    method: (form.method as Readonly<Partial<Record<ScreeningKind, string>>>)[kind] ?? '',
  }
}

function meaning(view: RoundFormView, judged: Judged): Html {
  const { locale, kind, fields, errors } = view
  const { decide } = screeningMessages(locale)
  const { advice, questions, round } = judged
  const choices = steps.map((value) => ({ value, label: decide.steps[value], hint: decide.stepHints[value] }))
  const basis = { source: decide.source[kind], 'own-term': `${decide.source[kind]} ${decide.ownTerm}`, 'own-choice': decide.ownChoice }[
    advice.basis
  ]
  const before = advice.before === null ? '' : `${advice.before.day}-${advice.before.month}-${advice.before.year}`
  return html`${callout({
    ...{ kind: advice.step === 'clear' ? 'info' : 'warn', title: decide.title },
    body: html`<p><strong>${capital(locale, resultName(locale, round))}.</strong> ${decide.because[advice.because]}</p>
      <p>${basis} ${decide.nothingKept}</p>`,
  })}
  ${questions.length === 0 ? null : questionsPart(view, judged)}
  ${radioCards({ locale, name: 'next', label: decide.next, inline: true, value: fields['next'] ?? (advice.step === 'decide' ? undefined : advice.step), error: errors['next'], choices })}
  ${textField({ locale, name: 'before', label: decide.before, hint: decide.beforeHint, width: 'group', autocomplete: 'off', value: fields['before'] ?? before, error: errors['before'] })}`
}

function questionsPart({ locale, errors }: RoundFormView, judged: Judged): Html {
  const { decide } = screeningMessages(locale)
  return html`${callout({ kind: 'warn', title: decide.sureTitle, body: judged.questions.map((one) => html`<p>${decide.questions[one]}</p>`) })}
  ${checkCards({ locale, name: 'sure', label: decide.sureTitle, error: errors['sure'], choices: [{ value: questionKey(judged), label: decide.sure }] })}`
}

function whenFields({ locale, kind, fields, errors }: RoundFormView): Html {
  const { form } = screeningMessages(locale)
  const { mostRounds } = kindShapes[kind]
  const rounds = Array.from({ length: mostRounds }, (_, i) => ({ value: String(i + 1), label: roundName(locale, { kind, round: i + 1 }) }))
  return html`${textField({ locale, name: 'on', label: form.on, hint: form.onHint, width: 'group', autocomplete: 'off', value: fields['on'], error: errors['on'] })}
  ${selectField({ locale, name: 'round', label: form.round, options: rounds, value: fields['round'], error: errors['round'] })}
  ${radioCards({ locale, name: 'how', label: form.how, inline: true, value: fields['how'] ?? 'done', error: errors['how'], choices: hows.map((value) => ({ value, label: form.hows[value] })) })}`
}

function doneFields(view: RoundFormView): Html {
  const { locale, kind, fields, errors } = view
  const { form } = screeningMessages(locale)
  const shape = kindShapes[kind]
  const causes = [...new Set([...shape.refusedBecause, ...shape.failedBecause])].map((value) => ({
    value,
    label: causeName(locale, value),
  }))
  return html`${methodField(view)} ${sideFields(view)} ${scoreFields(view)} ${isComputed(kind) ? null : conclusionField(view)}
  ${selectField({ locale, name: 'cause', label: form.cause, empty: form.causeEmpty, options: causes, value: fields['cause'], error: errors['cause'] })}`
}

function methodField({ locale, kind, fields, errors }: RoundFormView): Printable {
  const { methods } = kindShapes[kind]
  const label = (screeningMessages(locale).form.method as Readonly<Partial<Record<ScreeningKind, string>>>)[kind]
  if (methods.length === 0 || label === undefined) return null
  if (methods.length === 1) return html`<input type="hidden" name="method" value="${methods[0]}" />`
  const choices = methods.map((value) => ({ value, label: methodName(locale, value) }))
  return radioCards({ locale, name: 'method', label, inline: true, value: fields['method'], error: errors['method'], choices })
}

function sideFields(view: RoundFormView): Printable {
  const { locale, kind } = view
  const { sides } = kindShapes[kind]
  if (sides === null) return null
  const { form } = screeningMessages(locale)
  const hint = sides === 'acuity' ? form.acuityHint : sides === 'decibel' ? form.decibelHint : null
  return html`${hint === null ? null : html`<p class="nl-paragraph cjg-small cjg-sides-hint" id="sides-hint">${hint}</p>`}
    <div class="cjg-sides" ${hint === null ? null : html` role="group" aria-describedby="sides-hint"`}>
      ${(['right', 'left'] as const).map((side) => (sides === 'good-or-not' ? goodField(view, side) : numberField(view, side)))}
    </div>`
}

function goodField({ locale, kind, fields, errors, earlier }: RoundFormView, name: 'right' | 'left'): Html {
  const words = screeningMessages(locale)
  const passed = kind === 'hearing-newborn' && earState(earlier)[name] === GOOD
  const choices = [
    { value: 'good', label: capital(locale, words.good) },
    { value: 'not-good', label: capital(locale, words.notGood) },
    ...(passed ? [{ value: '', label: capital(locale, words.form.passed) }] : []),
  ]
  const label = kind === 'eye' ? words.form.eyes[name] : words.form.ears[name]
  return radioCards({ locale, name, label, inline: true, value: fields[name] ?? (passed ? '' : undefined), error: errors[name], choices })
}

function numberField({ locale, kind, fields, errors }: RoundFormView, name: 'right' | 'left'): Html {
  const { form } = screeningMessages(locale)
  const isEye = kind === 'acuity'
  return textField({
    ...{ locale, name, label: isEye ? form.eyes[name] : form.ears[name] },
    ...{ width: 'number', autocomplete: 'off', value: fields[name], error: errors[name] },
  })
}

function scoreFields({ locale, kind, fields, errors }: RoundFormView): Printable {
  const words = screeningMessages(locale)
  const { instruments, score } = kindShapes[kind]
  if (score === null) return null
  const instrument =
    instruments.length === 1
      ? html`<input type="hidden" name="instrument" value="${instruments[0]}" />${paragraph(instrumentName(locale, instruments[0] ?? ''))}`
      : selectField({
          ...{ locale, name: 'instrument', label: words.form.instrument, empty: words.form.choose },
          ...{ options: instruments.map((value) => ({ value, label: instrumentName(locale, value) })) },
          ...{ value: fields['instrument'], error: errors['instrument'] },
        })
  if (kind === 'motor')
    return html`${instrument}
    ${selectField({
      ...{ locale, name: 'score', label: words.form.class, empty: words.form.choose, value: fields['score'], error: errors['score'] },
      options: words.class.map((label, i) => ({ value: String(i + 1), label })),
    })}`
  const hint = kind === 'language' ? `${words.form.scoreHint} ${words.form.twoHint}` : words.form.scoreHint
  return html`${instrument}
  ${textField({ locale, name: 'score', label: words.form.score, hint, optional: true, width: 'number', autocomplete: 'off', value: fields['score'], error: errors['score'] })}`
}

function conclusionField({ locale, kind, fields, errors }: RoundFormView): Html {
  const words = screeningMessages(locale)
  const choices = conclusions.map((value) => ({ value, label: capital(locale, resultName(locale, { kind, result: value })) }))
  const hint = kind === 'hearing' ? words.form.conclusionByItself : kind === 'acuity' ? words.form.acuityByItself : null
  return radioCards({
    ...{ locale, name: 'conclusion', label: words.form.conclusion, inline: true, value: fields['conclusion'], error: errors['conclusion'] },
    ...{ choices, ...(hint === null ? {} : { hint }) },
  })
}

/** What stands in an empty form: today, the next round, the usual way. */
export function usualFields(round: number, today: RoundFormView['today'], method: string): Readonly<Record<string, string>> {
  return { on: `${today.day}-${today.month}-${today.year}`, round: String(round), how: 'done', ...(method === '' ? {} : { method }) }
}
