/** The screen of one child on the day: who it is, big; what may be given with one key; and every other way in which it can go. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import { fullName } from '../../../families/public-child.ts'
import type { Site } from '../../rules/dose.ts'
import { longestReason, refrainKinds } from '../../rules/refrain.ts'
import { triages } from '../../rules/sessions/readiness.ts'
import type { OneVaccine } from '../../use-cases/sessions/look-at-children.server.ts'
import type { ChildPage } from '../../use-cases/sessions/read-sessions.server.ts'
import { checks, choice, date, select, words as longText } from '../fields.ts'
import { vaccinationMessages } from '../messages.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionChildPath, sessionPath, vaccinationsPath } from '../paths.ts'
import { listText, outcomeText, vaccineName } from '../words.ts'
import { className, partOf, sessionFrame, vaccineTag, type SessionView } from './frame.ts'
import { sessionMessages } from './messages.ts'

export type ChildView = SessionView & { readonly known: ChildPage }

export function childPage(view: ChildView): Html {
  const { locale, known } = view
  const { session, one, twins } = known
  const words = sessionMessages(locale).child
  const { child } = one
  const born = child.birthDate === null ? '' : sessionMessages(locale).bornOn(formatDate(locale, child.birthDate))
  const up = { href: `${sessionPath(session.id)}?klas=${encodeURIComponent(one.class)}`, label: words.back }
  const twinNames = listText(
    locale,
    twins.map((twin) => fullName(twin)),
  )
  return sessionFrame(view, {
    ...{ title: fullName(child), path: sessionChildPath(session.id, one.personId), up },
    head: html`<p class="cjg-session-who">${born}, ${className(locale, one.class)}</p>
      ${twins.length === 0 ? nothing : callout({ kind: 'warn', title: words.twin(twinNames) })}`,
    body: html`<div class="cjg-day">
      <div class="cjg-day__first cjg-stack">${vaccinesPanel(view)}</div>
      <div class="cjg-day__rest">
        ${session.state === 'planned' || session.state === 'open' ? triagePanel(view) : nothing}
        <p class="nl-paragraph">${link(localPath(locale, vaccinationsPath(one.personId)), words.file)}</p>
      </div>
    </div>`,
  })
}

const hidden = (name: string, value: string | number): Html => html`<input type="hidden" name="${name}" value="${String(value)}" />`

function vaccinesPanel(view: ChildView): Html {
  const { locale, known } = view
  const { session, one } = known
  const words = sessionMessages(locale).child
  const open = one.vaccines.filter(({ outcome, ready }) => outcome === null && ready.kind === 'may')
  const isOpen = session.state === 'open'
  return workPanel(
    'vaccines',
    words.vaccines,
    html`<div class="cjg-stack">
      ${rows(one.vaccines.map((vaccine) => vaccineRow(view, vaccine)))}
      ${!isOpen ? small(words.notOpen) : html`${open.length === 0 ? paragraph(words.nothing) : giveForm(view, open)} ${otherWays(view)}`}
    </div>`,
  )
}

function vaccineRow({ locale, known }: ChildView, one: OneVaccine): Html {
  const words = sessionMessages(locale).child
  const { session } = known
  const deed = localPath(locale, sessionChildPath(session.id, known.one.personId))
  const dose = known.doses.find(({ vaccine }) => vaccine === one.vaccine)
  const name = vaccineName(locale, one.vaccine)
  const why =
    one.outcome === null && one.ready.kind === 'no-consent'
      ? small(outcomeText(locale, { child: known.one.child, names: known.names }, one.answers))
      : nothing
  const undo = html`<form method="post" action="${deed}/ongedaan">
    ${hidden('version', known.one.version)}${hidden('vaccine', one.vaccine)}
    ${button({ label: words.undo, variant: 'quiet', hiddenLabel: name })}
  </form>`
  const fainted =
    dose === undefined
      ? nothing
      : html`<form method="post" action="${deed}/flauw">
          ${hidden('dose', dose.id)} ${button({ label: words.fainted, variant: 'quiet', hiddenLabel: name })}
        </form>`
  return html`<p class="nl-paragraph">${vaccineTag(locale, one)}</p>
    ${why}
    ${dose === undefined ? nothing : small(`${words.batch(dose.product ?? '', dose.batchNumber ?? '')}${dose.site === null ? '' : `, ${vaccinationMessages(locale).sites[dose.site]}`}`)}
    ${one.outcome !== null && session.state === 'open' ? row(undo, fainted) : nothing}`
}

/** Where a vaccine is given: babies in the leg too, and one is swallowed; the first of each usual. */
function sitesOf(vaccine: Vaccine): readonly Site[] {
  if (vaccine === 'ROTA') return ['mouth']
  const ofBabies: readonly Vaccine[] = ['HEX', 'PNEU', 'HEPB0', 'RSV']
  return ofBabies.includes(vaccine) ? ['left-leg', 'right-leg', 'left-arm', 'right-arm'] : ['left-arm', 'right-arm']
}
const usualSite = (vaccine: Vaccine, place: number): string => sitesOf(vaccine)[place % 2] ?? sitesOf(vaccine)[0] ?? ''

