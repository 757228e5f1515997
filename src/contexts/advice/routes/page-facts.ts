/** What some help pages show beside their text, each from where it is kept. */
import type { Centre } from '#contexts/access/public.ts'
import { html, type Html } from '#platform/html.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { accessibilityFacts } from '../pages/accessibility-facts.ts'
import { contactFacts, type ContactFacts } from '../pages/contact-facts.ts'
import { openNow, type WaysOn } from '../pages/ways-on.ts'
import type { PageFrame } from '../pages/words.ts'
import { closedSoon } from '../rules/opening.ts'
import type { AdviceParts } from './parts.ts'

export async function factsOf(
  slug: string,
  frame: PageFrame & { readonly ways: WaysOn },
  parts: AdviceParts,
  ctx: { readonly centreId: Centre['id']; readonly now: Instant },
): Promise<Html | undefined> {
  if (slug === 'contact') return contactOf(frame, await parts.desk.centre(ctx.centreId), ctx.now)
  return slug === 'toegankelijkheid' ? accessibilityFacts(frame.locale, parts.accessibility) : undefined
}

function contactOf(frame: PageFrame & { readonly ways: WaysOn }, centre: Centre, now: Instant): Html {
  const today = localDate(now)
  const on = (weekday: number, kind: 'phone' | 'walk-in') =>
    centre.openingHours.filter((one) => one.weekday === weekday && one.kind === kind)
  const facts: ContactFacts = {
    today,
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, phone: on(weekday, 'phone'), walkIn: on(weekday, 'walk-in') })),
    closedSoon: closedSoon({ hours: centre.openingHours, closedDays: centre.closedDays }, today),
    phone: centre.phone,
    dutyPhone: centre.dutyPhone,
    street: centre.streetAddress,
    town: `${centre.postalCode} ${centre.town}`,
    directions: centre.directions,
  }
  return html`${openNow(frame, frame.ways)}${contactFacts(frame.locale, facts)}`
}
