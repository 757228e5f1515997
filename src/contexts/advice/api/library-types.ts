/** The library and the centre as the API shows them. */
import type { z } from '@hono/zod-openapi'
import type { Centre } from '#contexts/access/public.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { apiBase } from '#web/rest/route.ts'
import type * as rules from '../rules/content.ts'
import { listHelplines, listRelated, localText, type FoundArticle } from '../rules/library.ts'
import { isOpenAt } from '../rules/terms.ts'
import type { Article, ArticlePage, ArticlesQuery, ArticleSummary, CentreFacts, Helpline } from './library-schemas.ts'

export function toSummary({ article }: Pick<FoundArticle, 'article'>): z.infer<typeof ArticleSummary> {
  const { slug, title, summary, topic, audience, ages, locale } = article
  return {
    ...{ slug, title, summary: [...summary], topic, audiences: [...audience], ages: [...ages], language: locale },
    links: { self: `${apiBase}/articles/${slug}?language=${locale}` },
  }
}

export function toArticle(library: rules.Library, locale: Locale, { article }: FoundArticle): z.infer<typeof Article> {
  return {
    ...toSummary({ article }),
    leadHtml: article.lead.toString(),
    sections: article.sections.map(({ kind, anchor, heading, body }) => ({ kind, anchor, heading, html: body.toString() })),
    text: article.text,
    minutesToRead: article.minutesToRead,
    readingLevel: article.readingLevel,
    sensitive: article.sensitive,
    owner: article.owner,
    reviewedOn: article.reviewedOn.toString(),
    reviewBefore: article.reviewBefore.toString(),
    sources: article.sources.map(({ name, site }) => ({ name, site })),
    helplines: listHelplines(library, article).map((line) => toHelpline(line, locale)),
    related: listRelated(library, locale, article).map(toSummary),
  }
}

export function toHelpline(line: rules.Helpline, locale: Locale): z.infer<typeof Helpline> {
  const words = (text: rules.LocalText): string => localText(text, locale)
  return {
    ...{ id: line.id, name: words(line.name), need: words(line.need), when: words(line.when), hours: words(line.hours) },
    ...{ number: line.number, tel: line.tel, free: line.free, site: line.site },
    otherNumber: line.otherNumber === null ? null : { number: line.otherNumber.number, tel: line.otherNumber.tel },
  }
}

export function toPage(found: readonly FoundArticle[], query: z.infer<typeof ArticlesQuery>): z.infer<typeof ArticlePage> {
  const { page, pageSize } = query
  const totalPages = Math.max(1, Math.ceil(found.length / pageSize))
  const link = (to: number): string => {
    const parameters = new URLSearchParams({ ...without(query), page: String(to), pageSize: String(pageSize) })
    return `${apiBase}/articles?${parameters.toString()}`
  }
  return {
    items: found.slice((page - 1) * pageSize, page * pageSize).map(toSummary),
    ...{ page, pageSize, totalItems: found.length, totalPages },
    links: {
      self: link(page),
      first: link(1),
      previous: page > 1 ? link(Math.min(page - 1, totalPages)) : null,
      next: page < totalPages ? link(page + 1) : null,
      last: link(totalPages),
    },
  }
}

function without({ audience, age, language }: z.infer<typeof ArticlesQuery>): Record<string, string> {
  return { ...(audience === undefined ? {} : { audience }), ...(age === undefined ? {} : { age }), language }
}

export function toCentre(centre: Centre, now: Instant): z.infer<typeof CentreFacts> {
  const isOpen = (way: 'phone' | 'walk-in'): boolean =>
    isOpenAt({ hours: centre.openingHours.filter(({ kind }) => kind === way), closedDays: centre.closedDays }, now)
  return {
    ...{ name: centre.name, municipality: centre.municipality, region: centre.region, demonstration: centre.demonstration },
    phone: phone(centre.phone),
    address: { street: centre.streetAddress, postalCode: centre.postalCode, town: centre.town, directions: centre.directions },
    openingHours: centre.openingHours.map(({ weekday, kind, opens, closes }) => ({
      ...{ weekday, way: kind, opens: opens.toString(), closes: closes.toString() },
    })),
    closedDays: centre.closedDays.map(String),
    openNow: { phone: isOpen('phone'), walkIn: isOpen('walk-in') },
    answerWithinWorkingDays: centre.answerTermWorkingDays,
    retentionDays: centre.retentionDays,
  }
}

export const phone = (number: string): { number: string; tel: string } => ({ number, tel: `tel:${number.replace(/\s/g, '')}` })