/** One key: the button is where the focus is, and everything that usually holds is chosen. */
function giveForm(view: ChildView, open: readonly OneVaccine[]): Html {
  const { locale, known } = view
  const words = sessionMessages(locale).child
  const { one, twins } = known
  const sites = vaccinationMessages(locale).sites
  const choicesOf = (vaccine: Vaccine): Readonly<Record<string, string>> =>
    Object.fromEntries(sitesOf(vaccine).map((site) => [site, sites[site]]))
  const all = open.map(({ vaccine }) => vaccine)
  const start = { vaccines: all, ...Object.fromEntries(all.map((vaccine, place) => [`site-${vaccine}`, usualSite(vaccine, place)])) }
  const part = partOf(view, 'give', start)
  const batchOf = (vaccine: string) =>
    known.choices.find(({ id }) => known.batches.some((used) => used.vaccine === vaccine && used.batchId === id))
  const names = Object.fromEntries(all.map((vaccine) => [vaccine, vaccineName(locale, vaccine)]))
  return html`<form
    class="cjg-enter"
    method="post"
    action="${localPath(locale, sessionChildPath(known.session.id, one.personId))}/geef"
    novalidate
  >
    ${hidden('version', one.version)}
    ${all.length === 1 ? all.map((vaccine) => hidden('vaccines', vaccine)) : checks(part, 'vaccines', words.which, names)}
    ${all.map((vaccine) => {
      const batch = batchOf(vaccine)
      return html`${choice(part, `site-${vaccine}`, words.site(vaccineName(locale, vaccine)), choicesOf(vaccine))}
      ${small(batch === undefined ? words.noBatch : words.batch(batch.product, batch.number))}`
    })}
    ${twins.length === 0 ? nothing : checks(part, 'isThisChild', words.isThisChildLabel, { yes: words.isThisChild(fullName(one.child)) })}
    <button
      class="nl-button nl-button--primary cjg-button--full"
      type="submit"
      ${attribute('autofocus', view.back === null && twins.length === 0)}
    >
      <span class="nl-button__label">${all.length === 1 ? words.giveText(listText(locale, Object.values(names))) : words.give}</span>
    </button>
  </form>`
}

function otherWays({ locale, known }: ChildView): Html {
  const words = sessionMessages(locale).child
  const { one } = known
  const isUntouched = one.vaccines.every(({ outcome }) => outcome === null)
  const left = one.vaccines.some(({ outcome }) => outcome === null)
  if (!left) return nothing
  const to = (deed: string, label: string, value: string): Html =>
    html`<form method="post" action="${localPath(locale, sessionChildPath(known.session.id, one.personId))}/${deed}">
      ${hidden('version', one.version)}${value === '' ? nothing : hidden('where', value)} ${button({ label, variant: 'secondary' })}
    </form>`
  const away = [to('afwezig', words.absentSchool, 'absent-school'), to('afwezig', words.absentSession, 'absent-session')]
  return html`<p class="nl-paragraph"><strong>${words.notGiven}</strong></p>
    ${row(...(isUntouched ? away : []), to('wil-niet', words.refused, ''))}`
}

function triagePanel(view: ChildView): Html {
  const { locale, known, back } = view
  const words = sessionMessages(locale)
  const { refrains, choose } = { ...vaccinationMessages(locale), choose: words.child.noHold }
  const { one } = known
  const part = partOf(view, 'triage', { triage: one.triage })
  const kinds = Object.fromEntries(refrainKinds.map((kind) => [kind, refrains.kinds[kind]]))
  const names = Object.fromEntries(one.vaccines.map(({ vaccine }) => [vaccine, vaccineName(locale, vaccine)]))
  const isHeld = back?.form === 'triage'
  return workPanel(
    'triage',
    words.child.triage,
    html`<form
      class="cjg-enter"
      method="post"
      action="${localPath(locale, sessionChildPath(known.session.id, one.personId))}/vooraf"
      novalidate
    >
      ${hidden('version', one.version)}
      ${choice(part, 'triage', words.child.triageWhich, Object.fromEntries(triages.map((triage) => [triage, words.triages[triage]])))}
      ${foldOut(
        words.child.hold,
        html`${small(words.child.holdHint)} ${select(part, 'kind', words.child.holdKind, kinds, choose, { optional: true })}
        ${checks(part, 'held', words.child.which, names)} ${date(part, 'until', words.child.holdUntil, { optional: true })}
        ${longText(part, 'reason', words.child.holdReason, longestReason, { optional: true })}`,
        { open: isHeld },
      )}
      ${row(button({ label: words.save, variant: 'secondary' }))}
    </form>`,
    one.triage === 'not-yet' ? null : tag(one.triage === 'may' ? 'ok' : 'warn', words.triages[one.triage]),
  )
}
