/** What the addresses of the settings answer. They stand behind `requireStaff`. What was saved is on the public pages at the next look. */
import { Hono } from 'hono'
import { z } from 'zod'
import { formatNumber } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { contactFields, type Contact } from '../../../rules/administration/centre-settings.ts'
import { terms } from '../../../rules/administration/terms.ts'
import { readDay } from '../../../rules/administration/typed-day.ts'
import { readHours, writeHours } from '../../../rules/administration/typed-hours.ts'
import { isWait, kindsOfHelp } from '../../../rules/administration/waiting.ts'
import type { NewHours } from '../../../rules/centre.ts'
import { proposeTerm } from '../../../use-cases/administration/set-term.server.ts'
import {
  agreeOnWaiting,
  changeContact,
  closeOnDay,
  endWaiting,
  openOnDay,
  readSettings,
  setHours,
  setLanguages,
  setObjectionBody,
  type Settings,
} from '../../../use-cases/administration/settings.server.ts'
import { proveFirst } from '../../ways-in/prove.server.ts'
import { workplaceFrame } from '../../workplace-frame.server.ts'
import { settingsMessages } from './messages.ts'
import { hoursField, kinds, weekdays } from './opening-parts.ts'
import { settingsPage } from './settings-page.ts'
import { settingsPath, type SettingsView } from './settings-view.ts'
import { termField } from './term-parts.ts'

export type SettingsParts = { readonly forget: () => void }

const text = z.string().max(1000).default('')
const fieldsNamed = (names: readonly string[]) => z.strictObject(Object.fromEntries(names.map((name) => [name, text])))
const ContactForm = fieldsNamed(['versie', ...contactFields])
const HoursForm = fieldsNamed(['versie', ...kinds.flatMap((kind) => weekdays.map((weekday) => hoursField(kind, weekday)))])
// Empty is an answer too: that there is nobody. A form without the field is none.
const ObjectionForm = z.strictObject({ versie: text, bezwaar: z.string().max(1000) })
const DayForm = z.strictObject({ dag: text })
const tag = z.string().max(20)
const LanguageForm = z.strictObject({ versie: text, taal: z.union([tag.transform((one) => [one]), z.array(tag).max(50)]).default([]) })
const TermForm = z.strictObject({ stond: text, waarde: text, vanaf: text, waarom: text })
const WaitingForm = z.strictObject({ hulp: text, 'wacht-dagen': text, 'wacht-van': text, 'wacht-tot': text })
const EndForm = z.strictObject({ einde: text })

/** Stands behind `requireStaff`. */
export function settingsRoutes(parts: SettingsParts): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .get(settingsPath, (c) => show(c))
    .post(`${settingsPath}/bereikbaar`, (c) => saveContact(c, parts))
    .post(`${settingsPath}/bezwaar`, (c) => saveObjection(c, parts))
    .post(`${settingsPath}/tijden`, (c) => saveHours(c, parts))
    .post(`${settingsPath}/dag-dicht`, (c) => saveDay(c, parts, closeOnDay))
    .post(`${settingsPath}/dag-open`, (c) => saveDay(c, parts, openOnDay))
    .post(`${settingsPath}/talen`, (c) => saveLanguages(c, parts))
    .post(`${settingsPath}/termijn/:term`, (c) => propose(c))
    .post(`${settingsPath}/wachten`, (c) => agree(c))
    .post(`${settingsPath}/wachten/:id/einde`, (c) => end(c))
}

type Back = { readonly fields?: SettingsView['fields']; readonly errors?: SettingsView['errors']; readonly changedTo?: number }

async function show(c: PageContext, back: Back = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await readSettings(ctx)
  if (!found.ok) return c.notFound()
  const words = settingsMessages(c.get('locale'))
  const done = status === 200 ? words.done[c.req.query('gedaan') ?? ''] : undefined
  const told =
    back.changedTo !== undefined
      ? { kind: 'warn' as const, text: words.changed }
      : done === undefined
        ? null
        : { kind: 'ok' as const, text: done }
  const seen = back.changedTo === undefined ? {} : { versie: String(back.changedTo) }
  const fields = { ...keptFields(found.value), ...back.fields, ...seen }
  const view = { now: ctx.now, today: localDate(ctx.now), settings: found.value, fields, errors: back.errors ?? {}, told }
  return page(c, settingsPage({ ...workplaceFrame(c), ...view, isAnswerToPost: c.req.method === 'POST' }), status)
}

function keptFields({ contact, objectionBody, hours, version }: Settings): Readonly<Record<string, string>> {
  const ofDay = (kind: string, weekday: number): string => writeHours(hours.filter((one) => one.kind === kind && one.weekday === weekday))
  const times = kinds.flatMap((kind) => weekdays.map((weekday) => [hoursField(kind, weekday), ofDay(kind, weekday)] as const))
  return { ...contact, bezwaar: objectionBody, ...Object.fromEntries(times), versie: String(version) }
}

