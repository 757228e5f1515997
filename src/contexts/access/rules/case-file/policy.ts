/**
 * Who may see and do what with the file of a person, as data: a cell is allowed when a line below allows it and the care relation needs
 * that group of fields. Refusal is the default. Screens, lists, search, counts, exports and row-level security all stand on this page
 * (`compile-policy.ts` makes the SQL), and `docs/access-policy.md` is this page printed.
 * Source: privacy rules PR-09 to PR-12 (relation, need, term, emergency), PR-10 (secret address), PR-23 (inspection), PR-25 and PR-26 (BSN), PR-30 (log).
 */
import type { Role } from '../permissions.ts'

/** What somebody is to the person: `none` is a colleague without a care relation. The last two are the family's own. */
export const relations = ['none', 'care', 'clearedCare', 'standIn', 'emergency', 'self', 'authority'] as const
export type Relation = (typeof relations)[number]

/** `restricted`: a colleague's own file, or one that asked for more care. It wins over the others but `merged`. */
export const fileStates = ['open', 'closed', 'restricted', 'deceased', 'moved', 'merged'] as const
export type FileState = (typeof fileStates)[number]

export const fileVerbs = ['find', 'list', 'read', 'write', 'share', 'print', 'export', 'notify'] as const
export type FileVerb = (typeof fileVerbs)[number]

/**
 * `index` is name, birth date and sex: what is needed to know that it is the same person. `ownHealth` is what the family itself tells about health: own
 * measurements, topics for a visit, questionnaires, yes or no to a vaccination.
 */
export const fieldGroups = [
  'index',
  'identity',
  'contact',
  'secretAddress',
  'bsn',
  'family',
  'care',
  'healthPieces',
  'helpPieces',
  'supportPieces',
  'advicePieces',
  'ownHealth',
  'sharing',
  'log',
] as const
export type FieldGroup = (typeof fieldGroups)[number]

/** Why somebody works with the person. Each care relation has exactly one (PR-11: named, dated, purpose). */
export const carePurposes = ['youthHealth', 'youthHelp', 'support', 'advice', 'coordination'] as const
export type CarePurpose = (typeof carePurposes)[number]
export const purposes = [...carePurposes, 'emergency', 'own', 'index', 'control'] as const
export type Purpose = (typeof purposes)[number]

const pieces = ['healthPieces', 'helpPieces', 'supportPieces', 'advicePieces'] as const satisfies readonly FieldGroup[]
const around = ['index', 'identity', 'contact', 'family', 'care', 'sharing'] as const satisfies readonly FieldGroup[]

/** PR-11, need: which groups each purpose needs. PR-25: a BSN only where the law gives a ground (care and youth help). */
export const needs: Readonly<Record<Purpose, readonly FieldGroup[]>> = {
  youthHealth: [...around, 'secretAddress', 'bsn', 'healthPieces', 'ownHealth'],
  youthHelp: [...around, 'secretAddress', 'bsn', 'helpPieces'],
  support: [...around, 'supportPieces'],
  advice: ['index', 'contact', 'care', 'advicePieces'],
  coordination: ['index', 'contact', 'family', 'care', 'sharing'],
  emergency: ['index', 'identity', 'contact', 'secretAddress', 'family', 'care', ...pieces],
  own: [...around, 'secretAddress', 'bsn', ...pieces, 'ownHealth', 'log'],
  index: ['index', 'care'],
  control: ['index', 'log'],
}

/** Purposes that a relation can have. What is not `care` has one of its own. */
export function purposesOf(relation: Relation): readonly Purpose[] {
  switch (relation) {
    case 'care':
    case 'clearedCare':
    case 'standIn':
      return carePurposes
    case 'emergency':
      return ['emergency']
    case 'self':
    case 'authority':
      return ['own']
    case 'none':
      return ['index', 'control']
  }
}

export type PolicyLine = {
  readonly rules: string
  /** `family`: not a role but a person of the file, with an own account. */
  readonly roles: readonly Role[] | 'family'
  readonly relations: readonly Relation[]
  readonly states: readonly FileState[]
  readonly verbs: readonly FileVerb[]
  readonly fields: readonly FieldGroup[]
}

const carers: readonly Role[] = ['professional', 'coordinator']
const living: readonly FileState[] = ['open', 'closed']
const all = fieldGroups.filter((group) => group !== 'log')
const notSecret = all.filter((group) => group !== 'secretAddress')

