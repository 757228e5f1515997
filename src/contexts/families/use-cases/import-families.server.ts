/**
 * Families from a file. First it is tried: everything is done and undone, and what is wrong comes back by line and rule. Only a file that was tried
 * without a problem is accepted, whole, and it is taken back whole as long as nobody changed or worked with what it brought.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, listColleagues, type NotPermitted, type Permit } from '../../access/public.ts'
import { forgetSubjects } from '../../access/public-files.ts'
import { problemOf, readImportFile, type ImportLine, type ImportProblem } from '../rules/import-file.ts'
import {
  deletePersons,
  insertRun,
  isImported,
  listChanged,
  listImported,
  listRuns,
  lockRun,
  updateRunDone,
  updateRunUndone,
  type ListedRun,
} from '../sql/imports.server.ts'
import { bind, bringIn, giveAuthority, type Newcomer } from './bring-in.server.ts'
import { homeAt, moveIn } from './move-in.server.ts'

/** Told after each family: how many people were looked at. */
export type Progress = (people: number) => void

export type ImportSeen = ListedRun & { readonly by: string | null }

export type Tried = { readonly id: Id<'import'>; readonly people: number; readonly families: number }
export type ImportRefusal =
  | { readonly kind: 'problems'; readonly problems: readonly ImportProblem[] }
  /** This very file was imported before. */
  | { readonly kind: 'imported-before' }
  /** Not tried, done already, or another file than the one that was tried. */
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'changed-since' }

type Brought = { readonly line: number; readonly personId: Id<'person'> }

/** What was read in before, the newest first, with the name of who did it; null: by a command, or an account that is gone. */
export async function listImports(ctx: Context): Promise<Result<ImportSeen[], NotPermitted>> {
  return act(ctx, 'person.import', async (tx, permit) => {
    const runs = await withSystemSight(tx, () => listRuns(tx, 20))
    const names = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
    permit.record({ actionCode: 'R', objectType: 'import', detail: `selected ${runs.length}` })
    return ok(runs.map((one) => ({ ...one, by: one.triedBy === null ? null : (names.get(one.triedBy) ?? null) })))
  })
}

export async function tryImport(
  ctx: Context,
  keys: Keys,
  text: string,
  progress: Progress = () => {},
): Promise<Result<Tried, ImportRefusal | NotPermitted>> {
  const { families, problems } = readImportFile(text)
  if (problems.length > 0) return err({ kind: 'problems', problems })
  // Done to see whether it can be done; the refusal undoes every row of it.
  const trial = await act(ctx, 'person.import', async (tx, permit): Promise<Result<never, ImportRefusal>> => {
    if (await withSystemSight(tx, () => isImported(tx, hashOf(text)))) return err({ kind: 'imported-before' })
    return err({ kind: 'problems', problems: (await bringAll(tx, ctx, keys, permit, families, progress)).problems })
  })
  if (!trial.ok && !(trial.error.kind === 'problems' && trial.error.problems.length === 0)) return trial
  return act(ctx, 'person.import', async (tx, permit) => {
    const id = newId<'import'>(ctx.now.epochMilliseconds)
    const people = families.flat().length
    const by = { id: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null, at: ctx.now }
    await withSystemSight(tx, () => insertRun(tx, ctx.centreId, { id, fileHash: hashOf(text), rows: people }, by))
    permit.record({ actionCode: 'E', objectType: 'import', objectId: id, detail: `tried ${people}` })
    return ok({ id, people, families: families.length })
  })
}

export async function acceptImport(
  ctx: Context,
  keys: Keys,
  id: Id<'import'>,
  text: string,
  progress: Progress = () => {},
): Promise<Result<number, ImportRefusal | NotPermitted>> {
  return act(ctx, 'person.import', async (tx, permit): Promise<Result<number, ImportRefusal>> => {
    const run = await withSystemSight(tx, () => lockRun(tx, id))
    if (run === null || run.state !== 'tried' || !run.fileHash.equals(hashOf(text))) return err({ kind: 'not-tried' })
    if (await withSystemSight(tx, () => isImported(tx, run.fileHash))) return err({ kind: 'imported-before' })
    const { families } = readImportFile(text)
    const { brought, problems } = await bringAll(tx, ctx, keys, permit, families, progress)
    // Something changed since it was tried: a look-alike came in, for one.
    if (problems.length > 0) return err({ kind: 'problems', problems })
    await withSystemSight(tx, () => updateRunDone(tx, ctx.centreId, id, ctx.now, brought))
    permit.record({ actionCode: 'C', objectType: 'import', objectId: id, detail: `done ${brought.length}` })
    return ok(brought.length)
  })
}

