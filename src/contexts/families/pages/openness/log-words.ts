/** Who, what and why of one line, in plain words: for the page and for the files that are kept of it. */
import type { Locale } from '#platform/i18n.ts'
import { termIn, type Site } from '#web/site.ts'
import { professionName } from '../../../access/public.ts'
import type { LogLine } from '../../use-cases/who-looked.server.ts'
import { opennessMessages } from './messages.ts'

export type LineWords = {
  readonly who: string
  /** Profession and organisation; or that it went by itself. */
  readonly profession: string
  readonly organisation: string
  readonly deed: string
  readonly groups: readonly string[]
  readonly why: string
}

export function lineWords(locale: Locale, site: Site, line: LogLine): LineWords {
  const { log: words, groups } = opennessMessages(locale)
  return {
    ...whoWords(locale, site, line.who),
    deed: words.deeds[line.deed] ?? line.deed,
    groups: isWhole(line.groups)
      ? [words.whole]
      : // The list itself is a deed of its own; naming it twice says nothing.
        line.groups.filter((group) => group !== 'log').map((group) => groups[group] ?? group),
    why: whyWords(locale, line),
  }
}

function whoWords(locale: Locale, site: Site, who: LogLine['who']): Pick<LineWords, 'who' | 'profession' | 'organisation'> {
  const words = opennessMessages(locale).log
  switch (who.kind) {
    case 'staff':
      return {
        who: who.name,
        profession: termIn(locale, site, who.profession, professionName(locale, who.profession)),
        organisation: site.name,
      }
    case 'me':
      return { who: words.me, profession: '', organisation: '' }
    case 'family':
      return { who: who.name ?? words.familyName, profession: '', organisation: '' }
    case 'system':
      return { who: words.system1, profession: words.systemText, organisation: site.name }
    case 'partner':
      return { who: words.partner, profession: words.systemText, organisation: '' }
  }
}

function whyWords(locale: Locale, { why }: LogLine): string {
  const words = opennessMessages(locale).log
  const text = words.whys[why.kind] ?? ''
  const purpose = 'purpose' in why && why.purpose !== null ? words.purposes[why.purpose] : undefined
  return purpose === undefined ? text : `${text}: ${purpose}`
}

/** All that there is for most: then one word says more than ten. */
function isWhole(groups: readonly string[]): boolean {
  return ['index', 'identity', 'contact', 'family', 'care', 'healthPieces', 'helpPieces', 'supportPieces', 'sharing'].every((group) =>
    groups.includes(group),
  )
}
