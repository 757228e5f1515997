/**
 * May this be done with this group of fields, given how the actor stands towards the person? The screens' own decision, and the same answer as the
 * predicate in the database: PR-11 (role and care relation and need), PR-12 (within its term: only standings that are valid now are handed in).
 */
import { roles, type Role } from '../permissions.ts'
import {
  cellAllowed,
  isNeeded,
  relations,
  rolePermits,
  type FieldGroup,
  type FileState,
  type FileVerb,
  type Purpose,
  type Relation,
} from './policy.ts'

export type LiveStanding = { readonly relation: Relation; readonly purpose: Purpose; readonly sourceId: string }

/** What of a file is asked for. */
export type Wish = { readonly verb: FileVerb; readonly fields: FieldGroup }

export type Decision =
  | { readonly allowed: true; readonly by: LiveStanding }
  /** `no-relation`: no standing that counts now. `state`: the file is closed, moved or restricted for this. `not-needed`: the purpose does not need it. `role`: the role does not do this. */
  | { readonly allowed: false; readonly why: 'no-relation' | 'role' | 'not-needed' | 'state' }

/** Standings that need no row: of every colleague towards everybody. */
const ofColleagues: readonly LiveStanding[] = [
  { relation: 'none', purpose: 'index', sourceId: '' },
  { relation: 'none', purpose: 'control', sourceId: '' },
]

export type Asking = { readonly kind: 'staff' | 'resident'; readonly roles: readonly (Role | 'family')[] }

export function decide(asking: Asking, state: FileState, standings: readonly LiveStanding[], wish: Wish): Decision {
  const all = [...strongestFirst(standings), ...(asking.kind === 'staff' ? ofColleagues : [])]
  const permitted = (standing: LiveStanding, at: FileState): boolean =>
    asking.roles.some((role) => rolePermits({ role, relation: standing.relation, state: at, ...wish }))
  const by = all.find((standing) => permitted(standing, state) && isNeeded({ ...standing, fields: wish.fields }))
  if (by !== undefined) return { allowed: true, by }
  if (standings.length === 0) return { allowed: false, why: 'no-relation' }
  if (standings.some((standing) => permitted(standing, state))) return { allowed: false, why: 'not-needed' }
  return { allowed: false, why: standings.some((standing) => permitted(standing, 'open')) ? 'state' : 'role' }
}

/** What is written down is the plainest reason: a care relation before standing in, and an emergency last. */
function strongestFirst(standings: readonly LiveStanding[]): LiveStanding[] {
  return standings.toSorted((a, b) => relations.indexOf(a.relation) - relations.indexOf(b.relation))
}

/** Do these roles find people with whom they have no care relation? For a search that asks no more of the database than it must. */
export function findsWholeCentre(held: readonly string[]): boolean {
  return ofColleagues.some(({ relation, purpose }) =>
    roles.some((role) => held.includes(role) && cellAllowed({ role, relation, purpose, state: 'open', verb: 'find', fields: 'index' })),
  )
}
