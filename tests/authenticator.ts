/** An authenticator app for tests: reads the secret off the page and makes codes, as a phone would. */
import { oneTimeCode } from '#platform/one-time-code.server.ts'
import type { Instant } from '#platform/time.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export class Authenticator {
  readonly #secret: Buffer

  /** From the text that stands under the QR code. */
  constructor(written: string) {
    const bits = Array.from(written.replaceAll(/\s/g, ''))
      .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
      .join('')
    this.#secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  }

  static fromPage(page: string): Authenticator {
    const written = /<code class="cjg-secret"[^>]*>([^<]+)</.exec(page)?.[1]
    if (written === undefined) throw new Error('There is no secret on this page')
    return new Authenticator(written)
  }

  code(now: Instant): string {
    return oneTimeCode(this.#secret, Math.floor(now.epochMilliseconds / 30_000))
  }
}

/** The recovery codes on the page that shows them once. */
export function recoveryCodesOn(page: string): string[] {
  return [...page.matchAll(/<bdi dir="ltr">([A-Z2-9]{5}-[A-Z2-9]{5})<\/bdi>/g)].map(([, code]) => code ?? '')
}
