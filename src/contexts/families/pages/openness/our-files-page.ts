/** "Ons dossier": whose files somebody sees today, why, what of it, and what the next birthday changes. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, foldOut, heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import type { OwnBinding } from '../../../access/public-openness.ts'
import type { OurFile, OurFiles } from '../../use-cases/our-files.server.ts'
import { framed, type Plain } from './frame.ts'
import { opennessMessages } from './messages.ts'
import { filePath, filesPath, limitedPath, logPath, loosenPath, newOwnKeyPath, requestsPath } from './paths.ts'

export type OurFilesView = Plain & { readonly ours: OurFiles; readonly binding: OwnBinding }

export function ourFilesPage(view: OurFilesView): Html {
  const { locale, ours, binding } = view
  const words = opennessMessages(locale).files
  const none = emptyState({ title: words.none, text: paragraph(words.noneText), scene: null })
  return framed(view, {
    title: words.title,
    path: filesPath,
    main: html`${heading(1, words.title)}${lead(words.lead)}
    ${ours.files.length === 0 ? none : ours.files.map((one) => file(locale, one, one.personId === binding.personId))}
    ${ours.later.map((day) => paragraph(words.later(formatDate(locale, day))))}
    ${paragraph(link(localPath(locale, requestsPath), words.requests))}
    ${panel({ id: 'without', title: words.without, body: html`${paragraph(words.withoutText)}${paragraph(link(localPath(locale, limitedPath), words.withoutLink))}` })}
    ${panel({ id: 'account', title: words.account, body: account(locale, binding) })}`,
  })
}

function file(locale: Locale, one: OurFile, isOwn: boolean): Html {
  const { files: words, groups } = opennessMessages(locale)
  const { next } = one
  const change =
    next === null
      ? null
      : isOwn
        ? words.ownNext[next.age](formatDate(locale, next.on))
        : words.next[next.age](one.name, formatDate(locale, next.on))
  const facts = [
    { term: words.because, detail: whyText(locale, one) },
    ...(change === null ? [] : [{ term: words.change, detail: change }]),
  ]
  return panel({
    id: `dossier-${one.personId}`,
    title: one.name,
    body: html`${small(words.born(formatDate(locale, one.birthDate)))}${definitionRows(facts)}
    ${foldOut(words.sees, bulletList(one.sees.map((group) => groups[group] ?? group)))}
    ${row(
      linkButton({ href: localPath(locale, filePath(one.personId)), label: words.open, hiddenLabel: one.name }),
      linkButton({
        href: localPath(locale, logPath(one.personId)),
        label: words.log,
        hiddenLabel: one.name,
        variant: 'secondary',
        icon: 'eye',
      }),
    )}`,
  })
}

export function whyText(locale: Locale, { why, name }: Pick<OurFile, 'why' | 'name'>): string {
  const { self, authority } = opennessMessages(locale).files
  if (why.kind === 'self') return self
  if (why.until === null || why.ends === 'never') return authority.never(name)
  return authority[why.ends](name, formatDate(locale, why.until))
}

function account(locale: Locale, binding: OwnBinding): Html {
  const words = opennessMessages(locale).files
  const renew = html`<form method="post" action="${localPath(locale, newOwnKeyPath)}">
    ${button({ label: words.newOwnKey, variant: 'secondary', icon: 'key' })}
  </form>`
  return html`${paragraph(words.bound(formatDate(locale, localDate(binding.boundAt))))}${binding.hasOwnKey ? renew : null}
  ${paragraph(link(localPath(locale, loosenPath), words.loosen))}`
}
