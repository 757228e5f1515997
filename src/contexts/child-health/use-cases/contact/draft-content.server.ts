/** A draft as it is sealed and opened: the form as it was typed. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { openColumn, sealColumn } from '../../../access/public.ts'
import { draftOf, isOurs, type ContactTyped } from '../../rules/contact/contact-form.ts'
import type { KeptDraft } from '../../sql/contact/drafts.server.ts'

const Content = z.record(z.string(), z.string())
const table = 'child_health.draft'

export function sealDraft(ctx: Context, keys: Keys, contactId: Id<'contact'>, typed: ContactTyped) {
  return sealColumn(keys, ctx.centreId, table, 'content', contactId, JSON.stringify(draftOf(typed)))
}

/** A field that the form had once and has no more is left out. */
export function openDraft(ctx: Context, keys: Keys, contactId: Id<'contact'>, { content, keyVersion }: KeptDraft): ContactTyped {
  const text = openColumn(keys, ctx.centreId, table, 'content', contactId, { sealed: content, version: keyVersion })
  const typed = Content.parse(JSON.parse(text))
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => isOurs({ [name]: value })))
}
