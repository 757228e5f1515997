/** What stands in the link to the start: the logo of the centre, or our open door with its name. */
import type { Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { logo } from '../drawings/logo.ts'
import { centreWord, textIn, type Site } from '../site.ts'

/** Its own width and height go along, so that the room is there before the picture is; the style sheet makes it fit. */
export function logoPicture(locale: Locale, site: Site): Html {
  if (site.logo) {
    const { src, width, height, alt } = site.logo
    return html`<img class="cjg-logo__image" src="${src}" width="${width}" height="${height}" alt="${textIn(locale, alt)}" />`
  }
  return html`${logo}<span class="cjg-logo__name"><span class="cjg-logo__kind">${centreWord(locale, site)}</span> ${site.shortName}</span>`
}

/** The words for who does not see it. */
export const logoWords = (locale: Locale, site: Site): string => (site.logo ? textIn(locale, site.logo.alt) : site.name)
