/** What happened: the pieces of the file that may be seen, newest first. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment } from '#platform/i18n.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, paragraph, small } from '#web/components/text.ts'
import { pieceFields } from '../../rules/piece.ts'
import type { FamilyView } from './family-page.ts'
import { familyMessages } from './messages.ts'
import { workPanel } from './parts.ts'
import { way } from './way.ts'

export function piecesPanel(view: FamilyView): Html | null {
  const { locale, family, now } = view
  const words = familyMessages(locale)
  if (!pieceFields.some((group) => family.sees.has(group))) return null
  return workPanel(
    'pieces',
    words.pieces,
    family.pieces.length === 0
      ? paragraph(words.noPieces)
      : family.pieces.map((piece) =>
          foldOut(
            html`<span dir="auto">${piece.title}</span> ${tag('outline', words.pieceGroups[piece.fields])}`,
            html`${small(`${words.pieceKinds[piece.kind]}. ${words.by(piece.author, formatMoment(locale, piece.writtenAt, now))}`)}
            ${piece.aboutThirdPerson ? html`<p class="nl-paragraph">${tag('info', words.thirdPerson)}</p>` : null}
            ${piece.body.split(/\n+/u).map((line) => html`<p class="nl-paragraph" dir="auto">${line}</p>`)}`,
          ),
        ),
    way(
      view,
      'notitie',
      words.writePiece,
      pieceFields.some((group) => family.writes.has(group)),
    ),
  )
}
