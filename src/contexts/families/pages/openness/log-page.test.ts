import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import type { LogLine } from '../../use-cases/who-looked.server.ts'
import { gather } from './log-page.ts'

const aLine = fc.record({
  name: fc.constantFrom('Sanne', 'Joost'),
  deed: fc.constantFrom('looked' as const, 'wrote' as const),
  groups: fc.subarray(['index', 'healthPieces']),
})

test('gathered lines are all of the lines, each kind once, and the newest stands for it', () => {
  fc.assert(
    fc.property(fc.array(aLine, { maxLength: 12 }), (made) => {
      const lines: LogLine[] = made.map(({ name, deed, groups }, i) => ({
        ...{ id: newId<'auditEvent'>(), deed, groups, why: { kind: 'works-with-you', purpose: 'support' } },
        at: Temporal.Instant.from('2026-11-24T09:00:00Z').subtract({ minutes: i }),
        times: 1,
        who: { kind: 'staff', name, profession: 'youthNurse' },
      }))
      const gathered = gather(lines)
      expect(gathered.reduce((sum, { times }) => sum + times, 0)).toBe(lines.length)
      expect(new Set(made.map((one) => JSON.stringify(one))).size).toBe(gathered.length)
      for (const { line } of gathered) {
        const same = lines.filter(
          (one) => JSON.stringify([one.who, one.deed, one.groups]) === JSON.stringify([line.who, line.deed, line.groups]),
        )
        expect(line).toBe(same[0])
      }
    }),
  )
})
