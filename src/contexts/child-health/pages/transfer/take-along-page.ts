/** Taking the own record along, in Mijn CJG: what it is, what is in it and what not, and the files. */
import { html, type Html } from '#platform/html.ts'
import { localPath, plural, type Locale } from '#platform/i18n.ts'
import { fingerprintText } from '#platform/signing.server.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import { requestPath } from '../../../families/public-own-file.ts'
import { hasComeOfAge } from '../../rules/transfer/take-along.ts'
import { digestText, type TakeAlong } from '../../use-cases/transfer/take-along.server.ts'
import type { TransferFiles } from '../../use-cases/transfer/hand-over.server.ts'
import { familyPage, type FamilyFrame } from '../family/frame.ts'
import { ownHealthPath } from '../family/paths.ts'
import { transferMessages } from './messages.ts'
import { takeAlongSlug } from './paths.ts'

export type TakeAlongPage = FamilyFrame & { readonly view: TakeAlong; readonly canMakePdf: boolean; readonly fault: string | null }

export function takeAlongPage(page: TakeAlongPage): Html {
  const { locale, view, today, fault } = page
  const words = transferMessages(locale).along
  const { child, isOwn, files } = view
  const lead = !isOwn ? words.leadFor(child.callName) : hasComeOfAge(child.birthDate, today) ? words.leadOfAge : words.leadOwn
  return familyPage(page, {
    ...{ child, part: null, slug: takeAlongSlug, title: isOwn ? words.titleOwn : words.title(child.callName), lead },
    errors: fault === null ? [] : [{ message: fault }],
    main:
      files === null
        ? callout({ kind: 'info', title: words.noKey })
        : html`${panel({ id: 'inhoud', title: words.what, body: contents(locale, view, files) })}
          ${panel({ id: 'bestanden', title: words.files, body: downloads(page, files) })}
          ${panel({ id: 'niet', title: words.notTitle, body: notAlong(page) })}`,
  })
}

function contents(locale: Locale, { isOwn }: TakeAlong, { record }: TransferFiles): Html {
  const { counts, bsn } = transferMessages(locale).out
  const words = transferMessages(locale).along
  const kinds = Object.keys(counts) as (keyof typeof counts)[]
  const lines = kinds.filter((kind) => record[kind].length > 0).map((kind) => plural(locale, record[kind].length, counts[kind]))
  return html`${lines.length === 0 ? paragraph(words.empty) : bulletList([...lines, ...(record.patient.bsn === null ? [] : [bsn])])}
  ${small(isOwn ? words.yoursToKeep : words.safe)}`
}

function downloads({ locale, view, canMakePdf }: TakeAlongPage, files: TransferFiles): Html {
  const words = transferMessages(locale).along
  const moment = `${files.head.madeAt.epochMilliseconds}-${digestText(files)}`
  const at = (file: string): string => localPath(locale, ownHealthPath(view.child.id, `${takeAlongSlug}/${moment}/${file}`))
  const one = (file: string, label: string, variant: 'secondary' | 'primary' = 'secondary'): Html =>
    linkButton({ href: at(file), label, icon: 'download', variant })
  const book = linkButton({
    ...{ href: localPath(locale, ownHealthPath(view.child.id, 'groeiboekje')), label: words.book, icon: 'download', variant: 'secondary' },
  })
  return html`${paragraph(words.toRead)} ${row(...(canMakePdf ? [one('leesbaar', words.readable, 'primary'), book] : []))}
  ${paragraph(words.toGive)} ${row(one('dossier', words.bundle), one('handtekening', words.signature))} ${small(words.together)}
  ${foldOut(
    words.checkTitle,
    html`${paragraph(words.check)}
      <p><code dir="ltr" translate="no">${fingerprintText(files.signedBy)}</code></p>`,
  )}`
}

function notAlong({ locale, view: { child, isOwn } }: TakeAlongPage): Html {
  const words = transferMessages(locale).along
  return html`${paragraph(isOwn ? words.notOwn : words.not)}
  ${paragraph(link(localPath(locale, requestPath(child.id, 'kopie')), words.ask))}`
}
