/**
 * Which pictures may be a logo, told by their bytes and never by their name. A drawing in SVG can carry script and
 * addresses, and what moves distracts (WCAG 2.2, 2.2.2), so both are refused. What is kept is what is published.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { pngSignature, readPng } from './logo-png.ts'
import { isWebp, readWebp } from './logo-webp.ts'

export const mostLogoBytes = 2 * 1024 * 1024
export const longestLogoSide = 4_096
/** Below this nobody can make out a picture on a screen of today. */
export const shortestLogoSide = 32

export type PlainImage = {
  readonly mediaType: 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
  /** The file without text, time, camera data and the like. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

export type ImageFault =
  | 'empty'
  | 'svg'
  | 'gif'
  | 'jpeg'
  /** Neither PNG nor WebP, and none of those people often try. */
  | 'other-kind'
  | 'animated'
  /** Cut off, damaged, or made against the rules of its format. */
  | 'broken'
  | 'too-heavy'
  | 'too-large'
  | 'too-small'

export function readLogoImage(bytes: Uint8Array): Result<PlainImage, ImageFault> {
  if (bytes.length === 0) return err('empty')
  if (bytes.length > mostLogoBytes) return err('too-heavy')
  const image = readByKind(bytes)
  if (!image.ok) return image
  const { width, height } = image.value
  if (Math.max(width, height) > longestLogoSide) return err('too-large')
  if (Math.min(width, height) < shortestLogoSide) return err('too-small')
  return image
}

function readByKind(bytes: Uint8Array): Result<PlainImage, ImageFault> {
  if (startsWith(bytes, pngSignature)) return readPng(bytes)
  if (isWebp(bytes)) return readWebp(bytes)
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return err('gif')
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return err('jpeg')
  return err(isSvg(bytes) ? 'svg' : 'other-kind')
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** In either of the encodings that drawing programs write; it is refused anyhow, this only finds the better words. */
function isSvg(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 2_048).filter((byte) => byte !== 0))
  return /^[^a-z<]{0,4}</i.test(text.trimStart()) && /<(?:\w+:)?svg[\s>]/i.test(text)
}

export type LogoAlt = { readonly nl: string; readonly en: string }

/** What a page needs to show the logo; `hash` (SHA-256 in hex) names it. */
export type Logo = Pick<PlainImage, 'mediaType' | 'width' | 'height'> & { readonly hash: string; readonly alt: LogoAlt }

/** `image` null keeps the picture that is there; `too-heavy` when it was not even read to its end. */
export type LogoWish = { readonly image: Uint8Array | 'too-heavy' | null; readonly alt: LogoAlt }

/** One reason per field. */
export type LogoFaults = { readonly image: ImageFault | null; readonly alt: readonly (keyof LogoAlt)[] }

export type CheckedLogo = { readonly image: PlainImage | null; readonly alt: LogoAlt }

const longestAlt = 80

/** Without a picture that is there, one must be given. */
export function checkLogo(wish: LogoWish, isThere: boolean): Result<CheckedLogo, LogoFaults> {
  const alt = { nl: wish.alt.nl.trim(), en: wish.alt.en.trim() }
  const wrong = (['nl', 'en'] as const).filter((language) => !isAlt(alt[language]))
  const image = checkImage(wish.image, isThere)
  if (image.ok && wrong.length === 0) return ok({ image: image.value, alt })
  return err({ image: image.ok ? null : image.error, alt: wrong })
}

function checkImage(image: LogoWish['image'], isThere: boolean): Result<PlainImage | null, ImageFault> {
  if (image === null) return isThere ? ok(null) : err('empty')
  return image === 'too-heavy' ? err('too-heavy') : readLogoImage(image)
}

const isAlt = (text: string): boolean => text !== '' && Array.from(text).length <= longestAlt && !/\p{C}/u.test(text)
