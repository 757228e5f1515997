/** The administration of accounts: who works here, open invitations, and the form to invite. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { professions } from '../../rules/account.ts'
import { roles } from '../../rules/permissions.ts'
import type { AccountSummary } from '../../use-cases/accounts.server.ts'
import { isHeavy } from '../../rules/administration/heavy-role.ts'
import type { ListedInvitation } from '../../use-cases/invitations.server.ts'
import { professionName, roleName } from '../messages.ts'
import { staffMessages } from './messages.ts'

export const staffPath = '/werkplek/medewerkers'

export type StaffView = WorkplaceFrame & {
  readonly me: Id<'account'>
  readonly accounts: readonly AccountSummary[]
  readonly invitations: readonly ListedInvitation[]
  readonly done: string | null
  readonly error: string | null
}

export function staffPage(view: StaffView): Html {
  const { locale, accounts, invitations, done, error } = view
  const words = staffMessages(locale).list
  return workplacePage({
    ...view,
    title: words.title,
    path: staffPath,
    current: 'staff',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ message: error }])}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${row(
        linkButton({ href: localPath(locale, `${staffPath}/uitnodigen`), label: words.invite, icon: 'plus' }),
        linkButton({ href: localPath(locale, `${staffPath}/lijst`), label: words.list, variant: 'secondary' }),
      )}
      ${panel({
        id: 'invitations',
        title: words.invitations,
        body:
          invitations.length === 0
            ? paragraph(words.noInvitations)
            : html`<ul class="cjg-ways-in">
                ${invitations.map((one) => invitation(view, one))}
              </ul>`,
      })}
      ${panel({
        id: 'accounts',
        title: words.people,
        body: html`<ul class="cjg-ways-in">
          ${accounts.map((one) => account(view, one))}
        </ul>`,
      })}`,
  })
}

function deed({ locale }: StaffView, path: string, body: Printable): Html {
  return html`<form method="post" action="${localPath(locale, `${staffPath}${path}`)}" class="cjg-row" novalidate>${body}</form>`
}

function invitation(view: StaffView, { id, email, profession, roles: given, now, expiresAt }: StaffView['invitations'][number]): Html {
  const { locale } = view
  const words = staffMessages(locale).list
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong translate="no">${email}</strong></p>
    ${small(`${professionName(locale, profession)} · ${given.map((role) => roleName(locale, role)).join(', ') || words.noRoles}`)}
    ${small(now === 'expired' ? words.expired : words.until(formatDate(locale, localDate(expiresAt))))}
    <div class="cjg-row">
      ${deed(view, `/uitnodigingen/${id}/opnieuw`, button({ label: words.resend, hiddenLabel: email, variant: 'secondary' }))}
      ${deed(view, `/uitnodigingen/${id}/intrekken`, button({ label: words.revoke, hiddenLabel: email, variant: 'danger' }))}
    </div>
  </li>`
}

function account(view: StaffView, one: AccountSummary): Html {
  const { locale, me } = view
  const words = staffMessages(locale).list
  const ways = one.signsInWith.length === 0 ? words.signsIn.none : one.signsInWith.map((way) => words.signsIn[way]).join(', ')
  const marks = html`${one.id === me ? tag('info', words.you) : null}${one.state === 'closed' ? tag('neutral', words.closed) : null}`
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong translate="no">${one.displayName}</strong> ${marks}</p>
    ${small(html`<span translate="no">${one.email}</span> · ${professionName(locale, one.profession)} · ${ways}`)}
    ${small(one.roles.map((role) => roleName(locale, role)).join(', ') || words.noRoles)}
    ${one.state === 'closed' ? null : small(link(localPath(locale, `${staffPath}/${one.id}`), one.id === me ? words.look(one.displayName) : words.manage(one.displayName)))}
  </li>`
}

export type InviteView = WorkplaceFrame & {
  readonly typed: { readonly email: string; readonly profession: string; readonly roles: readonly string[] }
  readonly errors: Readonly<Record<string, string>>
}

export function invitePage(view: InviteView): Html {
  const { locale, typed, errors } = view
  const words = staffMessages(locale).invite
  const failed = Object.entries(errors).map(([id, message]) => ({ ...(id === 'form' ? {} : { id }), message }))
  return workplacePage({
    ...view,
    title: words.title,
    path: `${staffPath}/uitnodigen`,
    current: 'staff',
    errorTitle: failed.length > 0,
    main: html`${errorSummary(locale, failed)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      <form method="post" action="${localPath(locale, `${staffPath}/uitnodigen`)}" class="cjg-prose" novalidate>
        ${textField({ locale, name: 'email', label: words.email, type: 'email', autocomplete: 'off', value: typed.email, error: errors['email'] })}
        ${selectField({
          locale,
          name: 'beroep',
          label: words.profession,
          empty: words.choose,
          value: typed.profession,
          options: professions.map((value) => ({ value, label: professionName(locale, value) })),
          error: errors['beroep'],
        })}
        ${checkCards({
          locale,
          name: 'rollen',
          label: words.roles,
          // The two that are given by two people come after the account is there.
          choices: roles.filter((role) => !isHeavy(role)).map((role) => ({ value: role, label: roleName(locale, role) })),
          values: typed.roles,
          error: errors['rollen'],
        })}
        ${row(button({ label: words.button }))}
      </form>`,
  })
}
