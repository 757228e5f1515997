/** The parts of the settings about when the centre is open: hours of the week, closed days, and the holidays that come. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { holidaysOf } from '#platform/holidays.ts'
import { Temporal } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { textField } from '#web/components/field.ts'
import { bulletList, foldOut, paragraph, row, small } from '#web/components/text.ts'
import { settingsMessages } from './messages.ts'
import { settingsPath, type SettingsView } from './settings-view.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const kinds = ['phone', 'walk-in'] as const
export const hoursField = (kind: string, weekday: number): string => `${kind}-${weekday}`

/** "maandag": a Monday of any year will do. */
export const dayName = (format: string, weekday: number): string =>
  new Intl.DateTimeFormat(format, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)))

export function hoursPart({ locale, fields, errors, settings }: SettingsView): Html {
  const words = settingsMessages(locale).hours
  return html`<form method="post" action="${localPath(locale, `${settingsPath}/tijden`)}" novalidate>
    <input type="hidden" name="versie" value="${fields['versie'] ?? String(settings.version)}" />
    ${paragraph(words.hint)} ${small(words.acute)}
    <div class="cjg-hours">
      ${kinds.map(
        (kind) =>
          html`<fieldset class="cjg-hours__kind">
            <legend class="utrecht-form-label">${words[kind]}</legend>
            ${weekdays.map((weekday) => {
              const name = hoursField(kind, weekday)
              const label = html`${dayName(locale.format, weekday)}`.toString()
              return textField({ locale, name, label, value: fields[name] ?? '', error: errors[name], autocomplete: 'off' })
            })}
          </fieldset>`,
      )}
    </div>
    ${row(button({ label: words.save }))}
  </form>`
}

export function closedPart({ locale, fields, errors, settings, today }: SettingsView): Html {
  const all = settingsMessages(locale)
  const words = all.closed
  const toCome = settings.closedDays.filter((day) => Temporal.PlainDate.compare(day, today) >= 0)
  const holidays = [today.year, today.year + 1]
    .flatMap((year) => holidaysOf(year))
    .filter(({ date }) => Temporal.PlainDate.compare(date, today) >= 0)
    .slice(0, 8)
  return html`${paragraph(words.lead)}
    ${
      toCome.length === 0
        ? paragraph(words.none)
        : html`<ul class="cjg-ways-in">
            ${toCome.map(
              (day) =>
                html`<li class="cjg-way-in">
                  <form method="post" action="${localPath(locale, `${settingsPath}/dag-open`)}" class="cjg-row cjg-row--middle">
                    <input type="hidden" name="dag" value="${day.toString()}" />
                    <strong>${formatDate(locale, day)}</strong>
                    ${button({ label: words.open, hiddenLabel: formatDate(locale, day), variant: 'secondary' })}
                  </form>
                </li>`,
            )}
          </ul>`
    }
    <form method="post" action="${localPath(locale, `${settingsPath}/dag-dicht`)}" novalidate>
      ${textField({ locale, name: 'dag', label: words.day, hint: words.dayHint, value: fields['dag'] ?? '', error: errors['dag'], width: 'code', autocomplete: 'off' })}
      ${row(button({ label: words.add, variant: 'secondary' }))}
    </form>
    ${foldOut(words.holidays, bulletList(holidays.map(({ holiday, date }) => `${formatDate(locale, date)}: ${all.holidayNames[holiday] ?? holiday}`)))}`
}
