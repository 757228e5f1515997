import type { Insertable } from 'kysely'
import type { AdviceArticleVote } from '../../../../db/types.ts'
import type { Tx } from '#platform/db.server.ts'

export async function insertVote(tx: Tx, row: Insertable<AdviceArticleVote>): Promise<void> {
  await tx.insertInto('advice.article_vote').values(row).execute()
}
