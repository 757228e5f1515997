/** "Wie keek in ons dossier?": who, what, why, when, by day, with figures and filters; and the sentence that stands there for everybody. */
import { html, type Html } from '#platform/html.ts'
import { formatDay, formatNumber, formatTime, localPath, type Locale } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { selectField } from '#web/components/field.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, lead, link, moment, paragraph, row, small } from '#web/components/text.ts'
import { initialsOf } from '#web/workplace/shell.ts'
import { logDays, type FileLog, type LogLine } from '../../use-cases/who-looked.server.ts'
import { framed, type Plain } from './frame.ts'
import { lineWords } from './log-words.ts'
import { opennessMessages } from './messages.ts'
import { filePath, logPath, requestPath } from './paths.ts'

export type LogView = Plain & {
  readonly log: FileLog
  readonly now: Instant
  readonly chosen: { readonly period: string; readonly by: string }
  /** How many lines are asked for now; one press shows so many more. */
  readonly shown: number
  /** Can this machine make a PDF? */
  readonly hasPdf: boolean
}

export const linesPerPress = 20

export function logPage(view: LogView): Html {
  const { locale, log, now } = view
  const words = opennessMessages(locale).log
  const days = Map.groupBy(log.lines, ({ at }) => localDate(at).toString())
  const list = [...days.values()].map((lines) => {
    const first = lines[0]
    return first === undefined
      ? null
      : html`<h2 class="nl-heading nl-heading--level-3 cjg-log-day">${formatDay(locale, localDate(first.at), localDate(now))}</h2>
          <ul class="cjg-log">
            ${gather(lines).map(({ line, times }) => oneLine(view, line, times))}
          </ul>`
  })
  return framed(view, {
    title: words.title,
    path: logPath(log.personId),
    under: [{ label: log.name, href: localPath(locale, filePath(log.personId)) }],
    main: html`${heading(1, words.title)}${lead(words.lead(log.name))}${figures(view)}
    ${log.figures.withoutReason > 0 ? callout({ kind: 'warn', title: words.withoutReason }) : null}${filter(view)}
    ${log.lines.length === 0 ? emptyState({ title: words.none, text: paragraph(words.noneText), scene: null }) : list} ${more(view)}
    ${keep(view)}`,
    side: callout({
      kind: 'info',
      title: words.refuse,
      level: 2,
      body: html`${paragraph(words.refuseText)}${paragraph(link(localPath(locale, requestPath(log.personId, 'bezwaar')), words.objection))}${paragraph(words.exception)}`,
    }),
  })
}

function figures({ locale, log }: LogView): Html {
  const words = opennessMessages(locale).log.figures
  const { times, people, withoutReason } = log.figures
  const one = (value: number, label: string, warn = false): Html =>
    html`<div class="cjg-tiles__tile${warn ? ' cjg-tiles__tile--warn' : ''}">
      <dt>${label}</dt>
      <dd>${formatNumber(locale, value)}</dd>
    </div>`
  const label = (count: number, forms: { readonly one: string; readonly other: string }): string => (count === 1 ? forms.one : forms.other)
  return html`<dl class="cjg-tiles">
    ${one(times, label(times, words.times))}${one(people, label(people, words.people))}${one(withoutReason, words.withoutReason, withoutReason > 0)}
  </dl>`
}

function filter({ locale, log, chosen }: LogView): Html {
  const words = opennessMessages(locale).log
  const periods = [...logDays.map(String), 'alles'].map((value) => ({
    value,
    label: words.periods[value === 'alles' ? 'all' : value] ?? value,
  }))
  const people = [
    { value: 'medewerkers', label: words.staff },
    { value: 'gezin', label: words.family },
    { value: 'systemen', label: words.system },
    ...log.lookers.map(({ accountId, name }) => ({ value: accountId, label: name })),
  ]
  return html`<form method="get" action="${localPath(locale, logPath(log.personId))}" class="cjg-log-filter" aria-label="${words.filter}">
    ${selectField({ locale, name: 'periode', label: words.period, value: chosen.period, options: periods })}
    ${selectField({ locale, name: 'wie', label: words.by, value: chosen.by, empty: words.everyone, options: people })}
    ${button({ label: words.show, variant: 'secondary' })}
  </form>`
}

