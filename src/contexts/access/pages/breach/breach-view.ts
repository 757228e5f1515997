/** What the page of one breach shows, and what came back from a form that was refused. */
import { localPath } from '#platform/i18n.ts'
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import type { Instant } from '#platform/time.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading } from '#web/components/text.ts'
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import { whatIsMissing } from '../../rules/breach/breach.ts'
import type { TypedMoment } from '../../rules/breach/typed-moment.ts'
import type { OpenedBreach } from '../../use-cases/breach/read-breaches.server.ts'
import { breachMessages } from './messages.ts'
import { typedOf } from './moment-field.ts'
import { breachPath } from './paths.ts'

/** The last part of the address that a form is sent to. */
export const deeds = [
  'oppakken',
  'geen-lek',
  'samenvoegen',
  'feiten',
  'besluit',
  'melding',
  'vertellen',
  'dossiers',
  'sluiten',
  'heropenen',
] as const
export type DeedWord = (typeof deeds)[number]

export type BreachView = WorkplaceFrame &
  OpenedBreach & {
    readonly now: Instant
    /** Which form was refused, with everything that was wrong by the id of its field. */
    readonly refused: {
      readonly deed: DeedWord
      readonly errors: Readonly<Record<string, string>>
      readonly typed: Readonly<Record<string, string | readonly string[]>>
    } | null
    readonly done: string | null
    readonly isAnswerToPost: boolean
  }

/** What stands in a field: what was typed in a refused form, else what is known. */
export function fieldsOf({ refused, locale }: BreachView, deed: DeedWord) {
  const mine = refused?.deed === deed ? refused : null
  const text = (name: string, known: string): string => {
    const typed = mine?.typed[name]
    return mine === null ? known : typeof typed === 'string' ? typed : ''
  }
  return {
    text,
    many: (name: string, known: readonly string[]): readonly string[] => {
      const typed = mine?.typed[name] ?? []
      return mine === null ? known : typeof typed === 'string' ? [typed] : typed
    },
    moment: (name: string, known: Instant | null): TypedMoment => {
      const { day, month, year, time } = typedOf(locale, known)
      return {
        ...{ day: text(`${name}-day`, day), month: text(`${name}-month`, month) },
        ...{ year: text(`${name}-year`, year), time: text(`${name}-tijd`, time) },
      }
    },
    error: (id: string): string | undefined => mine?.errors[id],
    isOpen: mine !== null,
  }
}

/** The steps of a breach that is open, in order; each folds once it is done, and the first that is not stands open. */
export const steps = ['feiten', 'besluit', 'melding', 'vertellen'] as const
export type Step = (typeof steps)[number]

export function isDone({ breach }: Pick<BreachView, 'breach'>, step: Step): boolean {
  const { decisions, reports, telling } = breach
  switch (step) {
    case 'feiten':
      return !whatIsMissing(breach).some(({ field }) => ofFacts.some((one) => one === field))
    case 'besluit':
      return decisions.report !== null && decisions.tell !== null
    case 'melding':
      return decisions.report === 'not' || reports.completedAt !== null
    case 'vertellen':
      return decisions.tell === 'not' || telling.toldAt !== null
  }
}
const ofFacts = ['risk', 'natures', 'measures', 'consequences', 'persons'] as const

export const nextStep = (view: Pick<BreachView, 'breach'>): Step | null => steps.find((step) => !isDone(view, step)) ?? null

export function stepPanel(view: BreachView, step: Step, title: string, body: Printable): Html {
  const words = breachMessages(view.locale).one
  const done = isDone(view, step)
  const mark = done
    ? tag('ok', words.stepDone, 'check')
    : nextStep(view) === step
      ? tag('now', words.stepNow)
      : tag('outline', words.stepLater)
  const isOpen = view.refused === null ? nextStep(view) === step : view.refused.deed === step
  return html`<section class="cjg-panel cjg-panel--plain" id="${`stap-${step}`}" aria-labelledby="${`stap-${step}-title`}">
    ${foldOut(html`${heading(2, title, { id: `stap-${step}-title`, like: 3 })} ${mark}`, body, { open: isOpen })}
  </section>`
}

/** A form of one breach, with the version that it shows: saved from a stale one, it is refused. */
export function breachForm({ locale, breach }: BreachView, deed: DeedWord, body: Printable): Html {
  return html`<form
    method="post"
    action="${localPath(locale, `${breachPath(breach.id)}/${deed}`)}"
    ${attribute('id', `formulier-${deed}`)}
    novalidate
  >
    <input type="hidden" name="versie" value="${breach.version}" />${body}
  </form>`
}
