/** `./cjg demo`: fills the demonstration when it is not there, or completes it. */
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { demonstrationIsFilled, fillDemonstration } from '../demo/fill.server.ts'
import { done, readOptions, type CommandResult } from './command.ts'

export const demoUsage = ['./cjg demo   (two invented centres in use; in production only with DEMO=1)'] as const

type Needs = Pick<Services, 'db' | 'pool' | 'keys' | 'clock' | 'config'>

export async function demoCommand(services: Needs, args: readonly string[], onStep: (step: string) => void): Promise<CommandResult> {
  readOptions(args, {}, demoUsage[0])
  if (!services.config.demo) throw new Trouble('The demonstration is switched off here. Set DEMO=1 to fill it all the same.')
  const before = await demonstrationIsFilled(services)
  const { codes } = await fillDemonstration(services, onStep)
  return done(
    before ? 'The demonstration is there already; nothing changed.' : 'The demonstration is filled.',
    ...(codes.length > 0 ? ['Codes to come back with, shown once:'] : []),
    ...codes.map(({ centre, code, subject }) => `  ${code}  (${centre}: ${subject})`),
  )
}
