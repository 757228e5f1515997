/** Changes what is known of a person: the facts, how to talk with them, and what became of them. A stale form is refused. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { reachesAge } from '#platform/age.ts'
import { checkFacts, checkName } from '../rules/facts.ts'
import type { Person } from '../rules/person.ts'
import type { FamilyRefusal } from '../rules/refusals.ts'
import { checkTie } from '../rules/ties.ts'
import { listAuthority, listAuthorityHeldBy, updateAuthorityUntil } from '../sql/authority.server.ts'
import { findDetail, updateDetail, type KeptDetail } from '../sql/details.server.ts'
import { findPerson, listPersons, updatePerson } from '../sql/persons.server.ts'
import { listTiesAround } from '../sql/ties.server.ts'
import { mayReach, recordAround } from './around-file.server.ts'
import { keyVersion, sealText } from './sealing.server.ts'
import { tellAccess } from './tell-access.server.ts'

export type ChangeRefusal =
  | { readonly kind: 'refused'; readonly refusals: readonly FamilyRefusal[] }
  /** Somebody else saved meanwhile. */
  | { readonly kind: 'changed-meanwhile' }
  /** Nobody of this family, or nobody whose data is changed by way of it. */
  | { readonly kind: 'not-there' }

type Done = Result<null, ChangeRefusal | NoAccess | NotPermitted>

/** Name, birth date and sex. Another birth date moves the end of authority along. */
export async function changeFacts(ctx: Context, person: Person): Promise<Done> {
  return change(ctx, person.id, 'index', async (tx) => {
    const detail = await withSystemSight(tx, () => findDetail(tx, person.id))
    const life = { deceasedOn: detail?.deceasedOn ?? null, movedOn: detail?.movedOn ?? null }
    const wrong = [...checkName(person), ...checkFacts({ ...person, ...life }, localDate(ctx.now)), ...(await checkTiesAnew(tx, person))]
    if (wrong.length > 0) return err({ kind: 'refused', refusals: wrong })
    const before = await findPerson(tx, person.id)
    if (before === null || !(await updatePerson(tx, person))) return err({ kind: 'changed-meanwhile' })
    await moveMajority(tx, before, person)
    return ok(null)
  })
}

/** A parent does not become younger than the child by a correction. */
async function checkTiesAnew(tx: Tx, person: Person): Promise<readonly FamilyRefusal[]> {
  return withSystemSight(tx, async () => {
    const ties = (await listTiesAround(tx, [person.id])).filter(({ personId, otherId }) => personId === person.id || otherId === person.id)
    const others = await listPersons(
      tx,
      ties.flatMap(({ personId, otherId }) => [personId, otherId]),
    )
    const births = new Map([...others.map((one) => [one.id, one.birthDate] as const), [person.id, person.birthDate] as const])
    const wrong = ties.map((tie) => checkTie(tie, [], births)).find((one) => one !== null)
    return wrong === undefined ? [] : [{ ...wrong, field: 'birthDate' }]
  })
}

/** Authority that ended at the eighteenth birthday ends at the new one. */
async function moveMajority(tx: Tx, before: Person, after: Person): Promise<void> {
  if (before.birthDate === null || after.birthDate === null || before.birthDate.equals(after.birthDate)) return
  const [was, becomes] = [reachesAge(before.birthDate, 18), reachesAge(after.birthDate, 18)]
  await withSystemSight(tx, async () => {
    for (const line of await listAuthority(tx, [after.id]))
      if (line.until?.equals(was) === true) await updateAuthorityUntil(tx, line.id, becomes)
  })
}

export type Talking = Pick<KeptDetail, 'language' | 'needsInterpreter' | 'accessibility' | 'version'> & {
  readonly wishes: string | null
  /** Whose it is: of the person of the file when it does not say, or of an adult around them. */
  readonly of?: Id<'person'>
}

/** Language, interpreter and what makes contact accessible. */
export async function changeTalking(
  ctx: Context,
  keys: Keys,
  fileId: Id<'person'>,
  { wishes, of: personId = fileId, ...talking }: Talking,
): Promise<Done> {
  return change(ctx, fileId, 'identity', async (tx, permit) => {
    if (!(await mayReach(tx, ctx, permit, personId, 'identity'))) return err({ kind: 'not-there' })
    recordAround(permit, personId, 'identity', 'U')
    const detail = await findDetail(tx, personId)
    if (detail === null) return err({ kind: 'changed-meanwhile' })
    const sealed = wishes === null ? null : sealText(keys, ctx.centreId, 'wishes', personId, wishes)
    return save(tx, { ...detail, ...talking, wishes: sealed, keyVersion: keyVersion(keys) })
  })
}

