/**
 * `/.well-known/security.txt`: whom to tell of a weakness (RFC 9116). Expires is a whole number of days
 * ahead of today, so that it is always in the future and less than a year away, as section 2.5.5 asks.
 */
import type { Hono } from 'hono'
import { locales } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import type { PageEnv } from '#web/http/page-env.ts'

const path = '/.well-known/security.txt'

export function securityText(given: {
  readonly contact: string
  readonly days: number
  /** The address of the site, without a closing slash; null when it is not configured. */
  readonly site: string | null
  readonly now: Instant
}): string {
  const midnight = given.now.toZonedDateTimeISO('UTC').startOfDay()
  return [
    `Contact: ${given.contact}`,
    `Expires: ${midnight
      .add({ days: given.days + 1 })
      .toInstant()
      .toString()}`,
    `Preferred-Languages: ${locales.map(({ tag }) => tag).join(', ')}`,
    ...(given.site === null ? [] : [`Canonical: ${given.site}${path}`]),
    '',
  ].join('\n')
}

/** The same for every centre, and nothing about people, so no permit. Without a contact there is no file. */
export function mountSecurityText(app: Hono<PageEnv>, { config, clock }: Pick<Services, 'config' | 'clock'>): void {
  const { security, publicUrl } = config
  if (security === null) return
  app.get(path, (c) => {
    c.header('cache-control', 'public, max-age=3600')
    return c.text(securityText({ ...security, site: publicUrl, now: clock() }))
  })
}
