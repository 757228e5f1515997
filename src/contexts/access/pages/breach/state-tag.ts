import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import type { Breach } from '../../rules/breach/breach.ts'
import { breachMessages } from './messages.ts'

const kinds: Readonly<Record<Breach['state'], TagKind>> = {
  suspected: 'now',
  open: 'info',
  closed: 'ok',
  merged: 'neutral',
  dismissed: 'neutral',
}

/** Where a breach stands, in one or two words. */
export const stateTag = (locale: Locale, state: Breach['state']): Html => tag(kinds[state], breachMessages(locale).states[state])
