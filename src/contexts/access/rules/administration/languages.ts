/**
 * The languages of a centre: Dutch always, as the law is in it and texts are written in it first; of the others those it did not leave out.
 * Kept is what is left out, so that a language which OpenCJG learns later is there by itself.
 */
import { dutch, locales } from '#platform/locale.ts'
import { err, ok, type Result } from '#platform/result.ts'

/** As tags, in the order of the product. */
export function offeredLanguages(leftOut: readonly string[]): readonly string[] {
  return locales.map(({ tag }) => tag).filter((tag) => tag === dutch.tag || !leftOut.includes(tag))
}

/** What is left out when these are chosen; Dutch need not be among them. */
export function leaveOut(
  chosen: readonly string[],
): Result<readonly string[], { readonly kind: 'unknown-language'; readonly language: string }> {
  const tags = locales.map(({ tag }) => tag)
  const unknown = chosen.find((tag) => !tags.includes(tag))
  if (unknown !== undefined) return err({ kind: 'unknown-language', language: unknown })
  return ok(tags.filter((tag) => tag !== dutch.tag && !chosen.includes(tag)))
}
