import { resolve } from 'node:path'
import { z } from 'zod'
import { Trouble } from './trouble.ts'

/** As PostgreSQL reads it; with a socket there may be no host, which a plain URL check refuses. */
const databaseUrl = z.string().regex(/^postgres(?:ql)?:\/\/[^\s]*\/[^\s?]+/, 'it must look like postgresql://user:password@host/database')

const port = z.coerce.number().int().min(0).max(65535)

/** The environment of one process. Every variable stands in the README's table; a wrong value stops the start with one sentence. */
const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_SERVE_URL: databaseUrl.optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  DEMO: z.enum(['0', '1']).optional(),
  DEMO_MONTHS: z.coerce.number().int().min(0).max(12).default(6),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('CJG <niet-antwoorden@cjg.example>'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  RESIDENT_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  RESIDENT_OIDC_CLIENT_ID: z.string().min(1).optional(),
  RESIDENT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  RESIDENT_OIDC_ACR: z.string().trim().min(1).optional(),
  CJG_CENTRE_KEYS: z.string().min(1).optional(),
  CJG_SEAL_KEY: z.string().min(1).optional(),
  CJG_PSEUDONYM_KEY: z.string().min(1).optional(),
  CJG_SIGNING_KEY: z.string().min(1).optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'it must be a mailto: address or an https: page')
    .optional(),
  SECURITY_EXPIRES_DAYS: z.coerce.number().int().min(1).max(364).default(180),
  CJG_BACKUP_KEY: z.string().min(1).optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(120).default(0),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
})

export type Config = {
  /** Whom to tell of a weakness, and how many days that is promised ahead; null: no security.txt. */
  readonly security: { readonly contact: string; readonly days: number } | null
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly database: { readonly ownerUrl: string; readonly serveUrl: string | null } | 'embedded'
  readonly poolSize: number
  readonly production: boolean
  /** Address that people use, without a closing slash; null: taken from the request. */
  readonly publicUrl: string | null
  /** How many proxies of ours stand in front and add to `x-forwarded-*`. */
  readonly trustProxy: number
  /** Fill and show the demonstration centre. */
  readonly demo: boolean
  /** How many months lie behind the demonstration; 0: the latest weeks only. */
  readonly demoMonths: number
  readonly logLevel: string
  /** Where figures for a monitor can be asked; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null
  /** How long to go on answering after being told to stop, while `/ready` already says no. */
  readonly drainSeconds: number
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | null } | 'development'
  /** Sign-in of residents with an assurance level; null: by mail link only. */
  readonly residentOidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string | null
    readonly acrValues: readonly string[]
  } | null
  /** Keys given by the environment; null: kept in DATA_DIR/keys, allowed with the embedded database only. */
  readonly keys: { readonly centre: string; readonly seal: string; readonly pseudonym: string; readonly signing?: string } | null
  /** Seals backups; null: kept in DATA_DIR/keys, allowed with the embedded database only. */
  readonly backupKey: string | null
}

/** Reads the environment; throws Trouble with a sentence naming the first wrong variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new Trouble(`The variable ${String(issue?.path[0])} is wrong: ${issue?.message ?? 'unknown value'}.`)
  }
  const v = read.data
  const keys = keysOf(v)
  if (v.DATABASE_URL !== undefined && keys === null)
    throw new Trouble(
      'With DATABASE_URL the keys must come from the environment: set CJG_CENTRE_KEYS, CJG_SEAL_KEY and CJG_PSEUDONYM_KEY (./cjg key new prints a set).',
    )
  if (v.OIDC_ISSUER !== undefined && v.OIDC_CLIENT_ID === undefined) throw new Trouble('OIDC_ISSUER is set, but OIDC_CLIENT_ID is not.')
  const production = v.NODE_ENV === 'production'
  return {
    security: v.SECURITY_CONTACT === undefined ? null : { contact: v.SECURITY_CONTACT, days: v.SECURITY_EXPIRES_DAYS },
    port: v.PORT,
    host: v.HOST,
    dataDir: resolve(v.DATA_DIR),
    database: v.DATABASE_URL === undefined ? 'embedded' : { ownerUrl: v.DATABASE_URL, serveUrl: v.DATABASE_SERVE_URL ?? null },
    poolSize: v.DATABASE_POOL,
    production,
    publicUrl: v.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    trustProxy: v.TRUST_PROXY,
    demo: v.DEMO === undefined ? !production : v.DEMO === '1',
    demoMonths: v.DEMO_MONTHS,
    logLevel: v.LOG_LEVEL,
    metrics: v.METRICS_PORT === undefined ? null : { host: v.METRICS_HOST, port: v.METRICS_PORT },
    drainSeconds: v.DRAIN_SECONDS,
    smtpUrl: v.SMTP_URL ?? null,
    mailFrom: v.MAIL_FROM,
    oidc:
      v.OIDC_ISSUER === undefined || v.OIDC_CLIENT_ID === undefined
        ? 'development'
        : { issuer: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET ?? null },
    residentOidc: residentOidcOf(v),
    keys,
    backupKey: v.CJG_BACKUP_KEY ?? null,
  }
}

/** Without the levels that are good enough there is no safe default: they must be given. */
function residentOidcOf(v: z.infer<typeof Environment>): Config['residentOidc'] {
  const { RESIDENT_OIDC_ISSUER: issuer, RESIDENT_OIDC_CLIENT_ID: clientId, RESIDENT_OIDC_ACR: acr } = v
  if (issuer === undefined) return null
  if (clientId === undefined) throw new Trouble('RESIDENT_OIDC_ISSUER is set, but RESIDENT_OIDC_CLIENT_ID is not.')
  if (acr === undefined) throw new Trouble('RESIDENT_OIDC_ISSUER is set, but RESIDENT_OIDC_ACR (the levels that are good enough) is not.')
  return { issuer, clientId, clientSecret: v.RESIDENT_OIDC_CLIENT_SECRET ?? null, acrValues: acr.split(/\s+/) }
}

function keysOf(v: z.infer<typeof Environment>): Config['keys'] {
  const { CJG_CENTRE_KEYS: centre, CJG_SEAL_KEY: seal, CJG_PSEUDONYM_KEY: pseudonym } = v
  if (centre === undefined && seal === undefined && pseudonym === undefined) return null
  if (centre === undefined || seal === undefined || pseudonym === undefined)
    throw new Trouble('Set all three of CJG_CENTRE_KEYS, CJG_SEAL_KEY and CJG_PSEUDONYM_KEY, or none.')
  return { centre, seal, pseudonym, ...(v.CJG_SIGNING_KEY === undefined ? {} : { signing: v.CJG_SIGNING_KEY }) }
}
