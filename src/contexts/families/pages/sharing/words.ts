/** States and people of consent in words: disagreement is blue and calm, never red. */
import type { Html } from '#platform/html.ts'
import { formatDate, type Locale } from '#platform/i18n.ts'
import { html } from '#platform/html.ts'
import { callout } from '#web/components/callout.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { paragraph } from '#web/components/text.ts'
import { plural } from '#platform/i18n.ts'
import type { ConsentState, KnownConsent, KnownShare, NamedRecipient, ShareStanding } from '../../../access/public-sharing.ts'
import type { SharingOverview } from '../../use-cases/sharing/overview.server.ts'
import { sharingMessages } from './messages.ts'
import { professionIn, type Place } from './sheet.ts'

type Names = Pick<SharingOverview, 'names'>

export function nameOf(locale: Locale, { names }: Names, who: string): string {
  return who === 'representative' ? sharingMessages(locale).representative : (names.get(who) ?? '')
}

/** "Mila de Groot en Ruben Bakker" */
export function namesOf(locale: Locale, of: Names, who: readonly string[]): string {
  const { and } = sharingMessages(locale)
  const all = who.map((one) => nameOf(locale, of, one))
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1) ?? ''}`
}

const stateKinds: Readonly<Record<ConsentState['kind'], TagKind>> = {
  'not-required': 'neutral',
  complete: 'ok',
  'complete-by-exception': 'ok',
  incomplete: 'info',
  'parents-disagree': 'info',
  'young-person-disagrees': 'info',
  'said-no': 'info',
  ended: 'neutral',
}

export function stateTag(locale: Locale, state: ConsentState): Html {
  return tag(stateKinds[state.kind], sharingMessages(locale).states[state.kind] ?? '', state.kind === 'complete' ? 'check' : undefined)
}

export function stateText(locale: Locale, of: Names, state: ConsentState): readonly string[] {
  const { stateTexts: words, reasons } = sharingMessages(locale)
  const people = (who: readonly string[]): string => namesOf(locale, of, who)
  const missing = (who: readonly string[]): readonly string[] => (who.length === 0 ? [] : [words.missing(people(who))])
  switch (state.kind) {
    case 'not-required':
      return [words.notRequired]
    case 'complete':
      return [words.complete]
    case 'complete-by-exception':
      return [words.exception(reasons[state.reason] ?? '')]
    case 'incomplete':
      return [...(state.anew ? [words.anew] : []), ...(state.missing.length === 0 ? [words.nobody] : missing(state.missing))]
    case 'parents-disagree':
      return [words.parents(people(state.yes), people(state.no))]
    case 'young-person-disagrees':
      return [words.young(people(['youth'])), ...missing(state.missing)]
    case 'said-no':
      return [words.no(people(state.by)), ...missing(state.missing)]
    case 'ended':
      return [words[state.because]]
  }
}

export function stateCallout(locale: Locale, of: Names, state: ConsentState): Html {
  const isDone = state.kind === 'complete' || state.kind === 'complete-by-exception'
  return callout({
    kind: isDone ? 'ok' : 'info',
    title: sharingMessages(locale).states[state.kind] ?? '',
    body: html`${stateText(locale, of, state).map((line) => paragraph(line))}`,
  })
}

const standingKinds: Readonly<Record<ShareStanding, TagKind>> = {
  waits: 'info',
  open: 'ok',
  over: 'neutral',
  stopped: 'neutral',
  dropped: 'neutral',
  'without-consent': 'info',
}

export function standingTag(locale: Locale, standing: ShareStanding): Html {
  return tag(standingKinds[standing], sharingMessages(locale).standings[standing] ?? '', standing === 'open' ? 'eye' : undefined)
}

export function untilText(locale: Locale, until: KnownConsent['until']): string {
  const words = sharingMessages(locale)
  return until === null ? words.sheet.noEnd : words.until(formatDate(locale, until))
}

/** "Esther Oduya, juf, De Schakel" */
export function recipientText(place: Place & { readonly site: { readonly name: string } }, one: NamedRecipient): string {
  if (one.recipient === 'centre') return place.site.name
  const what = one.organisation === '' ? professionIn(place, one.function) : `${one.function}, ${one.organisation}`
  return `${one.name}, ${what}`
}

export function itemsText(locale: Locale, { kind, items }: Pick<KnownConsent, 'kind' | 'items'>): string {
  const words = sharingMessages(locale)
  if (kind !== 'share') return items.map((item) => words.helps[item] ?? item).join(', ')
  const pieces = items.filter((item) => item.startsWith('piece:')).length
  const parts = [
    ...(pieces === 0 ? [] : [plural(locale, pieces, words.consent.itemPieces)]),
    ...(pieces < items.length ? [words.consent.itemWords] : []),
  ]
  return parts.join(', ')
}

export function sharedWith(place: Place, { sheet }: Pick<KnownShare, 'sheet'>): string {
  const what = sheet.to.organisation === '' ? professionIn(place, sheet.to.function) : `${sheet.to.function}, ${sheet.to.organisation}`
  return `${sheet.to.name}, ${what}`
}
