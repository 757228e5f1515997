/** A form with a file (multipart/form-data), for routes that take more than the usual limit and guard one of their own. */
import type { PageContext } from './page-env.ts'

export type Upload = {
  readonly fields: Readonly<Record<string, string>>
  /** By the name of the field; one that was left empty is not there. */
  readonly files: Readonly<Record<string, Uint8Array>>
  /** Longer than allowed: the fields that stand before the file are here, so that nobody types them again. */
  readonly isTooLarge: boolean
}

/** Sent on to the end by a browser before it looks at an answer; past this we stop listening. */
const mostHeardBytes = 16 * 1024 * 1024

/** Keeps `mostBytes` in memory and no more; null when it is no such form. */
export async function readUpload(c: PageContext, mostBytes: number): Promise<Upload | null> {
  const type = c.req.header('content-type') ?? ''
  const [, quoted, bare] = /^multipart\/form-data;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s";]{1,70}))\s*$/i.exec(type) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return null
  const { bytes, isTooLarge } = await listen(c.req.raw.body, mostBytes)
  // What was cut off is closed by hand, so that the parts before it can be read.
  const body = isTooLarge ? Buffer.concat([bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]) : bytes
  const form = await parse(body, type)
  const read = form === null ? null : await partsOf(form)
  if (isTooLarge) return { fields: read?.fields ?? {}, files: {}, isTooLarge }
  return read === null ? null : { ...read, isTooLarge }
}

async function listen(body: ReadableStream<Uint8Array> | null, mostBytes: number): Promise<{ bytes: Buffer; isTooLarge: boolean }> {
  const kept: Uint8Array[] = []
  let heard = 0
  if (body !== null)
    for await (const part of body) {
      if (heard < mostBytes) kept.push(part.subarray(0, mostBytes - heard))
      heard += part.length
      if (heard > mostHeardBytes) break
    }
  return { bytes: Buffer.concat(kept), isTooLarge: heard > mostBytes }
}

/** The parser throws a TypeError for what is no such form; anything else is not expected. */
async function parse(body: Buffer, type: string): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch (problem) {
    if (problem instanceof TypeError) return null
    throw problem
  }
}

/** Null when a name stands there twice. */
async function partsOf(form: FormData): Promise<Pick<Upload, 'fields' | 'files'> | null> {
  const fields: Record<string, string> = {}
  const files: Record<string, Uint8Array> = {}
  for (const [name, value] of form) {
    if (Object.hasOwn(fields, name) || Object.hasOwn(files, name)) return null
    if (typeof value === 'string') fields[name] = value
    else if (value.size > 0 || value.name !== '') files[name] = new Uint8Array(await value.arrayBuffer())
  }
  return { fields, files }
}
