/** What the shell knows of a centre: name, reach, look. Plain values, made once per centre and given to every page. */
import { locales, type Locale } from '#platform/i18n.ts'

/** A text that a centre or an editor gives, per language; Dutch is always there. */
export type LocalText = { readonly nl: string; readonly [tag: string]: string }

export function textIn(locale: Locale, text: LocalText): string {
  return text[locale.tag] ?? text.nl
}

/** A telephone number as people read it and as a telephone dials it. */
export type PhoneNumber = { readonly shown: string; readonly dial: string }

/** A number for danger, as the library keeps it. */
export type Helpline = {
  readonly id: string
  /** For whom, in the words of who looks for it: "Geweld thuis". */
  readonly need: LocalText
  /** Who answers: "Veilig Thuis". Not repeated where the number is the name (112). */
  readonly name: LocalText
  /** As people read it: "0800 2000". */
  readonly number: string
  /** As a telephone dials it: "tel:08002000". */
  readonly tel: string
}

export type NavigationKey = 'topics' | 'ask' | 'return'

/** Where the entries of the main navigation lead, without language prefix. */
export const navigationPaths: Readonly<Record<NavigationKey, string>> = {
  topics: '/onderwerpen',
  ask: '/vraag',
  return: '/terug',
}

/** Addresses of what a page needs to look right, with the hash of their content in them. */
export type PageAssets = {
  readonly stylesheets: readonly string[]
  /** Fonts that nearly every page needs, to fetch at once. */
  readonly preloadFonts: readonly string[]
  readonly scripts: readonly string[]
  /** Small modules that go along only with a page that holds their mark. */
  readonly scriptsFor: readonly { readonly mark: string; readonly src: string }[]
  readonly icon: string
}

/** The word of this centre for something, or ours. */
export function termIn(locale: Locale, site: Pick<Site, 'terms'>, key: string, ours: string): string {
  const own = site.terms?.[key]
  return own === undefined ? ours : textIn(locale, own)
}

/** The word above the municipality in the logo. */
export const centreWord = (locale: Locale, site: Site): string => termIn(locale, site, 'centre', 'CJG')

export const languagesOf = ({ languages }: Pick<Site, 'languages'>): readonly Locale[] => languages ?? locales

export const themeSheet = ({ themeSheet: href }: Site): readonly string[] => (href === undefined || href === null ? [] : [href])

/** The picture in the place of our logo, with its own size and what it says for who does not see it. */
export type SiteLogo = { readonly src: string; readonly width: number; readonly height: number; readonly alt: LocalText }

export type Site = {
  /** "CJG Lindewaard" */
  readonly name: string
  /** "Lindewaard", under the letters CJG in the logo. */
  readonly shortName: string
  readonly phone: PhoneNumber
  readonly address: string
  /** To whom somebody objects to a decision: left out is the college of the municipality, empty is nobody. */
  readonly objectionBody?: string | null
  readonly hoursText: LocalText
  readonly helplines: readonly Helpline[]
  /** The class that carries the token overrides of this centre, when it has any. */
  readonly themeClass: string | null
  /** The address of its style sheet, with the hash of its content in it. */
  readonly themeSheet?: string | null
  readonly logo?: SiteLogo | null
  /** What this centre calls itself and its professions, by key, where it prefers its own word. */
  readonly terms?: Readonly<Record<string, LocalText>>
  /** Street drawings on or off; the layout holds without them. */
  readonly drawings: boolean
  /** Those that the centre offers; without it all that there are. */
  readonly languages?: readonly Locale[]
  readonly navigation: readonly NavigationKey[]
  /** Names of menu entries where a centre prefers its own. */
  readonly navigationNames?: Partial<Readonly<Record<NavigationKey, LocalText>>>
  readonly footerPages: readonly { readonly label: LocalText; readonly path: string }[]
  /** The neutral page that the quick exit opens. */
  readonly quickExitUrl: string
  /** A line above everything, such as "this is an example". */
  readonly notice: LocalText | null
  readonly assets: PageAssets
}
