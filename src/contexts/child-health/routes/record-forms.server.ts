/** The forms of a record: birth and parents, a measurement outside a contact, and what is withdrawn. */
import { z } from 'zod'
import { formatDate } from '#platform/i18n.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { loadVanWiechen } from '#calculators/dscore/van-wiechen.ts'
import { backgroundErrors, backgroundFields, backgroundForm, backgroundNames } from '../pages/record/background-form.ts'
import { milestoneText } from '../pages/record/development-page.ts'
import { doubtErrors, keyOf, measureForm, measureNames } from '../pages/record/measure-form.ts'
import { recordMessages } from '../pages/record/messages.ts'
import { healthPath } from '../pages/record/paths.ts'
import { measurementWords } from '../pages/record/rows-page.ts'
import { screeningMessages } from '../pages/screening/messages.ts'
import { screeningPath } from '../pages/screening/paths.ts'
import { resultName, roundName } from '../pages/screening/words.ts'
import { withdrawForm, withdrawNames } from '../pages/record/withdraw-form.ts'
import { withdrawable, withdrawalReasons, type Withdrawable } from '../rules/record/whole-record.ts'
import { changeBackground } from '../use-cases/record/change-background.server.ts'
import { recordMeasurements } from '../use-cases/record/record-measurements.server.ts'
import type { HealthRecord } from '../use-cases/record/read-record.server.ts'
import { withdrawFromRecord } from '../use-cases/record/withdraw-row.server.ts'
import { personOf, viewOf, type RecordParts } from './record-view.server.ts'

type Fields = Readonly<Record<string, string>>

/** Exactly these fields, short texts: anything else did not come from the form. */
const formOf = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.string().max(500).default('')])))
const [BackgroundForm, MeasureForm, WithdrawForm] = [formOf(backgroundNames), formOf(measureNames), formOf(withdrawNames)]

type Back = { readonly fields?: Fields; readonly errors?: Fields; readonly status?: 200 | 409 | 422 }

async function writable(c: PageContext, parts: RecordParts) {
  const view = await viewOf(c, parts)
  return view === null || !view.record.mayWrite ? null : view
}

export async function showBackground(
  c: PageContext,
  parts: RecordParts,
  {
    fields,
    errors = {},
    status = 200,
    questions = [],
  }: Back & { readonly questions?: Parameters<typeof backgroundForm>[0]['questions'] } = {},
): Promise<Response> {
  const view = await writable(c, parts)
  if (view === null) return c.notFound()
  const now = backgroundFields(view.locale, view.record.background)
  // After somebody else saved, the form goes on from what is there now.
  const shown = fields === undefined || status === 409 ? now : fields
  return page(c, backgroundForm({ ...view, fields: shown, errors, questions, isAnswerToPost: c.req.method === 'POST' }), status)
}

export async function saveBackground(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, BackgroundForm)
  const { form: words } = recordMessages(c.get('locale'))
  const personId = personOf(c)
  if (!form.ok) return showBackground(c, parts, { errors: { form: words.broken }, status: 422 })
  const { version = '', sure = '', ...typed } = form.value
  const change = { typed, version: /^\d{1,9}$/.test(version) ? Number(version) : -1, isSure: sure === 'yes' }
  const done = await changeBackground(c.get('ctx'), personId, change)
  if (done.ok) return seeOther(c, `${healthPath(personId)}?gedaan=1`)
  const { error } = done
  switch (error.kind) {
    case 'faults':
      return showBackground(c, parts, { fields: form.value, errors: backgroundErrors(c.get('locale'), error.faults), status: 422 })
    case 'questions':
      return showBackground(c, parts, { fields: form.value, questions: error.questions, status: 422 })
    case 'changed-meanwhile':
      return showBackground(c, parts, { errors: { form: words.changedMeanwhile }, status: 409 })
    case 'no-access':
    case 'not-permitted':
      return c.notFound()
  }
}

export async function showMeasure(
  c: PageContext,
  parts: RecordParts,
  { fields, errors = {}, status = 200, doubts = [] }: Back & { readonly doubts?: Parameters<typeof measureForm>[0]['doubts'] } = {},
): Promise<Response> {
  const view = await writable(c, parts)
  if (view === null) return c.notFound()
  const { day, month, year } = view.today
  const start = { on: `${day}-${month}-${year}`, recumbent: 'unknown' }
  return page(c, measureForm({ ...view, fields: fields ?? start, errors, doubts, isAnswerToPost: c.req.method === 'POST' }), status)
}

