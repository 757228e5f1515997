/** The centres of the installation, read again every half minute, and what the shell shows of one. */
import { listCentres, type Centre } from '#contexts/access/public.ts'
import { logoAddress } from '#contexts/access/pages.ts'
import { helpBandLines, type Library } from '#contexts/advice/public.ts'
import type { Database } from '#platform/db.server.ts'
import { dutch, english, formatClock, locales, type Locale } from '#platform/i18n.ts'
import { loadAssets, makeAsset, type Asset } from '#web/assets.server.ts'
import type { LocalText, Site, SiteLogo } from '#web/site.ts'
import { themeStyle } from '#web/theme/centre-theme.ts'

const freshForMs = 30_000

const themeClassOf = ({ slug }: Centre): string => `theme-${slug}`

export type Centres = {
  readonly all: () => Promise<readonly Centre[]>
  readonly find: (id: Centre['id']) => Promise<Centre>
  /** The same object as long as nothing in it changed: finished pages are kept with it. */
  readonly site: (centre: Centre) => Site
  /** The style sheet of a centre's theme by its address; one that was just replaced is still there for pages that are kept. */
  readonly findSheet: (url: string) => Asset | null
  /** One more sentence for who tries the demonstration, such as how far it is filled; null takes it away. */
  readonly remark: (text: LocalText | null) => void
  /** Reads again at the next use. */
  readonly forget: () => void
}

export async function makeCentres(db: Database, library: Library): Promise<Centres> {
  let known = await listCentres(db)
  let readAt = performance.now()
  let sites = new WeakMap<Centre, Site>()
  const latest = new Map<Centre['id'], { readonly text: string; readonly site: Site }>()
  let remark: LocalText | null = null
  const sheets = new Map<string, Asset>()
  const sheetOf = (centre: Centre): Asset | null => {
    if (Object.keys(centre.look.tokens).length === 0) return null
    const sheet = makeAsset(`theme-${centre.slug}.css`, Buffer.from(themeStyle(themeClassOf(centre), centre.look.tokens)))
    sheets.set(sheet.url, sheet)
    return sheet
  }
  const unchanged = (id: Centre['id'], site: Site): Site => {
    const text = JSON.stringify(site)
    const before = latest.get(id)
    if (before?.text === text) return before.site
    latest.set(id, { text, site })
    return site
  }
  const all = async (): Promise<readonly Centre[]> => {
    if (known.length === 0 || performance.now() - readAt > freshForMs) {
      readAt = performance.now()
      known = await listCentres(db)
    }
    return known
  }
  return {
    all,
    async find(id) {
      const centre = (await all()).find((one) => one.id === id)
      if (centre === undefined) throw new Error('There is no such centre')
      return centre
    },
    site(centre) {
      const made = sites.get(centre) ?? unchanged(centre.id, withRemark(siteOf(centre, library, sheetOf(centre)), remark))
      sites.set(centre, made)
      return made
    },
    findSheet: (url) => sheets.get(url) ?? null,
    remark(text) {
      remark = text
      sites = new WeakMap()
    },
    forget() {
      readAt = -Infinity
    },
  }
}

function withRemark(site: Site, remark: LocalText | null): Site {
  if (site.notice === null || remark === null) return site
  return { ...site, notice: { nl: `${site.notice.nl} ${remark.nl}`, en: `${site.notice['en'] ?? ''} ${remark['en'] ?? ''}` } }
}

/** What the shell shows of a centre; `sheet` is its theme. */
export function siteOf(centre: Centre, library: Library, sheet: Asset | null): Site {
  return {
    name: centre.name,
    shortName: centre.municipality,
    phone: { shown: centre.phone, dial: centre.phone.replace(/\s/g, '') },
    address: `${centre.streetAddress}, ${centre.town}`,
    objectionBody: centre.objectionBody ?? null,
    hoursText: { nl: hoursText(centre, dutch), en: hoursText(centre, english) },
    helplines: helpBandLines(library),
    themeClass: sheet === null ? null : themeClassOf(centre),
    themeSheet: sheet?.url ?? null,
    logo: logoOf(centre),
    navigationNames: centre.look.menu,
    terms: centre.look.terms,
    drawings: centre.drawings,
    languages: locales.filter(({ tag }) => centre.languages.includes(tag)),
    navigation: ['topics', 'ask', 'return'],
    footerPages: [
      { label: { nl: 'Over ons', en: 'About us' }, path: '/over-ons' },
      { label: { nl: 'Contact en tijden', en: 'Contact and hours' }, path: '/contact' },
      { label: { nl: 'Klacht of niet tevreden', en: 'Complaint or not satisfied' }, path: '/klachten' },
      { label: { nl: 'Privacy', en: 'Privacy' }, path: '/privacy' },
      { label: { nl: 'Cookies', en: 'Cookies' }, path: '/cookies' },
      { label: { nl: 'Toegankelijkheid', en: 'Accessibility' }, path: '/toegankelijkheid' },
      { label: { nl: 'Rekenhulp', en: 'Calculators' }, path: '/rekenhulp' },
      { label: { nl: 'Je sleutel', en: 'Your key' }, path: '/sleutel' },
      { label: { nl: 'Mijn CJG', en: 'My CJG' }, path: '/mijn' },
      { label: { nl: 'Snel weg van deze site', en: 'Leave this site fast' }, path: '/snel-weg' },
      { label: { nl: 'Voor medewerkers', en: 'For staff' }, path: '/inloggen' },
    ],
    quickExitUrl: 'https://www.buienradar.nl/',
    notice: centre.demonstration
      ? {
          nl: 'Dit is een voorbeeld. De mensen en het centrum zijn verzonnen.',
          en: 'This is a demonstration. The people and the centre are invented.',
        }
      : null,
    assets: loadAssets().page,
  }
}

function logoOf({ logo }: Centre): SiteLogo | null {
  if (logo === null) return null
  const { hash, width, height, alt } = logo
  return { src: logoAddress(hash), width, height, alt }
}

/** "Ma t/m vr, 8.30 tot 17.00 uur" when all days are alike; otherwise the first and last hour of the week stand on the contact page. */
function hoursText(centre: Centre, locale: Locale): string {
  const phone = centre.openingHours.filter(({ kind }) => kind === 'phone')
  const [first] = phone
  if (first === undefined) return ''
  const days = new Intl.DateTimeFormat(locale.format, { weekday: 'short', timeZone: 'UTC' })
  const name = (weekday: number): string => days.format(new Date(Date.UTC(2024, 0, weekday)))
  const last = phone.at(-1) ?? first
  const until = locale.tag === 'nl' ? 'tot' : 'to'
  const isOneDay = first.weekday === last.weekday
  const range = isOneDay ? name(first.weekday) : `${name(first.weekday)} ${locale.tag === 'nl' ? 't/m' : '–'} ${name(last.weekday)}`
  return `${range.charAt(0).toUpperCase()}${range.slice(1)}, ${formatClock(locale, first.opens).replace(' uur', '')} ${until} ${formatClock(locale, first.closes)}`
}
