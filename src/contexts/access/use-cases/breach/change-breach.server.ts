/** Deeds of the privacy officer on a breach: load and lock, decide by the rules, save with what it said before, log. A stale form changes nothing. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import type { Breach, BreachDecisions, BreachReports, BreachTelling } from '../../rules/breach/breach.ts'
import * as rules from '../../rules/breach/change-breach.ts'
import { neededMoment, settleMoment, type ReadMoment } from '../../rules/breach/typed-moment.ts'
import { copyBreachPersons, insertBreachPersons, listKnownFiles, markTold, withdrawPerson } from '../../sql/breach/breach-persons.server.ts'
import { findBreachByNumber, lockBreachRows, updateBreach } from '../../sql/breach/breaches.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { keepRevision, openBreach, sealBreach } from './breach-content.ts'

export type BreachRefusal = rules.ChangeRefusal | { readonly kind: 'no-breach' } | { readonly kind: 'changed-meanwhile' } | NotPermitted

/** Which breach, and the version of it that the form showed. */
export type Which = { readonly id: Id<'breach'>; readonly version: number }
type Done = Promise<Result<null, BreachRefusal>>
type Deed = 'taken-up' | 'dismissed' | 'assessed' | 'decided' | 'reported' | 'told' | 'closed' | 'reopened'

async function change(
  keys: Keys,
  ctx: Context,
  { id, version }: Which,
  { deed, why = '' }: { readonly deed: Deed; readonly why?: string },
  rule: (breach: Breach) => Result<Breach, rules.ChangeRefusal>,
): Done {
  return act(ctx, 'breach.handle', async (tx, permit): Promise<Result<null, BreachRefusal>> => {
    const [row] = await lockBreachRows(tx, [id])
    if (row === undefined) return err({ kind: 'no-breach' })
    if (row.version !== version) return err({ kind: 'changed-meanwhile' })
    const changed = rule(openBreach(keys, ctx.centreId, row))
    if (!changed.ok) return changed
    await save(tx, keys, ctx, changed.value, { deed, why })
    permit.record({ actionCode: 'U', objectType: 'breach', objectId: id, detail: deed })
    return ok(null)
  })
}

async function save(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  breach: Breach,
  { deed, why }: { readonly deed: string; readonly why: string },
): Promise<void> {
  const version = await updateBreach(tx, breach, sealBreach(keys, ctx.centreId, breach))
  await keepRevision(tx, keys, ctx, { breach, why: why.trim(), version, deed })
}

/** As it was typed, or as a program knows it. */
type Moment = Instant | ReadMoment
export type TakeUpWish = { readonly aware: Moment; readonly why: string }

export const takeUpBreach = (keys: Keys, ctx: Context, which: Which, { aware, why }: TakeUpWish): Done =>
  change(keys, ctx, which, { deed: 'taken-up', why }, (breach) => {
    const { discoveredAt, awareAt } = breach
    const read = neededMoment('aware', aware, { before: awareAt, after: discoveredAt, otherwise: awareAt })
    return rules.withTyped(read.problems, rules.takeUp(breach, { awareAt: read.moment, why }, ctx.now))
  })

export const dismissBreach = (keys: Keys, ctx: Context, which: Which, why: string): Done =>
  change(keys, ctx, which, { deed: 'dismissed', why }, (breach) => rules.dismiss(breach, why, ctx.now))

export type AssessWish = Omit<rules.Assessment, 'discoveredAt' | 'awareAt'> & { readonly discovered: Moment; readonly aware: Moment }

export const assessBreach = (keys: Keys, ctx: Context, which: Which, { discovered, aware, facts, why }: AssessWish): Done =>
  change(keys, ctx, which, { deed: 'assessed', why }, (breach) => {
    const found = neededMoment('discovered', discovered, { before: breach.discoveredAt, after: null, otherwise: breach.discoveredAt })
    const known = neededMoment('aware', aware, { before: breach.awareAt, after: found.moment, otherwise: breach.awareAt })
    const wish = { discoveredAt: found.moment, awareAt: known.moment, facts, why }
    return rules.withTyped([...found.problems, ...known.problems], rules.assess(breach, wish, ctx.now))
  })

export const decideBreach = (keys: Keys, ctx: Context, which: Which, wish: BreachDecisions): Done =>
  change(keys, ctx, which, { deed: 'decided' }, (breach) => rules.decide(breach, wish))

export type ReportWish = Pick<BreachReports, 'whyLate' | 'reference'> & { readonly reported: Moment; readonly completed: Moment }

export const recordBreachReport = (keys: Keys, ctx: Context, which: Which, { reported, completed, ...more }: ReportWish): Done =>
  change(keys, ctx, which, { deed: 'reported' }, (breach) => {
    const { awareAt, reports } = breach
    const first = settleMoment('reported', reported, { before: reports.firstReportedAt, after: awareAt })
    const last = settleMoment('completed', completed, { before: reports.completedAt, after: first.moment })
    const wish = { ...more, firstReportedAt: first.moment, completedAt: last.moment }
    return rules.withTyped([...first.problems, ...last.problems], rules.recordReport(breach, wish, ctx.now))
  })

