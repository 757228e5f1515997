/** Small libraries for tests: an article that is in order, to be put out of order one field at a time. */
import { trusted } from '#platform/html.ts'
import { Temporal } from '#platform/time.ts'
import type { Article, ContentPage, Helpline, Library, Section } from '#contexts/advice/rules/content.ts'
import { makeSynonyms } from '#contexts/advice/rules/synonyms.ts'

const section = (kind: Section['kind'], heading: string): Section => ({ kind, anchor: heading, heading, body: trusted('<p>Tekst.</p>') })

const body = {
  lead: trusted('<p>Het antwoord.</p>'),
  sections: [section('text', 'waarom'), section('call', 'bel-als'), section('wayOn', 'verder')],
  text: 'Het antwoord.',
  helplines: [],
  links: [],
  ways: ['ask'],
  minutesToRead: 1,
} as const

const kept = {
  locale: 'nl',
  owner: 'youthNurse',
  reviewedOn: Temporal.PlainDate.from('2026-11-24'),
  reviewBefore: Temporal.PlainDate.from('2027-11-24'),
} as const

export function anArticle(changes: Partial<Article> = {}): Article {
  return {
    slug: 'slapen',
    ...kept,
    ...body,
    title: 'Slapen',
    audience: ['parents'],
    topQuestion: null,
    topic: 'parenting',
    ages: ['1-4'],
    summary: ['Een.', 'Twee.', 'Drie.'],
    keywords: ['slapen', 'nacht', 'bed'],
    sources: [{ name: 'Nederlands Jeugdinstituut (NJi)', site: null }],
    readingLevel: 'B1',
    sensitive: false,
    helplineIds: [],
    related: [],
    ...changes,
  }
}

export function aPage(changes: Partial<ContentPage> = {}): ContentPage {
  return { slug: 'privacy', ...kept, ...body, title: 'Privacy', description: 'Wat wij bewaren.', ...changes }
}

export function aHelpline(changes: Partial<Helpline> = {}): Helpline {
  const text = { nl: 'Dag en nacht', en: 'Day and night' }
  return {
    id: '112',
    name: text,
    need: text,
    when: text,
    hours: text,
    number: '112',
    tel: 'tel:112',
    otherNumber: null,
    free: true,
    site: null,
    inHelpBand: true,
    ...changes,
  }
}

export function aLibrary(
  parts: { articles?: readonly Article[]; pages?: readonly ContentPage[]; helplines?: readonly Helpline[] } = {},
): Library {
  return {
    articles: bySlug(parts.articles ?? []),
    pages: bySlug(parts.pages ?? []),
    marked: { articles: [], pages: [] },
    helplines: parts.helplines ?? [aHelpline()],
    synonyms: makeSynonyms({}),
  }
}

function bySlug<T extends { slug: string; locale: string }>(texts: readonly T[]): Map<string, Map<string, T>> {
  const found = new Map<string, Map<string, T>>()
  for (const text of texts) found.set(text.slug, (found.get(text.slug) ?? new Map<string, T>()).set(text.locale, text))
  return found
}
