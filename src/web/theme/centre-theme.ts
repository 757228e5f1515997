/** What a centre may set of its look, and the style sheet that comes of it. Focus, targets, status colours and ink are not for sale. */
import { err, ok, type Result } from '#platform/result.ts'
import { failingPairs, type FailingPair, type Tokens } from './contrast.ts'

const colour = /^#[0-9a-f]{6}$/iu
const radius = /^(?:[0-9]|1[0-9]|2[0-4])px$/u
const fontFamily = /^(?:'[A-Za-z0-9 ]{1,60}'|[a-z-]{1,40})(?:, (?:'[A-Za-z0-9 ]{1,60}'|[a-z-]{1,40})){0,6}$/u

const allowed: Readonly<Record<string, RegExp>> = {
  action: colour,
  'action-deep': colour,
  'on-action': colour,
  youth: colour,
  'youth-deep': colour,
  brick: colour,
  'brick-deep': colour,
  sky: colour,
  'sky-50': colour,
  'font-display': fontFamily,
  'font-text': fontFamily,
  'radius-input': radius,
  'radius-control': radius,
  'radius-panel': radius,
  'radius-card': radius,
}

export type ThemeRefusal =
  | { readonly kind: 'not-yours-to-set'; readonly names: readonly string[] }
  | { readonly kind: 'not-a-value'; readonly names: readonly string[] }
  | { readonly kind: 'too-little-contrast'; readonly pairs: readonly FailingPair[] }

/** Checks what a centre wants to set against all pairs, with our own values for the rest. */
export function checkTheme(base: Tokens, wished: Tokens): Result<Tokens, ThemeRefusal> {
  const names = Object.keys(wished)
  const foreign = names.filter((name) => !Object.hasOwn(allowed, name))
  if (foreign.length > 0) return err({ kind: 'not-yours-to-set', names: foreign })
  const wrong = names.filter((name) => !allowed[name]?.test(wished[name] ?? ''))
  if (wrong.length > 0) return err({ kind: 'not-a-value', names: wrong })
  const failing = failingPairs({ ...base, ...wished })
  return failing.length > 0 ? err({ kind: 'too-little-contrast', pairs: failing }) : ok(wished)
}

/** The style sheet of a checked theme, for a class on the html element. */
export function themeStyle(className: string, theme: Tokens): string {
  const lines = Object.entries(theme).map(([name, value]) => `--cjg-${name}:${value}`)
  return `.${className}{${lines.join(';')}}\n`
}
