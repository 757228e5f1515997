/** Which keys a backup was made with, as marks that tell keys apart and nothing more; and what of them is missing here. */
import type { Keys } from '../keys.server.ts'
import type { BackupHead } from './records.ts'
import { keyMark } from './sealed-file.server.ts'

const mark = (key: Buffer): string => keyMark(key).toString('hex')

/** Of the pseudonym key the lasting part counts: the rest makes nothing that a backup of yesterday still needs. */
export function keysOf(keys: Keys): Omit<BackupHead['keys'], 'needed'> {
  const centre = Object.fromEntries([...keys.centre].map(([version, key]) => [String(version), mark(key)]))
  return { centre, seal: mark(keys.seal), pseudonym: mark(keys.lasting ?? keys.pseudonym) }
}

/** Each thing that would not work with these keys, as a sentence; `keys` null: there are none. */
export function missingKeys(head: BackupHead, keys: Keys | null): string[] {
  if (keys === null) return ['There are no keys here. Put them back first: ./cjg key import --from <file>.']
  const here = keysOf(keys)
  const sentences: string[] = []
  for (const version of head.keys.needed) {
    const found = here.centre[String(version)]
    if (found === undefined)
      sentences.push(`Version ${version} of the centre key is not here: the conversations under it could not be read.`)
    else if (found !== head.keys.centre[String(version)])
      sentences.push(`Version ${version} of the centre key is another than the backup was made with.`)
  }
  const seals = [keys.seal, ...(keys.olderSeals ?? []).map(({ key }) => key)].map(mark)
  if (!seals.includes(head.keys.seal))
    sentences.push('The seal key is another than the backup was made with: the audit log could not be proven.')
  if (here.pseudonym !== head.keys.pseudonym) sentences.push('The pseudonym key is another than the backup was made with.')
  return sentences
}
