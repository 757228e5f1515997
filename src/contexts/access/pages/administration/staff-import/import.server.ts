/** What the addresses of a list of new colleagues answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { readUpload } from '#web/http/upload.server.ts'
import { mostBytes, type RowProblem } from '../../../rules/administration/staff-file.ts'
import { needsProof as wantsProof } from '../../../use-cases/act.server.ts'
import { listOrganisations } from '../../../use-cases/administration/organisations.server.ts'
import { acceptStaff, readImport, readImports, tryStaff, undoStaff } from '../../../use-cases/administration/staff-import.server.ts'
import { inviteToAccount } from '../../../use-cases/invitations.server.ts'
import { proveFirst } from '../../ways-in/prove.server.ts'
import { workplaceFrame } from '../../workplace-frame.server.ts'
import { importPage, importPath, oneImportPage, type OneImportView } from './import-pages.ts'
import { staffImportMessages } from './messages.ts'

type ImportId = Id<'staffImport'>

export function mountStaffImport(app: Hono<PageEnv>, services: Services): void {
  app.get(importPath, (c) => (wantsProof(c.get('ctx'), 'account.import') ? proveBefore(c) : show(c)))
  app.post(importPath, (c) => take(c))
  app.get(`${importPath}/:id`, (c) => onImport(c, (id) => showOne(c, id)))
  app.post(`${importPath}/:id/akkoord`, (c) => onImport(c, (id) => accept(c, id)))
  app.post(`${importPath}/:id/uitnodigen`, (c) => onImport(c, (id) => inviteAll(c, services, id)))
  app.post(`${importPath}/:id/terug`, (c) => onImport(c, (id) => undo(c, id)))
}

function onImport(c: PageContext, work: (id: ImportId) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'staffImport'>(c.req.param('id') ?? '')
  return id === null ? c.notFound() : work(id)
}

/** Who may not see it at all is told so first: proving would be in vain. */
async function proveBefore(c: PageContext): Promise<Response> {
  return (await readImports(c.get('ctx'))).ok ? proveFirst(c, importPath) : c.notFound()
}

async function show(c: PageContext, problems: readonly RowProblem[] = [], error: string | null = null): Promise<Response> {
  const ctx = c.get('ctx')
  const earlier = await readImports(ctx)
  if (!earlier.ok) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  const isWrong = problems.length > 0 || error !== null
  return page(
    c,
    importPage({ ...workplaceFrame(c), now: ctx.now, earlier: earlier.value, problems, error, isAnswerToPost }),
    isWrong ? 422 : 200,
  )
}

async function take(c: PageContext): Promise<Response> {
  const words = staffImportMessages(c.get('locale')).errors
  const upload = await readUpload(c, mostBytes + 8 * 1024)
  if (upload?.isTooLarge === true) return show(c, [{ line: 1, fault: 'too-large' }])
  const { lijst: file, ...foreign } = upload?.files ?? {}
  const isForeign = Object.keys(foreign).length > 0 || Object.keys(upload?.fields ?? {}).length > 0
  if (upload === null || isForeign) return show(c, [], words.form)
  if (file === undefined || file.length === 0) return show(c, [], words['no-file'])
  const tried = await tryStaff(c.get('ctx'), file)
  if (tried.ok) return seeOther(c, `${importPath}/${tried.value}`)
  if (tried.error.kind === 'problems') return show(c, tried.error.problems)
  return tried.error.needsProof === true ? proveFirst(c, importPath) : c.notFound()
}

type Back = Partial<Pick<OneImportView, 'error' | 'problems' | 'stays'>>

async function showOne(c: PageContext, id: ImportId, back: Back = {}): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await readImport(ctx, id)
  if (!found.ok || found.value === null) return c.notFound()
  const organisations = await listOrganisations(ctx)
  const names = new Map(organisations.ok ? organisations.value.map((one) => [one.id, one.name] as const) : [])
  const isWrong = Object.keys(back).length > 0
  const done = isWrong ? null : (staffImportMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null)
  const view = { ...workplaceFrame(c), one: found.value, organisations: names, done, error: null, problems: [], stays: null, ...back }
  return page(c, oneImportPage(view), isWrong ? 409 : 200)
}

async function accept(c: PageContext, id: ImportId): Promise<Response> {
  const accepted = await acceptStaff(c.get('ctx'), id)
  if (accepted.ok) return seeOther(c, `${importPath}/${id}?gedaan=toegevoegd`)
  if (accepted.error.kind === 'problems') return showOne(c, id, { problems: accepted.error.problems })
  if (accepted.error.kind === 'not-tried') return showOne(c, id, { error: staffImportMessages(c.get('locale')).errors['not-tried'] })
  return accepted.error.needsProof === true ? proveFirst(c, `${importPath}/${id}`) : c.notFound()
}

async function undo(c: PageContext, id: ImportId): Promise<Response> {
  const undone = await undoStaff(c.get('ctx'), id)
  if (undone.ok) return seeOther(c, `${importPath}/${id}?gedaan=terug`)
  if (undone.error.kind === 'in-use') return showOne(c, id, { stays: undone.error.stays })
  if (undone.error.kind === 'not-accepted') return showOne(c, id, { error: staffImportMessages(c.get('locale')).errors['not-accepted'] })
  return undone.error.needsProof === true ? proveFirst(c, `${importPath}/${id}`) : c.notFound()
}

async function inviteAll(c: PageContext, services: Services, id: ImportId): Promise<Response> {
  const found = await readImport(c.get('ctx'), id)
  if (!found.ok || found.value === null) return c.notFound()
  const accounts = found.value.rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
  const invited = await inviteToAccount(services, c.get('ctx'), accounts, c.get('locale').tag)
  if (invited.ok) return seeOther(c, `${importPath}/${id}?gedaan=${invited.value === 0 ? 'geen-uitnodiging' : 'uitgenodigd'}`)
  return invited.error.needsProof === true ? proveFirst(c, `${importPath}/${id}`) : c.notFound()
}
