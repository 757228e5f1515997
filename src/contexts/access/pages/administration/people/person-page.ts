/** One colleague: how far joining is, roles with their days, organisation, ways in, and leaving with what will end. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { isHeavy } from '../../../rules/administration/heavy-role.ts'
import { holdsOn } from '../../../rules/administration/role-term.ts'
import { roles } from '../../../rules/permissions.ts'
import type { KeptOrganisation } from '../../../use-cases/administration/organisations.server.ts'
import type { GivenRole, PersonView } from '../../../use-cases/administration/leaving.server.ts'
import { professionName, roleName } from '../../messages.ts'
import { staffPath } from '../../staff/staff-page.ts'
import { personMessages } from './messages.ts'

export type Typed = { readonly role: string; readonly from: string; readonly until: string; readonly why: string; readonly leaves: string }
export const nothingTyped: Typed = { role: '', from: '', until: '', why: '', leaves: '' }

export type PersonPageView = WorkplaceFrame & {
  readonly person: WorkplaceFrame['person']
  readonly one: PersonView
  readonly me: Id<'account'>
  readonly today: PlainDate
  readonly organisations: readonly KeptOrganisation[]
  readonly typed: Typed
  /** By the field they belong to; `form` stands by itself. */
  readonly errors: Readonly<Record<string, string>>
  readonly done: string | null
}

export const personPath = (id: string): string => `${staffPath}/${id}`

export function personPage(view: PersonPageView): Html {
  const { locale, one, me, errors, done } = view
  const words = personMessages(locale)
  const mayChange = one.id !== me && one.state === 'active'
  const wrong = Object.entries(errors).map(([id, message]) => ({ ...(id === 'form' ? {} : { id }), message }))
  return workplacePage({
    ...view,
    title: one.displayName,
    path: personPath(one.id),
    current: 'staff',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, html`<span translate="no">${one.displayName}</span>`)} ${marks(view)}</div>
      <p class="cjg-work-lead"><span translate="no">${one.email}</span> · ${professionName(locale, one.profession)}</p>
      ${small(link(localPath(locale, staffPath), words.back))}
      ${one.id === me ? small(words.ownHint) : mayChange ? small(words.proofNeeded) : null}
      ${panel({ id: 'stand', title: words.checklist.title, body: checklist(view, mayChange) })}
      ${panel({ id: 'rollen', title: words.roles.title, body: rolesPart(view, mayChange) })}
      ${
        mayChange
          ? html`${panel({ id: 'organisatie-deel', title: words.organisation.title, body: organisationPart(view) })}
            ${panel({ id: 'inloggen', title: words.signIn.title, body: signInPart(view) })}
            ${panel({ id: 'vertrek', title: words.leaving.title, body: leavingPart(view) })}`
          : null
      }`,
  })
}

function marks({ locale, one, me }: PersonPageView): Html {
  const words = personMessages(locale)
  return html`${one.id === me ? tag('info', words.you) : null}
  ${one.state === 'closed' ? tag('neutral', words.closed) : one.leavesOn === null ? null : tag('warn', words.leaves(formatDate(locale, one.leavesOn)), 'clock')}`
}

function deed({ locale, one }: PersonPageView, path: string, body: Printable): Html {
  return html`<form method="post" action="${localPath(locale, `${personPath(one.id)}/${path}`)}" novalidate>${body}</form>`
}

function checklist(view: PersonPageView, mayChange: boolean): Html {
  const { locale, one, today } = view
  const words = personMessages(locale).checklist
  const steps: readonly (readonly [isDone: boolean, text: string])[] = [
    [one.hasSignedIn, one.hasSignedIn ? words.canSignIn : one.isInvited ? words.invited : words.notInvited],
    [one.hasSecondFactor, words.secondFactor],
    [one.roles.some((role) => holdsOn(role, today)), words.role],
    [true, one.organisation === null ? words.own : words.organisation(one.organisation.name)],
  ]
  return html`<ul class="cjg-list">
      ${steps.map(([isDone, text]) => html`<li>${text} ${isDone ? tag('ok', words.done, 'check') : tag('warn', words.todo, 'clock')}</li>`)}
    </ul>
    ${mayChange && !one.hasSignedIn && !one.isInvited ? deed(view, 'uitnodigen', row(button({ label: words.invite, variant: 'secondary' }))) : null}`
}

function rolesPart(view: PersonPageView, mayChange: boolean): Html {
  const { locale, one, typed, errors } = view
  const words = personMessages(locale).roles
  const day = (name: 'van' | 'tot', label: string, value: string): Html =>
    textField({ locale, name, label, hint: words.dayHint, value, error: errors[name], width: 'code', autocomplete: 'off', optional: true })
  const form = deed(
    view,
    'rol',
    html`${small(words.two)}
    ${selectField({ locale, name: 'rol', label: words.role, empty: words.choose, value: typed.role, error: errors['rol'], options: roles.map((value) => ({ value, label: roleName(locale, value) })) })}
    ${day('van', words.fromLabel, typed.from)} ${day('tot', words.untilLabel, typed.until)}
    ${textField({ locale, name: 'waarom', label: words.why, hint: words.whyHint, value: typed.why, optional: true, autocomplete: 'off' })}
    ${row(button({ label: words.give, icon: 'plus' }))}`,
  )
  return html`${
    one.roles.length === 0
      ? paragraph(words.none)
      : html`<ul class="cjg-ways-in">
          ${one.roles.map((role) => givenRole(view, role, mayChange))}
        </ul>`
  }
  ${mayChange ? foldOut(words.give, form, { open: ['rol', 'van', 'tot'].some((name) => errors[name] !== undefined) }) : null}`
}

function givenRole(view: PersonPageView, given: GivenRole, mayChange: boolean): Html {
  const { locale, today } = view
  const words = personMessages(locale).roles
  const name = roleName(locale, given.role)
  const isToCome = given.from !== null && Temporal.PlainDate.compare(today, given.from) < 0
  const state = isToCome ? tag('info', words.notYet, 'clock') : holdsOn(given, today) ? null : tag('neutral', words.over)
  const facts = [
    given.from === null ? null : words.from(formatDate(locale, given.from)),
    given.until === null ? null : words.until(formatDate(locale, given.until)),
    given.givenBy === null ? null : words.by(given.givenBy),
  ].filter((one) => one !== null)
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong>${name}</strong> ${state}</p>
    ${facts.length === 0 ? null : small(facts.join(' · '))}
    ${mayChange ? deed(view, 'rol-af', html`<input type="hidden" name="rol" value="${given.role}" />${row(button({ label: words.take, hiddenLabel: name, variant: 'danger' }))}`) : null}
  </li>`
}

