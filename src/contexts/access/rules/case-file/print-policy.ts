/** The access policy as a table that people can read: the same lines that the program decides by, in plain words. */
import { writeCsv } from '#platform/csv.ts'
import type { FieldGroup, FileState, FileVerb, PolicyLine, Purpose, Relation } from './policy.ts'
import { fieldGroups, fileStates, needs, policy, purposes, purposesOf } from './policy.ts'

export type PolicyWords = {
  readonly relations: Readonly<Record<Relation, string>>
  readonly purposes: Readonly<Record<Purpose, string>>
  readonly states: Readonly<Record<FileState, string>>
  readonly verbs: Readonly<Record<FileVerb, string>>
  readonly groups: Readonly<Record<FieldGroup, string>>
  readonly family: string
  readonly table: {
    readonly title: string
    readonly lead: string
    readonly why: string
    readonly lines: string
    readonly needs: string
    readonly everything: string
    readonly allBut: (groups: string) => string
    readonly columns: Readonly<Record<'who' | 'relation' | 'states' | 'verbs' | 'groups' | 'rules' | 'purpose', string>>
  }
}

type RoleName = (role: string) => string
type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Who, with what relation, with which file, may do what with which groups; and what each purpose needs of those groups. */
export function policyTables(words: PolicyWords, roleName: RoleName): { readonly lines: Table; readonly needs: Table } {
  const { columns } = words.table
  const line = ({ rules, roles, relations, states, verbs, fields }: PolicyLine): readonly string[] => [
    roles === 'family' ? words.family : roles.map(roleName).join(', '),
    relations.map((one) => words.relations[one]).join('; '),
    fileStates
      .filter((one) => states.includes(one))
      .map((one) => words.states[one])
      .join(', '),
    verbs.map((one) => words.verbs[one]).join(', '),
    groupsIn(words, fields),
    rules,
  ]
  return {
    lines: {
      head: [columns.who, columns.relation, columns.states, columns.verbs, columns.groups, columns.rules],
      rows: policy.map(line),
    },
    needs: {
      head: [columns.purpose, columns.groups],
      rows: purposes.map((purpose) => [words.purposes[purpose], groupsIn(words, needs[purpose])]),
    },
  }
}

/** Long lists are said by what is left out. */
function groupsIn(words: PolicyWords, fields: readonly FieldGroup[]): string {
  const left = fieldGroups.filter((group) => !fields.includes(group))
  const names = (groups: readonly FieldGroup[]): string => groups.map((group) => words.groups[group]).join(', ')
  if (left.length === 0) return words.table.everything
  return left.length <= 3 ? words.table.allBut(names(left)) : names(fieldGroups.filter((group) => fields.includes(group)))
}

export function policyAsMarkdown(words: PolicyWords, roleName: RoleName): string {
  const { lines, needs: needed } = policyTables(words, roleName)
  const { title, lead, why, lines: first, needs: second } = words.table
  return `# ${title}\n\n${lead} ${why}\n\n## ${first}\n\n${markdown(lines)}\n## ${second}\n\n${markdown(needed)}`
}

function markdown({ head, rows }: Table): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** One cell per verb and group, so that a spreadsheet can filter. */
export function policyAsCsv(words: PolicyWords, roleName: RoleName): string {
  const { columns } = words.table
  const head = [columns.who, columns.relation, columns.purpose, columns.states, columns.verbs, columns.groups, columns.rules]
  const rows = policy.flatMap(({ rules, roles, relations, states, verbs, fields }) =>
    (roles === 'family' ? [words.family] : roles.map(roleName)).flatMap((who) =>
      relations.flatMap((relation) =>
        states.flatMap((state) =>
          verbs.flatMap((verb) =>
            fields.map((group) => [
              ...[
                who,
                words.relations[relation],
                needers(words, relation, group),
                words.states[state],
                words.verbs[verb],
                words.groups[group],
                rules,
              ],
            ]),
          ),
        ),
      ),
    ),
  )
  return writeCsv([head, ...rows])
}

/** For which purposes of the relation: those that need the group. */
function needers(words: PolicyWords, relation: Relation, group: FieldGroup): string {
  return purposesOf(relation)
    .filter((purpose) => needs[purpose].includes(group))
    .map((purpose) => words.purposes[purpose])
    .join(', ')
}
