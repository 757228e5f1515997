/** `./cjg centre theme`: shows and sets the look of a centre and its own words. */
import { menuEntries, plainLook, readTheme, setTheme, terms, type Look } from '#contexts/access/public.ts'
import type { SetThemeRefusal } from '#contexts/access/use-cases/set-theme.server.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { ownTokens } from '#web/assets.server.ts'
import { shownLogo } from './centre-logo.ts'
import { chooseCentre, commandContext, done, failed, readOptions, type CommandResult } from './command.ts'

type Names = Look['menu']

export async function theme(services: Pick<Services, 'db' | 'clock'>, args: readonly string[], usage: string): Promise<CommandResult> {
  const many = { type: 'string', multiple: true } as const
  const text = { type: 'string' } as const
  const read = readOptions(
    args,
    { centre: text, set: many, menu: many, term: many, drawings: text, clear: { type: 'boolean' } } as const,
    usage,
  )
  const centre = await chooseCentre(services, read.centre)
  const ctx = commandContext(services, centre)
  const kept = await readTheme(ctx)
  if (!kept.ok) return failed('This is not permitted.')
  if (args.every((arg) => arg === '--centre' || arg === read.centre || arg === `--centre=${read.centre}`))
    return done(...shown(kept.value.look, centre.drawings), ...shownLogo(centre))
  if (read.drawings !== undefined && read.drawings !== 'on' && read.drawings !== 'off')
    throw new Trouble(`--drawings is on or off.\nUsage: ${usage}`)
  const before = read.clear === true ? plainLook : kept.value.look
  const look: Look = {
    tokens: { ...before.tokens, ...Object.fromEntries((read.set ?? []).map((one) => pair(one, usage))) },
    menu: withNames(before.menu, read.menu ?? [], usage),
    terms: withNames(before.terms, read.term ?? [], usage),
  }
  const drawings = read.drawings === undefined ? centre.drawings : read.drawings === 'on'
  const set = await setTheme(ctx, ownTokens(), { ...look, drawings }, kept.value.version)
  return set.ok ? done(`${centre.name} has its look. A running application shows it within a minute.`) : failed(...sayRefusal(set.error))
}

function pair(text: string, usage: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Trouble(`"${text}" is not name=value.\nUsage: ${usage}`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** "ask.nl=Vraag het" beside the names that are there. */
function withNames(before: Names, given: readonly string[], usage: string): Names {
  const names: Record<string, { nl: string; [language: string]: string }> = Object.fromEntries(
    Object.entries(before).map(([key, name]) => [key, { ...name }]),
  )
  for (const one of given) {
    const [path, value] = pair(one, usage)
    const [key = '', language = 'nl'] = path.split('.')
    names[key] = { nl: '', ...names[key], [language]: value }
  }
  return names
}

function shown(look: Look, drawings: boolean): string[] {
  const names = (group: string, kept: Names): string[] =>
    Object.entries(kept).flatMap(([key, name]) => Object.entries(name).map(([language, text]) => `${group} ${key}.${language}=${text}`))
  const lines = [
    ...Object.entries(look.tokens).map(([name, value]) => `set ${name}=${value}`),
    ...names('menu', look.menu),
    ...names('term', look.terms),
  ]
  return [...(lines.length === 0 ? ['It looks like ours and uses our words.'] : lines), `drawings ${drawings ? 'on' : 'off'}`]
}

function sayRefusal(refusal: SetThemeRefusal | { readonly kind: 'not-permitted' }): string[] {
  switch (refusal.kind) {
    case 'too-little-contrast':
      return [
        'Not saved: too little contrast.',
        ...refusal.pairs.map(({ front, back, ratio, least }) => `  ${front} on ${back}: ${ratio}, must be ${least}`),
      ]
    case 'not-yours-to-set':
      return [`A centre cannot set: ${refusal.names.join(', ')}.`]
    case 'not-a-value':
      return [`This is no value for: ${refusal.names.join(', ')}. Colours are written as #17594e.`]
    case 'wrong-name':
      return [`This is no name for ${refusal.name}: at most 32 signs, Dutch always. There are: ${[...menuEntries, ...terms].join(', ')}.`]
    case 'changed-meanwhile':
      return ['Somebody changed it at the same moment. Try again.']
    case 'not-permitted':
      return ['This is not permitted.']
  }
}
