/** A single piece of the record in words, for who decides about erasing it: what it is, without what stands in it. */
import { vaccinationWords } from '#calculators/vaccination/describe.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { formatDate } from '#platform/i18n.ts'
import type { Locale } from '#platform/locale.ts'
import type { OfferedPiece } from '../../../access/public-retention.ts'
import { lawOfPiece, type SinglePiece } from '../../rules/erasure/single-pieces.ts'
import { isOwnSet } from '../../rules/family/visit-questions.ts'
import { nationalMoments } from '../../rules/schedule/moments.ts'
import { contactMessages } from '../contact/messages.ts'
import { topicName } from '../contact/talk-part.ts'
import { contactName } from '../record/contacts-panel.ts'
import { recordMessages } from '../record/messages.ts'
import { screeningMessages } from '../screening/messages.ts'
import { erasureMessages } from './messages.ts'

export const offered = (piece: SinglePiece): OfferedPiece => ({
  id: piece.id,
  kind: piece.kind,
  kindIn: (locale) => erasureMessages(locale).kinds[piece.kind],
  lawIn: (locale) => erasureMessages(locale).laws[lawOfPiece[piece.kind]],
  whatIn: (locale) => `${whatIn(locale, piece)}, ${formatDate(locale, piece.on)}`,
})

function whatIn(locale: Locale, { kind, code }: SinglePiece): string {
  const words = recordMessages(locale)
  const of = (names: Readonly<Record<string, string>>): string => names[code ?? ''] ?? code ?? ''
  switch (kind) {
    case 'visit':
      return contactName(locale, { moments: nationalMoments }, { moment: code })
    case 'measurement':
    case 'homeMeasurement':
      return of(words.measures)
    case 'milestone':
      return erasureMessages(locale).item(code ?? '')
    case 'screening':
      return of(screeningMessages(locale).kinds)
    case 'referral':
      return of(words.referrals.to)
    case 'vaccination':
      // `as`: the check of the table keeps the vaccines.
      return vaccinationWords[locale.tag === 'nl' ? 'nl' : 'en'].vaccines[code as Vaccine]
    case 'questionnaire':
      return isOwnSet(code ?? '') ? erasureMessages(locale).ownQuestions : (code ?? '')
    case 'topic':
      return topicName(contactMessages(locale), code ?? '')
  }
}
