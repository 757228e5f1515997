/** Plays `read`: care, standing in and emergencies begun by their use cases, and the file opened as every page opens it. */
import { actOnFile, beginEmergency, beginStandIn, listEmergencies, type FieldGroup } from '#contexts/access/public-files.ts'
import type { CareTerm } from '#contexts/access/rules/privacy/reading.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import { ok } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import type { z } from 'zod'
import type { readInput } from '../access-inputs.ts'
import type { Answers } from '../play.ts'
import type { Scratch } from '../scratch.ts'
import { termsOf } from '../terms.ts'
import {
  aColleague,
  aPerson,
  as,
  aWorld,
  careBy,
  databaseLets,
  earliest,
  isAfter,
  justProved,
  middayOf,
  must,
  rowsOf,
  unlessRefused,
  type Staff,
  type World,
} from './world.ts'

type Input = z.output<typeof readInput>

/** Who reads, and whose file. */
type Scene = { readonly world: World; readonly reader: Staff; readonly personId: Id<'person'> }

export async function playReading(scratch: Scratch, input: Input): Promise<Answers> {
  const { on, needed = true, emergency = false } = input
  const scene = await setTheScene(scratch, input)
  const fields = needed ? 'healthPieces' : 'helpPieces'
  const ordinary = await read(scene, scene.reader, on, 1, fields)
  const breaks = emergency && ordinary.outcome === 'deny'
  const last = breaks ? await readBehindGlass(scene, input, fields) : ordinary
  return { ...last, reviewQueued: await isQueued(scene, on) }
}

async function setTheScene(scratch: Scratch, input: Input): Promise<Scene> {
  const { on, rolePermits } = input
  const { relation, standIn } = termsOf(input)
  const begin = middayOf(earliest(on, ...(relation === null ? [] : [relation.from]), ...(standIn === null ? [] : [standIn.from])), -60)
  const world = await aWorld(scratch, begin)
  const coordinator = await aColleague(world, 'Coördinator', ['coordinator'], begin)
  const reader = await aColleague(world, 'Lezer', ['professional'], begin)
  const personId = await aPerson(world, begin, { birthDate: on.subtract({ years: 8 }) })
  if (relation !== null)
    await careBy(world, coordinator, on, { personId, of: reader, purpose: 'youthHealth', from: relation.from, until: relation.to })
  if (standIn !== null) await letStandIn({ world, reader, personId }, coordinator, on, standIn)
  // What somebody was given while the role had it stays written down; another role opens nothing with it.
  return { world, personId, reader: rolePermits ? reader : { ...reader, roles: ['policyOfficer'] } }
}

/** As a stand-in has a term and no longer one than 92 days, a longer one is terms one after the other, each begun on its first day. */
async function letStandIn({ world, reader, personId }: Scene, coordinator: Staff, on: PlainDate, { from, to }: CareTerm): Promise<void> {
  if (to === null) return
  const absent = await aColleague(world, 'Afwezig', ['professional'], middayOf(earliest(from, on), -60))
  const careRelationId = await careBy(world, coordinator, on, { personId, of: absent, purpose: 'youthHealth', from, until: null })
  if (careRelationId === null) return
  for (let first = from; isAfter(to, first); first = earliest(to, first.add({ days: 92 }))) {
    const term = { from: first, until: earliest(to, first.add({ days: 92 })) }
    const ctx = as(world, absent, middayOf(earliest(first, on), 1))
    unlessRefused(await beginStandIn(ctx, { ...term, personId, careRelationId, accountId: reader.accountId }), 'too-far-ahead')
    if (isAfter(term.until, on)) return
  }
}

/** Reads as pages do. Use case and row-level security must say the same. */
async function read({ world, personId }: Scene, reader: Staff, on: PlainDate, minutes: number, fields: FieldGroup): Promise<Answers> {
  const ctx = as(world, reader, middayOf(on, minutes))
  const done = await actOnFile(ctx, 'person.read', { personId, does: 'read', fields }, async () => ok(null))
  if ((await databaseLets(world, ctx, personId, fields)) !== done.ok) throw new Error('Row-level security says otherwise than the use case')
  return { outcome: done.ok ? 'allow' : 'deny', logged: await isLogged(world, ctx, done.ok ? 0 : 4) }
}

async function isLogged(world: World, ctx: Context, outcome: number): Promise<boolean> {
  return (await rowsOf(world, ctx)).some((row) => row.event === 'person.read' && row.outcome === outcome)
}

/**
 * The case tells why in a sentence; which threat it is, a page asks besides. Whoever may break the glass at all has the permission of that deed, of which a case
 * says nothing: a reader whose role does not read files is in an emergency a colleague who may.
 */
async function readBehindGlass(scene: Scene, { rolePermits, reason = '', on }: Input, fields: FieldGroup): Promise<Answers> {
  const { world, personId } = scene
  const breaker = rolePermits ? scene.reader : await aColleague(world, 'Wie er is', ['professional'], middayOf(on, 2))
  const now = middayOf(on, 3)
  const wish = {
    ...{ reason: 'acute-danger', hours: 4, beyond: true },
    explanation: reason.trim() === '' ? '' : `De reden van het scenario: ${reason}`,
  }
  const ctx = as(world, justProved(breaker, now), now)
  unlessRefused(await beginEmergency({ keys: world.keys, jobs: nobodyHears }, ctx, wish, async () => personId), 'no-explanation')
  return read(scene, breaker, on, 4, fields)
}

async function isQueued({ world }: Scene, on: PlainDate): Promise<boolean> {
  const now = middayOf(on, 5)
  const control = await aColleague(world, 'Functionaris', ['privacyOfficer'], now)
  return must(await listEmergencies(world, as(world, control, now))).waiting.length > 0
}

/** On a scratch database no mail goes out. */
const nobodyHears: Pick<Jobs, 'tell'> & Jobs = {
  tell: async () => {},
  start: async () => {},
  stop: async () => {},
  running: () => false,
}
