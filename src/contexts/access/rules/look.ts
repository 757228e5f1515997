/**
 * What a centre may make its own: colours, fonts and corners (never below contrast), names of menu
 * entries, what it calls itself and its professions, drawings on or off.
 * Source: ui-guide.md "What a centre may override".
 */
import { err, ok, type Result } from '#platform/result.ts'
import { checkTheme, type ThemeRefusal } from '#web/theme/centre-theme.ts'
import type { Tokens } from '#web/theme/contrast.ts'
import { professions } from './account.ts'

export type { Tokens }

/** A name in each language; without Dutch there is nothing to fall back on. */
export type LocalName = { readonly nl: string; readonly [language: string]: string }
export type Names = Readonly<Record<string, LocalName>>

export const menuEntries = ['topics', 'ask', 'return'] as const
/** `centre` is what the centre calls itself in place of "CJG": above the municipality beside our drawing, and in articles. */
export const terms = ['centre', ...professions] as const

export type Look = { readonly tokens: Tokens; readonly menu: Names; readonly terms: Names }
export const plainLook: Look = { tokens: {}, menu: {}, terms: {} }

export type LookRefusal =
  | ThemeRefusal
  /** A name that is empty in Dutch, too long, or of something that has no name of its own. */
  | { readonly kind: 'wrong-name'; readonly name: string }

const longestName = 32

/** `ours` are the values of our own style sheet, for every pair of which the centre sets only one side. */
export function checkLook(ours: Tokens, wish: Look): Result<Look, LookRefusal> {
  const theme = checkTheme(ours, wish.tokens)
  if (!theme.ok) return theme
  const wrong = wrongName(wish.menu, menuEntries) ?? wrongName(wish.terms, terms)
  return wrong === null ? ok(wish) : err({ kind: 'wrong-name', name: wrong })
}

function wrongName(names: Names, known: readonly string[]): string | null {
  for (const [key, name] of Object.entries(names)) {
    if (!known.includes(key)) return key
    const texts: readonly (string | undefined)[] = [name.nl, ...Object.values(name)]
    if (texts.some((text) => text === undefined || !isName(text))) return key
  }
  return null
}

const isName = (text: string): boolean =>
  text.trim() === text && text !== '' && Array.from(text).length <= longestName && !/\p{C}/u.test(text)
