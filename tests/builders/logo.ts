/** Pictures made by hand: a PNG by the compression and checksum of Node, a WebP with a header and no more. */
import { crc32, deflateSync } from 'node:zlib'

type Chunk = readonly [type: string, body: Uint8Array]

export const pngChunk = ([type, body]: Chunk): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

export const pngHeader = (width: number, height: number, depth = 8, colourType = 2): Chunk => {
  const body = Buffer.alloc(13)
  body.writeUInt32BE(width, 0)
  body.writeUInt32BE(height, 4)
  body.set([depth, colourType], 8)
  return ['IHDR', body]
}

export const pngOf = (...chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks.map(pngChunk)]))

export const pngEnd: Chunk = ['IEND', Buffer.alloc(0)]

/** One colour all over, unless told otherwise; `more` stands between the header and the data. */
export function aPng(
  of: { width?: number; height?: number; colour?: readonly [number, number, number]; more?: readonly Chunk[] } = {},
): Uint8Array<ArrayBuffer> {
  const { width = 96, height = 48, colour = [11, 83, 148], more = [] } = of
  const line = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(colour))])
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  return pngOf(pngHeader(width, height), ...more, ['IDAT', data], pngEnd)
}

export const webpOf = (...chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> => {
  const parts = chunks.map(([type, body]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(type, 'latin1'), length, body, Buffer.alloc(body.length % 2)])
  })
  const whole = Buffer.concat([Buffer.from('RIFF    WEBP', 'latin1'), ...parts])
  whole.writeUInt32LE(whole.length - 8, 4)
  return new Uint8Array(whole)
}

export const losslessPicture = (width: number, height: number): Chunk => {
  const body = Buffer.alloc(9)
  body[0] = 0x2f
  body.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1)
  return ['VP8L', body]
}

export const lossyPicture = (width: number, height: number): Chunk => {
  const body = Buffer.alloc(16)
  body.set([0x10, 0, 0, 0x9d, 0x01, 0x2a])
  body.writeUInt16LE(width, 6)
  body.writeUInt16LE(height, 8)
  return ['VP8 ', body]
}

export const canvas = (width: number, height: number, flags = 0): Chunk => {
  const body = Buffer.alloc(10)
  body[0] = flags
  body.writeUIntLE(width - 1, 4, 3)
  body.writeUIntLE(height - 1, 7, 3)
  return ['VP8X', body]
}
