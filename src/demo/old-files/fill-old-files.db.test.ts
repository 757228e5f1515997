import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase } from '#tests/database.ts'
import { sampleCentres } from '../centres.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillOldFiles } from './fill-old-files.server.ts'

test('the demonstration has files past their term: two that wait, one on hold, and one of a sensitive kind that waits for a second person; once', async () => {
  const database = await freshDatabase()
  const services = aProcess(database)
  try {
    const [sample] = sampleCentres
    if (sample === undefined) throw new Error('No centre')
    const { id } = await ensureCentre(database, sample, aTuesdayMorning)
    await ensureAccounts(database, id, sample, aTuesdayMorning.subtract({ hours: 24 * 60 }))
    for (const _ of [1, 2]) await fillOldFiles(services)
    const values = async (text: string): Promise<unknown[]> => (await database.owner.query<Record<string, unknown>>(text)).rows
    expect(await values('select state, sensitive, scope from access.destruction order by state desc')).toEqual([
      { state: 'proposed', sensitive: [], scope: 'file' },
      { state: 'proposed', sensitive: [], scope: 'file' },
      { state: 'agreed', sensitive: ['was-held'], scope: 'file' },
    ])
    expect(await values('select ground, until_day is null as running from access.statutory_hold order by 1')).toEqual([
      { ground: 'claim', running: true },
      { ground: 'complaint', running: false },
    ])
    expect(await values('select problem from access.audit_proof')).toEqual([{ problem: null }])
    // Broken off before it was marked as done, it goes on where it was.
    await database.owner.query(`delete from demonstration.step where name = 'old files'`)
    await fillOldFiles(services)
    expect(await values('select count(*)::int as people from families.person')).toEqual([{ people: 4 }])
  } finally {
    rmSync(services.config.dataDir, { recursive: true })
    await database.close()
  }
})
