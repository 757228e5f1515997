/** `./cjg centre logo`: shows, sets and removes the logo of a centre. */
import { readFile } from 'node:fs/promises'
import { removeLogo, setLogo, type Centre } from '#contexts/access/public.ts'
import type { ImageFault } from '#contexts/access/rules/logo-image.ts'
import type { SetLogoRefusal } from '#contexts/access/use-cases/set-logo.server.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { chooseCentre, commandContext, done, failed, readOptions, type CommandResult } from './command.ts'

export async function logo(services: Pick<Services, 'db' | 'clock'>, args: readonly string[], usage: string): Promise<CommandResult> {
  const text = { type: 'string' } as const
  const options = { centre: text, file: text, 'alt-nl': text, 'alt-en': text, remove: { type: 'boolean' } } as const
  const read = readOptions(args, options, usage)
  const centre = await chooseCentre(services, read.centre)
  const ctx = commandContext(services, centre)
  const there = centre.logo
  const alt = { nl: read['alt-nl'] ?? there?.alt.nl ?? '', en: read['alt-en'] ?? there?.alt.en ?? '' }
  const isSet = read.file !== undefined || read['alt-nl'] !== undefined || read['alt-en'] !== undefined
  if (read.remove === true && isSet) throw new Trouble(`--remove stands alone.\nUsage: ${usage}`)
  if (read.remove === true && there === null) return done(`${centre.name} has no logo.`)
  if (read.remove === true && there !== null) {
    const removed = await removeLogo(ctx, there.hash)
    return removed.ok ? done(`${centre.name} has no logo any more.`) : failed(...sayRefusal(removed.error))
  }
  if (!isSet) return done(...shownLogo(centre))
  const image = read.file === undefined ? null : await bytesOf(read.file)
  const set = await setLogo(ctx, { image, alt }, there?.hash ?? null)
  return set.ok ? done(`${centre.name} has its logo. A running application shows it within a minute.`) : failed(...sayRefusal(set.error))
}

export function shownLogo({ logo: there }: Pick<Centre, 'logo'>): string[] {
  if (there === null) return ['no logo']
  const { mediaType, width, height, hash, alt } = there
  return [`logo ${mediaType} ${width}x${height} ${hash.slice(0, 12)}`, `logo alt-nl=${alt.nl}`, `logo alt-en=${alt.en}`]
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw new Trouble(`There is no file ${path} that can be read.`)
  }
}

const faults: Readonly<Record<ImageFault, string>> = {
  empty: 'A logo needs a picture: --file.',
  svg: 'An SVG can hold hidden code; give a PNG or WebP.',
  gif: 'A GIF is no logo; give a PNG or WebP.',
  jpeg: 'A JPEG is no logo; give a PNG or WebP.',
  'other-kind': 'The file is neither PNG nor WebP.',
  animated: 'The picture moves; give one that stands still.',
  broken: 'The file is broken or not complete.',
  'too-heavy': 'The file is larger than 2 MB.',
  'too-large': 'A side is longer than 4096 pixels.',
  'too-small': 'A side is shorter than 32 pixels.',
}

function sayRefusal(refusal: SetLogoRefusal | { readonly kind: 'not-permitted' }): string[] {
  switch (refusal.kind) {
    case 'wrong-logo':
      return [
        ...(refusal.image === null ? [] : [faults[refusal.image]]),
        ...refusal.alt.map((language) => `--alt-${language} says what is on the logo, on one line of at most 80 signs.`),
      ]
    case 'changed-meanwhile':
      return ['Somebody changed it at the same moment. Try again.']
    case 'not-permitted':
      return ['This is not permitted.']
  }
}
