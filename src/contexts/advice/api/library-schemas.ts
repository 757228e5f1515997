/** What the API shows of the library and of the centre: public facts, the same for everybody. */
import { z } from '@hono/zod-openapi'
import { countingNumber, day, lineOfText } from '#web/rest/route.ts'
import { audiences, owners, phases, topics } from '../rules/content.ts'

export const languages = ['nl', 'en'] as const

const inLanguage = z
  .enum(languages)
  .default('nl')
  .openapi({ description: 'The language to read in; what is not translated comes in Dutch' })
const forAudience = z
  .enum(audiences)
  .optional()
  .openapi({ description: 'For whom: parents, young people, or people who work with children' })
const forAge = z.enum(phases).optional().openapi({ description: 'Phase of growing up: years, up to but not including the second number' })

export const LanguageQuery = z.strictObject({ language: inLanguage })
export const ArticlesQuery = z.strictObject({
  audience: forAudience,
  age: forAge,
  language: inLanguage,
  page: countingNumber(999_999, 1, 'Which page, from 1'),
  pageSize: countingNumber(100, 20, 'How many articles on a page'),
})
export const SlugPath = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/, 'A name has small letters, digits and hyphens only')
    .openapi({ description: 'The name of an article, as in its address', example: 'mijn-kind-slaapt-slecht' }),
})
export const SearchBody = z
  .strictObject({
    query: lineOfText(500)
      .min(1)
      .openapi({ description: 'What somebody looks for, in own words; typing errors are forgiven', example: 'driftbui' }),
    language: inLanguage,
    audience: forAudience,
    age: forAge,
  })
  .openapi('ArticleSearch')

const Links = z.object({ self: z.string().openapi({ format: 'uri-reference' }) }).openapi('SelfLink')

export const ArticleSummary = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: z.array(z.string()).openapi({ description: 'The answer in three sentences' }),
    topic: z.enum(topics),
    audiences: z.array(z.enum(audiences)),
    ages: z.array(z.enum(phases)),
    language: z.string().openapi({ description: 'The language this text is in' }),
    links: Links,
  })
  .openapi('ArticleSummary')

export const ArticlePage = z
  .object({
    items: z.array(ArticleSummary),
    page: z.int().openapi({ description: 'This page, from 1' }),
    pageSize: z.int(),
    totalItems: z.int(),
    totalPages: z.int(),
    links: z
      .object({
        self: z.string().openapi({ format: 'uri-reference' }),
        first: z.string().openapi({ format: 'uri-reference' }),
        previous: z.string().nullable().openapi({ description: 'Null on the first page' }),
        next: z.string().nullable().openapi({ description: 'Null on the last page' }),
        last: z.string().openapi({ format: 'uri-reference' }),
      })
      .openapi('PageLinks'),
  })
  .openapi('ArticlePage')

export const SearchOutcome = z
  .object({
    items: z.array(ArticleSummary).openapi({ description: 'At most fifty, best first' }),
    totalItems: z.int(),
    didYouMean: z.string().nullable().openapi({ description: 'The words as we read them, when they had to be mended' }),
  })
  .openapi('SearchOutcome')

const PhoneNumber = z
  .object({
    number: z.string().openapi({ description: 'As it is shown', example: '0800 2000' }),
    tel: z.string().openapi({ description: 'As it is dialled', example: 'tel:08002000' }),
  })
  .openapi('PhoneNumber')

export const Helpline = z
  .object({
    id: z.string(),
    name: z.string(),
    need: z.string().openapi({ description: 'What somebody feels or needs' }),
    when: z.string().openapi({ description: 'When to call' }),
    hours: z.string(),
    ...PhoneNumber.shape,
    otherNumber: PhoneNumber.nullable(),
    free: z.boolean(),
    site: z.string().nullable(),
  })
  .openapi('Helpline')

export const Helplines = z.object({ items: z.array(Helpline) }).openapi('Helplines')

export const Article = z
  .object({
    ...ArticleSummary.shape,
    leadHtml: z.string().openapi({ description: 'The answer first, in HTML without scripts; links are relative to the site' }),
    sections: z.array(
      z
        .object({
          kind: z.enum(['text', 'call', 'wayOn']).openapi({ description: '`call`: when to call whom; `wayOn`: where to go next' }),
          anchor: z.string(),
          heading: z.string(),
          html: z.string(),
        })
        .openapi('ArticleSection'),
    ),
    text: z.string().openapi({ description: 'The same without markup, a line for each block' }),
    minutesToRead: z.int(),
    readingLevel: z.enum(['B1']),
    sensitive: z.boolean().openapi({ description: 'Show it with a neutral title and a way to leave fast' }),
    owner: z.enum(owners).openapi({ description: 'Who of the centre keeps the text true' }),
    reviewedOn: day('The day it was last looked over'),
    reviewBefore: day('The day before which it is looked over again'),
    sources: z.array(z.object({ name: z.string(), site: z.string().nullable() }).openapi('ArticleSource')),
    helplines: z.array(Helpline),
    related: z.array(ArticleSummary),
  })
  .openapi('Article')

const clock = z.string().openapi({ format: 'time-local', description: 'Local time in Europe/Amsterdam', example: '08:30:00' })
const way = z.enum(['phone', 'walk-in'])

export const CentreFacts = z
  .object({
    name: z.string(),
    municipality: z.string(),
    region: z.string(),
    demonstration: z.boolean().openapi({ description: 'True when the centre and its people are invented' }),
    phone: PhoneNumber,
    address: z.object({ street: z.string(), postalCode: z.string(), town: z.string(), directions: z.string() }).openapi('CentreAddress'),
    openingHours: z.array(
      z
        .object({ weekday: z.int().min(1).max(7).openapi({ description: '1 is Monday' }), way, opens: clock, closes: clock })
        .openapi('OpeningHours'),
    ),
    closedDays: z.array(day('A day on which the centre is closed beside the national holidays')),
    openNow: z.object({ phone: z.boolean(), walkIn: z.boolean() }).openapi('OpenNow'),
    answerWithinWorkingDays: z.int().openapi({ description: 'The term of an ordinary question' }),
    retentionDays: z.int().openapi({ description: 'How long a conversation is kept after the last activity' }),
  })
  .openapi('Centre')
