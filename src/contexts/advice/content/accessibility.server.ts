/**
 * What the accessibility statement stands on: the outcome of the last automated check, written by
 * `npm run accessibility`, and the list of what people checked, kept by hand. Both are read at start.
 *
 *   content/accessibility/checked.json   content/accessibility/by-hand.yaml
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Temporal } from '#platform/time.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => Temporal.PlainDate.from(text))

export const checkedByMachine = z.strictObject({
  checkedOn: day,
  /** Name and version of what checked: "axe-core 4.14.0". */
  engine: z.string().min(1),
  browser: z.string().min(1),
  tags: z.array(z.string()).min(1),
  /** How many different rules ran on at least one page. */
  rules: z.int().min(1),
  widths: z.array(z.int()).min(1),
  languages: z.array(z.string()).min(1),
  /** Without language prefix; each was checked in every language and at every width. */
  pages: z.array(z.string().startsWith('/')).min(1),
  violations: z.array(z.strictObject({ rule: z.string(), page: z.string() })),
  /** Places where the engine could not decide; a person has to. */
  undecided: z.int().min(0),
})
export type CheckedByMachine = z.output<typeof checkedByMachine>

const line = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
const checkedByHand = z.strictObject({
  checked: z.array(z.strictObject({ on: day, what: line })).min(1),
  known: z.array(line).min(1),
})

export type AccessibilityFacts = { readonly machine: CheckedByMachine } & z.output<typeof checkedByHand>

export function loadAccessibility(contentDir: string): AccessibilityFacts {
  const read = (name: string): string => readFileSync(join(contentDir, 'accessibility', name), 'utf8')
  return { machine: checkedByMachine.parse(JSON.parse(read('checked.json'))), ...checkedByHand.parse(parse(read('by-hand.yaml'))) }
}
