/** Reading families in: a file is tried, accepted and taken back. For administrators with a fresh proof; they stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { mayFreely, needsProof, permits, proveFirst, workplaceFrame } from '#contexts/access/public.ts'
import { trusted, type Html } from '#platform/html.ts'
import { readId, type Id } from '#platform/id.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { readUpload } from '#web/http/upload.server.ts'
import { acceptedPanel, faultsPanel, importPage, importPath, triedPanel, type ImportView } from '../pages/import/import-page.ts'
import { importMessages } from '../pages/import/messages.ts'
import { mostImportBytes, textOfImport, type NoText } from '../rules/import-bytes.ts'
import { readImportFile } from '../rules/import-file.ts'
import { acceptImport, listImports, tryImport, undoImport, type ImportRefusal, type Progress } from '../use-cases/import-families.server.ts'
import type { FamiliesParts } from './parts.ts'
import { answerWithProgress } from './progress.server.ts'

/** The file as base64, with room for the rest of the form. */
const mostBodyBytes = Math.ceil((mostImportBytes * 4) / 3) + 16 * 1024
/** So many take a second or two; of more, how far it is comes meanwhile. */
const quicklyDone = 50

export function importRoutes(app: Hono<PageEnv>, parts: FamiliesParts): void {
  app.get(importPath, (c) => guarded(c, () => show(c)))
  app.post(importPath, (c) => guarded(c, () => tryFile(c, parts)))
  app.post(`${importPath}/:id/overnemen`, (c) => guarded(c, () => accept(c, parts)))
  app.post(`${importPath}/:id/terug`, (c) => guarded(c, () => undo(c)))
}

/** Who may not is told before anything large is read, and who has not shown to be there is asked first. */
async function guarded(c: PageContext, work: () => Promise<Response>): Promise<Response> {
  const ctx = c.get('ctx')
  mayFreely(ctx, 'workplace.enter')
  if (!permits(ctx.actor, 'person.import')) return c.notFound()
  return needsProof(ctx, 'person.import') ? proveFirst(c, importPath) : work()
}

type Status = 200 | 409 | 413 | 422
type Shown = Partial<Pick<ImportView, 'error' | 'outcome'>> & { readonly status?: Status }

async function render(c: PageContext, { error = null, outcome = null }: Shown): Promise<Html | null> {
  const found = await listImports(c.get('ctx'))
  if (!found.ok) return null
  const words = importMessages(c.get('locale'))
  const done = c.req.query('gedaan') === 'terug' ? words.undone : null
  const view = { now: c.get('ctx').now, runs: found.value, error, outcome, done, isAnswerToPost: c.req.method === 'POST' }
  return importPage({ ...workplaceFrame(c), ...view })
}

async function show(c: PageContext, shown: Shown = {}): Promise<Response> {
  const made = await render(c, shown)
  return made === null ? c.notFound() : page(c, made, shown.status)
}

const ofFile = (c: PageContext, kind: NoText | 'too-large' | 'form'): Shown => ({
  status: kind === 'too-large' ? 413 : 422,
  error: { message: importMessages(c.get('locale')).notText[kind], ofFile: true },
})

async function tryFile(c: PageContext, { services }: FamiliesParts): Promise<Response> {
  const upload = await readUpload(c, mostBodyBytes)
  const { bestand, ...foreign } = upload?.files ?? {}
  if (upload === null || Object.keys(foreign).length + Object.keys(upload.fields).length > 0) return show(c, ofFile(c, 'form'))
  if (upload.isTooLarge || (bestand?.length ?? 0) > mostImportBytes) return show(c, ofFile(c, 'too-large'))
  const text = textOfImport(bestand ?? new Uint8Array())
  if (!text.ok) return show(c, ofFile(c, text.error))
  const locale = c.get('locale')
  const { families, problems } = readImportFile(text.value)
  if (problems.length > 0) return show(c, { outcome: faultsPanel(locale, problems), status: 422 })
  return work(c, services, families.flat().length, 'trying', async (progress) => {
    const tried = await tryImport(c.get('ctx'), services.keys, text.value, progress)
    return tried.ok ? { outcome: triedPanel(locale, tried.value, text.value) } : refused(c, tried.error)
  })
}

async function accept(c: PageContext, { services }: FamiliesParts): Promise<Response> {
  const upload = await readUpload(c, mostBodyBytes)
  const content = upload?.isTooLarge === false ? upload.fields['inhoud'] : undefined
  const id = idOf(c)
  const text = textOfImport(Buffer.from(content ?? '', 'base64'))
  if (id === null || !text.ok) return show(c, refused(c, { kind: 'not-tried' }))
  return work(c, services, readImportFile(text.value).families.flat().length, 'accepting', async (progress) => {
    const accepted = await acceptImport(c.get('ctx'), services.keys, id, text.value, progress)
    return accepted.ok ? { outcome: acceptedPanel(c.get('locale'), accepted.value) } : refused(c, accepted.error)
  })
}

async function undo(c: PageContext): Promise<Response> {
  const id = idOf(c)
  const undone = id === null ? null : await undoImport(c.get('ctx'), id)
  if (undone?.ok === true) return seeOther(c, `${importPath}?gedaan=terug`)
  return show(c, refused(c, undone?.error ?? { kind: 'not-tried' }))
}

const idOf = (c: PageContext): Id<'import'> | null => readId<'import'>(c.req.param('id') ?? '')

function refused(c: PageContext, error: ImportRefusal | { readonly kind: 'not-permitted' }): Shown {
  const words = importMessages(c.get('locale'))
  if (error.kind === 'problems') return { outcome: faultsPanel(c.get('locale'), error.problems), status: 422 }
  return {
    status: 409,
    error: { message: error.kind === 'not-permitted' ? words.notText.form : words.refusals[error.kind], ofFile: false },
  }
}

/** Short work is an answer like any other. Of long work the page comes at once, and meanwhile how far it is. */
async function work(
  c: PageContext,
  { log }: FamiliesParts['services'],
  people: number,
  what: 'trying' | 'accepting',
  run: (progress: Progress) => Promise<Shown>,
): Promise<Response> {
  if (people <= quicklyDone) return show(c, await run(() => {}))
  const mark = '<!--outcome-->'
  const made = await render(c, { outcome: trusted(mark) })
  if (made === null) return c.notFound()
  const [before = '', after = ''] = made.toString().split(mark)
  const { progress, trouble, ...words } = importMessages(c.get('locale'))
  return answerWithProgress(c, log, { before, after, people, words: { doing: words[what], progress, trouble } }, run)
}
