/** Registering a child in four steps. Everything that was typed goes along from step to step, in the form itself. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { button, linkButton } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { definitionRows } from '#web/components/panel.ts'
import { stepList } from '#web/components/step-list.ts'
import { heading, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { carePurposes } from '#contexts/access/public-files.ts'
import type { LookAlike } from '../../use-cases/look-alikes.server.ts'
import { namedErrors } from '../named-errors.ts'
import { fieldLabel } from './field-label.ts'
import { addressFields, authorityFields, birthFields, choice, dateNames, nameFields, select, text, type Fields } from './form-fields.ts'
import { knownPart } from './known-part.ts'
import { familyMessages } from './messages.ts'
import { familiesPath, registerPath } from './paths.ts'

export type RegisterView = WorkplaceFrame & {
  /** From 1. */
  readonly step: number
  readonly fields: Fields
  readonly errors: Fields
  /** Who looks alike, by the prefix of the part. */
  readonly alike: Readonly<Record<string, readonly LookAlike[]>>
  readonly isAnswerToPost: boolean
}

const person = ['callName', 'givenNames', 'prefix', 'familyName', 'sex', 'decision', ...dateNames('birthDate')]
export const parentPrefixes = ['p1-', 'p2-'] as const
const parentNames = [...person, 'tie', 'phone', 'livesIn', 'also', 'authority', 'source', ...dateNames('from'), ...dateNames('checkedOn')]

/** The fields of each step, in order. */
export const stepNames: readonly (readonly string[])[] = [
  [...person, 'bsn', 'purpose', ...dateNames('expectedOn')].map((name) => `c-${name}`),
  parentPrefixes.flatMap((prefix) => parentNames.map((name) => `${prefix}${name}`)),
  ['street', 'houseNumber', 'postalCode', 'town', 'secret'].map((name) => `h-${name}`),
  [],
]

