/**
 * The text under the front matter, from Markdown to finished HTML. Only what a reader needs is allowed:
 * h2, h3, p, ul, ol, li, a, strong and blockquote. Links name a thing, not an address:
 *
 *   [Veilig Thuis](helpline:veilig-thuis)   the name with the number behind it; [](helpline:112) the number alone
 *   [grenzen](article:hoe-geef-ik-grenzen-aan), [privacy](page:privacy), [stel je vraag](way:ask)
 *   [Nibud](https://www.nibud.nl)           elsewhere: gets rel="noreferrer"
 *
 * A heading may end in {call} (when to call whom) or {way-on} (where the reader goes next). {centrum} is what the
 * centre calls itself; it is a mark in here already (rules/centre-name.ts).
 */
import MarkdownIt, { type Token } from 'markdown-it'
import { trusted } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { fillIn, hasMark, ourName } from '../rules/centre-name.ts'
import { ways, type Body, type Helpline, type Section, type SectionKind, type Way } from '../rules/content.ts'
import { fold } from '../rules/synonyms.ts'

/** Where the things that a text names are found on this site. */
export type ContentLinks = {
  readonly article: (locale: Locale, slug: string) => string
  readonly page: (locale: Locale, slug: string) => string
  readonly way: (locale: Locale, way: Way) => string
}

export type BodyContext = { readonly locale: Locale; readonly helplines: readonly Helpline[]; readonly links: ContentLinks }
export type ReadBody = { readonly body: Body; readonly problems: readonly string[] }

const markdown = new MarkdownIt('zero', { html: false }).enable([
  'heading',
  'list',
  'blockquote',
  'link',
  'emphasis',
  'newline',
  'escape',
  'entity',
])
const allowedTags: readonly string[] = ['h2', 'h3', 'p', 'ul', 'ol', 'li', 'a', 'strong', 'blockquote', '']
const kinds: ReadonlyMap<string, SectionKind> = new Map([
  ['call', 'call'],
  ['way-on', 'wayOn'],
])
/** Slow, careful reading: our own assumption, not a measurement. */
const wordsPerMinute = 180

export function readBody(source: string, context: BodyContext): ReadBody {
  const tokens = markdown.parse(source, {})
  const found = resolveLinks(tokens, context)
  const { lead, sections } = split(tokens)
  const text = plainText(tokens)
  const body: Body = {
    lead: render(lead),
    sections,
    text,
    helplines: [...found.helplines],
    links: found.links,
    ways: [...found.ways],
    minutesToRead: Math.max(1, Math.round(text.split(/\s+/).length / wordsPerMinute)),
  }
  return { body, problems: [...tagProblems(tokens), ...found.problems, ...sectionProblems(lead, sections, tokens)] }
}

const flat = (tokens: readonly Token[]): readonly Token[] => tokens.flatMap((token) => [token, ...(token.children ?? [])])
const render = (tokens: Token[]) => trusted(markdown.renderer.render(tokens, { ...markdown.options }, {}).trim())

function tagProblems(tokens: readonly Token[]): readonly string[] {
  const tags = flat(tokens)
    .filter(({ nesting, tag }) => nesting === 1 && !allowedTags.includes(tag))
    .map(({ tag }) => `<${tag}> is not used in our texts`)
  const literal = flat(tokens)
    .filter(({ type, content }) => type === 'text' && /<\/?[a-z]|\]\(|^#+ /i.test(content))
    .map(({ content }) => `this does not become what was meant: ${content.trim()}`)
  return [...new Set([...tags, ...literal])]
}

function sectionProblems(lead: readonly Token[], sections: readonly Section[], tokens: readonly Token[]): readonly string[] {
  const anchors = sections.map(({ anchor }) => anchor)
  const marks = tokens.flatMap(({ type, content }) =>
    type === 'inline' ? [...content.matchAll(/\{([^}]*)\}/g)].map(([, mark = '']) => mark) : [],
  )
  return [
    ...marks.filter((mark) => !kinds.has(mark)).map((mark) => `{${mark}} is no mark we know`),
    ...(lead.some(({ type }) => type === 'paragraph_open') ? [] : ['the text does not begin with the answer']),
    ...(lead.some(({ tag }) => tag === 'h3') ? ['a h3 stands before the first h2'] : []),
    ...(new Set(anchors).size === anchors.length ? [] : ['two sections have the same heading']),
  ]
}

