/** Preparing a share, looking at exactly what the recipient will see, and deciding. Preview and decision are made by the same function. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import {
  coveringConsent,
  readSharing,
  shareOnFile,
  type Decided,
  type ShareDecisionRefusal,
  type ShareSheet,
  type ShareWish,
} from '../../../access/public-sharing.ts'
import { listColleagues, type Colleague, type NotPermitted } from '../../../access/public.ts'
import type { Person } from '../../rules/person.ts'
import { findPerson } from '../../sql/persons.server.ts'
import { composeSheet, listedPieces, type ComposeRefusal, type Draft, type ListedPiece } from './compose.server.ts'

export type Choices = { readonly person: Person; readonly pieces: readonly ListedPiece[]; readonly colleagues: readonly Colleague[] }

const piecesToo = ['index', 'healthPieces', 'helpPieces', 'supportPieces', 'advicePieces'] as const

/** What there is to share, and with whom. */
export async function readChoices(keys: Keys, ctx: Context, personId: Id<'person'>): Promise<Result<Choices, NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'share.decide', { personId, does: 'share', fields: 'sharing', also: piecesToo }, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person === null) throw new Error('A person with a file is not there')
    return ok({ person, pieces: await listedPieces(tx, keys, ctx, personId), colleagues: await recipientsAmong(tx, ctx) })
  })
}

async function recipientsAmong(tx: Parameters<typeof listColleagues>[0], { actor }: Context): Promise<Colleague[]> {
  const own = actor.kind === 'staff' ? actor.accountId : null
  return (await listColleagues(tx)).filter(
    ({ id, active, roles }) => active && id !== own && roles.some((role) => role === 'professional' || role === 'coordinator'),
  )
}

export type Preview = { readonly sheet: ShareSheet; readonly coveredBy: Id<'consent'> | null }

export async function previewShare(
  keys: Keys,
  ctx: Context,
  personId: Id<'person'>,
  draft: Draft,
): Promise<Result<Preview, ComposeRefusal | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'share.decide',
    { personId, does: 'share', fields: 'sharing', also: piecesToo },
    async (tx, permit): Promise<Result<Preview, ComposeRefusal>> => {
      const sheet = await composeSheet(tx, keys, ctx, personId, draft)
      if (!sheet.ok) return sheet
      if (draft.recipient === null) return err({ kind: 'no-recipient' })
      const { consents } = await readSharing(tx, keys, ctx, permit)
      const covered = coveringConsent(consents, { recipient: draft.recipient, sheet: sheet.value }, localDate(ctx.now))
      return ok({ sheet: sheet.value, coveredBy: covered?.id ?? null })
    },
  )
}

export type Decision = Omit<ShareWish, 'sheet' | 'until' | 'recipient'>

export async function decideToShare(
  keys: Keys,
  ctx: Context,
  personId: Id<'person'>,
  draft: Draft,
  decision: Decision,
): Promise<Result<Decided, ComposeRefusal | ShareDecisionRefusal | NoAccess | NotPermitted>> {
  const file = { personId, compartmentId: null, also: piecesToo }
  return shareOnFile(keys, ctx, file, async (tx): Promise<Result<ShareWish, ComposeRefusal>> => {
    const sheet = await composeSheet(tx, keys, ctx, personId, draft)
    if (!sheet.ok) return sheet
    if (draft.recipient === null) return err({ kind: 'no-recipient' })
    const { recipient, until } = draft
    return ok({ ...decision, recipient, until, sheet: sheet.value })
  })
}
