/** The file itself in Mijn CJG, in plain words; made to be printed too. */
import { ageInYears } from '#platform/age.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, foldOut, heading, lead, leftToRight, link, paragraph, row, small } from '#web/components/text.ts'
import { professionName } from '../../../access/public.ts'
import { fullName } from '../../rules/person.ts'
import type { OwnFileContents, Piece, Statement } from '../../use-cases/read-own-file.server.ts'
import { framed, type Plain } from '../openness/frame.ts'
import { opennessMessages } from '../openness/messages.ts'
import { exportPath, filePath, healthOfPath, logPath, requestPath } from '../openness/paths.ts'
import { ownSharingPath } from '../sharing/paths.ts'
import { careLines, contactFacts, familyLines, whoFacts, type Fact, type Line } from './file-words.ts'
import { ownFileMessages } from './messages.ts'

export type OwnFileView = Plain & { readonly file: OwnFileContents; readonly today: PlainDate }

export function ownFilePage(view: OwnFileView): Html {
  const { locale, file } = view
  const words = ownFileMessages(locale)
  const { person } = file
  const ways = row(
    file.hasHealth ? linkButton({ href: localPath(locale, healthOfPath(person.id)), label: words.toHealth, icon: 'heart' }) : null,
    linkButton({ href: localPath(locale, logPath(person.id)), label: words.toLog, variant: 'secondary', icon: 'eye' }),
    linkButton({ href: localPath(locale, ownSharingPath(person.id)), label: words.toSharing, variant: 'secondary', icon: 'people' }),
    linkButton({ href: localPath(locale, exportPath(person.id)), label: words.keepAll, variant: 'secondary', icon: 'download' }),
  )
  return framed(view, {
    title: words.title(fullName(person)),
    path: filePath(person.id),
    main: html`${heading(1, words.title(fullName(person)))}${lead(words.lead)}${ways}
    ${panel({ id: 'wie', title: words.who, body: rowsOf(whoFacts(locale, file)) })}
    ${panel({ id: 'contact', title: words.contact, body: contact(locale, file) })}
    ${panel({ id: 'gezin', title: words.family, body: linesOf(familyLines(locale, file)) })}
    ${file.incapacities.length === 0 ? null : panel({ id: 'zelf', title: words.deciding.title, body: deciding(locale, file) })}
    ${panel({ id: 'werkt', title: words.care, body: care(locale, file) })}
    ${panel({ id: 'stukken', title: words.pieces, body: pieces(locale, file, view.today) })}`,
    side: callout({ kind: 'info', body: html`${paragraph(words.third)}${paragraph(words.exception)}` }),
  })
}

const rowsOf = (facts: readonly Fact[]): Html =>
  definitionRows(
    facts.map(({ term, text, kind }) => ({
      term,
      detail: kind === 'number' ? leftToRight(text) : kind === 'name' ? html`<span dir="auto">${text}</span>` : text,
    })),
  )

const linesOf = (lines: readonly Line[]): Html =>
  bulletList(lines.map(({ name, joint, said }) => html`<strong dir="auto">${name}</strong>${joint}${said}`))

function contact(locale: Locale, file: OwnFileContents): Html {
  const facts = contactFacts(locale, file)
  return facts.length === 0 ? paragraph(ownFileMessages(locale).noContact) : rowsOf(facts)
}

function deciding(locale: Locale, { person, incapacities }: OwnFileContents): Html {
  const words = ownFileMessages(locale).deciding
  return html`${incapacities.map((one) => {
    const { by, from, until, reason, consulted, endReason } = one
    const name = person.callName
    const said =
      until === null ? words.holds(name, formatDate(locale, from)) : words.held(name, formatDate(locale, from), formatDate(locale, until))
    return html`${paragraph(html`<strong>${said}</strong>`)}${until === null ? paragraph(words.means(name)) : null}
    ${definitionRows([
      { term: words.why, detail: html`<span class="cjg-preserved" dir="auto">${reason}</span>` },
      { term: words.who, detail: by === null ? words.somebody : `${by.name}, ${professionName(locale, by.profession)}` },
      { term: words.consulted, detail: html`<span dir="auto">${consulted}</span>` },
      ...(endReason === null ? [] : [{ term: words.endWhy, detail: html`<span class="cjg-preserved" dir="auto">${endReason}</span>` }]),
    ])}`
  })}
  ${paragraph(html`${words.disagree} ${link(localPath(locale, requestPath(person.id, 'bezwaar')), words.object)}`)}`
}

function care(locale: Locale, file: OwnFileContents): Html {
  return file.care.length === 0 ? paragraph(ownFileMessages(locale).noCare) : linesOf(careLines(locale, file))
}

function pieces(locale: Locale, { person, relation, pieces: all, erased }: OwnFileContents, today: PlainDate): Html {
  const words = ownFileMessages(locale)
  // From twelve on the young person alone asks for erasing (rules/privacy/destruction.ts in access).
  const erases = relation === 'self' || (person.birthDate !== null && ageInYears(person.birthDate, today) < 12)
  const gone = erased.map(({ on }) => small(words.erased(formatDate(locale, on))))
  const whole = erases ? paragraph(link(localPath(locale, requestPath(person.id, 'wissen')), words.eraseAll)) : null
  if (all.length === 0) return html`${paragraph(words.noPieces)}${gone}`
  return html`${all.map((one) => piece(locale, person.id, one, erases))}${gone}
    <div class="cjg-not-on-paper">${whole}</div>`
}

function piece(locale: Locale, personId: string, one: Piece, erases: boolean): Html {
  const words = ownFileMessages(locale)
  const { groups } = opennessMessages(locale)
  const about = words.writtenBy(
    words.kinds[one.kind] ?? one.kind,
    formatDate(locale, localDate(one.at)),
    one.writer?.name ?? words.unknownWriter,
  )
  const deed = (kind: string, label: string): Html => link(`${localPath(locale, requestPath(personId, kind))}?stuk=${one.id}`, label)
  return html`<article class="cjg-piece" aria-labelledby="stuk-${one.id}">
    ${heading(3, html`<span dir="auto">${one.title}</span>`, { id: `stuk-${one.id}` })}${small(`${groups[one.fields] ?? one.fields}: ${about}`)}
    <p class="nl-paragraph cjg-piece__body" dir="auto">${one.body}</p>
    ${one.statements.map((statement) => ownStatement(locale, statement))}
    <div class="cjg-not-on-paper">
      ${foldOut(html`${words.deeds}<span class="cjg-hidden"> ${one.title}</span>`, bulletList([deed('verbetering', words.correct), deed('verklaring', words.state), ...(erases ? [deed('wissen', words.erase)] : [])]))}
    </div>
  </article>`
}

function ownStatement(locale: Locale, { isMine, author, at, text }: Statement): Html {
  const words = ownFileMessages(locale)
  const name = isMine ? words.you : (author ?? words.somebody)
  return html`<blockquote class="cjg-statement">
    <p class="nl-paragraph"><strong>${words.statementOf(name, formatDate(locale, localDate(at)))}</strong></p>
    <p class="nl-paragraph cjg-statement__body" dir="auto">${text}</p>
  </blockquote>`
}
