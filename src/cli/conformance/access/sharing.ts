/** Plays `share`: a consent asked, given and taken back on the days of the case, and the decision to share as the page takes it. */
import { actOnFile } from '#contexts/access/public-files.ts'
import {
  answerConsent,
  conflictTests,
  shareOnFile,
  type ConflictTest,
  type Recipient,
  type ShareWish,
} from '#contexts/access/public-sharing.ts'
import { startConsent } from '#contexts/access/use-cases/sharing/ask-consent.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import type { z } from 'zod'
import type { shareInput } from '../access-inputs.ts'
import type { Answers } from '../play.ts'
import type { Scratch } from '../scratch.ts'
import { inTransaction } from '#platform/db.server.ts'
import {
  aColleague,
  aPerson,
  as,
  aWorld,
  careBy,
  earliest,
  isAfter,
  middayOf,
  must,
  rowsOf,
  unlessRefused,
  type Staff,
  type World,
} from './world.ts'

type Input = z.output<typeof shareInput>
type Scene = { readonly world: World; readonly sharer: Staff; readonly personId: Id<'person'>; readonly parent: Id<'person'> }

export async function playSharing(scratch: Scratch, input: Input): Promise<Answers> {
  const { on, consent } = input
  // Consent was given the day before anything of the case happens, so that each of its days falls after it.
  const asked = earliest(on, ...[consent?.until, consent?.withdrawnOn].filter((day) => day != null)).subtract({ days: 1 })
  const now = middayOf(asked, -60)
  const world = await aWorld(scratch, now)
  const parent = await aPerson(world, now, { birthDate: on.subtract({ years: 38 }) })
  const birthDate = on.subtract({ years: 8 })
  const personId = await aPerson(world, now, { birthDate, authority: [{ holderId: parent, from: birthDate, until: null }] })
  const coordinator = await aColleague(world, 'Coördinator', ['coordinator'], now)
  const sharer = await aColleague(world, 'Hulpverlener', ['professional'], now)
  await careBy(world, coordinator, on, { personId, of: sharer, purpose: 'youthHelp', from: asked, until: null })
  const scene = { world, sharer, personId, parent }
  const consentId = consent === undefined ? null : await consentOf(scene, asked, input, consent)
  return decide(scene, input, input.ground === 'consent' ? consentId : null)
}

/** Asked for what it names, given by the parent, and taken back on its day. Null: it names nothing or nobody. */
async function consentOf(
  { world, sharer, personId, parent }: Scene,
  asked: Input['on'],
  { on }: Input,
  consent: NonNullable<Input['consent']>,
) {
  const { to, items, until = null, withdrawnOn = null } = consent
  const ctx = as(world, sharer, middayOf(asked, 1))
  const question = {
    kind: 'share',
    purpose,
    about: 'Delen',
    items,
    recipients: to.map((name) => recipientOf(name)),
    framework: null,
    until,
  } as const
  const started = await actOnFile(ctx, 'consent.ask', { personId, does: 'write', fields: 'sharing', actionCode: 'C' }, (tx, permit) =>
    startConsent(tx, world.keys, ctx, permit, question),
  )
  const consentId = unlessRefused(started, 'no-items', 'no-recipients')
  if (consentId === null) return null
  const say = async (decision: 'yes' | 'withdrawn', day: Input['on'], minutes: number): Promise<void> => {
    const heard = { from: parent, how: 'spoken', on: day } as const
    must(await answerConsent(world.keys, as(world, sharer, middayOf(day, minutes)), { personId, consentId, decision, words: '', heard }))
  }
  await say('yes', asked, 2)
  if (withdrawnOn !== null && !isAfter(withdrawnOn, on)) await say('withdrawn', withdrawnOn, 3)
  return consentId
}

const purpose = 'together'

function recipientOf(name: string, role: Input['recipientFunction'] | null = null): Recipient<Id<'account'>> {
  return { kind: 'outside', name: `Ontvanger ${name}`, organisation: 'Buiten het CJG', function: 'ontvanger', role: role ?? null }
}

async function decide({ world, sharer, personId }: Scene, input: Input, consentId: Id<'consent'> | null): Promise<Answers> {
  const ctx = as(world, sharer, middayOf(input.on, 4))
  const wish: ShareWish = {
    ...{ ground: input.ground ?? null, recipient: recipientOf(input.recipient, input.recipientFunction), until: null, consentId },
    ...{ necessary: input.necessary ?? true, objection: input.objection ?? false, goodCareOpposes: false },
    ...{ conflict: conflictOf(input.test), informed: true, notInformedBecause: '' },
    sheet: {
      ...{ about: 'Kind', purpose, why: 'Om samen te werken', until: null },
      from: { name: sharer.name, profession: sharer.profession },
      to: { name: `Ontvanger ${input.recipient}`, function: 'ontvanger', organisation: 'Buiten het CJG' },
      items: [{ item: input.item, kind: 'words', title: 'Brief', text: 'Inhoud', writtenOn: null, writtenBy: null }],
    },
  }
  const shared = await shareOnFile<never>(world.keys, ctx, { personId, compartmentId: null }, async () => ok(wish))
  // Without a consent to point to, the family is asked and nothing is given yet.
  const given = shared.ok && shared.value.given
  const rows = await rowsOf(world, ctx)
  return {
    outcome: given ? 'allow' : 'deny',
    logged: rows.some(({ event }) => event.startsWith('share.')),
    recordedInFile: await isInFile(world, ctx.now),
  }
}

/** Whatever was given stands in the file, for the family to see. */
async function isInFile({ db, centreId }: World, now: Instant): Promise<boolean> {
  return inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    const rows = await tx.selectFrom('access.share').select('id').where('given_at', 'is not', null).execute()
    return rows.length > 0
  })
}

/** The tests in the order of PR-14, under whatever names a case gives them; one that is there and not filled is missing, a sixth too. */
export function conflictOf(tests: Input['test']): Readonly<Partial<Record<ConflictTest, string>>> {
  const filled = Object.values(tests ?? {}).map((value) => (typeof value === 'string' ? value : value === true ? 'yes' : ''))
  const all = filled.slice(conflictTests.length).every((value) => value.trim() !== '')
  return Object.fromEntries(conflictTests.map((name, at) => [name, all ? (filled[at] ?? '') : '']))
}
