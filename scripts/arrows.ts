/**
 * The dependency arrows of ARCHITECTURE.md, checked on every import of the source. Each rule says who
 * may not reach what; tests plant one violation of each.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }
export type Violation = { readonly rule: string; readonly from: string; readonly to: string }

const importing = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** The imports of one file; paths relative to the root, packages by their name. */
export function importsOf(file: string, text: string, aliases: Readonly<Record<string, string>>): Import[] {
  return [...text.matchAll(importing)].map(([, type, plain, dynamic]) => {
    const target = plain ?? dynamic ?? ''
    return { from: file, to: resolveTarget(file, target, aliases), typeOnly: type !== undefined }
  })
}

function resolveTarget(file: string, target: string, aliases: Readonly<Record<string, string>>): string {
  if (target.startsWith('.')) return join(dirname(file), target)
  for (const [alias, path] of Object.entries(aliases)) {
    const prefix = alias.replace('*', '')
    if (target.startsWith(prefix)) return join(path.replace('*', '').replace(/^\.\//, ''), target.slice(prefix.length))
  }
  return target
}

const context = (path: string): string | null => /^src\/contexts\/([^/]+)\//.exec(path)?.[1] ?? null
const kind = (path: string): string | null => /^src\/contexts\/[^/]+\/([^/]+)\//.exec(path)?.[1] ?? null
/** The doors of a context: one, or one per subject where a single one would be too wide to read. */
const isDoor = /^src\/contexts\/[^/]+\/public(-[a-z-]+)?\.ts$/
const isTest = (path: string): boolean => /\.(db\.)?test\.ts$/.test(path)
const isPackage = (path: string): boolean =>
  !path.startsWith('src/') &&
  !path.startsWith('db/') &&
  !path.startsWith('tests/') &&
  !path.startsWith('scripts/') &&
  !path.startsWith('content/') &&
  !path.startsWith('packages/') &&
  !path.startsWith('bench/')

/** Modules that a browser runs as they are, and those that share code with the server (served with all that they import). */
const isForBrowser = (path: string): boolean => path.startsWith('src/web/browser/') || /^src\/contexts\/[^/]+\/browser\//.test(path)

type Rule = { readonly name: string; readonly broken: (arrow: Import) => boolean }

const outward = ['kysely', 'pg', 'hono', 'zod', '@hono/', 'node:', 'pg-boss', 'openid-client', 'oidc-provider', 'nodemailer']

export const rules: readonly Rule[] = [
  {
    name: 'platform knows nobody above it',
    broken: ({ from, to }) => from.startsWith('src/platform/') && to.startsWith('src/') && !to.startsWith('src/platform/'),
  },
  {
    name: 'web (shell, components) knows no context',
    broken: ({ from, to }) =>
      from.startsWith('src/web/') && to.startsWith('src/') && !to.startsWith('src/web/') && !to.startsWith('src/platform/'),
  },
  {
    name: 'another context only through its doors (public.ts, public-….ts)',
    broken: ({ from, to }) => {
      const other = context(to)
      return other !== null && context(from) !== null && other !== context(from) && !isDoor.test(to)
    },
  },
  { name: 'access asks nobody', broken: ({ from, to }) => context(from) === 'access' && context(to) !== null && context(to) !== 'access' },
  {
    name: 'contexts know no app, api or demonstration',
    broken: ({ from, to }) => context(from) !== null && /^src\/(app|api|cli|demo|dev|installation|server)/.test(to),
  },
  {
    name: 'rules are pure',
    broken: ({ from, to }) =>
      kind(from) === 'rules' &&
      (to.includes('.server') ||
        /\/(sql|use-cases|pages|jobs|api)\//.test(to) ||
        (isPackage(to) && outward.some((name) => to.startsWith(name)))),
  },
  {
    name: 'no SQL from pages',
    broken: ({ from, to }) =>
      (kind(from) === 'pages' || /^src\/contexts\/[^/]+\/routes/.test(from)) &&
      (/\/sql\//.test(to) || to === 'kysely' || to === 'pg' || /platform\/db\.server/.test(to)),
  },
  { name: 'sql decides nothing', broken: ({ from, to }) => kind(from) === 'sql' && /\/(use-cases|pages|jobs|api)\//.test(to) },
  {
    name: 'use cases know no page',
    broken: ({ from, to }) => kind(from) === 'use-cases' && (/\/pages\//.test(to) || to.startsWith('src/web/') || to === 'hono'),
  },
  {
    name: 'only time.ts imports the polyfill',
    broken: ({ from, to }) => to.startsWith('temporal-polyfill') && from !== 'src/platform/time.ts',
  },
  {
    name: 'a browser module imports nothing from the server',
    broken: ({ from, to }) => isForBrowser(from) && (to.includes('.server') || isPackage(to)),
  },
  {
    name: 'child-health asks access, families and vaccination only',
    broken: ({ from, to }) =>
      context(from) === 'child-health' && !['child-health', 'access', 'families', 'vaccination', null].includes(context(to)),
  },
  {
    name: 'vaccination asks access and families only',
    broken: ({ from, to }) => context(from) === 'vaccination' && !['vaccination', 'access', 'families', null].includes(context(to)),
  },
]

/** Everything that is wrong in these imports, cycles included. Tests may reach further. */
export function violations(imports: readonly Import[]): Violation[] {
  const ours = imports.filter(({ from }) => !isTest(from))
  const broken = ours.flatMap((arrow) =>
    rules.filter((rule) => rule.broken(arrow)).map((rule) => ({ rule: rule.name, from: arrow.from, to: arrow.to })),
  )
  return [...broken, ...cycles(ours)]
}

function cycles(imports: readonly Import[]): Violation[] {
  const graph = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly && !isPackage(to)) graph.set(from, [...(graph.get(from) ?? []), to])
  const state = new Map<string, 'open' | 'done'>()
  const found: Violation[] = []
  const visit = (file: string): void => {
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') found.push({ rule: 'no cycles', from: file, to: next })
      else if (!state.has(next)) visit(next)
    }
    state.set(file, 'done')
  }
  for (const file of graph.keys()) if (!state.has(file)) visit(file)
  return found
}

export function readImports(root: string): Import[] {
  const { imports: aliases } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const file = relative(root, resolve(root, 'src', name))
      return importsOf(file, readFileSync(join(root, file), 'utf8'), aliases)
    })
}

if (import.meta.main) {
  const found = violations(readImports(resolve(import.meta.dirname, '..')))
  for (const { rule, from, to } of found) console.error(`${from} -> ${to}: ${rule}`)
  if (found.length === 0) console.log('All arrows go the right way.')
  process.exit(found.length === 0 ? 0 : 1)
}
