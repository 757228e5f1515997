/** The application on a fresh embedded database, for benchmarks: with its real settings, nothing switched off. */
import { serve, type ServerType } from '@hono/node-server'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config.server.ts'
import type { Hash } from '#platform/slow-hash.server.ts'
import { aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { makeApp } from '../src/app/app.server.ts'
import { makeParts, type Parts } from '../src/app/parts.server.ts'
import { openInstallation } from '../src/installation.server.ts'

export type Place = {
  readonly parts: Parts
  readonly centres: TwoCentres
  readonly url: string
  readonly ownerUrl: string
  readonly close: () => Promise<void>
}

export async function openPlace(options: { readonly hash?: Hash; readonly keepPages?: boolean } = {}): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-bench-'))
  const installation = await openInstallation(readConfig({ DATA_DIR: join(folder, 'data'), DEMO: '0', LOG_LEVEL: 'silent' }))
  const centres = await aRegionWithTwoCentres(installation.db)
  const parts = {
    ...(await makeParts(installation, options.hash)),
    keepPages: options.keepPages ?? true,
    pageLimit: { burst: 1e9, perSecond: 1e9 },
  }
  const app = await makeApp(parts)
  const server = await listen(app.fetch)
  return {
    parts,
    centres,
    ownerUrl: installation.ownerUrl,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise((done) => server.close(done))
      await installation.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<ServerType> {
  return new Promise((ready) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => ready(server))
  })
}
