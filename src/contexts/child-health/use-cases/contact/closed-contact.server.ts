/** What a contact left in the record, to read again. */
import { loadVanWiechen } from '#calculators/dscore/van-wiechen.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import { listDoses, type Dose } from '../../../vaccination/public.ts'
import { listColleagues, openColumn } from '../../../access/public.ts'
import type { NotePart } from '../../rules/contact/contact-form.ts'
import { itemCode } from '../../rules/contact/due-items.ts'
import type { Contact, Measurement, Milestone } from '../../rules/record/record.ts'
import { listAdvice, listFindings, listNotes } from '../../sql/contact/contents.server.ts'
import { openDisclosure, type Disclosure } from './disclosure.server.ts'
import { listSignals, type KeptSignal } from '../../sql/contact/signals.server.ts'

export type ClosedContact = {
  readonly by: string
  readonly measurements: readonly Measurement[]
  readonly milestones: readonly Milestone[]
  /** Our own short words of each milestone, by its item. */
  readonly gists: ReadonlyMap<string, { readonly nl: string; readonly en: string }>
  readonly findings: readonly (Disclosure & {
    readonly id: string
    readonly topic: string
    readonly result: 'fine' | 'attention'
    readonly remark: string
  })[]
  readonly advice: readonly { readonly topic: string; readonly advice: string }[]
  readonly notes: readonly (Disclosure & { readonly id: string; readonly part: NotePart; readonly words: string })[]
  readonly signals: readonly KeptSignal[]
  readonly doses: readonly Dose[]
}

export async function readClosed(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  { id, personId, heldBy }: Contact,
  { measurements, milestones }: Pick<ClosedContact, 'measurements' | 'milestones'>,
): Promise<ClosedContact> {
  const open = (table: string, column: string, row: string, sealed: { readonly sealed: Buffer; readonly version: number }): string =>
    openColumn(keys, ctx.centreId, `child_health.${table}`, column, row, sealed)
  const { milestones: scheme } = await loadVanWiechen()
  const findings = await listFindings(tx, id)
  const notes = await listNotes(tx, id)
  const colleagues = new Map((await listColleagues(tx)).map((one) => [one.id as string, one.name]))
  return {
    by: colleagues.get(heldBy ?? '') ?? '',
    measurements: measurements.filter(({ contactId }) => contactId === id),
    milestones: milestones.filter(({ contactId }) => contactId === id),
    gists: new Map(scheme.map((one) => [itemCode(one) ?? '', { nl: one.gistNl ?? '', en: one.gistEn ?? '' }])),
    findings: findings.map(({ id: row, topic, result, remark, ...disclosure }) => ({
      ...{ id: row, topic, result, remark: remark === null ? '' : open('finding', 'remark', row, remark) },
      ...openDisclosure(ctx, keys, 'finding', row, disclosure, colleagues),
    })),
    advice: await listAdvice(tx, id),
    notes: notes.map(({ id: row, part, words, ...disclosure }) => ({
      ...{ id: row, part, words: open('contact_note', 'words', row, words) },
      ...openDisclosure(ctx, keys, 'note', row, disclosure, colleagues),
    })),
    signals: await listSignals(tx, id),
    doses: (await listDoses(tx, personId)).filter(({ contactId }) => contactId === id),
  }
}