export type Life = Pick<KeptDetail, 'deceasedOn' | 'movedOn' | 'movedTo' | 'isColleague' | 'restricted' | 'helpEndedOn' | 'version'>

/** What became of them, and whether the file asks for more care. Authority of who died ends on that day, and goes on when that was not so. */
export async function changeLife(ctx: Context, personId: Id<'person'>, life: Life): Promise<Done> {
  return change(ctx, personId, 'identity', async (tx, permit) => {
    const [detail, person] = [await findDetail(tx, personId), await findPerson(tx, personId)]
    if (detail === null || person === null) return err({ kind: 'changed-meanwhile' })
    const wrong = checkFacts({ ...person, ...life }, localDate(ctx.now))
    if (wrong.length > 0) return err({ kind: 'refused', refusals: wrong })
    const saved = await save(tx, { ...detail, ...life })
    if (saved.ok && detail.deceasedOn !== null) await reviveAuthority(tx, ctx, permit, personId, detail.deceasedOn)
    if (saved.ok && life.deceasedOn !== null) await endAuthorityOfDeceased(tx, ctx, permit, personId, life.deceasedOn)
    return saved
  })
}

async function save(tx: Tx, detail: KeptDetail): Promise<Result<null, ChangeRefusal>> {
  return (await updateDetail(tx, detail)) ? ok(null) : err({ kind: 'changed-meanwhile' })
}

async function endAuthorityOfDeceased(
  tx: Tx,
  ctx: Context,
  permit: Pick<FilePermit, 'record'>,
  personId: Id<'person'>,
  on: PlainDate,
): Promise<void> {
  const held = await withSystemSight(tx, () => listAuthorityHeldBy(tx, personId))
  const over = await withSystemSight(tx, () => listAuthority(tx, [personId]))
  for (const line of [...held, ...over]) {
    const isOver = line.until !== null && !isSooner(on, line.until)
    if (isOver || !isSooner(line.from, on)) continue
    await withSystemSight(tx, () => updateAuthorityUntil(tx, line.id, on))
    permit.record({
      actionCode: 'U',
      eventType: 'person.authorityEnd',
      objectType: 'authority',
      objectId: line.id,
      subjectId: line.childId,
    })
    if (line.childId !== personId) await tellAccess(tx, ctx, line.childId)
  }
}

/** The day was wrong: authority that ended by it goes on, until it ends by itself; the right day, when there is one, ends it anew. */
async function reviveAuthority(
  tx: Tx,
  ctx: Context,
  permit: Pick<FilePermit, 'record'>,
  personId: Id<'person'>,
  wrongDay: PlainDate,
): Promise<void> {
  const lines = await withSystemSight(tx, async () => [
    ...(await listAuthorityHeldBy(tx, personId)),
    ...(await listAuthority(tx, [personId])),
  ])
  for (const line of lines.filter(({ until }) => until?.equals(wrongDay) === true)) {
    const child = await withSystemSight(tx, () => findPerson(tx, line.childId))
    if (child?.birthDate == null) continue
    const majority = reachesAge(child.birthDate, 18)
    await withSystemSight(tx, () => updateAuthorityUntil(tx, line.id, majority))
    const about = { objectType: 'authority', objectId: line.id, subjectId: line.childId }
    permit.record({ actionCode: 'U', eventType: 'person.authorityRevived', ...about })
    if (line.childId !== personId) await tellAccess(tx, ctx, line.childId)
  }
}

/** Every change of a file ends with telling access: it may decide who sees what from the next statement on. */
async function change(
  ctx: Context,
  personId: Id<'person'>,
  fields: 'index' | 'identity',
  work: (tx: Tx, permit: FilePermit) => Promise<Result<null, ChangeRefusal>>,
): Promise<Done> {
  return actOnFile(ctx, 'person.change', { personId, does: 'write', fields, actionCode: 'U' }, async (tx, permit) => {
    const done = await work(tx, permit)
    if (done.ok) await tellAccess(tx, ctx, personId)
    return done
  })
}
