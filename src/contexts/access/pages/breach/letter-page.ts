/**
 * The letter to whom it concerns, in plain words: one, or one per file that is known. No name stands in it: that is added by hand. What it must say: AVG 34(2)
 * with 33(3)(b)(c)(d): what happened and what may come of it, what was done, and whom to ask.
 */
import { html, type Html } from '#platform/html.ts'
import { dutch, english, formatDate, localPath } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { typedText } from '#web/components/letter.ts'
import { bulletList, heading, link, paragraph, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { OpenedBreach } from '../../use-cases/breach/read-breaches.server.ts'
import { breachMessages } from './messages.ts'
import { breachLetterPath, breachPath } from './paths.ts'

export type LetterView = WorkplaceFrame & Pick<OpenedBreach, 'breach' | 'persons'> & { readonly now: Instant }

export function letterPage(view: LetterView): Html {
  const { locale, breach, persons } = view
  const words = breachMessages(locale).letter
  const other = locale.tag === dutch.tag ? english : dutch
  // Who was told already needs no letter any more.
  const waiting = persons.filter(({ toldAt }) => toldAt === null).map(({ personId }) => personId)
  return workplacePage({
    ...view,
    title: words.title,
    path: breachLetterPath(breach.id),
    current: 'breaches',
    main: html`<div class="cjg-no-print">
        <p class="cjg-work-back">${link(localPath(locale, breachPath(breach.id)), breachMessages(locale).one.title(breach.number))}</p>
        <div class="cjg-work-head">${heading(1, words.title)}</div>
        <p class="cjg-work-lead">${words.note}</p>
        ${small(words.print)} ${waiting.length > 1 ? small(words.copies(waiting.length)) : null}
        <p class="nl-paragraph">
          <a class="nl-link" href="${localPath(other, breachLetterPath(breach.id))}" lang="${other.tag}" hreflang="${other.tag}"
            >${words.otherLanguage}</a
          >
        </p>
      </div>
      ${(waiting.length === 0 ? [null] : waiting).map((personId) => letter(view, personId))}`,
  })
}

function letter({ locale, site, breach }: LetterView, personId: string | null): Html {
  const { letter: words, dataKinds } = breachMessages(locale)
  const { dataKinds: kinds } = breach.facts
  return html`<article class="cjg-sheet cjg-breach-letter cjg-prose">
    ${personId === null ? null : small(words.fileNumber(personId.slice(-8)))} ${paragraph(words.place)} ${heading(2, words.subject)}
    ${paragraph(words.greeting)}${paragraph(words.opening(site.name, formatDate(locale, localDate(breach.discoveredAt))))}
    ${heading(3, words.what)}${breach.telling.letter === '' ? paragraph(words.noText) : typedText(breach.telling.letter)}
    ${heading(3, words.data)}${kinds.length === 0 ? paragraph(words.unknownData) : bulletList(kinds.map((one) => dataKinds[one]))}
    ${heading(3, words.measures)}${paragraph(words.measuresText)} ${heading(3, words.you)}${bulletList(words.youText)}
    ${paragraph(words.sorry)}${paragraph(words.contact(site.phone.shown))} ${paragraph(html`${words.closing}<br />${site.name}`)}
  </article>`
}