/** The same by the same on one day is one line with a number, the newest first; a file that is kept has each of them. */
export function gather(lines: readonly LogLine[]): { readonly line: LogLine; readonly times: number }[] {
  const same = Map.groupBy(lines, ({ who, deed, why, groups }) => JSON.stringify([who, deed, why, groups]))
  return [...same.values()].flatMap((all) =>
    all[0] === undefined ? [] : [{ line: all[0], times: all.reduce((sum, { times }) => sum + times, 0) }],
  )
}

function oneLine({ locale, site, log }: LogView, line: LogLine, times: number): Html {
  const words = opennessMessages(locale).log
  const said = lineWords(locale, site, line)
  const isFamily = line.who.kind === 'me' || line.who.kind === 'family'
  const what = [said.profession, said.organisation].filter((one) => one !== '').join(', ')
  const face = line.who.kind === 'system' || line.who.kind === 'partner' ? 'CJG' : initialsOf(said.who)
  return html`<li class="cjg-log__line" id="regel-${line.id}">
    <span class="cjg-log__face" aria-hidden="true">${face}</span>
    <div class="cjg-log__words">
      <p class="cjg-log__who">
        <strong dir="auto">${said.who}</strong>${what === '' ? null : html`<span class="cjg-log__what-for">${what}</span>`}
        ${isFamily ? tag('info', words.familyTag) : null}${line.why.kind === 'emergency' ? tag('warn', words.emergencyTag, 'warning') : null}
      </p>
      <p>${said.deed}${said.groups.length === 0 ? null : html`: <strong>${said.groups.join(', ')}</strong>`}</p>
      <p>${words.why} ${said.why}</p>
      <p class="cjg-not-on-paper">
        <a class="nl-link" href="${localPath(locale, requestPath(log.personId, 'vraag'))}?regel=${line.id}"
          >${words.notRight}<span class="cjg-hidden">: ${said.who}, ${formatTime(locale, line.at)}</span></a
        >
      </p>
    </div>
    <p class="cjg-log__when">
      ${times === 1 ? null : html`${words.repeated(formatNumber(locale, times))} `}${moment(line.at.toString(), formatTime(locale, line.at))}
    </p>
  </li>`
}

const queryOf = ({ chosen }: LogView): string => `periode=${chosen.period}${chosen.by === '' ? '' : `&wie=${chosen.by}`}`

function more(view: LogView): Html | null {
  const { locale, log, shown } = view
  if (log.figures.lines <= log.lines.length) return null
  const href = `${localPath(locale, logPath(log.personId))}?${queryOf(view)}&toon=${shown + linesPerPress}#regel-${log.lines.at(-1)?.id ?? ''}`
  return row(linkButton({ href, label: opennessMessages(locale).log.more, variant: 'secondary' }))
}

function keep(view: LogView): Html {
  const { locale, log, hasPdf } = view
  const words = opennessMessages(locale).log
  const file = (kind: string, label: string): Html =>
    link(`${localPath(locale, `${logPath(log.personId)}/bestand`)}?soort=${kind}&${queryOf(view)}`, label)
  return html`<div class="cjg-not-on-paper">
    ${foldOut(words.keep, html`${bulletList([...(hasPdf ? [file('pdf', words.keepPdf)] : []), file('csv', words.keepCsv), file('json', words.keepJson)])}${small(words.print)}`)}
  </div>`
}

/** `locale` for who keeps the list as a table: the names of its columns. */
export function logColumns(locale: Locale): readonly string[] {
  const { when, who, profession, organisation, what, groups, why } = opennessMessages(locale).log.file
  return [when, who, profession, organisation, what, groups, why]
}
