/** The own yes, no or first a talk to one vaccine, and what the words of everybody come to; on the page of vaccinations and at an invitation. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { small } from '#web/components/text.ts'
import type { Says } from '../../../vaccination/public.ts'
import type { OwnWord } from '../../rules/family/own-word.ts'
import { familyMessages } from './messages.ts'

export type Answering = { readonly locale: Locale; readonly action: string; readonly mayTell: boolean }
export type Answered = { readonly vaccine: Vaccine; readonly word: OwnWord; readonly says: Says | null }

export function ownAnswer({ locale, action, mayTell }: Answering, { vaccine, word, says }: Answered, name: string): Html {
  const { jabs: words } = familyMessages(locale)
  if (word.kind === 'no-say') return small(words.noSay)
  const meaning = {
    open: () => [words.words.open],
    round: () => [words.words.round],
    'yes-not-round': (considered: boolean) => [words.words.notRound, ...(considered ? [words.words.considered] : [])],
    no: (considered: boolean) => [words.words.no, ...(considered ? [words.words.considered] : [])],
    talk: () => [words.words.talk],
  }[word.kind]('considered' in word && word.considered)
  const two = (['yes', 'no', 'talk'] as const).filter((one) => one !== says)
  return html`<p class="nl-paragraph">${says === null ? null : html`<strong>${words.said[says]}</strong> `}${meaning.join(' ')}</p>
    ${
      mayTell
        ? html`<form method="post" action="${localPath(locale, action)}">
            <input type="hidden" name="vaccines" value="${vaccine}" />
            <div class="cjg-row">
              ${two.map((one) => button({ label: words[one], hiddenLabel: name, name: 'says', value: one, variant: 'secondary' }))}
            </div>
          </form>`
        : null
    }`
}

/** One yes for all that is open. */
export function yesToAll({ locale, action }: Answering, open: readonly Vaccine[]): Html | null {
  if (open.length < 2) return null
  return html`<form method="post" action="${localPath(locale, action)}">
    ${open.map((one) => html`<input type="hidden" name="vaccines" value="${one}" />`)}
    ${button({ label: familyMessages(locale).jabs.yesAll(open.length), name: 'says', value: 'yes', variant: 'secondary' })}
  </form>`
}
