import fc from 'fast-check'
import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  fingerprintOf,
  fingerprintText,
  isSignedBy,
  publicJwk,
  readDetached,
  readFingerprint,
  readPublicKey,
  signDetached,
  signerOf,
} from './signing.server.ts'

const keys = { centre: new Map(), seal: Buffer.alloc(32), pseudonym: Buffer.alloc(32), signing: Buffer.alloc(32, 4) }
const signer = signerOf(keys, 'a') ?? (undefined as never)
const other = signerOf(keys, 'b') ?? (undefined as never)

test('the thumbprint is that of RFC 8037, appendix A.3', () => {
  const key = readPublicKey('{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}')
  expect(fingerprintOf(key ?? Buffer.alloc(0)).toString('base64url')).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

test('each centre has a key of its own, always the same; without a signing key there is none', () => {
  expect(signerOf(keys, 'a')?.publicKey).toEqual(signer.publicKey)
  expect(other.publicKey).not.toEqual(signer.publicKey)
  expect(signerOf({ ...keys, signing: undefined } as never, 'a')).toBeNull()
})

test('a signature is a JWS that any library checks: header, a dot, nothing, a dot, signature over header and payload', () => {
  const bytes = Buffer.from('{"a":1}')
  const [header = '', nothing, signature = ''] = signDetached(signer, bytes, 'application/fhir+json').split('.')
  expect(nothing).toBe('')
  const head = JSON.parse(Buffer.from(header, 'base64url').toString()) as unknown
  expect(head).toEqual({ alg: 'EdDSA', cty: 'application/fhir+json', kid: signer.fingerprint.toString('base64url') })
  const key = createPublicKey({ key: JSON.parse(publicJwk(signer.publicKey)) as never, format: 'jwk' })
  expect(verify(null, Buffer.from(`${header}.${bytes.toString('base64url')}`), key, Buffer.from(signature, 'base64url'))).toBe(true)
})

test('one bit more or less of the content or the signature, or another key, and it is not signed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), (bytes, at) => {
      const read = readDetached(signDetached(signer, bytes, 'text/plain'))
      if (read === null) throw new Error('not read')
      expect(isSignedBy(signer.publicKey, read, bytes)).toBe(true)
      expect(isSignedBy(other.publicKey, read, bytes)).toBe(false)
      const flip = (of: Uint8Array): Buffer => {
        const changed = Buffer.from(of)
        const place = at % changed.length
        changed[place] = (changed[place] ?? 0) ^ (1 << (at % 8))
        return changed
      }
      expect(isSignedBy(signer.publicKey, read, flip(bytes))).toBe(false)
      expect(isSignedBy(signer.publicKey, { ...read, signature: flip(read.signature) }, bytes)).toBe(false)
    }),
    { seed: 5, numRuns: 40 },
  )
})

test.each([
  ['text', 'hallo'],
  ['a signature with its content', signDetached(signer, Buffer.from('x'), 't').replace('..', '.eA.')],
  ['another algorithm', `${Buffer.from('{"alg":"none","kid":"x"}').toString('base64url')}..${'A'.repeat(86)}`],
  [
    'one that asks for more than we know',
    `${Buffer.from(`{"alg":"EdDSA","crit":["x"],"kid":"${'A'.repeat(43)}"}`).toString('base64url')}..${'A'.repeat(86)}`,
  ],
  ['one that does not say by whom', `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}..${'A'.repeat(86)}`],
])('%s is no signature', (_, text) => expect(readDetached(text)).toBeNull())

test('a public key is read from a JWK or its x; a private one, another curve and anything else is not', () => {
  const jwk = publicJwk(signer.publicKey)
  const x = signer.publicKey.toString('base64url')
  for (const text of [jwk, x, ` ${x}\n`]) expect(readPublicKey(text)).toEqual(signer.publicKey)
  for (const text of ['', '{', `${x}A`, jwk.replace('Ed25519', 'X25519'), jwk.replace('}', ',"d":"x"}'), '[]', 'null'])
    expect(readPublicKey(text)).toBeNull()
})

test('a fingerprint is read as it is shown, and as somebody types it', () => {
  const shown = fingerprintText(signer.fingerprint)
  expect(shown).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
  for (const text of [shown, shown.toUpperCase(), shown.replaceAll(' ', ''), shown.replaceAll(' ', ':')])
    expect(readFingerprint(text)).toEqual(signer.fingerprint)
  expect(readFingerprint(shown.slice(1))).toBeNull()
})
