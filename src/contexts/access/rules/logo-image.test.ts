import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { aPng, canvas, losslessPicture, lossyPicture, pngChunk, pngEnd, pngHeader, pngOf, webpOf } from '#tests/builders/logo.ts'
import { checkLogo, longestLogoSide, mostLogoBytes, readLogoImage, shortestLogoSide } from './logo-image.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const data = ['IDAT', deflateSync(Buffer.alloc(40))] as const
const faultOf = (of: Uint8Array): string | null => {
  const read = readLogoImage(of)
  return read.ok ? null : read.error
}

describe('what is a logo', () => {
  test.each([
    ['a PNG', aPng({ width: 320, height: 90 }), 'image/png', 320, 90],
    ['a PNG with a palette', pngOf(pngHeader(40, 50, 4, 3), ['PLTE', Buffer.alloc(48)], data, pngEnd), 'image/png', 40, 50],
    ['a PNG in grey, its data in two parts', pngOf(pngHeader(64, 64, 16, 0), data, data, pngEnd), 'image/png', 64, 64],
    ['the smallest', aPng({ width: 32, height: 32 }), 'image/png', 32, 32],
    ['the longest', pngOf(pngHeader(4096, 32), data, pngEnd), 'image/png', 4096, 32],
    ['a lossy WebP', webpOf(lossyPicture(300, 80)), 'image/webp', 300, 80],
    ['a lossless WebP', webpOf(losslessPicture(4096, 4096)), 'image/webp', 4096, 4096],
    ['a WebP with a canvas', webpOf(canvas(300, 80, 0x10), ['ALPH', bytes('abc')], lossyPicture(300, 80)), 'image/webp', 300, 80],
  ] as const)('%s', (_, given, mediaType, width, height) => {
    expect(readLogoImage(given)).toEqual({ ok: true, value: { mediaType, width, height, bytes: given } })
  })
})

describe('what is no logo, with one reason each', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a drawing', bytes('<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'svg'],
    ['a drawing in two bytes a sign', Buffer.from('\uFEFF<svg width="40"/>', 'utf16le'), 'svg'],
    ['a page', bytes('<!doctype html><p>svg</p>'), 'other-kind'],
    ['a GIF', bytes('GIF89a\x20\x00\x20\x00'), 'gif'],
    ['a photo', bytes('\xff\xd8\xff\xe0\x00\x10JFIF'), 'jpeg'],
    ['a text', bytes('logo.png'), 'other-kind'],
    ['only the beginning of a PNG', aPng().subarray(0, 8), 'broken'],
    ['a moving PNG', aPng({ more: [['acTL', Buffer.alloc(8)]] }), 'animated'],
    ['a moving WebP', webpOf(canvas(64, 64, 0x02), ['ANIM', Buffer.alloc(6)], ['ANMF', Buffer.alloc(24)]), 'animated'],
    ['a WebP that hides that it moves', webpOf(canvas(64, 64), ['ANMF', Buffer.alloc(24)], lossyPicture(64, 64)), 'animated'],
    ['bytes behind the end', Buffer.concat([aPng(), bytes('<script>')]), 'broken'],
    ['a PNG behind a PNG', Buffer.concat([aPng(), aPng().subarray(8)]), 'broken'],
    ['no data', pngOf(pngHeader(64, 64), pngEnd), 'broken'],
    ['no end', pngOf(pngHeader(64, 64), data), 'broken'],
    ['no header', pngOf(data, pngEnd), 'broken'],
    ['two headers', pngOf(pngHeader(64, 64), pngHeader(64, 64), data, pngEnd), 'broken'],
    ['a depth that the colours do not have', pngOf(pngHeader(64, 64, 4, 2), data, pngEnd), 'broken'],
    ['colours that do not exist', pngOf(pngHeader(64, 64, 8, 5), data, pngEnd), 'broken'],
    ['no palette', pngOf(pngHeader(64, 64, 8, 3), data, pngEnd), 'broken'],
    ['half a colour in the palette', pngOf(pngHeader(64, 64, 8, 3), ['PLTE', Buffer.alloc(4)], data, pngEnd), 'broken'],
    ['a palette too late', pngOf(pngHeader(64, 64, 8, 3), data, ['PLTE', Buffer.alloc(3)], pngEnd), 'broken'],
    ['a palette for grey', pngOf(pngHeader(64, 64, 8, 0), ['PLTE', Buffer.alloc(3)], data, pngEnd), 'broken'],
    ['data in two places', pngOf(pngHeader(64, 64), data, ['tEXt', bytes('a')], data, pngEnd), 'broken'],
    ['an unknown part that matters', aPng({ more: [['ABCD', Buffer.alloc(1)]] }), 'broken'],
    ['a part without a name', aPng({ more: [['a1c ', Buffer.alloc(1)]] }), 'broken'],
    ['no width', pngOf(pngHeader(0, 64), data, pngEnd), 'broken'],
    ['a WebP of another size than its canvas', webpOf(canvas(64, 65), lossyPicture(64, 64)), 'broken'],
    ['a WebP with two pictures', webpOf(lossyPicture(64, 64), lossyPicture(64, 64)), 'broken'],
    ['a WebP without a picture', webpOf(canvas(64, 64)), 'broken'],
    ['a WebP that has its alpha after the picture', webpOf(canvas(64, 64), lossyPicture(64, 64), ['ALPH', bytes('ab')]), 'broken'],
    ['a WebP whose canvas comes late', webpOf(lossyPicture(64, 64), canvas(64, 64)), 'broken'],
    ['bytes behind a WebP', Buffer.concat([webpOf(lossyPicture(64, 64)), bytes('x')]), 'broken'],
    ['narrower than the smallest', aPng({ width: shortestLogoSide - 1, height: 200 }), 'too-small'],
    ['lower than the smallest', webpOf(losslessPicture(200, shortestLogoSide - 1)), 'too-small'],
    ['wider than the longest', pngOf(pngHeader(longestLogoSide + 1, 64), data, pngEnd), 'too-large'],
    ['higher than the longest', webpOf(lossyPicture(64, longestLogoSide + 1)), 'too-large'],
    ['more bytes than the most', aPng({ more: [['tEXt', Buffer.alloc(mostLogoBytes)]] }), 'too-heavy'],
  ])('%s', (_, given, fault) => {
    expect(faultOf(given)).toBe(fault)
  })
})

