/** What the team sees of children of a session: who it is, whether each vaccine may be given on the day and why not, and what became of it. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import { listChildren, type Child } from '../../../families/public-child.ts'
import type { AnswerOutcome } from '../../rules/answers.ts'
import { noScheme, programmeOfChild } from '../../rules/programme.ts'
import type { Refrain } from '../../rules/refrain.ts'
import type { Outcome } from '../../rules/sessions/outcome.ts'
import { readinessOf, saidOf, type Readiness, type Said } from '../../rules/sessions/readiness.ts'
import type { Session } from '../../rules/sessions/session.ts'
import { listDosesOf, type DoseOf } from '../../sql/doses.server.ts'
import { listRefrainsOf } from '../../sql/refrains.server.ts'
import { listSchemesOf } from '../../sql/schemes.server.ts'
import type { Result } from '../../sql/sessions/children.server.ts'
import type { SessionChild } from '../../rules/sessions/child.ts'
import { whatWasSaidOf, type WhatWasSaid } from '../what-was-said.server.ts'

export type OneVaccine = {
  readonly vaccine: Vaccine
  readonly ready: Readiness
  readonly outcome: Outcome | null
  readonly answers: AnswerOutcome
}
export type ListedChild = SessionChild & {
  readonly child: Child
  readonly vaccines: readonly OneVaccine[]
  readonly said: Said
  /** Everything has an outcome. */
  readonly isDone: boolean
}

/** Of these rows those whose child may be seen; by class, then by name. A few queries for all together. */
export async function lookAtChildren(
  tx: Tx,
  session: Pick<Session, 'heldOn' | 'vaccines'>,
  rows: readonly SessionChild[],
  results: readonly Result[],
): Promise<ListedChild[]> {
  const ids = rows.map(({ personId }) => personId)
  const children = new Map((await listChildren(tx, ids)).map((child) => [child.id as string, child]))
  const doses = Map.groupBy(await listDosesOf(tx, ids), ({ personId }) => personId as string)
  const refrains = Map.groupBy(await listRefrainsOf(tx, ids), ({ personId }) => personId as string)
  const schemes = await listSchemesOf(tx, ids)
  const said = await whatWasSaidOf(tx, ids, session.heldOn)
  const outcomes = Map.groupBy(results, ({ personId }) => personId as string)
  const listed = rows.flatMap((row): ListedChild[] => {
    const [child, words] = [children.get(row.personId), said.get(row.personId)]
    if (child === undefined || words === undefined) return []
    const known = { doses: doses.get(row.personId) ?? [], refrains: refrains.get(row.personId) ?? [] }
    const scheme = schemes.get(row.personId) ?? noScheme
    const vaccines = vaccinesOf(session, row, child, { ...known, scheme, words, results: outcomes.get(row.personId) ?? [] })
    const answers = vaccines.map((one) => one.answers)
    return [{ ...row, child, vaccines, said: saidOf(answers), isDone: vaccines.every(({ outcome }) => outcome !== null) }]
  })
  return listed.toSorted(byClassAndName)
}

type Known = {
  readonly doses: readonly DoseOf[]
  readonly refrains: readonly Refrain[]
  readonly scheme: typeof noScheme
  readonly words: WhatWasSaid
  readonly results: readonly Result[]
}

function vaccinesOf(
  { heldOn, vaccines }: Pick<Session, 'heldOn' | 'vaccines'>,
  { triage }: SessionChild,
  { birthDate }: Child,
  { doses, refrains, scheme, words, results }: Known,
): OneVaccine[] {
  // What was given at the session itself does not make the vaccine "had already".
  const ours = new Set(results.flatMap(({ doseId }) => (doseId === null ? [] : [doseId as string])))
  const before = doses.filter(({ id }) => !ours.has(id))
  const next = birthDate === null ? [] : programmeOfChild(birthDate, scheme, before, heldOn).next
  return vaccines.map((vaccine) => {
    const answers = words.outcome(vaccine)
    const facts = { vaccine, on: heldOn, next: next.find((one) => one.vaccine === vaccine), refrains, outcome: answers, triage }
    return { vaccine, answers, ready: readinessOf(facts), outcome: results.find((one) => one.vaccine === vaccine)?.outcome ?? null }
  })
}

function byClassAndName(a: ListedChild, b: ListedChild): number {
  const nameOf = ({ child }: ListedChild): string => `${child.familyName} ${child.callName} ${child.id}`
  return a.class.localeCompare(b.class, 'nl', { numeric: true }) || nameOf(a).localeCompare(nameOf(b), 'nl')
}
