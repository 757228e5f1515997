/** Beginning, the batches on the table, and closing. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath } from '#platform/i18n.ts'
import { isSooner } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { foldOut, paragraph, row, small } from '#web/components/text.ts'
import { select, type FormPart } from '../fields.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionPath } from '../paths.ts'
import { vaccineName } from '../words.ts'
import { partOf } from './frame.ts'
import { sessionMessages } from './messages.ts'
import type { OneSessionView } from './session-page.ts'

export function runPanels(view: OneSessionView): Html {
  return view.known.session.state === 'planned' ? beginPanel(view) : html`${batchesPanel(view)} ${closePanel(view)}`
}

function batchField({ locale, known }: OneSessionView, part: FormPart, vaccine: Vaccine): Html {
  const { begin: words, choose } = sessionMessages(locale)
  const here = known.choices.filter((one) => one.vaccine === vaccine)
  const name = vaccineName(locale, vaccine)
  if (here.length === 0) return paragraph(words.none(name))
  const options = here.map(({ id, product, number, expiresOn, left }): readonly [string, string] => [
    id,
    words.option(product, number, formatDate(locale, expiresOn), formatNumber(locale, left)),
  ])
  return select(part, `batch-${vaccine}`, words.batch(name), Object.fromEntries(options), choose)
}

/** What is on the table, or else the first to expire. */
const startOf = ({ known }: OneSessionView): Readonly<Record<string, string>> =>
  Object.fromEntries(
    known.session.vaccines.map((vaccine) => [
      `batch-${vaccine}`,
      known.batches.find((one) => one.vaccine === vaccine)?.batchId ?? known.choices.find((one) => one.vaccine === vaccine)?.id ?? '',
    ]),
  )

function beginPanel(view: OneSessionView): Html {
  const { locale, known, today } = view
  const { begin: words } = sessionMessages(locale)
  const { session } = known
  if (isSooner(today, session.heldOn)) return workPanel('begin', words.title, paragraph(words.early(formatDate(locale, session.heldOn))))
  const part = partOf(view, 'begin', startOf(view))
  return workPanel(
    'begin',
    words.title,
    html`<form class="cjg-enter" method="post" action="${localPath(locale, `${sessionPath(session.id)}/begin`)}" novalidate>
      ${small(words.text)} ${session.vaccines.map((vaccine) => batchField(view, part, vaccine))} ${row(button({ label: words.button }))}
    </form>`,
  )
}

function batchesPanel(view: OneSessionView): Html {
  const { locale, known, back } = view
  const { begin: words, save, child } = sessionMessages(locale)
  const { session } = known
  return workPanel(
    'batches',
    words.inUse,
    rows(
      session.vaccines.map((vaccine) => {
        const used = known.choices.find(({ id }) => known.batches.some((one) => one.vaccine === vaccine && one.batchId === id))
        const form = `batch-${vaccine}`
        return html`<p class="nl-paragraph"><strong>${vaccineName(locale, vaccine)}</strong></p>
          ${small(used === undefined ? child.noBatch : words.option(used.product, used.number, formatDate(locale, used.expiresOn), formatNumber(locale, used.left)))}
          ${foldOut(
            html`${words.change}<span class="cjg-hidden">: ${vaccineName(locale, vaccine)}</span>`,
            html`<form
              class="cjg-enter"
              method="post"
              action="${localPath(locale, `${sessionPath(session.id)}/partij/${vaccine}`)}"
              novalidate
            >
              ${batchField(view, partOf(view, form, startOf(view)), vaccine)} ${row(button({ label: save, variant: 'secondary' }))}
            </form>`,
            { open: back?.form === form },
          )}`
      }),
    ),
  )
}

function closePanel({ locale, known }: OneSessionView): Html {
  const { close: words } = sessionMessages(locale)
  const open = known.counts.some(({ count }) => count.notYet > 0)
  return workPanel(
    'close',
    words.title,
    html`<form class="cjg-enter" method="post" action="${localPath(locale, `${sessionPath(known.session.id)}/sluit`)}">
      ${open ? small(words.text) : nothing} ${row(button({ label: words.button, variant: open ? 'secondary' : 'primary' }))}
    </form>`,
  )
}
