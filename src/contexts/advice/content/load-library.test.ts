/** What an editor is told when a file is wrong: loading copies of the real library with one thing changed. */
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ContentProblem, loadLibrary } from './load-library.server.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'opencjg-content-'))
  cpSync(resolve(import.meta.dirname, '../../../../content'), dir, { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function problems(): readonly string[] {
  try {
    loadLibrary(dir)
    return []
  } catch (problem) {
    if (problem instanceof ContentProblem) return problem.problems
    throw problem
  }
}

const article = 'articles/ik-heb-te-weinig-geld/nl.md'
function change(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(dir, file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(dir, file), changed)
}

test('the copy is in order', () => {
  expect(problems()).toEqual([])
})

test.each([
  [/^title: .*$/m, 'title: Geld bij {centre}', article, /^articles\/ik-heb-te-weinig-geld\/nl\.md: \{centre\} is no mark we know$/],
  [
    'keywords: [',
    'keywords: ["{centrum}", ',
    article,
    /^articles\/ik-heb-te-weinig-geld\/nl\.md: keywords: \{centrum\} cannot stand here$/,
  ],
  [/need: .*$/m, 'need: { nl: "{centrum}", en: x }', 'helplines.yaml', /^helplines\.yaml: \{centrum\} cannot stand here$/],
] as const)('the name of the centre where it cannot stand: %s', (from, to, file, told) => {
  change(file, from, to)
  expect(problems()).toContainEqual(expect.stringMatching(told))
})

test('the name of the centre in title, summary and text is filled in with ours', () => {
  change(article, /^title: .*$/m, 'title: Geld bij {centrum}')
  change(article, /^ {2}- Schulden\?.*$/m, '  - Schulden? Kom naar {centrum}.')
  const library = loadLibrary(dir)
  const read = library.articles.get('ik-heb-te-weinig-geld')?.get('nl')
  expect([read?.title, read?.summary.some((line) => line === 'Schulden? Kom naar CJG.')]).toEqual(['Geld bij CJG', true])
  expect(library.marked.articles.map(({ slug, locale }) => `${slug}/${locale}`)).toContain('ik-heb-te-weinig-geld/nl')
})

test.each([
  ['topic: money', 'topic: cash', /^articles\/ik-heb-te-weinig-geld\/nl\.md: topic: /],
  ['topic: money', 'topic: money\ntopik: money', /^articles\/ik-heb-te-weinig-geld\/nl\.md: the whole: .*topik/],
  [/^ {2}- Schulden\?.*\n/m, '', /^articles\/ik-heb-te-weinig-geld\/nl\.md: summary/],
  ['reviewedOn: 2026-11-24', 'reviewedOn: 2026-11-31', /nl\.md: reviewedOn: is not a day that exists$/],
  ['reviewedOn: 2026-11-24', 'reviewedOn: 24 november', /nl\.md: reviewedOn: is not a date \(2026-11-24\)$/],
  ['site: https://duo.nl', 'site: https://duo.nl/geld', /nl\.md: sources\.1\.site: is not the front page of a site/],
  ['title: Ik heb', 'title: [Ik heb', /nl\.md: is not YAML: /],
  [/^---\n/, '', /nl\.md: does not begin with front matter between two lines of ---$/],
  ['helpline:geldfit', 'helpline:geldgek', /nl\.md: the link helpline:geldgek leads nowhere$/],
])('%j changed to %j is named with file and field', (from, to, problem) => {
  change(article, from, to)
  expect(problems()).toEqual([expect.stringMatching(problem)])
})

test('all problems are told at once, in one message', () => {
  change(article, 'topic: money', 'topic: cash')
  change('pages/privacy/en.md', /^description:.*$/m, 'description: ""')
  expect(problems()).toHaveLength(2)
  expect(new ContentProblem(['a: b', 'c: d']).message).toBe('The content has 2 problems:\n  a: b\n  c: d')
})

test('a wrong list of helplines or synonyms is told first, by itself', () => {
  change(article, 'topic: money', 'topic: cash')
  change('helplines.yaml', 'number: 0800 2000', 'number: 0800-2000')
  change('synonyms.yaml', 'words: [geld,', 'word: [geld,')
  expect(problems()).toEqual([
    'helplines.yaml: 1.number: is not a number as people read it ("0800 2000")',
    expect.stringMatching(/^synonyms\.yaml: nl\.\d+\.words: /),
    expect.stringMatching(/^synonyms\.yaml: nl\.\d+: Unrecognized key: "word"/),
  ])
})

test('what holds between files is checked when each file by itself is right', () => {
  change(article, 'sensitive: true', 'sensitive: false')
  expect(problems()).toEqual([
    'articles/ik-heb-te-weinig-geld/en.md: sensitive: differs from nl.md',
    'articles/ik-heb-te-weinig-geld/nl.md: sensitive: must be true with these helplines',
  ])
})

test('a file or folder that does not belong is named', () => {
  writeFileSync(join(dir, 'articles/ik-heb-te-weinig-geld/notes.txt'), 'x')
  mkdirSync(join(dir, 'pages/Over Ons'))
  expect(problems()).toEqual([
    'articles/ik-heb-te-weinig-geld/notes.txt: is not named after a language of the centre',
    "pages/Over Ons: the folder's name is not a slug",
  ])
})

test('lines that end in the way of Windows are read as well', () => {
  const text = readFileSync(join(dir, article), 'utf8')
  writeFileSync(join(dir, article), text.replaceAll('\n', '\r\n'))
  expect(problems()).toEqual([])
})

test('a language that is missing falls back to Dutch', () => {
  rmSync(join(dir, 'articles/ik-heb-te-weinig-geld/en.md'))
  expect(loadLibrary(dir).articles.get('ik-heb-te-weinig-geld')?.get('en')).toBeUndefined()
})