describe('what is published tells nothing about its maker', () => {
  test('a PNG loses text, time, camera and what is unknown, and keeps its colours', () => {
    const gone = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'pHYs', 'caBX'].map((type) => [type, bytes('Sanne de Wit')] as const)
    const kept = ['gAMA', 'tRNS'].map((type) => [type, Buffer.alloc(6)] as const)
    expect(readLogoImage(aPng({ more: [...gone, ...kept] }))).toMatchObject({ ok: true, value: { bytes: aPng({ more: kept }) } })
  })
  test('a WebP loses EXIF, XMP and what is unknown, and no longer promises them', () => {
    const picture = lossyPicture(64, 48)
    const full = webpOf(
      canvas(64, 48, 0x2c),
      ['ICCP', bytes('rgb')],
      ['ABCD', bytes('?')],
      picture,
      ['EXIF', bytes('wie')],
      ['XMP ', bytes('x')],
    )
    const plain = webpOf(canvas(64, 48, 0x20), ['ICCP', bytes('rgb')], picture)
    expect(readLogoImage(full)).toMatchObject({ ok: true, value: { bytes: plain } })
  })
})

describe('always', () => {
  const size = fc.integer({ min: shortestLogoSide, max: 64 })
  const more = fc.array(fc.tuple(fc.constantFrom('tEXt', 'gAMA', 'eXIf'), fc.uint8Array({ maxLength: 30 })), { maxLength: 3 })
  const png = fc.record({ width: size, height: size, more }).map((of) => aPng(of))
  const webp = fc
    .tuple(fc.boolean(), size, size)
    .map(([lossy, width, height]) => webpOf((lossy ? lossyPicture : losslessPicture)(width, height)))

  test('a PNG with any one bit turned over is refused', () => {
    fc.assert(
      fc.property(png, fc.nat(), fc.nat(7), (whole, at, bit) => {
        const turned = Uint8Array.from(whole)
        turned[at % whole.length] = (turned[at % whole.length] ?? 0) ^ (1 << bit)
        expect(readLogoImage(whole).ok).toBe(true)
        expect(readLogoImage(turned).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
  test('a picture cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.oneof(png, webp), fc.nat(), (whole, at) => {
        expect(readLogoImage(whole.subarray(0, at % whole.length)).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
  test('what was read once is read again as the same', () => {
    fc.assert(
      fc.property(fc.oneof(png, webp), (whole) => {
        const once = readLogoImage(whole)
        expect(once.ok && readLogoImage(once.value.bytes)).toEqual(once)
      }),
    )
  })
  test('any bytes at all get an answer, also behind a true beginning', () => {
    const starts = [aPng().subarray(0, 8), aPng().subarray(0, 33), bytes('RIFF\x20\x00\x00\x00WEBP'), bytes('')]
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        expect(readLogoImage(Buffer.concat([start, rest])).ok).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })
  test('a chunk of another length is refused', () => {
    const long = pngChunk(['gAMA', Buffer.alloc(4)])
    long.writeUInt32BE(0xffffffff)
    expect(faultOf(Buffer.concat([aPng().subarray(0, 33), long, aPng().subarray(33)]))).toBe('broken')
  })
})

describe('the words that go with it', () => {
  const alt = { nl: ' Opvoedpunt Vlietstad ', en: 'Parenting point Vlietstad' }
  test('are kept without white space around them', () => {
    expect(checkLogo({ image: null, alt }, true)).toEqual({ ok: true, value: { image: null, alt: { ...alt, nl: 'Opvoedpunt Vlietstad' } } })
  })
  test.each([
    ['no Dutch', { ...alt, nl: ' ' }, ['nl']],
    ['neither', { nl: '', en: '' }, ['nl', 'en']],
    ['too long', { ...alt, en: 'a'.repeat(81) }, ['en']],
    ['two lines', { ...alt, nl: 'a\nb' }, ['nl']],
  ])('%s: every field has its own reason', (_, given, wrong) => {
    expect(checkLogo({ image: bytes('GIF89a'), alt: given }, true)).toEqual({ ok: false, error: { image: 'gif', alt: wrong } })
    expect(checkLogo({ image: null, alt: given }, true)).toEqual({ ok: false, error: { image: null, alt: wrong } })
  })
  test('without a picture there must be one already', () => {
    expect(checkLogo({ image: null, alt }, false)).toEqual({ ok: false, error: { image: 'empty', alt: [] } })
    expect(checkLogo({ image: 'too-heavy', alt }, false)).toEqual({ ok: false, error: { image: 'too-heavy', alt: [] } })
  })
})
