/** One contact as the screen shows it: the child, what is known, what is asked at this age, the draft; or what was kept when it was closed. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { actOnFile, listCareRelations, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, openColumn, type NotPermitted } from '../../../access/public.ts'
import { findChild, fullName, listChildren, type Child } from '../../../families/public-child.ts'
import type { ContactTyped } from '../../rules/contact/contact-form.ts'
import { itemsAt } from '../../rules/contact/judge-development.ts'
import type { DueItem } from '../../rules/contact/due-items.ts'
import type { ChildFacts } from '../../rules/record/child-facts.ts'
import type { Background, Companion, Contact } from '../../rules/record/record.ts'
import type { Part } from '../../rules/schedule/moments.ts'
import type { KeptScreening } from '../../rules/record/whole-record.ts'
import { dueScreenings, type DueScreening } from '../../rules/screening/due.ts'
import { listScreenings } from '../../sql/record/record-lists.server.ts'
import { findDraft } from '../../sql/contact/drafts.server.ts'
import { listWaitingTopics } from '../../sql/contact/topics.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { readTold, type OpenedQuestionnaire } from '../family/read-own-health.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'
import { readFacts } from '../record/read-facts.server.ts'
import { readClosed, type ClosedContact } from './closed-contact.server.ts'
import { listConsulted } from './consulted.server.ts'
import { openDraft } from './draft-content.server.ts'
import { listDueDoses, type DueDose } from './due-doses.server.ts'

/** `by`: who of the family asked it; null: somebody whom the reader may not see. */
export type AskedTopic = { readonly id: Id<'topic'>; readonly topic: string; readonly words: string; readonly by: string | null }
export type ShownDraft = {
  readonly typed: ContactTyped
  readonly savedAt: Instant
  readonly version: number
  /** Empty: the reader. */
  readonly by: string
}
export type ContactScreen = {
  readonly child: Child
  readonly contact: Contact
  readonly facts: ChildFacts
  readonly background: Background
  readonly twins: readonly Child[]
  readonly items: readonly DueItem[]
  readonly topics: readonly AskedTopic[]
  /** What the family answered since the contact before. */
  readonly answers: OpenedQuestionnaire | null
  /** Which parts the moment has; null: an extra contact. */
  readonly template: readonly Part[] | null
  readonly doses: readonly DueDose[]
  /** Screenings that belong to this age or wait for a repeat, and the rounds that were done in this contact. */
  readonly screenings: { readonly due: readonly DueScreening[]; readonly done: readonly KeptScreening[] }
  /** Who of the doctors works with the child; null: nobody, or not to be seen. */
  readonly doctor: string | null
  /** With whom the child came the last time. */
  readonly lastCompanion: Companion | null
  /** What comes after this one by the schedule. */
  readonly next: Contact | null
  readonly draft: ShownDraft | null
  readonly closed: ClosedContact | null
  /** With whom keeping a text back can be talked over; empty for a contact that is closed. */
  readonly colleagues: readonly { readonly id: string; readonly name: string; readonly profession: string }[]
  readonly mayWrite: boolean
}

export async function readContact(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  contactId: Id<'contact'>,
): Promise<Result<ContactScreen, { readonly kind: 'no-such-contact' } | NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'identity', 'family', 'care', 'ownHealth'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit) => {
    const [child, contacts] = [await findChild(tx, personId), await listContacts(tx, personId)]
    const contact = contacts.find(({ id }) => id === contactId)
    if (child === null || contact === undefined) return err({ kind: 'no-such-contact' as const })
    permit.record({ actionCode: 'R', objectType: 'contact', objectId: contactId, fieldGroup: 'healthPieces' })
    return ok(await load(tx, ctx, keys, permit, child, contact, contacts))
  })
}

