/** The contact of a child that somebody points at: by its id, or by the code of a moment that has no contact yet and gets one now. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { readId } from '#platform/id.ts'
import type { Child } from '../../../families/public-child.ts'
import type { Contact } from '../../rules/record/record.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { lockContact } from '../../sql/record/contacts.server.ts'
import { keepSchedule } from './keep-schedule.server.ts'

/** Within a deed that may write; held until it ends. Null: not of this child. */
export async function pickContact(tx: Tx, ctx: Context, child: Child, which: string): Promise<Contact | null> {
  const id = readId<'contact'>(which) ?? (await momentOf(tx, ctx, child, which))
  const contact = id === null ? null : await lockContact(tx, id)
  return contact !== null && contact.personId === child.id ? contact : null
}

async function momentOf(tx: Tx, ctx: Context, child: Child, code: string): Promise<Contact['id'] | null> {
  const all = await keepSchedule(tx, ctx, child, await findBackground(tx, child.id))
  return all.find(({ moment }) => moment === code)?.id ?? null
}
