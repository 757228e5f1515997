/** The parts of the settings about terms, which a second person decides, and about agreements on waiting. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { selectField, textField } from '#web/components/field.ts'
import { foldOut, heading, paragraph, row, small } from '#web/components/text.ts'
import { termBounds, terms, type Term } from '../../../rules/administration/terms.ts'
import { kindsOfHelp } from '../../../rules/administration/waiting.ts'
import { settingsMessages } from './messages.ts'
import { settingsPath, type SettingsView } from './settings-view.ts'

export const termField = (term: Term, what: 'waarde' | 'vanaf' | 'waarom'): string => `${term}-${what}`

export function termsPart(view: SettingsView): Html {
  const words = settingsMessages(view.locale).terms
  return html`${paragraph(words.lead)} ${terms.map((term) => oneTerm(view, term))}`
}

function oneTerm(view: SettingsView, term: Term): Html {
  const { locale, settings, fields, errors } = view
  const words = settingsMessages(locale).terms
  const { least, most, usual } = termBounds[term]
  const number = (value: number): string => formatNumber(locale, value)
  const planned = settings.planned.filter((one) => one.term === term)
  const name = words.names[term]
  const input = (
    what: 'waarde' | 'vanaf' | 'waarom',
    label: string,
    more: { hint?: string; width?: 'number' | 'code'; optional?: boolean },
  ): Html => {
    const field = termField(term, what)
    return textField({
      locale,
      name: what,
      id: field,
      label,
      value: fields[field] ?? '',
      error: errors[field],
      autocomplete: 'off',
      ...more,
    })
  }
  const form = html`<form method="post" action="${localPath(locale, `${settingsPath}/termijn/${term}`)}" novalidate>
    <input type="hidden" name="stond" value="${settings.terms[term]}" />
    ${input('waarde', words.value, { hint: words.bounds(number(least), number(most), number(usual)), width: 'number' })}
    ${input('vanaf', words.from, { hint: words.fromHint, width: 'code', optional: true })} ${input('waarom', words.why, { optional: true })}
    ${row(button({ label: words.propose, hiddenLabel: name, variant: 'secondary' }))}
  </form>`
  return html`<div class="cjg-setting">
    ${heading(3, name)} ${paragraph(plural(locale, settings.terms[term], words.units[term]))} ${small(words.law[term])}
    ${planned.map(({ value, beginsOn }) => small(words.planned(plural(locale, value, words.units[term]), formatDate(locale, beginsOn))))}
    ${foldOut(words.change(name), form, { open: (['waarde', 'vanaf'] as const).some((what) => errors[termField(term, what)] !== undefined) })}
  </div>`
}

export function waitingPart(view: SettingsView): Html {
  const { locale, settings, fields, errors } = view
  const words = settingsMessages(locale).waiting
  const day = (name: 'wacht-van' | 'wacht-tot', label: string, hint: string): Html =>
    textField({
      locale,
      name,
      label,
      hint,
      value: fields[name] ?? '',
      error: errors[name],
      width: 'code',
      autocomplete: 'off',
      optional: name === 'wacht-tot',
    })
  const form = html`<form method="post" action="${localPath(locale, `${settingsPath}/wachten`)}" novalidate>
    ${selectField({ locale, name: 'hulp', label: words.help, empty: words.choose, value: fields['hulp'] ?? '', error: errors['hulp'], options: kindsOfHelp.map((value) => ({ value, label: words.kinds[value] })) })}
    ${textField({ locale, name: 'wacht-dagen', label: words.days, hint: words.daysHint, value: fields['wacht-dagen'] ?? '', error: errors['wacht-dagen'], width: 'number', autocomplete: 'off' })}
    ${day('wacht-van', words.sinceLabel, words.dayHint)} ${day('wacht-tot', words.untilLabel, words.untilHint)}
    ${row(button({ label: words.add, variant: 'secondary' }))}
  </form>`
  const isWrong = ['hulp', 'wacht-dagen', 'wacht-van', 'wacht-tot'].some((name) => errors[name] !== undefined)
  return html`${paragraph(words.lead)}
  ${
    settings.waiting.length === 0
      ? paragraph(words.none)
      : html`<ul class="cjg-ways-in">
          ${settings.waiting.map((one) => agreement(view, one))}
        </ul>`
  }
  ${foldOut(words.addTitle, form, { open: isWrong })}`
}

function agreement(view: SettingsView, one: SettingsView['settings']['waiting'][number]): Html {
  const { locale, errors, fields } = view
  const words = settingsMessages(locale).waiting
  const name = words.kinds[one.help]
  const days = [words.since(formatDate(locale, one.since)), ...(one.until === null ? [] : [words.until(formatDate(locale, one.until))])]
  const field = `einde-${one.id}`
  const form = html`<form method="post" action="${localPath(locale, `${settingsPath}/wachten/${one.id}/einde`)}" novalidate>
    ${textField({ locale, name: 'einde', id: field, label: words.untilLabel, hint: words.dayHint, value: fields[field] ?? '', error: errors[field], width: 'code', autocomplete: 'off' })}
    ${row(button({ label: words.end, hiddenLabel: name, variant: 'secondary' }))}
  </form>`
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong>${name}</strong>: ${one.mostDays === 0 ? words.sameDay : words.most(plural(locale, one.mostDays, words.dayCount))}
    </p>
    ${small(days.join(' '))} ${one.until === null ? foldOut(words.endTitle(name), form, { open: errors[field] !== undefined }) : null}
  </li>`
}
