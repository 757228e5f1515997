/** What the addresses of the audit log answer. They stand behind `requireStaff`; what is not for somebody is not there. */
import type { Hono } from 'hono'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { permits } from '../../rules/permissions.ts'
import { auditFormats, type AuditFormat } from '../../rules/audit/exported-row.ts'
import { refuse } from '../../use-cases/act.server.ts'
import { exportAudit, type ExportRefusal } from '../../use-cases/audit/export-audit.server.ts'
import { readLogState } from '../../use-cases/audit/read-log-state.server.ts'
import { loadCentre } from '../../use-cases/centres.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { auditExportPath, auditPage, auditPath, type AuditFields, type AuditView } from './audit-page.ts'
import { auditMessages } from './messages.ts'

const part = z.string().trim().max(10).default('')
const Fields = z.strictObject({
  ...{ 'van-day': part, 'van-month': part, 'van-year': part, 'tot-day': part, 'tot-month': part, 'tot-year': part },
  ...{ vorm: z.string().max(10).default(''), persoon: z.string().trim().max(60).default('') },
})

export function mountAudit(app: Hono<PageEnv>, services: Services): void {
  app.get(auditPath, (c) => show(c, firstFields(c), {}))
  app.post(auditExportPath, (c) => download(c, services))
}

/** The last month, as far as it has gone. */
function firstFields(c: PageContext): AuditFields {
  const today = localDate(c.get('ctx').now)
  return { from: partsOf(today.subtract({ months: 1 })), to: partsOf(today), format: 'csv', person: '' }
}

const partsOf = ({ day, month, year }: PlainDate) => ({ day: String(day), month: String(month), year: String(year) })

async function show(c: PageContext, fields: AuditFields, errors: AuditView['errors']): Promise<Response> {
  const ctx = c.get('ctx')
  const state = await readLogState(ctx)
  if (!state.ok) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  return page(
    c,
    auditPage({
      ...workplaceFrame(c),
      now: ctx.now,
      state: state.value,
      maySeeLines: permits(ctx.actor, 'audit.read'),
      fields,
      errors,
      isAnswerToPost,
    }),
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function download(c: PageContext, services: Services): Promise<Response> {
  const words = auditMessages(c.get('locale'))
  if (!permits(c.get('ctx').actor, 'audit.read')) {
    await refuse(c.get('ctx'), 'audit.read', 'role')
    c.get('ctx').asked.push('audit.read')
    return c.notFound()
  }
  const form = await readForm(c, Fields)
  if (!form.ok) return show(c, firstFields(c), { vorm: words.errors.form })
  const typed = typedFields(form.value)
  const from = dayOf(typed.from)
  const to = dayOf(typed.to)
  const format = auditFormats.find((one) => one === typed.format)
  const subjectId = typed.person === '' ? null : readId<'person'>(typed.person)
  if (from === null || to === null || format === undefined || (typed.person !== '' && subjectId === null))
    return show(c, typed, {
      ...(from === null ? { van: words.errors.from } : {}),
      ...(to === null ? { tot: words.errors.to } : {}),
      ...(format === undefined ? { vorm: words.errors.format } : {}),
      ...(typed.person !== '' && subjectId === null ? { persoon: words.errors.person } : {}),
    })
  return give(c, services, typed, { format, from, to, subjectId })
}

type Wish = { readonly format: AuditFormat; readonly from: PlainDate; readonly to: PlainDate; readonly subjectId: Id<'person'> | null }

async function give(c: PageContext, services: Services, typed: AuditFields, wish: Wish): Promise<Response> {
  const ctx = c.get('ctx')
  const centre = await loadCentre(ctx.db, ctx.centreId)
  if (centre === null) return c.notFound()
  const exported = await exportAudit(services, ctx, centre, wish)
  if (!exported.ok) return exported.error.kind === 'not-permitted' ? c.notFound() : show(c, typed, errorOf(c, exported.error))
  const name = `${auditMessages(c.get('locale')).file}-${wish.from.toString()}-${wish.to.toString()}.${wish.format === 'csv' ? 'csv' : `${wish.format}.ndjson`}`
  return new Response(Readable.toWeb(Readable.from(exported.value).map((text: string) => Buffer.from(text))) as ReadableStream, {
    headers: {
      'Content-Type': wish.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

function errorOf(c: PageContext, { kind }: ExportRefusal): AuditView['errors'] {
  const words = auditMessages(c.get('locale')).errors
  return kind === 'not-begun' ? { van: words['not-begun'] } : { tot: words['ends-before-it-begins'] }
}

function typedFields(form: z.infer<typeof Fields>): AuditFields {
  const day = (name: 'van' | 'tot') => ({ day: form[`${name}-day`], month: form[`${name}-month`], year: form[`${name}-year`] })
  return { from: day('van'), to: day('tot'), format: form.vorm, person: form.persoon }
}

function dayOf({ day = '', month = '', year = '' }: AuditFields['from']): PlainDate | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null
  try {
    return Temporal.PlainDate.from({ day: Number(day), month: Number(month), year: Number(year) }, { overflow: 'reject' })
  } catch {
    return null
  }
}
