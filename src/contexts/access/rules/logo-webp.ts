/**
 * Reads a WebP as it is to be published: checked chunk by chunk, without what tells about its maker.
 * Sources: RFC 9649, WebP Image Format, sections 2 and 3 (container, lossless header); RFC 6386, VP8 Data Format, section 9.1 (frame header).
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { ImageFault, PlainImage } from './logo-image.ts'
import { joined } from './logo-png.ts'

type Chunk = { readonly type: string; readonly body: Uint8Array }
type Size = { readonly width: number; readonly height: number }

/** What changes how the picture looks, in the order of the format. */
const shown = ['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']
const flags = { profile: 0x20, alpha: 0x10, animation: 0x02 } as const

export const isWebp = (bytes: Uint8Array): boolean => textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP'

export function readWebp(bytes: Uint8Array): Result<PlainImage, ImageFault> {
  const chunks = chunksOf(bytes)
  const first = chunks?.[0]
  if (chunks === null || first === undefined) return err('broken')
  const isExtended = first.type === 'VP8X'
  if (isExtended && ((first.body[0] ?? 0) & flags.animation) !== 0) return err('animated')
  if (chunks.some(({ type }) => type === 'ANIM' || type === 'ANMF')) return err('animated')
  const kept = isExtended ? chunks.filter(({ type }) => shown.includes(type)) : chunks
  const pictures = kept.filter(({ type }) => type === 'VP8 ' || type === 'VP8L')
  const [picture] = pictures
  if (picture === undefined || pictures.length > 1 || kept.at(-1) !== picture) return err('broken')
  if (!isExtended && kept.length > 1) return err('broken')
  const size = picture.type === 'VP8 ' ? lossySize(picture.body) : losslessSize(picture.body)
  if (size === null || (isExtended && !isCanvas(kept, size))) return err('broken')
  return ok({ mediaType: 'image/webp', ...size, bytes: written(kept) })
}

/** Every chunk up to the last byte, which the file itself tells; null when that is not where it ends. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(4, true) + 8 !== bytes.length) return null
  const chunks: Chunk[] = []
  for (let at = 12; at < bytes.length;) {
    if (at + 8 > bytes.length) return null
    const length = view.getUint32(at + 4, true)
    // A body of odd length has one byte behind it that is zero.
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length || (length % 2 === 1 && bytes[end - 1] !== 0)) return null
    chunks.push({ type: textAt(bytes, at), body: bytes.subarray(at + 8, at + 8 + length) })
    at = end
  }
  return chunks
}

/** A key frame that is shown, with its start code; sizes of 14 bits. */
function lossySize(body: Uint8Array): Size | null {
  if (body.length < 10 || body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) return null
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const tag = view.getUint16(0, true) | ((body[2] ?? 0) << 16)
  const [isKeyFrame, isShown, firstPart] = [(tag & 1) === 0, ((tag >> 4) & 1) === 1, tag >> 5]
  if (!isKeyFrame || !isShown || firstPart > body.length - 10) return null
  const [width, height] = [view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff]
  return width === 0 || height === 0 ? null : { width, height }
}

/** One signature byte, then 14 bits each of width and height less one, and a version that is 0. */
function losslessSize(body: Uint8Array): Size | null {
  if (body.length < 6 || body[0] !== 0x2f) return null
  const bits = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(1, true)
  return bits >>> 29 === 0 ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : null
}

/** The header of an extended file tells the size of its picture; each kind of chunk stands there once, in order. */
function isCanvas(kept: readonly Chunk[], { width, height }: Size): boolean {
  const body = kept[0]?.body
  if (body?.length !== 10) return false
  const number = (at: number): number => (body[at] ?? 0) | ((body[at + 1] ?? 0) << 8) | ((body[at + 2] ?? 0) << 16)
  const places = kept.map(({ type }) => shown.indexOf(type))
  const isOrdered = places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))
  return isOrdered && number(4) + 1 === width && number(7) + 1 === height
}

/** The file anew; its header no longer promises what was left out. */
function written(kept: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const parts = kept.flatMap(({ type, body }) => {
    const told = type === 'VP8X' ? Uint8Array.from(body, (byte, at) => (at === 0 ? byte & (flags.profile | flags.alpha) : byte)) : body
    return [letters(type), little(body.length), told, new Uint8Array(body.length % 2)]
  })
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return joined([letters('RIFF'), little(length), letters('WEBP'), ...parts])
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
const letters = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const little = (value: number): Uint8Array => Uint8Array.from([value, value >>> 8, value >>> 16, value >>> 24])
