/** The ways on that close every page: ask, walk in, call, book. Only what exists is shown. */
import { localPath, plural, type Locale } from '#platform/i18n.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import type { PlainDate } from '#platform/time.ts'
import { panel } from '#web/components/panel.ts'
import { fillIn, leftToRight, small } from '#web/components/text.ts'
import { linkCards, nightWays, type LinkCard, type NightWay } from '#web/components/ways.ts'
import type { Site } from '#web/site.ts'
import { pageMessages } from './messages.ts'
import { openingText, walkInText, type Opening } from './opening.ts'
import { paths } from './paths.ts'
import type { PageFrame } from './words.ts'

export type WaysOn = {
  readonly today: PlainDate
  /** Within how many working days a question is answered. */
  readonly answerWithinDays: number
  readonly phone: Opening
  readonly walkIn: { readonly opening: Opening; readonly place: string } | null
  /** Where an appointment is made, without language prefix; null while that does not exist. */
  readonly bookPath: string | null
}

export const askDetail = (locale: Locale, { answerWithinDays }: WaysOn): string => {
  const words = pageMessages(locale).ways
  return words.askDetail(plural(locale, answerWithinDays, words.workingDays))
}

/** "Bel 088 000 12 34", with the number kept from left to right. */
export function callWords(locale: Locale, site: Site): Html {
  return fillIn(pageMessages(locale).ways.call, leftToRight(site.phone.shown))
}

/** The dark panel beside an article: "Liever even praten?". */
export function waysPanel({ locale, site }: PageFrame, ways: WaysOn): Html {
  const words = pageMessages(locale).ways
  const items: NightWay[] = [
    { href: localPath(locale, paths.ask), icon: 'mail', title: words.ask, detail: askDetail(locale, ways) },
    ...(ways.walkIn
      ? [
          {
            href: localPath(locale, paths.contact),
            icon: 'door' as const,
            title: words.walkIn,
            detail: html`${walkInText(locale, ways.walkIn.opening, ways.today, 'short')}, <bdi>${ways.walkIn.place}</bdi>`,
          },
        ]
      : []),
    { href: `tel:${site.phone.dial}`, icon: 'phone', title: callWords(locale, site), detail: openingText(locale, ways.phone, ways.today) },
    ...(ways.bookPath
      ? [{ href: localPath(locale, ways.bookPath), icon: 'calendar' as const, title: words.book, detail: words.bookDetail }]
      : []),
  ]
  return panel({ id: 'ways-on', title: words.title, tone: 'night', body: html`${small(words.text)}${nightWays(items)}` })
}

/** The same as big cards, on the home page and under an entrance. */
export function waysCards({ locale, site }: PageFrame, ways: WaysOn): Html {
  const words = pageMessages(locale).ways
  const call: LinkCard = {
    href: `tel:${site.phone.dial}`,
    icon: 'phone',
    tint: 'pink',
    title: callWords(locale, site),
    text: openingText(locale, ways.phone, ways.today),
  }
  const book: LinkCard[] = ways.bookPath
    ? [{ href: localPath(locale, ways.bookPath), icon: 'calendar', tint: 'pink', title: words.book, text: words.bookDetail }]
    : []
  const walkIn: LinkCard[] = ways.walkIn
    ? [
        {
          href: localPath(locale, paths.contact),
          icon: 'door',
          tint: 'sky',
          title: words.walkIn,
          text: html`${walkInText(locale, ways.walkIn.opening, ways.today, 'short')}, <bdi>${ways.walkIn.place}</bdi>.`,
        },
      ]
    : []
  return linkCards([
    { href: localPath(locale, paths.ask), icon: 'mail', tint: 'sun', title: words.ask, text: askDetail(locale, ways) },
    ...walkIn,
    ...(book.length > 0 ? book : [call]),
    { href: localPath(locale, paths.back), icon: 'key', tint: 'mint', title: words.back, text: words.backDetail },
  ])
}

/** What is open now: walk in and telephone, with a dot that is also said in words. */
export function openNow({ locale, site }: PageFrame, ways: WaysOn): Html {
  const words = pageMessages(locale).opening
  const dot = (open: boolean): Html =>
    html`<span class="cjg-now__dot${open ? ' cjg-now__dot--open' : ''}"
      ><span class="cjg-hidden">${open ? words.isOpen : words.isShut}</span></span
    >`
  const walkInOpen = ways.walkIn?.opening.state === 'open'
  const walkIn = ways.walkIn
    ? html`<div class="cjg-now__part">
        ${dot(walkInOpen)}
        <p class="cjg-now__title">${walkInText(locale, ways.walkIn.opening, ways.today)}</p>
        <p class="cjg-small">${walkInOpen ? words.walkInNow : words.walkInLater}</p>
        <p class="cjg-small">
          <a class="nl-link" href="${localPath(locale, paths.contact)}"><bdi>${ways.walkIn.place}</bdi></a>
        </p>
      </div>`
    : nothing
  return html`<div class="cjg-now${ways.walkIn ? ' cjg-now--two' : ' cjg-now--one'}">
    ${walkIn}
    <div class="cjg-now__part">
      ${dot(ways.phone.state === 'open')}
      <p class="cjg-now__title"><a class="nl-link" href="tel:${site.phone.dial}">${callWords(locale, site)}</a></p>
      <p class="cjg-small">${openingText(locale, ways.phone, ways.today)}</p>
    </div>
  </div>`
}
