/** Sends an event to an address outside. The name is looked up here and now, so that it cannot come to point into the own network later. */
import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { createHmac } from 'node:crypto'
import { isOwnAddress } from '#platform/own-network.ts'

/** Sends a body to an address; the status of the answer, or null when there was none. */
export type Send = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number | null>

/** `webhook-signature` of Standard Webhooks 1.0: over id, moment and body, so that an old or changed message is seen. */
export function signature(secret: Buffer, id: string, timestamp: number, body: string): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

const timeoutMs = 10_000

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, options, (error, address, family) => {
    const addresses = typeof address === 'string' ? [address] : (address ?? []).map((one) => one.address)
    const blocked = error === null && addresses.some(isOwnAddress)
    found(blocked ? Object.assign(new Error('own network'), { code: 'EOWNNETWORK' }) : error, address, family)
  })
}

/** Redirects are not followed and the answer's body is not read. `own` allows the own network, for trying things out. */
export function sendEvent(own: 'refused' | 'allowed'): Send {
  return (url, headers, body) =>
    new Promise((done) => {
      const { protocol } = new URL(url)
      const make = protocol === 'https:' ? requestHttps : requestHttp
      const options = {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'OpenCJG' },
        signal: AbortSignal.timeout(timeoutMs),
        ...(own === 'refused' ? { lookup: publicLookup as typeof lookup } : {}),
      }
      const sent = make(url, options, (answer) => {
        answer.resume()
        answer.destroy()
        done(answer.statusCode ?? null)
      })
      sent.on('error', () => done(null))
      sent.end(body)
    })
}