type Refusal = { readonly kind: string; readonly needsProof?: true; readonly version?: number }

/** What every part answers alike; null for a refusal of its own. */
function common(
  c: PageContext,
  { kind, needsProof, version }: Refusal,
  fields: SettingsView['fields'],
): Promise<Response> | Response | null {
  if (kind === 'not-permitted') return needsProof === true ? proveFirst(c, settingsPath) : c.notFound()
  return kind === 'changed-meanwhile' && version !== undefined ? show(c, { fields, changedTo: version }, 409) : null
}

const badForm = (c: PageContext): Promise<Response> => show(c, { errors: { form: settingsMessages(c.get('locale')).form } }, 422)

async function saveContact(c: PageContext, parts: SettingsParts): Promise<Response> {
  const form = await readForm(c, ContactForm)
  if (!form.ok) return badForm(c)
  const fields = form.value
  const wish = Object.fromEntries(contactFields.map((name) => [name, fields[name] ?? ''])) as Contact
  const saved = await changeContact(c.get('ctx'), wish, Number(fields['versie']))
  if (saved.ok) return published(c, parts, 'bewaard')
  if (saved.error.kind !== 'wrong-fields') return (await common(c, saved.error, fields)) ?? badForm(c)
  const { wrong } = settingsMessages(c.get('locale')).contact
  return show(c, { fields, errors: Object.fromEntries(saved.error.fields.map((name) => [name, wrong[name]])) }, 422)
}

async function saveObjection(c: PageContext, parts: SettingsParts): Promise<Response> {
  const form = await readForm(c, ObjectionForm)
  if (!form.ok) return badForm(c)
  const fields = form.value
  const saved = await setObjectionBody(c.get('ctx'), fields.bezwaar, Number(fields.versie))
  if (saved.ok) return published(c, parts, 'bewaard')
  if (saved.error.kind !== 'wrong-body') return (await common(c, saved.error, fields)) ?? badForm(c)
  return show(c, { fields, errors: { bezwaar: settingsMessages(c.get('locale')).objection.wrong } }, 422)
}

function published(c: PageContext, { forget }: SettingsParts, done: string): Response {
  forget()
  return seeOther(c, `${settingsPath}?gedaan=${done}`)
}

async function saveHours(c: PageContext, parts: SettingsParts): Promise<Response> {
  const form = await readForm(c, HoursForm)
  if (!form.ok) return badForm(c)
  const fields = form.value
  const words = settingsMessages(c.get('locale')).hours
  const hours: NewHours[] = []
  const errors: Record<string, string> = {}
  for (const kind of kinds)
    for (const weekday of weekdays) {
      const read = readHours(fields[hoursField(kind, weekday)] ?? '')
      if (read === 'not-hours') errors[hoursField(kind, weekday)] = words.unreadable
      else hours.push(...read.map((span) => ({ ...span, kind, weekday })))
    }
  if (Object.keys(errors).length > 0) return show(c, { fields, errors }, 422)
  const saved = await setHours(c.get('ctx'), hours, Number(fields['versie']))
  if (saved.ok) return published(c, parts, 'bewaard')
  const { error } = saved
  if (error.kind === 'wrong-hours') return show(c, { fields, errors: { [hoursField(error.way, error.weekday)]: words.wrong } }, 422)
  if (error.kind === 'never-open') return show(c, { fields, errors: { [hoursField('phone', 1)]: words.neverOpen } }, 422)
  return (await common(c, error, fields)) ?? badForm(c)
}

async function saveDay(c: PageContext, parts: SettingsParts, deed: typeof closeOnDay): Promise<Response> {
  const form = await readForm(c, DayForm)
  if (!form.ok) return badForm(c)
  const { errors } = settingsMessages(c.get('locale')).closed
  const wrong = (kind: string): Promise<Response> => show(c, { fields: { dag: form.value.dag }, errors: { dag: errors[kind] ?? '' } }, 422)
  const day = readDay(form.value.dag)
  // Who may not is told the same whatever was typed.
  if (day === null || day === 'not-a-day') return wrong('wrong-day')
  const saved = await deed(c.get('ctx'), day)
  if (saved.ok) return published(c, parts, 'dag')
  return (await common(c, saved.error, {})) ?? wrong(saved.error.kind)
}

async function saveLanguages(c: PageContext, parts: SettingsParts): Promise<Response> {
  const form = await readForm(c, LanguageForm)
  if (!form.ok) return badForm(c)
  const { versie, taal } = form.value
  const saved = await setLanguages(c.get('ctx'), taal, Number(versie))
  if (saved.ok) return published(c, parts, 'talen')
  if (saved.error.kind === 'unknown-language')
    return show(c, { errors: { taal: settingsMessages(c.get('locale')).languages.unknown } }, 422)
  return (await common(c, saved.error, { taal: taal.join(' ') })) ?? badForm(c)
}