export type TellingWish = Omit<BreachTelling, 'toldAt'> & { readonly told: Moment }

export const recordBreachTelling = (keys: Keys, ctx: Context, which: Which, { told, ...more }: TellingWish): Done =>
  change(keys, ctx, which, { deed: 'told' }, (breach) => {
    const read = settleMoment('told', told, { before: breach.telling.toldAt, after: breach.discoveredAt })
    return rules.withTyped(read.problems, rules.recordTelling(breach, { ...more, toldAt: read.moment }, ctx.now))
  })

export const closeBreach = (keys: Keys, ctx: Context, which: Which): Done =>
  change(keys, ctx, which, { deed: 'closed' }, (breach) => rules.close(breach, ctx.now))

export const reopenBreach = (keys: Keys, ctx: Context, which: Which, why: string): Done =>
  change(keys, ctx, which, { deed: 'reopened', why }, (breach) => rules.reopen(breach, why))

const unknownTarget = err({ kind: 'problems', problems: [{ field: 'into', kind: 'unknown' }] } as const)

/** `into` as people write it: "2026-003". Answers with the one that stays. */
export async function mergeBreach(
  keys: Keys,
  ctx: Context,
  { id, version }: Which,
  into: string,
): Promise<Result<Id<'breach'>, BreachRefusal>> {
  return act(ctx, 'breach.handle', async (tx, permit): Promise<Result<Id<'breach'>, BreachRefusal>> => {
    const [, year, number] = /^\s*(\d{4})\s*-\s*(\d{1,9})\s*$/.exec(into) ?? []
    const intoId = year === undefined ? null : await findBreachByNumber(tx, Number(year), Number(number))
    const rows = await lockBreachRows(tx, intoId === null ? [id] : [id, intoId])
    const [duplicate, target] = [rows.find((row) => row.id === id), rows.find((row) => row.id === intoId)]
    if (duplicate === undefined) return err({ kind: 'no-breach' })
    if (duplicate.version !== version) return err({ kind: 'changed-meanwhile' })
    if (target === undefined) return unknownTarget
    const done = rules.merge(openBreach(keys, ctx.centreId, duplicate), openBreach(keys, ctx.centreId, target), ctx.now)
    if (!done.ok) return done
    await save(tx, keys, ctx, done.value.merged, { deed: 'merged', why: '' })
    await save(tx, keys, ctx, done.value.kept, { deed: 'took-in', why: '' })
    await copyBreachPersons(tx, id, target.id)
    permit.record({ actionCode: 'U', objectType: 'breach', objectId: id, detail: 'merged' })
    permit.record({ actionCode: 'U', objectType: 'breach', objectId: target.id, detail: 'took-in' })
    return ok(target.id)
  })
}

export type FilesRefusal = BreachRefusal | { readonly kind: 'unknown-files'; readonly unknown: readonly string[] }

/** Files that it concerns, by their numbers or addresses in a text; one that is not known refuses them all, so that none gets lost. */
export async function addBreachFiles(ctx: Context, id: Id<'breach'>, text: string): Promise<Result<number, FilesRefusal>> {
  return act(ctx, 'breach.handle', async (tx, permit): Promise<Result<number, FilesRefusal>> => {
    const ids = fileIdsIn(text)
    if (ids.length === 0) return err({ kind: 'problems', problems: [{ field: 'files', kind: 'empty' }] })
    const [row] = await lockBreachRows(tx, [id])
    if (row === undefined) return err({ kind: 'no-breach' })
    const known = await listKnownFiles(tx, ids)
    const unknown = ids.filter((one) => !known.includes(one))
    if (unknown.length > 0) return err({ kind: 'unknown-files', unknown })
    await insertBreachPersons(tx, ctx.centreId, id, ids, accountOf(ctx), ctx.now)
    permit.record({ actionCode: 'U', objectType: 'breach', objectId: id, detail: `files ${ids.length}` })
    return ok(ids.length)
  })
}

/** Numbers of files in a text: as they are, or within an address of a page. */
export function fileIdsIn(text: string): Id<'person'>[] {
  const found = text.toLowerCase().match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []
  return [...new Set(found)].slice(0, 1_000) as Id<'person'>[]
}

/** One person was told, or turned out not to be concerned. */
export async function markBreachPerson(
  ctx: Context,
  { id, personId, as }: { readonly id: Id<'breach'>; readonly personId: Id<'person'>; readonly as: 'told' | 'withdrawn' },
): Promise<Result<null, { readonly kind: 'no-breach' } | NotPermitted>> {
  return act(ctx, 'breach.handle', async (tx, permit): Promise<Result<null, { readonly kind: 'no-breach' }>> => {
    const by = accountOf(ctx)
    if (by === null) return err({ kind: 'no-breach' })
    const mark = { breachId: id, personId, by, at: ctx.now }
    if (!(await (as === 'told' ? markTold(tx, mark) : withdrawPerson(tx, mark)))) return err({ kind: 'no-breach' })
    permit.record({ actionCode: 'U', objectType: 'breach', objectId: id, detail: as })
    return ok(null)
  })
}

const accountOf = ({ actor }: Context): Id<'account'> | null => (actor.kind === 'staff' ? actor.accountId : null)
