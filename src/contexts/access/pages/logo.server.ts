/** The logo of a centre: the way in for who may set it, and the picture itself for everybody. */
import { Hono } from 'hono'
import { z } from 'zod'
import { forEver } from '#web/assets/caching.ts'
import { readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { readUpload } from '#web/http/upload.server.ts'
import { mostLogoBytes, type LogoAlt, type LogoFaults } from '../rules/logo-image.ts'
import { readTheme } from '../use-cases/set-theme.server.ts'
import { removeLogo, seeLogo, setLogo } from '../use-cases/set-logo.server.ts'
import { fieldsOf } from './look-form.ts'
import { lookPath, type LookView } from './look-page.ts'
import { show, type LookParts } from './look.server.ts'
import { altField, logoMessages, logoPath } from './logo-panel.ts'

/** The picture, with room for the words and for what a form puts between them. */
const mostBodyBytes = mostLogoBytes + 16 * 1024

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Empty where there was no logo. The rule says how long the words may be. */
const Fields = z.strictObject({ seen: hash.or(z.literal('')), 'alt-nl': z.string(), 'alt-en': z.string() })
const Away = z.strictObject({ seen: hash })

/** What is under /werkplek stands behind `requireStaff`. */
export function logoRoutes(parts: LookParts): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .get('/logo/:hash', (c) => showPicture(c))
    .post(logoPath, (c) => saveLogo(c, parts))
    .post(`${logoPath}/weg`, (c) => takeAway(c, parts))
}

/** Named after its bytes, so kept for ever; as a picture and nothing else, whatever a browser thinks it sees. */
async function showPicture(c: PageContext): Promise<Response> {
  const name = hash.safeParse(c.req.param('hash'))
  const found = name.success ? await seeLogo(c.get('ctx'), name.data) : null
  if (found === null || !found.ok) return c.notFound()
  const { bytes, mediaType } = found.value
  const headers = { 'content-type': mediaType, 'cache-control': forEver, 'x-content-type-options': 'nosniff' }
  return c.body(new Uint8Array(bytes), 200, headers)
}

async function saveLogo(c: PageContext, parts: LookParts): Promise<Response> {
  // Who may not is told before anything large is read.
  const showAgain = await pageBehind(c, parts)
  if (showAgain === null) return c.notFound()
  const upload = await readUpload(c, mostBodyBytes)
  const fields = Fields.safeParse(upload?.fields)
  const { logo: file, ...foreign } = upload?.files ?? {}
  const alt = altFrom(upload?.fields ?? {})
  if (!fields.success || Object.keys(foreign).length > 0)
    return showAgain(alt, { errors: { logo: logoMessages(c.get('locale')).errors.form } }, 422)
  const image = upload?.isTooLarge === true ? 'too-heavy' : (file ?? null)
  const saved = await setLogo(c.get('ctx'), { image, alt }, fields.data.seen === '' ? null : fields.data.seen)
  if (saved.ok) return done(c, parts, 'logo')
  switch (saved.error.kind) {
    case 'not-permitted':
      return c.notFound()
    case 'changed-meanwhile':
      return showAgain(alt, { told: 'logoChanged' }, 409)
    case 'wrong-logo':
      return showAgain(alt, { errors: errorsOf(c, saved.error) }, saved.error.image === 'too-heavy' ? 413 : 422)
  }
}

async function takeAway(c: PageContext, parts: LookParts): Promise<Response> {
  const showAgain = await pageBehind(c, parts)
  if (showAgain === null) return c.notFound()
  const form = await readForm(c, Away)
  if (!form.ok) return showAgain(null, { errors: { logo: logoMessages(c.get('locale')).errors.form } }, 422)
  const removed = await removeLogo(c.get('ctx'), form.value.seen)
  if (removed.ok) return done(c, parts, 'logo-weg')
  return removed.error.kind === 'not-permitted' ? c.notFound() : showAgain(null, { told: 'logoChanged' }, 409)
}

function done(c: PageContext, parts: LookParts, what: string): Response {
  parts.forget()
  return seeOther(c, `${lookPath}?gedaan=${what}`)
}

type ShowAgain = (
  alt: LogoAlt | null,
  more: Pick<LookView, 'told'> | Pick<LookView, 'errors'>,
  status: 409 | 413 | 422,
) => Promise<Response>

/** The page of the look as it is kept, with what was typed about the logo; null for who may not see it. */
async function pageBehind(c: PageContext, parts: LookParts): Promise<ShowAgain | null> {
  const kept = await readTheme(c.get('ctx'))
  if (!kept.ok) return null
  return async (alt, more, status) => {
    // Somebody else may just have changed it.
    parts.forget()
    const { drawings, logo: there } = await parts.centre(c.get('ctx').centreId)
    const fields = fieldsOf(kept.value.look, drawings, kept.value.version)
    return show(c, parts, fields, { ...more, logo: { there, alt: alt ?? there?.alt ?? { nl: '', en: '' } } }, status)
  }
}

const altFrom = (fields: Readonly<Record<string, string>>): LogoAlt => ({
  nl: fields[altField('nl')] ?? '',
  en: fields[altField('en')] ?? '',
})

function errorsOf(c: PageContext, { image, alt }: LogoFaults): LookView['errors'] {
  const { errors } = logoMessages(c.get('locale'))
  return {
    ...Object.fromEntries(alt.map((language) => [altField(language), errors.alt[language]])),
    ...(image === null ? {} : { logo: errors.image[image] }),
  }
}
