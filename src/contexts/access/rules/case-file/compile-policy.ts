/** The policy as SQL: a materialized view with a row per cell that is allowed, which the predicate looks up. A migration holds its text; a test compares every cell. */
import { fieldGroups, needs, policy, purposes, purposesOf, relations } from './policy.ts'

const array = (words: readonly string[]): string => `'{${words.join(',')}}'`

/** The `create materialized view` of the policy of today. */
export function compilePolicy(): string {
  const lines = policy.map(
    ({ roles, relations: of, states, verbs, fields }) =>
      `    (${[roles === 'family' ? ['family'] : roles, of, states, verbs, fields].map(array).join(', ')})`,
  )
  const needed = purposes.map((purpose) => `    ('${purpose}', ${array(fieldGroups.filter((group) => needs[purpose].includes(group)))})`)
  const had = relations.map((relation) => `    ('${relation}', ${array(purposesOf(relation))})`)
  return `create materialized view access.policy as
  with line (roles, relations, states, verbs, fields) as (values
${lines.join(',\n')}),
  need (purpose, fields) as (values
${needed.join(',\n')}),
  had (relation, purposes) as (values
${had.join(',\n')})
  select verb, field as fields, relation, purpose, state, array_agg(distinct role order by role) as roles
  from line,
    unnest(line.roles::text[]) role, unnest(line.relations::text[]) relation, unnest(line.states::text[]) state,
    unnest(line.verbs::text[]) verb, unnest(line.fields::text[]) field
    join need on field = any (need.fields::text[])
  where exists (select from had where had.relation = relation.relation and need.purpose = any (had.purposes::text[]))
  group by verb, field, relation, purpose, state;
create unique index policy_cell on access.policy (verb, fields, relation, purpose, state);
grant select on access.policy to opencjg_serving;
`
}
