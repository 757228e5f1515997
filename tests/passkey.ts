/** A passkey for tests: a key pair that answers a challenge as a browser with a fingerprint would (Web Authentication Level 3, sections 6.1 and 6.3.3). */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const isPresentAndProved = 0x05

export class SoftPasskey {
  readonly credentialId = randomBytes(32)
  readonly #pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #count = 0

  /** As COSE writes it (RFC 9053, section 7.1.1): kind EC2, algorithm ES256, curve P-256, x and y. */
  get publicKey(): Buffer {
    const { x = '', y = '' } = this.#pair.publicKey.export({ format: 'jwk' })
    const [head, between] = [Buffer.from('a5010203262001215820', 'hex'), Buffer.from('225820', 'hex')]
    return Buffer.concat([head, Buffer.from(x, 'base64url'), between, Buffer.from(y, 'base64url')])
  }

  answer(challenge: string, { rpId, origin }: { readonly rpId: string; readonly origin: string }): string {
    this.#count += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.#count)
    const data = Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([isPresentAndProved]), count])
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }))
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#pair.privateKey)
    const id = this.credentialId.toString('base64url')
    const response = {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    }
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })
  }
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
