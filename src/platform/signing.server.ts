/**
 * Signatures under what leaves to another organisation: a detached JWS (RFC 7515, appendix F) with Ed25519 (RFC 8037). Each centre has its own key pair,
 * which follows from the signing key of the installation; its fingerprint is the thumbprint of RFC 7638. The same bytes get the same signature.
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto'
import type { Keys } from './keys.server.ts'

export type Signer = {
  readonly privateKey: KeyObject
  /** 32 bytes. */
  readonly publicKey: Buffer
  readonly fingerprint: Buffer
}

const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Null: this installation has no signing key. */
export function signerOf(keys: Keys, centreId: string): Signer | null {
  if (keys.signing === undefined) return null
  const seed = Buffer.from(hkdfSync('sha256', keys.signing, centreId, 'signing key of a centre', 32))
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length)
  return { privateKey, publicKey, fingerprint: fingerprintOf(publicKey) }
}

/** As others read it: a JWK with the members in the order of RFC 7638. */
export function publicJwk(publicKey: Buffer): string {
  return JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x: publicKey.toString('base64url') })
}

export function fingerprintOf(publicKey: Buffer): Buffer {
  return createHash('sha256').update(publicJwk(publicKey)).digest()
}

/** A JWK of an Ed25519 key, or its `x` alone; null for anything else, private keys too. */
export function readPublicKey(text: string): Buffer | null {
  const plain = text.trim()
  const x = plain.startsWith('{') ? xOf(plain) : plain
  if (x === null || !/^[A-Za-z0-9_-]{43}$/.test(x)) return null
  const bytes = Buffer.from(x, 'base64url')
  return bytes.length === 32 && bytes.toString('base64url') === x && keyOf(bytes) !== null ? bytes : null
}

function xOf(text: string): string | null {
  try {
    const jwk = JSON.parse(text) as Readonly<Record<string, unknown>> | null
    const isPublic = jwk?.['kty'] === 'OKP' && jwk['crv'] === 'Ed25519' && !('d' in jwk)
    return isPublic && typeof jwk['x'] === 'string' ? jwk['x'] : null
  } catch {
    return null
  }
}

function keyOf(publicKey: Buffer): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url')

/** `header..signature`: what was signed goes beside it. */
export function signDetached({ privateKey, fingerprint }: Signer, bytes: Uint8Array, contentType: string): string {
  const header = base64(JSON.stringify({ alg: 'EdDSA', cty: contentType, kid: fingerprint.toString('base64url') }))
  return `${header}..${sign(null, signedBytes(header, bytes), privateKey).toString('base64url')}`
}

const signedBytes = (header: string, bytes: Uint8Array): Buffer => Buffer.from(`${header}.${Buffer.from(bytes).toString('base64url')}`)

export type Detached = { readonly header: string; readonly signature: Buffer; readonly fingerprint: Buffer }

/** What a signature says of itself, nothing proven yet; null: no signature of this kind, or one with more than we know. */
export function readDetached(text: string): Detached | null {
  const [, header = '', signature = ''] = /^([A-Za-z0-9_-]{1,2000})\.\.([A-Za-z0-9_-]{86})$/.exec(text.trim()) ?? []
  try {
    const read = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Readonly<Record<string, unknown>> | null
    if (read === null || read['alg'] !== 'EdDSA' || 'crit' in read || 'b64' in read) return null
    const kid = read['kid']
    const fingerprint = typeof kid === 'string' ? Buffer.from(kid, 'base64url') : Buffer.alloc(0)
    const bytes = Buffer.from(signature, 'base64url')
    return fingerprint.length === 32 && bytes.length === 64 ? { header, signature: bytes, fingerprint } : null
  } catch {
    return null
  }
}

/** Did the holder of this key sign exactly these bytes? */
export function isSignedBy(publicKey: Buffer, { header, signature }: Detached, bytes: Uint8Array): boolean {
  const key = keyOf(publicKey)
  return key !== null && verify(null, signedBytes(header, bytes), key, signature)
}

/** Sixteen groups of four signs, to read aloud and compare. */
export function fingerprintText(fingerprint: Uint8Array): string {
  return (Buffer.from(fingerprint).toString('hex').match(/.{4}/g) ?? []).join(' ')
}

/** What somebody typed of a fingerprint: spaces and capitals do not matter. Null: not 64 hexadecimal signs. */
export function readFingerprint(text: string): Buffer | null {
  const signs = text.replaceAll(/[\s:-]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(signs) ? Buffer.from(signs, 'hex') : null
}
