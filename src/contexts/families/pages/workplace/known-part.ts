/** "This person may be here already": reasons, whom to ask, and the choice that a person makes. */
import { html, type Html } from '#platform/html.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { bulletList, paragraph } from '#web/components/text.ts'
import { notTheSameReasons } from '../../rules/duplicates.ts'
import type { LookAlike } from '../../use-cases/look-alikes.server.ts'
import type { FormPart } from './form-fields.ts'
import { familyMessages } from './messages.ts'
import { listText } from './parts.ts'

export function knownPart(
  part: FormPart & { readonly name: string; readonly alike: readonly LookAlike[]; readonly mayTakeOver: boolean },
): Html {
  const { locale, alike, fields, errors, prefix = '', mayTakeOver } = part
  const words = familyMessages(locale).known
  const whom = ({ ask }: LookAlike): string => {
    if (ask.kind === 'mine') return words.mine(ask.name)
    return ask.kind === 'carers' ? words.carers(listText(locale, ask.names)) : words.coordinator
  }
  const takeOver = mayTakeOver
    ? alike.flatMap(({ ask }) => (ask.kind === 'mine' ? [{ value: `same ${ask.personId}`, label: words.same(ask.name) }] : []))
    : []
  const others = notTheSameReasons.map((reason) => ({ value: `other ${reason}`, label: `${words.other} ${words.otherReasons[reason]}` }))
  return html`${callout({
    kind: 'warn',
    role: 'status',
    title: words.title(part.name),
    body: html`${paragraph(words.lead)}
    ${bulletList(
      alike.map(
        (one) =>
          `${listText(
            locale,
            one.reasons.map((reason) => words.reasons[reason]),
          )}. ${whom(one)}`,
      ),
    )}`,
  })}
  ${radioCards({
    ...{ locale, name: `${prefix}decision`, label: words.choose, value: fields[`${prefix}decision`], error: errors[`${prefix}decision`] },
    choices: [...takeOver, { value: 'ask', label: words.sameAsk }, ...others],
  })}`
}
