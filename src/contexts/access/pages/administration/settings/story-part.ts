/** What was changed in the settings: by whom, when, from what to what, in words of people. */
import { html, type Html } from '#platform/html.ts'
import { findLocale, formatDate, formatMoment, plural, type Locale } from '#platform/i18n.ts'
import { paragraph, small } from '#web/components/text.ts'
import { contactFields } from '../../../rules/administration/centre-settings.ts'
import { terms } from '../../../rules/administration/terms.ts'
import { readDay } from '../../../rules/administration/typed-day.ts'
import { kindsOfHelp } from '../../../rules/administration/waiting.ts'
import type { Settings } from '../../../use-cases/administration/settings.server.ts'
import { settingsMessages } from './messages.ts'
import { dayName } from './opening-parts.ts'
import type { SettingsView } from './settings-view.ts'

export function storyPart({ locale, now, settings }: SettingsView): Html {
  const words = settingsMessages(locale).story
  if (settings.changes.length === 0) return paragraph(words.none)
  return html`<ul class="cjg-ways-in">
    ${settings.changes.map((change) => {
      const { setting, by, at, validFrom } = change
      const facts = [words.by(by ?? words.commandLine, formatMoment(locale, at, now)), words.validFrom(formatDate(locale, validFrom))]
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph"><strong>${nameOf(locale, setting)}</strong></p>
        ${fromTo(locale, change)} ${small(facts.join(' · '))}
      </li>`
    })}
  </ul>`
}

/** Where nothing was, only what came; where it was taken away, only what went. */
function fromTo(locale: Locale, { setting, was, becomes }: Settings['changes'][number]): Html {
  const { was: before, becomes: after } = settingsMessages(locale).story
  const shown = (text: string): Html => html`<span dir="auto">${readable(locale, setting, text)}</span>`
  return html`<dl class="cjg-from-to cjg-small">
    ${
      was === ''
        ? null
        : html`<div>
            <dt>${before}</dt>
            <dd>${shown(was)}</dd>
          </div>`
    }
    ${
      becomes === ''
        ? null
        : html`<div>
            <dt>${after}</dt>
            <dd>${shown(becomes)}</dd>
          </div>`
    }
  </dl>`
}

/** A day, hours, days and languages are kept as the code writes them. */
function readable(locale: Locale, setting: string, text: string): string {
  const words = settingsMessages(locale)
  if (setting === 'openingHours') return readableHours(locale, text)
  if (setting === 'languages')
    return text
      .split(', ')
      .map((tag) => findLocale(tag)?.name ?? tag)
      .join(', ')
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDay(text) : null
  if (day !== null && day !== 'not-a-day') return formatDate(locale, day)
  const term = terms.find((one) => one === setting)
  if (term !== undefined) return plural(locale, Number(text), words.terms.units[term])
  return setting.startsWith('waiting.') && /^\d+$/.test(text) ? plural(locale, Number(text), words.waiting.dayCount) : text
}

/** "1 phone 08:30-17:00, …" as "maandag telefoon 8.30-17.00, …". */
function readableHours(locale: Locale, text: string): string {
  const words = settingsMessages(locale).hours
  return text.replaceAll(
    /(\d) (phone|walk-in) 0?(\d+):(\d\d)-0?(\d+):(\d\d)/g,
    (_, weekday: string, kind: 'phone' | 'walk-in', ...time: string[]) =>
      `${dayName(locale.format, Number(weekday))} ${words[kind].toLowerCase()} ${time[0]}.${time[1]}-${time[2]}.${time[3]}`,
  )
}

/** What was changed, in words of people. */
function nameOf(locale: Locale, setting: string): string {
  const words = settingsMessages(locale)
  const contact = contactFields.find((field) => field === setting)
  if (contact !== undefined) return words.contact.fields[contact]
  const [group, ...rest] = setting.split('.')
  if (group === 'look') return words.story.look(rest.join('.'))
  const help = group === 'waiting' ? kindsOfHelp.find((one) => one === rest[0]) : undefined
  if (help !== undefined) return words.story.waiting(words.waiting.kinds[help])
  const names: Readonly<Record<string, string>> = { ...words.story.settings, ...words.terms.names }
  return names[setting] ?? setting
}
