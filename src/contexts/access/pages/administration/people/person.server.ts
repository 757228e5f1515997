/** What the addresses about one colleague answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { takesPart } from '../../../rules/administration/organisation.ts'
import { readDay } from '../../../rules/administration/typed-day.ts'
import { readRole } from '../../../rules/account.ts'
import { closeAccount, resetFactors, unbindAccount } from '../../../use-cases/accounts.server.ts'
import { leaveOn, readPerson, stay, type CountElsewhere } from '../../../use-cases/administration/leaving.server.ts'
import { listOrganisations, putUnder } from '../../../use-cases/administration/organisations.server.ts'
import { grantRole, revokeRole } from '../../../use-cases/administration/roles.server.ts'
import { inviteToAccount } from '../../../use-cases/invitations.server.ts'
import { staffPath } from '../../staff/staff-page.ts'
import { proveFirst } from '../../ways-in/prove.server.ts'
import { workplaceFrame } from '../../workplace-frame.server.ts'
import { personMessages } from './messages.ts'
import { nothingTyped, personPage, personPath, type Typed } from './person-page.ts'

const text = z.string().max(400).default('')
const Role = z.strictObject({ rol: text, van: text, tot: text, waarom: text })
const RoleAway = z.strictObject({ rol: text })
const Organisation = z.strictObject({ organisatie: text })
const Leaving = z.strictObject({ dag: text })

type Account = Id<'account'>
type Refusal = { readonly kind: string; readonly needsProof?: true }
type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Refusal }
type Back = { readonly typed?: Partial<Typed>; readonly errors?: Readonly<Record<string, string>> }

export function mountPerson(app: Hono<PageEnv>, services: Services, elsewhere: CountElsewhere): void {
  const at = (path: string, work: (c: PageContext, id: Account) => Promise<Response>): void => {
    app.post(`${staffPath}/:id/${path}`, (c) => onAccount(c, (id) => work(c, id)))
  }
  const show: Show = (c, id, back, status) => showPerson(c, id, elsewhere, back, status)
  app.get(`${staffPath}/:id`, (c) => onAccount(c, (id) => show(c, id)))
  at('rol', (c, id) => giveRole(c, id, show))
  at('rol-af', (c, id) => takeRole(c, id, show))
  at('organisatie', (c, id) => putInOrganisation(c, id, show))
  at('vertrek', (c, id) => setLeaving(c, id, show))
  at('blijft', async (c, id) => after(c, id, await stay(c.get('ctx'), id), 'blijft', show))
  at('wissen', async (c, id) => after(c, id, await resetFactors(c.get('ctx'), id), 'gewist', show))
  at('los', async (c, id) => after(c, id, await unbindAccount(c.get('ctx'), id), 'los', show))
  at('sluiten', async (c, id) => {
    const closed = await closeAccount(c.get('ctx'), id)
    return closed.ok ? seeOther(c, `${staffPath}?gedaan=gesloten`) : after(c, id, closed, '', show)
  })
  at('uitnodigen', async (c, id) => {
    const invited = await inviteToAccount(services, c.get('ctx'), [id], c.get('locale').tag)
    return after(c, id, invited, invited.ok && invited.value === 0 ? 'kan-al' : 'uitgenodigd', show)
  })
}

type Show = (c: PageContext, id: Account, back?: Back, status?: 200 | 409 | 422) => Promise<Response>

function onAccount(c: PageContext, work: (id: Account) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'account'>(c.req.param('id') ?? '')
  return id === null ? c.notFound() : work(id)
}

async function showPerson(
  c: PageContext,
  id: Account,
  elsewhere: CountElsewhere,
  back: Back = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const one = await readPerson(ctx, id, elsewhere)
  if (!one.ok || one.value === null || ctx.actor.kind !== 'staff') return c.notFound()
  const organisations = await listOrganisations(ctx)
  const today = localDate(ctx.now)
  const view = {
    ...workplaceFrame(c),
    ...{ one: one.value, me: ctx.actor.accountId, today },
    organisations: organisations.ok ? organisations.value.filter((part) => takesPart(part, today)) : [],
    typed: { ...nothingTyped, ...back.typed },
    errors: back.errors ?? {},
    done: status === 200 ? (personMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null) : null,
  }
  return page(c, personPage(view), status)
}

/** Where a refusal belongs on the page; the others stand by themselves. */
const fieldOf: Readonly<Record<string, string>> = {
  'unknown-role': 'rol',
  'ends-before-it-begins': 'tot',
  'over-already': 'tot',
  'leaves-in-past': 'dag',
  'leaves-too-late': 'dag',
  'no-organisation': 'organisatie',
}

