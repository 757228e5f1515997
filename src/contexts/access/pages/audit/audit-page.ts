/** The audit log for who controls: how it stands, and the form to take out a part of it. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { radioCards } from '#web/components/choice.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { auditFormats } from '../../rules/audit/exported-row.ts'
import type { LogState } from '../../use-cases/audit/read-log-state.server.ts'
import { policyPath } from '../policy/policy-page.ts'
import { logState } from './log-state.ts'
import { auditMessages } from './messages.ts'

export const auditPath = '/werkplek/logboek'
export const auditExportPath = `${auditPath}/ophalen`

type TypedDay = Partial<Readonly<Record<DatePart, string>>>
export type AuditFields = { readonly from: TypedDay; readonly to: TypedDay; readonly format: string; readonly person: string }

export type AuditView = WorkplaceFrame & {
  readonly now: Instant
  readonly state: LogState
  /** Not for who runs the centre: they see how the log stands, and nothing of what is in it. */
  readonly maySeeLines: boolean
  readonly fields: AuditFields
  /** By the name of the field. */
  readonly errors: Readonly<Partial<Record<'van' | 'tot' | 'vorm' | 'persoon', string>>>
  readonly isAnswerToPost: boolean
}

export function auditPage(view: AuditView): Html {
  const { locale, errors } = view
  const words = auditMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => ({ id, message }))
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : auditPath,
    current: 'auditLog',
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${small(link(localPath(locale, policyPath), words.policy))} ${panel({ id: 'state', title: words.state, body: logState(view) })}
      ${view.maySeeLines ? panel({ id: 'export', title: words.export, body: exportForm(view) }) : null}`,
  })
}

function exportForm({ locale, fields, errors }: AuditView): Html {
  const words = auditMessages(locale)
  const choices = auditFormats.map((value) => {
    const [label = value, hint] = words.formats[value] ?? []
    return { value, label, ...(hint === undefined ? {} : { hint }) }
  })
  return html`${paragraph(words.exportText)}
    <form method="post" action="${localPath(locale, auditExportPath)}" novalidate>
      ${dateFields({ locale, name: 'van', label: words.from, value: fields.from, error: errors.van })}
      ${dateFields({ locale, name: 'tot', label: words.to, value: fields.to, error: errors.tot })}
      ${radioCards({ locale, name: 'vorm', label: words.format, value: fields.format, error: errors.vorm, choices })}
      ${textField({ locale, name: 'persoon', label: words.person, hint: words.personHint, optional: true, value: fields.person, error: errors.persoon, autocomplete: 'off' })}
      ${row(button({ label: words.download }))}
    </form>`
}
