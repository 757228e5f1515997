/**
 * The way to the file of one person: `act`, and besides the verb the question whether the actor stands towards this person in a way that allows it.
 * Granted, the permit says which groups of fields may be seen, and one row of the log says whose file it was and by which standing. Refused, the
 * reason is written down apart, and the caller answers the same as for a person that is not there.
 */
import type { Context } from '#platform/context.ts'
import type { OpenedFile, Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import { decide, type Asking, type Decision, type LiveStanding } from '../../rules/case-file/decide.ts'
import { fieldGroups, type FieldGroup, type FileState, type FileVerb, type Relation } from '../../rules/case-file/policy.ts'
import type { Role, Verb } from '../../rules/permissions.ts'
import type { AuditEntry } from '../../sql/audit.server.ts'
import { openedOf } from '../../sql/case-file/standings.server.ts'
import { act, refuse, type NotPermitted, type Permit } from '../act.server.ts'

export type NoAccess = { readonly kind: 'no-access'; readonly why: 'no-such-person' | Extract<Decision, { allowed: false }>['why'] }

export type FilePermit<V extends Verb = Verb> = Permit<V> & {
  readonly personId: Id<'person'>
  readonly state: FileState
  readonly by: LiveStanding
  /** All that the actor is to the person now. */
  readonly relations: readonly Relation[]
  /** May this group be read too? For pages that show what there is to see. */
  readonly sees: (fields: FieldGroup) => boolean
  /** May this be done with this group too? For buttons. */
  readonly may: (verb: FileVerb, fields: FieldGroup) => boolean
}

export type Of = {
  readonly personId: Id<'person'>
  readonly does: FileVerb
  /** Without this group there is no deed. */
  readonly fields: FieldGroup
  /** What the log says of the deed; reading by default. */
  readonly actionCode?: AuditEntry['actionCode']
  /** The groups that are seen besides, when they may be: written down with it. */
  readonly also?: readonly FieldGroup[]
  /** The hidden part within which it happens: every row of the log carries it, so that who must not know does not see it. */
  readonly compartmentId?: Id<'compartment'>
}

export async function actOnFile<V extends Verb, T, E = never>(
  ctx: Context,
  verb: V,
  of: Of,
  work: (tx: Tx, permit: FilePermit<V>) => Promise<Result<T, E>>,
): Promise<Result<T, E | NoAccess | NotPermitted>> {
  // Set when the file, and not the deed itself, was the reason.
  let noAccess: NoAccess | null = null
  const hidden = of.compartmentId === undefined ? {} : { compartmentId: of.compartmentId }
  const deed = async (tx: Tx, permit: Permit<V>, opened: OpenedFile): Promise<Result<T, E | NoAccess>> => {
    const found = openedOf(opened)
    const asking = askingOf(ctx)
    if (found === null || asking === null) return err((noAccess = { kind: 'no-access', why: 'no-such-person' }))
    const decision = decide(asking, found.state, found.standings, { verb: of.does, fields: of.fields })
    if (!decision.allowed) return err((noAccess = { kind: 'no-access', why: decision.why }))
    const may = (does: FileVerb, fields: FieldGroup): boolean =>
      decide(asking, found.state, found.standings, { verb: does, fields }).allowed
    const about = {
      subjectId: of.personId,
      basis: decision.by.relation,
      ...hidden,
      ...(decision.by.sourceId === '' ? {} : { basisId: decision.by.sourceId }),
    }
    const seen = fieldGroups.filter((group) => group === of.fields || (of.also?.includes(group) === true && may(of.does, group)))
    permit.record({ actionCode: of.actionCode ?? 'R', objectType: 'person', objectId: of.personId, fieldGroup: seen.join(' '), ...about })
    return work(tx, {
      ...permit,
      record: (entry) => permit.record({ ...about, ...entry }),
      personId: of.personId,
      state: found.state,
      by: decision.by,
      relations: found.standings.map(({ relation }) => relation),
      sees: (fields) => may('read', fields),
      may,
    })
  }
  const done = await act<V, T, E | NoAccess>(ctx, verb, deed, { file: of.personId })
  if (noAccess !== null) await refuse(ctx, verb, (noAccess as NoAccess).why, { subjectId: of.personId, fieldGroup: of.fields, ...hidden })
  return done
}

function askingOf({ actor }: Context): Asking | null {
  if (actor.kind === 'staff') return { kind: 'staff', roles: actor.roles as readonly Role[] }
  return actor.kind === 'resident' ? { kind: 'resident', roles: actor.opensFile === true ? ['family'] : [] } : null
}
