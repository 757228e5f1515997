/** Which files of which packages go to the browser, and whose licence they carry. */

/** Style sheets of the NL Design System, in this order before ours. */
export const packageStyles = [
  '@nl-design-system-candidate/button-css/button.css',
  '@nl-design-system-candidate/data-badge-css/data-badge.css',
  '@nl-design-system-candidate/heading-css/heading.css',
  '@nl-design-system-candidate/link-css/link.css',
  '@nl-design-system-candidate/paragraph-css/paragraph.css',
  '@nl-design-system-candidate/skip-link-css/skip-link.css',
  '@utrecht/alert-css/dist/index.css',
  '@utrecht/breadcrumb-nav-css/dist/index.css',
  '@utrecht/form-field-css/dist/index.css',
  '@utrecht/form-field-description-css/dist/index.css',
  '@utrecht/form-field-error-message-css/dist/index.css',
  '@utrecht/form-label-css/dist/index.css',
  '@utrecht/select-css/dist/index.css',
  '@utrecht/textarea-css/dist/index.css',
  '@utrecht/textbox-css/dist/index.css',
] as const

const bricolage = '@fontsource/bricolage-grotesque'
const atkinson = '@fontsource-variable/atkinson-hyperlegible-next'
const vazirmatn = '@fontsource-variable/vazirmatn'
const sourceSans = '@fontsource-variable/source-sans-3'

/** Names as theme/fonts.css uses them. */
export const fonts = [
  { name: 'bricolage-latin', path: `${bricolage}/files/bricolage-grotesque-latin-700-normal.woff2` },
  { name: 'bricolage-latin-ext', path: `${bricolage}/files/bricolage-grotesque-latin-ext-700-normal.woff2` },
  { name: 'atkinson-latin', path: `${atkinson}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2` },
  { name: 'atkinson-latin-ext', path: `${atkinson}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2` },
  { name: 'vazirmatn-arabic', path: `${vazirmatn}/files/vazirmatn-arabic-wght-normal.woff2` },
  { name: 'source-sans-cyrillic', path: `${sourceSans}/files/source-sans-3-cyrillic-wght-normal.woff2` },
  { name: 'source-sans-cyrillic-ext', path: `${sourceSans}/files/source-sans-3-cyrillic-ext-wght-normal.woff2` },
] as const

const licences = [
  { of: 'Bricolage Grotesque', path: `${bricolage}/LICENSE` },
  { of: 'Atkinson Hyperlegible Next', path: `${atkinson}/LICENSE` },
  { of: 'Vazirmatn', path: `${vazirmatn}/LICENSE` },
  { of: 'Source Sans 3', path: `${sourceSans}/LICENSE` },
  { of: 'Style sheets of the NL Design System community', path: '@utrecht/textbox-css/LICENSE.md' },
] as const

/** One text file with the licences of fonts and style sheets, which travels with them. */
export function licenceTexts(read: (path: string) => string): string {
  return licences.map(({ of, path }) => `${of}\n${'='.repeat(of.length)}\n\n${read(path).trim()}\n`).join('\n\n')
}
