/** In a form: who reads a text, and why one is kept back. The second shows once the first asks for it; without that power of the browser it is always there. */
import { attribute, html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { selectField, textField } from '#web/components/field.ts'
import { professionName } from '#contexts/access/public.ts'
import { field, textOf, type ContactTyped } from '../../rules/contact/contact-form.ts'
import { lookedAtWithin, readerChoice, readerChoices } from '../../rules/contact/readers.ts'
import { readersMessages } from './messages.ts'

type Typed = { readonly locale: Locale; readonly typed: ContactTyped }
export type Consulted = { readonly id: string; readonly name: string; readonly profession: string }

/** `text`: the field whose readers these are; `label` names it to who hears the page. */
export function readersField({ locale, typed }: Typed, text: string, label: string): Html {
  const words = readersMessages(locale)
  const name = field.readers(text)
  const chosen = readerChoice(textOf(typed, name))
  return html`<div class="cjg-readers">
    <label for="${name}">${words.field}<span class="cjg-hidden"> ${label}</span></label>
    <select class="cjg-dose__select" id="${name}" name="${name}">
      ${readerChoices.map((value) => html`<option value="${value}" ${attribute('selected', value === chosen)}>${words.choices[value]}</option>`)}
    </select>
  </div>`
}

type Keeping = Typed & { readonly errors: Readonly<Record<string, string>>; readonly consulted: readonly Consulted[] }

export function keepingFields({ locale, typed, errors, consulted }: Keeping): Html {
  const words = readersMessages(locale).keeping
  const of = (name: string) => ({ locale, name, value: textOf(typed, name), error: errors[name] })
  return html`<fieldset class="cjg-keeping">
    <legend>${words.title}</legend>
    <p class="cjg-small cjg-soft">${words.lead}</p>
    ${textField({ ...of('keep-why'), label: words.why })}
    ${selectField({
      ...{ ...of('keep-with'), label: words.consulted, empty: words.choose },
      options: consulted.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${professionName(locale, profession)}` })),
    })}
    ${selectField({
      ...{ ...of('keep-months'), label: words.months, empty: words.choose },
      options: lookedAtWithin.map((months) => ({ value: String(months), label: words.inMonths[String(months)] ?? '' })),
    })}
  </fieldset>`
}
