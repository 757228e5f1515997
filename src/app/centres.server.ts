/** The centres of the installation, read again every half minute, and what the shell shows of one. */
import { listCentres, type Centre } from '#contexts/access/public.ts'
import { helpBandLines, type Library } from '#contexts/advice/public.ts'
import type { Database } from '#platform/db.server.ts'
import { dutch, english, formatClock, type Locale } from '#platform/i18n.ts'
import { loadAssets } from '#web/assets.server.ts'
import type { Site } from '#web/site.ts'

const freshForMs = 30_000

export type Centres = {
  readonly all: () => Promise<readonly Centre[]>
  readonly find: (id: Centre['id']) => Promise<Centre>
  readonly site: (centre: Centre) => Site
  /** Reads again at the next use. */
  readonly forget: () => void
}

export async function makeCentres(db: Database, library: Library): Promise<Centres> {
  let known = await listCentres(db)
  let readAt = performance.now()
  const sites = new WeakMap<Centre, Site>()
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
      const made = sites.get(centre) ?? siteOf(centre, library)
      sites.set(centre, made)
      return made
    },
    forget() {
      readAt = -Infinity
    },
  }
}

function siteOf(centre: Centre, library: Library): Site {
  return {
    name: centre.name,
    shortName: centre.municipality,
    phone: { shown: centre.phone, dial: centre.phone.replace(/\s/g, '') },
    address: `${centre.streetAddress}, ${centre.town}`,
    hoursText: { nl: hoursText(centre, dutch), en: hoursText(centre, english) },
    helplines: helpBandLines(library),
    themeClass: null,
    drawings: centre.drawings,
    navigation: ['topics', 'ask', 'return'],
    footerPages: [
      { label: { nl: 'Contact en tijden', en: 'Contact and hours' }, path: '/contact' },
      { label: { nl: 'Privacy', en: 'Privacy' }, path: '/privacy' },
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

/** "Ma t/m vr, 8.30 tot 17.00 uur" when all days are alike; otherwise the first and last hour of the week stand on the contact page. */
function hoursText(centre: Centre, locale: Locale): string {
  const phone = centre.openingHours.filter(({ kind }) => kind === 'phone')
  const [first] = phone
  if (first === undefined) return ''
  const days = new Intl.DateTimeFormat(locale.format, { weekday: 'short', timeZone: 'UTC' })
  const name = (weekday: number): string => days.format(new Date(Date.UTC(2024, 0, weekday)))
  const last = phone.at(-1) ?? first
  const until = locale.tag === 'nl' ? 'tot' : 'to'
  const range = `${name(first.weekday)} ${locale.tag === 'nl' ? 't/m' : '–'} ${name(last.weekday)}`
  return `${range.charAt(0).toUpperCase()}${range.slice(1)}, ${formatClock(locale, first.opens).replace(' uur', '')} ${until} ${formatClock(locale, first.closes)}`
}
