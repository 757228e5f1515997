/** The vaccinations that are due today: who said what, where it goes, of which batch. Ticked when it was given; nothing is ticked by itself. */
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { formatNumber } from '#platform/locale.ts'
import type { PlainDate } from '#platform/time.ts'
import { tag } from '#web/components/tag.ts'
import { link } from '#web/components/text.ts'
import { sites } from '../../../vaccination/public.ts'
import { field, textOf } from '../../rules/contact/contact-form.ts'
import type { DueDose } from '../../use-cases/contact/due-doses.server.ts'
import { contactMessages } from './messages.ts'
import { foldedNote, part } from './part.ts'
import type { ContactView } from './view.ts'

export function jabsPart(view: ContactView): Html {
  const { locale, screen } = view
  const words = contactMessages(locale)
  return part(
    'jabs',
    words.jabs.title,
    link(localPath(locale, `/werkplek/gezinnen/${screen.child.id}/inentingen`), words.jabs.toPage),
    screen.doses.length === 0
      ? html`<p class="cjg-soft">${words.jabs.none}</p>`
      : html`<ul class="cjg-items">
            ${screen.doses.map((dose) => doseRow(view, dose))}
          </ul>
          ${sureChild(view)} ${foldedNote(view, 'jabs')}`,
  )
}

/** Beside a twin nobody is vaccinated without a look at the name. */
function sureChild({ locale, typed, screen }: ContactView): Html | null {
  if (screen.twins.length === 0 || screen.doses.every(({ isAllowed, isHeldBack }) => !isAllowed || isHeldBack)) return null
  return html`<label class="cjg-talk__done"
    ><input
      class="cjg-check__input"
      type="checkbox"
      name="sure-child"
      value="1"
      ${attribute('checked', textOf(typed, 'sure-child') !== '')}
    /><span>${contactMessages(locale).jabs.sureChild(`${screen.child.callName} ${screen.child.familyName}`)}</span></label
  >`
}

function doseRow(view: ContactView, dose: DueDose): Html {
  const { locale, errors } = view
  const words = contactMessages(locale).jabs
  const name = words.vaccines[dose.vaccine]
  const mayGive = dose.isAllowed && !dose.isHeldBack && dose.batches.length > 0
  const error = errors[field.dose(dose.vaccine)]
  return html`<li class="cjg-dose">
    ${mayGive ? giveFields(view, dose) : html`<p><strong>${name}</strong> <span class="cjg-soft">${words.dose(formatNumber(locale, dose.dose))}</span></p>`}
    <p class="cjg-dose__says">${dose.says.map(({ name: who, says }) => saidTag(words, who, says))}</p>
    ${mayGive ? null : html`<p class="cjg-soft">${dose.isHeldBack ? words.held : dose.isAllowed ? words.noBatch : words.notAllowed}</p>`}
    ${error === undefined ? null : html`<p class="cjg-error">${error}</p>`}
  </li>`
}

function saidTag(words: ReturnType<typeof contactMessages>['jabs'], who: string, says: 'yes' | 'no' | 'talk' | null): Html {
  const text = `${who} ${words.says[says ?? 'none']}`.trim()
  return says === 'yes' ? tag('ok', text, 'check') : says === 'no' ? tag('danger', text, 'close') : tag('warn', text, 'clock')
}

function giveFields({ locale, typed }: ContactView, { vaccine, dose, batches, site }: DueDose): Html {
  const words = contactMessages(locale).jabs
  const [give, where, batch] = [field.dose(vaccine), field.site(vaccine), field.batch(vaccine)]
  const name = words.vaccines[vaccine]
  const chosenSite = textOf(typed, where) || site
  const isOnePlace = new Set(batches.map(({ place }) => place)).size === 1
  const chosenBatch = textOf(typed, batch) || (batches[0]?.value ?? '')
  return html`<div class="cjg-dose__give">
    <label class="cjg-dose__name"
      ><input
        class="cjg-check__input"
        type="checkbox"
        id="${give}"
        name="${give}"
        value="1"
        ${attribute('checked', textOf(typed, give) !== '')}
      /><span><strong>${name}</strong> <span class="cjg-soft">${words.dose(formatNumber(locale, dose))}</span></span></label
    >
    <select class="cjg-dose__select" name="${where}" aria-label="${words.site}, ${name}">
      ${sites.map((value) => html`<option value="${value}" ${attribute('selected', value === chosenSite)}>${words.sites[value]}</option>`)}
    </select>
    <select class="cjg-dose__select" name="${batch}" aria-label="${words.batch}, ${name}">
      ${batches.map(
        ({ value, number, expiresOn, place }) =>
          html`<option value="${value}" ${attribute('selected', value === chosenBatch)}>
            ${words.batchOf(number, shortDate(expiresOn))}${isOnePlace ? '' : `, ${place}`}
          </option>`,
      )}
    </select>
  </div>`
}

/** "05-2027", as the box says it. */
const shortDate = ({ month, year }: PlainDate): string => `${String(month).padStart(2, '0')}-${year}`
