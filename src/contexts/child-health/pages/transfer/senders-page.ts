/** Whose signatures are believed: our own key to give away, the senders with who wrote them down and who compared, and the forms for both. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { fingerprintText, publicJwk } from '#platform/signing.server.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { KnownSender, Trust } from '../../use-cases/transfer/trust.server.ts'
import { transferMessages } from './messages.ts'
import { sendersPath } from './paths.ts'

export type SendersPage = WorkplaceFrame & {
  readonly trust: Trust
  readonly typed: Readonly<Record<string, string>>
  readonly fault: { readonly field: string | null; readonly message: string } | null
  readonly done: string | null
  readonly isAnswerToPost: boolean
}

export function sendersPage(page: SendersPage): Html {
  const { locale, trust, fault, done } = page
  const words = transferMessages(locale).trust
  const labels: Readonly<Record<string, string>> = { naam: words.addName, sleutel: words.addKey }
  const errors =
    fault === null
      ? []
      : [fault.field === null ? fault : { id: fault.field, label: labels[fault.field] ?? words.typed, message: fault.message }]
  return workplacePage({
    ...page,
    title: words.title,
    path: page.isAnswerToPost ? null : sendersPath,
    current: 'families',
    errorTitle: fault !== null,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, errors)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${panel({ id: 'eigen', title: words.own, body: own(page) })}
      ${trust.senders.length === 0 ? panel({ id: 'bekend', title: words.known, body: paragraph(words.none) }) : trust.senders.map((one) => senderPanel(page, one))}
      ${panel({ id: 'nieuw', title: words.add, body: addForm(page) })}`,
  })
}

function keyText(text: string): Html {
  return html`<code dir="ltr" translate="no">${text}</code>`
}

function own({ locale, trust }: SendersPage): Html {
  const words = transferMessages(locale).trust
  if (trust.own === null) return callout({ kind: 'warn', title: words.noOwn })
  const { publicKey, fingerprint } = trust.own
  return html`${paragraph(words.ownText)}
  ${definitionRows([
    { term: words.fingerprint, detail: keyText(fingerprintText(fingerprint)) },
    { term: words.key, detail: keyText(publicJwk(publicKey)) },
  ])}`
}

function senderPanel({ locale, typed, fault }: SendersPage, one: KnownSender): Html {
  const words = transferMessages(locale).trust
  const name = `vingerafdruk-${one.id}`
  const isTrusted = one.confirmedBy !== null
  const who = [words.proposed(one.proposedByName), ...(one.confirmedByName === null ? [] : [words.confirmed(one.confirmedByName)])].join(
    ', ',
  )
  const address = localPath(locale, `${sendersPath}/${one.id}`)
  return panel({
    id: `afzender-${one.id}`,
    title: one.name,
    body: html`<p>${tag(isTrusted ? 'ok' : 'warn', isTrusted ? words.states.trusted : words.states.waits)} <bdi>${who}</bdi></p>
      ${isTrusted ? html`<p>${keyText(fingerprintText(one.fingerprint))}</p>` : null}
      ${
        one.mayConfirm
          ? html`<form method="post" action="${address}/vergelijk" novalidate>
              ${textField({
                ...{ locale, name, label: words.typed, hint: words.typedHint, autocomplete: 'off', value: typed[name] },
                error: fault?.field === name ? fault.message : undefined,
              })}
              ${row(button({ label: words.confirm, hiddenLabel: one.name }))}
            </form>`
          : isTrusted
            ? null
            : small(words.waitsForOther)
      }
      <form method="post" action="${address}/einde">${row(button({ label: words.end, hiddenLabel: one.name, variant: 'danger' }))}</form>`,
  })
}

function addForm({ locale, typed, fault }: SendersPage): Html {
  const words = transferMessages(locale).trust
  const of = (name: string, label: string) => ({
    locale,
    name,
    label,
    value: typed[name],
    error: fault?.field === name ? fault.message : undefined,
  })
  return html`<form method="post" action="${localPath(locale, sendersPath)}" novalidate>
    ${textField({ ...of('naam', words.addName), autocomplete: 'off' })}
    ${textArea({ ...of('sleutel', words.addKey), hint: words.addKeyHint, rows: 4 })} ${row(button({ label: words.propose }))}
  </form>`
}
