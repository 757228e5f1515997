/** What of the record is kept from the family, for who works with the child: which texts, why, by whom, and before when that is looked at again (PR-17, PR-22). */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, openColumn, type NotPermitted } from '../../../access/public.ts'
import type { TextKind } from '../../rules/contact/readers.ts'
import { listTexts, type KeptText } from '../../sql/contact/disclosure.server.ts'
import { listConsulted } from '../contact/consulted.server.ts'
import { openDisclosure, tableOf, type Disclosure } from '../contact/disclosure.server.ts'

export type OpenedText = Disclosure & {
  readonly kind: TextKind
  readonly id: string
  readonly contactId: Id<'contact'>
  readonly heldOn: PlainDate | null
  readonly moment: string | null
  /** Of a note its part, of a finding its topic. */
  readonly about: string
  readonly words: string
}

const seeing = { does: 'read', fields: 'healthPieces', also: ['index'] } as const

/** Opening these words is a row of the log for each. */
export async function readKeptBack(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
): Promise<Result<readonly OpenedText[], NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'health.read', { personId, ...seeing }, async (tx, permit) => {
    const names = await namesOf(tx)
    return ok((await listTexts(tx, personId, null)).map((text) => opened(ctx, keys, permit, text, names)))
  })
}

export type TextToChange = {
  readonly text: OpenedText
  readonly colleagues: readonly { readonly id: string; readonly name: string; readonly profession: string }[]
}

/** One text, also one that the family reads. */
export async function readTextOf(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  which: { readonly kind: TextKind; readonly id: string },
): Promise<Result<TextToChange, { readonly kind: 'not-there' } | NoAccess | NotPermitted>> {
  const of = { personId, ...seeing, does: 'write', actionCode: 'R' } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit): Promise<Result<TextToChange, { readonly kind: 'not-there' }>> => {
    const [text] = await listTexts(tx, personId, which)
    if (text === undefined) return err({ kind: 'not-there' })
    return ok({ text: opened(ctx, keys, permit, text, await namesOf(tx)), colleagues: await listConsulted(tx, ctx) })
  })
}

const namesOf = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))

function opened(ctx: Context, keys: Keys, permit: FilePermit, text: KeptText, names: ReadonlyMap<string, string>): OpenedText {
  const { kind, id, contactId, heldOn, moment, about, words, ...disclosure } = text
  permit.record({ actionCode: 'R', objectType: kind, objectId: id, fieldGroup: 'healthPieces', detail: 'from-family' })
  const column = kind === 'note' ? 'words' : 'remark'
  return {
    ...{ kind, id, contactId, heldOn, moment, about, ...openDisclosure(ctx, keys, kind, id, disclosure, names) },
    words: words === null ? '' : openColumn(keys, ctx.centreId, tableOf[kind], column, id, words),
  }
}
