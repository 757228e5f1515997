/** The keys by which each centre signs what it hands over: shown, and made anew. */
import { listCentres } from '#contexts/access/public.ts'
import { newKey, replaceKey } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import { fingerprintText, publicJwk, signerOf } from '#platform/signing.server.ts'
import { done, failed, type CommandResult } from './command.ts'
import { refuseWhileServing, tellLogs } from './rotate.ts'

type Needs = Pick<Services, 'db' | 'clock' | 'config' | 'keys'>

export async function showFingerprints({ db, keys }: Needs): Promise<CommandResult> {
  const lines: string[] = []
  for (const centre of await listCentres(db)) {
    const signer = signerOf(keys, centre.id)
    if (signer === null) return failed('There is no signing key here: set CJG_SIGNING_KEY (./cjg key new prints one).')
    lines.push(`${centre.name}: ${fingerprintText(signer.fingerprint)}`, `  ${publicJwk(signer.publicKey)}`)
  }
  return done(...lines)
}

/** What was signed before stays signed under the key of then, which its receivers trust as long as they keep it. */
export async function rotateSigning(services: Needs): Promise<CommandResult> {
  await refuseWhileServing(services)
  await tellLogs(services, 'signing')
  const text = newKey()
  if (services.config.keys !== null)
    return done('The keys come from the environment. Set this before any process starts again:', `CJG_SIGNING_KEY=${text}`)
  replaceKey(services.config.dataDir, 'signing', text)
  return done(
    'The signing key is new. Every organisation that takes files over from here has to compare the new fingerprint (./cjg key fingerprint).',
    'Make ./cjg key export again, and start the application.',
  )
}
