/** What time itself does: reminders before a term, escalation after it, erasing what is past its term. Every run may come twice. */
import { act, forgetOutcomes, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Mail } from '#platform/mail.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { isBefore, localDate } from '#platform/time.ts'
import { regimeOf, type Regime } from '../rules/retention.ts'
import { reminderAt, type Urgency } from '../rules/terms.ts'
import { findConversation, listExpired, listOpen, updateConversation } from '../sql/conversations.server.ts'
import { deleteOldPauses } from '../sql/pauses.server.ts'
import { deleteOldMisses } from '../sql/search.server.ts'
import { termsOf, type Desk } from './desk.ts'
import { eraseConversation } from './erase.server.ts'
import { missesKeptDays } from './list-search-misses.server.ts'
import { findOnDuty } from './rota.server.ts'
import { unsealText, unwrapForCentre } from './sealing.server.ts'

export type TermNotice = {
  readonly conversationId: Id<'conversation'>
  readonly kind: 'reminder' | 'escalation'
  readonly to: readonly Colleague[]
}

/** Who hears: a reminder goes to who has it, or to the desk; an escalation to the coordinators. Marked first, told by a job that follows. */
export async function keepTerms(ctx: Context, desk: Desk): Promise<Result<{ reminded: number; escalated: number }, NotPermitted>> {
  return act(ctx, 'conversation.keepTerms', async (tx, permit) => {
    let reminded = 0
    let escalated = 0
    for (const row of await listOpen(tx)) {
      const past = isBefore(row.due_at, ctx.now)
      const near = !isBefore(ctx.now, reminderAt(row.urgency as Urgency, row.last_activity_at, row.due_at))
      const kind = past && row.escalated_at === null ? 'escalation' : near && !past && row.reminded_at === null ? 'reminder' : null
      if (kind === null) continue
      await updateConversation(
        tx,
        { ...row, version: row.version - 1 },
        kind === 'escalation' ? { escalated_at: ctx.now } : { reminded_at: ctx.now },
      )
      await desk.tell(tx, 'advice.term-notice', { centreId: ctx.centreId, conversationId: row.id, kind })
      permit.record({ actionCode: 'U', objectType: 'conversation', objectId: row.id, detail: kind })
      if (kind === 'escalation') escalated += 1
      else reminded += 1
    }
    permit.record({ actionCode: 'E', detail: `run ${reminded + escalated}` })
    return ok({ reminded, escalated })
  })
}

/** So long it can be seen that there was a pause, without whom or what it was about. */
const pausesKeptDays = 90

/** Takes away conversations past their term, and words searched for in vain after a year. In batches that block nobody. */
export async function eraseExpired(ctx: Context): Promise<Result<{ erased: number }, NotPermitted>> {
  let erased = 0
  for (;;) {
    const batch = await act(ctx, 'conversation.eraseExpired', async (tx, permit) => {
      const rows = await listExpired(tx, ctx.now, 100)
      for (const row of rows) await eraseConversation(tx, permit, row, { why: 'term', now: ctx.now })
      if (rows.length < 100) {
        await deleteOldPauses(tx, ctx.now.subtract({ hours: 24 * pausesKeptDays }))
        await deleteOldMisses(tx, localDate(ctx.now).subtract({ days: missesKeptDays }))
        await forgetOutcomes(tx, ctx.now.subtract({ hours: 24 * 7 }))
      }
      permit.record({ actionCode: 'E', detail: `run ${rows.length}` })
      return ok(rows.length)
    })
    if (!batch.ok) return batch
    erased += batch.value
    if (batch.value < 100) return ok({ erased })
  }
}

export type NoticeText = { readonly subject: string; readonly text: string }

/** "There is an answer", to the address the asker left: once per answer, and nothing of what it is about. */
export async function sendAnswerNotice(
  ctx: Context,
  desk: Desk,
  mail: Mail,
  id: Id<'conversation'>,
  words: (language: string, regime: Regime) => NoticeText,
): Promise<Result<boolean, NotPermitted>> {
  const found = await act(ctx, 'conversation.keepTerms', async (tx, permit) => {
    const row = await findConversation(tx, id)
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: id, detail: 'notice' })
    if (row === null || row.notice_address === null || row.state !== 'answered') return ok(null)
    if (row.noticed_at !== null && isBefore(row.last_activity_at, row.noticed_at)) return ok(null)
    const key = unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, id)
    await updateConversation(tx, { ...row, version: row.version - 1 }, { noticed_at: ctx.now })
    return ok({ to: unsealText(key, 'notice', row.notice_address), ...words(row.language, regimeOf(row.resident_id)) })
  })
  if (!found.ok) return found
  if (found.value === null) return ok(false)
  await mail.send(found.value)
  return ok(true)
}

/**
 * Mails the team about a question without telling what it is about: who has it; else, when acute, who is on duty; else the desk. Coordinators
 * hear of one that is past its term.
 */
export async function tellTeam(
  ctx: Context,
  desk: Desk,
  mail: Mail,
  about: { readonly id: Id<'conversation'>; readonly kind: 'acute' | 'reminder' | 'escalation' },
  words: NoticeText,
): Promise<Result<number, NotPermitted>> {
  const centre = await desk.centre(ctx.centreId)
  const found = await act(ctx, 'conversation.keepTerms', async (tx, permit) => {
    const row = await findConversation(tx, about.id)
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: about.id, detail: about.kind })
    if (row === null || (row.state !== 'waiting' && row.state !== 'taken')) return ok([])
    const team = (await listColleagues(tx)).filter(({ active }) => active)
    const has = (one: Colleague, role: string): boolean => one.roles.includes(role)
    const holder = team.filter(({ id }) => id === row.assigned_to)
    const desks = team.filter((one) => has(one, 'frontDesk'))
    if (about.kind === 'escalation') return ok(team.filter((one) => has(one, 'coordinator')).map(({ email }) => email))
    const onDuty = about.kind === 'acute' && holder.length === 0 ? await findOnDuty(tx, termsOf(centre), ctx.now) : null
    const to = holder.length > 0 ? holder : onDuty === null ? desks : [onDuty]
    return ok(to.map(({ email }) => email))
  })
  if (!found.ok) return found
  const addresses = [
    ...found.value,
    ...(about.kind === 'acute' && centre.pagerAddress !== null && found.value.length > 0 ? [centre.pagerAddress] : []),
  ]
  for (const to of addresses) await mail.send({ to, ...words })
  return ok(addresses.length)
}
