/** Which hosts are no public place: what we send to others must not reach into the network of the server. */
import { BlockList, isIP } from 'node:net'

/** IANA special-purpose address registries. */
const own = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  own.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  own.addSubnet(net, bits, 'ipv6')

export function isOwnAddress(address: string): boolean {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (inside !== undefined) return isOwnAddress(inside)
  const family = isIP(address)
  return family === 0 || own.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** An address of an own network, or a name that can only be one. */
export function isOwnHost(host: string): boolean {
  return isIP(host) > 0 ? isOwnAddress(host) : !host.includes('.') || /\.(localhost|local|internal|home\.arpa)\.?$/.test(host)
}
