/** Giving from our stock, writing down what was given elsewhere, and withdrawing. */
import { VACCINES, type Vaccine } from '#calculators/vaccination/programme.ts'
import { html } from '#platform/html.ts'
import { formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { paragraph } from '#web/components/text.ts'
import { fullName } from '../../families/public-child.ts'
import { checks, choice, date, dateNames, dateValue, one, select, text } from '../pages/fields.ts'
import { vaccinationMessages } from '../pages/messages.ts'
import { stockPath } from '../pages/paths.ts'
import { doseRefusalText } from '../pages/dose-refusal.ts'
import { vaccineName } from '../pages/words.ts'
import { deviations, type DoseRefusal } from '../rules/check-dose.ts'
import { elsewheres, sites, withdrawals } from '../rules/dose.ts'
import type { Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { giveDose, withdrawDose, type RefusedDose } from '../use-cases/record-dose.server.ts'
import type { BatchChoice } from '../use-cases/stock.server.ts'
import type { Deed, DeedAnswer, DeedForm } from './deed.ts'

const keyOf = ({ id, location }: BatchChoice): string => `${id} ${location.id}`

const dueOf = ({ programme }: Vaccinations): readonly Vaccine[] =>
  (programme?.next ?? []).filter(({ status }) => status === 'due').map(({ vaccine }) => vaccine)

/** What is due first, and of each vaccine what was used last today. */
function offered(known: Vaccinations): readonly BatchChoice[] {
  const due = dueOf(known)
  return known.choices.toSorted((a, b) => Number(due.includes(b.vaccine)) - Number(due.includes(a.vaccine)))
}

const siteWords = ({ words }: DeedForm): Readonly<Record<string, string>> => words.sites

export const give: Deed = {
  ...{ slug: 'prik', needs: 'write', title: (words) => words.deeds.give },
  canBeDone: ({ choices }) => choices.length > 0,
  names: ['batch', ...dateNames('givenOn'), 'site', 'deviates', 'isThisChild'],
  labels: ({ fields }) => ({
    ...{ batch: fields.batch, givenOn: fields.givenOn, site: fields.site, deviates: fields.deviates, isThisChild: fields.isThisChildLabel },
  }),
  start: (known, today) => {
    // Chosen beforehand only when it is due: what nobody asked for, somebody chooses.
    const first = offered(known)[0]
    const isDue = first !== undefined && dueOf(known).includes(first.vaccine)
    return { ...dateValue('givenOn', today), ...(isDue ? { batch: keyOf(first) } : {}) }
  },
  form: (form) => {
    const { words, known, locale, errors } = form
    const { fields } = words
    const all = offered(known)
    if (all.length === 0)
      return html`${callout({ kind: 'info', title: fields.noBatch })}
      ${linkButton({ href: localPath(locale, stockPath), label: fields.toStock, variant: 'secondary' })}`
    const options = Object.fromEntries(
      all.map((choice) => [
        keyOf(choice),
        fields.batchOption(
          vaccineName(locale, choice.vaccine),
          choice.product,
          choice.number,
          choice.location.name,
          formatNumber(locale, choice.left),
        ),
      ]),
    )
    const asksReason = errors['deviates'] !== undefined || one(form, 'deviates') !== ''
    return html`${select(form, 'batch', fields.batch, options, words.choose, { hint: fields.batchHint })}
    ${date(form, 'givenOn', fields.givenOn)} ${choice(form, 'site', fields.site, siteWords(form))}
    ${asksReason ? choice(form, 'deviates', fields.deviates, words.deviations, { hint: fields.deviatesHint }) : null}
    ${known.twins.length === 0 ? null : checks(form, 'isThisChild', fields.isThisChildLabel, { yes: fields.isThisChild(fullName(known.child)) })}`
  },
  run: async ({ ctx, known, read, locale }) => {
    const [batch = '', location = ''] = read.text('batch').split(' ')
    const chosen = known.choices.find((one) => keyOf(one) === read.text('batch'))
    const [batchId, locationId] = [readId<'batch'>(batch), readId<'location'>(location)]
    const [givenOn, site, deviates] = [read.date('givenOn'), read.chosen('site', sites), read.maybe('deviates', deviations)]
    if (chosen === undefined || batchId === null || locationId === null) read.wrong['batch'] = 'choose'
    if (chosen === undefined || batchId === null || locationId === null || givenOn === null || read.isWrong)
      return unread(locale, read.wrong)
    const done = await giveDose(ctx, known.child.id, {
      ...{ vaccine: chosen.vaccine, givenOn, site, deviates, isThisChild: read.some('isThisChild', ['yes']).length > 0 },
      ...{ from: 'stock', batchId, locationId },
    })
    return done.ok ? null : refusalOf(locale, known, done.error)
  },
}

export const elsewhere: Deed = {
  ...{ slug: 'elders', needs: 'write', title: (words) => words.deeds.elsewhere },
  names: ['vaccine', ...dateNames('givenOn'), 'elsewhere', 'batchNumber', 'product'],
  labels: ({ fields }) => ({
    ...{
      vaccine: fields.vaccine,
      givenOn: fields.givenOn,
      elsewhere: fields.elsewhere,
      batchNumber: fields.batchNumber,
      product: fields.product,
    },
  }),
  start: () => ({}),
  form: (form) => {
    const { locale, words } = form
    const { fields } = words
    return html`${select(form, 'vaccine', fields.vaccine, vaccineOptions(locale), words.choose)} ${date(form, 'givenOn', fields.givenOn)}
    ${choice(form, 'elsewhere', fields.elsewhere, words.elsewheres)} ${text(form, 'product', fields.product, { optional: true })}
    ${text(form, 'batchNumber', fields.batchNumber, { optional: true, width: 'code', isCode: true })}`
  },
  run: async ({ ctx, known, read, locale }) => {
    const [vaccine, givenOn, how] = [read.vaccine('vaccine'), read.date('givenOn'), read.chosen('elsewhere', elsewheres)]
    if (vaccine === null || givenOn === null || how === null) return unread(locale, read.wrong)
    const done = await giveDose(ctx, known.child.id, {
      ...{ vaccine, givenOn, site: null, from: 'elsewhere', elsewhere: how },
      ...{ batchNumber: read.text('batchNumber'), product: read.text('product') },
    })
    return done.ok ? null : refusalOf(locale, known, done.error)
  },
}

export const withdraw: Deed = {
  ...{ slug: 'prik', ofRow: true, needs: 'write', title: (words) => words.deeds.withdraw },
  names: ['why'],
  labels: ({ fields }) => ({ why: fields.why }),
  start: () => ({}),
  form: (form) => html`${paragraph(form.words.fields.withdrawText)} ${choice(form, 'why', form.words.fields.why, form.words.fields.whys)}`,
  run: async ({ ctx, known, read, locale, row }) => {
    const [why, id] = [read.chosen('why', withdrawals), readId<'dose'>(row)]
    if (why === null) return unread(locale, read.wrong)
    if (id === null) return 'hidden'
    const done = await withdrawDose(ctx, known.child.id, { id, why })
    if (done.ok) return null
    return done.error.kind === 'not-there' ? { errors: { form: vaccinationMessages(locale).errors['not-there'] }, status: 409 } : 'hidden'
  },
}

export const vaccineOptions = (locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries(VACCINES.map((vaccine) => [vaccine, vaccineName(locale, vaccine)]))

/** What the form itself is short of. */
export function unread(locale: Locale, wrong: Readonly<Record<string, 'choose' | 'date'>>): DeedAnswer {
  const { errors } = vaccinationMessages(locale)
  return { errors: Object.fromEntries(Object.entries(wrong).map(([name, kind]) => [name, errors[kind]])), status: 422 }
}

function refusalOf(locale: Locale, known: Vaccinations, error: RefusedDose | { readonly kind: 'not-permitted' | 'no-access' }): DeedAnswer {
  const { errors } = vaccinationMessages(locale)
  switch (error.kind) {
    case 'not-permitted':
    case 'no-access':
      return 'hidden'
    case 'not-there':
      return { errors: { batch: errors['not-there'] }, status: 409 }
    case 'batch-number':
      return { errors: { batchNumber: errors['batch-number'] }, status: 422 }
    case 'refused': {
      const found = error.refusals.map((refusal) => [fieldOf(refusal), doseRefusalText(locale, known, refusal)] as const)
      // Of one field all that is wrong, in one message.
      const byField = Map.groupBy(found, ([field]) => field)
      return {
        errors: Object.fromEntries([...byField].map(([field, all]) => [field, all.map(([, words]) => words).join(' ')])),
        status: 422,
      }
    }
  }
}

function fieldOf({ kind }: DoseRefusal): string {
  if (kind === 'asks-reason') return 'deviates'
  if (kind === 'asks-which-child') return 'isThisChild'
  return ['wrong-vaccine', 'batch-expired', 'batch-recalled', 'none-left', 'no-consent', 'refrained', 'too-late'].includes(kind)
    ? 'batch'
    : 'givenOn'
}
