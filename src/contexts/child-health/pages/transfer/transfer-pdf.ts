/** The record that was handed over, as a document to read. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfDocument } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { fingerprintText } from '#platform/signing.server.ts'
import type { Site } from '#web/site.ts'
import { fullName } from '../../../families/public-child.ts'
import { vaccineCodes } from '../../rules/fhir/codes.ts'
import type { TransferFiles } from '../../use-cases/transfer/hand-over.server.ts'
import { bornText } from './frame.ts'
import { transferMessages } from './messages.ts'
import { backgroundText, valueText } from './take-over-page.ts'

export function transferPdf(locale: Locale, site: Site, { record, head, signedBy }: TransferFiles): PdfDocument {
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
        record.measurements.map((one) => `${words.measured(words.measures[one.measure], on(one.measuredOn))}: ${valueText(locale, one)}`),
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
      ...(record.notes.length === 0
        ? []
        : [
            {
              title: all.out.counts.notes.other,
              blocks: record.notes.flatMap((note) => [
                { kind: 'small' as const, text: heldOn(note.contactId) },
                { kind: 'paragraph' as const, text: note.words },
              ]),
            },
          ]),
    ],
  }
}
