/** The head of every content file, and the two lists beside them (helplines, synonyms): checked once, field by field. */
import { parse } from 'yaml'
import { z } from 'zod'
import { Temporal } from '#platform/time.ts'
import { audiences, owners, phases, topics, topLists } from '../rules/content.ts'

/** What is wrong with a file; every sentence names the field. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] }

const line = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9-]{2,80}$/, 'is not a slug (small letters, digits and hyphens)')
/** The front page of a site: we never name a page inside, which may move or may never have been. */
const site = z.string().regex(/^https:\/\/[a-z0-9.-]+$/, 'is not the front page of a site (https://name, nothing behind it)')

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date (2026-11-24)')
  .transform((text, check) => {
    try {
      return Temporal.PlainDate.from(text)
    } catch {
      check.addIssue({ code: 'custom', message: 'is not a day that exists' })
      return z.NEVER
    }
  })

const source = z.strictObject({ name: line, site: site.nullish().transform((address) => address ?? null) })

export const articleHead = z.strictObject({
  title: line.max(60),
  audience: z.array(z.enum(audiences)).min(1),
  topQuestion: z
    .strictObject({ list: z.enum(topLists), number: z.int().min(1).max(5), sourceTitle: line })
    .nullish()
    .transform((place) => place ?? null),
  topic: z.enum(topics),
  ages: z.array(z.enum(phases)).min(1),
  summary: z.tuple([line.max(90), line.max(90), line.max(90)]),
  keywords: z.array(line).min(3),
  owner: z.enum(owners),
  sources: z.array(source).min(1),
  reviewedOn: day,
  reviewBefore: day,
  readingLevel: z.literal('B1'),
  sensitive: z.boolean(),
  helplines: z.array(slug),
  related: z.array(slug).min(1),
})
export type ArticleHead = z.output<typeof articleHead>

export const pageHead = z.strictObject({
  title: line.max(60),
  description: line.max(160),
  owner: z.enum(owners),
  reviewedOn: day,
  reviewBefore: day,
})
export type PageHead = z.output<typeof pageHead>

/** Dutch is always there; other languages may follow. */
const localText = z.object({ nl: line }).catchall(line)
const phoneNumber = z
  .string()
  .regex(/^\d[\d ]*\d$/, 'is not a number as people read it ("0800 2000")')
  .transform((number) => ({ number, tel: `tel:${number.replaceAll(' ', '')}` }))

export const helplineList = z.array(
  z
    .strictObject({
      id: slug,
      name: localText,
      need: localText,
      when: localText,
      hours: localText,
      number: phoneNumber,
      otherNumber: phoneNumber.nullish().transform((other) => other ?? null),
      free: z.boolean(),
      site: site.nullish().transform((address) => address ?? null),
      inHelpBand: z.boolean().default(false),
    })
    .transform(({ number, ...rest }) => ({ ...rest, ...number })),
)

const synonymGroup = z.strictObject({ words: z.array(line).min(1), typed: z.array(line).default([]) })
export const synonymLists = z.record(z.string(), z.array(synonymGroup))

/** A content file cut at its two lines of three hyphens. */
export function cutFrontMatter(text: string): Checked<{ readonly head: string; readonly body: string }> {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? []
  if (head === undefined || body === undefined)
    return { ok: false, problems: ['does not begin with front matter between two lines of ---'] }
  return { ok: true, value: { head, body } }
}

export function readYaml<T>(text: string, schema: z.ZodType<T>): Checked<T> {
  let value: unknown
  try {
    value = parse(text)
  } catch (problem) {
    return { ok: false, problems: [`is not YAML: ${problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : 'unreadable'}`] }
  }
  const checked = schema.safeParse(value)
  if (checked.success) return { ok: true, value: checked.data }
  return { ok: false, problems: checked.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`) }
}
