/** Structured logs: ids, kinds and counts; an allow-list, so that nothing personal can slip in by a new field. */
import { pino, type Logger as Pino } from 'pino'

export type LogFields = {
  readonly traceId?: string
  readonly method?: string
  /** The pattern of the route, never the address that was asked for. */
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly kind?: string
  readonly centreId?: string
  readonly job?: string
  readonly count?: number
  readonly code?: string
  readonly error?: unknown
}

export type Log = {
  readonly info: (fields: LogFields, message: string) => void
  readonly warn: (fields: LogFields, message: string) => void
  readonly error: (fields: LogFields, message: string) => void
}

export function makeLog(level: string): Log {
  const logger: Pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const at = (method: 'info' | 'warn' | 'error') => (fields: LogFields, message: string) => {
    const { error, ...rest } = fields
    logger[method](error === undefined ? rest : { ...rest, ...describe(error) }, message)
  }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** Of an error only its class, its code and where it was thrown: its message may hold what somebody typed. */
function describe(error: unknown): { error: string; at: string | undefined; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: undefined }
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 4)
    .map((line) => line.trim().replace(/\(?file:\/\/.*?\/(src|node_modules)\//, '($1/'))
    .join(' < ')
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { error: error.name, at, ...code }
}
