/** The settings of a centre: read, and changed one part at a time. Each change stands in their story: who, when, from what to what. */
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import {
  checkClosedDay,
  checkContact,
  checkHours,
  checkObjectionBody,
  collegeOf,
  contactFields,
  type Contact,
  type ContactField,
  type HoursRefusal,
} from '../../rules/administration/centre-settings.ts'
import { leaveOut, offeredLanguages } from '../../rules/administration/languages.ts'
import { checkWaiting, type WaitingAgreement, type WaitingRefusal } from '../../rules/administration/waiting.ts'
import type { NewHours } from '../../rules/centre.ts'
import {
  deleteClosedDay,
  findSettings,
  insertClosedDay,
  insertSettingChanges,
  insertWaiting,
  listSettingChanges,
  listWaiting,
  lockSettings,
  replaceHours,
  saveContact,
  saveLeftOutLanguages,
  saveObjectionBody,
  setWaitingUntil,
  type KeptSettings,
  type SettingChange,
} from '../../sql/administration/settings.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'

export type Settings = KeptSettings & {
  readonly waiting: readonly (WaitingAgreement & { readonly id: string })[]
  readonly changes: readonly SettingChange[]
}

export type Stale = { readonly kind: 'changed-meanwhile'; readonly version: number }

export async function readSettings(ctx: Context): Promise<Result<Settings, NotPermitted>> {
  return act(ctx, 'centre.seeSettings', async (tx, permit) => {
    permit.record({ actionCode: 'R', objectType: 'centre', objectId: ctx.centreId, detail: 'settings' })
    const kept = await findSettings(tx, ctx.centreId)
    return ok({ ...kept, waiting: await listWaiting(tx), changes: await listSettingChanges(tx, 30) })
  })
}

type ContactRefusal = Stale | { readonly kind: 'wrong-fields'; readonly fields: readonly ContactField[] }

/** `seenVersion` null: whatever is there is overwritten, as a command does. */
export async function changeContact(
  ctx: Context,
  wish: Contact,
  seenVersion: number | null,
): Promise<Result<null, ContactRefusal | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, ContactRefusal>> => {
    const kept = await lockSettings(tx, ctx.centreId)
    if (seenVersion !== null && kept.version !== seenVersion) return err({ kind: 'changed-meanwhile', version: kept.version })
    const checked = checkContact(wish)
    if (!checked.ok) return checked
    const changed = contactFields.filter((field) => checked.value[field] !== kept.contact[field])
    if (changed.length > 0) await saveContact(tx, ctx.centreId, checked.value)
    const from = changed.map((setting) => ({ setting, was: kept.contact[setting], becomes: checked.value[setting] }))
    await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, from))
    record(permit, ctx, changed.join(',') || 'nothing')
    return ok(null)
  })
}

/** To whom somebody objects to the answer to a request; nobody, when no public body is responsible. */
export async function setObjectionBody(
  ctx: Context,
  typed: string,
  seenVersion: number | null,
): Promise<Result<null, Stale | { readonly kind: 'wrong-body' } | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, Stale | { readonly kind: 'wrong-body' }>> => {
    const kept = await lockSettings(tx, ctx.centreId)
    if (seenVersion !== null && kept.version !== seenVersion) return err({ kind: 'changed-meanwhile', version: kept.version })
    const checked = checkObjectionBody(typed, kept.municipality)
    if (!checked.ok) return checked
    const becomes = checked.value ?? collegeOf(kept.municipality)
    if (becomes !== kept.objectionBody) {
      await saveObjectionBody(tx, ctx.centreId, checked.value)
      await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [{ setting: 'objectionBody', was: kept.objectionBody, becomes }]))
    }
    record(permit, ctx, becomes === kept.objectionBody ? 'nothing' : 'objectionBody')
    return ok(null)
  })
}

export async function setHours(
  ctx: Context,
  hours: readonly NewHours[],
  seenVersion: number | null,
): Promise<Result<null, HoursRefusal | Stale | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, HoursRefusal | Stale>> => {
    const kept = await lockSettings(tx, ctx.centreId)
    if (seenVersion !== null && kept.version !== seenVersion) return err({ kind: 'changed-meanwhile', version: kept.version })
    const checked = checkHours(hours)
    if (!checked.ok) return checked
    const [was, becomes] = [hoursAsText(kept.hours), hoursAsText(hours)]
    if (was !== becomes) {
      await replaceHours(tx, ctx.centreId, hours)
      await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [{ setting: 'openingHours', was, becomes }]))
    }
    record(permit, ctx, was === becomes ? 'nothing' : 'openingHours')
    return ok(null)
  })
}

type LanguageRefusal = Stale | { readonly kind: 'unknown-language'; readonly language: string }

