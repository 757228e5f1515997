/** `./cjg audit export`: the log of a period in a published form, as a stream to the standard output or to a new file. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { auditFormats } from '#contexts/access/rules/audit/exported-row.ts'
import { exportAudit } from '#contexts/access/use-cases/audit/export-audit.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { Trouble } from '#platform/trouble.ts'
import { chooseCentre, commandContext, done, failed, readOptions, type CommandResult } from './command.ts'

export const auditExportUsage =
  './cjg audit export [--centre <slug>] --format fhir|ldv|csv --from <day> --to <day> [--subject <number of a person>] [--file <new file>]   (whole Dutch days; without a file to the standard output)'

const Wish = z.object({
  format: z.enum(auditFormats),
  from: z.string().transform(dayOf),
  to: z.string().transform(dayOf),
  subject: z.uuid().optional(),
})

function dayOf(text: string): PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new Trouble(`${text} is not a day; write it as 2026-11-24.`)
  }
}

export async function exportLog(
  services: Pick<Services, 'db' | 'clock' | 'keys' | 'config'>,
  args: readonly string[],
  out: NodeJS.WritableStream,
): Promise<CommandResult> {
  const text = { type: 'string' } as const
  const names = { centre: text, format: text, from: text, to: text, subject: text, file: text }
  const { centre: slug, file, ...options } = readOptions(args, names, auditExportUsage)
  const wish = Wish.safeParse(options)
  if (!wish.success) throw new Trouble(`--${String(wish.error.issues[0]?.path[0])} is missing or wrong.\nUsage: ${auditExportUsage}`)
  const centre = await chooseCentre(services, slug)
  const { subject, ...rest } = wish.data
  const subjectId = (subject as Id<'person'> | undefined) ?? null
  const exported = await exportAudit(services, commandContext(services, centre), centre, { ...rest, subjectId })
  if (!exported.ok)
    return failed(exported.error.kind === 'not-begun' ? 'That period has not begun yet.' : 'That period ends before it begins.')
  if (file === undefined) {
    await pipeline(Readable.from(exported.value), out, { end: false })
    return done()
  }
  // For whoever runs the command alone; a file that is there is never written over.
  await pipeline(Readable.from(exported.value), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return done(`The log of ${centre.name} is in ${file}.`)
}
