/**
 * What a program hears when something happened: a CloudEvent 1.0 without content. Who may know more,
 * asks for it with a permit of its own.
 */
import { err, ok, type Result } from '#platform/result.ts'

export const eventTypes = ['nl.opencjg.conversation.asked', 'nl.opencjg.conversation.answered', 'nl.opencjg.conversation.closed'] as const
export type EventType = (typeof eventTypes)[number]

export type Fact = { readonly type: EventType; readonly subject: string; readonly occurredAt: string }

/** The event in structured mode. There is no `data`: what happened to whom is not told. */
export function cloudEvent(id: string, source: string, { type, subject, occurredAt }: Fact): object {
  return { specversion: '1.0', id, source, type, subject, time: occurredAt }
}

/** Seconds until the next try after so many; null: given up, more than a day after the first. */
export function nextTry(attempts: number): number | null {
  return [30, 300, 1800, 7200, 28_800, 57_600][attempts - 1] ?? null
}

/** An address at which nothing arrives for so long is stopped, and its owner sees why. */
export const failingDaysUntilStopped = 5

export type WebhookRefusal =
  | { readonly kind: 'wrong-url' }
  | { readonly kind: 'not-https' }
  | { readonly kind: 'own-network' }
  | { readonly kind: 'unknown-event'; readonly event: string }
  | { readonly kind: 'no-event' }
  | { readonly kind: 'too-many' }

export const mostWebhooks = 20

export type CheckedWebhook = { readonly url: string; readonly eventTypes: readonly EventType[] }

/**
 * Only https and no place in an own network, except where a developer tries things out (then `isOwnHost` is null). What a name points to
 * is looked up when something is sent.
 */
export function checkWebhook(
  url: string,
  asked: readonly string[],
  isOwnHost: ((host: string) => boolean) | null,
): Result<CheckedWebhook, WebhookRefusal> {
  const parsed = url.length <= 500 ? URL.parse(url) : null
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '' || parsed.hash !== '')
    return err({ kind: 'wrong-url' })
  if (isOwnHost !== null && parsed.protocol !== 'https:') return err({ kind: 'not-https' })
  if (isOwnHost?.(parsed.hostname.replace(/^\[|\]$/g, '')) === true) return err({ kind: 'own-network' })
  const unknown = asked.find((event) => !eventTypes.some((known) => known === event))
  if (unknown !== undefined) return err({ kind: 'unknown-event', event: unknown })
  const chosen = eventTypes.filter((event) => asked.includes(event))
  return chosen.length === 0 ? err({ kind: 'no-event' }) : ok({ url: parsed.href, eventTypes: chosen })
}