/** `chosen` by their tags; Dutch is there whatever was chosen. */
export async function setLanguages(
  ctx: Context,
  chosen: readonly string[],
  seenVersion: number | null,
): Promise<Result<null, LanguageRefusal | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, LanguageRefusal>> => {
    const kept = await lockSettings(tx, ctx.centreId)
    if (seenVersion !== null && kept.version !== seenVersion) return err({ kind: 'changed-meanwhile', version: kept.version })
    const left = leaveOut(chosen)
    if (!left.ok) return left
    const [was, becomes] = [kept.leftOutLanguages, left.value].map((out) => offeredLanguages(out).join(', ')) as [string, string]
    if (was !== becomes) {
      await saveLeftOutLanguages(tx, ctx.centreId, left.value)
      await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [{ setting: 'languages', was, becomes }]))
    }
    record(permit, ctx, was === becomes ? 'nothing' : 'languages')
    return ok(null)
  })
}

type DayRefusal = { readonly kind: 'day-in-past' | 'day-too-far' | 'closed-already' | 'not-closed' }

export async function closeOnDay(ctx: Context, day: PlainDate): Promise<Result<null, DayRefusal | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, DayRefusal>> => {
    const checked = checkClosedDay(day, localDate(ctx.now))
    if (!checked.ok) return checked
    if (!(await insertClosedDay(tx, ctx.centreId, day))) return err({ kind: 'closed-already' })
    await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [{ setting: 'closedDay', was: '', becomes: day.toString() }], day))
    record(permit, ctx, 'closedDay')
    return ok(null)
  })
}

/** Open after all; a day that is past stays as it was. */
export async function openOnDay(ctx: Context, day: PlainDate): Promise<Result<null, DayRefusal | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, DayRefusal>> => {
    const checked = checkClosedDay(day, localDate(ctx.now))
    if (!checked.ok) return checked
    if (!(await deleteClosedDay(tx, day))) return err({ kind: 'not-closed' })
    await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [{ setting: 'closedDay', was: day.toString(), becomes: '' }], day))
    record(permit, ctx, 'closedDay')
    return ok(null)
  })
}

/** Writes down what was agreed on waiting; the agreement before it is to have an end. */
export async function agreeOnWaiting(ctx: Context, wish: WaitingAgreement): Promise<Result<null, WaitingRefusal | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, WaitingRefusal>> => {
    await lockSettings(tx, ctx.centreId)
    const checked = checkWaiting(wish, await listWaiting(tx))
    if (!checked.ok) return checked
    await insertWaiting(tx, ctx.centreId, newId(ctx.now.epochMilliseconds), checked.value)
    const change = { setting: `waiting.${wish.help}`, was: '', becomes: String(wish.mostDays) }
    await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [change], wish.since))
    record(permit, ctx, `waiting ${wish.help}`)
    return ok(null)
  })
}

export async function endWaiting(
  ctx: Context,
  id: string,
  until: PlainDate,
): Promise<Result<null, WaitingRefusal | { readonly kind: 'no-agreement' } | NotPermitted>> {
  return act(ctx, 'centre.change', async (tx, permit): Promise<Result<null, WaitingRefusal | { readonly kind: 'no-agreement' }>> => {
    await lockSettings(tx, ctx.centreId)
    const all = await listWaiting(tx)
    const found = all.find((one) => one.id === id)
    if (found === undefined) return err({ kind: 'no-agreement' })
    const others = all.filter((one) => one !== found)
    const checked = checkWaiting({ ...found, until }, others)
    if (!checked.ok) return checked
    await setWaitingUntil(tx, id, until)
    const change = { setting: `waiting.${found.help}`, was: found.until?.toString() ?? '', becomes: until.toString() }
    await insertSettingChanges(tx, ctx.centreId, storyOf(ctx, [change], until))
    record(permit, ctx, `waiting ${found.help}`)
    return ok(null)
  })
}

type FromTo = Pick<SettingChange, 'setting' | 'was' | 'becomes'>

function storyOf(ctx: Context, changes: readonly FromTo[], validFrom: PlainDate = localDate(ctx.now)): SettingChange[] {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  return changes.map((one) => ({ ...one, by, at: ctx.now, validFrom }))
}

function record(permit: Permit<'centre.change'>, { centreId }: Context, detail: string): void {
  permit.record({ actionCode: 'U', objectType: 'centre', objectId: centreId, detail })
}

/** "1 phone 08:30-17:00, …": the same hours, the same text. */
function hoursAsText(hours: readonly NewHours[]): string {
  const one = ({ weekday, kind, opens, closes }: NewHours): string =>
    `${weekday} ${kind} ${opens.toString({ smallestUnit: 'minute' })}-${closes.toString({ smallestUnit: 'minute' })}`
  return hours.map(one).toSorted().join(', ')
}