/** Cuts at every h2, and takes the mark off its heading. */
function split(tokens: Token[]): { lead: Token[]; sections: readonly Section[] } {
  const starts = tokens.flatMap((token, at) => (token.type === 'heading_open' && token.tag === 'h2' ? [at] : []))
  const sections = starts.map((start, i) => {
    const [, marked = '', mark] = /^(.*?)(?:\s*\{([a-z-]+)\})?$/.exec(tokens[start + 1]?.content ?? '') ?? []
    return {
      kind: kinds.get(mark ?? '') ?? 'text',
      anchor: fold(fillIn(marked, ourName)).replaceAll(' ', '-'),
      heading: marked,
      body: render(tokens.slice(start + 3, starts[i + 1])),
    }
  })
  return { lead: tokens.slice(0, starts[0]), sections }
}

type Resolved = {
  readonly helplines: Set<string>
  readonly links: Body['links'][number][]
  readonly ways: Set<Way>
  readonly problems: string[]
}

function resolveLinks(tokens: readonly Token[], context: BodyContext): Resolved {
  const found: Resolved = { helplines: new Set(), links: [], ways: new Set(), problems: [] }
  for (const { children } of tokens) {
    for (const [at, token] of (children ?? []).entries()) {
      if (token.type === 'link_open') resolve(token, children?.[at + 1], context, found)
    }
  }
  return found
}

/** Sets the address of one link; a helpline also gets its number, in the token that follows. */
function resolve(link: Token, next: Token | undefined, context: BodyContext, found: Resolved): void {
  const href = String(link.attrGet('href'))
  const [, scheme = '', name = ''] = /^([a-z]+):(.*)$/.exec(href) ?? []
  const helpline = scheme === 'helpline' ? context.helplines.find(({ id }) => id === name) : undefined
  const way = scheme === 'way' ? ways.find((known) => known === name) : undefined
  if (helpline !== undefined) {
    found.helplines.add(helpline.id)
    link.attrSet('href', helpline.tel)
    showNumber(next, helpline)
  } else if (way !== undefined) {
    found.ways.add(way)
    link.attrSet('href', context.links.way(context.locale, way))
  } else if (scheme === 'article' || scheme === 'page') {
    found.links.push({ kind: scheme, slug: name })
    link.attrSet('href', context.links[scheme](context.locale, name))
  } else if (scheme === 'https' && !hasMark(href)) {
    link.attrSet('rel', 'noreferrer')
  } else {
    found.problems.push(`the link ${href} leads nowhere`)
  }
}

/** Numbers stay together on one line. */
function showNumber(next: Token | undefined, { number }: Helpline): void {
  const shown = number.replaceAll(' ', '\u00A0')
  if (next?.type === 'text') next.content = `${next.content} (${shown})`
  else if (next?.type === 'link_close') next.meta = { number: shown }
}

const closeLink = markdown.renderer.rules['link_close']
markdown.renderer.rules['link_close'] = (tokens, at, options, env, renderer) => {
  const number = tokens[at]?.meta?.['number']
  return (typeof number === 'string' ? number : '') + (closeLink?.(tokens, at, options, env, renderer) ?? '</a>')
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .filter(({ type }) => type === 'inline')
    .map(({ content, children }) => (children ?? []).map(inlineText).join('') || content)
    .map((line) => line.replace(/\s*\{(?:call|way-on)\}$/, '').replace(/\s+/g, ' '))
    .join('\n')
}

const inlineText = ({ type, content, meta }: Token): string => {
  if (type === 'softbreak') return ' '
  return typeof meta?.['number'] === 'string' ? meta['number'] : content
}
