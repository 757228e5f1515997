/**
 * The growth book ("groeiboekje"): what was measured, seen and given, in plain words and without scores, for parents and young people to keep. A tagged PDF.
 * What professionals decide among themselves (signals, referrals) is not in it: that is in the file, which the family may ask for whole.
 */
import { formatDate, type Locale } from '#platform/i18n.ts'
import { formatDecimal, formatNumber } from '#platform/locale.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import type { PlainDate } from '#platform/time.ts'
import { isSooner } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import { loadVanWiechen, type VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { fullName } from '../../../families/public-child.ts'
import type { HealthRecord } from '../../use-cases/record/read-record.server.ts'
import { contactName } from '../record/contacts-panel.ts'
import { milestoneText } from '../record/development-page.ts'
import { vaccineName } from '../record/lists-panels.ts'
import { ageOn } from '../record/frame.ts'
import { recordMessages } from '../record/messages.ts'
import { chartBlocks } from './charts-paper.ts'
import { growthBookMessages } from './growth-book-messages.ts'
import { growthCharts } from './growth-svg.ts'

export async function growthBook(locale: Locale, site: Site, record: HealthRecord, today: PlainDate): Promise<PdfDocument> {
  const words = growthBookMessages(locale)
  const { child, background, measurements, own } = record
  const charts = await growthCharts(locale, { child, background, measurements, own, look: 'family', size: 'paper' })
  const born = child.birthDate === null ? words.unknown : formatDate(locale, child.birthDate)
  const growth: PdfBlock[] = charts.flatMap((chart) => [{ kind: 'heading', text: chart.title } as const, ...chartBlocks(chart)])
  return {
    title: words.title(child.callName),
    language: locale.tag,
    lead: words.lead(site.name, formatDate(locale, today)),
    header: words.header(child.callName, born),
    sections: [
      { title: words.who, blocks: [{ kind: 'list', items: whoLines(locale, record) }] },
      { title: words.growth, blocks: [paragraph(growth.length === 0 ? words.noGrowth : words.growthAbout), ...growth] },
      { title: words.milestones, blocks: milestoneBlocks(locale, record, await loadVanWiechen()) },
      { title: words.jabs, blocks: jabBlocks(locale, record) },
      { title: words.contacts, blocks: contactBlocks(locale, record, today) },
      { title: words.ask, blocks: [paragraph(words.askText(site.name))] },
    ],
  }
}

const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })

function whoLines(locale: Locale, { child, background }: HealthRecord): string[] {
  const words = growthBookMessages(locale)
  const { gestationText } = recordMessages(locale).background
  const { gestationDays, birthWeightG, birthLengthMm, birthHeadMm } = background
  const centimetres = (mm: number): string => `${formatDecimal(locale, mm / 10, mm % 10 === 0 ? 0 : 1)} cm`
  return [
    `${words.name}: ${fullName(child)}`,
    `${words.born}: ${child.birthDate === null ? words.unknown : formatDate(locale, child.birthDate)}`,
    ...(gestationDays === null
      ? []
      : [
          `${words.pregnancy}: ${gestationText(formatNumber(locale, Math.floor(gestationDays / 7)), formatNumber(locale, gestationDays % 7))}`,
        ]),
    ...(birthWeightG === null ? [] : [`${words.birthWeight}: ${formatNumber(locale, birthWeightG)} gram`]),
    ...(birthLengthMm === null ? [] : [`${words.birthLength}: ${centimetres(birthLengthMm)}`]),
    ...(birthHeadMm === null ? [] : [`${words.birthHead}: ${centimetres(birthHeadMm)}`]),
  ]
}

/** By the day on which they were looked at. */
function milestoneBlocks(locale: Locale, { child, milestones }: HealthRecord, scheme: VanWiechenTable): PdfBlock[] {
  const words = growthBookMessages(locale)
  if (milestones.length === 0) return [paragraph(words.noMilestones)]
  const days = Map.groupBy(milestones, ({ observedOn }) => observedOn.toString())
  const ofDays = [...days.values()].flatMap((ofDay): PdfBlock[] => {
    const [first] = ofDay
    if (first === undefined) return []
    const age = child.birthDate === null ? '' : `, ${ageOn(locale, child.birthDate, first.observedOn)}`
    const items = ofDay.map((one) => `${plainMilestone(locale, scheme, one)}: ${words.answers[one.answer]}`)
    return [
      { kind: 'heading', text: `${formatDate(locale, first.observedOn)}${age}` },
      { kind: 'list', items },
    ]
  })
  return [paragraph(words.milestonesAbout), ...ofDays]
}

/** Without the number of the scheme, which says nothing to parents. */
const plainMilestone = (locale: Locale, scheme: VanWiechenTable, one: HealthRecord['milestones'][number]): string =>
  milestoneText(locale, scheme, one).replace(/^\d+[a-c]?\. /, '')

function jabBlocks(locale: Locale, { doses }: HealthRecord): PdfBlock[] {
  const words = growthBookMessages(locale)
  if (doses.length === 0) return [paragraph(words.noJabs)]
  const rows = doses.map((dose) => [
    formatDate(locale, dose.givenOn),
    vaccineName(locale, dose),
    dose.batchNumber ?? (dose.elsewhere === null ? '' : words.elsewhere),
  ])
  return [{ kind: 'table', columns: words.jabColumns, rows }]
}

function contactBlocks(locale: Locale, record: HealthRecord, today: PlainDate): PdfBlock[] {
  const words = growthBookMessages(locale)
  const held = record.contacts.flatMap((one) =>
    one.heldOn === null ? [] : [`${formatDate(locale, one.heldOn)}: ${contactName(locale, record, one)}`],
  )
  const coming = record.contacts.flatMap((one) =>
    one.heldOn !== null || one.status === 'cancelled' || isSooner(one.dueUntil, today)
      ? []
      : [`${contactName(locale, record, one)}: ${words.around(formatDate(locale, one.dueFrom), formatDate(locale, one.dueUntil))}`],
  )
  const part = (title: string, items: readonly string[]): PdfBlock[] =>
    items.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'list', items },
        ]
  const all = [...part(words.held, held), ...part(words.coming, coming)]
  return all.length === 0 ? [paragraph(words.noContacts)] : all
}
