/** The whole file, and the list of who looked, as documents to read: the same words as the pages, in one order. */
import { formatDate, formatTime, type Locale } from '#platform/i18n.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import { professionName } from '../../../access/public.ts'
import { fullName } from '../../rules/person.ts'
import type { WholeFile } from '../../use-cases/export-own-file.server.ts'
import type { OwnFileContents, Piece } from '../../use-cases/read-own-file.server.ts'
import type { FileLog, LogLine } from '../../use-cases/who-looked.server.ts'
import { lineWords } from '../openness/log-words.ts'
import { opennessMessages } from '../openness/messages.ts'
import { requestMessages } from '../requests/messages.ts'
import { careLines, contactFacts, familyLines, whoFacts, type Fact, type Line } from './file-words.ts'
import { ownFileMessages } from './messages.ts'

type Section = PdfDocument['sections'][number]
const list = (items: readonly string[]): PdfBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])
const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })

export function filePdf(locale: Locale, site: Site, { file, log, requests }: WholeFile): PdfDocument {
  const words = ownFileMessages(locale)
  const asked = requestMessages(locale)
  return {
    title: words.title(fullName(file.person)),
    language: locale.tag,
    lead: `${site.name}. ${words.lead}`,
    sections: [
      ...fileSections(locale, file),
      {
        title: asked.mine.title,
        blocks: requests.flatMap((one) => [
          { kind: 'heading', text: asked.kinds[one.kind] ?? one.kind },
          { kind: 'small', text: `${asked.mine.received(formatDate(locale, one.receivedOn))}. ${asked.states[one.state] ?? one.state}.` },
          ...(one.text === '' ? [] : [paragraph(one.text)]),
          ...(one.reasons === null || one.reasons === '' ? [] : [paragraph(`${asked.mine.answer}: ${one.reasons}`)]),
        ]),
      },
      logSection(locale, site, log.lines),
      careful(locale),
    ],
  }
}

/** What is handed to somebody without an account: the file, and that something is left out; the list of who looked is asked for apart. */
export function copyPdf(locale: Locale, site: Site, file: OwnFileContents): PdfDocument {
  const words = ownFileMessages(locale)
  return {
    ...{ title: words.title(fullName(file.person)), language: locale.tag, lead: `${site.name}. ${words.lead}` },
    sections: [...fileSections(locale, file), careful(locale)],
  }
}

function fileSections(locale: Locale, file: OwnFileContents): Section[] {
  const words = ownFileMessages(locale)
  return [
    { title: words.who, blocks: facts(whoFacts(locale, file)) },
    { title: words.contact, blocks: facts(contactFacts(locale, file)) },
    { title: words.family, blocks: lines(familyLines(locale, file)) },
    ...(file.incapacities.length === 0 ? [] : [{ title: words.deciding.title, blocks: deciding(locale, file) }]),
    { title: words.care, blocks: lines(careLines(locale, file)) },
    {
      title: words.pieces,
      blocks: file.pieces.length === 0 ? [paragraph(words.noPieces)] : file.pieces.flatMap((one) => piece(locale, one)),
    },
    ...file.parts.flatMap(({ sections }) => sections(locale)),
  ]
}

/** Said to everybody alike, whether something was left out or not. */
function careful(locale: Locale): Section {
  const words = ownFileMessages(locale)
  return { title: words.exportPage.careful, blocks: [paragraph(words.third), paragraph(words.exception), paragraph(words.exportPage.left)] }
}

export function logPdf(locale: Locale, site: Site, log: FileLog): PdfDocument {
  const words = opennessMessages(locale).log
  return {
    title: words.title,
    language: locale.tag,
    lead: `${site.name}. ${log.name}.`,
    sections: [logSection(locale, site, log.lines), { title: words.refuse, blocks: [paragraph(words.exception)] }],
  }
}

function logSection(locale: Locale, site: Site, lines: readonly LogLine[]): Section {
  const words = opennessMessages(locale).log
  const days = Map.groupBy(lines, ({ at }) => localDate(at).toString())
  const one = (line: LogLine): string => {
    const { who: name, profession, organisation, deed, groups, why } = lineWords(locale, site, line)
    const by = [name, profession, organisation].filter((part) => part !== '').join(', ')
    return `${formatTime(locale, line.at)}: ${by}. ${deed}${groups.length === 0 ? '' : `: ${groups.join(', ')}`}. ${words.why} ${why.replace(/\.$/, '')}.`
  }
  const blocks = [...days.values()].flatMap((ofDay): PdfBlock[] => {
    const [first] = ofDay
    return first === undefined ? [] : [{ kind: 'heading', text: formatDate(locale, localDate(first.at)) }, ...list(ofDay.map(one))]
  })
  return { title: words.title, blocks: blocks.length === 0 ? [paragraph(words.none)] : blocks }
}

const facts = (all: readonly Fact[]): PdfBlock[] => list(all.map(({ term, text }) => `${term}: ${text}`))
const lines = (all: readonly Line[]): PdfBlock[] => list(all.map(({ name, joint, said }) => `${name}${joint}${said}`))

function deciding(locale: Locale, { person: { callName }, incapacities }: OwnFileContents): PdfBlock[] {
  const words = ownFileMessages(locale).deciding
  return incapacities.flatMap(({ from, until, by, reason, consulted, endReason }): PdfBlock[] => {
    const day = formatDate(locale, from)
    return [
      paragraph(
        until === null ? `${words.holds(callName, day)} ${words.means(callName)}` : words.held(callName, day, formatDate(locale, until)),
      ),
      ...list([
        `${words.why}: ${reason}`,
        `${words.who}: ${by === null ? words.somebody : `${by.name}, ${professionName(locale, by.profession)}`}`,
        `${words.consulted}: ${consulted}`,
        ...(endReason === null ? [] : [`${words.endWhy}: ${endReason}`]),
      ]),
    ]
  })
}

function piece(locale: Locale, one: Piece): PdfBlock[] {
  const words = ownFileMessages(locale)
  const about = words.writtenBy(
    words.kinds[one.kind] ?? one.kind,
    formatDate(locale, localDate(one.at)),
    one.writer?.name ?? words.unknownWriter,
  )
  return [
    { kind: 'heading', text: one.title },
    { kind: 'small', text: about },
    paragraph(one.body),
    ...one.statements.flatMap(({ isMine, author, at, text }): PdfBlock[] => [
      { kind: 'small', text: words.statementOf(isMine ? words.you : (author ?? words.somebody), formatDate(locale, localDate(at))) },
      { kind: 'quote', text },
    ]),
  ]
}
