/** The look of a centre: reads the form, calls one use case, shows what came of it. Not allowed and not there are one page. */
import { Hono } from 'hono'
import { formatNumber } from '#platform/i18n.ts'
import { ownTokens } from '#web/assets.server.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import type { Tokens } from '#web/theme/contrast.ts'
import type { ThemeRefusal } from '#web/theme/centre-theme.ts'
import { readTheme, setTheme, type SetThemeRefusal } from '../use-cases/set-theme.server.ts'
import { checkLook } from '../rules/look.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import { fieldsOf, LookForm, nameField, offeredColours, wishFrom, type LookFields } from './look-form.ts'
import { lookMessages, lookPage, lookPath, type LookView, type Told } from './look-page.ts'
import { workplaceFrame } from './workplace-frame.server.ts'

export type LookParts = {
  readonly centre: (id: Centre['id']) => Promise<Centre>
  /** Reads the centres again at the next use, so that what was saved is seen at once. */
  readonly forget: () => void
}

/** Stands behind `requireStaff`. */
export function lookRoutes(parts: LookParts): Hono<PageEnv> {
  return new Hono<PageEnv>().get(lookPath, (c) => showLook(c, parts)).post(lookPath, (c) => saveLook(c, parts))
}

/** What was done, by the word in the address to which a write leads. */
const toldBy: Readonly<Record<string, Told>> = { bewaard: 'saved', logo: 'logoSaved', 'logo-weg': 'logoRemoved' }

async function showLook(c: PageContext, parts: LookParts): Promise<Response> {
  const ctx = c.get('ctx')
  const kept = await readTheme(ctx)
  if (!kept.ok) return c.notFound()
  const { drawings } = await parts.centre(ctx.centreId)
  const fields = fieldsOf(kept.value.look, drawings, kept.value.version)
  return show(c, parts, fields, { told: toldBy[c.req.query('gedaan') ?? ''] ?? null })
}

async function saveLook(c: PageContext, parts: LookParts): Promise<Response> {
  const ctx = c.get('ctx')
  const form = await readForm(c, LookForm)
  if (!form.ok) {
    const kept = await readTheme(ctx)
    if (!kept.ok) return c.notFound()
    const typed = Object.fromEntries(Object.entries(form.error.typed).filter(([, value]) => typeof value === 'string')) as LookFields
    const fields = { ...fieldsOf(kept.value.look, c.get('site').drawings, kept.value.version), ...typed }
    return show(c, parts, fields, { errors: { action: lookMessages(c.get('locale')).errors.form } }, 422)
  }
  const wish = wishFrom(form.value)
  const fields = Object.fromEntries(Object.entries(form.value).map(([name, value]) => [name, String(value)]))
  if (form.value.go === 'look') {
    // Looking saves nothing, but is for who may save.
    const may = await readTheme(ctx)
    if (!may.ok) return c.notFound()
    const checked = checkLook(ownTokens(), wish)
    return show(c, parts, fields, checked.ok ? {} : { errors: errorsOf(c, checked.error) }, checked.ok ? 200 : 422)
  }
  const saved = await setTheme(ctx, ownTokens(), wish, form.value.version)
  if (saved.ok) {
    parts.forget()
    return seeOther(c, `${lookPath}?gedaan=bewaard`)
  }
  if (saved.error.kind === 'not-permitted') return c.notFound()
  if (saved.error.kind === 'changed-meanwhile')
    return show(c, parts, { ...fields, version: String(saved.error.version) }, { told: 'changed' }, 409)
  return show(c, parts, fields, { errors: errorsOf(c, saved.error) }, 422)
}

function errorsOf(c: PageContext, refusal: Exclude<SetThemeRefusal, { kind: 'changed-meanwhile' }>): LookView['errors'] {
  const words = lookMessages(c.get('locale'))
  switch (refusal.kind) {
    case 'too-little-contrast':
      return contrastErrors(c, refusal)
    case 'not-a-value':
    case 'not-yours-to-set':
      return Object.fromEntries(refusal.names.map((name) => [name, words.errors.notAColour]))
    case 'wrong-name':
      return { [nameField(isMenu(refusal.name) ? 'menu' : 'term', refusal.name, 'nl')]: words.errors.name }
  }
}

const isMenu = (name: string): boolean => name === 'topics' || name === 'ask' || name === 'return'

/** The worst pair of each colour, beside the field of that colour. */
function contrastErrors(c: PageContext, { pairs }: Extract<ThemeRefusal, { kind: 'too-little-contrast' }>): LookView['errors'] {
  const locale = c.get('locale')
  const words = lookMessages(locale)
  const errors: Record<string, string> = {}
  for (const { front, back, ratio, least } of pairs) {
    const field = [front, back].find((name) => offeredColours.some((one) => one === name)) ?? 'action'
    const name = (token: string): string => words.pairs[token] ?? words.tokens[token] ?? token
    const text = words.errors.contrast(name(front), name(back), formatNumber(locale, ratio), formatNumber(locale, least))
    errors[field] ??= `${text.charAt(0).toLocaleUpperCase(locale.format)}${text.slice(1)}`
  }
  return errors
}

/** The whole page, with the logo that is there unless somebody is just typing about another. */
export async function show(
  c: PageContext,
  parts: LookParts,
  fields: LookFields,
  more: Partial<Pick<LookView, 'errors' | 'told' | 'logo'>>,
  status: 200 | 409 | 413 | 422 = 200,
): Promise<Response> {
  const colours = offeredColours
    .map((name) => [name, (fields[name] ?? '').trim()] as const)
    .filter(([, value]) => /^#[0-9a-f]{6}$/i.test(value))
  const shown: Tokens = { ...ownTokens(), ...Object.fromEntries(colours) }
  const { logo: there } = await parts.centre(c.get('ctx').centreId)
  const logo = { there, alt: there?.alt ?? { nl: '', en: '' } }
  const isAnswerToPost = c.req.method === 'POST'
  return page(c, lookPage({ ...workplaceFrame(c), fields, errors: {}, shown, logo, isAnswerToPost, ...more }), status)
}
