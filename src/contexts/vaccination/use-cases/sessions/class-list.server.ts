/** A list of the school puts children in their class, and on the list who was not found by birth year. First looked at (`dryRun`), then done. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import { eachChild, listChildren, type Child } from '../../../families/public-child.ts'
import { matchLines, readClassList, type LineProblem } from '../../rules/sessions/class-list.ts'
import { checkDeed, type NotNow } from '../../rules/sessions/session.ts'
import { listSessionChildren, updateSessionChild } from '../../sql/sessions/children.server.ts'
import { lockSession } from '../../sql/sessions/sessions.server.ts'
import { byOf } from '../by.ts'
import type { NotThere } from './in-team.server.ts'
import { addChildren } from './plan.server.ts'

/** Counts and lines alone: names go no further than the school wrote them. `left`: fit, but not in an ordinary open file, or taken off the list. */
export type ClassList = {
  readonly matched: number
  readonly added: number
  readonly left: number
  readonly problems: readonly LineProblem[]
}

/** As many as can be born on one day in one centre, many times over. */
const mostOfADay = 5_000

export async function readSchoolList(
  ctx: Context,
  id: Id<'session'>,
  text: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Result<ClassList, { readonly kind: 'not-a-list' } | NotThere | NotNow | NotPermitted>> {
  return act(
    ctx,
    'vaccination.plan',
    async (tx, permit): Promise<Result<ClassList, { readonly kind: 'not-a-list' } | NotThere | NotNow>> => {
      const session = await lockSession(tx, id, 'alone')
      if (session === null) return err({ kind: 'not-there' })
      const wrong = checkDeed(session, 'prepare', localDate(ctx.now))
      if (wrong !== null) return err(wrong)
      const read = readClassList(text)
      if (read === null) return err({ kind: 'not-a-list' })
      const { matched, problems } = matchLines(
        read.lines,
        await bornOn(tx, [...new Map(read.lines.map(({ born }) => [born.toString(), born])).values()]),
      )
      const listed = await withSystemSight(tx, () => listSessionChildren(tx, id))
      const there = new Map(listed.map((child) => [child.personId as string, child]))
      const fresh = matched.filter(({ personId }) => !there.has(personId))
      const result = { matched: matched.length, problems: [...read.problems, ...problems].toSorted((a, b) => a.line - b.line) }
      if (dryRun) {
        permit.record({ actionCode: 'R', objectType: 'vaccineSession', objectId: id, detail: `school list looked at ${matched.length}` })
        return ok({ ...result, added: fresh.length, left: matched.filter(({ personId }) => there.get(personId)?.removedWhy).length })
      }
      const { added, leftOut } = await addChildren(tx, ctx, permit, session, fresh)
      let left = leftOut
      for (const { personId, class: name } of matched) {
        const known = there.get(personId)
        if (known === undefined || known.class === name) continue
        if (known.removedWhy !== null) left += 1
        else await withSystemSight(tx, () => updateSessionChild(tx, id, personId, { class: name }, { by: byOf(ctx), at: ctx.now }))
      }
      permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: `school list ${matched.length}` })
      return ok({ ...result, added: added.length, left })
    },
  )
}

/** Everybody of the centre who was born on these days, to compare with; nobody is shown. */
async function bornOn(tx: Tx, days: readonly PlainDate[]): Promise<Child[]> {
  return withSystemSight(tx, async () => {
    const ids: string[] = []
    for (const day of days)
      ids.push(...(await eachChild(tx, { after: null, most: mostOfADay, bornFrom: day, bornUntil: day })).map(({ id }) => id as string))
    return listChildren(tx, ids)
  })
}
