/** Whether somebody decides for themselves: what was found, by whom and why, and what is over. Only from 12 on, or when something is written down. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, type Locale } from '#platform/i18n.ts'
import { foldOut, paragraph, small } from '#web/components/text.ts'
import { professionName } from '../../../access/public.ts'
import { reachesAge } from '#platform/age.ts'
import type { Incapacity } from '../../use-cases/incapacity.server.ts'
import type { FamilyView } from './family-page.ts'
import { familyMessages } from './messages.ts'
import { workPanel } from './parts.ts'
import { way } from './way.ts'

export function capacityPanel(view: FamilyView): Html | null {
  const { locale, family, today } = view
  const { title, toJudge, able } = familyMessages(locale).incapacity
  const born = family.person?.birthDate ?? null
  const counts = born !== null && reachesAge(born, 12).since(today).sign <= 0
  const [now, past] = [family.incapacities.filter(({ until }) => until === null), family.incapacities.filter(({ until }) => until !== null)]
  if (past.length + now.length === 0 && !(counts && family.mayJudge)) return null
  return workPanel(
    'zelf-beslissen',
    title,
    html`${now.length === 0 ? paragraph(able) : now.map((one) => holding(view, one))} ${past.map((one) => over(locale, one))}`,
    way(view, 'zelf-beslissen', toJudge, counts && family.mayJudge && now.length === 0),
  )
}

function holding(view: FamilyView, one: Incapacity): Html {
  const { locale, family } = view
  const words = familyMessages(locale).incapacity
  return html`${paragraph(html`<strong>${words.holds(formatDate(locale, one.from))}</strong>`)} ${found(locale, one)}
    <p class="nl-paragraph">${way(view, `zelf-beslissen/${one.id}`, words.toEnd, family.mayJudge)}</p>`
}

function found(locale: Locale, { by, reason, consulted }: Incapacity): Html {
  const words = familyMessages(locale).incapacity
  return html`<p class="nl-paragraph cjg-preserved" dir="auto">${reason}</p>
    ${small(by === null ? words.byUnknown : words.by(by.name, professionName(locale, by.profession)))}
    ${small(html`<span dir="auto">${words.consulted(consulted)}</span>`)}`
}

function over(locale: Locale, one: Incapacity): Html {
  const words = familyMessages(locale).incapacity
  const { from, until, endReason } = one
  const said =
    until === null || until.equals(from)
      ? words.mistake(formatDate(locale, from))
      : words.held(formatDate(locale, from), formatDate(locale, until))
  return foldOut(
    said,
    html`${found(locale, one)}${endReason === null ? null : small(html`<span dir="auto">${words.ended(endReason)}</span>`)}`,
  )
}