async function propose(c: PageContext): Promise<Response> {
  const term = terms.find((one) => one === c.req.param('term'))
  const form = await readForm(c, TermForm)
  if (term === undefined) return (await readSettings(c.get('ctx'))).ok ? badForm(c) : c.notFound()
  if (!form.ok) return badForm(c)
  const { waarde, vanaf, waarom: why, stond } = form.value
  const fields = { [termField(term, 'waarde')]: waarde, [termField(term, 'vanaf')]: vanaf, [termField(term, 'waarom')]: why }
  const { errors } = settingsMessages(c.get('locale')).terms
  const wrong = (what: 'waarde' | 'vanaf', message: string): Promise<Response> =>
    show(c, { fields, errors: { [termField(term, what)]: message } }, 422)
  const from = readDay(vanaf)
  if (from === 'not-a-day') return wrong('vanaf', errors['wrong-day'])
  const value = /^\d{1,4}$/.test(waarde.trim()) ? Number(waarde) : Number.NaN
  const proposed = await proposeTerm(c.get('ctx'), { term, value, from: from ?? localDate(c.get('ctx').now), why, seen: Number(stond) })
  if (proposed.ok) return seeOther(c, `${settingsPath}?gedaan=voorgesteld`)
  const { error } = proposed
  if (error.kind === 'not-permitted') return error.needsProof === true ? proveFirst(c, settingsPath) : c.notFound()
  if (error.kind === 'out-of-bounds') {
    const [least, most] = [error.least, error.most].map((bound) => formatNumber(c.get('locale'), bound))
    return wrong('waarde', errors['out-of-bounds'](least ?? '', most ?? ''))
  }
  return wrong(error.kind === 'begins-in-past' ? 'vanaf' : 'waarde', errors[error.kind])
}

const dayFault = (day: ReturnType<typeof readDay>): string | null => (day === null ? 'no-day' : day === 'not-a-day' ? 'wrong-day' : null)

async function agree(c: PageContext): Promise<Response> {
  const form = await readForm(c, WaitingForm)
  if (!form.ok) return badForm(c)
  const fields = form.value
  const { errors } = settingsMessages(c.get('locale')).waiting
  const wrong = (field: string, kind: string): Promise<Response> => show(c, { fields, errors: { [field]: errors[kind] ?? '' } }, 422)
  const help = kindsOfHelp.find((one) => one === fields.hulp)
  const [since, until] = [readDay(fields['wacht-van']), readDay(fields['wacht-tot'])]
  const mostDays = /^\d{1,4}$/.test(fields['wacht-dagen'].trim()) ? Number(fields['wacht-dagen']) : Number.NaN
  if (help === undefined || since === null || since === 'not-a-day' || until === 'not-a-day') {
    const faults = {
      hulp: help === undefined ? 'wrong-help' : null,
      'wacht-dagen': isWait(mostDays) ? null : 'wrong-days',
      'wacht-van': dayFault(since),
      'wacht-tot': until === null ? null : dayFault(until),
    }
    const told: readonly (readonly [string, string])[] = Object.entries(faults).flatMap(([field, kind]) =>
      kind === null ? [] : [[field, errors[kind] ?? ''] as const],
    )
    return show(c, { fields, errors: Object.fromEntries(told) }, 422)
  }
  const agreed = await agreeOnWaiting(c.get('ctx'), { help, mostDays, since, until })
  if (agreed.ok) return seeOther(c, `${settingsPath}?gedaan=afgesproken`)
  const at = { 'wrong-days': 'wacht-dagen', overlaps: 'wacht-van', 'ends-before-it-begins': 'wacht-tot', 'not-permitted': '' }[
    agreed.error.kind
  ]
  return (await common(c, agreed.error, fields)) ?? wrong(at, agreed.error.kind)
}

async function end(c: PageContext): Promise<Response> {
  const id = readId<'waitingAgreement'>(c.req.param('id') ?? '')
  const form = await readForm(c, EndForm)
  if (id === null) return c.notFound()
  if (!form.ok) return badForm(c)
  const field = `einde-${id}`
  const { errors } = settingsMessages(c.get('locale')).waiting
  const wrong = (kind: string): Promise<Response> =>
    show(c, { fields: { [field]: form.value.einde }, errors: { [field]: errors[kind] ?? '' } }, 422)
  const day = readDay(form.value.einde)
  if (day === null || day === 'not-a-day') return wrong('wrong-day')
  const ended = await endWaiting(c.get('ctx'), id, day)
  if (ended.ok) return seeOther(c, `${settingsPath}?gedaan=afgesproken`)
  return (await common(c, ended.error, {})) ?? wrong(ended.error.kind)
}
