/**
 * What the proxies in front of the application tell of a request. Each proxy adds to the end of a list what it saw itself, so
 * only the last entries, as many as there are proxies of ours, are true: what stands before them the sender may have made up.
 */
import { isIP, isIPv6 } from 'node:net'

type ReadHeader = (name: string) => string | undefined

export type Forwarded = { readonly address: string | null; readonly host: string | null; readonly isHttps: boolean }

/** `proxies`: how many of ours stand in front; with none, nothing that is told is believed. */
export function readForwarded(header: ReadHeader, proxies: number): Forwarded {
  if (proxies === 0) return { address: null, host: null, isHttps: false }
  const told = (name: string): string | null => {
    const list = (header(name) ?? '').split(',').map((one) => one.trim())
    // A shorter list: somebody of ours asked from further in. Its first entry is still of a proxy of ours.
    const entry = list.at(-proxies) ?? list[0] ?? ''
    return entry === '' ? null : entry
  }
  return { address: plainAddress(told('x-forwarded-for')), host: told('x-forwarded-host'), isHttps: told('x-forwarded-proto') === 'https' }
}

/** Without port, brackets and zone; null for what is no address. */
function plainAddress(text: string | null): string | null {
  if (text === null) return null
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = bare.replace(/%.*$/, '')
  return isIP(address) === 0 ? null : address
}

/**
 * Whom an address stands for when requests are counted: IPv4 itself, also in its IPv6 form; of IPv6 the network of 64 bits,
 * as a house or a phone has a whole one and could take a new address for every request (RFC 6177).
 */
export function networkOf(address: string): string {
  const asIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (asIpv4 !== undefined) return asIpv4
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
