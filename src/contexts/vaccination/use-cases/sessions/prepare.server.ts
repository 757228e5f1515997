/** Before the day: who has not said yes or no is asked, in rounds; and each child is looked at, so that on the day it is one key. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import { holderKey, listReachableHolders } from '../../../access/public-reach.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import type { RefrainKind } from '../../rules/refrain.ts'
import type { Triage } from '../../rules/sessions/readiness.ts'
import { channelFor, isRound, planRequests, type Asked, type Channel } from '../../rules/sessions/requests.ts'
import { checkDeed, type NotNow } from '../../rules/sessions/session.ts'
import {
  insertRequests,
  listRequests,
  listResults,
  listSessionChildren,
  lockSessionChild,
  updateSessionChild,
} from '../../sql/sessions/children.server.ts'
import { byOf } from '../by.ts'
import { keepRefrain, type RefusedRefrain } from '../refrains.server.ts'
import { sessionOfTeam, type NotThere } from './in-team.server.ts'
import { lookAtChildren } from './look-at-children.server.ts'
import type { AtChild } from './record.server.ts'

export const requestMailJob = 'vaccination.request-mail'

/** Of each how it can be asked: who has no own page gets a letter. */
async function withChannels(tx: Tx, asked: readonly Asked[], wanted: Channel): Promise<(Asked & { readonly channel: Channel })[]> {
  const holders = asked.map((one) => ({ ...one, holderId: one.askedOf }))
  const accounts = await withSystemSight(tx, () => listReachableHolders(tx, holders))
  return holders.map(({ holderId, ...one }) => ({ ...one, channel: channelFor(wanted, accounts.get(holderKey({ ...one, holderId }))) }))
}

/** Nobody is asked or mailed twice in one round, also when two press the button at once. Answers how many people were asked. */
export async function askFamilies(
  ctx: Context,
  tell: Jobs['tell'],
  id: Id<'session'>,
  { attempt, channel }: { readonly attempt: number; readonly channel: Channel },
): Promise<Result<number, { readonly kind: 'no-such-round' } | NotThere | NotNow | NotPermitted>> {
  return act(
    ctx,
    'vaccination.session',
    async (tx, permit): Promise<Result<number, { readonly kind: 'no-such-round' } | NotThere | NotNow>> => {
      const session = await sessionOfTeam(tx, ctx, id, 'share')
      if (session === null) return err({ kind: 'not-there' })
      const wrong = checkDeed(session, 'prepare', localDate(ctx.now))
      if (wrong !== null) return err(wrong)
      const asked = await listRequests(tx, id)
      if (!isRound(attempt, asked)) return err({ kind: 'no-such-round' })
      const rows = (await listSessionChildren(tx, id)).filter(({ removedWhy }) => removedWhy === null)
      const children = await lookAtChildren(tx, session, rows, await listResults(tx, id))
      // Where nothing will be given anyhow, nobody is bothered.
      const open = children.flatMap(({ personId, vaccines }) => {
        const said = vaccines.filter(({ outcome, ready }) => outcome === null && ready.kind === 'no-consent').map(({ answers }) => answers)
        return said.length === 0 ? [] : [{ personId, said }]
      })
      const planned = await withChannels(tx, planRequests(open, asked, attempt), channel)
      const done = await insertRequests(tx, ctx.centreId, id, planned, localDate(ctx.now))
      for (const askedOf of new Set(done.filter((one) => one.channel === 'mail').map((one) => one.askedOf))) {
        const about = { centreId: ctx.centreId, sessionId: id, askedOf, attempt }
        await tell(tx, requestMailJob, about, { onceKey: `${id} ${askedOf} ${attempt}` })
      }
      permit.record({
        actionCode: 'C',
        objectType: 'vaccineSession',
        objectId: id,
        detail: `asked round ${attempt} ${channel} ${done.length}`,
      })
      for (const personId of new Set(done.map((one) => one.personId)))
        permit.record({
          ...{ actionCode: 'C', objectType: 'answerRequest', objectId: personId, subjectId: personId },
          ...{ fieldGroup: 'ownHealth', detail: `round ${attempt} ${channelsOf(done, personId)}` },
        })
      return ok(done.length)
    },
  )
}

const channelsOf = (asked: readonly { readonly personId: string; readonly channel: Channel }[], personId: string): string =>
  [...new Set(asked.filter((one) => one.personId === personId).map(({ channel }) => channel))].join(' ')

/** For a no that holds beyond this day, with its sealed reason. */
export type HeldBack = {
  readonly vaccines: readonly Vaccine[]
  readonly kind: RefrainKind
  readonly untilDay: PlainDate | null
  readonly reason: string
}

export async function setTriage(
  ctx: Context,
  keys: Keys,
  { sessionId, personId, version }: AtChild,
  { triage, held }: { readonly triage: Triage; readonly held: HeldBack | null },
): Promise<Result<null, RefusedRefrain | { readonly kind: 'changed-meanwhile' } | NotThere | NotNow | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(
    ctx,
    'vaccination.session',
    of,
    async (tx, permit): Promise<Result<null, RefusedRefrain | { readonly kind: 'changed-meanwhile' } | NotThere | NotNow>> => {
      const session = await sessionOfTeam(tx, ctx, sessionId, 'share')
      const child = session === null ? null : await lockSessionChild(tx, sessionId, personId)
      if (session === null || child === null || child.removedWhy !== null) return err({ kind: 'not-there' })
      const wrong = checkDeed(session, 'prepare', localDate(ctx.now))
      if (wrong !== null) return err(wrong)
      if (child.version !== version) return err({ kind: 'changed-meanwhile' })
      for (const vaccine of held?.vaccines ?? []) {
        if (held === null) break
        const { kind, untilDay, reason } = held
        const kept = await keepRefrain(tx, ctx, keys, permit, { vaccine, kind, untilDay, reason, decidedOn: localDate(ctx.now) })
        if (!kept.ok) return kept
      }
      await updateSessionChild(tx, sessionId, personId, { triage }, { by: byOf(ctx), at: ctx.now })
      permit.record({
        actionCode: 'U',
        objectType: 'sessionChild',
        objectId: personId,
        fieldGroup: 'healthPieces',
        detail: `triage ${triage}`,
      })
      return ok(null)
    },
  )
}