function organisationPart(view: PersonPageView): Html {
  const { locale, one, organisations, errors } = view
  const words = personMessages(locale).organisation
  return deed(
    view,
    'organisatie',
    html`${selectField({
      locale,
      name: 'organisatie',
      label: words.label,
      empty: words.own,
      value: one.organisation?.id ?? '',
      error: errors['organisatie'],
      options: organisations.map(({ id, name }) => ({ value: id, label: name })),
    })}
    ${row(button({ label: words.save, variant: 'secondary' }))}`,
  )
}

function signInPart(view: PersonPageView): Html {
  const { locale, one } = view
  const words = personMessages(locale).signIn
  if (!one.isLocal && !one.isBound) return paragraph(words.none)
  const name = one.displayName
  return html`${one.roles.some(({ role }) => isHeavy(role)) ? small(words.twoHint) : null}
  ${one.isLocal ? html`${deed(view, 'wissen', row(button({ label: words.reset, hiddenLabel: name, variant: 'secondary' })))}${small(words.resetHint)}` : null}
  ${one.isBound ? html`${deed(view, 'los', row(button({ label: words.unbind, hiddenLabel: name, variant: 'secondary' })))}${small(words.unbindHint)}` : null}`
}

function leavingPart(view: PersonPageView): Html {
  const { locale, one, typed, errors, today } = view
  const words = personMessages(locale).leaving
  const having = one.roles.filter((role) => holdsOn(role, today)).map(({ role }) => roleName(locale, role))
  const ends = [...words.counts(one.belongings), ...(having.length === 0 ? [] : [words.rolesEnd(having.join(', '))])]
  const { programs } = one.belongings
  return html`${paragraph(words.lead)}
  ${one.leavesOn === null ? null : callout({ kind: 'warn', title: words.planned(formatDate(locale, one.leavesOn)) })}
  ${ends.length === 0 ? paragraph(words.nothing) : html`${paragraph(words.ends)}${bulletList(ends)}`}
  ${programs.length === 0 ? null : html`${paragraph(words.programs)}${bulletList(programs)}`}
  ${deed(
    view,
    'vertrek',
    html`${textField({ locale, name: 'dag', label: words.day, hint: words.dayHint, value: typed.leaves, error: errors['dag'], width: 'code', autocomplete: 'off' })}
    ${row(button({ label: words.plan, variant: 'secondary' }))}`,
  )}
  ${one.leavesOn === null ? null : deed(view, 'blijft', row(button({ label: words.stay, variant: 'secondary' })))}
  ${deed(view, 'sluiten', row(button({ label: words.close, hiddenLabel: one.displayName, variant: 'danger' })))} ${small(words.closeHint)}`
}
