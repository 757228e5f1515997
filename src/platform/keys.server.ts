/**
 * The keys of the installation: centre (wraps the keys of conversations; versions, the newest wraps),
 * seal (chains the audit log), pseudonym (keyed hashes; after a rotation a lasting one beside it) and signing (transfers). They live outside the database: in
 * DATA_DIR/keys (mode 0600) or in the environment. Each centre's own key is derived, so that one
 * centre's data never open with another's.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.server.ts'
import { Trouble } from './trouble.ts'

const keyBytes = 32

export type Keys = {
  /** By version number; the highest wraps what is new. */
  readonly centre: ReadonlyMap<number, Buffer>
  readonly seal: Buffer
  /** Seal keys from before a rotation, oldest first: what was sealed before `until` (as the database writes moments) is under it. */
  readonly olderSeals?: readonly { readonly until: string; readonly key: Buffer }[]
  /** Marks of the moment: waiting times, sources, floods. */
  readonly pseudonym: Buffer
  /** Makes what must outlive a rotation of the pseudonym key: links in mails, recovery codes, secrets of webhooks, who a resident is. Absent: the same. */
  readonly lasting?: Buffer
  /** Signs what leaves to another organisation, by a key of each centre. Absent: nothing can be signed. */
  readonly signing?: Buffer
}

