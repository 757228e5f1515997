/** All keys of an installation in one small file that opens with a passphrase: to keep apart from the backups, in a safe. */
import { randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import { seal, unseal, type KeyTexts } from './keys.server.ts'
import { Trouble } from './trouble.ts'

const title = 'OpenCJG keys 1'
const shortest = 16
/** RFC 7914; about a second and 128 MiB per guess, for a file that somebody may have found. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

const Texts = z.strictObject({
  ...{ centre: z.string(), seal: z.string(), pseudonym: z.string() },
  ...{ signing: z.string().exactOptional(), backup: z.string().exactOptional() },
})

const keyFrom = (passphrase: string, salt: Buffer): Buffer => scryptSync(passphrase.normalize('NFC').trim(), salt, 32, cost)

export function lockKeys(texts: KeyTexts, passphrase: string): string {
  if (passphrase.trim().length < shortest)
    throw new Trouble(`The passphrase must have at least ${shortest} signs: five or six words that nobody guesses.`)
  const salt = randomBytes(16)
  const sealed = seal(keyFrom(passphrase, salt), Buffer.from(JSON.stringify(texts), 'utf8'), title)
  const lines =
    Buffer.concat([salt, sealed])
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [title, ...lines, ''].join('\n')
}

export function unlockKeys(file: string, passphrase: string): KeyTexts {
  const [first, ...lines] = file.split('\n')
  if (first?.trim() !== title) throw new Trouble('This is no file of keys of OpenCJG.')
  const bytes = Buffer.from(lines.join(''), 'base64')
  const opened = unseal(keyFrom(passphrase, bytes.subarray(0, 16)), bytes.subarray(16), title)
  if (opened === null) throw new Trouble('The file of keys does not open: the passphrase is another, or the file was changed.')
  return Texts.parse(JSON.parse(opened.toString('utf8')))
}
