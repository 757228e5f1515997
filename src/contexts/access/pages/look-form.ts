/** The form of the look: what was typed, to the values that the rules know and back. Three fields a person understands stand for several tokens. */
import { z } from 'zod'
import { menuEntries, terms, type Look, type Names } from '../rules/look.ts'

/** The colours that are offered, in order. */
export const offeredColours = ['action', 'action-deep', 'youth', 'brick', 'sky'] as const

const corners = {
  own: {},
  little: { 'radius-input': '4px', 'radius-control': '4px', 'radius-panel': '6px', 'radius-card': '8px' },
  straight: { 'radius-input': '0px', 'radius-control': '0px', 'radius-panel': '0px', 'radius-card': '0px' },
} as const
const fonts = {
  own: {},
  system: { 'font-display': 'system-ui, sans-serif', 'font-text': 'system-ui, sans-serif' },
} as const

export type LookFields = Readonly<Record<string, string>>

const languages = ['nl', 'en'] as const
export const nameField = (group: 'menu' | 'term', key: string, language: string): string => `${group}-${key}-${language}`

const line = z.string().max(200).default('')
const nameShape = Object.fromEntries(
  [...menuEntries.map((key) => ['menu', key] as const), ...terms.map((key) => ['term', key] as const)].flatMap(([group, key]) =>
    languages.map((language) => [nameField(group, key, language), line] as const),
  ),
)

export const LookForm = z.strictObject({
  ...Object.fromEntries(offeredColours.map((name) => [name, line] as const)),
  ...nameShape,
  corners: z.enum(['own', 'little', 'straight']),
  font: z.enum(['own', 'system']),
  drawings: z.enum(['on', 'off']),
  version: z.coerce.number().int().min(0),
  go: z.enum(['look', 'save']),
})

export function wishFrom(form: z.output<typeof LookForm>): Look & { readonly drawings: boolean } {
  const typed = form as Readonly<Record<string, unknown>>
  const text = (name: string): string => {
    const value = typed[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const colours = offeredColours.map((name) => [name, text(name).toLowerCase()] as const).filter(([, value]) => value !== '')
  return {
    tokens: { ...Object.fromEntries(colours), ...corners[form.corners], ...fonts[form.font] },
    menu: namesFrom('menu', menuEntries, text),
    terms: namesFrom('term', terms, text),
    drawings: form.drawings === 'on',
  }
}

function namesFrom(group: 'menu' | 'term', keys: readonly string[], text: (name: string) => string): Names {
  const named = keys.flatMap((key) => {
    const given = languages.map((language) => [language, text(nameField(group, key, language))] as const).filter(([, name]) => name !== '')
    // Without Dutch it stays in, so that the rule refuses it and says so.
    return given.length === 0 ? [] : [[key, { nl: '', ...Object.fromEntries(given) }] as const]
  })
  return Object.fromEntries(named)
}

/** What stands in the fields for a look that is kept. */
export function fieldsOf(look: Look, drawings: boolean, version: number): LookFields {
  const same = (set: Readonly<Record<string, string>>): boolean => Object.entries(set).every(([name, value]) => look.tokens[name] === value)
  const names = (group: 'menu' | 'term', kept: Names) =>
    Object.entries(kept).flatMap(([key, name]) =>
      languages.map((language) => [nameField(group, key, language), name[language] ?? ''] as const),
    )
  return {
    ...Object.fromEntries(offeredColours.map((name) => [name, look.tokens[name] ?? ''])),
    ...Object.fromEntries([...names('menu', look.menu), ...names('term', look.terms)]),
    corners: same(corners.straight) ? 'straight' : same(corners.little) ? 'little' : 'own',
    font: same(fonts.system) ? 'system' : 'own',
    drawings: drawings ? 'on' : 'off',
    version: String(version),
  }
}
