/** Gathers what axe found on every page of a run, and writes it for the accessibility statement (`npm run accessibility`). */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { localDate, readClock } from '#platform/time.ts'

type Outcome = Awaited<ReturnType<AxeBuilder['analyze']>>
type Check = {
  readonly path: string
  readonly language: string
  readonly width: number
  readonly outcome: Outcome
  readonly browser: string
}

export const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const

const file = resolve(import.meta.dirname, '../../content/accessibility/checked.json')
const checks: Check[] = []

export function rememberCheck(page: Page, outcome: Outcome): void {
  const { pathname } = new URL(page.url())
  const [, language = 'nl'] = /^\/(en)(?:\/|$)/.exec(pathname) ?? []
  const path = language === 'nl' ? pathname : pathname.slice(language.length + 1) || '/'
  // The pages of the demonstration are no part of the service.
  if (path.startsWith('/dev/')) return
  checks.push({
    path,
    language,
    width: page.viewportSize()?.width ?? 0,
    outcome,
    browser: `Chromium ${page.context().browser()?.version() ?? ''}`,
  })
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Pages that were not seen in every language and at every width are left out: the statement says that each was. */
export function writeAccessibilityReport(): void {
  const languages = unique(checks.map(({ language }) => language))
  const widths = unique(checks.map(({ width }) => width))
  const seen = (path: string): number =>
    unique(checks.filter((check) => check.path === path).map(({ language, width }) => `${language} ${width}`)).length
  const [first] = checks
  if (first === undefined) throw new Error('Nothing was checked')
  const rulesOf = ({ outcome }: Check) => [...outcome.passes, ...outcome.violations, ...outcome.incomplete].map(({ id }) => id)
  const undecided = checks.flatMap(({ path, outcome }) =>
    outcome.incomplete.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path} ${id} ${target.join(' ')}`)),
  )
  const report = {
    checkedOn: localDate(readClock()).toString(),
    engine: `${first.outcome.testEngine.name} ${first.outcome.testEngine.version}`,
    browser: first.browser,
    tags: axeTags,
    rules: unique(checks.flatMap(rulesOf)).length,
    widths,
    languages,
    pages: unique(checks.map(({ path }) => path)).filter((path) => seen(path) === languages.length * widths.length),
    violations: checks.flatMap(({ path, outcome }) => outcome.violations.map(({ id }) => ({ rule: id, page: path }))),
    undecided: unique(undecided).length,
  }
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}
