/**
 * Reads a PNG as it is to be published: checked chunk by chunk, without what tells about its maker.
 * Source: W3C, Portable Network Graphics (PNG) Specification (Third Edition), chapters 5, 11 and 12, annex D (CRC).
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { ImageFault, PlainImage } from './logo-image.ts'

export const pngSignature: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

type Chunk = { readonly type: string; readonly whole: Uint8Array; readonly body: Uint8Array }

/** What changes how the picture looks. Text, time, camera data and whatever we do not know stay behind. */
const shown = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT'])
const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
/** Control, frame and data of an animation (chapter 11.3.6). */
const moving = new Set(['acTL', 'fcTL', 'fdAT'])

/** Which depths a colour type may have (table 11.1). */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

export function readPng(bytes: Uint8Array): Result<PlainImage, ImageFault> {
  const chunks = chunksOf(bytes)
  if (chunks === null) return err('broken')
  if (chunks.some(({ type }) => moving.has(type))) return err('animated')
  const header = readHeader(chunks[0])
  if (header === null || !isInOrder(chunks, header.colourType)) return err('broken')
  const kept = chunks.filter(({ type }) => shown.has(type)).map(({ whole }) => whole)
  const { width, height } = header
  return ok({ mediaType: 'image/png', width, height, bytes: joined([Uint8Array.from(pngSignature), ...kept]) })
}

/** Every chunk up to the last byte; null when one is cut off, damaged or unknown. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = pngSignature.length; at < bytes.length;) {
    if (at + 12 > bytes.length) return null
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length || view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(type)) return null
    // A capital first: who cannot read this chunk cannot show the picture.
    if (/^[A-Z]/.test(type) && !critical.has(type)) return null
    chunks.push({ type, whole: bytes.subarray(at, end), body: bytes.subarray(at + 8, end - 4) })
    at = end
  }
  return chunks
}

function readHeader(chunk: Chunk | undefined): { width: number; height: number; colourType: number } | null {
  if (chunk?.type !== 'IHDR' || chunk.body.length !== 13) return null
  const view = new DataView(chunk.body.buffer, chunk.body.byteOffset, 13)
  const [depth, colourType, compression, filter, interlace] = chunk.body.subarray(8)
  if (depth === undefined || colourType === undefined || interlace === undefined) return null
  if (depths[colourType]?.includes(depth) !== true || compression !== 0 || filter !== 0 || interlace > 1) return null
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  return width === 0 || height === 0 ? null : { width, height, colourType }
}

/** One header first, at most one palette before the data, the data in one row, one empty end as the last. */
function isInOrder(chunks: readonly Chunk[], colourType: number): boolean {
  const types = chunks.map(({ type }) => type)
  const count = (wanted: string): number => types.filter((type) => type === wanted).length
  const [first, last] = [types.indexOf('IDAT'), types.lastIndexOf('IDAT')]
  if (count('IHDR') !== 1 || first < 0 || last - first + 1 !== count('IDAT')) return false
  if (count('IEND') !== 1 || types.at(-1) !== 'IEND' || chunks.at(-1)?.body.length !== 0) return false
  return isPaletteRight(chunks, colourType, first)
}

function isPaletteRight(chunks: readonly Chunk[], colourType: number, firstData: number): boolean {
  const palettes = chunks.flatMap((chunk, at) => (chunk.type === 'PLTE' ? [{ size: chunk.body.length, at }] : []))
  const [palette] = palettes
  if (palette === undefined) return colourType !== 3
  const isGrey = colourType === 0 || colourType === 4
  return palettes.length === 1 && !isGrey && palette.at < firstData && palette.size > 0 && palette.size <= 768 && palette.size % 3 === 0
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** The checksum at the end of each chunk, over its type and body. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
