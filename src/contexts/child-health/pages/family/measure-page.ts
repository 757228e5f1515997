/** A measurement from home: the same checks as of a professional, in plain words. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards } from '#web/components/choice.ts'
import { textField } from '#web/components/field.ts'
import { row } from '#web/components/text.ts'
import type { MeasurementDoubt } from '../../rules/record/check-measurement.ts'
import { typedMeasures } from '../../rules/record/child-facts.ts'
import { errorsOf, familyPage, partPath, type FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'
import { ownHealthPath } from './paths.ts'
import { doubtText } from './words.ts'

export const ownMeasureNames = ['on', ...typedMeasures, 'sure'] as const

export type MeasureView = FamilyView & {
  readonly fields: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly doubts: readonly MeasurementDoubt[]
}

export function measurePage(view: MeasureView): Html {
  const { locale, health, fields, errors, doubts } = view
  const { measure: words } = familyMessages(locale)
  const { child } = health
  const questions = doubts.filter(({ mayStand }) => mayStand)
  // Asked once all else is right; the answer holds for exactly these numbers.
  const isAsked = questions.length > 0 && questions.length === doubts.length
  const path = ownHealthPath(child.id, 'meten')
  const labels = { on: words.on, ...words.fields }
  return familyPage(view, {
    ...{ child, part: null, slug: 'meten', title: words.title, lead: words.lead, errors: errorsOf(errors, labels) },
    main: html`<form method="post" action="${localPath(locale, path)}" novalidate>
      ${isAsked ? callout({ kind: 'warn', title: words.sureTitle, body: questions.map((one) => html`<p>${one.field === 'on' ? '' : `${words.names[one.field]}: `}${doubtText(locale, one)}</p>`) }) : null}
      ${isAsked ? checkCards({ locale, name: 'sure', label: words.sureTitle, choices: [{ value: questionKey(questions), label: words.sure }] }) : null}
      ${textField({ locale, name: 'on', label: words.on, hint: words.onHint, value: fields['on'], error: errors['on'], autocomplete: 'off', width: 'group' })}
      ${typedMeasures.map((name) =>
        textField({
          ...{ locale, name, label: words.fields[name], hint: words.hints[name], value: fields[name], error: errors[name] },
          ...{ autocomplete: 'off', width: 'group', optional: true },
        }),
      )}
      ${row(button({ label: words.save }), linkButton({ label: words.back, href: localPath(locale, partPath(child.id, 'growth')), variant: 'quiet' }))}
    </form>`,
  })
}

/** Which questions were answered: with other numbers there may be others. */
export const questionKey = (questions: readonly MeasurementDoubt[]): string =>
  questions.map(({ field, code, value }) => `${field} ${code} ${value}`).join(', ')

/** What is refused, by field. */
export const measureErrors = (locale: MeasureView['locale'], doubts: readonly MeasurementDoubt[]): Readonly<Record<string, string>> =>
  Object.fromEntries(doubts.filter(({ mayStand }) => !mayStand).map((one) => [one.field, doubtText(locale, one)]))
