/**
 * Editions of the access policy on this installation: which held from when until when, and what became different with each.
 * Source: NEN 7513 (an event names the authorisation protocol that it was decided by; privacy rules PR-28, PR-30).
 */
import type { Instant } from '#platform/time.ts'

type Named = Readonly<Record<string, unknown>>

/** The rules of an edition: deeds by name, lines about files, needs by purpose. What a line looked like then, nobody needs to know now. */
export type PolicyRules = { readonly deeds: Named; readonly lines: readonly unknown[]; readonly needs: Named }

export type KeptEdition = { readonly version: string; readonly heldFrom: Instant; readonly rules: PolicyRules }

export type EditionChanges = {
  readonly deeds: { readonly added: readonly string[]; readonly gone: readonly string[]; readonly changed: readonly string[] }
  readonly lines: { readonly added: number; readonly gone: number }
  /** Purposes that need other groups of fields than before. */
  readonly needs: readonly string[]
}

export type Edition = {
  readonly version: string
  readonly heldFrom: Instant
  /** Null: it holds now. */
  readonly heldUntil: Instant | null
  /** Null for the first that was noted: nothing is known of what came before. */
  readonly changes: EditionChanges | null
}

/** From the oldest to the newest as they were kept; answered newest first. */
export function editionsOf(kept: readonly KeptEdition[]): readonly Edition[] {
  return kept
    .map(({ version, heldFrom, rules }, at) => {
      const before = kept[at - 1]
      const changes = before === undefined ? null : changesBetween(before.rules, rules)
      return { version, heldFrom, heldUntil: kept[at + 1]?.heldFrom ?? null, changes }
    })
    .toReversed()
}

export function changesBetween(was: PolicyRules, is: PolicyRules): EditionChanges {
  const [before, after] = [asTexts(was.lines), asTexts(is.lines)]
  const needs = compare(was.needs, is.needs)
  return {
    deeds: compare(was.deeds, is.deeds),
    lines: { added: after.filter((line) => !before.includes(line)).length, gone: before.filter((line) => !after.includes(line)).length },
    needs: [...needs.added, ...needs.gone, ...needs.changed].toSorted(),
  }
}

const asTexts = (lines: readonly unknown[]): readonly string[] => lines.map((line) => JSON.stringify(line))

function compare(was: Named, is: Named): EditionChanges['deeds'] {
  const isOther = (name: string): boolean => JSON.stringify(was[name]) !== JSON.stringify(is[name])
  return {
    added: Object.keys(is).filter((name) => !(name in was)),
    gone: Object.keys(was).filter((name) => !(name in is)),
    changed: Object.keys(is).filter((name) => name in was && isOther(name)),
  }
}
