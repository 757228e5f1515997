/** Vaccinations in words, for the family: what was given with its batch, what followed, what the reader said, and what was decided. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import { localDate, type Instant } from '#platform/time.ts'
import type { WholeVaccination } from '../../use-cases/copy/read-whole-vaccination.server.ts'
import { vaccinationMessages } from '../messages.ts'
import { sessionMessages } from '../sessions/messages.ts'
import { listText, vaccineName } from '../words.ts'
import { copyMessages } from './messages.ts'

type Section = PdfDocument['sections'][number]
const list = (items: readonly string[]): PdfBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])
const section = (title: string, blocks: readonly PdfBlock[]): Section[] => (blocks.length === 0 ? [] : [{ title, blocks }])
const day = (locale: Locale, at: Instant): string => formatDate(locale, localDate(at))
const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(', ')

export function vaccinationSections(locale: Locale, whole: WholeVaccination): readonly Section[] {
  const words = copyMessages(locale)
  return [
    ...section(words.given.title, givenBlocks(locale, whole)),
    ...section(words.effects.title, list(effectLines(locale, whole))),
    ...section(words.said.title, saidBlocks(locale, whole)),
    ...section(words.decided.title, list(decidedLines(locale, whole))),
    ...section(words.sessions.title, list(sessionLines(locale, whole))),
    ...section(words.recalls.title, list(recallLines(locale, whole))),
  ]
}

function givenBlocks(locale: Locale, { doses }: WholeVaccination): PdfBlock[] {
  const { given: words } = copyMessages(locale)
  const { sites, elsewheres, deviations } = vaccinationMessages(locale)
  if (doses.length === 0) return []
  const rows = doses.map((one) => [
    formatDate(locale, one.on),
    vaccineName(locale, one.vaccine),
    joined([one.product, one.batchNumber, one.recalledOn === null ? null : words.recalled(formatDate(locale, one.recalledOn))]),
    joined([
      one.site === null ? null : sites[one.site],
      one.elsewhere === null ? null : elsewheres[one.elsewhere],
      one.place,
      one.givenBy === null ? null : words.by(one.givenBy),
      one.deviates === null ? null : words.outside(deviations[one.deviates]),
      one.withdrawnWhy === null ? null : words.withdrawn[one.withdrawnWhy],
    ]),
  ])
  return [{ kind: 'table', words: true, columns: words.columns, rows }]
}

function effectLines(locale: Locale, { sideEffects, doses }: WholeVaccination): string[] {
  const { effects: words } = copyMessages(locale)
  const { effects } = vaccinationMessages(locale)
  return sideEffects.map((one) => {
    const dose = doses.find(({ id }) => id === one.dose)
    const after = dose === undefined ? null : effects.after(vaccineName(locale, dose.vaccine), formatDate(locale, dose.on))
    const facts = joined([
      listText(
        locale,
        one.kinds.map((kind) => effects.kinds[kind]),
      ),
      after,
      effects.began(formatDate(locale, one.beganOn)),
      one.endedOn === null ? null : effects.ended(formatDate(locale, one.endedOn)),
      words.toldBy[one.toldBy],
      one.reportedOn === null ? null : effects.reported(formatDate(locale, one.reportedOn)),
    ])
    return one.words === null ? facts : `${facts}. ${one.words}`
  })
}

function saidBlocks(locale: Locale, { answers, askedForAnswer, earlierWords }: WholeVaccination): PdfBlock[] {
  const { said: words } = copyMessages(locale)
  const { said } = vaccinationMessages(locale)
  const lines = [
    ...answers.map(({ at, vaccine, says, how }) =>
      words.line(day(locale, at), vaccineName(locale, vaccine), said.says[says], said.hows[how]),
    ),
    ...askedForAnswer.map(({ on, session, channel }) => words.asked(formatDate(locale, on), session, words.channels[channel])),
    ...earlierWords.map(({ at, vaccine, says, to, words: text }) => {
      const what = says === 'considered-wish' ? words.ownWish : said.says[says]
      const line = words.before(day(locale, at), vaccineName(locale, vaccine), what, to)
      return text === null ? line : `${line}. ${text}`
    }),
  ]
  return lines.length === 0 ? [] : [{ kind: 'paragraph', text: words.about }, ...list(lines)]
}

function decidedLines(locale: Locale, { notGiven, ownWishes, scheme }: WholeVaccination): string[] {
  const { decided: words } = copyMessages(locale)
  const { refrains, programme, fields } = vaccinationMessages(locale)
  const ended = (at: Instant | null): string | null => (at === null ? null : words.ended(day(locale, at)))
  const line = (facts: string, text: string | null): string => (text === null ? facts : `${facts}. ${text}`)
  const whys: Readonly<Record<string, string>> = programme.whys
  const choices: Readonly<Record<string, string>> = fields.chosenChoices
  return [
    ...notGiven.map(({ vaccine, kind, decidedOn, untilDay, endedAt, words: text }) =>
      line(
        joined([
          words.notGiven(formatDate(locale, decidedOn), vaccineName(locale, vaccine), refrains.kinds[kind]),
          untilDay === null ? null : refrains.until(formatDate(locale, untilDay)),
          ended(endedAt),
        ]),
        text,
      ),
    ),
    ...ownWishes.map(({ vaccine, decidedOn, endedAt, words: text }) =>
      line(joined([words.wish(formatDate(locale, decidedOn), vaccineName(locale, vaccine)), ended(endedAt)]), text),
    ),
    ...scheme.flatMap(({ chosen, chosenWhy, registerConsent }) => [
      ...(chosen === null
        ? []
        : [words.scheme(joined([choices[chosen] ?? chosen, chosenWhy === null ? null : (whys[chosenWhy] ?? chosenWhy)]))]),
      ...(registerConsent === null ? [] : [registerConsent ? programme.register.yes : programme.register.no]),
    ]),
  ]
}

function recallLines(locale: Locale, { recallCalls }: WholeVaccination): string[] {
  const { recalls: words } = copyMessages(locale)
  return recallCalls.map(({ at, batchNumber, outcome }) => words.line(day(locale, at), batchNumber, words.outcomes[outcome]))
}

function sessionLines(locale: Locale, { sessions, sessionResults }: WholeVaccination): string[] {
  const { sessions: words } = copyMessages(locale)
  const outcomes: Readonly<Record<string, string>> = sessionMessages(locale).outcomes
  return sessions.map((one) => {
    const results = sessionResults
      .filter(({ session }) => session === one.session)
      .map(({ vaccine, result }) => `${vaccineName(locale, vaccine)}: ${outcomes[result] ?? result}`)
    const facts = joined([
      words.line(formatDate(locale, one.on), one.session, one.place),
      one.class === '' ? null : words.class(one.class),
      words.attendances[one.attendance],
      one.removedWhy === null ? null : words.removed,
    ])
    return results.length === 0 ? facts : `${facts}. ${results.join('; ')}`
  })
}
