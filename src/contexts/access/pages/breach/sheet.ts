/** What goes to the authority, in own words and in the order of its questions: on screen, as PDF, and as a table. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import type { PdfDocument } from '#platform/pdf.server.ts'
import type { Instant } from '#platform/time.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { heading, link } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { KeptBreach } from '../../use-cases/breach/read-breaches.server.ts'
import { breachMessages } from './messages.ts'
import { breachPath, breachSheetPath } from './paths.ts'
import { exactly, inWords, saidOf, type SaidField } from './said.ts'

export type SheetPlace = { readonly locale: Locale; readonly centre: string; readonly now: Instant }
type Section = { readonly title: string; readonly rows: readonly { readonly term: string; readonly text: string }[] }

export function sheetSections({ locale, centre, now }: SheetPlace, breach: KeptBreach): readonly Section[] {
  const { sheet: words, fields } = breachMessages(locale)
  const said = new Map(saidOf(locale, breach, inWords(locale, now)).map(({ field, text }) => [field, text]))
  const rows = (...names: readonly SaidField[]) => names.map((name) => ({ term: fields[name], text: said.get(name) || words.unknown }))
  const ifSaid = (...names: readonly SaidField[]) => rows(...names.filter((name) => (said.get(name) ?? '') !== ''))
  const own = (term: string) => ({ term, text: words.own })
  const kind = breach.reports.firstReportedAt === null ? words.kinds.first : words.kinds.addition
  return [
    {
      title: words.about,
      rows: [
        { term: words.kind, text: kind },
        { term: words.organisation, text: centre },
        own(words.contact),
        ...ifSaid('reference', 'reported', 'completed', 'whyLate'),
      ],
    },
    { title: words.event, rows: [...rows('discovered', 'aware', 'what', 'cause', 'natures'), own(words.unreadable)] },
    { title: words.persons, rows: [...rows('personKinds', 'persons', 'dataKinds'), own(words.abroad)] },
    { title: words.followUp, rows: rows('consequences', 'risk', 'measures') },
    { title: words.telling, rows: [...rows('tell'), ...ifSaid('whyNotTell', 'told', 'toldCount', 'toldHow', 'letter')] },
  ]
}

export function sheetPage(
  view: WorkplaceFrame & { readonly now: Instant; readonly breach: KeptBreach; readonly kinds: readonly string[] },
): Html {
  const { locale, site, breach, kinds, now } = view
  const words = breachMessages(locale).sheet
  const path = breachSheetPath(breach.id)
  return workplacePage({
    ...view,
    title: words.title(breach.number),
    path,
    current: 'breaches',
    main: html`<p class="cjg-work-back cjg-not-on-paper">
        ${link(localPath(locale, breachPath(breach.id)), breachMessages(locale).one.title(breach.number))}
      </p>
      <div class="cjg-work-head">${heading(1, words.title(breach.number))}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      <p class="nl-paragraph cjg-small cjg-not-on-paper">
        ${words.print}
        ${kinds.map((kind, at) => html`${at === 0 ? '' : ', '}${link(`${localPath(locale, path)}/bestand?soort=${kind}`, kind.toUpperCase())}`)}
      </p>
      <div class="cjg-long-parts">
        ${sheetSections({ locale, centre: site.name, now }, breach).map(({ title, rows }, at) =>
          panel({
            id: `deel-${at + 1}`,
            title,
            body: definitionRows(
              rows.map(({ term, text }) => ({ term, detail: html`<span class="cjg-preserved" dir="auto">${text}</span>` })),
            ),
          }),
        )}
      </div>`,
  })
}

export function sheetPdf(place: SheetPlace, breach: KeptBreach): PdfDocument {
  const words = breachMessages(place.locale).sheet
  return {
    title: words.title(breach.number),
    language: place.locale.tag,
    lead: words.lead,
    sections: sheetSections(place, breach).map(({ title, rows }) => ({
      title,
      blocks: rows.flatMap(({ term, text }) => [{ kind: 'heading', text: term } as const, { kind: 'paragraph', text } as const]),
    })),
  }
}

export const sheetTable = (place: SheetPlace, breach: KeptBreach): readonly (readonly string[])[] =>
  sheetSections(place, breach).flatMap(({ title, rows }) => rows.map(({ term, text }) => [title, term, text]))

/** The whole register, a line each: moments with their difference from UTC. */
export function registerOfBreaches(locale: Locale, breaches: readonly KeptBreach[]): readonly (readonly string[])[] {
  const { fields } = breachMessages(locale)
  const names = [
    'state',
    'discovered',
    'aware',
    'what',
    'cause',
    'natures',
    'dataKinds',
    'personKinds',
    'persons',
    'consequences',
    'measures',
    'risk',
  ] as const
  const more = [
    'report',
    'whyNotReport',
    'reported',
    'completed',
    'whyLate',
    'reference',
    'tell',
    'whyNotTell',
    'told',
    'toldCount',
    'toldHow',
    'decidedBy',
    'advice',
    'closed',
    'whyClosed',
  ] as const
  const columns: readonly SaidField[] = [...names, ...more]
  const line = (breach: KeptBreach): readonly string[] => {
    const said = new Map(saidOf(locale, breach, exactly).map(({ field, text }) => [field, text]))
    return [breach.number, ...columns.map((name) => said.get(name) ?? '')]
  }
  return [[fields.number, ...columns.map((name) => fields[name])], ...breaches.map(line)]
}
