import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { insertVote } from '../sql/votes.server.ts'

export type Vote = { readonly slug: string; readonly language: string; readonly answer: 'yes' | 'some' | 'no' }

/** "Was this useful": counted, without the person. */
export async function voteOnArticle(ctx: Context, vote: Vote): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'library.vote', async (tx) => {
    await insertVote(tx, {
      centre_id: ctx.centreId,
      id: newId(ctx.now.epochMilliseconds),
      slug: vote.slug,
      language: vote.language,
      answer: vote.answer,
      at: ctx.now,
    })
    return ok(null)
  })
}
