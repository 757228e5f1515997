import type { Context as HonoContext } from 'hono'
import type { Context } from '#platform/context.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Site } from '../site.ts'

/** What every page handler finds with its request. */
export type PageEnv = {
  Variables: {
    ctx: Context
    site: Site
    locale: Locale
    /** The path without language prefix, to link to the same page in another language. */
    pagePath: string
    /** The address source as a keyed hash (32 bytes), kept for minutes at most. */
    source: Buffer
    /** The strict headers of every answer. */
    strict: Readonly<Record<string, string>>
    /** The answer carries them already. */
    dressed: boolean
    /** Over https, or on localhost where cookies may be `__Host-`. */
    secure: boolean
    /** What waits for who is signed in at the workplace, by entry of the menu. */
    notices?: Readonly<Record<'emergency' | 'supervision' | 'askedOfMe' | 'requests' | 'breaches' | 'auditLog', number>>
  }
}

export type PageContext = HonoContext<PageEnv>
