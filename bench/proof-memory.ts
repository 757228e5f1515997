/** What proving the log keeps in memory, after collection: it should be the same for a log of any length. */
import v8 from 'node:v8'
import vm from 'node:vm'
import type { Context } from '#platform/context.ts'
import { sealAudit } from '../src/contexts/access/use-cases/seal-audit.server.ts'
import { verifyAudit } from '../src/contexts/access/use-cases/verify-audit.server.ts'
import { addRows } from './audit.ts'
import type { Place } from './place.ts'

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as () => void
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1)
const batchesBetween = 20

export async function benchProofMemory(place: Place): Promise<void> {
  const { services } = place.parts
  const centre = { id: place.centres.here, slug: 'hier' }
  for (const added of [100_000, 400_000]) {
    await addRows(place, added)
    await sealAudit(services, centre, { whole: true })
    collect()
    const before = process.memoryUsage()
    const kept: number[] = []
    let batches = 0
    const ctx: Context = {
      ...{ db: services.db, centreId: centre.id, actor: { kind: 'system', name: 'bench' }, now: services.clock() },
      ...{ traceId: 'bench', asked: [] },
    }
    const proof = await verifyAudit(services, ctx, centre, () => {
      batches += 1
      if (batches % batchesBetween !== 0) return
      collect()
      kept.push(process.memoryUsage().heapUsed - before.heapUsed)
    })
    if (!proof.ok || proof.value.problem !== null) throw new Error('The log of the bench is not whole')
    const [first = 0, last = 0] = [kept[0], kept.at(-1)]
    console.log(
      `proving ${proof.value.proven} rows keeps ${megabytes(Math.max(...kept))} MB at most after collection ` +
        `(${megabytes(first)} MB after ${batchesBetween},000 rows, ${megabytes(last)} MB at the end); the process has ${megabytes(process.memoryUsage().rss)} MB`,
    )
  }
}
