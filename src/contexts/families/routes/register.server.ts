/** Registering a child: a form in steps, and at the end one use case that keeps all of it or nothing. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { permits, workplaceFrame, mayFreely } from '#contexts/access/public.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { dateValue, type Fields } from '../pages/workplace/form-fields.ts'
import { familyMessages } from '../pages/workplace/messages.ts'
import { familyPath, registerPath } from '../pages/workplace/paths.ts'
import { refusalErrors } from '../pages/workplace/refusal-text.ts'
import { parentPrefixes, registerPage, stepNames, type RegisterView } from '../pages/workplace/register-page.ts'
import { checkFacts, checkName } from '../rules/facts.ts'
import type { BringInRefusal } from '../use-cases/bring-in.server.ts'
import { registerFamily, type NewFamily, type NewParent } from '../use-cases/register-family.server.ts'
import type { FamiliesParts } from './parts.ts'
import { Reading, textFields } from './typed.ts'

export function registerRoutes(app: Hono<PageEnv>, parts: FamiliesParts): void {
  app.get(registerPath, (c) => (may(c) ? show(c, { step: 1, fields: emptyFields(c) }) : missing(c)))
  app.post(registerPath, (c) => (may(c) ? next(c, parts) : missing(c)))
}

const may = (c: PageContext): boolean => permits(c.get('ctx').actor, 'person.register')

function missing(c: PageContext): Response | Promise<Response> {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return c.notFound()
}

function emptyFields(c: PageContext): Fields {
  const checked = dateValue('checkedOn', localDate(c.get('ctx').now))
  const ofParents = parentPrefixes.flatMap((prefix) => Object.entries(checked).map(([name, value]) => [`${prefix}${name}`, value] as const))
  return { ...Object.fromEntries(ofParents), 'p1-also': 'yes', 'p2-also': 'yes', 'p1-livesIn': 'yes', 'h-secret': 'no' }
}

type Shown = Partial<Pick<RegisterView, 'errors' | 'alike'>> & Pick<RegisterView, 'step' | 'fields'>

function show(c: PageContext, shown: Shown, status: 200 | 422 = 200): Response {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, registerPage({ ...workplaceFrame(c), errors: {}, alike: {}, isAnswerToPost: c.req.method === 'POST', ...shown }), status)
}

const Form = textFields(['step', 'go', ...stepNames.flat()])

async function next(c: PageContext, parts: FamiliesParts): Promise<Response> {
  const form = await readForm(c, Form)
  const locale = c.get('locale')
  if (!form.ok) return show(c, { step: 1, fields: emptyFields(c), errors: { form: familyMessages(locale).other.form } }, 422)
  const { step: typedStep = '', go = '', ...fields } = form.value
  const step = Math.min(4, Math.max(1, Number(typedStep) || 1))
  if (go === 'back') return show(c, { step: Math.max(1, step - 1), fields })
  if (go !== 'save') {
    const errors = checkStep(c, fields, step)
    return Object.keys(errors).length > 0 ? show(c, { step, fields, errors }, 422) : show(c, { step: Math.min(4, step + 1), fields })
  }
  for (const number of [1, 2, 3]) {
    const errors = checkStep(c, fields, number)
    if (Object.keys(errors).length > 0) return show(c, { step: number, fields, errors }, 422)
  }
  const family = readNewFamily(c, fields)
  if (family === null) return show(c, { step: 1, fields, errors: { form: familyMessages(locale).other.form } }, 422)
  const done = await registerFamily(c.get('ctx'), parts.services.keys, family)
  if (done.ok) return seeOther(c, `${familyPath(done.value)}?gedaan=1`)
  return done.error.kind === 'not-permitted' ? c.notFound() : goBack(c, fields, done.error)
}

/** To the step of the part that was refused, with everything that was typed. */
function goBack(c: PageContext, fields: Fields, error: BringInRefusal): Response {
  const locale = c.get('locale')
  const words = familyMessages(locale).known
  const prefix = error.key
  const step = prefix === 'c-' ? 1 : prefix === 'h-' ? 3 : 2
  if (error.kind === 'refused') return show(c, { step, fields, errors: refusalErrors(locale, error.refusals, prefix) }, 422)
  const message = fields[`${prefix}decision`] === 'ask' ? words.sameAskText : words.chooseError
  return show(c, { step, fields, errors: { [`${prefix}decision`]: message }, alike: { [prefix]: error.alike } }, 422)
}

const isFilled = (fields: Fields, prefix: string): boolean =>
  ['callName', 'givenNames', 'familyName', 'tie'].some((name) => (fields[`${prefix}${name}`] ?? '').trim() !== '')
const hasAddress = (fields: Fields): boolean =>
  ['street', 'houseNumber', 'postalCode', 'town'].some((name) => (fields[`h-${name}`] ?? '').trim() !== '')

/** What can be said of a step by itself; the whole is checked when it is saved. */
function checkStep(c: PageContext, fields: Fields, step: number): Fields {
  const words = familyMessages(c.get('locale')).register
  const errors: Record<string, string> = {}
  const person = (prefix: string): void => {
    const read = new Reading(fields, prefix)
    const newcomer = read.newcomer(prefix, null)
    const wrong = [...read.refusals, ...checkName(newcomer), ...checkFacts(newcomer, localDate(c.get('ctx').now))]
    Object.assign(errors, refusalErrors(c.get('locale'), wrong, prefix))
  }
  if (step === 1) {
    person('c-')
    if (new Reading(fields, 'c-').purpose() === null) errors['c-purpose'] = words.purposeMissing
  }
  if (step === 2)
    for (const prefix of parentPrefixes.filter((one) => isFilled(fields, one))) {
      person(prefix)
      const read = new Reading(fields, prefix)
      if (read.tie() === null) errors[`${prefix}tie`] = words.tieMissing
      if (['parent', 'guardian'].includes(read.text('authority'))) read.authority('parent', c.get('ctx'))
      Object.assign(errors, refusalErrors(c.get('locale'), read.refusals, prefix))
    }
  if (step === 3 && hasAddress(fields)) {
    const read = new Reading(fields, 'h-')
    read.address()
    Object.assign(errors, refusalErrors(c.get('locale'), read.refusals, 'h-'))
  }
  return errors
}

function readNewFamily(c: PageContext, fields: Fields): NewFamily | null {
  const ctx = c.get('ctx')
  const child = new Reading(fields, 'c-')
  const purpose = child.purpose()
  if (purpose === null) return null
  const parents = parentPrefixes
    .filter((prefix) => isFilled(fields, prefix))
    .flatMap((prefix): NewParent[] => {
      const read = new Reading(fields, prefix)
      const tie = read.tie()
      const holds = read.text('authority')
      const authority = holds === 'parent' || holds === 'guardian' ? read.authority(holds, ctx) : null
      if (tie === null) return []
      const newcomer = read.newcomer(prefix, read.text('also') === 'yes' ? purpose : null)
      return [{ ...newcomer, tie: { kind: tie, note: '', from: null }, authority, livesIn: read.text('livesIn') === 'yes' ? 'h-' : null }]
    })
  const home = new Reading(fields, 'h-')
  const address = hasAddress(fields) ? home.address() : null
  const homes = address === null ? [] : [{ key: 'h-', address, secret: home.text('secret') === 'yes', part: 'always' as const }]
  return { child: { ...child.newcomer('c-', purpose), purpose }, parents, homes }
}
