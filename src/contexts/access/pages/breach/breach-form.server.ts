/** The forms of a breach as they come in: one strict shape each, and what each asks of the use cases. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { causes, dataKinds, natures, personKinds, risks, type BreachFacts } from '../../rules/breach/breach.ts'
import { readMoment, type ReadMoment } from '../../rules/breach/typed-moment.ts'
import {
  addBreachFiles,
  assessBreach,
  closeBreach,
  decideBreach,
  dismissBreach,
  mergeBreach,
  recordBreachReport,
  recordBreachTelling,
  reopenBreach,
  takeUpBreach,
  type FilesRefusal,
} from '../../use-cases/breach/change-breach.server.ts'
import type { DeedWord } from './breach-view.ts'

const text = z.string().max(20_000).default('')
const short = z.string().max(300).default('')
const many = z.union([z.string().max(100), z.array(z.string().max(100)).max(30)]).default([])
const versie = z.string().regex(/^\d{1,9}$/)
const moment = <N extends string>(name: N) =>
  ({ [`${name}-day`]: short, [`${name}-month`]: short, [`${name}-year`]: short, [`${name}-tijd`]: short }) as Record<
    `${N}-day` | `${N}-month` | `${N}-year` | `${N}-tijd`,
    typeof short
  >

export const forms = {
  oppakken: z.strictObject({ versie, ...moment('bekend'), waarom: text }),
  'geen-lek': z.strictObject({ versie, reden: text }),
  samenvoegen: z.strictObject({ versie, naar: short }),
  feiten: z.strictObject({
    ...{
      versie,
      wat: text,
      ...moment('ontdekt'),
      ...moment('bekend'),
      waarom: text,
      oorzaak: short,
      aard: many,
      gegevens: many,
      mensen: many,
    },
    ...{ minst: short, meest: short, gevolgen: text, maatregelen: text, risico: short },
  }),
  besluit: z.strictObject({ versie, melden: short, nietmelden: text, zeggen: short, nietzeggen: text, beslisser: text, advies: text }),
  melding: z.strictObject({ versie, ...moment('gemeld'), ...moment('compleet'), telaat: text, kenmerk: short }),
  vertellen: z.strictObject({ versie, brief: text, ...moment('verteld'), aantal: short, hoe: short }),
  dossiers: z.strictObject({ versie, dossiers: text }),
  sluiten: z.strictObject({ versie }),
  heropenen: z.strictObject({ versie, reden: text }),
} as const satisfies Record<DeedWord, z.ZodType>

export const Suspect = z.strictObject({ formulier: short, wat: text, ...moment('ontdekt'), dossiers: text })

type Fields = Readonly<Record<string, unknown>>
const said = (form: Fields, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
export const momentIn = (form: Fields, name: string): ReadMoment =>
  readMoment({
    day: said(form, `${name}-day`),
    month: said(form, `${name}-month`),
    year: said(form, `${name}-year`),
    time: said(form, `${name}-tijd`),
  })

const known = <T extends string>(all: readonly T[], value: unknown): T | null => all.find((one) => one === value) ?? null
const chosen = <T extends string>(all: readonly T[], value: unknown): T[] =>
  all.filter((one) => (Array.isArray(value) ? value.includes(one) : value === one))

/** "1.200" and "1200"; null for nothing, NaN for what is no whole number: the rule says so. */
function numberIn(value: string): number | null {
  const digits = value.replaceAll(/[\s.]/g, '')
  return digits === '' ? null : /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

function factsIn(form: z.infer<(typeof forms)['feiten']>): BreachFacts {
  const [least, most] = [numberIn(form.minst), numberIn(form.meest)]
  return {
    ...{ what: form.wat, cause: known(causes, form.oorzaak), natures: chosen(natures, form.aard) },
    ...{ dataKinds: chosen(dataKinds, form.gegevens), personKinds: chosen(personKinds, form.mensen) },
    // One of the two is enough: then it is exact.
    persons: least === null && most === null ? null : { least: least ?? most ?? 0, most: most ?? least ?? 0 },
    ...{ consequences: form.gevolgen, measures: form.maatregelen, risk: known(risks, form.risico) },
  }
}

type Done = Promise<Result<Id<'breach'>, FilesRefusal>>

/** Does what a form asks; answers with the breach to show then. */
export async function doDeed(keys: Keys, ctx: Context, id: Id<'breach'>, deed: DeedWord, form: Fields): Done {
  const which = { id, version: Number(said(form, 'versie')) }
  if (deed === 'samenvoegen') return mergeBreach(keys, ctx, which, forms.samenvoegen.parse(form).naar)
  const done = await doOnOne(keys, ctx, which, deed, form)
  return done.ok ? ok(id) : done
}

async function doOnOne(
  keys: Keys,
  ctx: Context,
  which: { readonly id: Id<'breach'>; readonly version: number },
  deed: Exclude<DeedWord, 'samenvoegen'>,
  form: Fields,
) {
  switch (deed) {
    case 'oppakken':
      return takeUpBreach(keys, ctx, which, { aware: momentIn(form, 'bekend'), why: said(form, 'waarom') })
    case 'geen-lek':
      return dismissBreach(keys, ctx, which, said(form, 'reden'))
    case 'feiten':
      return assessBreach(keys, ctx, which, {
        ...{ discovered: momentIn(form, 'ontdekt'), aware: momentIn(form, 'bekend'), why: said(form, 'waarom') },
        facts: factsIn(forms.feiten.parse(form)),
      })
    case 'besluit':
      return decideBreach(keys, ctx, which, {
        ...{ report: known(['report', 'not'], form['melden']), whyNotReport: said(form, 'nietmelden') },
        ...{ tell: known(['tell', 'not'], form['zeggen']), whyNotTell: said(form, 'nietzeggen') },
        ...{ decidedBy: said(form, 'beslisser'), advice: said(form, 'advies') },
      })
    case 'melding':
      return recordBreachReport(keys, ctx, which, {
        ...{ reported: momentIn(form, 'gemeld'), completed: momentIn(form, 'compleet') },
        ...{ whyLate: said(form, 'telaat'), reference: said(form, 'kenmerk') },
      })
    case 'vertellen':
      return recordBreachTelling(keys, ctx, which, {
        ...{ told: momentIn(form, 'verteld'), toldCount: numberIn(said(form, 'aantal')) },
        ...{ toldHow: said(form, 'hoe'), letter: said(form, 'brief') },
      })
    case 'dossiers':
      return addBreachFiles(ctx, which.id, said(form, 'dossiers'))
    case 'sluiten':
      return closeBreach(keys, ctx, which)
    case 'heropenen':
      return reopenBreach(keys, ctx, which, said(form, 'reden'))
  }
}

/** Where in a form the field of a rule stands. */
export function elementOf(field: string, deed: DeedWord): string {
  if (field === 'why') return deed === 'geen-lek' || deed === 'heropenen' ? 'reden' : 'waarom'
  return elements[field] ?? 'form'
}

const elements: Readonly<Record<string, string>> = {
  ...{ what: 'wat', discovered: 'ontdekt', aware: 'bekend', persons: 'minst', consequences: 'gevolgen', measures: 'maatregelen' },
  ...{ risk: 'risico', natures: 'aard', report: 'melden', whyNotReport: 'nietmelden', tell: 'zeggen', whyNotTell: 'nietzeggen' },
  ...{ decidedBy: 'beslisser', advice: 'advies', reported: 'gemeld', completed: 'compleet', whyLate: 'telaat', told: 'verteld' },
  ...{ toldCount: 'aantal', letter: 'brief', into: 'naar', files: 'dossiers' },
}