export function registerPage(view: RegisterView): Html {
  const { locale, step, fields, errors } = view
  const words = familyMessages(locale)
  const here = new Set(stepNames[step - 1])
  const wrong = namedErrors(errors, (id) => labelOf(view, id))
  return workplacePage({
    ...view,
    title: words.register.title,
    path: view.isAnswerToPost ? null : registerPath,
    current: 'families',
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      ${breadcrumb(locale, [{ label: words.title, href: localPath(locale, familiesPath) }], words.register.title)}
      <div class="cjg-work-head">${heading(1, words.register.title)}</div>
      ${stepList(locale, words.register.steps, step)}
      <form class="cjg-enter" method="post" action="${localPath(locale, registerPath)}" novalidate>
        <input type="hidden" name="step" value="${step}" />
        ${stepNames
          .flat()
          .filter((name) => !here.has(name) && (fields[name] ?? '') !== '')
          .map((name) => html`<input type="hidden" name="${name}" value="${fields[name]}" />`)}
        ${stepBody(view)}
        ${row(
          button({ label: step === 4 ? words.register.save : words.register.next, name: 'go', value: step === 4 ? 'save' : 'next' }),
          step === 1
            ? linkButton({ label: words.search.back, href: localPath(locale, familiesPath), variant: 'quiet' })
            : button({ label: words.register.previous, name: 'go', value: 'back', variant: 'secondary' }),
        )}
      </form>`,
  })
}

/** Of two parents in one step each line also says which. */
function labelOf({ locale, fields }: RegisterView, id: string): string | undefined {
  const [, prefix = '', name = ''] = /^([a-z]\d?-)(.*)$/.exec(id) ?? []
  const label = fieldLabel(locale, name, fields['c-callName'] ?? '')
  const number = parentPrefixes.findIndex((one) => one === prefix) + 1
  return label === undefined || number === 0 ? label : `${familyMessages(locale).register.parent(number)}, ${label}`
}

function stepBody(view: RegisterView): Printable {
  switch (view.step) {
    case 1:
      return childStep(view)
    case 2:
      return html`<div class="cjg-stack">${parentPrefixes.map((prefix, i) => parentPart(view, prefix, i + 1))}</div>`
    case 3:
      return homeStep(view)
    default:
      return checkStep(view)
  }
}

function known(view: RegisterView, prefix: string): Html | null {
  const alike = view.alike[prefix] ?? []
  if (alike.length === 0) return null
  return knownPart({ ...view, prefix, alike, name: view.fields[`${prefix}callName`] ?? '', mayTakeOver: prefix !== 'c-' })
}

function childStep(view: RegisterView): Html {
  const { locale } = view
  const part = { ...view, prefix: 'c-' }
  const words = familyMessages(locale)
  const purposes = Object.fromEntries(carePurposes.map((purpose) => [purpose, words.purposes[purpose]]))
  return html`${known(view, 'c-')} ${nameFields(part)} ${birthFields(part, true)}
  ${text(part, 'bsn', words.bsn, { hint: words.fields.bsnHint, inputMode: 'numeric', optional: true })}
  ${choice(part, 'purpose', words.fields.purpose, purposes)}`
}

const parentTies = ['parent', 'step-parent', 'foster-parent', 'adoptive-parent', 'grandparent', 'guardian'] as const

function parentPart(view: RegisterView, prefix: string, number: number): Html {
  const { locale, fields } = view
  const part = { ...view, prefix }
  const words = familyMessages(locale)
  const child = fields['c-callName'] ?? ''
  const ties = Object.fromEntries(parentTies.map((kind) => [kind, words.ties[kind]]))
  return html`<section class="cjg-panel cjg-panel--plain" aria-labelledby="${prefix}title">
    ${heading(2, words.register.parent(number), { id: `${prefix}title` })} ${small(words.register.parentHint)} ${known(view, prefix)}
    ${select(part, 'tie', words.fields.tie(child), ties, '')} ${nameFields(part)} ${birthFields(part, false)}
    ${text(part, 'phone', words.fields.phone, { type: 'tel', optional: true })}
    ${choice(part, 'livesIn', words.fields.livesIn, words.fields.yesNo)} ${choice(part, 'also', words.fields.also, words.fields.yesNo)}
    ${choice(part, 'authority', words.fields.authority, words.fields.authorityChoices, words.fields.authorityHint)} ${authorityFields(part)}
  </section>`
}

function homeStep(view: RegisterView): Html {
  const words = familyMessages(view.locale).fields
  const part = { ...view, prefix: 'h-' }
  return html`${addressFields(part)} ${choice(part, 'secret', words.secret, words.yesNo, words.secretHint)}`
}

function checkStep({ locale, fields }: RegisterView): Html {
  const words = familyMessages(locale)
  const of = (prefix: string): string => {
    const name = ['callName', 'prefix', 'familyName'].map((one) => fields[`${prefix}${one}`] ?? '').filter((one) => one !== '')
    const born = dateNames('birthDate').map((one) => fields[`${prefix}${one}`] ?? '')
    if (name.length === 0) return words.register.nobody
    return `${name.join(' ')}${born.every((one) => one !== '') ? `, ${words.born(born.join('-'))}` : ''}`
  }
  const address = ['street', 'houseNumber', 'postalCode', 'town'].map((one) => fields[`h-${one}`] ?? '').filter((one) => one !== '')
  const purpose = carePurposes.find((one) => one === fields['c-purpose'])
  return html`${heading(2, words.register.check)}
  ${definitionRows([
    { term: words.register.steps[0] ?? '', detail: html`<span dir="auto">${of('c-')}</span>` },
    { term: words.fields.purpose, detail: purpose === undefined ? words.register.nobody : words.purposes[purpose] },
    ...parentPrefixes.map((prefix, i) => ({ term: words.register.parent(i + 1), detail: html`<span dir="auto">${of(prefix)}</span>` })),
    { term: words.homes, detail: address.length === 0 ? words.register.nobody : address.join(' ') },
  ])}`
}
