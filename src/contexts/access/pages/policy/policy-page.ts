/** The register of editions of the access policy: which rules hold, which held before, and what became different. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath, plural, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, link, paragraph, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceEntry, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Edition, EditionChanges } from '../../rules/policy/edition.ts'
import type { PolicyRegister } from '../../use-cases/policy/editions.server.ts'
import { policyMessages } from './messages.ts'

export const policyPath = '/werkplek/toegangsregels'
export const policyFilePath = `${policyPath}/bestand`

export type PolicyView = WorkplaceFrame & {
  readonly now: Instant
  readonly register: PolicyRegister
  /** From where this reader comes: it has no place of its own in the menu. */
  readonly current: WorkplaceEntry
}

export function policyPage(view: PolicyView): Html {
  const { locale, register } = view
  const words = policyMessages(locale)
  const newest = register.editions[0]
  const isNoted = newest?.version === register.version
  return workplacePage({
    ...view,
    title: words.title,
    path: policyPath,
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${panel({
        id: 'nu',
        title: words.now,
        body: html`<p class="nl-paragraph">${versionOf(locale, register.version)}</p>
          ${isNoted ? null : callout({ kind: 'warn', title: words.notNoted })} ${small(words.inLog)}
          ${paragraph(link(localPath(locale, policyFilePath), words.download))}`,
      })}
      ${panel({
        id: 'versies',
        title: words.list,
        body:
          newest === undefined
            ? paragraph(words.none)
            : html`<ul class="cjg-ways-in">
                ${register.editions.map((one) => edition(view, one))}
              </ul>`,
      })}`,
  })
}

function versionOf(locale: Locale, version: string): Html {
  return html`<strong class="cjg-breakable">${policyMessages(locale).version(version)}</strong>`
}

function edition({ locale, now }: PolicyView, { version, heldFrom, heldUntil, changes }: Edition): Html {
  const words = policyMessages(locale)
  const at = (moment: Instant): string => formatMoment(locale, moment, now)
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">${versionOf(locale, version)} ${heldUntil === null ? tag('ok', words.holds, 'check') : null}</p>
    ${small(heldUntil === null ? words.from(at(heldFrom)) : words.fromTo(at(heldFrom), at(heldUntil)))}
    ${changes === null ? small(words.first) : foldOut(words.changes, bulletList(changeLines(locale, changes)))}
  </li>`
}

function changeLines(locale: Locale, { deeds, lines, needs }: EditionChanges): readonly Html[] {
  const words = policyMessages(locale)
  const named = (names: readonly string[], say: (all: string) => string): readonly string[] =>
    names.length === 0 ? [] : [say(names.join(', '))]
  const counted = (count: number, forms: { readonly one: string; readonly other: string }): readonly string[] =>
    count === 0 ? [] : [`${plural(locale, count, forms)}.`]
  const all = [
    ...named(deeds.added, words.added),
    ...named(deeds.gone, words.gone),
    ...named(deeds.changed, words.changed),
    ...counted(lines.added, words.linesAdded),
    ...counted(lines.gone, words.linesGone),
    ...named(needs, words.needs),
  ]
  return (all.length === 0 ? [words.nothing] : all).map((line) => html`<span class="cjg-breakable">${line}</span>`)
}
