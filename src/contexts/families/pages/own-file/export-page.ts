/** Keeping the whole file: in which form, and what is not in it. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { framed, type Plain } from '../openness/frame.ts'
import { exportPath, filePath, requestPath } from '../openness/paths.ts'
import { ownFileMessages } from './messages.ts'

export type ExportView = Plain & { readonly personId: string; readonly name: string; readonly kinds: readonly ('pdf' | 'json')[] }

export function exportPage(view: ExportView): Html {
  const { locale, personId, name, kinds } = view
  const words = ownFileMessages(locale).exportPage
  const file = (kind: 'pdf' | 'json', i: number): Html =>
    linkButton({
      ...{ href: `${localPath(locale, `${exportPath(personId)}/bestand`)}?soort=${kind}`, label: words[kind], icon: 'download' },
      variant: i === 0 ? 'primary' : 'secondary',
    })
  return framed(view, {
    title: words.title,
    path: exportPath(personId),
    under: [{ label: name, href: localPath(locale, filePath(personId)) }],
    main: html`${heading(1, words.title)}${lead(words.lead(name))}${callout({ kind: 'warn', title: words.careful })}${row(...kinds.map(file))}
    ${paragraph(words.print)}${paragraph(link(localPath(locale, filePath(personId)), words.toFile))}
    ${paragraph(link(localPath(locale, requestPath(personId, 'kopie')), words.paper))}${small(words.left)}`,
  })
}
