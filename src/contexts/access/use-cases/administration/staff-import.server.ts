/** New colleagues from a file: tried, accepted, taken back whole. Trying keeps the lines for some days and makes nobody an account. */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { databaseErrorCode, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { takesPart } from '../../rules/administration/organisation.ts'
import { readStaffFile, readText, type Known, type NewColleague, type RowProblem } from '../../rules/administration/staff-file.ts'
import { insertAccount, insertRole, listAccountRows } from '../../sql/accounts.server.ts'
import { listOrganisationRows } from '../../sql/administration/organisations.server.ts'
import { setNewOrganisation } from '../../sql/administration/people.server.ts'
import { lockTeam } from '../../sql/administration/proposals.server.ts'
import {
  deleteAccounts,
  deleteRows,
  findImport,
  findImportOfFile,
  findTouched,
  insertImport,
  listImports,
  listRows,
  lockImport,
  setImportState,
  setRowAccount,
  type KeptRow,
  type StaffImport,
  type Touched,
} from '../../sql/administration/staff-imports.server.ts'
import { listOpenInvitations } from '../../sql/invitations.server.ts'
import { act, type NotPermitted } from '../act.server.ts'

export type { KeptRow, StaffImport }

export type Problems = { readonly kind: 'problems'; readonly problems: readonly RowProblem[] }

/** Reads a file to the end and says all that is wrong. Without a fault it may be accepted; the same file tried again is the same try. */
export async function tryStaff(ctx: Context, bytes: Uint8Array): Promise<Result<Id<'staffImport'>, Problems | NotPermitted>> {
  return act(ctx, 'account.import', async (tx, permit): Promise<Result<Id<'staffImport'>, Problems>> => {
    const text = readText(bytes)
    if (!text.ok) return err({ kind: 'problems', problems: [{ line: 1, fault: text.error }] })
    const fileHash = createHash('sha256').update(bytes).digest()
    await lockTeam(tx, ctx.centreId)
    const before = await findImportOfFile(tx, fileHash)
    const record = (id: string, detail: string): void =>
      permit.record({ actionCode: 'E', eventType: 'account.tryImport', objectType: 'staffImport', objectId: id, detail })
    if (before?.state === 'accepted') {
      record(before.id, 'accepted before')
      return ok(before.id)
    }
    const read = readStaffFile(text.value, await whatIsKnown(tx, ctx))
    if (read.problems.length > 0) return err({ kind: 'problems', problems: read.problems })
    const id = before?.id ?? newId<'staffImport'>(ctx.now.epochMilliseconds)
    if (before === null) await insertImport(tx, { centreId: ctx.centreId, id, fileHash, by: staffId(ctx), at: ctx.now }, read.people)
    record(id, `${read.people.length} people`)
    return ok(id)
  })
}

export type ShownImport = StaffImport & { readonly rows: readonly KeptRow[] }

export async function readImports(ctx: Context): Promise<Result<StaffImport[], NotPermitted>> {
  return act(ctx, 'account.list', async (tx, permit) => {
    const found = await listImports(tx)
    permit.record({ actionCode: 'R', eventType: 'account.listImports', detail: `selected ${found.length}` })
    return ok(found)
  })
}

export async function readImport(ctx: Context, id: Id<'staffImport'>): Promise<Result<ShownImport | null, NotPermitted>> {
  return act(ctx, 'account.list', async (tx, permit) => {
    const found = await findImport(tx, id)
    permit.record({ actionCode: 'R', eventType: 'account.readImport', objectType: 'staffImport', objectId: id })
    return ok(found === null ? null : { ...found, rows: await listRows(tx, id) })
  })
}

export type NotTried = { readonly kind: 'not-tried' }

/** Makes the accounts. What changed since it was tried is looked at anew; one fault and nobody comes in. Mails nobody. */
export async function acceptStaff(ctx: Context, id: Id<'staffImport'>): Promise<Result<number, Problems | NotTried | NotPermitted>> {
  return act(ctx, 'account.import', async (tx, permit): Promise<Result<number, Problems | NotTried>> => {
    await lockTeam(tx, ctx.centreId)
    const found = await lockImport(tx, id)
    if (found?.state !== 'tried') return err({ kind: 'not-tried' })
    const rows = await listRows(tx, id)
    const problems = changedSince(rows, await whatIsKnown(tx, ctx))
    if (problems.length > 0) return err({ kind: 'problems', problems })
    for (const row of rows) {
      const accountId = await makeAccount(tx, ctx, row)
      if (accountId === null) return err({ kind: 'problems', problems: [{ line: row.line, fault: 'has-account', column: 'email' }] })
      await setRowAccount(tx, id, row.line, accountId)
      const detail = `by import: ${row.roles.join(',') || 'no role'}`
      permit.record({ actionCode: 'C', eventType: 'account.add', objectType: 'account', objectId: accountId, detail })
    }
    await setImportState(tx, id, 'accepted', ctx.now)
    permit.record({ actionCode: 'E', objectType: 'staffImport', objectId: id, detail: `run ${rows.length}` })
    return ok(rows.length)
  })
}

/** An account that stays, and why: its person was here already, or somebody changed it, or something else knows it. */
export type Stays = { readonly line: number; readonly name: string; readonly why: Touched }
export type UndoRefusal = { readonly kind: 'not-accepted' } | { readonly kind: 'in-use'; readonly stays: readonly Stays[] }

/** Takes all of it back, as long as nothing was done with any of it. */
export async function undoStaff(ctx: Context, id: Id<'staffImport'>): Promise<Result<number, UndoRefusal | NotPermitted>> {
  try {
    return await act(ctx, 'account.import', async (tx, permit): Promise<Result<number, UndoRefusal>> => {
      await lockTeam(tx, ctx.centreId)
      const found = await lockImport(tx, id)
      if (found?.state !== 'accepted') return err({ kind: 'not-accepted' })
      const rows = await listRows(tx, id)
      const accounts = rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
      const touched = await findTouched(tx, accounts)
      const stays = rows.flatMap(({ line, name, accountId }) => {
        const why = touched.get(accountId ?? '')
        return why === undefined ? [] : [{ line, name, why }]
      })
      if (stays.length > 0) return err({ kind: 'in-use', stays })
      await deleteAccounts(tx, accounts)
      await deleteRows(tx, id)
      await setImportState(tx, id, 'undone', ctx.now)
      for (const accountId of accounts)
        permit.record({ actionCode: 'D', eventType: 'account.takeBack', objectType: 'account', objectId: accountId })
      permit.record({
        actionCode: 'D',
        eventType: 'account.undoImport',
        objectType: 'staffImport',
        objectId: id,
        detail: `run ${accounts.length}`,
      })
      return ok(accounts.length)
    })
  } catch (problem) {
    // A foreign key: something that this list does not look at knows one of them (a rota, a care relation).
    if (databaseErrorCode(problem) === '23503') return err({ kind: 'in-use', stays: [] })
    throw problem
  }
}

const staffId = ({ actor }: Context): Id<'account'> | null => (actor.kind === 'staff' ? actor.accountId : null)

async function whatIsKnown(tx: Tx, ctx: Context): Promise<Known> {
  const accounts = await listAccountRows(tx)
  const today = localDate(ctx.now)
  const part = (await listOrganisationRows(tx)).filter((one) => takesPart(one, today))
  return {
    today,
    accounts: new Set(accounts.map(({ email }) => email)),
    invited: new Set((await listOpenInvitations(tx)).map(({ email }) => email)),
    own: accounts.find(({ id }) => id === staffId(ctx))?.email ?? null,
    organisations: new Map(part.map(({ id, name }) => [name.toLowerCase(), id])),
  }
}

function changedSince(rows: readonly NewColleague[], known: Known): RowProblem[] {
  const there = new Set(known.organisations.values())
  return rows.flatMap(({ line, email, organisationId }) => [
    ...(known.accounts.has(email) ? [{ line, fault: 'has-account' as const, column: 'email' }] : []),
    ...(known.invited.has(email) ? [{ line, fault: 'invited-already' as const, column: 'email' }] : []),
    ...(organisationId !== null && !there.has(organisationId)
      ? [{ line, fault: 'unknown-organisation' as const, column: 'organisation' }]
      : []),
  ])
}

async function makeAccount(tx: Tx, ctx: Context, row: KeptRow): Promise<Id<'account'> | null> {
  const id = newId<'account'>(ctx.now.epochMilliseconds)
  const { email, name, profession } = row
  const publicName = name.split(' ')[0] ?? name
  const account = { centreId: ctx.centreId, id, email, displayName: name, publicName, profession, passwordHash: null, now: ctx.now }
  if (!(await insertAccount(tx, account))) return null
  if (row.organisationId !== null) await setNewOrganisation(tx, id, row.organisationId)
  for (const role of row.roles) await insertRole(tx, ctx.centreId, id, role, { from: row.from, until: row.until, by: staffId(ctx) })
  return id
}
