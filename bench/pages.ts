/** Public pages against a bare handler that sends the same bytes, over real connections. */
import { Hono } from 'hono'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compare, type Line } from './measure.ts'
import { listen, type Place } from './place.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Reads one page to the end; eight at once make one unit, as a browser with company would. */
function get(url: string): Promise<void> {
  return new Promise((done, failed) => {
    request(url, { agent, headers: { host: 'localhost' } }, (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 200 ? done() : failed(new Error(`status ${answer.statusCode}`))))
    })
      .on('error', failed)
      .end()
  })
}

const eight = (url: string) => async (): Promise<void> => {
  await Promise.all(Array.from({ length: 8 }, () => get(url)))
}

/** `keeping` keeps finished pages, as it runs; `making` makes each anew. */
export async function benchPages(keeping: Place, making: Place): Promise<Line[]> {
  const lines: Line[] = []
  for (const [name, path] of [
    ['home', '/'],
    ['article', '/onderwerpen/mijn-kind-luistert-niet-of-is-boos'],
  ] as const) {
    const bytes = new Uint8Array(await (await fetch(keeping.url + path, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer())
    const bare = new Hono()
    bare.get('*', (c) => c.body(bytes, 200, { 'content-type': 'text/html; charset=utf-8' }))
    const server = await listen(bare.fetch)
    const baseline = { name: 'bare handler, same bytes', work: eight(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) }
    lines.push(await compare(`${name}, finished page from the cache`, eight(keeping.url + path), baseline, { limit: 1.5 }))
    lines.push(await compare(`${name}, rendered for every request`, eight(making.url + path), baseline, { limit: 6 }))
    await new Promise((done) => server.close(done))
  }
  return lines
}