export async function saveMeasure(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, MeasureForm)
  const locale = c.get('locale')
  const words = recordMessages(locale)
  const personId = personOf(c)
  if (!form.ok) return showMeasure(c, parts, { errors: { form: words.form.broken }, status: 422 })
  const { on = '', height = '', weight = '', head = '', recumbent, sure = '' } = form.value
  const done = await recordMeasurements(c.get('ctx'), personId, {
    typed: { on, height, weight, head },
    recumbent: recumbent === 'lying' ? true : recumbent === 'standing' ? false : null,
    isSure: (doubt) => sure.split(', ').includes(keyOf([doubt])),
    contactId: null,
  })
  if (done.ok) return seeOther(c, `${healthPath(personId)}?gedaan=1`)
  const { error } = done
  switch (error.kind) {
    case 'doubts':
      return showMeasure(c, parts, { fields: form.value, doubts: error.doubts, errors: doubtErrors(locale, error.doubts), status: 422 })
    case 'nothing-measured':
      return showMeasure(c, parts, { fields: form.value, errors: { height: words.measure.nothing }, status: 422 })
    case 'no-access':
    case 'not-permitted':
      return c.notFound()
  }
}

export async function showWithdraw(
  c: PageContext,
  parts: RecordParts,
  { fields = {}, errors = {}, status = 200 }: Back = {},
): Promise<Response> {
  const view = await writable(c, parts)
  const found = rowOf(c)
  const said = view === null || found === null ? null : await saidOf(c, view.record, found)
  if (view === null || found === null || said === null) return c.notFound()
  const slug = `intrekken/${found.kind}/${found.id}`
  return page(
    c,
    withdrawForm({
      ...view,
      slug,
      backTo: found.kind === 'screening' ? 'screening' : 'metingen',
      said,
      fields,
      errors,
      isAnswerToPost: c.req.method === 'POST',
    }),
    status,
  )
}

export async function saveWithdraw(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, WithdrawForm)
  const { withdraw: words } = recordMessages(c.get('locale'))
  const [personId, found] = [personOf(c), rowOf(c)]
  const why = withdrawalReasons.find((reason) => form.ok && reason === form.value['why'])
  if (found === null || why === undefined) return showWithdraw(c, parts, { errors: { why: words.choose }, status: 422 })
  const done = await withdrawFromRecord(c.get('ctx'), personId, { ...found, why })
  if (done.ok && found.kind === 'screening') return seeOther(c, `${screeningPath(personId)}?gedaan=ingetrokken`)
  if (done.ok)
    return seeOther(
      c,
      `${healthPath(personId, why === 'other-child' ? 'metingen' : '')}?gedaan=${why === 'other-child' ? 'ander-kind' : '1'}`,
    )
  return c.notFound()
}

type Row = { readonly kind: Withdrawable; readonly id: string }

function rowOf(c: PageContext): Row | null {
  const kind = withdrawable.find((one) => one === c.req.param('kind'))
  const id = c.req.param('row') ?? ''
  return kind === undefined || !/^[0-9a-f-]{36}$/.test(id) ? null : { kind, id }
}

/** "3 maart 2026, Gewicht: 9,4 kg"; null when it does not hold any more, or never did here. */
async function saidOf(c: PageContext, record: HealthRecord, { kind, id }: Row): Promise<string | null> {
  const locale = c.get('locale')
  if (kind === 'measurement') {
    const found = record.measurements.find((one) => one.id === id)
    if (found === undefined) return null
    const { what, value } = measurementWords(locale, found)
    return `${formatDate(locale, found.measuredOn)}, ${what}: ${value}`
  }
  if (kind === 'screening') {
    const found = record.screenings.find((one) => one.id === id)
    const { kinds } = screeningMessages(locale)
    return found === undefined
      ? null
      : `${formatDate(locale, found.heldOn)}, ${kinds[found.kind]}, ${roundName(locale, found)}: ${resultName(locale, found)}`
  }
  const found = record.milestones.find((one) => one.id === id)
  if (found === undefined) return null
  const text = milestoneText(locale, await loadVanWiechen(), found)
  return `${formatDate(locale, found.observedOn)}, ${text}: ${recordMessages(locale).rows.answers[found.answer]}`
}