async function after(
  c: PageContext,
  id: Account,
  result: Outcome,
  done: string,
  show: Show,
  typed: Partial<Typed> = {},
): Promise<Response> {
  if (result.ok) {
    const waits = typeof result.value === 'object' && result.value !== null && 'proposed' in result.value && result.value.proposed !== false
    return seeOther(c, `${personPath(id)}?gedaan=${waits ? 'voorstel' : done}`)
  }
  const { kind, needsProof } = result.error
  if (kind === 'not-permitted') return needsProof === true ? proveFirst(c, personPath(id)) : c.notFound()
  return refused(c, id, kind, show, typed)
}

function refused(c: PageContext, id: Account, kind: string, show: Show, typed: Partial<Typed> = {}, field?: string): Promise<Response> {
  const words = personMessages(c.get('locale')).errors
  const place = field ?? fieldOf[kind] ?? 'form'
  return show(c, id, { typed, errors: { [place]: words[kind] ?? words['form'] ?? '' } }, place === 'form' ? 409 : 422)
}

async function giveRole(c: PageContext, id: Account, show: Show): Promise<Response> {
  const form = await readForm(c, Role)
  if (!form.ok) return refused(c, id, 'form', show)
  const { rol, van, tot, waarom: why } = form.value
  const typed = { role: rol, from: van, until: tot, why }
  const [role, from, until] = [readRole(rol), readDay(van), readDay(tot)]
  if (role === null) return refused(c, id, 'unknown-role', show, typed)
  if (from === 'not-a-day') return refused(c, id, 'wrong-day', show, typed, 'van')
  if (until === 'not-a-day') return refused(c, id, 'wrong-day', show, typed, 'tot')
  return after(c, id, await grantRole(c.get('ctx'), id, role, { from, until }, why), 'rol', show, typed)
}

async function takeRole(c: PageContext, id: Account, show: Show): Promise<Response> {
  const form = await readForm(c, RoleAway)
  const role = form.ok ? readRole(form.value.rol) : null
  return role === null ? refused(c, id, 'unknown-role', show) : after(c, id, await revokeRole(c.get('ctx'), id, role), 'af', show)
}

async function putInOrganisation(c: PageContext, id: Account, show: Show): Promise<Response> {
  const form = await readForm(c, Organisation)
  const typed = form.ok ? form.value.organisatie : 'x'
  const organisation = readId<'organisation'>(typed)
  if (typed !== '' && organisation === null) return refused(c, id, 'no-organisation', show)
  return after(c, id, await putUnder(c.get('ctx'), id, organisation), 'organisatie', show)
}

async function setLeaving(c: PageContext, id: Account, show: Show): Promise<Response> {
  const form = await readForm(c, Leaving)
  const leaves = form.ok ? form.value.dag : ''
  const day = readDay(leaves)
  if (day === null || day === 'not-a-day') return refused(c, id, day === null ? 'no-day' : 'wrong-day', show, { leaves }, 'dag')
  const left = await leaveOn(c.get('ctx'), id, day)
  if (left.ok && left.value === 'left') return seeOther(c, `${staffPath}?gedaan=gesloten`)
  return after(c, id, left, 'vertrek', show, { leaves })
}
