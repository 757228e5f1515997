/** What is known of birth and parents, changed as a whole: checked by the rule, and refused when somebody else saved meanwhile. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findChild } from '../../../families/public-child.ts'
import { readBackground, unusualAtBirth, type BackgroundFault, type BackgroundQuestion } from '../../rules/record/read-background.ts'
import { keepBackground } from '../../sql/record/background.server.ts'
import type { Typed } from '../../rules/typed.ts'
import { actorIdOf } from './actor-id.ts'

export type BackgroundRefusal =
  | { readonly kind: 'faults'; readonly faults: readonly BackgroundFault[] }
  | { readonly kind: 'questions'; readonly questions: readonly BackgroundQuestion[] }
  | { readonly kind: 'changed-meanwhile' }

export type BackgroundChange = {
  readonly typed: Typed
  /** Of what the form began with. */
  readonly version: number
  /** Somebody looked at the questions, and said that it is right. */
  readonly isSure: boolean
}

export async function changeBackground(
  ctx: Context,
  personId: Id<'person'>,
  { typed, version, isSure }: BackgroundChange,
): Promise<Result<null, BackgroundRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also: ['index'], actionCode: 'U' } as const
  return actOnFile(ctx, 'health.write', of, async (tx, permit): Promise<Result<null, BackgroundRefusal | NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const { background, faults } = readBackground(typed)
    if (faults.length > 0) return err({ kind: 'faults', faults })
    const questions = isSure ? [] : unusualAtBirth(child.sex, background)
    if (questions.length > 0) return err({ kind: 'questions', questions })
    const kept = await keepBackground(tx, ctx.centreId, personId, { ...background, version }, { by: actorIdOf(ctx), at: ctx.now })
    if (!kept) return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'background', objectId: personId, fieldGroup: 'healthPieces' })
    return ok(null)
  })
}
