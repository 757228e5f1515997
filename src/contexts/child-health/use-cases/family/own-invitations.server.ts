/**
 * What a family was invited to and what is asked of the reader: sessions on whose list the child stands, with the own yes or no to each vaccine, and
 * invitations for contacts. What another said is not loaded into the answer (PR-10).
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { ageBandOn, type AgeBand } from '../../../access/public-say.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import type { NotPermitted } from '../../../access/public.ts'
import type { Child } from '../../../families/public-child.ts'
import { listRequestsOfChild, listSessionsOfChildren, type SessionOfChild } from '../../../vaccination/public-sessions.ts'
import { heldBackBy, listRefrains, programmeOf, whatWasSaid, type Says } from '../../../vaccination/public.ts'
import { isClosed } from '../../rules/calls/due.ts'
import { ownSays, ownWord, type OwnWord } from '../../rules/family/own-word.ts'
import { atSession, waitsForMe, type AtSession } from '../../rules/family/session-word.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import {
  listInvitationAnswers,
  listInvitations,
  type KeptInvitationAnswer,
  type SentInvitation,
} from '../../sql/family/invitations.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'
import { findHealthOf } from './health-of.server.ts'

export type SessionVaccine = { readonly vaccine: Vaccine; readonly at: AtSession; readonly word: OwnWord; readonly says: Says | null }
export type OwnSession = Pick<SessionOfChild, 'id' | 'place' | 'heldOn'> & {
  readonly vaccines: readonly SessionVaccine[]
  /** On how many days we asked the reader, and last when; null: not asked. */
  readonly asked: { readonly times: number; readonly lastOn: PlainDate } | null
  /** Who decides on that day is another than today: the age then. */
  readonly bandThen: Exclude<AgeBand, 'under-12'> | null
}
export type OwnInvitation = SentInvitation & { readonly answer: KeptInvitationAnswer | null }

export type InvitedTo = {
  readonly sessions: readonly OwnSession[]
  /** For what is still to come: the newest of each subject. */
  readonly open: readonly OwnInvitation[]
  /** Of the last year, without those. */
  readonly before: readonly OwnInvitation[]
  /** Of how many the reader is waited for. */
  readonly waiting: number
}
export type OwnInvitations = InvitedTo & {
  readonly child: Child
  readonly isOwn: boolean
  readonly mayTell: boolean
  readonly moments: readonly Moment[]
}

/** Invitations of longer ago are not shown. */
const INVITED_SINCE = { months: 12 }

export async function readOwnInvitations(ctx: Context, personId: Id<'person'>): Promise<Result<OwnInvitations, NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'ownHealth'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit): Promise<Result<OwnInvitations, NoAccess>> => {
    const today = localDate(ctx.now)
    const found = await findHealthOf(tx, personId, today)
    if (found === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const { child } = found
    return ok({
      ...{ child, isOwn: permit.by.relation === 'self', mayTell: permit.may('write', 'ownHealth') },
      moments: (await momentsOf(tx, child.id, today)).known,
      ...(await invitedTo(tx, permit, child, today)),
    })
  })
}

/** Within a deed that may read the record and what the family told. */
export async function invitedTo(tx: Tx, permit: Pick<FilePermit, 'may'>, child: Child, today: PlainDate): Promise<InvitedTo> {
  const sessions = await ownSessions(tx, child, today)
  const answers = new Map((await listInvitationAnswers(tx, [child.id])).map((one) => [one.invitationId as string, one]))
  const sent = await listInvitations(tx, child.id, today.subtract(INVITED_SINCE))
  const all = sent.map((one) => ({ ...one, answer: answers.get(one.id) ?? null }))
  const open = all.filter((one, at) => isOpen(one, today) && all.findIndex(({ subject }) => subject === one.subject) === at)
  const waiting =
    sessions.filter(({ vaccines }) => vaccines.some(waitsForMe)).length +
    open.filter((one) => one.contact !== null && one.answer === null).length
  return { sessions, open, before: all.filter((one) => !open.includes(one)), waiting: permit.may('write', 'ownHealth') ? waiting : 0 }
}

/** Still to come: a contact that was not closed and whose appointment is not over. Of a vaccination the page of vaccinations tells. */
function isOpen({ contact }: SentInvitation, today: PlainDate): boolean {
  if (contact === null || isClosed(contact) || contact.status === 'cancelled') return false
  return contact.plannedAt === null || !isSooner(localDate(contact.plannedAt), today)
}

async function ownSessions(tx: Tx, child: Child, today: PlainDate): Promise<OwnSession[]> {
  const found = await listSessionsOfChildren(tx, [child.id], today)
  if (found.length === 0 || child.birthDate === null) return []
  const me = (await findHolder(tx)) ?? ''
  const [said, refrains] = [await whatWasSaid(tx, child.id, today), await listRefrains(tx, child.id)]
  const asked = new Map((await listRequestsOfChild(tx, child.id)).map((one) => [one.sessionId as string, one]))
  const band = ageBandOn(child.birthDate, today)
  const sessions: OwnSession[] = []
  for (const { id, place, heldOn, vaccines } of found) {
    const next = (await programmeOf(tx, child, heldOn))?.next ?? []
    const then = ageBandOn(child.birthDate, heldOn)
    sessions.push({
      ...{ id, place, heldOn, asked: asked.get(id) ?? null, bandThen: then === band || then === 'under-12' ? null : then },
      vaccines: vaccines.map((vaccine) => {
        const [outcome, sayers] = [said.outcome(vaccine), said.sayers(vaccine)]
        return {
          ...{ vaccine, says: ownSays(sayers, me), word: ownWord({ outcome, sayers, reader: me, childId: child.id, band }) },
          at: atSession(next.find((one) => one.vaccine === vaccine)?.status ?? null, heldBackBy(refrains, vaccine, heldOn) !== null),
        }
      }),
    })
  }
  return sessions
}
