/** Taking the own record along in Mijn CJG: the page, and its files as long as nothing changed. They stand behind `residentsOnly`, as all of the file. */
import type { Services } from '#platform/services.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { takeAlongPage } from '../pages/transfer/take-along-page.ts'
import { transferMessages } from '../pages/transfer/messages.ts'
import { transferPdf } from '../pages/transfer/transfer-pdf.ts'
import type { TransferFiles } from '../use-cases/transfer/hand-over.server.ts'
import { readTakeAlong, takeAlong } from '../use-cases/transfer/take-along.server.ts'
import { childOf, frameOf, missing } from './family-view.server.ts'

type Parts = { readonly services: Pick<Services, 'keys'> }

export async function showTakeAlong(c: PageContext, { services }: Parts, fault: string | null = null): Promise<Response> {
  const view = await readTakeAlong(c.get('ctx'), services.keys, childOf(c))
  if (!view.ok) return missing(c)
  return page(c, takeAlongPage({ ...frameOf(c), view: view.value, canMakePdf: canMakePdf(), fault }), fault === null ? 200 : 409)
}

export const takeAlongFiles = {
  dossier: { ends: 'json', type: 'application/fhir+json' },
  handtekening: { ends: 'jws', type: 'application/jose' },
  leesbaar: { ends: 'pdf', type: 'application/pdf' },
} as const
type File = keyof typeof takeAlongFiles

export async function sendTakeAlong(c: PageContext, parts: Parts, file: File): Promise<Response> {
  const words = transferMessages(c.get('locale'))
  const files = await takeAlong(c.get('ctx'), parts.services.keys, childOf(c), readWish(c.req.param('moment') ?? ''))
  if (!files.ok) {
    const { kind } = files.error
    return kind === 'no-access' || kind === 'not-permitted' ? missing(c) : showTakeAlong(c, parts, words.along.refusals[kind])
  }
  const body = bodyOf(c, file, files.value)
  if (body === null) return showTakeAlong(c, parts, words.along.refusals['no-pdf'])
  c.header('content-type', takeAlongFiles[file].type)
  c.header('content-disposition', `attachment; filename="${words.out.fileName}.${takeAlongFiles[file].ends}"`)
  return c.body(body)
}

function bodyOf(c: PageContext, file: File, files: TransferFiles) {
  if (file === 'leesbaar') return makePdf(transferPdf(c.get('locale'), c.get('site'), files))
  return new Uint8Array(file === 'dossier' ? files.bundle : Buffer.from(files.signature))
}

/** The moment and the digest that the page told; of another shape it is a moment of long ago, and is told as such. */
function readWish(text: string): { readonly madeAt: Instant; readonly digest: string } {
  const [, moment = '0', digest = ''] = /^(\d{13})-([0-9a-f]{16})$/.exec(text) ?? []
  return { madeAt: Temporal.Instant.fromEpochMilliseconds(Number(moment)), digest }
}
