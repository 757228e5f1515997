import { expect, test } from 'vitest'
import { importsOf, rules, violations } from './arrows.ts'

const aliases = { '#platform/*': './src/platform/*', '#contexts/*': './src/contexts/*', '#web/*': './src/web/*' }

const planted: [rule: string, file: string, line: string][] = [
  ['platform knows nobody above it', 'src/platform/time.ts', `import { act } from '#contexts/access/public.ts'`],
  ['web (shell, components) knows no context', 'src/web/shell.ts', `import type { Centre } from '#contexts/access/public.ts'`],
  [
    'another context only through its doors (public.ts, public-….ts)',
    'src/contexts/advice/use-cases/ask.server.ts',
    `import { insertAudit } from '#contexts/access/sql/audit.server.ts'`,
  ],
  ['access asks nobody', 'src/contexts/access/use-cases/act.server.ts', `export { ask } from '../../advice/public.ts'`],
  [
    'contexts know no app, api or demonstration',
    'src/contexts/advice/routes.server.ts',
    `import { makeApp } from '../../app/app.server.ts'`,
  ],
  ['rules are pure', 'src/contexts/advice/rules/terms.ts', `import { sql } from 'kysely'`],
  ['no SQL from pages', 'src/contexts/advice/pages/inbox.ts', `import { listInbox } from '../sql/conversations.server.ts'`],
  ['sql decides nothing', 'src/contexts/advice/sql/conversations.server.ts', `import { ask } from '../use-cases/ask.server.ts'`],
  ['use cases know no page', 'src/contexts/advice/use-cases/ask.server.ts', `import { askPage } from '../pages/ask.ts'`],
  ['only time.ts imports the polyfill', 'src/contexts/advice/rules/terms.ts', `import { Temporal } from 'temporal-polyfill'`],
  ['a browser module imports nothing from the server', 'src/web/browser/quick-exit.ts', `import pg from 'pg'`],
  [
    'child-health asks access, families and vaccination only',
    'src/contexts/child-health/pages/frame.ts',
    `import { adviceRoutes } from '#contexts/advice/public.ts'`,
  ],
  [
    'vaccination asks access and families only',
    'src/contexts/vaccination/rules/dose.ts',
    `import { rowsOfHealth } from '#contexts/child-health/public-retention.ts'`,
  ],
]

test.each(planted)('a planted violation is found: %s', (rule, file, line) => {
  expect(violations(importsOf(file, line, aliases)).map((found) => found.rule)).toContain(rule)
})

test('every rule is proved by a planted violation', () => {
  expect(planted.map(([rule]) => rule).toSorted()).toEqual(rules.map(({ name }) => name).toSorted())
})

test('a browser module of a context imports nothing from the server either', () => {
  const planted = importsOf('src/contexts/child-health/browser/growth.ts', `import { asset } from '#web/assets.server.ts'`, aliases)
  expect(violations(planted).map(({ rule }) => rule)).toContain('a browser module imports nothing from the server')
})

test('a planted cycle is found, also over three files', () => {
  const imports = ['a', 'b', 'c'].flatMap((name, i) =>
    importsOf(`src/platform/${name}.ts`, `import { x } from './${'bca'[i]}.ts'`, aliases),
  )
  expect(violations(imports)).toMatchObject([{ rule: 'no cycles' }])
})

test('what the house style allows is not refused', () => {
  const fine = [
    ...importsOf(
      'src/contexts/advice/use-cases/ask.server.ts',
      `import { act } from '#contexts/access/public.ts'\nimport { insertMessage } from '../sql/conversations.server.ts'`,
      aliases,
    ),
    ...importsOf('src/contexts/advice/pages/ask.ts', `import { publicPage } from '#web/shell.ts'`, aliases),
    ...importsOf('src/contexts/advice/rules/terms.ts', `import { Temporal } from '#platform/time.ts'`, aliases),
  ]
  expect(violations(fine)).toEqual([])
})