export async function undoImport(ctx: Context, id: Id<'import'>): Promise<Result<number, ImportRefusal | NotPermitted>> {
  return act(ctx, 'person.import', async (tx, permit): Promise<Result<number, ImportRefusal>> => {
    const run = await withSystemSight(tx, () => lockRun(tx, id))
    if (run === null || run.state !== 'done' || run.doneAt === null) return err({ kind: 'not-tried' })
    const doneAt = run.doneAt
    const ids = await withSystemSight(tx, () => listImported(tx, id))
    const changed = await withSystemSight(tx, () => listChanged(tx, ids, doneAt))
    if (changed.length > 0 || !(await forgetSubjects(tx, ids))) return err({ kind: 'changed-since' })
    await withSystemSight(tx, async () => {
      await deletePersons(tx, ids)
      await updateRunUndone(tx, id, ctx.now)
    })
    for (const subjectId of ids)
      permit.record({ actionCode: 'D', eventType: 'person.importUndone', objectType: 'person', objectId: subjectId, subjectId })
    permit.record({ actionCode: 'D', objectType: 'import', objectId: id, detail: `undone ${ids.length}` })
    return ok(ids.length)
  })
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

type Grants = Pick<Permit, 'record'>

/** Each family by itself, so that what is wrong in one does not hide what is wrong in the next. */
async function bringAll(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  permit: Grants,
  families: readonly (readonly ImportLine[])[],
  progress: Progress,
): Promise<{ readonly brought: readonly Brought[]; readonly problems: readonly ImportProblem[] }> {
  const brought: Brought[] = []
  const problems: ImportProblem[] = []
  let seen = 0
  for (const people of families) {
    await sql`savepoint family`.execute(tx)
    const done = await bringFamily(tx, ctx, keys, permit, people)
    if (done.ok) brought.push(...done.value)
    else {
      await sql`rollback to savepoint family`.execute(tx)
      problems.push(done.error)
    }
    await sql`release savepoint family`.execute(tx)
    progress((seen += people.length))
  }
  return { brought, problems }
}

async function bringFamily(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  permit: Grants,
  people: readonly ImportLine[],
): Promise<Result<Brought[], ImportProblem>> {
  const brought: Brought[] = []
  for (const person of people) {
    const { line, role, address, authority } = person
    const added = await bringIn(tx, keys, ctx, permit, newcomerOf(person))
    if (!added.ok) {
      const [first] = added.error.kind === 'refused' ? added.error.refusals : []
      return err(first === undefined ? { line, kind: 'maybe-known', rule: 'FAM-13', column: 'somebodyElse' } : problemOf(line, first))
    }
    const personId = added.value
    brought.push({ line, personId })
    const childId = brought[0]?.personId ?? personId
    const wrongTie =
      role === 'child' ? null : await bind(tx, ctx, permit, { personId: childId, otherId: personId, kind: role, note: '', from: null })
    const kind = role === 'guardian' ? 'guardian' : 'parent'
    const grant = authority === null ? null : ({ ...authority, kind, until: null, childId, holderId: personId } as const)
    const wrong = wrongTie ?? (grant === null ? null : await giveAuthority(tx, ctx, permit, grant))
    if (wrong !== null) return err(problemOf(line, wrong))
    if (address === null) continue
    const family = brought.map((one) => one.personId)
    const homeId = await homeAt(tx, keys, ctx, { address, secret: false, family })
    await moveIn(tx, ctx, permit, { personId, homeId, from: localDate(ctx.now), part: 'always', leaves: [] })
  }
  return ok(brought)
}

function newcomerOf({ line, callName, givenNames, prefix, familyName, birthDate, sex, bsn, somebodyElse }: ImportLine): Newcomer {
  return {
    ...{ key: String(line), callName, givenNames, prefix, familyName, birthDate, sex, bsn, expectedOn: null, phone: null, purpose: null },
    decision: somebodyElse === null ? { kind: 'open' } : { kind: 'somebody-else', reason: somebodyElse },
  }
}
