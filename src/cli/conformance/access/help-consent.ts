/** Plays `help-consent`: a professional asks, writes down who said yes and an exception, and looks how it stands. */
import { actOnFile } from '#contexts/access/public-files.ts'
import { answerConsent, askConsent, exceptConsent, readSharing, type ConsentState } from '#contexts/access/public-sharing.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import type { z } from 'zod'
import type { helpConsentInput } from '../access-inputs.ts'
import type { Answers } from '../play.ts'
import type { Scratch } from '../scratch.ts'
import { aColleague, aPerson, as, aWorld, careBy, middayOf, must, unlessRefused } from './world.ts'

export async function playHelpConsent(scratch: Scratch, input: z.output<typeof helpConsentInput>): Promise<Answers> {
  const { birthDate, on, youthCapable = true, framework = null, exception, explanation = '' } = input
  const now = middayOf(on)
  const world = await aWorld(scratch, now)
  const people = new Map<string, Id<'person'>>()
  for (const name of new Set([...input.authority, ...input.given]))
    if (name !== 'youth') people.set(name, await aPerson(world, now, { birthDate: birthDate.subtract({ years: 30 }) }))
  const authority = [...new Set(input.authority)].flatMap((name) => {
    const holderId = people.get(name)
    return holderId === undefined ? [] : [{ holderId, from: birthDate, until: null }]
  })
  const personId = await aPerson(world, now, { birthDate, incapable: youthCapable ? null : { from: birthDate, until: null }, authority })
  people.set('youth', personId)
  const coordinator = await aColleague(world, 'Coördinator', ['coordinator'], now)
  const worker = await aColleague(world, 'Hulpverlener', ['professional'], now)
  await careBy(world, coordinator, on, { personId, of: worker, purpose: 'youthHelp', from: on, until: null })
  const later = (minutes: number) => as(world, worker, middayOf(on, minutes))

  const wish = { personId, about: 'Hulp', until: null, kind: 'help', help: ['youthHelp'], framework } as const
  const consentId = must(await askConsent(world.keys, later(1), wish))
  for (const name of input.given) {
    const from = people.get(name)
    if (from === undefined) continue
    const said = { personId, consentId, decision: 'yes', words: '', heard: { from, how: 'spoken', on } } as const
    unlessRefused(await answerConsent(world.keys, later(2), said), 'no-standing')
  }
  if (exception !== undefined) {
    const argued = { personId, consentId, reason: exception, explanation }
    unlessRefused(await exceptConsent(world.keys, later(3), argued), 'no-explanation', 'no-exception-here')
  }
  const looking = { personId, does: 'read', fields: 'sharing' } as const
  const sharing = must(
    await actOnFile(later(4), 'person.read', looking, async (tx, permit) => ok(await readSharing(tx, world.keys, later(4), permit))),
  )
  const state = sharing.consents.find(({ id }) => id === consentId)?.state
  if (state === undefined) throw new Error('A consent that was asked is not there')
  const names = new Map([...people].map(([name, id]) => [id as string, name]))
  return answersOf(state, (who) => names.get(who) ?? who, ['youth', ...input.authority])
}

function answersOf(state: ConsentState, nameOf: (who: string) => string, order: readonly string[]): Answers {
  switch (state.kind) {
    case 'complete':
    case 'complete-by-exception':
    case 'not-required':
      return { outcome: state.kind, missing: [] }
    case 'incomplete':
      return { outcome: 'incomplete', missing: state.missing.map(nameOf).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) }
    // Nobody says no in these cases, and nothing ends.
    case 'parents-disagree':
    case 'young-person-disagrees':
    case 'said-no':
    case 'ended':
      throw new Error(`A consent stands otherwise than a case can ask: ${state.kind}`)
  }
}
