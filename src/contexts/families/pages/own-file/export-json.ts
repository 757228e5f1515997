/** The whole file as JSON (docs/formats/export.md), a part at a time: pieces and lines of the log are written one by one. */
import type { Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import { fullName } from '../../rules/person.ts'
import type { WholeFile } from '../../use-cases/export-own-file.server.ts'
import type { OwnFileContents, Piece } from '../../use-cases/read-own-file.server.ts'
import { lineWords } from '../openness/log-words.ts'

export const exportFormat = 'opencjg-file/1'
/** Said in every copy alike, whether there is any of it or not. */
const leftOut = ['third-persons', 'other-parents-address', 'words-of-others', 'kept-back-for-now']

export function* exportJson(locale: Locale, site: Site, whole: WholeFile, now: Instant): Generator<string> {
  const { file, log, requests } = whole
  yield* beginning(locale, site, file, now)
  yield* parts(file)
  yield `"requests": [`
  yield* list(
    requests.map((one) => ({
      ...{ kind: one.kind, state: one.state, received: one.receivedOn.toString(), due: one.dueOn.toString(), text: one.text },
      ...{ decision: 'decision' in one ? one.decision : null, ground: 'ground' in one ? one.ground : null, reasons: one.reasons },
    })),
  )
  yield '],\n"whoLooked": ['
  yield* list(log.lines.map((line) => ({ at: line.at.toString(), ...lineWords(locale, site, line) })))
  yield ']\n}\n'
}

/** For somebody without an account: the file, without the list of who looked and the requests, which are asked for apart. */
export function copyJson(locale: Locale, site: Site, file: OwnFileContents, now: Instant): string {
  return `${[...beginning(locale, site, file, now), ...parts(file)].join('')}"leftOut": ${json(leftOut)}\n}\n`
}

function* beginning(locale: Locale, site: Site, file: OwnFileContents, now: Instant): Generator<string> {
  const { person, relation } = file
  yield `{\n"format": ${text(exportFormat)},\n"made": ${text(now.toString())},\n"centre": ${text(site.name)},\n"language": ${text(locale.tag)},\n`
  yield `"readAs": ${text(relation)},\n`
  const about = {
    ...{ name: fullName(person), givenNames: person.givenNames, familyName: person.familyName, prefix: person.prefix },
    ...{ birthDate: person.birthDate?.toString() ?? null, sex: person.sex, bsn: file.bsn, detail: file.detail },
  }
  yield `"person": ${json(about)},\n`
  yield `"contact": ${json(file.contacts)},\n"homes": ${json(file.homes.filter(({ address }) => address !== null))},\n`
  yield `"family": ${json(file.ties)},\n"authority": ${json(file.authority.map(dated))},\n`
  yield `"incapacities": ${json(
    file.incapacities.map(({ from, until, reason, consulted, by, endReason }) => dated({ from, until, reason, consulted, by, endReason })),
  )},\n`
  yield `"care": ${json(file.care.map(({ name, profession, purpose, from, until }) => dated({ name, profession, purpose, from, until })))},\n`
  yield '"pieces": ['
  yield* list(file.pieces.map(piece))
  yield `],\n"erased": ${json(file.erased.map(({ fields, on }) => ({ fields, on: on.toString() })))},\n`
}

/** What other contexts tell, each under its own name, list by list. */
function* parts({ parts: all }: OwnFileContents): Generator<string> {
  for (const { name, data } of all) {
    yield `${text(name)}: {`
    for (const [i, [listName, items]] of Object.entries(data).entries()) {
      yield `${i === 0 ? '\n' : ',\n'}${text(listName)}: [`
      yield* list(items)
      yield ']'
    }
    yield '\n},\n'
  }
}

function piece(one: Piece) {
  return {
    ...{ id: one.id, fields: one.fields, kind: one.kind, title: one.title, body: one.body, at: one.at.toString(), writer: one.writer },
    statements: one.statements.map(({ at, text: said, isMine, author }) => ({ at: at.toString(), by: isMine ? 'me' : author, text: said })),
  }
}

function dated<T extends { readonly from: { toString(): string }; readonly until: { toString(): string } | null }>(one: T) {
  return { ...one, from: one.from.toString(), until: one.until?.toString() ?? null }
}

const json = (value: unknown): string => JSON.stringify(value)
const text = (value: string): string => JSON.stringify(value)

function* list(items: readonly unknown[]): Generator<string> {
  for (const [i, item] of items.entries()) yield `${i === 0 ? '\n' : ',\n'}${json(item)}`
  if (items.length > 0) yield '\n'
}
