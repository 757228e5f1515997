/** That somebody cannot judge own interests, and that they can again. */
import { html } from '#platform/html.ts'
import { readId } from '#platform/id.ts'
import { err } from '#platform/result.ts'
import { callout } from '#web/components/callout.ts'
import { textArea } from '#web/components/field.ts'
import { bulletList, paragraph } from '#web/components/text.ts'
import { date, dateNames, dateValue, text } from '../pages/workplace/form-fields.ts'
import { reachesAge } from '#platform/age.ts'
import { longestReason } from '../rules/incapacity.ts'
import { endIncapacity, recordIncapacity } from '../use-cases/incapacity.server.ts'
import type { Deed, DeedForm } from './deed.ts'

const slug = 'zelf-beslissen'

const judge: Deed = {
  ...{ slug, needs: ['identity'], may: (family) => family.mayJudge, title: (words) => words.incapacity.judge, longest: 20_000 },
  names: [...dateNames('from'), 'reason', 'consulted'],
  labels: ({ incapacity: { fields } }) => ({ from: fields.from, reason: fields.reason, consulted: fields.consulted }),
  start: (_family, today) => dateValue('from', today),
  form: (form) => {
    const { before, follows, fields } = form.words.incapacity
    const title = isAdult(form) ? form.words.incapacity.adult : form.words.incapacity.consequence
    return html`<div class="cjg-stack">${paragraph(before)} ${callout({ kind: 'warn', title, body: bulletList(follows) })}</div>
      ${date(form, 'from', fields.from)}
      ${textArea({ locale: form.locale, name: 'reason', label: fields.reason, hint: fields.reasonHint, rows: 5, max: longestReason, value: form.fields['reason'], error: form.errors['reason'] })}
      ${text(form, 'consulted', fields.consulted, { hint: fields.consultedHint })}`
  },
  run: async ({ ctx, keys, family, read }) => {
    const from = read.neededDate('from')
    return recordIncapacity(ctx, keys, family.personId, { from, reason: read.text('reason'), consulted: read.text('consulted') })
  },
}

const judgeAble: Deed = {
  ...{ slug, ofRow: true, needs: ['identity'], may: (family) => family.mayJudge, title: (words) => words.incapacity.end, longest: 20_000 },
  names: [...dateNames('on'), 'reason'],
  labels: ({ incapacity: { fields } }) => ({ on: fields.on, reason: fields.endReason }),
  start: (_family, today) => dateValue('on', today),
  form: (form) => {
    const { fields } = form.words.incapacity
    return html`${date(form, 'on', fields.on, fields.onHint)}
    ${textArea({ locale: form.locale, name: 'reason', label: fields.endReason, rows: 4, max: longestReason, value: form.fields['reason'], error: form.errors['reason'] })}`
  },
  run: async ({ ctx, keys, family, read, row }) => {
    const id = readId<'incapacity'>(row)
    const on = read.neededDate('on')
    return id === null ? err({ kind: 'not-there' }) : endIncapacity(ctx, keys, family.personId, { id, on, reason: read.text('reason') })
  },
}

function isAdult({ family, today }: DeedForm): boolean {
  const born = family.person?.birthDate ?? null
  return born !== null && reachesAge(born, 18).since(today).sign <= 0
}

export const capacityDeeds: readonly Deed[] = [judge, judgeAble]