/** Reads the keys, or makes them on the first start with the embedded database. Throws Trouble on a wrong one. */
export function loadKeys(config: Pick<Config, 'keys' | 'dataDir'>): Keys {
  if (config.keys !== null)
    return {
      centre: readVersions(config.keys.centre, 'CJG_CENTRE_KEYS'),
      ...readSeals(config.keys.seal, 'CJG_SEAL_KEY'),
      ...readPseudonym(config.keys.pseudonym, 'CJG_PSEUDONYM_KEY'),
      ...(config.keys.signing === undefined ? {} : { signing: readKey(config.keys.signing, 'CJG_SIGNING_KEY') }),
    }
  const folder = join(config.dataDir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const text = (name: string, make: () => string): string => {
    const file = join(folder, name)
    if (!existsSync(file)) writeWhole(file, make())
    return readFileSync(file, 'utf8').trim()
  }
  return {
    centre: readVersions(
      text('centre', () => `1:${newKey()}`),
      join(folder, 'centre'),
    ),
    ...readSeals(text('seal', newKey), join(folder, 'seal')),
    ...readPseudonym(text('pseudonym', newKey), join(folder, 'pseudonym')),
    signing: readKey(text('signing', newKey), join(folder, 'signing')),
  }
}

/** The keys that are there, without making any; null when one is missing. */
export function findKeys(config: Pick<Config, 'keys' | 'dataDir'>): Keys | null {
  const isThere = ['centre', 'seal', 'pseudonym'].every((name) => existsSync(join(config.dataDir, 'keys', name)))
  return config.keys === null && !isThere ? null : loadKeys(config)
}

/** The key that seals backups. With the embedded database it is made at the first backup, beside the other keys. */
export function loadBackupKey(config: Pick<Config, 'keys' | 'backupKey' | 'dataDir'>, mayMake: boolean): Buffer {
  if (config.backupKey !== null) return readKey(config.backupKey, 'CJG_BACKUP_KEY')
  const file = join(config.dataDir, 'keys', 'backup')
  if (existsSync(file)) return readKey(readFileSync(file, 'utf8').trim(), file)
  if (config.keys !== null) throw new Trouble('Set CJG_BACKUP_KEY, which seals the backups (./cjg key new prints one).')
  if (!mayMake) throw new Trouble('The backup key is not here. Put the keys back first: ./cjg key import --from <file>.')
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  const made = newKey()
  writeWhole(file, made)
  return readKey(made, file)
}

/** After keys were lost: new ones for what comes. A version number that was used before is never used again for another key. */
export function makeLostKeys(config: Pick<Config, 'keys' | 'dataDir'>, lastVersion: number): void {
  const file = join(config.dataDir, 'keys', 'centre')
  if (config.keys !== null || existsSync(file)) return
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  writeWhole(file, `${lastVersion + 1}:${newKey()}`)
}

/** Text of each key by its file name, as it stands in DATA_DIR/keys. */
export type KeyTexts = {
  readonly centre: string
  readonly seal: string
  readonly pseudonym: string
  readonly signing?: string
  readonly backup?: string
}

export function keyTexts(keys: Keys, backup: Buffer | null): KeyTexts {
  return {
    centre: [...keys.centre].map(([number, key]) => `${number}:${key.toString('base64')}`).join(','),
    seal: sealText(keys),
    pseudonym: pseudonymText(keys),
    ...(keys.signing === undefined ? {} : { signing: keys.signing.toString('base64') }),
    ...(backup === null ? {} : { backup: backup.toString('base64') }),
  }
}

/** Puts keys into an empty DATA_DIR/keys; a key that is there and is another stops it before anything is written. */
export function putKeys(dataDir: string, texts: KeyTexts): void {
  const folder = join(dataDir, 'keys')
  const files = Object.entries(texts).map(([name, text]: [string, string]) => ({ file: join(folder, name), text }))
  const other = files.find(({ file, text }) => existsSync(file) && readFileSync(file, 'utf8').trim() !== text)
  if (other !== undefined) throw new Trouble(`There is another key in ${other.file} already. Nothing was changed.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const { file, text } of files) writeWhole(file, text)
}

export function newKey(): string {
  return randomBytes(keyBytes).toString('base64')
}

/** Adds a new version of the centre key to DATA_DIR/keys; the older ones stay, to open what they wrapped. */
export function addCentreKeyVersion(dataDir: string): number {
  const file = join(dataDir, 'keys', 'centre')
  const known = readVersions(readFileSync(file, 'utf8').trim(), file)
  const version = Math.max(...known.keys()) + 1
  const lines = [...known].map(([number, key]) => `${number}:${key.toString('base64')}`)
  writeWhole(file, [...lines, `${version}:${newKey()}`].join(','))
  return version
}

/** Takes an old version of the centre key away for ever. The newest stays always. */
export function removeCentreKeyVersion(dataDir: string, version: number): void {
  const file = join(dataDir, 'keys', 'centre')
  const known = readVersions(readFileSync(file, 'utf8').trim(), file)
  if (!known.has(version)) throw new Trouble(`There is no centre key of version ${version}. There are: ${[...known.keys()].join(', ')}.`)
  if (version === Math.max(...known.keys())) throw new Trouble(`Version ${version} is the newest centre key: it cannot be taken away.`)
  known.delete(version)
  writeWhole(file, [...known].map(([number, key]) => `${number}:${key.toString('base64')}`).join(','))
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}

function readKey(text: string, where: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== keyBytes) throw new Trouble(`The key in ${where} is not ${keyBytes} bytes in base64.`)
  return key
}

/** `newest,older<moment`: the one without a moment seals what is new. */
function readSeals(text: string, where: string): Required<Pick<Keys, 'seal' | 'olderSeals'>> {
  const parts = text.split(',').map((part) => part.trim().split('<'))
  const older = parts.filter(([, until]) => until !== undefined).map(([key = '', until = '']) => ({ until, key: readKey(key, where) }))
  const newest = parts.filter(([, until]) => until === undefined)
  const isWhole = older.every(({ until }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(until))
  if (newest.length !== 1 || !isWhole) throw new Trouble(`${where} must look like key, or after a rotation key,older<moment.`)
  return { seal: readKey(newest[0]?.[0] ?? '', where), olderSeals: older.toSorted((a, b) => (a.until < b.until ? -1 : 1)) }
}

function sealText({ seal: newest, olderSeals = [] }: Pick<Keys, 'seal' | 'olderSeals'>): string {
  return [newest.toString('base64'), ...olderSeals.map(({ key, until }) => `${key.toString('base64')}<${until}`)].join(',')
}

/** A new seal key for what is sealed from `until` on, as text; what was sealed stays under the keys of then. */
export function nextSeal(keys: Pick<Keys, 'seal' | 'olderSeals'>, until: string): string {
  return sealText({ seal: Buffer.from(newKey(), 'base64'), olderSeals: [...(keys.olderSeals ?? []), { until, key: keys.seal }] })
}

/** `newest,lasting`: without the second, one key does both. */
function readPseudonym(text: string, where: string): Pick<Keys, 'pseudonym' | 'lasting'> {
  const [newest = '', lasting, ...more] = text.split(',').map((part) => part.trim())
  if (more.length > 0) throw new Trouble(`${where} must look like key, or after a rotation key,lasting key.`)
  return { pseudonym: readKey(newest, where), ...(lasting === undefined ? {} : { lasting: readKey(lasting, where) }) }
}

function pseudonymText({ pseudonym: newest, lasting }: Pick<Keys, 'pseudonym' | 'lasting'>): string {
  return [newest, ...(lasting === undefined ? [] : [lasting])].map((key) => key.toString('base64')).join(',')
}

/** A new key for the marks of the moment, as text; what must last stays under the key of the first day. */
export function nextPseudonym(keys: Pick<Keys, 'pseudonym' | 'lasting'>): string {
  return pseudonymText({ pseudonym: Buffer.from(newKey(), 'base64'), lasting: keys.lasting ?? keys.pseudonym })
}

/** Puts another text in the place of one key in DATA_DIR/keys. */
export function replaceKey(dataDir: string, name: 'seal' | 'pseudonym' | 'signing', text: string): void {
  writeWhole(join(dataDir, 'keys', name), text)
}

function readVersions(text: string, where: string): Map<number, Buffer> {
  const versions = new Map<number, Buffer>()
  for (const part of text.split(',')) {
    const [version, key] = part.trim().split(':')
    if (!/^\d+$/.test(version ?? '') || key === undefined) throw new Trouble(`${where} must look like 1:key,2:key.`)
    versions.set(Number(version), readKey(key, where))
  }
  return versions
}

/** The key of one centre for one purpose, in a version; null when that version is not there. */
export function centreKey(keys: Keys, centreId: string, version: number): Buffer | null {
  const master = keys.centre.get(version)
  return master === undefined ? null : Buffer.from(hkdfSync('sha256', master, centreId, 'centre key', keyBytes))
}

export function newestVersion(keys: Keys): number {
  return Math.max(...keys.centre.keys())
}

/** A keyed hash of text: the same text gives the same mark, and nobody without the key can find the text by trying. */
export function pseudonym(keys: Keys, purpose: string, text: string): Buffer {
  return keyedHash(keys.pseudonym, purpose, text)
}

/** The same for what must outlive a rotation of the pseudonym key. */
export function lastingPseudonym(keys: Keys, purpose: string, text: string): Buffer {
  return keyedHash(keys.lasting ?? keys.pseudonym, purpose, text)
}

function keyedHash(key: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(purpose).update('\0').update(text).digest()
}

/** AES-256-GCM: nonce, tag and cipher text in one buffer; `context` binds it to its place and is not secret. */
export function seal(key: Buffer, text: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The opposite of `seal`; null when the key or the context is another, or a bit was changed. */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer | null {
  if (sealed.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}