export const policy: readonly PolicyLine[] = [
  // Work with a care relation. A secret address is looked at one by one, never in a list, on paper or in a file (PR-10).
  {
    rules: 'PR-11',
    roles: carers,
    relations: ['care', 'clearedCare'],
    states: ['open'],
    verbs: ['find', 'list', 'write', 'share', 'print', 'export', 'notify'],
    fields: notSecret,
  },
  { rules: 'PR-11 PR-10', roles: carers, relations: ['care', 'clearedCare'], states: ['open'], verbs: ['read', 'write'], fields: all },
  {
    rules: 'PR-11',
    roles: carers,
    relations: ['care', 'clearedCare'],
    states: ['closed', 'deceased'],
    verbs: ['find', 'list', 'read', 'print'],
    fields: notSecret,
  },
  {
    rules: 'PR-11',
    roles: carers,
    relations: ['care', 'clearedCare'],
    states: ['moved'],
    verbs: ['find', 'list', 'read'],
    fields: ['index', 'care'],
  },
  // Nothing new is written in a file that is closed, or of who died or moved. What is wrong in it is put right (a date of death, an end of help: that opens it again),
  // authority and consent go on, and what was shared can be stopped.
  {
    rules: 'PR-19 PR-06',
    roles: carers,
    relations: ['care', 'clearedCare'],
    states: ['closed', 'deceased', 'moved'],
    verbs: ['read', 'write'],
    fields: ['index', 'identity', 'family', 'care', 'sharing'],
  },
  // After help has ended a family still asks for its key, or for a letter to who helps now.
  { rules: 'PR-13 PR-30', roles: carers, relations: ['care', 'clearedCare'], states: ['closed'], verbs: ['share'], fields: notSecret },
  // A colleague's file wants a relation that somebody else has cleared, besides the role.
  {
    rules: 'PR-11',
    roles: carers,
    relations: ['clearedCare'],
    states: ['restricted'],
    verbs: ['find', 'list', 'write', 'share', 'print', 'notify'],
    fields: notSecret,
  },
  { rules: 'PR-11 PR-10', roles: carers, relations: ['clearedCare'], states: ['restricted'], verbs: ['read'], fields: all },
  // Standing in, for a term: the daily work, but sharing waits for who knows the family.
  {
    rules: 'PR-12',
    roles: carers,
    relations: ['standIn'],
    states: ['open'],
    verbs: ['find', 'list', 'read', 'write', 'print', 'notify'],
    fields: notSecret.filter((group) => group !== 'bsn'),
  },
  {
    rules: 'PR-12',
    roles: carers,
    relations: ['standIn'],
    states: ['closed', 'deceased'],
    verbs: ['find', 'list', 'read'],
    fields: notSecret.filter((group) => group !== 'bsn'),
  },
  // Breaking the glass: reading alone.
  {
    rules: 'PR-11',
    roles: carers,
    relations: ['emergency'],
    states: ['open', 'closed', 'restricted', 'deceased'],
    verbs: ['read'],
    fields: all.filter((group) => group !== 'bsn'),
  },
  // Without a care relation: finding whose child it is, so that a caller reaches who knows them.
  { rules: 'PR-11', roles: ['frontDesk', 'coordinator'], relations: ['none'], states: living, verbs: ['find'], fields: ['index'] },
  { rules: 'PR-11', roles: ['frontDesk', 'coordinator'], relations: ['none'], states: living, verbs: ['read'], fields: ['care'] },
  // Who assigns care finds a file of who died or moved, so that somebody can put it right. For a restricted one its address is handed over: searching does not find it.
  { rules: 'PR-11 PR-19', roles: ['coordinator'], relations: ['none'], states: ['deceased', 'moved'], verbs: ['find'], fields: ['index'] },
  {
    rules: 'PR-11 PR-19',
    roles: ['coordinator'],
    relations: ['none'],
    states: ['open', 'closed', 'restricted', 'deceased', 'moved'],
    verbs: ['write'],
    fields: ['care'],
  },
  {
    rules: 'PR-11 PR-19',
    roles: ['coordinator'],
    relations: ['none'],
    states: ['restricted', 'deceased', 'moved'],
    verbs: ['read'],
    fields: ['care'],
  },
  // PR-31: control looks at the log, never at the file.
  {
    rules: 'PR-31',
    roles: ['privacyOfficer'],
    relations: ['none'],
    states: fileStates,
    verbs: ['list', 'read', 'export'],
    fields: ['log'],
  },
  // The family reads its own (PR-23), says what is shared (PR-06) and who looked (PR-30). PR-10: not the secret address of another.
  {
    rules: 'PR-23 PR-30',
    roles: 'family',
    relations: ['self'],
    states: ['open', 'closed', 'restricted', 'deceased', 'moved'],
    verbs: ['list', 'read', 'print', 'export'],
    fields: fieldGroups,
  },
  {
    rules: 'PR-23 PR-30 PR-10',
    roles: 'family',
    relations: ['authority'],
    states: ['open', 'closed', 'restricted', 'deceased', 'moved'],
    verbs: ['list', 'read', 'print', 'export'],
    fields: fieldGroups.filter((group) => group !== 'secretAddress'),
  },
  // Taking back is as easy as giving, after moving too.
  {
    rules: 'PR-06',
    roles: 'family',
    relations: ['self', 'authority'],
    states: ['open', 'closed', 'restricted', 'moved'],
    verbs: ['write', 'share', 'notify'],
    fields: ['contact', 'sharing'],
  },
  // The family is co-author: what it tells about health it writes itself, as long as there is help.
  {
    rules: 'PR-06 PR-20',
    roles: 'family',
    relations: ['self', 'authority'],
    states: ['open', 'restricted'],
    verbs: ['write'],
    fields: ['ownHealth'],
  },
]

export type Cell = {
  readonly role: Role | 'family'
  readonly relation: Relation
  readonly purpose: Purpose
  readonly state: FileState
  readonly verb: FileVerb
  readonly fields: FieldGroup
}

/** Does a line allow it to this role in this relation, whatever the purpose of the relation? */
export function rolePermits({ role, relation, state, verb, fields }: Omit<Cell, 'purpose'>): boolean {
  return policy.some(
    (line) =>
      (line.roles === 'family' ? role === 'family' : role !== 'family' && line.roles.includes(role)) &&
      line.relations.includes(relation) &&
      line.states.includes(state) &&
      line.verbs.includes(verb) &&
      line.fields.includes(fields),
  )
}

/** Does the purpose of the relation need this group? */
export function isNeeded({ relation, purpose, fields }: Pick<Cell, 'relation' | 'purpose' | 'fields'>): boolean {
  return purposesOf(relation).includes(purpose) && needs[purpose].includes(fields)
}

export function cellAllowed(cell: Cell): boolean {
  return rolePermits(cell) && isNeeded(cell)
}