async function load(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  permit: FilePermit,
  child: Child,
  contact: Contact,
  contacts: readonly Contact[],
): Promise<ContactScreen> {
  const { facts, background, twins, measurements, milestones } = await readFacts(tx, child, ctx.now)
  for (const twin of twins.filter((_, i) => (facts.twins[i]?.justMeasured.length ?? 0) > 0))
    permit.record({
      actionCode: 'R',
      objectType: 'person',
      objectId: twin.id,
      subjectId: twin.id,
      fieldGroup: 'healthPieces',
      detail: 'twin',
    })
  const isClosed = contact.status === 'realised'
  const before = contacts
    .filter(({ heldOn }) => heldOn !== null)
    .toSorted((a, b) => (a.heldOn?.toString() ?? '').localeCompare(b.heldOn?.toString() ?? ''))
  const last = before.findLast(({ id }) => id !== contact.id)
  return {
    ...{ child, contact, facts, background, twins },
    items: await itemsAt(facts, facts.today),
    topics: permit.sees('ownHealth') ? await readTopics(tx, ctx, keys, child) : [],
    answers: permit.sees('ownHealth') ? await readAnswers(tx, ctx, keys, child, last?.heldOn ?? null) : null,
    template: contact.moment === null ? null : await templateOf(tx, ctx, child, contact.moment),
    doses: isClosed ? [] : await listDueDoses(tx, ctx, child),
    screenings: await readScreenings(tx, ctx, child, contact),
    doctor: permit.sees('care') ? await findDoctor(tx, child) : null,
    lastCompanion: last?.companion ?? null,
    next:
      contacts.find((one) => one.kind === 'planned' && ['due', 'invited'].includes(one.status) && isSooner(contact.dueOn, one.dueOn)) ??
      null,
    draft: isClosed ? null : await readDraft(tx, ctx, keys, contact),
    closed: isClosed ? await readClosed(tx, ctx, keys, contact, { measurements, milestones }) : null,
    colleagues: isClosed ? [] : await listConsulted(tx, ctx),
    mayWrite: permit.may('write', 'healthPieces'),
  }
}

async function readScreenings(tx: Tx, ctx: Context, { id, birthDate }: Child, contact: Contact): Promise<ContactScreen['screenings']> {
  const rounds = await listScreenings(tx, id)
  return {
    due: contact.status === 'realised' ? [] : dueScreenings(birthDate, rounds, localDate(ctx.now)),
    done: rounds.filter(({ contactId }) => contactId === contact.id),
  }
}

async function readTopics(tx: Tx, ctx: Context, keys: Keys, { id }: Child): Promise<AskedTopic[]> {
  const waiting = await listWaitingTopics(tx, id)
  const people = await listChildren(tx, [...new Set(waiting.map(({ askedBy }) => askedBy))])
  const names = new Map(people.map((one) => [one.id as string, fullName(one)]))
  return waiting.map(({ id: topicId, topic, words, askedBy }) => ({
    ...{ id: topicId, topic, by: names.get(askedBy) ?? null },
    words: words === null ? '' : openColumn(keys, ctx.centreId, 'child_health.topic', 'words', topicId, words),
  }))
}

async function readAnswers(tx: Tx, ctx: Context, keys: Keys, { id }: Child, since: PlainDate | null): Promise<OpenedQuestionnaire | null> {
  const [newest] = (await readTold(tx, ctx, keys, id)).questionnaires
  return newest === undefined || (since !== null && !isSooner(since, newest.filledOn)) ? null : newest
}

/** As the moment is offered to the child now, or was at last. */
async function templateOf(tx: Tx, { now }: Context, { id }: Child, code: string): Promise<readonly Part[] | null> {
  const { known } = await momentsOf(tx, id, localDate(now))
  return known.find((one) => one.code === code)?.parts ?? null
}

async function readDraft(tx: Tx, ctx: Context, keys: Keys, { id }: Contact): Promise<ShownDraft | null> {
  const draft = await findDraft(tx, id)
  if (draft === null) return null
  const isOwn = ctx.actor.kind === 'staff' && ctx.actor.accountId === draft.savedBy
  const by = isOwn ? '' : ((await listColleagues(tx)).find((one) => one.id === draft.savedBy)?.name ?? '')
  return { typed: openDraft(ctx, keys, id, draft), savedAt: draft.savedAt, version: draft.version, by }
}

async function findDoctor(tx: Tx, { id }: Child): Promise<string | null> {
  const care = await listCareRelations(tx, id)
  return care.find(({ profession, endedAt }) => profession === 'youthDoctor' && endedAt === null)?.name ?? null
}
