/** The record that was handed over, as a document to read. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfDocument } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { fingerprintText } from '#platform/signing.server.ts'
import type { Site } from '#web/site.ts'
import { fullName } from '../../../families/public-child.ts'
import { vaccineCodes } from '../../rules/fhir/codes.ts'
import type { HealthRecord } from '../../rules/transfer/record.ts'
import type { TransferFiles } from '../../use-cases/transfer/hand-over.server.ts'
import { bornText } from './frame.ts'
import { withoutMarked } from '../../rules/transfer/for-whom.ts'
import { transferMessages } from './messages.ts'
import { backgroundText, describe, valueText, type Line } from './difference-words.ts'

export function transferPdf(
  locale: Locale,
  site: Site,
  { record: whole, head, signedBy }: Pick<TransferFiles, 'record' | 'head' | 'signedBy'>,
): PdfDocument {
  const record = withoutMarked(whole)
  const all = transferMessages(locale)
  const words = all.in
  const on = (date: Parameters<typeof formatDate>[1]): string => formatDate(locale, date)
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [{ title, blocks: [{ kind: 'list' as const, items }] }]
  const heldOn = (id: string): string => {
    const contact = record.contacts.find((one) => one.id === id)
    return contact === undefined ? '' : on(contact.heldOn ?? contact.dueOn)
  }
  return {
    title: fullName(record.patient),
    language: locale.tag,
    lead: [
      bornText(locale, record.patient),
      `${site.name}, ${on(localDate(head.madeAt))}. ${all.out.direction.out} ${head.receiver}. ${all.reasons[head.reason]}.`,
      `${all.trust.fingerprint}: ${fingerprintText(signedBy)}`,
    ].join('\n'),
    sections: [
      ...list(words.kinds.background, record.background.version === 0 ? [] : [backgroundText(locale, record.background)]),
      ...list(
        words.kinds.contacts,
        record.contacts
          .filter(({ heldOn: day }) => day !== null)
          .map(({ id, moment }) => [heldOn(id), moment ?? ''].filter((part) => part !== '').join(', ')),
      ),
      ...list(
        words.kinds.measurements,
        record.measurements.map((one) => `${words.on(words.measures[one.measure], on(one.measuredOn))}: ${valueText(locale, one)}`),
      ),
      ...list(
        words.kinds.milestones,
        record.milestones.map((one) => `${words.milestone(one.item, on(one.observedOn))}: ${one.answer}`),
      ),
      ...list(
        words.kinds.doses,
        record.doses.map((one) =>
          [on(one.givenOn), vaccineCodes[one.vaccine].name, one.product ?? '', one.batchNumber ?? '']
            .filter((part) => part !== '')
            .join(', '),
        ),
      ),
      ...carriedSections(locale, record, heldOn),
      ...wordsSections(locale, record, heldOn),
    ],
  }
}

type Section = PdfDocument['sections'][number]

/** What was seen, sent on and told, one line each. */
function carriedSections(locale: Locale, record: HealthRecord, heldOn: (id: string) => string): Section[] {
  const counts = transferMessages(locale).out.counts
  const words = describe(locale, heldOn)
  const section = <T>(kind: keyof typeof counts, all: readonly T[], say: (one: T) => Line): Section[] => {
    const items = all.map((one) => say(one)).map(({ label, says }) => `${label}: ${says}`)
    return items.length === 0 ? [] : [{ title: capital(counts[kind].other), blocks: [{ kind: 'list', items }] }]
  }
  return [
    ...section('findings', record.findings, words.findings),
    ...section('screenings', record.screenings, words.screenings),
    ...section('signals', record.signals, words.signals),
    ...section('referrals', record.referrals, words.referrals),
    ...section('refrains', record.refrains, words.refrains),
    ...section('effects', record.effects, words.effects),
    ...section('ownMeasurements', record.ownMeasurements, words.ownMeasurements),
    ...section('earlierWords', record.earlierWords, words.earlierWords),
  ]
}

/** Whole texts: of contacts, of referrals and what came back, and what the family told. */
function wordsSections(locale: Locale, record: HealthRecord, heldOn: (id: string) => string): Section[] {
  const counts = transferMessages(locale).out.counts
  const words = describe(locale, heldOn)
  const said = (line: Line, ...texts: readonly (string | null)[]) =>
    texts.flatMap((text) =>
      text === null || text === ''
        ? []
        : [
            { kind: 'small' as const, text: `${line.label}: ${line.says}` },
            { kind: 'paragraph' as const, text },
          ],
    )
  const section = (kind: keyof typeof counts, blocks: Section['blocks']): Section[] =>
    blocks.length === 0 ? [] : [{ title: capital(counts[kind].other), blocks }]
  const answers = Object.values
  return [
    ...section(
      'notes',
      record.notes.flatMap((one) => said(words.notes(one), one.words)),
    ),
    ...section(
      'referrals',
      record.referrals.flatMap((one) => said(words.referrals(one), one.reason, one.feedback)),
    ),
    ...section(
      'topics',
      record.topics.flatMap((one) => said(words.topics(one), one.words)),
    ),
    ...section(
      'questionnaires',
      record.questionnaires.flatMap((one) => said(words.questionnaires(one), answers(one.answers).map(String).join('\n'))),
    ),
  ]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
