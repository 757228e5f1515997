/** A Node request listener that is asked by `fetch`-shaped calls within this process: no port, no name to resolve, nothing to reach from outside. */
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http'
import { duplexPair } from 'node:stream'
import { buffer } from 'node:stream/consumers'

export type InProcess = { readonly ask: (asked: Request, path: string) => Promise<Response> }

export function inProcess(listener: RequestListener): InProcess {
  const server = createServer(listener)
  return {
    async ask(asked, path) {
      const body = asked.body === null ? null : Buffer.from(await asked.arrayBuffer())
      const [here, there] = duplexPair()
      server.emit('connection', there)
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const headers = Object.fromEntries(asked.headers)
        delete headers['content-length']
        delete headers['transfer-encoding']
        headers['connection'] = 'close'
        const sent = request({ method: asked.method, path, headers, createConnection: () => here }, resolve)
        sent.on('error', reject)
        sent.end(body)
      })
      const bytes = await buffer(answer)
      return toResponse(answer, bytes)
    },
  }
}

const withoutBody = new Set([204, 205, 304])

function toResponse(answer: IncomingMessage, bytes: Buffer): Response {
  const headers = new Headers()
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    const name = answer.rawHeaders[i] ?? ''
    // About this connection, not about what was answered.
    if (!['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'].includes(name.toLowerCase()))
      headers.append(name, answer.rawHeaders[i + 1] ?? '')
  }
  const status = answer.statusCode ?? 500
  return new Response(withoutBody.has(status) ? null : new Uint8Array(bytes), { status, headers })
}
