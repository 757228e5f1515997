/** All that the reader may keep of a file: what stands in it, who looked, and what was asked about it. Written down as an export. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { ok, type Result } from '#platform/result.ts'
import { listPersonRequests, type OpenedRequest } from '../../access/public-openness.ts'
import type { NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { readOwnFile, type OwnFileContents } from './read-own-file.server.ts'
import type { TellsFile } from './tells-file.ts'
import { readFileLog, type FileLog } from './who-looked.server.ts'

/** `tellers`: every context that tells of people in their file, handed in by who puts the application together. */
export type ExportNeeds = Pick<Services, 'keys'> & { readonly tellers: readonly TellsFile[] }

export type WholeFile = { readonly file: OwnFileContents; readonly log: FileLog; readonly requests: readonly OpenedRequest[] }

/** More lines than anybody's file has; a limit, because a file is made in memory. */
const mostLines = 50_000

export async function exportOwnFile(
  { keys, tellers }: ExportNeeds,
  ctx: Context,
  personId: Id<'person'>,
): Promise<Result<WholeFile, NoAccess | NotPermitted>> {
  const file = await readOwnFile(keys, ctx, personId, 'export', tellers)
  if (!file.ok) return file
  const log = await readFileLog(ctx, { personId, days: null, by: null, limit: mostLines }, 'export')
  if (!log.ok) return log
  const requests = await listPersonRequests(keys, ctx, 'request.make')
  if (!requests.ok) return requests
  return ok({ file: file.value, log: log.value, requests: requests.value.filter((one) => one.personId === personId) })
}
